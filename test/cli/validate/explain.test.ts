// Every rule that is reported anywhere can be explained.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue, entryFor } from '../../../src/cli/validate/explain/catalogue.ts';
import { explained } from '../../../src/cli/validate/explain.ts';

const SRC = resolve(import.meta.dirname, '../../../src');

/** As `id: '…'`, and as the first argument of what makes a fault; with what is filled in as `*`. */
const ID =
  /\bid: ['`]([a-z][\w${}-]*)['`]|\bid: [^\n]*\? '([\w-]+)' : ['`]([\w${}-]+)['`]|\b\w*(?:[fF]ault|fatal|mild|warning)\(\s*['`]([a-z][\w${}-]*-[\w${}-]+)['`]/g;

const reported = new Map<string, string>();
for (const file of ['fhir/validation', 'fhir/json/tolerant', 'cli/validate'].flatMap((room) =>
  readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' }).map((name) => join(room, name)),
)) {
  if (!file.endsWith('.ts')) continue;
  for (const [, ...ids] of readFileSync(join(SRC, file), 'utf8').matchAll(ID)) {
    for (const id of ids) if (id !== undefined) reported.set(id.replace(/\$\{[^}]*\}/g, '*'), file);
  }
}

const isExplained = (id: string): boolean =>
  id.includes('*')
    ? id === 'invariant-*' ||
      [...catalogue.keys()].some((known) => new RegExp(`^${id.replaceAll('*', '[a-z*-]+')}$`).test(known))
    : entryFor(id) !== undefined;

describe('the catalogue of rules', () => {
  test('the ids were found', () => {
    expect(reported.size).toBeGreaterThan(200);
    for (const id of ['json-comment', 'property-unknown', 'profile-min', 'narrative-root']) {
      expect(reported.has(id)).toBe(true);
    }
  });

  test('every id that is reported can be explained', () => {
    expect([...reported].filter(([id]) => !isExplained(id)).map(([id, file]) => `${id} of ${file}`)).toEqual([]);
  });

  test('no explanation is of a rule that nobody has', () => {
    const written = [...reported.keys()];
    const isReported = (id: string): boolean =>
      written.some(
        (one) => one === id || (one.includes('*') && new RegExp(`^${one.replaceAll('*', '[a-z*-]+')}$`).test(id)),
      );
    expect([...catalogue.keys()].filter((id) => !isReported(id))).toEqual([]);
  });

  test.each([...catalogue])('%s has all its parts', (id, { explanation: [en, ja, wrong, right], link }) => {
    expect(en).toMatch(/^[A-Z%].*[.?]$|^[a-z].*[.]$/s);
    expect(ja).toMatch(/[ぁ-んァ-ヶ一-龠].*。$/s);
    expect(wrong).not.toBe(right);
    expect(link).toMatch(/^https:\/\//);
    expect(explained(id)).toContain(right);
  });
});

test('an invariant is explained under its key', () => {
  expect(explained('invariant-per-1')).toContain('FHIRPath');
});

test('an id that is misspelt is told what may be meant', () => {
  expect(() => explained('json-coment')).toThrow('Did you mean json-comment?');
});
