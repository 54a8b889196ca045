// Where a page ends, signed: the server keeps nothing between pages, and nobody can make one up or carry one over.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from '../problem.ts';

const BYTES = 12;

const seal = (payload: string, about: string, key: string): Buffer =>
  createHmac('sha256', key).update(payload).update('\0').update(about).digest().subarray(0, BYTES);

export function signCursor(position: object, about: string, key: string): string {
  const payload = JSON.stringify(position);
  return Buffer.concat([seal(payload, about, key), Buffer.from(payload)]).toString('base64url');
}

export function verifyCursor<T>(cursor: string, about: string, key: string): T {
  const bytes = Buffer.from(cursor, 'base64url');
  const payload = bytes.subarray(BYTES).toString();
  if (bytes.length > BYTES && timingSafeEqual(bytes.subarray(0, BYTES), seal(payload, about, key)))
    return JSON.parse(payload) as T;
  throw new Problem(
    'bad-search',
    {
      en: 'This page link was not made for this search. Follow the "next" link of the previous page unchanged, or start again without _cursor.',
      ja: 'このページのリンクは、この検索のものではありません。前のページの「next」リンクをそのまま使うか、_cursor を外して最初から検索してください。',
    },
    { at: 'http._cursor', spec: 'https://hl7.org/fhir/R4/http.html#paging' },
  );
}
