// One value that a topic is filtered by, made the text that an event's values are compared with.
import { isId } from '../../fhir/resource.ts';
import { splitEscaped, unescapeValue } from '../../fhir/search/ask/values.ts';
import { parseReference, type ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { Finding } from '../../problem.ts';
import * as faults from './asked-faults.ts';

const PARTIES = ['Organization', 'PractitionerRole', 'Practitioner', 'CareTeam', 'HealthcareService', 'Device'];
const PEOPLE = ['Patient', 'RelatedPerson'];

/** Keys that are references, and to what; the likeliest first. Keys not listed are codes. */
const REFERENCES: ReadonlyMap<string, readonly string[]> = new Map([
  ['owner', [...PARTIES, ...PEOPLE]],
  ['requester', [...PARTIES, ...PEOPLE]],
  ['recipient', [...PARTIES, ...PEOPLE]],
  ['care-office', ['Organization']],
  ['service-provider', ['Organization']],
  ['patient', ['Patient']],
  ['encounter', ['Encounter']],
]);
const CANONICALS: ReadonlySet<string> = new Set(['questionnaire']);

/** `written`: with its escapes. `at`: the filter. */
export function filterValue(key: string, written: string, base: ReferenceBase, at: string): string | Finding {
  const types = REFERENCES.get(key);
  if (types !== undefined) return referenceValue(key, unescapeValue(written), types, base, at);
  if (CANONICALS.has(key)) return canonicalValue(key, unescapeValue(written), at);
  return tokenValue(key, written, at);
}

function referenceValue(
  key: string,
  text: string,
  types: readonly string[],
  base: ReferenceBase,
  at: string,
): string | Finding {
  const reference = parseReference(text, base);
  if (reference.kind === 'local' && reference.version === undefined && types.includes(reference.type)) {
    return `${reference.type}/${reference.id}`;
  }
  return isId(text) ? faults.bareId(at, key, text, types[0]!) : faults.notReference(at, key, text, types);
}

const canonicalValue = (key: string, text: string, at: string): string | Finding =>
  /^[a-z][a-z0-9+.-]*:[^\s|]+(\|[^\s|]+)?$/i.test(text) ? text : faults.notCanonical(at, key, text);

function tokenValue(key: string, written: string, at: string): string | Finding {
  const parts = splitEscaped(written, '|').map(unescapeValue);
  return parts.length <= 2 && parts.every((part) => part !== '') ? parts.join('|') : faults.notToken(at, key, written);
}
