// From what happened to events of topics, each with the values that subscribers filter by.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { StoreView } from '../../store/view.ts';
import { loadTopicReader } from '../topics/told-by.ts';
import { topics } from '../topics/topics.ts';
import { type FilterValues, filterValues } from './filter-values.ts';
import { formRecipients } from './form-recipients.ts';
import type { Happening } from './happenings.ts';
import type { MatchSettings } from './match-settings.ts';
import { passingOverOne } from './passing-over.ts';
import { becameUnresolved, UNRESOLVED } from './unresolved.ts';

export interface TopicEvent {
  /** Its code. */
  readonly topic: string;
  readonly focus: { readonly type: string; readonly id: string; readonly version: number };
  readonly occurred: Date;
  /** With that version the focus came to be, or came back. */
  readonly created: boolean;
  readonly order: number;
  readonly values: FilterValues;
}

interface Told extends Omit<TopicEvent, 'values'> {
  readonly resource: Resource;
}

export async function topicEventsIn(
  happenings: readonly Happening[],
  asked: ReadonlySet<string>,
  view: StoreView,
  { known, search: { base }, onDefect }: MatchSettings,
): Promise<TopicEvent[]> {
  const reader = await loadTopicReader();
  const among = [...topics().values()].filter(({ code }) => asked.has(code));
  const told = happenings.flatMap((each): Told[] => {
    const { type, id, version, occurred, order } = each;
    return among
      .filter((topic) => passingOverOne(each, onDefect, () => reader.tells(each, topic), false))
      .map(({ code }) => {
        const focus = { type, id, version };
        const resource = (each.after ?? each.before)!;
        return { topic: code, focus, occurred, created: each.before === undefined, order, resource };
      });
  });
  if (asked.has(UNRESOLVED)) told.push(...(await unresolvedStays(happenings, view, base)));
  if (told.length === 0) return [];
  const of = (type: string): Resource[] =>
    told.filter(({ focus }) => focus.type === type).map(({ resource }) => resource);
  const around = {
    base,
    records: await known.records(view, patientsOf(told, base)),
    standings: await known.standings(
      view,
      of('Encounter').map(({ id }) => id!),
    ),
    recipients: await formRecipients(of('QuestionnaireResponse'), view, base),
  };
  return told.map(({ resource, ...event }) => ({ ...event, values: filterValues(resource, around) }));
}

function patientsOf(told: readonly Told[], base: ReferenceBase): string[] {
  const found = told.flatMap(({ resource }) => literalOf(resource.for ?? resource.subject, base) ?? []);
  return [...new Set(found)].filter((each) => each.startsWith('Patient/'));
}

/** The rules ask whoever ought to find the care manager: that this was asked anew is the event, and its focus the stay. */
async function unresolvedStays(
  happenings: readonly Happening[],
  view: StoreView,
  base: ReferenceBase,
): Promise<Told[]> {
  const asking = happenings.filter(becameUnresolved);
  const stayOf = ({ after }: Happening): string => {
    const stay = literalOf(after?.encounter, base) ?? '';
    return stay.startsWith('Encounter/') ? stay.slice('Encounter/'.length) : '';
  };
  const names = asking.flatMap((each) => ({ type: 'Encounter', id: stayOf(each) })).filter(({ id }) => id !== '');
  const stays = new Map((await view.currentOf(names, 'everyone')).map((each) => [each.id, each]));
  return asking.flatMap((each): Told[] => {
    const stay = stays.get(stayOf(each));
    if (stay === undefined) return [];
    const resource = resourceIn(stay.content);
    if (!IN_HOSPITAL.has(resource.status)) return [];
    const focus = { type: 'Encounter', id: stay.id, version: stay.version };
    return [{ topic: UNRESOLVED, focus, occurred: each.occurred, created: false, order: each.order, resource }];
  });
}

const IN_HOSPITAL = new Set<unknown>(['arrived', 'triaged', 'in-progress', 'onleave']);
