import type { Config } from '../config.ts';
export async function load(
  _a: readonly string[],
  _c: () => Config,
  _o: (config: Config) => Promise<unknown>,
): Promise<0> {
  return 0;
}
