// Where the value of an element stands in its owner: the list of a primitive has a second one beside it (given and
// _given), and both always change together. https://hl7.org/fhir/R4/json.html#primitive
import { Decimal } from '../json/decimal.ts';
import { isObject } from '../resource.ts';

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields => isObject(value) && !(value instanceof Decimal);

export interface ElementShape {
  readonly choice: boolean;
  readonly array: boolean;
  readonly types: readonly string[];
}

/** typeName: `Patient`, `HumanName`, `Patient.contact`. The first type of a backbone element is its own node name. */
export type ElementLookup = (typeName: string, element: string) => ElementShape | undefined;

/** Where an element's value stands: in owner[key] (and owner[_key]), at `index` when it is a list. */
export interface Place {
  readonly owner: Fields;
  readonly key: string;
  readonly index: number;
  readonly base: string;
  readonly shape: ElementShape;
  /** The type of the value there. */
  readonly type: string;
  readonly levels: number;
}

/** One item of an element: its value, and the id and extensions of a primitive one. Null where there is none. */
export interface Slot {
  readonly value: unknown;
  readonly extra: unknown;
}

export const capitalized = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1);

export const typeFor = (suffix: string, shape: ElementShape): string | undefined =>
  shape.types.find((type) => capitalized(type) === suffix);

export const has = (owner: Fields, key: string): boolean =>
  Object.hasOwn(owner, key) || Object.hasOwn(owner, `_${key}`);

/** The JSON name and type under which a choice element stands in its owner. */
export const variantOf = (
  owner: Fields,
  base: string,
  shape: ElementShape,
): { key: string; type: string } | undefined => {
  for (const type of shape.types) {
    const key = `${base}${capitalized(type)}`;
    if (has(owner, key)) return { key, type };
  }
  return undefined;
};

export const slotsOf = ({ owner, key }: Place): Slot[] => {
  const items = (name: string): unknown[] => {
    const value = Object.hasOwn(owner, name) ? owner[name] : undefined;
    if (Array.isArray(value)) return value;
    return value === undefined ? [] : [value];
  };
  const values = items(key);
  const extras = items(`_${key}`);
  return Array.from({ length: Math.max(values.length, extras.length) }, (_, i) => ({
    value: values[i] ?? null,
    extra: extras[i] ?? null,
  }));
};

/** Puts the items back; where nothing is left the name goes too, for FHIR knows no empty lists. */
export const write = ({ owner, key, shape }: Place, slots: readonly Slot[]): void => {
  const put = (name: string, items: unknown[]) => {
    if (items.every((item) => item === null)) delete owner[name];
    else owner[name] = shape.array ? items : items[0];
  };
  put(
    key,
    slots.map((slot) => slot.value),
  );
  put(
    `_${key}`,
    slots.map((slot) => slot.extra),
  );
};

/**
 * FHIR objects are never empty. Done once at the end, so that an operation may fill again what one before it emptied.
 */
export const prune = (owner: Fields): void => {
  for (const [name, value] of Object.entries(owner)) {
    if (isFields(value)) {
      prune(value);
      if (isEmpty(value)) delete owner[name];
    } else if (Array.isArray(value)) {
      for (const item of value) if (isFields(item)) prune(item);
      // In `_given` the place of an item counts, in a list of objects it does not.
      const items = name.startsWith('_')
        ? value.map((item) => (isEmpty(item) ? null : item))
        : value.filter((item) => !isEmpty(item));
      if (items.every((item) => item === null)) delete owner[name];
      else owner[name] = items;
    }
  }
};

const isEmpty = (value: unknown): boolean => isFields(value) && Object.keys(value).length === 0;
