// JSON Patch: https://www.rfc-editor.org/rfc/rfc6902 with the pointers of https://www.rfc-editor.org/rfc/rfc6901,
// as https://hl7.org/fhir/R4/http.html#patch has it.
import { Problem, type Said } from '../../problem.ts';
import { copyOf, Decimal, isNumber, isSameNumber } from '../json/decimal.ts';
import { depthOf, MAX_DEPTH } from '../json/read.ts';
import { isObject, type Resource } from '../resource.ts';

type Pointer = readonly string[];

export type JsonPatchOp = { readonly path: Pointer } & (
  | { readonly op: 'add' | 'replace' | 'test'; readonly value: unknown }
  | { readonly op: 'remove' }
  | { readonly op: 'move' | 'copy'; readonly from: Pointer }
);

const SPEC = 'https://www.rfc-editor.org/rfc/rfc6902#section-4';
const POINTER_SPEC = 'https://www.rfc-editor.org/rfc/rfc6901#section-3';

/** Far above any patch a person or program writes, and low enough that one request cannot hold the server. */
const MAX_OPERATIONS = 1_000;

/** `copy` can double a document with each operation; this many bytes, roughly, is where a patch stops. */
const MAX_COPIED = 5_000_000;
const BYTES_PER_VALUE = 10;

/** The operations of a JSON Patch document, checked for form. */
export function readJsonPatch(body: unknown): JsonPatchOp[] {
  if (!Array.isArray(body)) {
    throw malformed('$', {
      en: 'A JSON Patch is an array of operations: send [{"op": …, "path": …}].',
      ja: 'JSON Patchは操作の配列です。[{"op": …, "path": …}] の形で送ってください。',
    });
  }
  if (body.length > MAX_OPERATIONS) {
    throw malformed('$', {
      en: `The patch has ${body.length} operations: at most ${MAX_OPERATIONS} are allowed. Send them in several patches.`,
      ja: `操作が${body.length}件あります。一度に送れるのは${MAX_OPERATIONS}件までです。分けて送ってください。`,
    });
  }
  return body.map(readOp);
}

const readOp = (item: unknown, i: number): JsonPatchOp => {
  const at = `$[${i}]`;
  if (!isObject(item) || item instanceof Decimal) {
    throw malformed(at, {
      en: `Operation ${i + 1} is not an object: write {"op": …, "path": …}.`,
      ja: `操作${i + 1}がオブジェクトではありません。{"op": …, "path": …} の形で書いてください。`,
    });
  }
  const { op } = item;
  switch (op) {
    case 'add':
    case 'replace':
    case 'test': {
      const path = readPointer(item, 'path', i);
      if (!Object.hasOwn(item, 'value')) {
        throw malformed(`${at}.value`, {
          en: `Operation ${i + 1} (${op}) has no "value": add it.`,
          ja: `操作${i + 1}（${op}）に "value" がありません。追加してください。`,
        });
      }
      return { op, path, value: item.value };
    }
    case 'remove':
      return { op, path: readPointer(item, 'path', i) };
    case 'move':
    case 'copy':
      return { op, path: readPointer(item, 'path', i), from: readPointer(item, 'from', i) };
    default:
      throw malformed(`${at}.op`, {
        en: `Operation ${i + 1} has an unknown "op": use add, remove, replace, move, copy or test.`,
        ja: `操作${i + 1}の "op" が正しくありません。add、remove、replace、move、copy、test のいずれかにしてください。`,
      });
  }
};

const readPointer = (item: Record<string, unknown>, member: 'path' | 'from', i: number): Pointer => {
  const at = `$[${i}].${member}`;
  const text = item[member];
  if (typeof text !== 'string') {
    throw malformed(at, {
      en: `Operation ${i + 1} needs "${member}" as a string, such as "/name/0/family".`,
      ja: `操作${i + 1}の "${member}" を "/name/0/family" のような文字列で書いてください。`,
    });
  }
  if ((text !== '' && !text.startsWith('/')) || /~(?![01])/.test(text)) {
    throw malformed(
      at,
      {
        en: `Operation ${i + 1}: ${quoted(text)} is no JSON Pointer. Start it with "/" and write "~" as "~0", "/" within a name as "~1".`,
        ja: `操作${i + 1}の ${quoted(text)} はJSON Pointerではありません。「/」で始め、名前の中の「~」は「~0」、「/」は「~1」と書いてください。`,
      },
      POINTER_SPEC,
    );
  }
  const pointer = text.split('/').slice(1).map(unescapePointer);
  if (pointer.includes('__proto__')) {
    throw malformed(at, {
      en: `Operation ${i + 1}: no FHIR element is named "__proto__". Correct the path.`,
      ja: `操作${i + 1}：「__proto__」という名前のFHIR要素はありません。パスを直してください。`,
    });
  }
  return pointer;
};

