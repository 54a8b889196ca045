// The resources of test/fixtures/invalid break one rule each: HL7's engine must see it where our own does.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isError, print } from './report.mjs';

const FOLDER = fileURLToPath(new URL('../../../test/fixtures/invalid', import.meta.url));

// These are no invariants with a key of their own: any error will do.
const BUILT_IN = ['cardinality', 'binding', 'fixed'];

/** @returns {{ file: string, name: string, expected: { constraint: string, severity: string } }[]} */
export function fixtures() {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.issue.json'))
    .sort()
    .map((issue) => {
      const name = issue.replace('.issue.json', '.json');
      return { file: join(FOLDER, name), name, expected: JSON.parse(readFileSync(join(FOLDER, issue), 'utf8')) };
    });
}

/** @returns how many were not seen as broken. */
export function printFixtures(all, issues) {
  if (all.length === 0) return 0;
  const judged = all.map((fixture) => ({ ...fixture, ...judge(fixture, issues) }));
  const missed = judged.filter(({ isSeen }) => !isSeen);
  print(
    `Broken on purpose: ${all.length} files, ${all.length - missed.length} seen as broken, ${missed.length} missed`,
  );
  for (const { name, expected } of missed) print(`  missed  ${name}: ${expected.severity} ${expected.constraint}`);
  for (const { name, expected, others } of judged) {
    const besides = new Set(others.map(({ at, says }) => `${at}: ${says?.slice(0, 300)}`));
    for (const each of besides) print(`  besides ${expected.constraint}, in ${name}: ${each}`);
  }
  print();
  return missed.length;
}

function judge({ file, expected: { constraint, severity } }, issues) {
  const found = issues.filter((issue) => issue.file === file);
  const isExpected = (issue) =>
    BUILT_IN.includes(constraint)
      ? isError(issue)
      : issue.severity === severity && new RegExp(`\\b${constraint}(?![\\w-])`).test(`${issue.id} ${issue.says}`);
  return {
    isSeen: found.some(isExpected),
    others: found.filter((issue) => isError(issue) && !isExpected(issue) && !isUnresolved(issue)),
  };
}

/** They stand alone: what they refer to is not there, which is not the point. */
const isUnresolved = ({ says }) => says?.startsWith('Unable to resolve resource') ?? false;
