// The house plan as a test: imports run one way, and nowhere in a circle.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** From the ground up. Rooms of one floor do not import each other. */
const FLOORS: readonly (readonly string[])[] = [
  ['problem'],
  ['config', 'japan'],
  ['fhir'],
  ['access', 'paper'],
  ['store'],
  ['forms', 'mapping', 'coordination', 'subscriptions', 'billing', 'measures'],
  ['rest', 'portal', 'cli'],
  ['demo', 'shipment'],
  ['hub'],
  ['main'],
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isLazy: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort();

const STATIC = /^(?:import|export)\b[^'"]*?from\s*'([^']+)'|^import\s*'([^']+)'/gm;
const LAZY = /\bimport\('([^']+)'\)/g;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const found = (pattern: RegExp, isLazy: boolean): Import[] =>
    [...text.matchAll(pattern)].map((match) => ({ from: file, to: named(file, match[1] ?? match[2]!), isLazy }));
  return [...found(STATIC, false), ...found(LAZY, true)];
}

const named = (file: string, target: string): string =>
  target.startsWith('.') ? relative(SRC, resolve(SRC, dirname(file), target)) : target;

const imports = files.flatMap(importsOf);
const internal = imports.filter(({ to }) => files.includes(to));
const roomOf = (file: string): string => file.split('/')[0]!.replace(/\.ts$/, '');
const floorOf = (room: string): number => FLOORS.findIndex((rooms) => rooms.includes(room));

describe('the architecture', () => {
  test('every file belongs to a room of the plan', () => {
    expect(files.filter((file) => floorOf(roomOf(file)) < 0)).toEqual([]);
  });

  test('every relative import leads to a file', () => {
    expect(imports.filter(({ to }) => to.endsWith('.ts') && !files.includes(to))).toEqual([]);
  });

  test('no room imports from a floor above, nor from its neighbour', () => {
    const wrong = internal.filter(({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)];
      return here !== there && floorOf(there) >= floorOf(here);
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    expect(circle()).toEqual([]);
  });

  test('what is pure does no I/O', () => {
    const PURE = /^(problem\.ts|japan\/|access\/|coordination\/|fhir\/(?!definitions\/))/;
    const IO = /^(node:(?!buffer|crypto)|express|pg|@electric-sql)/;
    expect(imports.filter(({ from, to }) => PURE.test(from) && IO.test(to))).toEqual([]);
  });

  test('the command line loads neither Express nor a database before it knows the command', () => {
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const { to } of imports.filter(({ from, isLazy }) => from === file && !isLazy)) visit(to);
    };
    visit('main.ts');
    expect([...reached].filter((name) => !name.endsWith('.ts') && !name.startsWith('node:'))).toEqual([]);
  });

  test('no room is a barrel: no `export *`', () => {
    expect(files.filter((file) => /^export \*/m.test(readFileSync(join(SRC, file), 'utf8')))).toEqual([]);
  });
});

/** The first circle found, as a path; empty when there is none. */
function circle(): string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    path.push(file);
    for (const { to } of internal.filter(({ from }) => from === file)) {
      const found = visit(to);
      if (found.length > 0) return found;
    }
    path.pop();
    done.add(file);
    return [];
  };
  for (const file of files) {
    const found = visit(file);
    if (found.length > 0) return found;
  }
  return [];
}
