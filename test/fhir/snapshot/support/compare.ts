// A generated snapshot beside the published one: where they differ, as one line each.
import type { SnapshotSource } from '../../../../src/fhir/snapshot/model.ts';
import { snapshotOf } from '../../../../src/fhir/snapshot/snapshot.ts';
import type { Definition } from './definitions.ts';
import { essenceOf, slicedIds } from './essence.ts';

export interface Difference {
  /** `<id of the definition> <id of the element> <property>`; the property may be `missing`, `extra` or `order`. */
  readonly at: string;
  readonly published?: string;
  readonly generated?: string;
  /** What the published slices of the element ask for together. */
  readonly demanded?: number;
}

export interface Comparison {
  readonly elements: number;
  readonly equalElements: number;
  readonly definitions: number;
  readonly equalDefinitions: number;
  readonly differences: readonly Difference[];
  readonly problems: readonly string[];
}

const isSliceOf = (id: string, slice: string): boolean => slice.startsWith(`${id}:`) && !slice.includes('.', id.length);

export function compareAll(definitions: readonly Definition[], source: SnapshotSource): Comparison {
  let [elements, equalElements, equalDefinitions] = [0, 0, 0];
  const differences: Difference[] = [];
  const problems: string[] = [];
  for (const definition of definitions) {
    const published = definition.snapshot!.element;
    const generated = snapshotOf(definition, source);
    problems.push(...generated.problems.map(({ at, said }) => `${definition.id} ${at}: ${said.en}`));
    const sliced = slicedIds([...published, ...generated.elements]);
    const mine = new Map(generated.elements.map((each) => [each.id!, essenceOf(each, sliced)]));
    const theirs = new Map(published.map((each) => [each.id!, essenceOf(each, sliced)]));
    const found: Difference[] = [];
    for (const [id, their] of theirs) {
      const my = mine.get(id);
      const before = found.length;
      if (my === undefined) found.push({ at: `${definition.id} ${id} missing` });
      for (const property of my ? new Set([...Object.keys(their), ...Object.keys(my)]) : []) {
        const [a, b] = [their[property], my![property]];
        if (a === b) continue;
        const demanded = published.filter((each) => isSliceOf(id, each.id!));
        found.push({
          at: `${definition.id} ${id} ${property}`,
          published: a,
          generated: b,
          demanded: demanded.reduce((sum, { min = 0 }) => sum + min, 0),
        });
      }
      if (found.length === before) equalElements++;
    }
    for (const id of mine.keys()) if (!theirs.has(id)) found.push({ at: `${definition.id} ${id} extra` });
    const common = (ids: Iterable<string>) => [...ids].filter((id) => mine.has(id) && theirs.has(id)).join(' ');
    if (common(mine.keys()) !== common(theirs.keys())) found.push({ at: `${definition.id} ${definition.id} order` });
    if (mine.size !== generated.elements.length) found.push({ at: `${definition.id} ${definition.id} twice` });
    elements += published.length;
    if (found.length === 0) equalDefinitions++;
    differences.push(...found);
  }
  return { elements, equalElements, definitions: definitions.length, equalDefinitions, differences, problems };
}
