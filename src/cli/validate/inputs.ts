// Paths as they are written -> the files that are meant: folders by what is in them, patterns by what they fit.
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../problem.ts';
import { unreadable } from '../load/unreadable.ts';

export const STDIN = '-';

const TAKEN = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i;

/** What cannot be found is told, and does not keep the others from being judged. */
export function filesOf(paths: readonly string[]): { files: string[]; refusals: Refusal[] } {
  const files = new Set<string>();
  const refusals: Refusal[] = [];
  for (const path of paths) {
    try {
      for (const file of filesOfOne(path)) files.add(file);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (cause instanceof Refusal) refusals.push(cause);
      else if (code !== undefined) refusals.push(unreadable(path, code));
      else throw cause;
    }
  }
  return { files: [...files], refusals };
}

function filesOfOne(path: string): string[] {
  if (path === STDIN) return [STDIN];
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return /[*?[{]/.test(path) ? fitting(path) : statSync(path) && [];
  if (!stat.isDirectory()) return [path];
  return found(
    path,
    below(path, (name) => TAKEN.test(name)),
  );
}

function fitting(pattern: string): string[] {
  const [base, rest] = split(pattern);
  const fits = patternOf(rest);
  const all =
    statSync(base || '.', { throwIfNoEntry: false }) === undefined ? [] : below(base, (name) => fits.test(name));
  return found(pattern, all);
}

function found(path: string, files: string[]): string[] {
  if (files.length > 0) return files;
  throw new Refusal({
    en: `${path}: no *.json or *.ndjson file is there.`,
    ja: `${path}：*.json または *.ndjson のファイルがありません。`,
  });
}

/** Sorted, so that two runs say the same; `fits` is asked with the path below the folder. */
function below(folder: string, fits: (name: string) => boolean): string[] {
  const files: string[] = [];
  const look = (inner: string): void => {
    const here = join(folder, inner);
    const entries = readdirSync(here === '' ? '.' : here, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const name = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (isFolder(entry)) look(name);
      else if (fits(name)) files.push(folder === '' ? name : join(folder, name));
    }
  };
  look('');
  return files;
}

/** Links to folders are not followed: they may lead in a circle. */
const isFolder = (entry: Dirent): boolean => entry.isDirectory();

/** The folder that holds all it can mean, and the pattern below it. */
function split(pattern: string): [base: string, rest: string] {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => /[*?[{]/.test(part));
  const base = parts.slice(0, first).join('/');
  return [base === '' && pattern.startsWith('/') ? '/' : base, parts.slice(first).join('/')];
}

/** `**` any folders, `*` and `?` within a name, `{a,b}` one of them. */
function patternOf(glob: string): RegExp {
  const text = glob.replace(/\*\*\/|\*\*|\*|\?|\{([^{}]*)\}|[\\^$.|+()[\]{}]/g, (part, several?: string) => {
    if (part === '**/') return '(?:[^/]+/)*';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (several !== undefined) return `(?:${several.split(',').map(quotedForPattern).join('|')})`;
    return `\\${part}`;
  });
  return new RegExp(`^${text}$`);
}

const quotedForPattern = (text: string): string => text.replace(/[\\^$.|+()[\]{}?]/g, '\\$&').replaceAll('*', '[^/]*');
