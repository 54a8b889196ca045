// A session that runs what it is given and counts how many rows its plans read, those thrown away and those of every turn of a
// loop included. What a statement costs where there are many rows is told by it, not by how long it took on this machine.
import type { Database, Session } from '../../src/store/database.ts';

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Plan[];
}

export interface CountingRows {
  readonly session: Session;
  /** Of all tables, or of one. */
  read(table?: string): number;
}

const partsOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(partsOf)];

export function countingRows(database: Pick<Database, 'query'>): CountingRows {
  const scans: Plan[] = [];
  const session: Session = {
    query: async (statement, params = []) => {
      const text = typeof statement === 'string' ? statement : statement.text;
      const [row] = await database.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `explain (analyze, format json) ${text}`,
        params,
      );
      scans.push(...partsOf(row!['QUERY PLAN'][0].Plan).filter((part) => part['Relation Name'] !== undefined));
      return database.query(statement, params);
    },
  };
  const rows = (scan: Plan): number =>
    (scan['Actual Loops'] ?? 0) *
    ((scan['Actual Rows'] ?? 0) + (scan['Rows Removed by Filter'] ?? 0) + (scan['Rows Removed by Index Recheck'] ?? 0));
  return {
    session,
    read: (table) =>
      scans
        .filter((scan) => table === undefined || scan['Relation Name'] === table)
        .reduce((total, scan) => total + rows(scan), 0),
  };
}
