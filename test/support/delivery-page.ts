// The published contract of delivery, profiles/delivery.md, printed from the data that the sending side reads.
import { MASK } from '../../src/subscriptions/asked/masked.ts';
import { DEAD_DAYS, TOLD_DAYS } from '../../src/subscriptions/queue/old-events.ts';
import { KIND_WORDS, SPECIAL_RANGES, type SpecialKind } from '../../src/subscriptions/sending/address-kinds.ts';
import { FAILURES_TO_OPEN, LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS } from '../../src/subscriptions/sending/breaker.ts';
import { AT_FIRST, MOST_AT_ONCE } from '../../src/subscriptions/sending/endpoints.ts';
import { JITTER, LAST_MS, WAITS } from '../../src/subscriptions/sending/schedule.ts';
import { MOST_BODY_BYTES } from '../../src/subscriptions/sending/send.ts';
import { SIGNATURE_HEADER } from '../../src/subscriptions/sending/signature.ts';
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
- \`Retry-After\`（秒または日時）を守り、そのあいだはその Subscription へ何も送りません。1 日を超えるものは 1 日とみなし、打ち切りの時刻には
  最後に 1 度だけ送ります。/ \`Retry-After\` (seconds or a date) is honoured: until then nothing is sent for that Subscription. More
  than a day is taken as a day, and when the time is over there is one last attempt all the same.
- 続けて失敗したあと 1 つでも届けば、後回しにしていた通知もすぐに送り直します。/ When after several failures a notification
  gets through, those that were put off meanwhile are sent at once.
- まとめて送った通知（\`backport-max-count\`）が断られたときは、1 件ずつ送り直して、断られたものだけを除きます。/ Where several
  notifications sent together are refused, they are sent one by one, so that only those that are not wanted are left out.
- 同じ記録についての通知は、番号の順に 1 件ずつ送ります。届かないものがあっても、別の記録の通知は先へ進みます。/ What concerns one
  record is sent in the order of its numbers; one that does not get through holds up no other record’s.
- 同じ通知が 2 度届くことがあります（応答が途中で失われたときなど）。イベント番号で見分けてください。/ A notification may
  come twice, when an answer was lost on its way: tell it by its event number.
- 「停止」では Subscription の \`status\` が \`error\` になり、直して \`requested\` に戻すまで何も送りません。待っている通知は、そのあとで
  送ります。/ “Suspended”: the Subscription’s \`status\` becomes \`error\`, and nothing is sent until it is corrected and \`requested\`
  again; what waits is sent then.
- 同じサーバーへの失敗が ${FAILURES_TO_OPEN} 回続くと、送信を控え（${duration(SHORTEST_PAUSE_MS)} から倍々で ${duration(LONGEST_PAUSE_MS)} まで）、
  そのあと 1 件だけ試します。ほかのサーバーへの送信は影響を受けません。/ After ${FAILURES_TO_OPEN} failures in a row a server is left alone
  for these times, then probed with one notification. Other servers are not affected.
- 同じサーバーへ同時に送るのは ${MOST_AT_ONCE} 件まで、まだ応答のないサーバーへは ${AT_FIRST} 件までです（ハブのプロセスごと）。/ At most ${MOST_AT_ONCE} are under
  way to one server at once, and ${AT_FIRST} to one that has not answered yet (from each process of the hub).
`;

const RECORDS = `
## 送達の記録 / Records of deliveries

手順（Task）または様式（QuestionnaireResponse）を知らせるたびに、送達の記録（category が \`notification\` の Communication）を残します。
\`Task/[id]/$evidence\` は、それをもとに、手順がどこまで届いたかを段ごとに示します。/ Each delivery that carries or names a step (Task)
or a form (QuestionnaireResponse) leaves a record, a Communication of category \`notification\`. \`Task/[id]/$evidence\` tells from
these how far a step has got.

| 送る内容 | What is sent | 記録 | Record |
|---|---|---|---|
| \`full-resource\`、payload のある R4 の Subscription | \`full-resource\`, plain R4 with a payload | 残す | kept |
| \`id-only\` | \`id-only\` | 残す。参照だけを知らせたことを note に書く | kept; its note says that the reference alone was sent |
| \`empty\`、payload のない R4 の Subscription | \`empty\`, plain R4 without payload | 残さない。何も渡していない | none: nothing was handed over |

- \`sent\` は最初に送った時刻、\`delivered\` は 2xx の応答です。どちらも装置どうしのことで、人が読んだことではありません。/ \`sent\` is the
  first attempt, \`delivered\` the 2xx answer: both between machines, and nobody need have read anything.
- \`opened\` は、宛先の機関の人（PractitionerRole）が、その手順や様式を読んだときに付きます。機関（Organization）として読んだときは、
  知らせを受けたシステムが取りに来ただけかもしれないため、付きません。/ \`opened\`: a person in a role (PractitionerRole) of the
  receiver read the step or the form. A read as the Organization opens nothing: it may be its system, fetching what it was told of.
- \`acted-on\` は、人が手順に対してした最初のこと（引き受け・受諾・返答など）と、手順が済みになるもとになった記録（渡された様式、取られた連絡など）
  です。\`received\` は、まだ判断ではありません。/ \`acted-on\`: the first thing a person did on the step (claimed, accepted,
  answered), and the record by which it was found done (the form given, the contact made). \`received\` is no decision yet.
- 送達の記録を書くのはハブだけです。ほかからの登録・変更・削除は 422 で断ります。/ The hub alone writes these records: from anybody
  else to create, change or delete one is refused (422).
`;

