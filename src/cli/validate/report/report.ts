// The forms there are.
import type { ValidateOptions } from '../options.ts';
import { jsonReport } from './json.ts';
import type { Report } from './model.ts';
import { outcomeReport } from './outcome.ts';
import { textReport } from './text.ts';

export function reportFor({ format, language }: ValidateOptions): Report {
  if (format === 'json') return jsonReport();
  return format === 'outcome' ? outcomeReport() : textReport(language);
}
