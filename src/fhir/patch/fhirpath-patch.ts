// FHIRPath Patch: https://hl7.org/fhir/R4/fhirpatch.html
// The engine only says where a path leads; the change is made on a copy that keeps the digits of decimals. The list of
// a primitive element has a second list beside it (given and _given), so both always change together.
import { Problem, type Said } from '../../problem.ts';
import { copyOf, Decimal, plain } from '../json/decimal.ts';
import { depthOf, MAX_DEPTH } from '../json/read.ts';
import { isObject, type Resource } from '../resource.ts';

type Fields = Record<string, unknown>;

interface ElementShape {
  readonly choice: boolean;
  readonly array: boolean;
  readonly types: readonly string[];
}

/** typeName: `Patient`, `HumanName`, `Patient.contact`. The first type of a backbone element is its own node name. */
export type ElementLookup = (typeName: string, element: string) => ElementShape | undefined;

/** A value[x] (suffix: its type as the name has it, `Boolean`), or the parts an anonymous value is built from. */
type PatchValue = TypedValue | AnonymousValue;

interface TypedValue {
  readonly suffix: string;
  readonly value: unknown;
  /** The id and extensions of a primitive value. */
  readonly extra: unknown;
}

interface AnonymousValue {
  readonly parts: readonly { readonly name: string; readonly value: PatchValue }[];
}

export type FhirPathPatchOp = { readonly path: string; readonly at: string } & (
  | { readonly type: 'add'; readonly name: string; readonly value: PatchValue }
  | { readonly type: 'insert'; readonly index: number; readonly value: PatchValue }
  | { readonly type: 'delete' }
  | { readonly type: 'replace'; readonly value: PatchValue }
  | { readonly type: 'move'; readonly source: number; readonly destination: number }
);

const SPEC = 'https://hl7.org/fhir/R4/fhirpatch.html';

/** Each operation evaluates an expression on the whole resource, so fewer are allowed than in a JSON Patch. */
const MAX_OPERATIONS = 200;
const MAX_PATH = 1_000;

/** Steps and nodes all paths of a patch may visit; a common path takes about thirty, this many about half a second. */
const MAX_STEPS = 100_000;

// --- Reading the Parameters resource

export function readFhirPathPatch(parameters: Resource): FhirPathPatchOp[] {
  if (!isFields(parameters) || parameters.resourceType !== 'Parameters') {
    throw malformed('Parameters', {
      en: 'A FHIRPath Patch is a Parameters resource: send one with "operation" parameters.',
      ja: 'FHIRPath PatchはParametersリソースです。"operation" パラメータを入れて送ってください。',
    });
  }
  const operations = listOf(parameters.parameter, 'Parameters.parameter');
  if (operations.length === 0) {
    throw malformed('Parameters.parameter', {
      en: 'The patch has no operation: add at least one "operation" parameter.',
      ja: '操作がありません。"operation" パラメータを一つ以上入れてください。',
    });
  }
  if (operations.length > MAX_OPERATIONS) {
    throw malformed('Parameters.parameter', {
      en: `The patch has ${operations.length} operations: at most ${MAX_OPERATIONS} are allowed. Send them in several patches.`,
      ja: `操作が${operations.length}件あります。一度に送れるのは${MAX_OPERATIONS}件までです。分けて送ってください。`,
    });
  }
  return operations.map((operation, i) => readOp(operation, `Parameters.parameter[${i}]`));
}

