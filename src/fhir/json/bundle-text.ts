// Bundles as text: stored resources go into them as they were stored, neither parsed nor written anew.
import { writeJson } from './write.ts';

/** `head` are the Bundle's own elements; entries are written already. */
export function bundleText(head: Record<string, unknown>, entries: readonly string[]): string {
  const start = writeJson({ resourceType: 'Bundle', ...head });
  return entries.length === 0 ? start : `${start.slice(0, -1)},"entry":[${entries.join(',')}]}`;
}

/** One entry: small parts first or last as they come, the resource's text in between where there is one. */
export function entryText(
  fullUrl: string | undefined,
  resource: string | undefined,
  rest: Record<string, unknown>,
): string {
  const parts: string[] = [];
  if (fullUrl !== undefined) parts.push(`"fullUrl":${JSON.stringify(fullUrl)}`);
  if (resource !== undefined) parts.push(`"resource":${resource}`);
  for (const [name, value] of Object.entries(rest))
    if (value !== undefined) parts.push(`"${name}":${writeJson(value)}`);
  return `{${parts.join(',')}}`;
}
