// For the tests, which are TypeScript.

interface Session {
  query(sql: string): Promise<Record<string, unknown>[]>;
}

/** One text for each thing that is wrong in the tables. */
export function brokenRules(session: Session): Promise<string[]>;
