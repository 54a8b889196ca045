// The bytes of a file or of standard input, unpacked where they are gzipped.
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refusal } from '../../problem.ts';
import { unreadable } from '../load/unreadable.ts';
import { STDIN } from './inputs.ts';

const CHUNK = 256 * 1024;

export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    const raw: AsyncIterable<Buffer> =
      path === STDIN ? process.stdin : createReadStream(path, { highWaterMark: CHUNK });
    const chunks = raw[Symbol.asyncIterator]();
    const first = await chunks.next();
    if (first.done === true) return;
    const all = rejoined(first.value, chunks);
    if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) yield* all;
    // The callback only keeps a failure from being thrown twice: the reader gets it.
    else yield* pipeline(Readable.from(all), createGunzip({ chunkSize: CHUNK }), () => undefined);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    throw code.startsWith('Z_') ? damaged(path) : unreadable(path, code);
  }
}

async function* rejoined(first: Buffer, others: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await others.next(); next.done !== true; next = await others.next()) yield next.value;
}

const damaged = (path: string): Refusal =>
  new Refusal({
    en: `${path} is gzipped, but damaged or cut off. Get the file again.`,
    ja: `${path} の gzip データが壊れているか、途中で切れています。ファイルを入手し直してください。`,
  });
