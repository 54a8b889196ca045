// What keeps a step from being worked out, for a person to look at.
import type { Problem, Said } from '../../problem.ts';
import { type PlanStep, type Stay, said } from './stay.ts';
import type { Trouble } from './verdict.ts';

export const conditionFailed = ({ plan, action }: PlanStep, { said: why }: { readonly said: Said }): Trouble => ({
  key: `condition-${plan.id}-${action.id}`,
  said: said(
    `計画 ${plan.id} の手順「${action.title.ja}」を判断できません。${why.ja}`,
    `The step “${action.title.en}” of the plan ${plan.id} cannot be decided. ${why.en}`,
  ),
  owner: undefined,
});

export const activityMissing = ({ plan, action }: PlanStep, activity: string | undefined): Trouble => ({
  key: `activity-${plan.id}-${action.id}`,
  said: said(
    `計画 ${plan.id} の手順「${action.title.ja}」の定義（${activity ?? '未記入'}）が登録されていません。ActivityDefinition を登録するか、definitionCanonical を直してください。`,
    `The definition (${activity ?? 'none'}) of the step “${action.title.en}” of the plan ${plan.id} is not stored. Store the ActivityDefinition, or correct definitionCanonical.`,
  ),
  owner: undefined,
});

export const noHospital = ({ facts }: Stay): Trouble => ({
  key: 'no-hospital',
  said: said(
    `この入院（Encounter/${facts.stay.id}）に病院が登録されていないため、病院の手順を作れません。Encounter.serviceProvider に病院の Organization を書いてください。`,
    `The stay (Encounter/${facts.stay.id}) names no hospital, so that no step of the hospital can be made. Write the hospital's Organization into Encounter.serviceProvider.`,
  ),
  owner: facts.careManager?.office,
});

/** A date at the very end of the calendar, beyond which no deadline can be counted. */
export const notCountable = ({ plan, action }: PlanStep, { said: why }: Problem): Trouble => ({
  key: `dates-${plan.id}-${action.id}`,
  said: said(
    `計画 ${plan.id} の手順「${action.title.ja}」の期日を数えられません。${why.ja}入院の日付を確かめてください。`,
    `The deadline of the step “${action.title.en}” of the plan ${plan.id} cannot be counted. ${why.en} Check the dates of the stay.`,
  ),
  owner: undefined,
});
