// A form of telling what was found, piece by piece as the files come.
import type { FileVerdict } from '../judge-file.ts';
import type { Summary } from './summary.ts';

export interface Report {
  begin(files: number): string;
  of(verdict: FileVerdict): string;
  end(summary: Summary): string;
}
