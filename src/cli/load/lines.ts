// Bytes -> lines, never the whole file in memory; and which of the two it is, one JSON document or one a line.
import { tooLargeAtOnce } from './unreadable.ts';

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer;
}

const NEWLINE = 0x0a;
// A string of V8 ends at 512 MB, and the parsed JSON takes several times its text.
const MOST_AT_ONCE_MB = 256;

export async function* linesOf(chunks: AsyncIterable<Buffer>, path: string): AsyncGenerator<Line> {
  let number = 0;
  let begun: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const last = chunk.subarray(from, end);
      number += 1;
      yield { number, bytes: begun.length === 0 ? last : Buffer.concat([...begun, last]) };
      begun = [];
      size = 0;
      from = end + 1;
    }
    if (from === chunk.length) continue;
    begun.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > MOST_AT_ONCE_MB << 20) throw tooLargeAtOnce(path, MOST_AT_ONCE_MB);
  }
  if (begun.length > 0) yield { number: number + 1, bytes: Buffer.concat(begun) };
}

/** All of it: for one JSON document. */
export async function gathered(chunks: AsyncIterable<Buffer>, path: string): Promise<Buffer> {
  const all: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    all.push(chunk);
    size += chunk.length;
    if (size > MOST_AT_ONCE_MB << 20) throw tooLargeAtOnce(path, MOST_AT_ONCE_MB);
  }
  return Buffer.concat(all);
}

// White space of JSON, and the three bytes of a byte order mark.
const BLANK = new Set([0x20, 0x09, 0x0d, 0x0a, 0xef, 0xbb, 0xbf]);

export function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (!BLANK.has(byte)) return false;
  return true;
}

export interface Sniffed {
  readonly form: 'empty' | 'document' | 'lines';
  /** All of it, from the beginning. */
  readonly chunks: AsyncIterable<Buffer>;
}

// A faulty line or two at the start must not make NDJSON look like one broken document.
const LOOKED_AT = 6;

/** Names lie (`.json` full of lines, `.ndjson` with one Bundle): the content tells. */
export async function sniff(source: AsyncIterable<Buffer>, path: string): Promise<Sniffed> {
  const iterator = source[Symbol.asyncIterator]();
  const seen: Buffer[] = [];
  const first: Buffer[] = [];
  for await (const { bytes } of linesOf(recorded(iterator, seen), path)) {
    if (isBlank(bytes)) continue;
    first.push(bytes);
    if (first.length === LOOKED_AT || (first.length === 2 && isWhole(first[0]!))) break;
  }
  return { form: formOf(first), chunks: replayed(seen, iterator) };
}

function formOf([first, ...others]: readonly Buffer[]): Sniffed['form'] {
  if (first === undefined) return 'empty';
  if (others.length === 0) return 'document';
  return isWhole(first) || others.some(isResourceLine) ? 'lines' : 'document';
}

const isWhole = (line: Buffer): boolean => parsed(line) !== undefined;

/** In a document written over several lines no line is a resource by itself. */
function isResourceLine(line: Buffer): boolean {
  const value = parsed(line);
  return typeof value === 'object' && value !== null && 'resourceType' in value;
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString().trim());
  } catch {
    return undefined;
  }
}

async function* recorded(iterator: AsyncIterator<Buffer>, seen: Buffer[]): AsyncGenerator<Buffer> {
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    seen.push(next.value);
    yield next.value;
  }
}

async function* replayed(seen: Buffer[], iterator: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    // Given up as they are read: nobody needs them twice.
    for (let chunk = seen.shift(); chunk !== undefined; chunk = seen.shift()) yield chunk;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
