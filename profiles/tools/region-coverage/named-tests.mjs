// rule -> the test files in which a test is named for it: in the words of a describe or a test, in the first cell of a table's
// row, or in a sentence (`says:`) of test/cases.
const RULE = /\b(?:HK|AN|AM|KD|HP|RB|CN)-\d\d[a-z]?(?![a-z])/g;

const CALL = /\b(?:describe|test|it)(?:\.\w+)*(?:<[^>]*>)?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*?)\1/g;
/** The name that follows a table: `])('%s', …`. */
const AFTER_TABLE = /\)\s*\(\s*(['"`])((?:\\.|(?!\1)[^\n])*)\1\s*,/g;
/** The first cell of a row, if it is a sentence and no bare code. */
const ROW = /^\s*\[\s*(?:\n\s*)?(['"`])((?:\\.|(?!\1)[^\n])*\s(?:\\.|(?!\1)[^\n])*)\1/gm;
const SAYS = /^\s*-?\s*says: *(.*)$/gm;

const namesIn = (path, text) =>
  path.endsWith('.yaml')
    ? [...text.matchAll(SAYS)].map(([, sentence]) => sentence)
    : [CALL, AFTER_TABLE, ROW].flatMap((pattern) => [...text.matchAll(pattern)].map(([, , name]) => name));

/** `files`: [path, text]. */
export function testsByRule(files) {
  const found = new Map();
  for (const [path, text] of files) {
    const rules = new Set(namesIn(path, text).flatMap((name) => name.match(RULE) ?? []));
    for (const rule of rules) found.set(rule, [...(found.get(rule) ?? []), path]);
  }
  return found;
}
