// What is said of a single value.
import type { Json } from '../../resource.ts';
import type { Fault } from '../issue.ts';

const ELEMENT = 'https://hl7.org/fhir/R4/elementdefinition-definitions.html';
const SHOWN = 120;

export const shown = (value: unknown): string => {
  const text = value === undefined ? '—' : JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

export const notFixed = (value: unknown, fixed: Json): Fault => ({
  id: 'fixed-value',
  severity: 'error',
  code: 'value',
  said: {
    en: `The value must be exactly ${shown(fixed)}, but is ${shown(value)}.`,
    ja: `値は ${shown(fixed)} でなければなりませんが、${shown(value)} です。`,
  },
  spec: `${ELEMENT}#ElementDefinition.fixed_x_`,
});

export const notPattern = (value: unknown, pattern: Json): Fault => ({
  id: 'pattern',
  severity: 'error',
  code: 'value',
  said: {
    en: `The value must hold at least ${shown(pattern)}, but is ${shown(value)}.`,
    ja: `値には少なくとも ${shown(pattern)} が必要ですが、${shown(value)} です。`,
  },
  spec: `${ELEMENT}#ElementDefinition.pattern_x_`,
});

export const belowLeast = (value: unknown, least: Json): Fault => ({
  id: 'min-value',
  severity: 'error',
  code: 'value',
  said: {
    en: `The value ${shown(value)} is less than ${shown(least)}.`,
    ja: `値 ${shown(value)} は下限 ${shown(least)} を下回っています。`,
  },
  spec: `${ELEMENT}#ElementDefinition.minValue_x_`,
});

export const aboveMost = (value: unknown, most: Json): Fault => ({
  id: 'max-value',
  severity: 'error',
  code: 'value',
  said: {
    en: `The value ${shown(value)} is more than ${shown(most)}.`,
    ja: `値 ${shown(value)} は上限 ${shown(most)} を上回っています。`,
  },
  spec: `${ELEMENT}#ElementDefinition.maxValue_x_`,
});

export const tooLong = (length: number, most: number): Fault => ({
  id: 'max-length',
  severity: 'error',
  code: 'too-long',
  said: {
    en: `The text has ${length} characters; at most ${most} are allowed.`,
    ja: `文字数が ${length} です。${most} 文字までにしてください。`,
  },
  spec: `${ELEMENT}#ElementDefinition.maxLength`,
});
