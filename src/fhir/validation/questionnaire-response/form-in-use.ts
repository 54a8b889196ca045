// Whether a form is one that is filled in now: its status, and when it is in use.
import { isObject, type Resource } from '../../resource.ts';
import * as said from '../said/answers.ts';
import { compareValues } from '../walk/limits.ts';
import type { Place } from '../walk/place.ts';
import type { Run } from '../walk/run.ts';

export function checkForm(run: Run, place: Place, form: Resource, canonical: string): void {
  const { status, effectivePeriod } = form;
  if (status === 'retired') run.report(place, said.retired(canonical), undefined, '.questionnaire');
  if (status === 'draft') run.report(place, said.draft(canonical), undefined, '.questionnaire');
  const { authored } = place.frame.resource;
  if (typeof authored !== 'string' || !isObject(effectivePeriod)) return;
  const { start, end } = effectivePeriod;
  const isEarly = (compareValues(authored, start) ?? 0) < 0;
  const isLate = (compareValues(authored, end) ?? 0) > 0;
  if (isEarly || isLate) run.report(place, said.notInUse(canonical, authored), undefined, '.authored');
}
