// What a person reads in the end.
const GRAVE = ['fatal', 'error'];
export const isError = (issue) => GRAVE.includes(issue.severity) && strangeProfile(issue) === undefined;

const OWN = 'https://renkei.example/fhir/';
const LONGEST = 700;

// Best practice for people's eyes, which a hub renders from the data itself: counted, not listed.
const isNarrative = ({ id }) => id?.endsWith('#dom-6') ?? false;

export function printPosted(results) {
  const kinds = [...new Set(results.map(({ artefact }) => artefact.kind))];
  const rows = kinds.map((kind) => {
    const those = results.filter(({ artefact }) => artefact.kind === kind);
    const refused = those.filter((each) => each.refused !== undefined).length;
    return [kind, those.length, those.length - refused, refused];
  });
  printTable(['Posted', 'files', 'accepted', 'refused'], [...rows, totalOf(rows)]);
  for (const { artefact, refused } of results) {
    if (refused !== undefined) print(`  refused  ${artefact.name}\n           ${refused}`);
  }
  print();
}

/** One line for each kind, then every error and warning under its file. */
export function printChecked(title, artefacts, issues) {
  const byFile = groupBy(issues, ({ file }) => file);
  const of = (files) => files.flatMap(({ file }) => byFile.get(file) ?? []);
  const rows = [...new Set(artefacts.map(({ kind }) => kind))].map((kind) => {
    const those = artefacts.filter((each) => each.kind === kind);
    const found = of(those);
    return [kind, those.length, found.filter(isError).length, found.filter(isWarning).length];
  });
  printTable([title, 'files', 'errors', 'warnings'], [...rows, totalOf(rows)]);
  const narratives = issues.filter(isNarrative).length;
  if (narratives > 0) print(`  (${narratives} resources are without narrative, which is advised and not counted)`);
  const systems = new Set(issues.map(strangeSystem).filter((system) => system !== undefined));
  const profiles = new Set(issues.map(strangeProfile).filter((profile) => profile !== undefined));
  if (systems.size > 0) print(`  (not checked, their systems being nowhere here: codes of ${[...systems].join(', ')})`);
  if (profiles.size > 0) print(`  (not checked, being nowhere here: profiles ${[...profiles].join(', ')})`);
  for (const { file, name } of artefacts) {
    const listed = (byFile.get(file) ?? []).filter((issue) => isError(issue) || isWarning(issue));
    if (listed.length === 0) continue;
    print(`  ${name}`);
    for (const alike of groupBy(listed, kindOfIssue).values()) {
      print(`    ${lineOf(alike[0])}${alike.length > 1 ? `  (${alike.length} like this)` : ''}`);
    }
  }
  print();
}

/** The same complaint at each item of a list, about each of its codes, is one to the reader. */
const kindOfIssue = ({ severity, against, at, says }) =>
  [severity, against, at?.replace(/\[\d+\]|\/\*.*?\*\//g, ''), says?.replace(/'[^']*'|\([^)]*\)|\d+/g, '')].join();

const isWarning = (issue) => issue.severity === 'warning' && !isNarrative(issue) && strangeSystem(issue) === undefined;

/** LOINC, JP-CLINS: nobody here holds their codes, so nothing is found out about them. Our own ought to be here. */
function strangeSystem({ severity, says = '' }) {
  const system = /^CodeSystem is unknown and can't be validated: (\S+)|CodeSystem could not be found: (\S+)/.exec(says);
  const url = system?.[1] ?? system?.[2];
  return severity === 'warning' && !url?.startsWith(OWN) ? url : undefined;
}

function lineOf({ severity, at, line, against, says }) {
  const place = `${at ?? ''}${line > 0 ? ` (line ${line})` : ''}`;
  const profile = against === undefined ? '' : ` [${against.split('/').at(-1)}]`;
  return `${severity.padEnd(7)}${profile} ${place}: ${says?.replace(/\s+/g, ' ').slice(0, LONGEST)}`;
}

/** A profile of others that a resource claims beside ours, such as the Subscriptions Backport's, without its package. */
function strangeProfile({ says = '' }) {
  const url = /^Profile reference '([^']+)' has not been checked/.exec(says)?.[1];
  return url?.startsWith(OWN) ? undefined : url;
}

const totalOf = (rows) => ['all', ...[1, 2, 3].map((column) => rows.reduce((sum, row) => sum + row[column], 0))];

function printTable(head, rows) {
  const [first, ...others] = head;
  print(`${first.padEnd(34)}${others.map((each) => each.padStart(10)).join('')}`);
  for (const [name, ...numbers] of rows) {
    print(`  ${name.padEnd(32)}${numbers.map((each) => String(each).padStart(10)).join('')}`);
  }
}

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

export const print = (text = '') => process.stdout.write(`${text}\n`);
