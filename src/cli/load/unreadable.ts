// Why a file as a whole cannot be loaded: one sentence each; the other files go on.
import type { Problem } from '../../problem.ts';
import { Refusal } from '../../problem.ts';

const REASONS: Readonly<Record<string, readonly [en: string, ja: string]>> = {
  ENOENT: ['there is no such file', 'ファイルがありません'],
  EACCES: ['this user may not read it', '読み取り権限がありません'],
};

export function unreadable(path: string, code: string): Refusal {
  const [en, ja] = REASONS[code] ?? [code, code];
  return new Refusal({ en: `${path} cannot be read: ${en}.`, ja: `${path} を読めません（${ja}）。` });
}

export const notAFile = (path: string, isFolder: boolean): Refusal =>
  isFolder
    ? new Refusal({
        en: `${path} is a folder. Name its files, for example ${path.replace(/\/+$/, '')}/*.ndjson.`,
        ja: `${path} はフォルダです。${path.replace(/\/+$/, '')}/*.ndjson のようにファイルを指定してください。`,
      })
    : new Refusal({
        en: `${path} is no regular file. Save the data to a file first, so that --resume can find its place in it.`,
        ja: `${path} は通常のファイルではありません。--resume で続きから読めるよう、いったんファイルに保存してください。`,
      });

export const damaged = (path: string): Refusal =>
  new Refusal({
    en: `${path} is gzipped, but damaged or cut off. What came before that place is loaded; get the file again.`,
    ja: `${path} の gzip データが壊れているか、途中で切れています。それより前の分は読み込みました。ファイルを入手し直してください。`,
  });

export const tooLargeAtOnce = (path: string, megabytes: number): Refusal =>
  new Refusal({
    en: `${path} is one JSON document of more than ${megabytes} MB, too much to read at once. Cut it up, or write it as NDJSON (one resource a line).`,
    ja: `${path} は ${megabytes} MB を超える 1 つの JSON 文書のため、一度に読み込めません。分割するか、NDJSON（1 行 1 リソース）にしてください。`,
  });

export const notUtf8File = (path: string): Refusal =>
  new Refusal({
    en: `${path} is not UTF-8. FHIR JSON is always UTF-8: convert it first (Shift_JIS? UTF-16?).`,
    ja: `${path} は UTF-8 ではありません（Shift_JIS や UTF-16 の可能性があります）。UTF-8 に変換してください。`,
  });

export const notJson = (path: string, { said }: Problem): Refusal =>
  new Refusal({ en: `${path} is not JSON. ${said.en}`, ja: `${path} は JSON として読めません。${said.ja}` });
