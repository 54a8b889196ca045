// What screening needs of a screening form: which questions it asks, in its printed words.

import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { objectsOf } from '../../fhir/elements/any-shape.ts';
import { englishIn } from '../../fhir/elements/translation.ts';
import { isId, type Resource } from '../../fhir/resource.ts';
import type { Said } from '../../problem.ts';
import { extensionCodes } from '../facts/reading.ts';

const FORMS = `${CANONICAL_BASE}/Questionnaire/`;

export interface ScreeningForm {
  readonly id: string;
  readonly version: string | undefined;
  readonly region: string | undefined;
  /** All items by linkId, in reading order: mark and words as printed. */
  readonly words: ReadonlyMap<string, Said>;
}

/** The id and the version in a canonical of ours; undefined when it names no screening form. */
export function screeningFormIn(canonical: unknown): { id: string; version: string | undefined } | undefined {
  if (typeof canonical !== 'string') return undefined;
  const [url, version] = canonical.split('|');
  const id = url!.slice(FORMS.length);
  return url!.startsWith(FORMS) && id.startsWith('screening-') && isId(id) ? { id, version } : undefined;
}

export const screeningFormOf = (questionnaire: Resource): ScreeningForm => ({
  id: String(questionnaire.id),
  version: typeof questionnaire.version === 'string' ? questionnaire.version : undefined,
  region: regionOf(questionnaire),
  words: new Map(itemsOf(questionnaire).map((item) => [String(item.linkId), wordsOf(item)])),
});

/** `x:region` of a stay, a form, an answer. */
export const regionOf = (resource: Resource): string | undefined => extensionCodes(resource, 'region')[0];

const itemsOf = (parent: Record<string, unknown>): Record<string, unknown>[] =>
  objectsOf(parent.item).flatMap((item) => [item, ...itemsOf(item)]);

const wordsOf = (item: Record<string, unknown>): Said => {
  const mark = typeof item.prefix === 'string' ? item.prefix.replace(/[ァ-ヶ]$/, '$& ') : '';
  const ja = typeof item.text === 'string' ? item.text : String(item.linkId);
  return { ja: `${mark}${ja}`, en: englishIn(item._text) ?? ja };
};
