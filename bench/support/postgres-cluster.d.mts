export interface Cluster {
  /** Without a database name. */
  readonly url: string;
  stop(): Promise<void>;
}

export function findPostgres(): string | undefined;
export function startCluster(bin: string): Promise<Cluster>;
