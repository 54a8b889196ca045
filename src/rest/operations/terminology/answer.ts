// Parameters as an answer: what has no value is left out.
import { json } from '../../answers.ts';
import type { Answer } from '../../exchange.ts';

export type OutParameter = { readonly name: string } & Readonly<Record<string, unknown>>;

export const parameters = (all: readonly (OutParameter | undefined)[]): Answer =>
  json(200, { resourceType: 'Parameters', parameter: all.filter((each) => each !== undefined) });

/** `out('display', 'valueString', 'x')`. */
export const out = (name: string, as: string, value: unknown): OutParameter | undefined =>
  value === undefined ? undefined : { name, [as]: value };
