// What the store's own statement would have been given, cut into rows for COPY: so the content, the terms and the index rows
// are the store's, whatever it comes to index.
import { audienceOf } from '../../dist/access/audience.js';
import { writeJson } from '../../dist/fhir/json/write.js';
import { indexEntries } from '../../dist/fhir/search/extract/index-entries.js';
import { putParams } from '../../dist/store/write/put.js';
import { cell } from './copy.mjs';

/** The tables, and which of the statement's parameters (counted from 1) fill their columns. */
export const TABLES = {
  resource: { rid: 1, type: 2, id: 3, version: 4, updated: 5, deleted: 6, terms: 9 },
  resource_version: { rid: 1, type: 2, version: 4, updated: 5, method: 7, content: 8 },
  feed: { rid: 1, type: 2, version: 4 },
  idx_date: { rid: 10, type: 11, param: 12, lo: 13, hi: 14 },
  idx_string: { rid: 15, type: 16, param: 17, value: 18, exact: 19 },
  idx_quantity: { rid: 20, type: 21, param: 22, value: 23, unit: 24, hi: 25 },
  idx_reference: { rid: 26, type: 27, param: 28, target_rid: 29, target_type: 30 },
  idx_pair: { rid: 31, type: 32, param: 33, lead: 34, value: 35, hi: 36, units: 37, also: 38, text: 39 },
};

// As src/store/write/put.ts has them; were they to differ, the counts of values would.
const SEPARATED = new Set([3, 8, 9, 18, 19, 24, 37, 39]);
const SEPARATOR = '\x1e';
const NULL = '\x1f';
/** The same, among the members of an array. */
const NONE = 'NULL';
const SETTINGS = { timeZone: 'Asia/Tokyo', base: [] };

/** As a create stores it: id, version and time first. */
export function putRow({ id, at, resource }) {
  const { resourceType, ...rest } = resource;
  const updated = new Date(at);
  const stored = { resourceType, id, meta: { versionId: '1', lastUpdated: updated.toISOString() }, ...rest };
  return {
    type: resourceType,
    id,
    version: 1,
    updated,
    method: 'POST',
    content: writeJson(stored),
    entries: indexEntries(stored, SETTINGS),
    audience: audienceOf(stored, SETTINGS.base),
  };
}

/** COPY text by table. */
export function copyTexts(rows, names) {
  const params = putParams(rows, names);
  const texts = {};
  for (const [table, columns] of Object.entries(TABLES)) {
    const numbers = Object.values(columns);
    // The first column is a row key, never empty: its length is the number of rows.
    const count = arrayMembers(params[numbers[0] - 1]).length;
    const values = numbers.map((number) => cells(number, params[number - 1], count));
    let text = '';
    for (let row = 0; row < count; row += 1) {
      for (let column = 0; column < values.length; column += 1)
        text += (column === 0 ? '' : '\t') + values[column][row];
      text += '\n';
    }
    texts[table] = text;
  }
  return texts;
}

/** A parameter is an array's text, `{a,b}`, or texts with a separator between. */
function cells(number, param, count) {
  if (count === 0) return [];
  const isSeparated = SEPARATED.has(number);
  const members = isSeparated ? param.split(SEPARATOR) : arrayMembers(param);
  const none = isSeparated ? NULL : NONE;
  if (members.length !== count) throw new Error(`parameter ${number} has ${members.length} values for ${count} rows`);
  return members.map((member) => cell(member === none ? null : member));
}

const arrayMembers = (text) => (text === '{}' ? [] : text.slice(1, -1).split(','));
