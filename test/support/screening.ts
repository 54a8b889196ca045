// Answers of screening forms as tests write them: linkId -> answer. For a region whose form is not under test, a form that asks
// the criteria of its table.
import type { ScreeningForm } from '../../src/coordination/screening/form.ts';
import { screeningFormOf } from '../../src/coordination/screening/form.ts';
import { tableOf } from '../../src/coordination/screening/tables.ts';
import { BASE, ofType } from './artefacts.ts';

export type Given = Readonly<Record<string, string | number | readonly string[]>>;

const SYSTEMS: Readonly<Record<string, string>> = {
  wish: 'wish',
  certified: 'care-level',
  'specified-disease': 'specified-disease',
};

const answerTo = (linkId: string, code: string | number): object => {
  if (typeof code === 'number') return { valueInteger: code };
  const system = code === 'no' && linkId === 'specified-disease' ? 'assessment' : (SYSTEMS[linkId] ?? 'assessment');
  return { valueCoding: { system: `${BASE}CodeSystem/${system}`, code } };
};

interface FormItem {
  readonly linkId: string;
  readonly type: string;
  readonly item?: readonly FormItem[];
}

/** As the form has them, in its groups and its order; flat, where the form is not published. */
export function responseTo(form: string, given: Given, more: object = {}) {
  const answered = (linkId: string): object => ({
    linkId,
    answer: [given[linkId]!].flat().map((each) => answerTo(linkId, each as string | number)),
  });
  const filled = (items: readonly FormItem[]): object[] =>
    items.flatMap(({ linkId, type, item = [] }) => {
      if (type !== 'group') return given[linkId] === undefined ? [] : [answered(linkId)];
      const inside = filled(item);
      return inside.length === 0 ? [] : [{ linkId, item: inside }];
    });
  const published = ofType('Questionnaire').find(({ id }) => id === form) as { item?: readonly FormItem[] } | undefined;
  const item = published?.item === undefined ? Object.keys(given).map(answered) : filled(published.item);
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: `${BASE}Questionnaire/${form}`,
    status: 'completed',
    ...more,
    ...(item.length > 0 && { item }),
  };
}

const SHARED = ['has-care-manager', 'age', 'specified-disease', 'certified', 'certain', 'wish'];

/** The published form, or one that asks what the table of its region needs; lists asked where they are asked are left out. */
export function formNamed(id: string, region: string): ScreeningForm {
  const published = ofType('Questionnaire').find((each) => each.id === id);
  if (published !== undefined && ['screening-honjo-kodama', 'screening-national'].includes(id))
    return screeningFormOf(published);
  const { groups, attention = [] } = tableOf(region)!;
  const criteria = [...groups.filter(({ whereAsked }) => !whereAsked).flatMap((group) => group.criteria), ...attention];
  return {
    id,
    version: '0.1.0',
    region,
    words: new Map([...SHARED, ...criteria].map((linkId) => [linkId, { ja: linkId, en: linkId }])),
  };
}