// ~1 first: "~01" is the name "~1", not "/".
const unescapePointer = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

/** The document after all operations; the given one stays as it is. One failing operation fails the patch. */
export function applyJsonPatch(document: Resource, ops: readonly JsonPatchOp[]): Resource {
  let root: unknown = copyOf(document);
  let copied = 0;
  for (const [i, op] of ops.entries()) {
    const step = new Step(op, i);
    switch (op.op) {
      case 'add':
        root = step.add(root, copyOf(op.value));
        break;
      case 'remove':
        step.remove(root, op.path);
        break;
      case 'replace':
        root = step.replace(root, copyOf(op.value));
        break;
      case 'move': {
        if (isSame(op.from, op.path)) {
          step.find(root, op.from);
          break;
        }
        if (isSame(op.from, op.path.slice(0, op.from.length))) step.failMoveIntoItself();
        root = step.add(root, step.remove(root, op.from));
        break;
      }
      case 'copy': {
        const value = step.find(root, op.from);
        copied += weightOf(value);
        if (copied > MAX_COPIED) step.failTooMuchCopied();
        root = step.add(root, copyOf(value));
        break;
      }
      case 'test':
        if (!isEqual(step.find(root, op.path), op.value)) step.failTest();
    }
  }
  if (!isObject(root) || root instanceof Decimal || typeof root.resourceType !== 'string') {
    throw new Problem(
      'unprocessable',
      {
        en: 'After the patch the document is no longer a resource: keep an object with its resourceType.',
        ja: '変更後の文書がリソースではなくなります。resourceType を持つオブジェクトのままにしてください。',
      },
      { spec: SPEC },
    );
  }
  return root as Resource;
}

/** One operation at work on the copy; it knows its number and path, so that every refusal can name them. */
class Step {
  private readonly op: JsonPatchOp;
  private readonly i: number;

  constructor(op: JsonPatchOp, i: number) {
    this.op = op;
    this.i = i;
  }

  find(root: unknown, pointer: Pointer): unknown {
    return pointer.reduce((node, token, i) => this.child(node, token, pointer.slice(0, i + 1)), root);
  }

  add(root: unknown, value: unknown): unknown {
    const { path } = this.op;
    this.refuseTooDeep(value);
    if (path.length === 0) return value;
    const token = path[path.length - 1]!;
    const parent = this.find(root, path.slice(0, -1));
    if (Array.isArray(parent)) {
      const index = token === '-' ? parent.length : this.index(token);
      if (index > parent.length) this.failIndex(parent.length, token);
      parent.splice(index, 0, value);
    } else if (isContainer(parent)) {
      parent[token] = value;
    } else {
      this.failNoContainer(path.slice(0, -1));
    }
    return root;
  }

  remove(root: unknown, pointer: Pointer): unknown {
    if (pointer.length === 0) this.failWhole();
    const token = pointer[pointer.length - 1]!;
    const parent = this.find(root, pointer.slice(0, -1));
    const value = this.child(parent, token, pointer);
    if (Array.isArray(parent)) parent.splice(Number(token), 1);
    else delete (parent as Record<string, unknown>)[token];
    return value;
  }

  replace(root: unknown, value: unknown): unknown {
    const { path } = this.op;
    this.refuseTooDeep(value);
    if (path.length === 0) return value;
    const token = path[path.length - 1]!;
    const parent = this.find(root, path.slice(0, -1));
    this.child(parent, token, path);
    (parent as Record<string, unknown>)[token] = value;
    return root;
  }

  private child(parent: unknown, token: string, pointer: Pointer): unknown {
    if (Array.isArray(parent)) {
      if (token === '-') this.failMissing(pointer);
      const index = this.index(token);
      if (index >= parent.length) this.failMissing(pointer);
      return parent[index];
    }
    if (!isContainer(parent) || !Object.hasOwn(parent, token)) return this.failMissing(pointer);
    return parent[token];
  }

