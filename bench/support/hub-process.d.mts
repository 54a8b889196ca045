// For the tests, which are TypeScript.

export interface HubProcess {
  /** `http://127.0.0.1:<port>/fhir` */
  readonly base: string;
  readonly readyMs: number;
  hasEnded(): boolean;
  stop(): Promise<void>;
  /** With -9. */
  kill(): Promise<void>;
}

export function startHub(databaseUrl: string): Promise<HubProcess>;
