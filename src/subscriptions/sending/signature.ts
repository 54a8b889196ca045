// The signature of what is sent, by which a receiver knows that the hub sent it, and when:
// X-Renkei-Signature: t=<unix seconds>,v1=<hex of HMAC-SHA256 over "<t>.<body>", keyed with the shared secret>.
import { createHmac, timingSafeEqual } from 'node:crypto';

export const SIGNATURE_HEADER = 'X-Renkei-Signature';

/** at: in milliseconds. */
export function signature(secret: string, body: string, at: number): string {
  const seconds = Math.floor(at / 1000);
  return `t=${seconds},v1=${digest(secret, body, seconds).toString('hex')}`;
}

/** For receivers. An old one is refused, so that what was overheard cannot be sent again later. */
export function isGenuine(
  secret: string,
  header: string,
  body: string,
  now: number,
  toleranceSeconds: number,
): boolean {
  const [, seconds, hex] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (seconds === undefined || hex === undefined) return false;
  if (Math.abs(now / 1000 - Number(seconds)) > toleranceSeconds) return false;
  return timingSafeEqual(Buffer.from(hex, 'hex'), digest(secret, body, Number(seconds)));
}

const digest = (secret: string, body: string, seconds: number): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest();
