// A resource on its own: what `%resource` is, and what it stands in.
import type { Resource } from '../../resource.ts';

export interface Frame {
  readonly resource: Resource;
  /** The resource that holds it as contained; itself otherwise. */
  readonly root: Resource;
  /** The resource around it, contained or an entry. */
  readonly outer: Frame | undefined;
  /** How it stands in the outer one. */
  readonly as: 'alone' | 'contained' | 'entry' | 'parameter';
  /** Of a Bundle's entry. */
  readonly fullUrl?: string;
}
