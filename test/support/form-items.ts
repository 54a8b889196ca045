// The items of a form as a reader needs them: flat, with their options in words.
import { type Artefact, BASE, type Concept, englishOf, flat, ofType } from './artefacts.ts';

export interface Extension {
  readonly url: string;
  readonly extension?: readonly Extension[];
  readonly [value: string]: unknown;
}
interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}
interface Option {
  readonly valueCoding: Coding;
  readonly extension?: readonly Extension[];
}
interface Condition {
  readonly question: string;
  readonly operator: string;
  readonly answerCoding?: Coding;
  readonly answerInteger?: number;
  readonly answerBoolean?: boolean;
}
export interface Item {
  readonly linkId: string;
  readonly type: string;
  readonly text: string;
  readonly prefix?: string;
  readonly repeats?: boolean;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly maxLength?: number;
  readonly definition?: string;
  readonly code?: readonly Coding[];
  readonly answerValueSet?: string;
  readonly answerOption?: readonly Option[];
  readonly initial?: readonly unknown[];
  readonly enableWhen?: readonly Condition[];
  readonly enableBehavior?: string;
  readonly extension?: readonly Extension[];
  readonly item?: readonly Item[];
}
type Form = Artefact & { readonly item: readonly Item[]; readonly extension: readonly Extension[] };

export function formOf(id: string): Form {
  const found = ofType('Questionnaire').find((each) => each.id === id);
  if (found === undefined) throw new Error(`no form ${id}`);
  return found as Form;
}

/** An item and all below it, in reading order. */
export const itemsBelow = (items: readonly Item[] = []): Item[] =>
  items.flatMap((each) => [each, ...itemsBelow(each.item)]);

export const isQuestion = ({ type }: Item): boolean => type !== 'group' && type !== 'display';

type Extended = { readonly extension?: readonly Extension[] };
export const valuesOf = (of: Extended, url: string, value: string): unknown[] =>
  (of.extension ?? []).filter((each) => each.url === url).map((each) => each[value]);
export const rulesOf = (of: Extended): string[] =>
  valuesOf(of, `${BASE}StructureDefinition/rule`, 'valueCoding').map((coding) => (coding as Coding).code);
export const verificationOf = (of: Extended): unknown =>
  valuesOf(of, `${BASE}StructureDefinition/verification`, 'valueCode')[0];
export const filledBy = (of: Extended): unknown => valuesOf(of, `${BASE}StructureDefinition/filled-by`, 'valueCode')[0];
export const isExclusive = (option: Extended): boolean =>
  valuesOf(option, 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive', 'valueBoolean')[0] === true;
export const englishText = (item: Item): string | undefined => englishOf({ ...item }, 'text');

interface Include {
  readonly system: string;
  readonly concept?: readonly Concept[];
}

/** The options of an item in their order, each with the word a person reads in either language. */
export function optionsOf({ linkId, answerOption, answerValueSet }: Item): (Coding & { readonly english?: string })[] {
  if (answerOption !== undefined)
    return answerOption.map(({ valueCoding }) => ({
      ...valueCoding,
      english: englishOf({ ...valueCoding }, 'display'),
    }));
  const valueSet = ofType('ValueSet').find(({ url }) => url === answerValueSet);
  if (valueSet === undefined) throw new Error(`${linkId}: no value set ${answerValueSet}`);
  return (valueSet.compose as { include: Include[] }).include.flatMap(({ system, concept }) => {
    const whole = flat(ofType('CodeSystem').find(({ url }) => url === system)?.concept as Concept[]);
    if (concept === undefined) return whole.map((each) => worded(system, each));
    // A value set may print its own word for a code; where it does not, the code system's word stands.
    return concept.map((each) => worded(system, { ...whole.find(({ code }) => code === each.code), ...each }));
  });
}

const worded = (system: string, { code, display, designation = [] }: Concept) => ({
  system,
  code,
  display,
  english: designation.find(({ language }) => language === 'en')?.value,
});

/** The options as one line of words, as the tables of the tests write them. */
export const optionWords = (item: Item): string =>
  optionsOf(item)
    .map(({ display }) => display)
    .join(' / ');

/** Lists written into the form, each beside all codes of its code system: the two ought to be the same. */
export const writtenLists = (items: readonly Item[]): { written: object[]; whole: object[] }[] =>
  items.flatMap(({ answerOption }) => {
    if (answerOption === undefined) return [];
    const system = ofType('CodeSystem').find(({ url }) => url === answerOption[0]!.valueCoding.system);
    return {
      written: answerOption.map(({ valueCoding: { code, display } }) => ({ code, display })),
      whole: flat(system?.concept as Concept[]).map(({ code, display }) => ({ code, display })),
    };
  });

/** What R4 and every reader expect of a form, whichever it is; the findings are sentences. */
export function formFaults(form: Form, isLinkId = /^[a-z0-9]+(-[a-z0-9]+)*$/): string[] {
  const items = itemsBelow(form.item);
  const linkIds = items.map(({ linkId }) => linkId);
  const itemOf = (linkId: string): Item | undefined => items.find((each) => each.linkId === linkId);
  const choices = items.filter(({ type }) => type === 'choice' || type === 'open-choice');
  return [
    ...linkIds.filter((linkId, i) => linkIds.indexOf(linkId) !== i).map((linkId) => `${linkId} stands twice`),
    ...linkIds.filter((linkId) => !isLinkId.test(linkId)).map((linkId) => `${linkId} is no linkId of ours`),
    ...items.filter((item) => !/[A-Z]/i.test(englishText(item) ?? '')).map(({ linkId }) => `${linkId} lacks English`),
    ...items
      .filter((item) => item.type !== 'display' && verificationOf(item) === undefined)
      .map(({ linkId }) => `${linkId} does not say where its words come from`),
    ...choices
      .filter((item) => (item.answerValueSet === undefined) === (item.answerOption === undefined))
      .map(({ linkId }) => `${linkId} needs a value set or options, not both`),
    ...choices.flatMap((item) =>
      optionsOf(item)
        .filter(({ display, english }) => !display || !english)
        .map(({ code }) => `${item.linkId}: option ${code} lacks a word`),
    ),
    ...items.flatMap(({ linkId, enableWhen = [], enableBehavior }) => [
      ...(enableWhen.length > 1 && enableBehavior === undefined ? [`${linkId}: all or any?`] : []),
      ...enableWhen
        .filter(({ question, answerCoding }) => {
          const asked = itemOf(question);
          if (asked === undefined || items.indexOf(asked) > items.indexOf(itemOf(linkId)!)) return true;
          const isAnswer = ({ system, code }: Coding) => system === answerCoding?.system && code === answerCoding.code;
          return answerCoding !== undefined && !optionsOf(asked).some(isAnswer);
        })
        .map(({ question }) => `${linkId} waits for an answer that ${question} cannot give`),
    ]),
  ];
}