const KEPT = `
## 番号と保存期間 / Numbers, and how long events are kept

- 出来事の番号は購読ごとに 1 から続き、欠けません。送達した、または見送った出来事は ${TOLD_DAYS} 日、届かなかった出来事は ${DEAD_DAYS} 日残ります。それより
  前の番号を \`$events\` で名指しすると、410 で「どの番号から残っているか」を答えます。/ Events are numbered from 1, for each
  subscription, without gaps. What was delivered or passed over is kept for ${TOLD_DAYS} days, what could not be delivered for
  ${DEAD_DAYS}. Where \`$events\` is asked for an earlier number, the answer is 410 and says from which number on there is something.
- 別の話題、別のリソース型の購読に書き換えると、まだ送っていない出来事は送らずに見送ります（新しい話題の名前で届くことになるため）。番号はそのまま続き、
  \`$events\` では書き換えた後の話題の名前で読めます。絞り込みの条件だけを変えたときは、待っている出来事も送ります。/ When a
  Subscription comes to ask for another topic, or by criteria for another type, what it has not been told yet is passed over: it would go out
  under the name of the new topic. The numbers go on, and \`$events\` tells earlier ones under the topic as it is by then. Where only
  filters change, what waits is told.
- Subscription を削除して同じ id で作り直すと、番号は 1 からやり直します。/ A Subscription that was deleted and written again under
  its id begins anew with 1.
- ハブが読み取れない記録の変更は、だれにも知らせず、運用者の記録（ログ）に残します。ほかの変更はそのまま知らせます。/ A change of a
  record that the hub cannot make sense of is told to nobody and reported in the operator’s log; all others are told.
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

const SECRETS = `
## 伏せられる値 / What is not shown

\`channel.header\` の値と共有の秘密は、宛先へ送るときだけ使い、誰が読んでも \`${MASK}\` と表示します（ヘッダーの名前は見えます。保存されている値は
変わりません）。読んだ内容をそのまま、または一部を直して送り返すと（PUT・PATCH）、\`${MASK}\` の値は元のまま残ります。ただし \`channel.endpoint\` か
\`channel.type\` を変えるときは、値を改めて書いてください。書かないと 422 で断ります。\`endpoint\` の URL は伏せません。秘密は header に書いて
ください。/ The values in \`channel.header\` and the shared secret go to the endpoint only; whoever reads the Subscription sees
\`${MASK}\` beside the name of the header. Sent back as read (PUT, PATCH), \`${MASK}\` keeps what is stored; but with another
\`channel.endpoint\` or \`channel.type\` the values have to be given anew, else the answer is 422. The URL of the endpoint is
shown: a secret belongs into a header.
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
    const after = index + 1 < WAITS.fast.length ? `${index + 1}` : `${index + 1} …`;
    return `| ${after} | ${duration(wait)} | ${slow === undefined ? '' : duration(slow)} |`;
  });
  const days = LAST_MS / 86_400_000;
  return `
## 再送の間隔 / When it is tried again

| 失敗した回 / after attempt | 早め / fast | ゆっくり / slow |
|---|---|---|
${rows.join('\n')}

最後の間隔は繰り返し使います。それぞれ ±${JITTER * 100} % の幅でずらし、最初の送信から ${days} 日後に最後の送信をします。それも届かなければ「届かなかった
通知」として残ります（\`$resend\` でもう一度送れます）。その間に何も届いていなければ、Subscription を停止します。/ The last wait is
used again and again, each is varied by ±${JITTER * 100} %, and ${days} days after the first attempt there is a last one. If that is in vain,
too, the notification is kept as a dead letter (\`$resend\` sends it again); and if nothing else got through meanwhile, the
Subscription is suspended.`;
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
  return [HEAD, ...verdicts, NOTES, schedule(), RECORDS, KEPT, ADDRESSES, ...kinds, SIGNATURE, SECRETS]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}