const readOp = (operation: Fields, at: string): FhirPathPatchOp => {
  if (operation.name !== 'operation') {
    throw malformed(`${at}.name`, {
      en: 'Every parameter of a FHIRPath Patch is named "operation": rename or remove this one.',
      ja: 'FHIRPath Patchのパラメータ名はすべて "operation" です。名前を直すか、削除してください。',
    });
  }
  const parts = new Map<string, { part: Fields; at: string }>();
  for (const [i, part] of listOf(operation.part, `${at}.part`).entries()) {
    const name = String(part.name);
    if (parts.has(name)) {
      throw malformed(`${at}.part[${i}]`, {
        en: `The part ${quoted(name)} stands twice in one operation. Keep one of the two.`,
        ja: `一つの操作に ${quoted(name)} が二度あります。どちらか一つにしてください。`,
      });
    }
    parts.set(name, { part, at: `${at}.part[${i}]` });
  }

  const text = (name: string): string => {
    const value = parts.get(name)?.part;
    const found = value?.valueString ?? value?.valueCode;
    if (typeof found === 'string' && found !== '') return found;
    throw malformed(parts.get(name)?.at ?? at, {
      en: `The operation needs a part "${name}" with a valueString${name === 'type' ? ' or valueCode' : ''}.`,
      ja: `操作には "${name}" のpartが必要です。valueString${name === 'type' ? ' または valueCode' : ''} で書いてください。`,
    });
  };
  const position = (name: string): number => {
    const found = parts.get(name)?.part.valueInteger;
    if (typeof found === 'number' && Number.isInteger(found) && found >= 0) return found;
    throw malformed(parts.get(name)?.at ?? at, {
      en: `The operation needs a part "${name}" with a valueInteger of 0 or more.`,
      ja: `操作には "${name}" のpartが必要です。0以上の valueInteger で書いてください。`,
    });
  };
  const value = (): PatchValue => {
    const found = parts.get('value');
    if (found !== undefined) return readValue(found.part, found.at);
    throw malformed(at, {
      en: 'The operation needs a part "value" with a value[x], or with parts for an element without a type name.',
      ja: '操作には "value" のpartが必要です。value[x]、または型名のない要素の場合は part で書いてください。',
    });
  };

  const type = text('type');
  const path = text('path');
  if (path.length > MAX_PATH) {
    throw new Problem(
      'unprocessable',
      {
        en: `The path is ${path.length} characters long: at most ${MAX_PATH} are allowed. Write a shorter one.`,
        ja: `パスが${path.length}文字あります。${MAX_PATH}文字以内で書いてください。`,
      },
      { at: parts.get('path')!.at, spec: SPEC },
    );
  }
  switch (type) {
    case 'add': {
      const name = text('name');
      if (name === '__proto__') {
        throw malformed(parts.get('name')!.at, {
          en: 'No FHIR element is named "__proto__". Correct the name.',
          ja: '「__proto__」という名前のFHIR要素はありません。名前を直してください。',
        });
      }
      return { type, path, at, name, value: value() };
    }
    case 'insert':
      return { type, path, at, index: position('index'), value: value() };
    case 'delete':
      return { type, path, at };
    case 'replace':
      return { type, path, at, value: value() };
    case 'move':
      return { type, path, at, source: position('source'), destination: position('destination') };
    default:
      throw malformed(parts.get('type')!.at, {
        en: `${quoted(type)} is no operation type: use add, insert, delete, replace or move.`,
        ja: `${quoted(type)} という操作はありません。add、insert、delete、replace、move のいずれかにしてください。`,
      });
  }
};

const readValue = (part: Fields, at: string): PatchValue => {
  const typed = Object.keys(part).filter((name) => /^_?value[A-Z]/.test(name));
  const names = new Set(typed.map((name) => name.replace(/^_/, '')));
  const forms = names.size + (part.part === undefined ? 0 : 1) + (part.resource === undefined ? 0 : 1);
  if (forms !== 1) {
    throw malformed(at, {
      en: 'A value is given in one way: one value[x], or a resource, or parts. Keep one of them.',
      ja: '値の書き方は、value[x]、resource、part のいずれか一つです。一つだけにしてください。',
    });
  }
  const [name] = names;
  if (name !== undefined) {
    const value = part[name] ?? null;
    const extra = part[`_${name}`] ?? null;
    if (value === null && extra === null) {
      throw malformed(at, {
        en: `${name} is null: give a value, or use delete to remove the element.`,
        ja: `${name} が null です。値を入れるか、要素を消す場合は delete を使ってください。`,
      });
    }
    return { suffix: name.slice('value'.length), value, extra };
  }
  if (isFields(part.resource)) return { suffix: String(part.resource.resourceType), value: part.resource, extra: null };
  return {
    parts: listOf(part.part, `${at}.part`).map((child, i) => {
      if (typeof child.name !== 'string' || child.name === '__proto__') {
        throw malformed(`${at}.part[${i}].name`, {
          en: 'This part needs the name of an element: add it.',
          ja: 'このpartには要素の名前が必要です。追加してください。',
        });
      }
      return { name: child.name, value: readValue(child, `${at}.part[${i}]`) };
    }),
  };
};

