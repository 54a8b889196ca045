// Search parameters by canonical: those at hand, and R4's.
import { definitions } from '../../definitions/definitions.ts';
import type { SearchParamDef } from '../../definitions/model.ts';
import { textsOf } from '../../elements/any-shape.ts';
import type { Scope } from '../../library/scope.ts';
import { canonicalOf } from '../../terminology/terminology.ts';

export interface PublishedParameter {
  readonly type: string;
  readonly bases: ReadonlySet<string>;
}

let all: ReadonlyMap<string, PublishedParameter> | undefined;

export function parameterNamed(canonical: string, scope: Scope): PublishedParameter | undefined {
  const found = scope.find('SearchParameter', canonical)?.resource;
  if (found !== undefined) return { type: String(found.type), bases: new Set(textsOf(found.base)) };
  all ??= load();
  const { url, version } = canonicalOf(canonical);
  return version === undefined || version === definitions().fhirVersion ? all.get(url) : undefined;
}

function load(): ReadonlyMap<string, PublishedParameter> {
  const found = new Map<string, { type: SearchParamDef['type']; bases: Set<string> }>();
  for (const { url, type, base } of definitions().searchParams) {
    const known = found.get(url);
    if (known === undefined) found.set(url, { type, bases: new Set([base]) });
    else known.bases.add(base);
  }
  return found;
}
