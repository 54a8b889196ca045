// What R4 publishes and what this hub publishes, as the build compiled them. Read when first asked for.
import { compiled } from '../definitions/definitions.ts';
import { isObject } from '../resource.ts';
import { type CodeSystem, readCodeSystem } from './code-system.ts';
import { canonicalOf, type Sources } from './terminology.ts';
import { readValueSet, type ValueSet } from './value-set.ts';

type Written = Readonly<Record<string, unknown>>;

class Published implements Sources {
  readonly #file: string;
  readonly #sets = new Map<string, ValueSet>();
  readonly #systems = new Map<string, CodeSystem>();
  #written: ReadonlyMap<string, Written> | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  async valueSet(canonical: string): Promise<ValueSet | undefined> {
    return this.#find('ValueSet', canonical, this.#sets, readValueSet);
  }

  async codeSystem(canonical: string): Promise<CodeSystem | undefined> {
    return this.#find('CodeSystem', canonical, this.#systems, readCodeSystem);
  }

  #find<T extends { readonly version?: string }>(
    type: string,
    canonical: string,
    known: Map<string, T>,
    read: (written: Written) => T,
  ): T | undefined {
    const { url, version } = canonicalOf(canonical);
    let found = known.get(url);
    if (found === undefined) {
      this.#written ??= load(this.#file);
      const written = this.#written.get(`${type} ${url}`);
      if (written === undefined) return undefined;
      found = read(written);
      known.set(url, found);
    }
    return version === undefined || found.version === version ? found : undefined;
  }
}

const load = (file: string): ReadonlyMap<string, Written> =>
  new Map(
    (JSON.parse(compiled(file)) as unknown[])
      .filter(isObject)
      .filter(({ resourceType }) => resourceType === 'ValueSet' || resourceType === 'CodeSystem')
      .map((each) => [`${each.resourceType} ${each.url}`, each]),
  );

/** The specification's own: what is stored under their names changes nothing. */
export const ofTheSpecification: Sources = new Published('terminology.json');

/** Also in the store, as a rule, and there perhaps corrected. */
export const ofThisHub: Sources = new Published('published.json');
