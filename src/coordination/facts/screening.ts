// What the latest screening form of the stay comes to, with what the record knows beside it. Answers that cannot be read come
// to nothing: an older form, which somebody has since replaced, does not take their place.
import type { Resource } from '../../fhir/resource.ts';
import type { CalendarDate } from '../../japan/calendar-date.ts';
import { Problem } from '../../problem.ts';
import { type Answers, answersOf } from '../screening/answers.ts';
import { completed } from '../screening/completed.ts';
import { type ScreeningForm, screeningFormIn, screeningFormOf } from '../screening/form.ts';
import { screening } from '../screening/screen.ts';
import type { Given, StayFacts } from './facts.ts';
import { knownOf } from './known-answers.ts';
import { firstDayOf } from './reading.ts';
import type { FactSettings } from './settings.ts';

export interface AnsweredForm {
  /** `QuestionnaireResponse/x` */
  readonly reference: string;
  readonly form: ScreeningForm;
  readonly answers: Answers;
  /** On which it was filled in. */
  readonly day: CalendarDate;
}

/** The latest; undefined where there is none that can be read. */
export function answeredForm(
  given: readonly Given[],
  responses: readonly Resource[],
  settings: Pick<FactSettings, 'questionnaires' | 'timeZone' | 'today'>,
): AnsweredForm | undefined {
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
  return { reference, form, answers, day: firstDayOf(response.authored, timeZone) ?? today };
}

export function screeningOf(
  { reference, form, answers: written, day }: AnsweredForm,
  { person, careManager, region }: Pick<StayFacts, 'person' | 'careManager' | 'region'>,
): StayFacts['screening'] {
  const { answers, taken } = completed(written, form, knownOf({ person, careManager }, day));
  const result = screening(region.key, form, answers, (since) => since <= day, taken);
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
