// Retry-After: how long an endpoint asks to be left alone, as seconds or as a date.
// https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3

/** An endpoint may put us off, but not for ever: other notifications wait behind. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** In milliseconds from now; undefined when there is none, or none that can be read. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : /GMT$/.test(text) ? Date.parse(text) - now : Number.NaN;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_MS);
}
