// FHIRPath text into a tree, small enough to be read without loading the engine of npm: what the propositional compiler and
// the analysis of absent properties look at. Undefined for what it does not know; the engine then has the only word.
// https://hl7.org/fhirpath/N1/grammar.html

export type Node =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Dates, times, quantities: always something. */
  | { readonly kind: 'other' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'this' }
  /** %name, and $index and $total by their own names. */
  | { readonly kind: 'variable'; readonly name: string }
  /** Without `of`, a step from where the expression stands. */
  | { readonly kind: 'name'; readonly name: string; readonly of?: Node }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[]; readonly of?: Node }
  | { readonly kind: 'index'; readonly of: Node; readonly at: Node }
  | { readonly kind: 'sign'; readonly of: Node }
  | { readonly kind: 'type'; readonly op: 'is' | 'as'; readonly of: Node; readonly type: string }
  | { readonly kind: 'operation'; readonly op: string; readonly left: Node; readonly right: Node };

/** Weakest first. */
const LEVELS: readonly ReadonlySet<string>[] = [
  ['implies'],
  ['or', 'xor'],
  ['and'],
  ['in', 'contains'],
  ['=', '~', '!=', '!~'],
  ['<=', '<', '>', '>='],
  ['|'],
  ['is', 'as'],
  ['+', '-', '&'],
  ['*', '/', 'div', 'mod'],
].map((operators) => new Set(operators));

const TOKEN =
  /\s+|\/\*.*?\*\/|\/\/[^\r\n]*|(@[\dT:.Z+-]*|\d+L\b|\d+(?:\.\d+)?|[A-Za-z_]\w*|\$(?:this|index|total)\b|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|<=|>=|!=|!~|[-+*/&|<>=~().,[\]{}%])/sy;
const WORD = /^(?:[A-Za-z_]\w*|`.*`)$/s;
const NO_NAMES = new Set(['and', 'or', 'xor', 'implies', 'div', 'mod', 'true', 'false', 'asc', 'desc', 'sort']);
const UNIT = /^(?:year|month|week|day|hour|minute|second|millisecond)s?$/;

// Expressions people write stay far below; the tree is walked by recursion.
const LONGEST = 10_000;
const DEEPEST = 100;
const LONGEST_CHAIN = 300;

class Unknown extends Error {}

export function parse(expression: string): Node | undefined {
  try {
    return expression.length > LONGEST ? undefined : new Parser(tokensOf(expression)).whole();
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
    const match = TOKEN.exec(text);
    if (match === null) throw new Unknown();
    if (match[1] !== undefined) tokens.push(match[1]);
  }
  return tokens;
}

class Parser {
  private readonly tokens: readonly string[];
  private at = 0;
  private depth = 0;

  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }

  whole(): Node {
    const node = this.expression(0);
    if (this.at < this.tokens.length) throw new Unknown();
    return node;
  }

  private expression(level: number): Node {
    if (level === LEVELS.length) return this.signed();
    let left = this.expression(level + 1);
    for (let links = 0; LEVELS[level]!.has(this.tokens[this.at] ?? ''); links++) {
      if (links > LONGEST_CHAIN) throw new Unknown();
      const op = this.tokens[this.at++]!;
      left =
        op === 'is' || op === 'as'
          ? { kind: 'type', op, of: left, type: this.typeName() }
          : { kind: 'operation', op, left, right: this.expression(level + 1) };
    }
    return left;
  }

  private signed(): Node {
    if (!this.takes('-') && !this.takes('+')) return this.path();
    const minus = this.tokens[this.at - 1] === '-';
    const of = this.path();
    if (of.kind === 'number') return { kind: 'number', value: minus ? -of.value : of.value };
    return { kind: 'sign', of };
  }

  private path(): Node {
    if (++this.depth > DEEPEST) throw new Unknown();
    let node = this.term();
    for (let links = 0; ; links++) {
      if (links > LONGEST_CHAIN) throw new Unknown();
      if (this.takes('.')) node = this.step(node);
      else if (this.takes('[')) {
        node = { kind: 'index', of: node, at: this.expression(0) };
        this.wants(']');
      } else break;
    }
    this.depth--;
    return node;
  }

  private term(): Node {
    const token = this.tokens[this.at];
    if (token === undefined) throw new Unknown();
    if (this.takes('(')) {
      const inner = this.expression(0);
      this.wants(')');
      return inner;
    }
    if (this.takes('{')) {
      this.wants('}');
      return { kind: 'empty' };
    }
    if (this.takes('%')) return { kind: 'variable', name: this.variable() };
    if (token === 'true' || token === 'false') {
      this.at++;
      return { kind: 'boolean', value: token === 'true' };
    }
    if (token.startsWith("'")) {
      this.at++;
      return { kind: 'string', value: unquoted(token) };
    }
    if (token.startsWith('@') || /^\d+L$/.test(token)) {
      this.at++;
      return { kind: 'other' };
    }
    if (/^\d/.test(token)) return this.number(token);
    return this.step(undefined);
  }

  private number(token: string): Node {
    const next = this.tokens[++this.at];
    if (next === undefined || !(UNIT.test(next) || next.startsWith("'")))
      return { kind: 'number', value: Number(token) };
    this.at++;
    return { kind: 'other' };
  }

  private step(of: Node | undefined): Node {
    const token = this.tokens[this.at];
    if (token?.startsWith('$')) {
      this.at++;
      // Something.$this is $this, whatever the something.
      return token === '$this' ? { kind: 'this' } : { kind: 'variable', name: token };
    }
    const name = this.name();
    if (!this.takes('(')) return of === undefined ? { kind: 'name', name } : { kind: 'name', name, of };
    const args: Node[] = [];
    if (!this.takes(')')) {
      do args.push(this.expression(0));
      while (this.takes(','));
      this.wants(')');
    }
    return of === undefined ? { kind: 'call', name, args } : { kind: 'call', name, args, of };
  }

  private name(): string {
    const token = this.tokens[this.at++];
    if (token === undefined || !WORD.test(token) || NO_NAMES.has(token) || UNIT.test(token)) throw new Unknown();
    return token.startsWith('`') ? unquoted(token) : token;
  }

  private typeName(): string {
    let name = this.name();
    while (this.takes('.')) name += `.${this.name()}`;
    return name;
  }

  private variable(): string {
    const token = this.tokens[this.at];
    if (token?.startsWith("'") !== true) return this.name();
    this.at++;
    return unquoted(token);
  }

  private takes(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private wants(token: string): void {
    if (!this.takes(token)) throw new Unknown();
  }
}

const CONTROL: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t', f: '\f' };

const unquoted = (token: string): string =>
  token
    .slice(1, -1)
    .replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, escaped: string) =>
      escaped.length > 1 ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16)) : (CONTROL[escaped] ?? escaped),
    );
