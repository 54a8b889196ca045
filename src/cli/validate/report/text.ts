// What was found, for people and for the tools that look for `file:line:column:`.
import type { TextIssue } from '../../../fhir/json/tolerant/read-text.ts';
import type { Said } from '../../../problem.ts';
import type { FileVerdict } from '../judge-file.ts';
import type { ValidateOptions } from '../options.ts';
import type { Report } from './model.ts';
import type { Summary } from './summary.ts';

type Language = ValidateOptions['language'];

export const textReport = (language: Language): Report => ({
  begin: () => '',
  of: (verdict) => linesOf(verdict, language),
  end: (summary) => summaryText(summary, language),
});

function linesOf({ path, issues, unlisted }: FileVerdict, language: Language): string {
  const lines = issues.map((issue) => `${readable(lineOf(path, issue, language))}\n`);
  if (unlisted > 0) lines.push(`${path}: ${inLanguage(more(unlisted), language)}\n`);
  return lines.join('');
}

function lineOf(path: string, issue: TextIssue, language: Language): string {
  const { severity, line, column, at, said, id, source, spec } = issue;
  const where = at === undefined ? '' : ` ${at}:`;
  const links = [source, spec].filter((link) => link !== undefined).map((link) => ` ${link}`);
  return `${path}:${line}:${column}: ${severity}:${where} ${inLanguage(said, language)} [${id}]${links.join('')}`;
}

const inLanguage = ({ en, ja }: Said, language: Language): string =>
  language === 'en' ? en : language === 'ja' ? ja : `${ja} / ${en}`;

const more = (count: number): Said => ({
  en: `${n(count)} more are not listed`,
  ja: `ほか ${n(count)} 件は省略しました`,
});

function summaryText({ files, documents, unread, counts }: Summary, language: Language): string {
  const errors = counts.fatal + counts.error;
  const said = {
    en: `${n(files)} file(s), ${n(documents)} document(s): ${n(errors)} error(s), ${n(counts.warning)} warning(s)${unread > 0 ? `, ${n(unread)} unreadable` : ''}`,
    ja: `${n(files)} ファイル、${n(documents)} 文書：エラー ${n(errors)} 件、警告 ${n(counts.warning)} 件${unread > 0 ? `、読めないもの ${n(unread)} 件` : ''}`,
  };
  return `${inLanguage(said, language)}\n`;
}

/** `toLocaleString` would load the data of all locales, a tenth of the time a small file takes. */
const n = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

// Messages quote what stands in files; a terminal must not obey it.
const readable = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
