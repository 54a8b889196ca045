// Forms handed over in the stay. One that is still being written, or was entered in error, has not been given.

import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { textOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { Given } from './facts.ts';
import { instantOf, inTime } from './reading.ts';
import { belongs, type StayLinks } from './stay-links.ts';

const FORMS = `${CANONICAL_BASE}/Questionnaire/`;

export const givenOf = (responses: readonly Resource[], links: StayLinks, timeZone: string): Given[] =>
  inTime(
    responses
      .filter(({ id, status }) => textOf(id) && (status === 'completed' || status === 'amended'))
      .filter((each) => belongs(each, links))
      .flatMap(({ id, questionnaire, authored }): Given[] => {
        const form = formOf(questionnaire);
        if (form === undefined) return [];
        return [{ reference: `QuestionnaireResponse/${id}`, at: instantOf(authored, timeZone), form }];
      }),
  );

/** The id of a form of ours, else its whole address: nobody else's form passes for one of ours. */
export function formOf(canonical: unknown): string | undefined {
  const url = textOf(canonical)?.split('|')[0];
  return url?.startsWith(FORMS) ? url.slice(FORMS.length) : url;
}
