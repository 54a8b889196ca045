// A search parameter of one type, as values are read by it.
import type { SearchParamDef } from '../../definitions/model.ts';
import type { FlatPath } from '../extract/expression.ts';

export interface IndexedParam {
  readonly def: SearchParamDef;
  readonly key: string;
  readonly paths: readonly FlatPath[];
  /** Of a composite one. */
  readonly roots?: readonly Root[];
}

/** An element whose parts belong together. */
interface Root {
  readonly path: FlatPath;
  readonly parts: readonly Part[];
}

/** A parameter of an element, in place of a resource; its key is empty. */
interface Part extends IndexedParam {
  /** It is a part of the whole resource all the same. */
  readonly ofResource: boolean;
  /** Asked for by comparing, not by equality. */
  readonly isCompared: boolean;
}
