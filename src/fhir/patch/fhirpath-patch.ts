// FHIRPath Patch: https://hl7.org/fhir/R4/fhirpatch.html
// The engine only says where a path leads; the change is made on a copy that keeps the digits of decimals. The list of
// a primitive element has a second list beside it (given and _given), so both always change together.
import { Problem, type Said } from '../../problem.ts';
import { copyOf, plain } from '../json/decimal.ts';
import { depthOf, MAX_DEPTH } from '../json/read.ts';
import type { Resource } from '../resource.ts';
import {
  capitalized,
  type ElementLookup,
  type ElementShape,
  type Fields,
  has,
  isFields,
  type Place,
  prune,
  type Slot,
  slotsOf,
  typeFor,
  variantOf,
  write,
} from './element-slots.ts';
import { type AnonymousValue, type FhirPathPatchOp, type PatchValue, quoted, SPEC } from './fhirpath-patch-ops.ts';
import { loadPaths, type Paths, type Route, type Step } from './fhirpath-routes.ts';

/** Steps and nodes all paths of a patch may visit; a common path takes about thirty, this many about half a second. */
const MAX_STEPS = 100_000;

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
