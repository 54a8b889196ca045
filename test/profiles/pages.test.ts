// The pages people browse: one for each artefact and example, in both languages, with links that lead somewhere.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples, generated, operations, ROOT, topics } from '../support/artefacts.ts';

let site: string;
let files: ReadonlySet<string>;
const read = (name: string): string => readFileSync(join(site, name), 'utf8');

beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), 'renkei-site-'));
  execFileSync(process.execPath, [fileURLToPath(new URL('profiles/tools/pages.mjs', ROOT)), '--out', site]);
  files = new Set(readdirSync(site));
});
afterAll(() => rmSync(site, { recursive: true }));

describe('the pages', () => {
  test('there is one for each artefact and example, and the contents lead to all of them', () => {
    const wanted = [...generated, ...operations, ...topics, ...examples].map(
      ({ resourceType, id }) => `${resourceType}-${id}.html`,
    );
    expect(wanted.filter((name) => !files.has(name))).toEqual([]);
    const contents = read('index.html');
    expect(wanted.filter((name) => !contents.includes(`href="${name}"`))).toEqual([]);
  });

  test('every link leads to a page, and to a place on it', () => {
    const broken = [...files]
      .filter((name) => name.endsWith('.html'))
      .flatMap((name) =>
        [...read(name).matchAll(/href="([^"]+)"/g)].flatMap(([, href = '']) => {
          const [file = '', place] = href.split('#');
          if (!files.has(file)) return [`${name} -> ${href}`];
          return place === undefined || read(file).includes(`id="${place}"`) ? [] : [`${name} -> ${href}`];
        }),
      );
    expect(broken).toEqual([]);
  });

  test('a form shows its items in both languages, what is unverified, and the words to choose from', () => {
    const form = read('Questionnaire-admission-information.html');
    expect(form).toContain('麻痺の状況');
    expect(form).toMatch(/Paralysis/);
    expect(form).toContain('なし / 軽度 / 中度 / 重度');
    expect(form).toContain('要確認');
    expect(form).toContain('href="CodeSystem-rule.html#HK-10"');
  });

  test('text is never taken for markup', () => {
    const [name = ''] = [...files].filter((each) => each.startsWith('Bundle-') && each.includes('example'));
    expect(read(name)).not.toMatch(/<pre>[^<]*<(?!\/pre)/);
  });
});
