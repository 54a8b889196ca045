// Every setting, its default, and why. A wrong value stops the start and names the variable.
import { Refusal, type Said } from './problem.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly auth: 'open';
  /** The address clients use; `Location`, `fullUrl` and paging links are made with it. Unset: where the hub listens. */
  readonly publicUrl: string | undefined;
  readonly timeZone: string;
  /** Business time starts here, in milliseconds, and ticks; undefined: it is the real time. */
  readonly clockStart: number | undefined;
  /** How the open points of the fee for admission information are read (RB-04): those named here, else literally. */
  readonly feeReading: readonly FeePoint[];
  readonly validation: 'complete' | 'strict' | 'warn' | 'off';
  readonly demo: boolean;
  readonly openNetwork: boolean;
  readonly maxBodyBytes: number;
  readonly maxDepth: number;
  readonly maxEntries: number;
  /** How many resources one conditional delete may take. */
  readonly conditionalDelete: 'single' | 'multiple';
  readonly pageSize: number;
  readonly maxPageSize: number;
  readonly logLevel: LogLevel;
  /** Hosts and networks that notifications may be sent to though they are private; `host`, `host:port`, CIDR. */
  readonly deliveryAllow: string;
}

const FEE_POINTS = ['extend-on-closed-day', 'roll-over', 'count-by-confirmation'] as const;
type FeePoint = (typeof FEE_POINTS)[number];

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

export interface Setting {
  readonly name: string;
  readonly default: string;
  readonly about: Said;
}

/** For `--help` and the README; `readConfig` below takes exactly these. */
export const SETTINGS: readonly Setting[] = [
  { name: 'RENKEI_PORT', default: '8080', about: { en: 'port to listen on (0: any free one)', ja: '待ち受けポート' } },
  { name: 'RENKEI_HOST', default: '127.0.0.1', about: { en: 'address to listen on', ja: '待ち受けアドレス' } },
  {
    name: 'RENKEI_DATABASE_URL',
    default: 'pglite:./data',
    about: {
      en: 'pglite:<directory>, pglite:memory or postgres://…',
      ja: 'データベース（pglite:フォルダ、pglite:memory、postgres://…）',
    },
  },
  {
    name: 'RENKEI_AUTH',
    default: 'open',
    about: {
      en: 'open: everybody who reaches the port may do all, so loopback only',
      ja: 'open：接続できる人は全操作が可能（ローカル専用）',
    },
  },
  {
    name: 'RENKEI_PUBLIC_URL',
    default: 'http://<host>:<port>',
    about: { en: 'the address clients use', ja: '利用者から見た URL' },
  },
  {
    name: 'RENKEI_OPEN_NETWORK',
    default: '(unset)',
    about: {
      en: '"accepted" lets open bind beyond loopback (containers)',
      ja: '「accepted」で open のままローカル以外でも待ち受け（コンテナ用）',
    },
  },
  {
    name: 'RENKEI_TIMEZONE',
    default: 'Asia/Tokyo',
    about: { en: 'zone of dates and times without offset', ja: '時差のない日時を読む時間帯' },
  },
  {
    name: 'RENKEI_CLOCK',
    default: '(real time)',
    about: {
      en: 'business time starts at this instant and ticks (2026-11-10T09:00:00+09:00); deadlines and timers only, for rehearsals',
      ja: '業務上の時刻をこの日時から始める（例：2026-11-10T09:00:00+09:00。期限とタイマーだけに使う。練習用）',
    },
  },
  {
    name: 'RENKEI_ADMISSION_FEE',
    default: '(literal)',
    about: {
      en: `open points of 入院時情報連携加算 (RB-04) read generously: ${FEE_POINTS.join(', ')}; to be verified`,
      ja: `入院時情報連携加算の数え方で、はっきりしない点を広く読む（${FEE_POINTS.join('、')}）。要確認`,
    },
  },
  {
    name: 'RENKEI_VALIDATION',
    default: 'strict',
    about: {
      en: 'strict refuses invalid resources, warn stores and logs, off does not look',
      ja: '検証（strict：拒否、warn：記録のみ、off：しない）',
    },
  },
  {
    name: 'RENKEI_DEMO',
    default: 'on for pglite:./data',
    about: {
      en: 'on loads a small story into an empty database',
      ja: '空のデータベースにデモ事例を読み込む（on/off）',
    },
  },
  { name: 'RENKEI_MAX_BODY_KB', default: '16384', about: { en: 'largest request body', ja: '本文の上限（KiB）' } },
  { name: 'RENKEI_MAX_DEPTH', default: '64', about: { en: 'deepest nesting of JSON', ja: 'JSON の入れ子の上限' } },
  {
    name: 'RENKEI_MAX_ENTRIES',
    default: '1000',
    about: { en: 'most entries of a batch or transaction', ja: 'バッチ・トランザクションのエントリー数の上限' },
  },
  {
    name: 'RENKEI_CONDITIONAL_DELETE',
    default: 'single',
    about: {
      en: 'multiple deletes all that match the condition, up to RENKEI_MAX_ENTRIES at once; single refuses more than one',
      ja: '条件付き削除（single：1 件だけ、multiple：条件に合うすべて。一度に RENKEI_MAX_ENTRIES 件まで）',
    },
  },
  {
    name: 'RENKEI_PAGE_SIZE',
    default: '50',
    about: { en: 'entries of a page when _count is not given', ja: '1 ページの件数（既定）' },
  },
  {
    name: 'RENKEI_MAX_PAGE_SIZE',
    default: '1000',
    about: { en: 'most entries of a page', ja: '1 ページの件数の上限' },
  },
  {
    name: 'RENKEI_DELIVERY_ALLOW',
    default: '(none)',
    about: {
      en: 'private hosts and networks that notifications may be sent to (host, host:port, 10.1.0.0/16; commas). Under open this machine itself may be',
      ja: '通知を送ってよい内部のホスト・ネットワーク（例：host、host:port、10.1.0.0/16。カンマ区切り）。open ではこの機械自身も可',
    },
  },
  { name: 'RENKEI_LOG', default: 'info', about: { en: 'silent, error, warn, info or debug', ja: 'ログの詳しさ' } },
];

