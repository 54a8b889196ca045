// FHIRPaths whose places in a text are asked for, as a tree that the reader walks beside the text.
// Choices are told by their FHIR name: `Observation.value` is the property `valueQuantity`, and `birthDate.extension[0]`
// stands below `_birthDate`.

export class Wanted {
  readonly #children = new Map<string | number, Wanted>();
  readonly #parent: Wanted | undefined;
  /** Where it stands; -1: not met. */
  at = -1;
  #isExact = false;

  constructor(parent?: Wanted) {
    this.#parent = parent;
  }

  add(steps: readonly (string | number)[]): Wanted {
    let node: Wanted = this;
    for (const step of steps) {
      let next = node.#children.get(step);
      if (next === undefined) {
        next = new Wanted(node);
        node.#children.set(step, next);
      }
      node = next;
    }
    return node;
  }

  item(index: number, at: number): Wanted | undefined {
    const found = this.#children.get(index);
    return found === undefined ? undefined : found.#met(at, false);
  }

  property(name: string, at: number): Wanted | undefined {
    const exact = this.#children.get(name);
    if (exact !== undefined) return exact.#met(at, true);
    const sibling = name.startsWith('_') ? this.#children.get(name.slice(1)) : this.#choice(name);
    return sibling === undefined ? undefined : sibling.#met(at, false);
  }

  #choice(name: string): Wanted | undefined {
    for (const [step, child] of this.#children) {
      if (typeof step === 'string' && name.startsWith(step) && /^[A-Z]/.test(name.slice(step.length))) return child;
    }
    return undefined;
  }

  #met(at: number, isExact: boolean): this {
    if (this.at < 0 || (isExact && !this.#isExact)) {
      this.at = at;
      this.#isExact = isExact;
    }
    return this;
  }

  /** Of what is not there (a missing element), where it should be: the nearest around it. */
  get nearest(): number {
    let node: Wanted | undefined = this;
    while (node !== undefined && node.at < 0) node = node.#parent;
    return node?.at ?? 0;
  }
}

const STEP = /\.?(?:([A-Za-z_$][\w-]*)|\[(\d+)\]|\[x\])/y;

/** `Patient.name[0].given` without its first step; what is no plain step (a function) ends it. */
export function stepsOf(path: string): (string | number)[] {
  const steps: (string | number)[] = [];
  STEP.lastIndex = 0;
  for (let match = STEP.exec(path); match !== null; match = STEP.exec(path)) {
    const [whole, name, index] = match;
    if (path[STEP.lastIndex] === '(' && whole !== '') {
      // `ofType(Patient)` says only what stands there; of `extension('…')` it is not known which.
      if (name !== 'ofType') {
        if (name === 'extension') steps.push(name);
        break;
      }
      STEP.lastIndex = path.indexOf(')', STEP.lastIndex) + 1;
      if (STEP.lastIndex === 0) break;
      continue;
    }
    if (name !== undefined) steps.push(name);
    else if (index !== undefined) steps.push(Number(index));
  }
  return steps.slice(1);
}
