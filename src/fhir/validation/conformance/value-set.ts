// Value sets: the systems, sets, codes and filters they are composed of. vsd-0 to vsd-3 are invariants.
// https://hl7.org/fhir/R4/valueset.html#compositions
import { textsOf } from '../../elements/any-shape.ts';
import { isObject, type Resource } from '../../resource.ts';
import * as said from '../said/code-definitions.ts';
import { type Part, partIn, partsIn } from './parts.ts';
import type { Desk } from './rule.ts';
import { type KnownSystem, systemIn, systemNamed } from './systems.ts';
import { checkFilter } from './value-set-filters.ts';

export function checkValueSet(desk: Desk): void {
  const compose = partIn(desk.whole, 'compose');
  if (compose === undefined) return;
  const contained = containedSystems(desk);
  for (const part of [...partsIn(compose, 'include'), ...partsIn(compose, 'exclude')]) {
    checkSets(desk, part);
    checkSystem(desk, part, contained);
  }
}

function checkSets({ run, whole, report }: Desk, part: Part): void {
  const { valueSet } = part.value;
  textsOf(valueSet).forEach((canonical, i) => {
    const at = `.valueSet[${i}]`;
    if (canonical === whole.value.url) {
      report(part, said.setOfItself(canonical), at);
      return;
    }
    if (canonical.startsWith('#') || run.scope.find('ValueSet', canonical) !== undefined) return;
    if (run.scope.find('CodeSystem', canonical) !== undefined) report(part, said.systemAsSet(canonical), at);
    else report(part, said.setUnknown(canonical), at);
  });
}

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;

function checkSystem(desk: Desk, part: Part, contained: ReadonlyMap<unknown, Resource>): void {
  const { run, report } = desk;
  const { system: url, version } = part.value;
  if (typeof url !== 'string') return;
  if (!ABSOLUTE.test(url)) {
    report(part, url.startsWith('#') ? said.systemContained : said.systemRelative(url));
    return;
  }
  if (run.scope.find('ValueSet', url) !== undefined && systemNamed(run, url) === undefined) {
    report(part, said.setAsSystem(url), '.system');
    return;
  }
  if (!run.options.terminology) return;
  const own = contained.get(url);
  const system = systemNamed(run, url, version) ?? (own && systemIn(own));
  if (system?.resource.content === 'supplement') {
    report(part, said.supplementAsSystem(url), '.system');
    return;
  }
  checkConcepts(desk, part, system);
  for (const filter of partsIn(part, 'filter')) checkFilter(desk, filter, url, system);
}

/** By their urls. */
const containedSystems = ({ whole }: Desk): ReadonlyMap<unknown, Resource> =>
  new Map(
    (Array.isArray(whole.value.contained) ? whole.value.contained : [])
      .filter((each) => isObject(each) && each.resourceType === 'CodeSystem')
      .map((each) => [each.url, each as Resource]),
  );

function checkConcepts({ report }: Desk, part: Part, system: KnownSystem | undefined): void {
  const seen = new Set<string>();
  for (const concept of partsIn(part, 'concept')) {
    const { code } = concept.value;
    if (typeof code !== 'string') continue;
    if (seen.has(code)) report(concept, said.codeTwice(code));
    seen.add(code);
    if (system?.isComplete === true && !system.concepts.has(code))
      report(concept, said.codeNotInSystem(code, system.name), '.code');
  }
}
