import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { published } from '../../../src/fhir/library/published.ts';
import { firstOf, type Scope } from '../../../src/fhir/library/scope.ts';
import { shelfOf } from '../../../src/fhir/library/shelf.ts';
import type { Options } from '../../../src/fhir/validation/options.ts';
import { validate } from '../../../src/fhir/validation/validate.ts';

interface Rule {
  readonly says: string;
  readonly spec: string;
  readonly profiles?: readonly unknown[];
  readonly references?: Readonly<Record<string, unknown>>;
  readonly cases: readonly {
    readonly resource: unknown;
    readonly options?: Partial<Options>;
    readonly finds?: readonly string[];
  }[];
}

const table = (name: string): Rule[] =>
  parse(readFileSync(new URL(`../../cases/validation/${name}.yaml`, import.meta.url), 'utf8')) as Rule[];

/** Other rules have tables of their own. */
const OURS = /^(?:reference|canonical-(?:contained|not|target)|contained|bundle|text-link)-/;
const MARKS = { fatal: '', error: '', warning: 'W ', information: 'I ' } as const;

function found(resource: unknown, scope: Scope, options: Partial<Options>, references: Rule['references'] = {}) {
  return validate(resource, { scope, options, resolve: (reference) => references[reference] })
    .filter(({ id }) => OURS.test(id))
    .map(({ id, severity, at }) => `${MARKS[severity]}${id} ${at}`)
    .sort();
}

for (const { says, spec, profiles = [], references, cases } of [...table('references'), ...table('bundles')]) {
  const shelf = shelfOf(profiles);
  const scope = firstOf(shelf, published());
  shelf.scope = scope;
  describe(`${says}  ${spec}`, () => {
    for (const { resource, options = {}, finds = [] } of cases) {
      test(`${JSON.stringify(resource)} ${JSON.stringify(options)}`, () => {
        expect(found(resource, scope, options, references)).toEqual([...finds].sort());
      });
    }
  });
}
