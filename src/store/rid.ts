// The key of a row: the id itself when it is a UUID (two resources of different type may share it, hence the key
// (rid, type)), else derived from type and id. https://www.rfc-editor.org/rfc/rfc9562
import { createHash, randomFillSync } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NAMESPACE = Buffer.from('6f2b6a0e8c1d4f0fa2c39b7d5e41c0aa', 'hex');

export function ridOf(type: string, id: string): string {
  if (UUID.test(id)) return id;
  const bytes = createHash('sha1').update(NAMESPACE).update(`${type}/${id}`).digest();
  return format(bytes, 0x50);
}

let pool = Buffer.alloc(0);
let at = 0;

/** UUIDv7: new rows stand side by side in every index. */
export function newId(now: number = Date.now()): string {
  if (at + 16 > pool.length) {
    pool = randomFillSync(Buffer.alloc(4096));
    at = 0;
  }
  const bytes = pool.subarray(at, at + 16);
  at += 16;
  bytes.writeUIntBE(now, 0, 6);
  return format(bytes, 0x70);
}

function format(bytes: Buffer, version: number): string {
  bytes[6] = (bytes[6]! & 0x0f) | version;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
