// renkei serve: says where it listens, which database it uses, who may reach it, and what to try next.
import { type Config, SETTINGS } from '../config.ts';
import { Refusal } from '../problem.ts';
import type { Shipped } from '../store/shipped.ts';
import type { Store } from '../store/store.ts';

interface Running {
  readonly url: string;
  readonly store: Store;
  readonly migrated: readonly string[];
  readonly shipped: Shipped | undefined;
  readonly demo: number | undefined;
  close(): Promise<void>;
}

interface Parts {
  readonly startHub: (config: Config) => Promise<Running>;
  readonly version: string;
}

export async function serve(args: readonly string[], config: () => Config, { startHub, version }: Parts): Promise<0> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help());
    return 0;
  }
  const [surplus] = args;
  if (surplus !== undefined) {
    throw new Refusal({
      en: `serve takes no argument "${surplus}"; it is set up by environment variables (renkei serve --help).`,
      ja: `serve に引数「${surplus}」は不要です。設定は環境変数で行います（renkei serve --help）。`,
    });
  }
  const settings = config();
  const started = performance.now();
  const running = await startHub(settings);
  // Heard from before the greeting on: who has read it may stop us at once.
  const stopped = stopSignal();
  process.stdout.write(greeting(running, settings, version, performance.now() - started));
  await stopped;
  process.stdout.write('\nStopping… / 終了します…\n');
  await running.close();
  return 0;
}

const RED = '\x1b[31m';
const PLAIN = '\x1b[0m';

function greeting(
  { url, store, migrated, shipped, demo }: Running,
  { openNetwork }: Config,
  version: string,
  ms: number,
): string {
  const base = `${url}/fhir`;
  const red = (text: string): string => (process.stdout.isTTY ? `${RED}${text}${PLAIN}` : text);
  const open = openNetwork
    ? red(
        'OPEN TO THE NETWORK: everybody who reaches this port may read and change everything. / 接続できる人は誰でも全データを閲覧・変更できます。',
      )
    : red(
        'Open to this machine only: whoever uses it may read and change everything. / この端末専用です（認証なし）。',
      );
  return [
    `Renkei 連携 ${version} is ready (${(ms / 1000).toFixed(1)} s) / 起動しました`,
    `  FHIR      ${base}`,
    `  Database  ${store.database.description}${migrated.length > 0 ? ` (${migrated.length} migration(s) applied)` : ''}`,
    ...(shipped === undefined ? [] : [`  Brought   ${brought(shipped)}`]),
    ...(demo === undefined
      ? []
      : [
          `  Demo      ${demo} resources of a made-up stay loaded (RENKEI_DEMO=off to start empty) / デモ事例を読み込みました`,
        ]),
    `  Access    ${open}`,
    `  Try       curl '${base}/Patient?name=%E3%83%A4%E3%83%9E%E3%83%80&_pretty=true'`,
    `            curl '${base}/metadata?_pretty=true'`,
    '',
  ].join('\n');
}

/** Directories, forms and profiles of this version. */
function brought({ created, updated, kept }: Shipped): string {
  const left =
    kept.length === 0
      ? { en: '', ja: '' }
      : { en: `, ${kept.length} left as corrected`, ja: `、修正済みの ${kept.length} 件はそのまま` };
  return `directories, forms, profiles: ${created} new, ${updated} renewed${left.en} / 名簿・様式・プロファイル：新規 ${created} 件、更新 ${updated} 件${left.ja}`;
}

function help(): string {
  const width = Math.max(...SETTINGS.map(({ name }) => name.length)) + 2;
  const lines = SETTINGS.map(
    ({ name, default: otherwise, about }) => `  ${name.padEnd(width)}${about.en} / ${about.ja} [${otherwise}]`,
  );
  return `usage: renkei serve\n\nRuns the hub until it is told to stop (Ctrl-C). / ハブを起動します（Ctrl-C で終了）。\n\nSettings (environment variables) / 設定（環境変数）:\n${lines.join('\n')}\n`;
}

const stopSignal = (): Promise<void> =>
  new Promise((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped());
  });