const listOf = (value: unknown, at: string): Fields[] => {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every(isFields)) return value;
  throw malformed(at, {
    en: `${at} is not a list of objects: correct it.`,
    ja: `${at} がオブジェクトの配列ではありません。直してください。`,
  });
};

// --- Applying the operations

/** The resource after all operations; the given one stays as it is. One failing operation fails the patch. */
export async function applyFhirPathPatch(
  resource: Resource,
  ops: readonly FhirPathPatchOp[],
  elements: ElementLookup,
): Promise<Resource> {
  const root = copyOf(resource);
  const paths = await loadPaths();
  let left = MAX_STEPS;
  const spend = (steps: number) => {
    left -= steps;
    if (left < 0) throw new Error('the paths of this patch take too many steps');
  };
  for (const [i, op] of ops.entries()) {
    const change = new Change(root, op, i, elements);
    change.run(change.evaluate(paths, spend));
  }
  if (ops.some((op) => op.type === 'delete')) prune(root);
  return root;
}

/** One step from a node to its child: the element's name as the path or the content has it, its index in a list. */
interface Step {
  readonly name: string;
  readonly index: number | null;
}
type Route = readonly Step[];

/** Where an element's value stands: in owner[key] (and owner[_key]), at `index` when it is a list. */
interface Place {
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
interface Slot {
  readonly value: unknown;
  readonly extra: unknown;
}

class Change {
  private readonly root: Resource;
  private readonly op: FhirPathPatchOp;
  private readonly i: number;
  private readonly elements: ElementLookup;

  constructor(root: Resource, op: FhirPathPatchOp, i: number, elements: ElementLookup) {
    this.root = root;
    this.op = op;
    this.i = i;
    this.elements = elements;
  }

  evaluate(paths: Paths, spend: (steps: number) => void): Route[] {
    let found: (Route | undefined)[];
    try {
      found = paths(plain(this.root), this.op.path, spend);
    } catch (error) {
      const reason = (error instanceof Error ? error.message : String(error)).slice(0, 300);
      return this.fail({
        en: `the path could not be evaluated (${reason}). Correct the FHIRPath expression.`,
        ja: `パスを評価できませんでした（${reason}）。FHIRPath式を直してください。`,
      });
    }
    return found.map(
      (route) =>
        route ??
        this.fail({
          en: 'the path leads to a computed value, not to an element of the resource. Write a path to an element.',
          ja: 'パスの結果がリソースの要素ではなく計算値です。要素を指すパスを書いてください。',
        }),
    );
  }

  run(routes: readonly Route[]): void {
    const { op } = this;
    switch (op.type) {
      case 'add':
        this.add(this.single(routes), op.name, op.value);
        break;
      case 'insert': {
        const { place, slots } = this.list(routes);
        if (op.index > slots.length) this.failIndex('index', op.index, slots.length);
        slots.splice(op.index, 0, this.build(op.value, place.shape, place.base, place.levels));
        write(place, slots);
        break;
      }
      case 'delete':
        if (routes.length > 0) this.delete(this.place(this.single(routes)));
        break;
      case 'replace':
        this.replace(this.place(this.single(routes)), op.value);
        break;
      case 'move': {
        const { place, slots } = this.list(routes);
        const last = slots.length - 1;
        if (op.source > last) this.failIndex('source', op.source, last);
        if (op.destination > last) this.failIndex('destination', op.destination, last);
        slots.splice(op.destination, 0, ...slots.splice(op.source, 1));
        write(place, slots);
      }
    }
  }

  private add(route: Route, name: string, value: PatchValue): void {
    const { owner, type, levels, primitive } = this.ownerAt(route);
    const shape = this.elements(type, name);
    // A primitive's own `value` is what stands in the JSON; only its id and extensions can be added.
    if (shape === undefined || (primitive && name !== 'extension' && name !== 'id')) {
      this.failNoElement(type, name);
    }
    const key = this.keyFor(value, shape, name);
    const taken = shape.choice ? variantOf(owner, name, shape)?.key : name;
    if (!shape.array && taken !== undefined && has(owner, taken)) {
      this.fail({
        en: `the element "${taken}" is there already and does not repeat. Use replace.`,
        ja: `要素「${taken}」はすでにあり、繰り返せません。replace を使ってください。`,
      });
    }
    const place: Place = { owner, key, index: 0, base: name, shape, type, levels };
    const slots = slotsOf(place);
    slots.push(this.build(value, shape, name, levels));
    write(place, slots);
  }

