// What the latest screening form of the stay comes to. Answers that cannot be read come to nothing: an older form, which
// somebody has since replaced, does not take their place.
import type { Resource } from '../../fhir/resource.ts';
import { Problem } from '../../problem.ts';
import { type Answers, answersOf } from '../screening/answers.ts';
import { screeningFormIn, screeningFormOf } from '../screening/form.ts';
import { screening } from '../screening/screen.ts';
import type { Given, StayFacts } from './facts.ts';
import { firstDayOf } from './reading.ts';
import type { FactSettings } from './settings.ts';

export function screeningOf(
  given: readonly Given[],
  responses: readonly Resource[],
  region: string,
  settings: Pick<FactSettings, 'questionnaires' | 'timeZone' | 'today'>,
): StayFacts['screening'] {
  const { questionnaires, timeZone, today } = settings;
  const forms = given.flatMap(({ reference }) => {
    const response = responses.find(({ id }) => `QuestionnaireResponse/${id}` === reference);
    const named = screeningFormIn(response?.questionnaire);
    return response === undefined || named === undefined ? [] : [{ reference, response, named }];
  });
  const latest = forms.at(-1);
  const questionnaire = latest && questionnaires.get(latest.named.id);
  if (latest === undefined || questionnaire === undefined) return undefined;
  const { reference, response, named } = latest;
  const form = screeningFormOf(questionnaire);
  const answers = readable(() =>
    answersOf(response, form, named.version === undefined || named.version === form.version),
  );
  if (answers === undefined) return undefined;
  const day = firstDayOf(response.authored, timeZone) ?? today;
  const result = screening(region, form, answers, (since) => since <= day);
  return { ...result, reference, hasCareManager: answers.hasCareManager };
}

function readable(read: () => Answers): Answers | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
