// What a file turns out to hold, and the units it is stored in.
import { readJson } from '../../fhir/json/read.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { Problem } from '../../problem.ts';
import { isStoredAsItIs, unitsOfBundle } from './bundle.ts';
import { aboutOf, changeOfResource, type SearchSettings } from './changes.ts';
import { gathered, isBlank, type Line, linesOf, sniff } from './lines.ts';
import { bundleInLine, inLine, notUtf8 } from './problems.ts';
import type { Source } from './source.ts';
import type { Item, Unit } from './unit.ts';
import { notJson, notUtf8File } from './unreadable.ts';

export interface Content {
  /** For people. */
  readonly form: string;
  /** How many units, where that is known. */
  readonly total?: number;
  readonly passedOver: number;
  readonly units: AsyncIterable<Unit> | Iterable<Unit>;
}

export interface Reading {
  readonly search: SearchSettings;
  readonly maxDepth: number;
  /** Names this load; a resumed one keeps the name. */
  readonly run: string;
  /** Up to here the file is settled. */
  readonly from: number;
}

export async function contentOf(source: Source, reading: Reading): Promise<Content> {
  const { form, chunks } = await sniff(source.bytes(), source.path);
  if (form === 'lines') return { form: 'NDJSON', passedOver: 0, units: unitsOfLines(source.path, chunks, reading) };
  const bytes = await gathered(chunks, source.path);
  if (form === 'empty') return { form: 'empty', total: 0, passedOver: 0, units: [] };
  return contentOfDocument(documentIn(source.path, bytes, reading.maxDepth), reading);
}

function contentOfDocument(value: unknown, { search, run, from }: Reading): Content {
  if (!isObject(value) || value.resourceType !== 'Bundle' || isStoredAsItIs(value as Resource)) {
    const unit = { items: [itemOf(value, {})], position: 1 };
    return { form: aboutOf(value), total: 1, passedOver: 0, units: from > 0 ? [] : [unit] };
  }
  const { units, passedOver } = unitsOfBundle(value as Resource, run, search);
  const left = units.filter(({ position }) => position > from);
  return { form: `Bundle ${value.type}`, total: units.at(-1)?.position ?? 0, passedOver, units: left };
}

async function* unitsOfLines(path: string, chunks: AsyncIterable<Buffer>, reading: Reading): AsyncGenerator<Unit> {
  for await (const line of linesOf(chunks, path)) {
    if (line.number <= reading.from || isBlank(line.bytes)) continue;
    yield { items: [itemOfLine(line, reading.maxDepth)], position: line.number, bytes: line.bytes.length };
  }
}

function itemOfLine({ number, bytes }: Line, maxDepth: number): Item {
  const place = { line: number };
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    return { place, about: '', problem: notUtf8() };
  }
  try {
    return itemOf(readJson(text, { maxDepth }), place);
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return { place, about: '', problem: inLine(cause, number) };
  }
}

function itemOf(value: unknown, place: Item['place']): Item {
  const about = aboutOf(value);
  try {
    const change = changeOfResource(value);
    const { resource } = change as Extract<typeof change, { kind: 'create' }>;
    if (resource.resourceType === 'Bundle' && !isStoredAsItIs(resource)) throw bundleInLine(String(resource.type));
    // With a name of its own, a write of one resource resolves its references as a write of many does.
    return { place, about, change: { ...change, fullUrl: `urn:renkei:line:${place.line ?? 0}` } };
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return { place, about, problem: cause };
  }
}

// Without `ignoreBOM` a byte order mark is taken away.
const UTF8 = new TextDecoder('utf-8', { fatal: true });

function documentIn(path: string, bytes: Buffer, maxDepth: number): unknown {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    throw notUtf8File(path);
  }
  try {
    return readJson(text, { maxDepth });
  } catch (cause) {
    throw cause instanceof Problem ? notJson(path, cause) : cause;
  }
}