  private delete(place: Place): void {
    const slots = slotsOf(place);
    slots.splice(place.index, 1);
    write(place, slots);
  }

  private replace(place: Place, value: PatchValue): void {
    const key = this.keyFor(value, place.shape, place.base);
    const slots = slotsOf(place);
    slots[place.index] = this.build(value, place.shape, place.base, place.levels);
    if (key !== place.key) {
      delete place.owner[place.key];
      delete place.owner[`_${place.key}`];
    }
    write({ ...place, key }, slots);
  }

  private single(routes: readonly Route[]): Route {
    if (routes.length === 1) return routes[0]!;
    if (routes.length === 0) {
      return this.fail({
        en: 'the path leads to no element. Read the current version and correct the path.',
        ja: 'パスの指す要素がありません。最新の版を読み直して、パスを直してください。',
      });
    }
    return this.fail({
      en: `the path leads to ${routes.length} elements, only one is allowed. Narrow it with an index or where().`,
      ja: `パスの指す要素が${routes.length}個あります。添字や where() で一つに絞ってください。`,
    });
  }

  /** The one list all the routes lead to, whole: an index into a part of a list would mean something else. */
  private list(routes: readonly Route[]): { place: Place; slots: Slot[] } {
    if (routes.length === 0) {
      return this.fail({
        en: 'the path leads to an empty or missing list. Use add to start one.',
        ja: 'パスの指すリストが空か、存在しません。add を使って追加してください。',
      });
    }
    const places = routes.map((route) => this.place(route));
    const place = places[0]!;
    const slots = slotsOf(place);
    const isOneList = places.every((other) => other.owner === place.owner && other.key === place.key);
    if (!place.shape.array || !isOneList || places.length !== slots.length) {
      this.fail({
        en: 'the path must lead to all items of one list. Name the list itself, without index or where().',
        ja: 'パスは一つのリスト全体を指す必要があります。添字や where() を付けずに、リスト自体を指定してください。',
      });
    }
    return { place, slots };
  }

  private place(route: Route): Place {
    if (route.length === 0) {
      return this.fail({
        en: 'the path leads to the whole resource. Name an element of it, or use PUT or DELETE.',
        ja: 'パスがリソース全体を指しています。要素を指定するか、PUT または DELETE を使ってください。',
      });
    }
    const { owner, type, levels } = this.ownerAt(route.slice(0, -1));
    return this.child(owner, type, route[route.length - 1]!, levels);
  }

  /** The object that holds the children of the node at the end of a route; for a primitive, what stands in `_name`. */
  private ownerAt(route: Route): { owner: Fields; type: string; levels: number; primitive: boolean } {
    let owner: Fields = this.root;
    let type = this.root.resourceType;
    let levels = 1;
    let primitive = false;
    for (const step of route) {
      const place = this.child(owner, type, step, levels);
      const slots = slotsOf(place);
      const slot = slots[place.index];
      if (slot === undefined) return this.failNoElement(type, step.name);
      levels = place.levels + (place.shape.array ? 2 : 1);
      type = place.type;
      primitive = !isFields(slot.value);
      if (isFields(slot.value)) {
        owner = slot.value;
        if (typeof owner.resourceType === 'string') type = owner.resourceType;
      } else if (isFields(slot.extra)) {
        owner = slot.extra;
      } else {
        owner = {};
        slots[place.index] = { value: slot.value, extra: owner };
        write(place, slots);
      }
    }
    return { owner, type, levels, primitive };
  }