  private index(token: string): number {
    if (/^(0|[1-9]\d{0,14})$/.test(token)) return Number(token);
    return this.fail(
      {
        en: `${quoted(token)} is no array index. Use 0, 1, 2 … without leading zeros.`,
        ja: `${quoted(token)} は配列の位置として使えません。先頭に 0 を付けず、0、1、2 … と書いてください。`,
      },
      POINTER_SPEC,
    );
  }

  private refuseTooDeep(value: unknown): void {
    if (this.op.path.length + depthOf(value) <= MAX_DEPTH) return;
    this.fail({
      en: `the result would nest more than ${MAX_DEPTH} levels deep. Send flatter content.`,
      ja: `結果の入れ子が${MAX_DEPTH}段を超えます。入れ子を浅くしてください。`,
    });
  }

  private failMissing(pointer: Pointer): never {
    return this.fail({
      en: `nothing stands at ${shown(pointer)}. Read the current version and correct the path.`,
      ja: `${shown(pointer)} には何もありません。最新の版を読み直して、パスを直してください。`,
    });
  }

  private failNoContainer(pointer: Pointer): never {
    return this.fail({
      en: `${shown(pointer)} holds a single value, nothing can be added in it. Correct the path.`,
      ja: `${shown(pointer)} は単独の値なので、その中には追加できません。パスを直してください。`,
    });
  }

  private failIndex(length: number, token: string): never {
    return this.fail({
      en: `the array has ${length} items, so nothing can be added at ${token}. Use 0 to ${length}, or "-" for the end.`,
      ja: `配列の要素は${length}件なので、位置 ${token} には追加できません。0〜${length}、または末尾を表す「-」を使ってください。`,
    });
  }

  private failWhole(): never {
    return this.fail({
      en: 'the whole resource cannot be removed or moved by a patch. Use DELETE to delete it.',
      ja: 'パッチでリソース全体を削除したり移動したりすることはできません。削除には DELETE を使ってください。',
    });
  }

  failMoveIntoItself(): never {
    return this.fail({
      en: 'a value cannot be moved into itself. Choose a path outside of "from".',
      ja: '値をその値自身の中へは移動できません。"from" の外のパスを指定してください。',
    });
  }

  failTooMuchCopied(): never {
    return this.fail({
      en: 'the patch copies too much content. Send a smaller patch.',
      ja: 'コピーする内容が多すぎます。パッチを小さくしてください。',
    });
  }

  failTest(): never {
    return this.fail({
      en: 'the value there is not the one tested for. Read the current version and prepare the patch again.',
      ja: 'その値が、期待された値と一致しません。最新の版を読み直して、パッチを作り直してください。',
    });
  }

  private fail(said: Said, spec = SPEC): never {
    const { op, path } = this.op;
    const from = 'from' in this.op ? `${shown(this.op.from)} → ` : '';
    throw new Problem(
      'unprocessable',
      {
        en: `Operation ${this.i + 1} (${op} ${from}${shown(path)}): ${said.en}`,
        ja: `操作${this.i + 1}（${op} ${from}${shown(path)}）：${said.ja}`,
      },
      { at: `$[${this.i}]`, spec },
    );
  }
}

const malformed = (at: string, said: Said, spec = SPEC): Problem => new Problem('invalid', said, { at, spec });

const isContainer = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && !(value instanceof Decimal);

const isSame = (a: Pointer, b: Pointer): boolean => a.length === b.length && a.every((token, i) => token === b[i]);

const isEqual = (a: unknown, b: unknown): boolean => {
  if (isNumber(a)) return isNumber(b) && isSameNumber(a, b);
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => isEqual(item, b[i]));
  }
  if (!isContainer(a)) return a === b;
  if (!isContainer(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && isEqual(a[name], b[name]))
  );
};

const weightOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length + BYTES_PER_VALUE;
  if (typeof value !== 'object' || value === null || value instanceof Decimal) return BYTES_PER_VALUE;
  return Object.entries(value).reduce((sum, [name, item]) => sum + name.length + weightOf(item), BYTES_PER_VALUE);
};

const shown = (pointer: Pointer): string =>
  quoted(pointer.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''));

const quoted = (text: string): string => JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
