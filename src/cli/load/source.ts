// A file to be loaded: which it is, so that a later load recognises it, and its bytes, unpacked.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { damaged, notAFile, unreadable } from './unreadable.ts';

// Enough to tell two files of the same name, size and time apart without reading gigabytes twice.
const HEAD = 64 * 1024;
const CHUNK = 256 * 1024;

export class Source {
  readonly path: string;
  readonly size: number;
  readonly isGzip: boolean;
  /** Names the file and its content; no other key begins with it. */
  readonly key: string;
  /** Bytes of the file, still packed. */
  bytesRead = 0;

  private constructor(path: string, size: number, head: Buffer, modified: number) {
    this.path = path;
    this.size = size;
    this.isGzip = head[0] === 0x1f && head[1] === 0x8b;
    const hash = createHash('sha256').update(head).digest('hex').slice(0, 32);
    this.key = `${resolve(path)}\n${size} ${modified} ${hash}\n`;
  }

  static async open(path: string): Promise<Source> {
    try {
      const handle = await open(path);
      try {
        const stat = await handle.stat();
        if (!stat.isFile()) throw notAFile(path, stat.isDirectory());
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
        return new Source(path, stat.size, buffer.subarray(0, bytesRead), stat.mtimeMs);
      } finally {
        await handle.close();
      }
    } catch (cause) {
      throw said(path, cause);
    }
  }

  async *bytes(): AsyncGenerator<Buffer> {
    try {
      yield* this.isGzip ? this.#unpacked() : this.#raw();
    } catch (cause) {
      throw said(this.path, cause);
    }
  }

  async *#raw(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(this.path, { highWaterMark: CHUNK })) {
      this.bytesRead += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
  }

  #unpacked(): AsyncIterable<Buffer> {
    // The callback only keeps a failure from being thrown twice: the reader of `gunzip` gets it.
    return pipeline(Readable.from(this.#raw()), createGunzip({ chunkSize: CHUNK }), () => undefined);
  }
}

/** What the system has to say about the file, as a sentence; anything else as it came. */
function said(path: string, cause: unknown): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === undefined) return cause;
  return code.startsWith('Z_') ? damaged(path) : unreadable(path, code);
}