  private child(owner: Fields, type: string, step: Step, levels: number): Place {
    const index = step.index ?? 0;
    const shape = this.elements(type, step.name);
    if (shape !== undefined && !shape.choice) {
      const childType = shape.types[0] ?? 'Element';
      return { owner, key: step.name, index, base: step.name, shape, type: childType, levels };
    }
    if (shape !== undefined) {
      const variant = variantOf(owner, step.name, shape);
      if (variant !== undefined) return { owner, ...variant, index, base: step.name, shape, levels };
    }
    // The engine lets children() and the like name a choice as the JSON does: valueQuantity.
    for (const capital of step.name.matchAll(/(?!^)[A-Z]/g)) {
      const base = step.name.slice(0, capital.index);
      const choice = this.elements(type, base);
      const childType = choice?.choice ? typeFor(step.name.slice(capital.index), choice) : undefined;
      if (choice !== undefined && childType !== undefined) {
        return { owner, key: step.name, index, base, shape: choice, type: childType, levels };
      }
    }
    return this.failNoElement(type, step.name);
  }

  /** The JSON name under which a value of an element stands: `deceased` with a valueBoolean is deceasedBoolean. */
  private keyFor(value: PatchValue, shape: ElementShape, base: string): string {
    if (!shape.choice) return base;
    if ('parts' in value || typeFor(value.suffix, shape) === undefined) {
      const shown = shape.types.slice(0, 8).map((type) => `value${capitalized(type)}`);
      const list = `${shown.join(', ')}${shape.types.length > 8 ? ', …' : ''}`;
      return this.fail({
        en: `"${base}" does not take a value of this type. Use one of: ${list}.`,
        ja: `「${base}」にはこの型の値を入れられません。次のいずれかを使ってください：${list}`,
      });
    }
    return `${base}${value.suffix}`;
  }

  private build(value: PatchValue, shape: ElementShape, name: string, levels: number): Slot {
    const slot =
      'parts' in value
        ? { value: this.assemble(value, shape, name, levels), extra: null }
        : { value: copyOf(value.value), extra: copyOf(value.extra) };
    if (levels + 1 + depthOf(slot.value) > MAX_DEPTH || levels + 1 + depthOf(slot.extra) > MAX_DEPTH) {
      this.fail({
        en: `the result would nest more than ${MAX_DEPTH} levels deep. Send flatter content.`,
        ja: `結果の入れ子が${MAX_DEPTH}段を超えます。入れ子を浅くしてください。`,
      });
    }
    return slot;
  }

  private assemble(value: AnonymousValue, shape: ElementShape, name: string, levels: number): Fields {
    const type = shape.types[0] ?? name;
    const owner: Fields = {};
    for (const part of value.parts) {
      const childShape = this.elements(type, part.name);
      if (childShape === undefined) return this.failNoElement(type, part.name);
      const key = this.keyFor(part.value, childShape, part.name);
      const taken = childShape.choice ? variantOf(owner, part.name, childShape)?.key : key;
      if (!childShape.array && taken !== undefined && has(owner, taken)) {
        this.fail({
          en: `the value gives "${part.name}" twice, and it does not repeat. Keep one of the two.`,
          ja: `値の中に「${part.name}」が二度ありますが、繰り返せません。どちらか一つにしてください。`,
        });
      }
      const place: Place = { owner, key, index: 0, base: part.name, shape: childShape, type, levels: levels + 1 };
      const slots = slotsOf(place);
      slots.push(this.build(part.value, childShape, part.name, levels + 1));
      write(place, slots);
    }
    return owner;
  }

  private failNoElement(type: string, name: string): never {
    return this.fail({
      en: `there is no such element: "${type}" has no "${name}". A choice element is named without its type, as "value". Correct the name.`,
      ja: `「${type}」に「${name}」という要素はありません。型を選ぶ要素は "value" のように型を付けずに書きます。名前を直してください。`,
    });
  }

  private failIndex(name: string, index: number, last: number): never {
    return this.fail({
      en: `${name} ${index} is outside of the list. Use 0 to ${last}.`,
      ja: `${name} の ${index} はリストの範囲外です。0〜${last} で指定してください。`,
    });
  }

  private fail(said: Said): never {
    const label = `${this.op.type} ${quoted(this.op.path)}`;
    throw new Problem(
      'unprocessable',
      { en: `Operation ${this.i + 1} (${label}): ${said.en}`, ja: `操作${this.i + 1}（${label}）：${said.ja}` },
      { at: this.op.at, spec: SPEC },
    );
  }
}

const malformed = (at: string, said: Said): Problem => new Problem('invalid', said, { at, spec: SPEC });

const isFields = (value: unknown): value is Fields => isObject(value) && !(value instanceof Decimal);

const capitalized = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1);

