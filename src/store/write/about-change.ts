import { Problem } from '../../problem.ts';

/** Does a part of the work on one of several changes; a problem of it tells which change it is about. */
export async function aboutChange<T>(index: number, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    throw new Problem(cause.kind, cause.said, { ...cause.where, change: index }, cause.findings);
  }
}
