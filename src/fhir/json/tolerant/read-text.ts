// A text as far as it can be read, with what is wrong in it; and where in it things stand.
import { Problem } from '../../../problem.ts';
import type { Issue } from '../../validation/issue.ts';
import { MAX_DEPTH, type ReadJson, readJson } from '../read.ts';
import { Lines, type Position } from './positions.ts';
import { readTolerantly, type TextFault } from './reader.ts';
import { stepsOf, Wanted } from './wanted.ts';

export interface TextIssue extends Issue, Position {}

export interface TextReading {
  /** Undefined: nothing could be made of it. */
  readonly value: ReadJson | undefined;
  readonly issues: readonly TextIssue[];
}

/** Good text goes the strict reader's way, at its speed. */
export function readText(text: string, maxDepth = MAX_DEPTH): TextReading {
  try {
    return { value: readJson(text, { maxDepth }), issues: [] };
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    const { value, faults } = readTolerantly(text, maxDepth);
    return { value, issues: issuesOf(text, value, faults) };
  }
}

function issuesOf(text: string, value: ReadJson | undefined, faults: readonly TextFault[]): TextIssue[] {
  const lines = new Lines(text);
  const root = typeOf(value, text);
  return faults.map(({ fault, offset, steps }) => {
    const at = root && pathFrom(root, steps);
    return { ...fault, ...lines.at(offset), ...(at && { at }) };
  });
}

function typeOf(value: ReadJson | undefined, text: string): string | undefined {
  const type =
    value === undefined
      ? /["']?resourceType["']?\s*:\s*["']?([A-Za-z]{1,64})/.exec(text.slice(0, 10_000))?.[1]
      : (value as { resourceType?: unknown } | null)?.resourceType;
  return typeof type === 'string' && /^[A-Za-z]{1,64}$/.test(type) ? type : undefined;
}

const pathFrom = (root: string, steps: readonly (string | number)[]): string =>
  steps.reduce<string>((path, step) => (typeof step === 'number' ? `${path}[${step}]` : `${path}.${step}`), root);

/** Where each path stands; of what is not there, where the nearest around it stands. One pass for all of them. */
export function positionsOf(text: string, paths: Iterable<string>, maxDepth = MAX_DEPTH): Map<string, Position> {
  const wanted = new Wanted();
  const nodes = new Map<string, Wanted>();
  for (const path of paths) if (!nodes.has(path)) nodes.set(path, wanted.add(stepsOf(path)));
  const positions = new Map<string, Position>();
  if (nodes.size === 0) return positions;
  readTolerantly(text, maxDepth, wanted);
  const lines = new Lines(text);
  for (const [path, { nearest }] of nodes) positions.set(path, lines.at(nearest));
  return positions;
}
