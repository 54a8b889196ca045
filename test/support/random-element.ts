// Elements of any node, by chance: made from the definitions alone, mostly of the properties and words that somebody asks
// about, now and then broken.
import { nodeOf } from '../../src/fhir/definitions/definitions.ts';
import type { ElementDef } from '../../src/fhir/definitions/model.ts';
import { Decimal } from '../../src/fhir/json/decimal.ts';

export interface Interest {
  /** Names of elements worth having. */
  readonly names: ReadonlySet<string>;
  /** Values of text worth having. */
  readonly words: readonly string[];
}

const DATES = ['2026', '2026-11', '2026-11-21', '2026-11-22'];
const MOMENTS = ['2026-11-21T09:00:00+09:00', '2026-11-21T00:00:00Z', '2026-11-22T10:30:00.5Z'];
const WORDS = [
  'x',
  'Abc',
  'abc def',
  '#a',
  '#',
  'http://example.org/x',
  'http://unitsofmeasure.org',
  '1',
  '*',
  '0123456789',
];
const RESOURCES = ['Patient', 'Composition', 'Parameters', 'QuestionnaireResponse', 'MessageHeader', 'Practitioner'];
const DEEPEST = 4;

/** The same for the same seed: https://en.wikipedia.org/wiki/Linear_congruential_generator and a hash. */
const chance = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export function randomElement(type: string, seed: number, interest: Interest): unknown {
  const next = chance(seed);
  const oneOf = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const isBroken = next() < 0.05;

  const primitive = (name: string): unknown => {
    switch (name) {
      case 'boolean':
        return next() < 0.5;
      case 'integer':
      case 'positiveInt':
      case 'unsignedInt':
        return oneOf([0, 1, 2, 100, -1]);
      case 'decimal':
        return oneOf<unknown>([0, 1.5, 100, 101, -2, new Decimal('1.0'), new Decimal('100.00')]);
      case 'date':
        return oneOf(DATES);
      case 'dateTime':
        return oneOf([...DATES, ...MOMENTS]);
      case 'instant':
        return oneOf(MOMENTS);
      case 'time':
        return oneOf(['09:00:00', '17:30:00']);
      default:
        return oneOf(interest.words.length > 0 && next() < 0.7 ? interest.words : WORDS);
    }
  };

  const extension = () => ({ url: oneOf([...WORDS, ...interest.words]), valueString: primitive('string') });

  const value = (of: string, depth: number): unknown => {
    if (of === 'Resource') return object(oneOf(RESOURCES), depth + 1);
    const kind = nodeOf(of)?.kind;
    if (kind === undefined) return 'x';
    return kind === 'primitive-type' ? primitive(of) : object(of, depth + 1);
  };

  const fill = (into: Record<string, unknown>, name: string, def: ElementDef, depth: number): void => {
    const type = oneOf(def.types);
    const property = def.choice === true ? name + type[0]!.toUpperCase() + type.slice(1) : name;
    const isList = (def.max !== 1) !== (isBroken && next() < 0.1);
    const values = Array.from({ length: isList ? 1 + Math.floor(next() * 2.5) : 1 }, () => value(type, depth));
    const sibling = next() < 0.5 ? { extension: [extension()] } : { id: 'i' };
    const hasSibling = nodeOf(type)?.kind === 'primitive-type' && next() < 0.12;
    if (hasSibling) into[`_${property}`] = isList ? [sibling] : sibling;
    if (!hasSibling || next() < 0.5) into[property] = isList ? values : values[0];
  };

  const object = (name: string, depth: number): Record<string, unknown> => {
    const node = nodeOf(name)!;
    const made: Record<string, unknown> = node.kind === 'resource' ? { resourceType: name } : {};
    if (depth > DEEPEST) return made;
    for (const [child, def] of Object.entries(node.elements)) {
      const likely = interest.names.has(child) ? 0.6 : child === 'contained' || child === 'resource' ? 0.1 : 0.04;
      if (next() < likely) fill(made, child, def, depth);
    }
    return made;
  };

  return nodeOf(type)?.kind === 'primitive-type' ? primitive(type) : object(type, 0);
}
