// All rules by id. A `*` stands for what the rule fills in.
import { ANSWERS } from './answers.ts';
import { AUTHORING } from './authoring.ts';
import { BUNDLES } from './bundles.ts';
import { CODES } from './codes.ts';
import { DEFINITIONS } from './definitions.ts';
import { EXTENSIONS } from './extensions.ts';
import { MEASURES } from './measures.ts';
import type { Chapter, Explanation } from './model.ts';
import { NARRATIVES } from './narratives.ts';
import { PROFILES } from './profiles.ts';
import { REFERENCES } from './references.ts';
import { SHAPE } from './shape.ts';
import { TEXT } from './text.ts';
import { VALUES } from './values.ts';

const CHAPTERS: readonly Chapter[] = [
  TEXT,
  SHAPE,
  VALUES,
  PROFILES,
  CODES,
  EXTENSIONS,
  REFERENCES,
  BUNDLES,
  NARRATIVES,
  ANSWERS,
  AUTHORING,
  DEFINITIONS,
  MEASURES,
];

export interface Entry {
  readonly explanation: Explanation;
  readonly link: string;
}

export const catalogue: ReadonlyMap<string, Entry> = new Map(
  CHAPTERS.flatMap(({ link, rules }) =>
    Object.entries(rules).map(([id, explanation]) => [id, { explanation, link: explanation[4] ?? link }]),
  ),
);

const patterns = [...catalogue.keys()]
  .filter((id) => id.includes('*'))
  .map((id) => [new RegExp(`^${id.replaceAll('*', '[a-z-]+')}$`), id] as const);

/** Exactly so, or filled in. */
export function entryFor(id: string): Entry | undefined {
  return catalogue.get(id) ?? catalogue.get(patterns.find(([pattern]) => pattern.test(id))?.[1] ?? '');
}
