// If-Match, If-None-Match, If-Modified-Since. https://hl7.org/fhir/R4/http.html#concurrency and #cread
import type { Call } from './exchange.ts';
import { badHeader } from './request-problems.ts';

const VERSION = /^(?:W\/)?"([A-Za-z0-9\-.]{1,64})"$/;

export function ifMatch(call: Call): string | undefined {
  const value = call.header('if-match');
  // `*` is any version, but some: https://www.rfc-editor.org/rfc/rfc9110#name-if-match
  if (value === undefined || value.trim() === '*') return value?.trim();
  const version = VERSION.exec(value.trim())?.[1];
  if (version !== undefined) return version;
  throw badHeader('If-Match', value, {
    en: 'write W/"[version]", as in the ETag of a read',
    ja: '読み取り時の ETag と同じく W/"[版]" の形で指定してください',
  });
}

/** An update with `If-None-Match: *` only creates. */
export const mustBeNew = (call: Call): boolean => call.header('if-none-match')?.trim() === '*';

/** True when the client's copy is the current one. */
export function isUnchanged(call: Call, version: number, updated: Date): boolean {
  const tags = call.header('if-none-match');
  if (tags !== undefined) {
    return tags.split(',').some((tag) => tag.trim() === '*' || VERSION.exec(tag.trim())?.[1] === String(version));
  }
  const since = call.header('if-modified-since');
  const isFine = since !== undefined && /^\d{4}-\d\d-\d\dT.*\.\d/.test(since);
  if (since === undefined || !(isFine || HTTP_DATE.test(since))) return false;
  const time = Date.parse(since);
  // Of a Bundle's entry it is an instant, as fine as what it is compared with. HTTP dates are to the second.
  return !Number.isNaN(time) && (isFine ? updated.getTime() : Math.floor(updated.getTime() / 1000) * 1000) <= time;
}

/** Also an instant without fractions. What is neither is passed over: JavaScript takes "1" for the year 2001. */
const HTTP_DATE = /^(?:[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT|\d{4}-\d\d-\d\dT.*)$/;
