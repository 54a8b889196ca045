// What stands on the command line after `renkei load`.
import { parseArgs } from 'node:util';
import { Refusal } from '../../problem.ts';

export interface LoadOptions {
  readonly files: readonly string[];
  readonly resume: boolean;
  readonly dryRun: boolean;
  readonly report?: string;
}

export const HELP = `usage: renkei load [options] FILES…

Stores the resources of files: Bundles (transaction, batch, collection, searchset, history), NDJSON with one resource a
line, or one resource; each may be gzipped. A Bundle of type document or message is stored as it is.
ファイルのリソースを登録します。対応形式は Bundle、NDJSON（1 行 1 リソース）、単独のリソースで、gzip 圧縮のままでも読み込めます。
document・message の Bundle は、Bundle 自体を 1 件のリソースとして登録します。

  --resume        go on where an earlier load of the same file stopped / 前回の続きから読み込みます
  --dry-run       check everything, store nothing / 検査のみ行い、登録しません
  --report FILE   write every refusal to FILE, one JSON object a line / 登録できなかった全件を NDJSON で書き出します
  --help          this text / この説明

A resource with an id becomes the resource of that id (PUT), one without gets an id (POST). A transaction is stored whole
or not at all; of everything else only what is faulty is refused, and told with its place and the reason.
id のあるリソースはその id で登録・更新し、id のないものには新しい id を付けます。transaction は全件登録か全件拒否のどちらかです。
それ以外は誤りのあるものだけを拒否し、場所と理由を表示します。

Exit codes: 0 all stored, 1 something refused, 2 usage, an unreadable file, or a load that did not come to its end.
終了コード：0 全件登録、1 一部を拒否、2 指定の誤り・読めないファイル・途中終了
`;

/** undefined: help is wanted. */
export function readOptions(args: readonly string[]): LoadOptions | undefined {
  const { values, positionals } = parsed(args);
  if (values.help === true) return undefined;
  if (positionals.length === 0) {
    throw new Refusal({
      en: 'load wants at least one file: renkei load FILES… (renkei load --help).',
      ja: '読み込むファイルを指定してください：renkei load ファイル…（renkei load --help）。',
    });
  }
  return {
    files: positionals,
    resume: values.resume === true,
    dryRun: values['dry-run'] === true,
    ...(values.report === undefined ? {} : { report: values.report }),
  };
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      resume: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      report: { type: 'string' },
    },
  });

function parsed(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const [option] = /--?[\w-]+/.exec(message) ?? [''];
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      throw new Refusal({
        en: `load does not know "${option}" (renkei load --help).`,
        ja: `load に「${option}」という指定はありません（renkei load --help）。`,
      });
    }
    throw new Refusal({
      en: `load cannot take ${option} like this: --report wants a file name, --resume and --dry-run take nothing (renkei load --help).`,
      ja: `${option} の指定が正しくありません。--report にはファイル名が必要で、--resume と --dry-run に値は不要です（renkei load --help）。`,
    });
  }
}

/** The command that goes on with this load, to be copied into a shell. */
export const resumeCommand = ({ files, report }: LoadOptions): string =>
  ['renkei load --resume', ...(report === undefined ? [] : ['--report', quoted(report)]), ...files.map(quoted)].join(
    ' ',
  );

const quoted = (text: string): string => (/^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
