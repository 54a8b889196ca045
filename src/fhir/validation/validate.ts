// A resource, and everything there is to say against it.
import type { Scope } from '../library/scope.ts';
import { isObject, type Resource } from '../resource.ts';
import type { Issue } from './issue.ts';
import { DEFAULTS, type Options } from './options.ts';
import { shapeFindings } from './shape.ts';
import { TOO_DEEP } from './shape-messages.ts';
import { planFor } from './walk/claimed-profiles.ts';
import type { Place } from './walk/place.ts';
import { type Resolver, Run } from './walk/run.ts';
import { visit, visitResource } from './walk/visit.ts';

export interface Asked {
  /** Profiles it is judged by beside those it claims. */
  readonly profiles?: readonly string[];
  readonly scope: Scope;
  readonly options?: Partial<Options>;
  readonly resolve?: Resolver;
}

const NOWHERE: Resolver = () => undefined;

export function validate(resource: unknown, { profiles = [], scope, options, resolve = NOWHERE }: Asked): Issue[] {
  const run = new Run(scope, { ...DEFAULTS, ...options }, resolve, visit);
  const shape = shapeFindings(resource);
  if (!isObject(resource) || typeof resource.resourceType !== 'string') return shape;
  if (shape.some(({ id }) => id === TOO_DEEP)) return shape;
  const whole = resource as Resource;
  const frame = { resource: whole, root: whole, outer: undefined, as: 'alone' } as const;
  const type = whole.resourceType;
  const place: Place = {
    value: whole,
    sibling: undefined,
    type,
    name: type,
    index: undefined,
    parent: undefined,
    frame,
  };
  try {
    visitResource(
      run,
      place,
      profiles.flatMap((each) => planFor(run, place, each)),
      frame,
    );
  } catch (cause) {
    return [...shape, ...run.issues, failed(cause)];
  }
  return [...shape, ...run.issues];
}

/** A fault of ours is told as one, and what else was found besides. */
const failed = (cause: unknown): Issue => {
  const why = cause instanceof Error ? cause.message : String(cause);
  return {
    id: 'validator-failed',
    severity: 'fatal',
    code: 'exception',
    said: {
      en: `The validator itself failed here, so not all of it was judged (${why}). Please report it.`,
      ja: `検証プログラム自体の不具合により、すべてを検証できませんでした（${why}）。開発元へご連絡ください。`,
    },
  };
};
