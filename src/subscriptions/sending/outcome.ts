// What came of one attempt to send. It is logged and kept, so it holds no header, no body, no path and no secret.
import type { Said } from '../../problem.ts';

/** Why there was no answer, and what people are told of it. */
export const WHY = {
  timeout: { en: 'it did not answer in time', ja: '時間内に応答がありません' },
  dns: { en: 'its name was not found', ja: '名前を解決できません' },
  refused: { en: 'it refused the connection', ja: '接続が拒否されました' },
  unreachable: { en: 'it cannot be reached', ja: '到達できません' },
  reset: { en: 'the connection broke', ja: '接続が途中で切れました' },
  tls: { en: 'its certificate or TLS was not accepted', ja: '証明書または TLS を受け入れられません' },
  'not-http': { en: 'what it answered is not HTTP', ja: '応答が HTTP ではありません' },
  'too-long': { en: 'the headers of its answer are too long', ja: '応答のヘッダーが長すぎます' },
  blocked: { en: 'its address may not be called', ja: '呼び出しを許されていないアドレスです' },
  unsendable: { en: 'its URL or headers cannot be sent', ja: 'URL またはヘッダーを送信できません' },
  ours: { en: 'this hub could not make the call', ja: 'このハブの不具合で送信できません' },
  stopped: { en: 'the hub was stopping', ja: 'ハブが停止中でした' },
} as const satisfies Readonly<Record<string, Said>>;

export type Why = keyof typeof WHY;

export type Outcome =
  /** retryAfterMs: so long the endpoint asks us to wait. */
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterMs?: number }
  | { readonly kind: 'failed'; readonly why: Why };

/** A sentence for logs and for people. Of the endpoint only its host: the path may be a secret of its owner. */
export function about(outcome: Outcome, endpoint: string): Said {
  const host = URL.canParse(endpoint) ? new URL(endpoint).host : '?';
  if (outcome.kind === 'answered') {
    return { en: `${host} answered ${outcome.status}.`, ja: `${host} の応答は ${outcome.status} でした。` };
  }
  const { en, ja } = WHY[outcome.why];
  return { en: `${host}: ${en}.`, ja: `${host}：${ja}。` };
}