const typeFor = (suffix: string, shape: ElementShape): string | undefined =>
  shape.types.find((type) => capitalized(type) === suffix);

const has = (owner: Fields, key: string): boolean => Object.hasOwn(owner, key) || Object.hasOwn(owner, `_${key}`);

/** The JSON name and type under which a choice element stands in its owner. */
const variantOf = (owner: Fields, base: string, shape: ElementShape): { key: string; type: string } | undefined => {
  for (const type of shape.types) {
    const key = `${base}${capitalized(type)}`;
    if (has(owner, key)) return { key, type };
  }
  return undefined;
};

const slotsOf = ({ owner, key }: Place): Slot[] => {
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
const write = ({ owner, key, shape }: Place, slots: readonly Slot[]): void => {
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
const prune = (owner: Fields): void => {
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

const quoted = (text: string): string => JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);

// --- The engine

/** Routes to all nodes a path leads to, undefined for a value that is no node of the resource. */
type Paths = (resource: unknown, path: string, spend: (steps: number) => void) => (Route | undefined)[];

// What a single step, and so no count of steps, could hold the server with: regular expressions may run for ever, replace()
// fills the memory in a few calls, and the others compare every pair of nodes. No path of a patch needs them.
const REFUSED = ['matches', 'matchesFull', 'replaceMatches', 'replace'].concat([
  'distinct',
  'isDistinct',
  'subsetOf',
  'supersetOf',
  'exclude',
  'intersect',
  'union',
]);

// The operators | and ~ compare every pair too, but are of use: with them in a path, collections stay small.
const PAIRING = /[|~]/;
const MAX_PAIRED = 1_000;

interface Node {
  readonly parentResNode: Node | null;
  readonly propName: string | null;
  readonly index: number | null;
  readonly data: unknown;
}

const isNode = (value: unknown): value is Node => isObject(value) && 'parentResNode' in value && 'propName' in value;

let loaded: Promise<Paths> | undefined;

/** The engine is large; only a server that is sent a FHIRPath Patch loads it. */
const loadPaths = (): Promise<Paths> => {
  loaded ??= importPaths();
  return loaded;
};

const importPaths = async (): Promise<Paths> => {
  const [{ default: engine }, { default: model }] = await Promise.all([
    import('fhirpath'),
    import('fhirpath/fhir-context/r4'),
  ]);
  const refused = REFUSED.map((name) => {
    const fn = () => {
      throw new Error(`${name}() is not available in the path of a patch`);
    };
    return [name, { fn, arity: { 0: [], 1: ['Any' as const], 2: ['Any' as const, 'Any' as const] } }] as const;
  });
  return (resource, path, spend) => {
    // By itself first: ") | (" must not get out of the parentheses below.
    engine.parse(path);
    const widest = PAIRING.test(path) ? MAX_PAIRED : Number.POSITIVE_INFINITY;
    let found: unknown[] = [];
    const renkeiPath = {
      fn: (nodes: unknown[]) => {
        found = nodes;
        return [];
      },
      arity: { 0: [] },
      nullable: true,
      internalStructures: true,
    };
    // The line break ends a comment the path may close with.
    engine.evaluate(resource, `(${path}\n).renkeiPath()`, { resource, rootResource: resource }, model, {
      traceFn: () => {},
      debugger: (_context, _focus, result: unknown) => {
        const size = Array.isArray(result) ? result.length : 0;
        if (size > widest) throw new Error(`more than ${MAX_PAIRED} elements to compare by | or ~`);
        spend(1 + size);
      },
      userInvocationTable: { ...Object.fromEntries(refused), renkeiPath },
    });
    return found.map((node) => routeTo(node, resource));
  };
};

const routeTo = (node: unknown, resource: unknown): Route | undefined => {
  const steps: Step[] = [];
  let at = node;
  while (isNode(at) && at.parentResNode !== null) {
    if (at.propName === null) return undefined;
    steps.push({ name: at.propName, index: at.index });
    at = at.parentResNode;
  }
  return isNode(at) && at.data === resource ? steps.reverse() : undefined;
};
