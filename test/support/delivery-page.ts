// The published contract of delivery, profiles/delivery.md, printed from the data that the sending side reads.
import { KIND_WORDS, SPECIAL_RANGES, type SpecialKind } from '../../src/subscriptions/sending/address-kinds.ts';
import { FAILURES_TO_OPEN, LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS } from '../../src/subscriptions/sending/breaker.ts';
import { JITTER, LAST_MS, WAITS } from '../../src/subscriptions/sending/schedule.ts';
import { MOST_BODY_BYTES } from '../../src/subscriptions/sending/send.ts';
import { SIGNATURE_HEADER } from '../../src/subscriptions/sending/signature.ts';
import { MOST_AT_ONCE } from '../../src/subscriptions/sending/slots.ts';
import { VERDICTS, type Verdict } from '../../src/subscriptions/sending/verdict.ts';

const UNITS = [
  [3_600_000, '時間', 'h'],
  [60_000, '分', 'min'],
  [1000, '秒', 's'],
] as const;

const duration = (ms: number): string => {
  const [size, ja, en] = UNITS.find(([each]) => ms >= each && ms % each === 0)!;
  return `${ms / size} ${ja} / ${ms / size} ${en}`;
};

const HEAD = `<!-- Made from src/subscriptions/sending/ by test/subscriptions/sending/verdict.test.ts (vitest -u). -->
# 通知の送達 / Delivery of notifications

Subscription の通知を受け取るシステムが知っておくべき約束です。/ What a system that receives notifications may rely on.

## 応答とその結果 / What follows from an answer

上から順に、最初に当てはまる行で決まります。/ The first row that fits decides.

| 応答 | Answer | 結果 | What follows | 理由 | Why |
|---|---|---|---|---|---|`;

const NOTES = `
- 応答は番号（ステータス）だけで判断します。本文は ${MOST_BODY_BYTES / 1024} KiB まで読み捨て、保存しません。番号のあとで本文が途切れても、遅れても、結果は
  変わりません。/ The status alone is the answer. Its body is let pass up to ${MOST_BODY_BYTES / 1024} KiB and never kept; that it breaks off or is late
  after the status changes nothing.
- 制限時間（\`backport-timeout\`、既定 30 秒）は、名前解決・接続・送信・応答のすべてを合わせたものです。/ The time-out
  (\`backport-timeout\`, 30 s unless set) is for finding the name, connecting, sending and being answered together.
- 再送の待ち時間中は \`Retry-After\`（秒または日時）を守ります。1 日を超えるものは 1 日とみなします。/ \`Retry-After\` (seconds or a
  date) is honoured with every retry; more than a day is taken as a day.
- 同じ通知が 2 度届くことがあります（応答が途中で失われたときなど）。イベント番号で見分けてください。/ A notification may
  come twice, when an answer was lost on its way: tell it by its event number.
- 「停止」では Subscription の \`status\` が \`error\` になり、直して \`requested\` に戻すまで何も送りません。待っている通知は、そのあとで
  送ります。/ “Suspended”: the Subscription’s \`status\` becomes \`error\`, and nothing is sent until it is corrected and \`requested\`
  again; what waits is sent then.
- 同じサーバーへの失敗が ${FAILURES_TO_OPEN} 回続くと、送信を控え（${duration(SHORTEST_PAUSE_MS)} から倍々で ${duration(LONGEST_PAUSE_MS)} まで）、
  そのあと 1 件だけ試します。ほかのサーバーへの送信は影響を受けません。/ After ${FAILURES_TO_OPEN} failures in a row a server is left alone
  for these times, then probed with one notification. Other servers are not affected.
- 同じサーバーへ同時に送るのは ${MOST_AT_ONCE} 件までです（ハブのプロセスごと）。/ At most ${MOST_AT_ONCE} are under way to one server at once
  (from each process of the hub).
`;

const ADDRESSES = `
## 呼び出せるアドレス / Which addresses are called

\`https\` と \`http\` だけを、公開されたアドレスに対してだけ呼び出します。\`http\` は暗号化されないため、閉じたネットワークの外では
\`https\` を使ってください。URL にはユーザー名・パスワード・「#」以下を書けません。接続のたびに名前を解決し、結果が 1 つでも次の範囲に
あれば接続しません。例外は \`RENKEI_DELIVERY_ALLOW\`（ホスト名、ホスト名:ポート、ネットワークを「,」で区切る）で許可し、
\`RENKEI_AUTH=open\` ではこのコンピューター自身も許可されます。未指定アドレスとマルチキャストは許可できません。

Only \`https\` and \`http\` are called, and only at public addresses. \`http\` is not encrypted: outside closed networks use \`https\`.
The URL holds no user name, password or fragment. The name is looked up at every connection, and when one of its addresses
is in these ranges there is none. \`RENKEI_DELIVERY_ALLOW\` (hosts, host:port, networks, separated by commas) makes exceptions, and
with \`RENKEI_AUTH=open\` this machine itself may be called. Nobody’s addresses and multicast are never allowed.

| IPv4 | IPv6 | | |
|---|---|---|---|`;

