// What stands on the command line after `renkei validate`.
import { parseArgs } from 'node:util';
import { Refusal } from '../../problem.ts';

const FORMATS = ['text', 'json', 'outcome'] as const;
const LANGUAGES = ['both', 'ja', 'en'] as const;

export interface ValidateOptions {
  readonly paths: readonly string[];
  readonly profiles: readonly string[];
  readonly packages: readonly string[];
  readonly format: (typeof FORMATS)[number];
  readonly failOn: 'error' | 'warning';
  readonly language: (typeof LANGUAGES)[number];
  /** How many at once; none: as many as there are processors. */
  readonly threads: number | undefined;
}

export type Wish =
  | { readonly kind: 'help' }
  | { readonly kind: 'lines' }
  | { readonly kind: 'explain'; readonly id: string }
  | { readonly kind: 'validate'; readonly options: ValidateOptions };

export const HELP = `usage: renkei validate [options] PATHS…

Says everything there is to say against FHIR R4 resources: shape, cardinality, profiles, terminology, references,
invariants, and what no definition can say. Nothing is looked up over the network.
FHIR R4 のリソースを検証し、問題をすべて報告します。ネットワークには接続しません。

PATHS are files (one resource, or NDJSON; may be gzipped), folders (all *.json and *.ndjson in them), patterns such as
'out/**/*.json', or - for what comes on standard input.
PATHS にはファイル（単独のリソースまたは NDJSON。gzip 可）、フォルダー、'out/**/*.json' のようなパターン、
標準入力を表す - を指定できます。

  --profile URL     judge every resource by this profile, too; may be repeated
                    このプロファイルでも検証します（複数指定可）
  --package P       load a FHIR package: a folder or a .tgz; may be repeated
                    FHIR パッケージ（フォルダーまたは .tgz）を読み込みます（複数指定可）
  --format F        text (default), json, or outcome (OperationOutcome)
                    出力形式。outcome は OperationOutcome です
  --fail-on S       error (default) or warning: what makes the exit code 1
                    終了コードを 1 にする重大度
  --lang L          both (default), ja or en
                    メッセージの言語
  --threads N       how many files at once; default: as many as there are processors
                    同時に検証するファイル数
  --jsonl           a worker: JSON lines in, JSON lines out (see the documentation)
                    JSON Lines で要求を受け、JSON Lines で答えます
  --explain ID      what the message with this [id] means, with an example
                    メッセージの [id] の意味と例を表示します
  --help            this text / この説明

Exit codes: 0 clean, 1 findings, 2 usage or something could not be read.
終了コード：0 問題なし、1 問題あり、2 指定の誤り・読めないファイル
`;

export function readWish(args: readonly string[]): Wish {
  const { values, positionals } = parsed(args);
  if (values.help === true) return { kind: 'help' };
  if (values.explain !== undefined) return { kind: 'explain', id: values.explain };
  if (values.jsonl === true) return { kind: 'lines' };
  if (positionals.length === 0) {
    throw new Refusal({
      en: 'validate wants at least one file, folder or pattern, or - for standard input (renkei validate --help).',
      ja: '検証するファイル、フォルダー、パターン、または標準入力を表す - を指定してください（renkei validate --help）。',
    });
  }
  return {
    kind: 'validate',
    options: {
      paths: positionals,
      profiles: values.profile ?? [],
      packages: values.package ?? [],
      format: oneOf('format', values.format ?? 'text', FORMATS),
      failOn: oneOf('fail-on', values['fail-on'] ?? 'error', ['error', 'warning']),
      language: oneOf('lang', values.lang ?? 'both', LANGUAGES),
      threads: values.threads === undefined ? undefined : wholeNumber(values.threads),
    },
  };
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      profile: { type: 'string', multiple: true },
      package: { type: 'string', multiple: true },
      format: { type: 'string' },
      'fail-on': { type: 'string' },
      lang: { type: 'string' },
      threads: { type: 'string' },
      jsonl: { type: 'boolean' },
      explain: { type: 'string' },
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
        en: `validate does not know "${option}" (renkei validate --help).`,
        ja: `validate に「${option}」という指定はありません（renkei validate --help）。`,
      });
    }
    throw new Refusal({
      en: `validate cannot take ${option} like this (renkei validate --help).`,
      ja: `${option} の指定が正しくありません（renkei validate --help）。`,
    });
  }
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  throw new Refusal({
    en: `--${option} is "${value}", but must be one of: ${allowed.join(', ')}.`,
    ja: `--${option} の「${value}」は使えません。${allowed.join('、')} のいずれかを指定してください。`,
  });
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new Refusal({
    en: `--threads is "${text}", but must be a whole number from 1 to 999.`,
    ja: `--threads の「${text}」は使えません。1 から 999 の整数を指定してください。`,
  });
}
