// The engine: tries every way in which the open answers could turn out. What comes out the same each time is decided; an
// open answer that makes a difference is named. So nothing unknown ever counts as no, and answering one more question
// never contradicts what was decided before.
import type { Answers, Truth } from './answers.ts';
import type { AgeBand, Condition, Group, Pattern, Reason, Route, Row, ScreeningTable } from './table.ts';

export interface Decision {
  readonly result: 'needed' | 'not-needed' | 'unknown';
  readonly reasons: readonly Reason[];
  readonly pattern: Pattern | undefined;
  readonly routes: readonly Route[];
  /** linkIds of open answers that could change result, pattern or route. */
  readonly unknown: readonly string[];
  /** The rows that can still be the outcome; one when all is decided. */
  readonly rows: readonly Row[];
}

/** Whether something that holds from this day on holds on the day of the screening. */
export type HoldsFrom = (day: string) => boolean;

/** What the answers leave possible for one of the things the rows ask about, and which open answers leave it so. */
interface Fact {
  readonly name: string;
  readonly values: readonly string[];
  readonly open: readonly string[];
}

export function decide(table: ScreeningTable, answers: Answers, holdsFrom: HoldsFrom): Decision {
  const facts = factsOf(table, answers, holdsFrom);
  const ways = waysOf(facts).map((way) => ({ way, row: table.rows.find(({ when }) => when.some(fits(way)))! }));
  const rows = table.rows.filter((row) => ways.some((each) => each.row === row));
  const [first] = rows;
  const same = <T>(of: (row: Row) => T): T | undefined =>
    rows.every((row) => String(of(row)) === String(of(first!))) ? of(first!) : undefined;
  return {
    result: same(({ result }) => result) ?? 'unknown',
    reasons: same(({ reasons }) => reasons) ?? [],
    pattern: same(({ pattern }) => pattern),
    routes: same(({ routes }) => routes) ?? [],
    unknown: facts.filter(({ name }) => makesADifference(name, ways)).flatMap(({ open }) => open),
    rows,
  };
}

type Way = Readonly<Record<string, string>>;

const fits =
  (way: Way) =>
  (condition: Condition): boolean =>
    Object.entries(condition).every(([name, value]) => way[name] === value);

const waysOf = (facts: readonly Fact[]): Way[] =>
  facts.reduce<Way[]>(
    (ways, { name, values }) => ways.flatMap((way) => values.map((value) => ({ ...way, [name]: value }))),
    [{}],
  );

/** Whether two ways that differ in this alone come out differently. */
function makesADifference(name: string, ways: readonly { way: Way; row: Row }[]): boolean {
  const outcomes = new Map<string, string>();
  return ways.some(({ way, row }) => {
    const others = JSON.stringify({ ...way, [name]: '' });
    const outcome = outcomeOf(row);
    if (!outcomes.has(others)) outcomes.set(others, outcome);
    return outcomes.get(others) !== outcome;
  });
}

const outcomeOf = ({ result, pattern, routes = [] }: Row): string => [result, pattern, ...routes].join();

/** Only what the rows ask about: the order is that in which open answers are named. */
function factsOf(table: ScreeningTable, answers: Answers, holdsFrom: HoldsFrom): Fact[] {
  const asked = new Set(table.rows.flatMap(({ when }) => when.flatMap(Object.keys)));
  const { hasCareManager, age, specifiedDisease, certain, wish } = answers;
  return [
    yesOrNo('has-care-manager', hasCareManager),
    {
      name: 'age',
      values: age === undefined ? ['under-40', '40-64', '65+'] : [bandOf(age)],
      open: age === undefined ? ['age'] : [],
    },
    yesOrNo('specified-disease', specifiedDisease),
    ...table.groups.map((group) => groupFact(group, answers, holdsFrom)),
    yesOrNo('certain', certain),
    {
      name: 'wish',
      values: wish === 'unknown' ? ['yes', 'no', 'undecided'] : [wish],
      open: wish === 'unknown' ? ['wish'] : [],
    },
  ].filter(({ name }) => asked.has(name));
}

const yesOrNo = (linkId: string, truth: Truth): Fact => ({
  name: linkId,
  values: truth === 'unknown' ? ['yes', 'no'] : [truth],
  open: truth === 'unknown' ? [linkId] : [],
});

const bandOf = (age: number): AgeBand => (age < 40 ? 'under-40' : age < 65 ? '40-64' : '65+');

/** One yes is enough; a no takes all of them. */
function groupFact(group: Group, { criteria }: Answers, holdsFrom: HoldsFrom): Fact {
  const { name } = group;
  const counts = group.since === undefined || holdsFrom(group.since);
  const asked = group.criteria.filter((linkId) => !group.whereAsked || criteria.has(linkId));
  const of = (linkId: string): Truth => criteria.get(linkId) ?? 'unknown';
  if (!counts) return { name, values: ['no'], open: [] };
  if (asked.some((linkId) => of(linkId) === 'yes')) return { name, values: ['yes'], open: [] };
  const open = asked.filter((linkId) => of(linkId) === 'unknown');
  return { name, values: open.length === 0 ? ['no'] : ['yes', 'no'], open };
}
