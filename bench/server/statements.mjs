// The other yardstick: the very statements the server sends, with parameters computed beforehand, straight to the database.
import { parseSearch } from '../../dist/fhir/search/ask/parse.js';
import { queryOf } from '../../dist/rest/query.js';
import { readStatement } from '../../dist/store/current.js';
import { putParams, putStatement } from '../../dist/store/write/put.js';
import { randomOf } from '../corpus/random.mjs';
import { searchUrl, TRANSACTION_ENTRIES } from './requests.mjs';

// As the server does it: so many connections that write, and joined at most so many rows.
const WRITERS = { postgres: 8, pglite: 1 };
const TOGETHER = 20;
const SEARCHES = 200;

/** Rows a statement of the server holds when so many callers wait. */
export const rowsTogether = (kind, clients) => Math.min(TOGETHER, Math.max(1, Math.round(clients / WRITERS[kind])));

/** For each caller a list of steps, made before they are timed; a step sends its statements and waits. */
export const stepsOf = {
  create: ({ database, names, newRows }, { clients, count }) =>
    dealt(count, clients, () => {
      const rows = newRows(1);
      const [statement, params] = [putStatement(rows), putParams(rows, names)];
      return () => database.write(statement, params);
    }),
  together: ({ database, names, newRows }, { clients, count }) => {
    const size = rowsTogether(database.kind, clients);
    return dealt(Math.ceil(count / size), Math.min(clients, WRITERS[database.kind]), () => {
      const rows = newRows(size);
      const [statement, params] = [putStatement(rows), putParams(rows, names)];
      return () => database.write(statement, params);
    });
  },
  transaction: ({ database, names, newRows }, { clients, count }) =>
    dealt(Math.ceil(count / TRANSACTION_ENTRIES), clients, () => {
      const rows = newRows(TRANSACTION_ENTRIES);
      const [statement, params] = [putStatement(rows), putParams(rows, names)];
      return () => database.transaction((tx) => tx.query(statement, params));
    }),
  read: ({ database, names, known }, { clients, count }) => {
    const random = randomOf(7);
    return dealt(count, clients, () => {
      const { type, id } = random.pick(known);
      const [statement, params] = readStatement(names, type, id, 'everyone');
      return () => database.readByKey(statement, params);
    });
  },
  /** The row is read, then put with the next version. A caller keeps to its own rows, whose versions it alone moves on. */
  update: ({ database, names, known, nextVersion }, { clients, count }) => {
    const next = known.map(({ version }) => version);
    let turn = 0;
    return dealt(count, clients, (caller) => {
      turn += 1;
      const own = Math.floor((known.length - caller - 1) / clients) + 1;
      const at = caller + (Math.floor(turn / clients) % own) * clients;
      const target = known[at];
      next[at] += 1;
      const rows = [nextVersion(target, next[at])];
      const [read, key] = readStatement(names, target.type, target.id, 'everyone');
      const [statement, params] = [putStatement(rows), putParams(rows, names)];
      return async () => {
        await database.readByKey(read, key);
        const stored = await database.write(statement, params);
        if (stored.length !== 1) throw new Error(`${target.type}/${target.id} was not at version ${next[at] - 1}`);
        target.version += 1;
      };
    });
  },
  search: async ({ database, store, search, recording }, { clients, count }) => {
    const random = randomOf(11);
    const recorded = [];
    for (let i = 0; i < SEARCHES; i += 1) {
      const [type, query] = searchUrl(random).slice(1).split('?');
      const statements = await recording(() => store.search(parseSearch(type, queryOf(query), search), 'everyone'));
      recorded.push(async () => {
        for (const [statement, params] of statements) await database.query(statement, params);
      });
    }
    return dealt(count, clients, () => random.pick(recorded));
  },
};

function dealt(count, callers, make) {
  const lists = Array.from({ length: callers }, () => []);
  for (let i = 0; i < count; i += 1) lists[i % callers].push(make(i % callers));
  return lists;
}
