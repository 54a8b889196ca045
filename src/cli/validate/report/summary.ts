// All files together.
import type { FileVerdict } from '../judge-file.ts';

export interface Summary {
  files: number;
  documents: number;
  /** Files that could not be read, or not to their end. */
  unread: number;
  readonly counts: FileVerdict['counts'];
}

export const emptySummary = (unread: number): Summary => ({
  files: 0,
  documents: 0,
  unread,
  counts: { fatal: 0, error: 0, warning: 0, information: 0 },
});

export function add(summary: Summary, { documents, counts, refused }: FileVerdict): void {
  summary.files += 1;
  summary.documents += documents;
  if (refused !== undefined) summary.unread += 1;
  for (const severity of ['fatal', 'error', 'warning', 'information'] as const) {
    summary.counts[severity] += counts[severity];
  }
}
