// ConceptMap/$translate: the codes of another system that mean the same, or nearly so.
// https://hl7.org/fhir/R4/conceptmap-operation-translate.html
import { objectsOf, textOf } from '../../../fhir/elements/any-shape.ts';
import { resourceIn } from '../../../fhir/json/resource-in.ts';
import { published } from '../../../fhir/library/published.ts';
import type { Resource } from '../../../fhir/resource.ts';
import { parseSearch, type Query } from '../../../fhir/search/ask/parse.ts';
import { canonicalOf } from '../../../fhir/terminology/terminology.ts';
import { type Said, short } from '../../../problem.ts';
import type { Call, Hub, Inputs, OperationHandler, RouteMatch } from '../../exchange.ts';
import { type OutParameter, out, parameters } from './answer.ts';
import { AtHand } from './at-hand.ts';
import { codesIn, type GivenCode, isOn, textIn } from './inputs.ts';
import { missing, noMap } from './problems.ts';

interface Match {
  readonly equivalence: string;
  readonly system?: string;
  readonly code: string;
  readonly display?: string;
  readonly map?: string;
}

interface Wanted {
  readonly isReverse: boolean;
  /** Value sets. */
  readonly source?: string;
  readonly target?: string;
  readonly targetSystem?: string;
}

export const translate: OperationHandler = async (inputs, call, hub, at) => {
  const given = codesIn(inputs);
  if (given.length === 0)
    throw missing('translate', {
      en: 'a code: code with system, coding or codeableConcept',
      ja: '変換するコード（code と system、coding、codeableConcept のいずれか）',
    });
  const wanted: Wanted = {
    isReverse: isOn(inputs, 'reverse'),
    source: textIn(inputs, 'source'),
    target: textIn(inputs, 'target'),
    targetSystem: textIn(inputs, 'targetsystem'),
  };
  const maps = await mapsFor(given, wanted, inputs, call, hub, at);
  const matches = maps.flatMap((map) => given.flatMap((each) => matchesIn(map, each, wanted)));
  const isFound = matches.some(({ equivalence }) => !NONE.has(equivalence));
  const message = isFound ? undefined : notMapped(given);
  return parameters([
    { name: 'result', valueBoolean: isFound },
    out('message', 'valueString', message && `${message.ja} / ${message.en}`),
    ...matches.map(matchPart),
  ]);
};

/** That there is no such code is said by these. */
const NONE: ReadonlySet<string> = new Set(['unmatched', 'disjoint']);

async function mapsFor(
  given: readonly GivenCode[],
  wanted: Wanted,
  inputs: Inputs,
  call: Call,
  hub: Hub,
  at: RouteMatch,
): Promise<readonly Resource[]> {
  const subject = await new AtHand(call, hub).subjectIfNamed('ConceptMap', inputs, at);
  if (subject !== undefined) return [subject.resource];
  const systems = [...new Set(given.flatMap(({ system }) => system ?? []))];
  const { source, target, targetSystem, isReverse } = wanted;
  if (source === undefined && target === undefined && systems.length === 0)
    throw missing('translate', {
      en: 'a concept map by url, or the system of the code, or the value sets source and target',
      ja: '対応表の url、コードの体系（system）、または値セット（source・target）',
    });
  const bySystem = [isReverse ? 'target-system' : 'source-system', systems.map(escaped).join(',')] as const;
  const query: Query = systems.length === 0 ? [] : [bySystem];
  const stored = await storedMaps(query, call, hub);
  const urls = new Set(stored.map(({ url }) => url));
  const others = published()
    .all('ConceptMap')
    .map(({ resource }) => resource)
    .filter(({ url }) => !urls.has(url));
  const maps = [...stored, ...others].filter(
    (map) =>
      isAbout(map, 'source', source) &&
      isAbout(map, 'target', target) &&
      objectsOf(map.group).some(
        (group) =>
          (systems.length === 0 || systems.includes(String(isReverse ? group.target : group.source))) &&
          (targetSystem === undefined || (isReverse ? group.source : group.target) === targetSystem),
      ),
  );
  if (maps.length === 0) throw noMap(source ?? systems.join(', '));
  return maps;
}

