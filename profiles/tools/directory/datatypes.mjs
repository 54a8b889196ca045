// Small FHIR shapes the directory is made of.

export const BASE = 'https://renkei.example/fhir';
const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

export const structure = (name) => `${BASE}/StructureDefinition/${name}`;
export const coding = (system, code, display) => ({ system: `${BASE}/CodeSystem/${system}`, code, ...(display && { display }) });
export const reference = (type, id) => ({ reference: `${type}/${id}` });

/** Only what has a value. */
export const present = (object) =>
  Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  );

/** A simple extension of ours; none without a value. */
export const extension = (name, type, value) => (value === undefined ? [] : [{ url: structure(name), [`value${type}`]: value }]);

/** A part of a complex extension; none without a value. */
export const part = (url, type, value) => (value === undefined ? [] : [{ url, [`value${type}`]: value }]);
export const parts = (url, type, values = []) => values.flatMap((value) => part(url, type, value));

/** A part whose Japanese words carry their English. */
export const partInBoth = (url, words) => (words === undefined ? [] : [{ url, ...inBoth('valueString', words) }]);

/** `property` in Japanese, with its English in HL7's translation extension. */
export const inBoth = (property, words) => (words === undefined ? {} : { [property]: words.ja, [`_${property}`]: { extension: [translation(words.en)] } });

const translation = (en) => ({
  url: TRANSLATION,
  extension: [
    { url: 'lang', valueCode: 'en' },
    { url: 'content', valueString: en },
  ],
});

export const unverified = (mark) =>
  mark === undefined ? [] : [{ url: structure('unverified'), extension: [...part('reason', 'Code', mark.reason), ...partInBoth('note', mark.note)] }];

/** The marks an entry puts on one of its fields. */
export const marksOn = (entry, field) => (entry.unverified ?? []).filter(({ of }) => of === field).flatMap(unverified);

/** "08:30" -> "08:30:00" */
export const time = (clock) => (clock === undefined ? undefined : `${clock}:00`);

export const joined = (words = []) =>
  words.length === 0 ? undefined : { ja: words.map(({ ja }) => ja).join('\n'), en: words.map(({ en }) => en).join('\n') };
