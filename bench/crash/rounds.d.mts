// For the tests, which are TypeScript.

export interface CrashOptions {
  /** As RENKEI_DATABASE_URL; nobody else may use it. */
  readonly databaseUrl: string;
  readonly rounds: number;
  /** Decides the instants and the writes. */
  readonly seed?: number;
  /** Kills PostgreSQL itself and starts it again; in every third round. */
  readonly killDatabase?: () => Promise<void>;
  readonly onRound?: (round: CrashRound) => void;
}

export interface CrashRound {
  readonly round: number;
  readonly afterMs: number;
  readonly isDatabaseToo: boolean;
  readonly acknowledged: number;
  readonly readyMs: number;
  readonly problems: readonly string[];
}

export interface CrashReport {
  readonly rounds: number;
  /** Versions the server had promised to keep. */
  readonly acknowledged: number;
  /** Requests that got no answer because of the kill. */
  readonly cutOff: number;
  readonly problems: readonly string[];
}

export function crashRounds(options: CrashOptions): Promise<CrashReport>;