type Environment = Readonly<Record<string, string | undefined>>;

export function readConfig(env: Environment): Config {
  const port = wholeNumber(env, 'RENKEI_PORT', 8080, 0, 65_535);
  const host = text(env, 'RENKEI_HOST') ?? '127.0.0.1';
  const databaseUrl = databaseUrlOf(env);
  const openNetwork = oneOf(env, 'RENKEI_OPEN_NETWORK', ['accepted'] as const) === 'accepted';
  const auth = oneOf(env, 'RENKEI_AUTH', ['open'] as const) ?? 'open';
  if (!openNetwork && !isLoopback(host)) throw beyondLoopback(host);
  const demo = oneOf(env, 'RENKEI_DEMO', ['on', 'off'] as const);
  const pageSize = wholeNumber(env, 'RENKEI_PAGE_SIZE', 50, 1, 10_000);
  return {
    port,
    host,
    databaseUrl,
    auth,
    openNetwork,
    publicUrl: publicUrlOf(env),
    timeZone: timeZoneOf(env),
    clockStart: clockOf(env),
    feeReading: listOf(env, 'RENKEI_ADMISSION_FEE', FEE_POINTS),
    validation: oneOf(env, 'RENKEI_VALIDATION', ['complete', 'strict', 'warn', 'off'] as const) ?? 'strict',
    demo: demo === undefined ? databaseUrl === DEFAULT_DATABASE : demo === 'on',
    maxBodyBytes: wholeNumber(env, 'RENKEI_MAX_BODY_KB', 16_384, 1, 1_048_576) * 1024,
    maxDepth: wholeNumber(env, 'RENKEI_MAX_DEPTH', 64, 8, 200),
    maxEntries: wholeNumber(env, 'RENKEI_MAX_ENTRIES', 1_000, 1, 10_000),
    conditionalDelete: oneOf(env, 'RENKEI_CONDITIONAL_DELETE', ['single', 'multiple'] as const) ?? 'single',
    pageSize,
    maxPageSize: Math.max(pageSize, wholeNumber(env, 'RENKEI_MAX_PAGE_SIZE', 1_000, 1, 10_000)),
    logLevel: oneOf(env, 'RENKEI_LOG', LOG_LEVELS) ?? 'info',
    deliveryAllow: text(env, 'RENKEI_DELIVERY_ALLOW') ?? '',
  };
}

const DEFAULT_DATABASE = 'pglite:./data';

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