const SIGNATURE = `
- ほかに、IPv6 の \`2000::/3\` の外はすべて予約済みとして扱います。IPv4 を含む IPv6（\`::ffff:0:0/96\`、\`64:ff9b::/96\`、\`2002::/16\`）は、
  中の IPv4 で判断します。/ Beside these, all of IPv6 outside \`2000::/3\` counts as reserved. IPv6 addresses that carry an
  IPv4 one (\`::ffff:0:0/96\`, \`64:ff9b::/96\`, \`2002::/16\`) are judged by that.
- TLS の証明書は Node.js が知る認証局で確かめます。院内の認証局は \`NODE_EXTRA_CA_CERTS\` で加えます。/ Certificates are checked
  against the authorities Node.js knows; \`NODE_EXTRA_CA_CERTS\` adds a hospital’s own.

## 署名 / The signature

共有の秘密（拡張 \`signature-secret\`）があれば、次のヘッダーを付けます。/ With a shared secret (extension \`signature-secret\`) each
notification carries:

\`\`\`text
${SIGNATURE_HEADER}: t=<UNIX 秒 / unix seconds>,v1=<HMAC-SHA256(secret, "<t>.<body>"), hex>
\`\`\`

受け取った本文のバイト列そのもので計算し、\`t\` が古いもの（たとえば 5 分より前）は断ってください。再送のたびに \`t\` は新しくなります。/
Compute it over the very bytes of the body, and refuse an old \`t\` (more than five minutes, say). Every retry has a new \`t\`.
`;

function consequence(verdict: Verdict): readonly [ja: string, en: string] {
  switch (verdict.verdict) {
    case 'delivered':
      return ['送達済み', 'delivered'];
    case 'retry':
      return verdict.pace === 'fast' ? ['早めに再送', 'retried, fast'] : ['ゆっくり再送', 'retried, slow'];
    case 'dead':
      return verdict.suspends ? ['停止', 'suspended'] : ['この通知は再送しない', 'not retried'];
  }
}

function schedule(): string {
  const rows = WAITS.fast.map((wait, index) => {
    const slow = WAITS.slow[index];
    return `| ${index + 1} | ${duration(wait)} | ${slow === undefined ? '' : duration(slow)} |`;
  });
  const days = LAST_MS / 86_400_000;
  return `
## 再送の間隔 / When it is tried again

| 失敗した回 / after attempt | 早め / fast | ゆっくり / slow |
|---|---|---|
${rows.join('\n')}

それぞれ ±${JITTER * 100} % の幅でずらします。最初の送信から ${days} 日で打ち切り、Subscription は停止します。その通知は「届かなかった通知」
として残ります（\`$resend\` でもう一度送れます）。/ Each wait is varied by ±${JITTER * 100} %. ${days} days after the first attempt it is
given up: the Subscription is suspended, and the notification kept as a dead letter (\`$resend\` sends it again).`;
}

export function deliveryPage(): string {
  const verdicts = VERDICTS.map(({ says, follows, because }) => {
    const [ja, en] = consequence(follows);
    return `| ${says.ja} | ${says.en} | ${ja} | ${en} | ${because.ja} | ${because.en} |`;
  });
  const kinds = (Object.keys(KIND_WORDS) as SpecialKind[]).map((kind) => {
    const ranges = SPECIAL_RANGES.filter(([, each]) => each === kind).map(([range]) => `\`${range}\``);
    const isV6 = (range: string): boolean => range.includes(':');
    const v4 = ranges.filter((range) => !isV6(range));
    return `| ${v4.join(' ')} | ${ranges.filter(isV6).join(' ')} | ${KIND_WORDS[kind].ja} | ${KIND_WORDS[kind].en} |`;
  });
  return [HEAD, ...verdicts, NOTES, schedule(), ADDRESSES, ...kinds, SIGNATURE].join('\n').replace(/\n{3,}/g, '\n\n');
}