/** Of those that would answer, nobody keeps so many. */
const MOST_MAPS = 200;

async function storedMaps(query: Query, call: Call, hub: Hub): Promise<Resource[]> {
  const search = parseSearch('ConceptMap', query, hub.search);
  const { hits } = await hub.view.search({ ...search, count: MOST_MAPS }, call.caller.audience);
  return hits.map(({ content }) => resourceIn(content));
}

const escaped = (text: string): string => text.replace(/[\\,$|]/g, '\\$&');

function isAbout(map: Resource, side: 'source' | 'target', wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  const own = textOf(map[`${side}Uri`]) ?? textOf(map[`${side}Canonical`]);
  return own !== undefined && (own === wanted || canonicalOf(own).url === canonicalOf(wanted).url);
}

function matchesIn(map: Resource, given: GivenCode, wanted: Wanted): Match[] {
  const name = textOf(map.url);
  return objectsOf(map.group).flatMap((group) => {
    const [from, to] = [textOf(group.source), textOf(group.target)];
    const [own, others] = wanted.isReverse ? [to, from] : [from, to];
    if (given.system !== undefined && own !== undefined && given.system !== own) return [];
    if (wanted.targetSystem !== undefined && others !== wanted.targetSystem) return [];
    const found = wanted.isReverse ? backwards(group, given.code) : forwards(group, given.code);
    return found.map((each): Match => ({ ...each, ...(others && { system: others }), ...(name && { map: name }) }));
  });
}

type Found = Pick<Match, 'equivalence' | 'code' | 'display'>;

function forwards(group: Record<string, unknown>, code: string): Found[] {
  const elements = objectsOf(group.element).filter((element) => element.code === code);
  const found = elements.flatMap(({ target }) =>
    objectsOf(target).flatMap((each): Found[] => {
      const equivalence = textOf(each.equivalence) ?? 'relatedto';
      const own = textOf(each.code);
      return own === undefined ? [] : [{ equivalence, code: own, ...named(each.display) }];
    }),
  );
  return elements.length > 0 ? found : unmapped(group, code);
}

/** What is done with codes that the map does not name. */
function unmapped({ unmapped: rule }: Record<string, unknown>, code: string): Found[] {
  const { mode, code: fixed, display } = (rule ?? {}) as Record<string, unknown>;
  if (mode === 'provided') return [{ equivalence: 'equal', code }];
  if (mode === 'fixed' && typeof fixed === 'string')
    return [{ equivalence: 'relatedto', code: fixed, ...named(display) }];
  return [];
}

const REVERSED: Readonly<Record<string, string>> = {
  wider: 'narrower',
  narrower: 'wider',
  subsumes: 'specializes',
  specializes: 'subsumes',
};

const backwards = (group: Record<string, unknown>, code: string): Found[] =>
  objectsOf(group.element).flatMap((element) => {
    const own = textOf(element.code);
    return objectsOf(element.target).flatMap((target): Found[] => {
      if (own === undefined || target.code !== code) return [];
      const equivalence = textOf(target.equivalence) ?? 'relatedto';
      return [{ equivalence: REVERSED[equivalence] ?? equivalence, code: own, ...named(element.display) }];
    });
  });

const named = (display: unknown): { display?: string } => (typeof display === 'string' ? { display } : {});

const matchPart = ({ equivalence, system, code, display, map }: Match): OutParameter => ({
  name: 'match',
  part: [
    { name: 'equivalence', valueCode: equivalence },
    { name: 'concept', valueCoding: { ...(system && { system }), code, ...(display && { display }) } },
    ...(map === undefined ? [] : [{ name: 'source', valueUri: map }]),
  ],
});

const notMapped = (given: readonly GivenCode[]): Said => ({
  en: `The map says nothing of ${given.map(({ code }) => short(code)).join(', ')}.`,
  ja: `対応表に ${given.map(({ code }) => short(code)).join('、')} に対応するコードがありません。`,
});
