// A session that runs what it is given and notes how: of each statement what its plan reads, and how long it took.
import type { Database, Param, Session, Statement } from '../../src/store/database.ts';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}

export interface Explained {
  readonly session: Session;
  /** Tables read from end to end, with the statement. Small ones (`resource_type`) may be. */
  readonly scans: string[];
  readonly indexes: string[];
  ms(): number;
}

/** As time makes it: nothing pends in the index of the terms, and the planner knows how much there is. */
export async function settle(database: Pick<Database, 'query' | 'script'>): Promise<void> {
  await database.query(`select gin_clean_pending_list('resource_terms')`);
  await database.script('analyze');
}

const partsOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(partsOf)];

const MAY_BE_LARGE = /^(resource|resource_version|feed|idx_\w+)$/;

export function explaining(database: Pick<Database, 'query'>): Explained {
  const scans: string[] = [];
  const indexes: string[] = [];
  let ms = 0;
  const explain = async (text: string, params: readonly Param[]): Promise<void> => {
    const [row] = await database.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${text}`, params);
    for (const part of partsOf(row!['QUERY PLAN'][0].Plan)) {
      const table = part['Relation Name'] ?? '';
      if (part['Node Type'] === 'Seq Scan' && MAY_BE_LARGE.test(table)) scans.push(`${table}: ${text}`);
      if (part['Index Name'] !== undefined) indexes.push(part['Index Name']);
    }
  };
  const session: Session = {
    query: async <T>(statement: Statement | string, params: readonly Param[] = []) => {
      const text = typeof statement === 'string' ? statement : statement.text;
      if (!text.startsWith('explain')) await explain(text, params);
      const start = performance.now();
      const rows = await database.query(text, params);
      ms += performance.now() - start;
      return rows as T[];
    },
  };
  return { session, scans, indexes, ms: () => ms };
}
