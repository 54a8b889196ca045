// A file -> what was found in each of its documents: one, or one a line.
import { isUtf8 } from 'node:buffer';
import type { TextIssue } from '../../fhir/json/tolerant/read-text.ts';
import { Refusal, type Said } from '../../problem.ts';
import { gathered, isBlank, linesOf, sniff } from '../load/lines.ts';
import { notUtf8File } from '../load/unreadable.ts';
import { bytesOf } from './bytes.ts';
import { judge, type Measure } from './judge.ts';

/** What is shown of it. Of a file with more faults than anyone reads, the rest is only counted. */
export interface FileVerdict {
  readonly path: string;
  documents: number;
  readonly issues: TextIssue[];
  /** Found, but not listed. */
  unlisted: number;
  /** By severity, listed or not. */
  readonly counts: Record<TextIssue['severity'], number>;
  /** Why it could not be read to its end. */
  refused?: Said;
}

const MOST_LISTED = 20_000;

export async function judgeFile(path: string, measure: Measure): Promise<FileVerdict> {
  const counts = { fatal: 0, error: 0, warning: 0, information: 0 };
  const verdict: FileVerdict = { path, documents: 0, issues: [], unlisted: 0, counts };
  try {
    for await (const { line, text } of documentsOf(path)) {
      verdict.documents += 1;
      for (const issue of judge(text, measure)) note(verdict, issue, line - 1);
    }
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    verdict.refused = cause.said;
  }
  return verdict;
}

function note(verdict: FileVerdict, issue: TextIssue, linesBefore: number): void {
  verdict.counts[issue.severity] += 1;
  if (verdict.issues.length >= MOST_LISTED) verdict.unlisted += 1;
  else verdict.issues.push(linesBefore === 0 ? issue : { ...issue, line: issue.line + linesBefore });
}

async function* documentsOf(path: string): AsyncGenerator<{ line: number; text: string }> {
  const { form, chunks } = await sniff(bytesOf(path), path);
  if (form !== 'lines') {
    yield { line: 1, text: textOf(await gathered(chunks, path), path) };
    return;
  }
  for await (const { number, bytes } of linesOf(chunks, path)) {
    if (!isBlank(bytes)) yield { line: number, text: textOf(bytes, path) };
  }
}

function textOf(bytes: Buffer, path: string): string {
  if (!isUtf8(bytes)) throw notUtf8File(path);
  return bytes.toString('utf8');
}
