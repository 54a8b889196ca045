// Pieces that answers are made of: versions as ETag, times, locations, resources in the form that was asked for.

import { onlyElements, summarise } from '../fhir/elements/subset.ts';
import { resourceIn } from '../fhir/json/resource-in.ts';
import { writeJson } from '../fhir/json/write.ts';
import { operationOutcome } from '../fhir/operation-outcome.ts';
import type { Resource } from '../fhir/resource.ts';
import type { Said } from '../problem.ts';
import type { Written } from '../store/write/change.ts';
import { shownText } from '../subscriptions/asked/masked.ts';
import type { Answer, Call, Hub } from './exchange.ts';
import { done, outcomeBody } from './outcome.ts';
import { badParameter } from './request-problems.ts';

export const etag = (version: number): string => `W/"${version}"`;

export const versionHeaders = (version: number, updated: Date): Record<string, string> => ({
  ETag: etag(version),
  'Last-Modified': updated.toUTCString(),
});

const locationOf = (hub: Hub, { type, id }: { type: string; id: string }, version: number): string =>
  `${hub.baseUrl}/${type}/${id}/_history/${version}`;

export interface View {
  readonly summary: 'true' | 'text' | 'data' | 'false';
  readonly elements: readonly string[];
}

export const WHOLE: View = { summary: 'false', elements: [] };

/** `_summary` and `_elements` of a read or history; a search reads them with its other parameters. */
export function viewOf(call: Call): View {
  const value = (name: string): string | undefined => call.query.findLast(([each]) => each === name)?.[1];
  const summary = value('_summary') ?? 'false';
  if (summary !== 'true' && summary !== 'text' && summary !== 'data' && summary !== 'false') {
    throw badParameter('_summary', summary, {
      en: 'use true, text, data or false',
      ja: 'true、text、data、false のいずれかを指定してください',
    });
  }
  const elements =
    value('_elements')
      ?.split(',')
      .map((element) => element.trim()) ?? [];
  return { summary, elements };
}

/** Stored text on its way out: as it is, but for secrets, unless only a part of it was asked for. */
export function inView(content: string, { summary, elements }: View): string {
  const shown = shownText(content);
  if (summary === 'false' && elements.length === 0) return shown;
  const resource = resourceIn(shown);
  const part = summary === 'false' ? onlyElements(resource, elements) : summarise(resource, summary);
  return writeJson(part);
}

export const json = (status: number, resource: Resource, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: { kind: 'json', text: writeJson(resource) },
});

/** What a write answers: status, headers, and the body the client prefers. https://hl7.org/fhir/R4/http.html#ops */
export function answerOfWrite(written: Written, call: Call, hub: Hub): Answer {
  if (written.outcome === 'nothing' || written.outcome === 'deleted') return answerOfDelete(written, call);
  const { version, updated, content } = written;
  const isNew = written.outcome === 'created';
  const headers: Record<string, string> = { ...versionHeaders(version, updated) };
  if (isNew || written.outcome === 'matched') headers.Location = locationOf(hub, written, version);
  const status = isNew ? 201 : 200;
  switch (call.prefer.answer) {
    case 'minimal':
      return { status, headers, updated, body: { kind: 'none' } };
    case 'OperationOutcome':
      return { status, headers, updated, body: outcomeBody(operationOutcome([done(SAID[written.outcome])])) };
    case 'representation':
      return { status, headers, updated, body: { kind: 'json', text: inView(content, WHOLE) } };
  }
}

function answerOfDelete(written: Extract<Written, { outcome: 'nothing' | 'deleted' }>, call: Call): Answer {
  const others = written.outcome === 'deleted' ? (written.others ?? 0) : 0;
  const headers: Record<string, string> =
    written.outcome === 'deleted' && others === 0 ? { ETag: etag(written.version) } : {};
  if (call.prefer.answer !== 'OperationOutcome') return { status: 204, headers, body: { kind: 'none' } };
  const said = others > 0 ? severalDeleted(others + 1) : SAID[written.outcome];
  return { status: 200, headers, body: outcomeBody(operationOutcome([done(said)])) };
}

const severalDeleted = (count: number): Said => ({
  en: `${count} resources were deleted. Their history remains.`,
  ja: `${count} 件を削除しました。履歴は残ります。`,
});

const SAID = {
  created: { en: 'Created.', ja: '登録しました。' },
  updated: { en: 'Updated.', ja: '更新しました。' },
  matched: {
    en: 'A resource that meets the condition exists already; nothing was created.',
    ja: '条件に合うリソースがすでにあるため、新規登録は行いませんでした。',
  },
  deleted: { en: 'Deleted. Its history remains.', ja: '削除しました。履歴は残ります。' },
  nothing: { en: 'There was nothing to delete.', ja: '削除対象はありませんでした。' },
} as const;