const text = (env: Environment, name: string): string | undefined => {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
};

function wholeNumber(env: Environment, name: string, otherwise: number, min: number, max: number): number {
  const value = text(env, name);
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= min && number <= max) return number;
  throw wrong(name, value, { en: `a whole number from ${min} to ${max}`, ja: `${min}〜${max} の整数` });
}

function oneOf<T extends string>(env: Environment, name: string, allowed: readonly T[]): T | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  throw wrong(name, value, { en: allowed.join(' or '), ja: allowed.join('、') });
}

function listOf<T extends string>(env: Environment, name: string, allowed: readonly T[]): readonly T[] {
  const named = (text(env, name) ?? '').split(',').map((each) => each.trim());
  const wrongOne = named.find((each) => each !== '' && !allowed.some((known) => known === each));
  if (wrongOne !== undefined) {
    throw wrong(name, wrongOne, {
      en: `a list of ${allowed.join(', ')}`,
      ja: `${allowed.join('、')} を「,」で区切ったもの`,
    });
  }
  return allowed.filter((each) => named.includes(each));
}

/** With its offset: what it starts at must not depend on the machine's zone. */
function clockOf(env: Environment): number | undefined {
  const value = text(env, 'RENKEI_CLOCK');
  if (value === undefined) return undefined;
  const [, day] = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.exec(value) ?? [];
  const instant = isDay(day) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(instant)) return instant;
  throw wrong('RENKEI_CLOCK', value, {
    en: 'an instant with its offset, such as 2026-11-10T09:00:00+09:00',
    ja: '時差つきの日時（例：2026-11-10T09:00:00+09:00）',
  });
}

/** JavaScript reads 2026-02-30 as 2 March. */
function isDay(day: string | undefined): boolean {
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === day;
}

function databaseUrlOf(env: Environment): string {
  const value = text(env, 'RENKEI_DATABASE_URL') ?? DEFAULT_DATABASE;
  if (/^pglite:.+/.test(value)) return value;
  if (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value)) return value;
  // The value may hold a password: it is not repeated.
  throw new Refusal({
    en: 'RENKEI_DATABASE_URL is not understood: use pglite:<directory>, pglite:memory or postgres://user:password@host:port/database.',
    ja: 'RENKEI_DATABASE_URL を解釈できません。pglite:フォルダ、pglite:memory、postgres://ユーザー:パスワード@ホスト:ポート/データベース のいずれかで指定してください。',
  });
}

function publicUrlOf(env: Environment): string | undefined {
  const value = text(env, 'RENKEI_PUBLIC_URL');
  if (value === undefined) return undefined;
  if (URL.canParse(value) && /^https?:\/\/[^?#]+$/.test(value)) return value.replace(/\/+$/, '');
  throw wrong('RENKEI_PUBLIC_URL', value, {
    en: 'an http or https address such as https://renkei.example.jp',
    ja: 'http または https の URL（例：https://renkei.example.jp）',
  });
}

function timeZoneOf(env: Environment): string {
  const value = text(env, 'RENKEI_TIMEZONE') ?? 'Asia/Tokyo';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    throw wrong('RENKEI_TIMEZONE', value, {
      en: 'an IANA time zone such as Asia/Tokyo',
      ja: 'IANA の時間帯名（例：Asia/Tokyo）',
    });
  }
}

const wrong = (name: string, value: string, wanted: Said): Refusal =>
  new Refusal({
    en: `${name} is "${value}", but must be ${wanted.en}.`,
    ja: `${name} の値「${value}」は使えません（使えるのは ${wanted.ja}）。`,
  });

const beyondLoopback = (host: string): Refusal =>
  new Refusal({
    en: `RENKEI_HOST is "${host}", but RENKEI_AUTH=open lets everybody do everything, so it binds to loopback only. Set RENKEI_HOST=127.0.0.1, or RENKEI_OPEN_NETWORK=accepted where the network around is closed (a container published on 127.0.0.1).`,
    ja: `RENKEI_HOST は「${host}」ですが、RENKEI_AUTH=open では誰でも全操作が可能なため、ローカル以外では待ち受けません。RENKEI_HOST=127.0.0.1 とするか、閉じたネットワーク内（コンテナなど）であれば RENKEI_OPEN_NETWORK=accepted を指定してください。`,
  });
