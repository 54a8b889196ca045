// Which elements R4 has, and how it defines them. The package's own StructureDefinitions are not pure R4: they carry a vendor's
// additions (Meta.project, Binary.url …) and parts of later releases (ResearchStudy, EvidenceVariable). R4's published data
// elements stand in the same package untouched, so they decide.
import { ofType, type ReadBundle, type SourceElement, type StructureDefinition } from './package.ts';

/** Types of later releases, or logical models, that R4 does not have. */
export const NOT_R4 = new Set(['SubscriptionStatus', 'MetadataResource']);

/** Quantities under another name: R4 published no data elements for them. */
const WITHOUT_DATA_ELEMENTS = new Set(['Age', 'Count', 'Distance', 'Duration']);

/** Backbones have no data element; this one's cardinality in the package is R5's. fhir.schema.json has R4's. */
const CORRECTED: Readonly<Record<string, Partial<SourceElement>>> = { 'EvidenceVariable.characteristic': { min: 1 } };

/** R4 published data element ids cut at 64 characters, so that some elements fell together under one id. */
const ID_LENGTH = 64;

export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('.'));
const dataElementId = (path: string): string => `de-${path.replace('[x]', 'X')}`;

export interface R4Elements {
  readonly byPath: ReadonlyMap<string, SourceElement>;
  /** Ids that are exactly as long as the limit: any path that begins so may be meant. */
  readonly cutIds: ReadonlySet<string>;
  /** Every path that has a data element, and all that such a path stands in. */
  readonly known: ReadonlySet<string>;
}

export function readR4Elements(read: ReadBundle): R4Elements {
  const byPath = new Map<string, SourceElement>();
  const cutIds = new Set<string>();
  const known = new Set<string>();
  for (const { id, snapshot } of ofType(read('dataelements.json'), 'StructureDefinition')) {
    const element = snapshot.element[0];
    if (element === undefined) continue;
    // Quantity comes first; MoneyQuantity and SimpleQuantity follow under the same paths, narrower.
    if (!byPath.has(element.path)) byPath.set(element.path, element);
    if (id.length === ID_LENGTH) cutIds.add(id);
    for (let path = element.path; path !== ''; path = path.includes('.') ? parentOf(path) : '') known.add(path);
  }
  return { byPath, cutIds, known };
}

/** Whether R4 has the element, its parent being R4's. */
function isR4({ path, contentReference }: SourceElement, r4: R4Elements): boolean {
  if (WITHOUT_DATA_ELEMENTS.has(parentOf(path)) || r4.known.has(path)) return true;
  // Not every data type has data elements for what it inherits, and references to content never have one.
  if (contentReference !== undefined || /\.(id|extension|modifierExtension)$/.test(path)) return true;
  const id = dataElementId(path);
  return id.length > ID_LENGTH && r4.cutIds.has(id.slice(0, ID_LENGTH));
}

export function r4ElementsOf(definition: StructureDefinition, r4: R4Elements): SourceElement[] {
  const kept = new Map<string, SourceElement>();
  for (const element of definition.snapshot.element.slice(1)) {
    const { path } = element;
    const parent = parentOf(path);
    if (parent !== definition.name && !kept.has(parent)) continue;
    if (isR4(element, r4)) kept.set(path, { ...(r4.byPath.get(path) ?? element), ...CORRECTED[path] });
  }
  for (const [path, element] of r4.byPath) {
    const parent = parentOf(path);
    if (!kept.has(path) && (parent === definition.name || kept.has(parent))) kept.set(path, element);
  }
  return [...kept.values()];
}
