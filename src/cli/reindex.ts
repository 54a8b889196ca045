// renkei reindex: what is stored, made findable anew.
import type { Config } from '../config.ts';
import { isResourceType } from '../fhir/definitions/definitions.ts';
import { Refusal } from '../problem.ts';
import type { JobOutcome, Portion } from '../store/reindex/job.ts';
import { DEFINITIONS, type Store } from '../store/store.ts';

const HELP = `usage: renkei reindex [--type TYPE]… [--wait]

Indexes anew what is stored: rewrites what each resource is found by, then checks all of it. Served meanwhile; versions and
notifications stay as they are. Interrupted, it goes on where it was.
保存済みのリソースの検索用索引を作り直し、最後に照合します。作業中もハブは使えます。版や通知は変わりません。中断しても続きから再開します。

  --type TYPE   of this type only; may be repeated       この型だけ（複数指定可）
  --wait        work at it here and wait for its end     ここで作業し、完了を待つ
                (without: a running hub does it)         （付けなければ、動いているハブが行います）

The database is that of RENKEI_DATABASE_URL. Progress goes to standard error.
Exit codes: 0 fine, 1 the check found something (it is mended), 2 usage.
`;

const PAUSE_MS = 250;
const FOLLOW_MS = 30_000;

type Open = (config: Config) => Promise<{ store: Store }>;

export async function reindex(args: readonly string[], config: () => Config, open: Open): Promise<0 | 1> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return 0;
  }
  const { types, wait } = readOptions(args);
  const { store } = await open(config());
  try {
    // What was loaded while no hub ran.
    await store.followDefinitions(
      (cause) => say(`${cause}\n`),
      (id, problem) => say(`SearchParameter/${id}: ${problem}\n`),
    );
    await store.caughtUp(DEFINITIONS, FOLLOW_MS);
    await store.reindexing.refresh();
    const job = await store.reindexing.ask(types);
    if (!wait) {
      process.stdout.write(
        'Asked for: a running hub does it, or the next that starts; /health/ready and /metrics tell how far it is. / 依頼しました。ハブが順に行います。\n',
      );
      return 0;
    }
    const outcome = await worked(store, job);
    process.stdout.write(told(outcome));
    return outcome.mismatches + outcome.unreadable > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
}

function readOptions(args: readonly string[]): { types: string[]; wait: boolean } {
  const types: string[] = [];
  let wait = false;
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i]!;
    if (arg === '--wait') wait = true;
    else if (arg === '--type') {
      i += 1;
      types.push(typeOf(args[i]));
    } else if (arg.startsWith('--type=')) types.push(typeOf(arg.slice('--type='.length)));
    else {
      throw new Refusal({
        en: `reindex does not know "${arg}" (renkei reindex --help).`,
        ja: `reindex に「${arg}」という指定はありません（renkei reindex --help）。`,
      });
    }
  }
  return { types, wait };
}

function typeOf(name: string | undefined): string {
  if (name !== undefined && isResourceType(name)) return name;
  throw new Refusal({
    en: `--type takes a resource type of R4 such as Patient${name === undefined ? '' : `, not "${name}"`}.`,
    ja: `--type には R4 のリソース型（例：Patient）を指定してください${name === undefined ? '' : `（指定値：「${name}」）`}。`,
  });
}

/** Other processes may be at it, too. */
async function worked({ reindexing }: Store, job: string): Promise<JobOutcome> {
  let shown = '';
  for (;;) {
    const portion = await reindexing.portion();
    const outcome = await reindexing.outcome(job);
    if (outcome !== undefined) return outcome;
    const { phase, done = 0, total = 0 } = await reindexing.state();
    const line = phase === undefined ? '' : `${PHASES[phase]} ${done} / ${total}\n`;
    if (line !== shown) say(line);
    shown = line;
    if (portion === 'behind') await reindexing.refresh();
    else if (PAUSED.has(portion)) await new Promise((later) => setTimeout(later, PAUSE_MS));
  }
}

const PAUSED: ReadonlySet<Portion> = new Set(['idle', 'elsewhere', 'waits']);

const PHASES = { waiting: 'waiting / 待機', rewriting: 'indexing / 索引作成', checking: 'checking / 照合' } as const;

function told({ total, mismatches, mismatched, unreadable }: JobOutcome): string {
  const lines = [`Indexed anew and checked: ${total} resources. / ${total} 件の索引を作り直し、照合しました。`];
  if (mismatches > 0) {
    lines.push(
      `The check found ${mismatches} otherwise than they should be, and mended them / 照合で違いが見つかり、直したもの：${mismatched.join(', ')}`,
    );
  }
  if (unreadable > 0) lines.push(`Unreadable, left as they are / 読めないため、そのままにしたもの：${unreadable}`);
  return `${lines.join('\n')}\n`;
}

const say = (text: string): void => {
  process.stderr.write(text);
};
