// The published table of states, profiles/task-states.md, printed from the data the guard reads.
import { ENDED, MOVES, OPEN, PARTY_WORDS, STATUS_WORDS } from '../../src/coordination/transitions/state-table.ts';

const CONDITIONS = {
  'cancel-requested': { ja: '取消の依頼中のみ', en: 'only while cancellation is asked for' },
  claim: { ja: '`$claim` で', en: 'through `$claim`' },
  statusReason: { ja: '`statusReason` が必要', en: 'with `statusReason`' },
  none: { ja: '', en: '' },
} as const;

const HEAD = `<!-- Made from src/coordination/transitions/state-table.ts by test/coordination/task-states.test.ts (vitest -u). -->
# 手順（Task）の状態 / The states of a step

ハブが作る手順（\`identifier\` の system が \`https://renkei.example/fhir/identifier/task\`）だけに当てはまります。ほかのシステムの
Task は、そのまま保存されます。/ For the Tasks the hub makes (\`identifier\` of \`https://renkei.example/fhir/identifier/task\`)
only; Tasks of other systems are stored as they are.

表にない変更は 422（business-rule）、別の立場の人が行うべき変更は 403 で断ります。どの入口（PUT、PATCH、条件付き、batch、
transaction、\`renkei load\`）でも同じです。/ A change that is not in the table answers 422 (business-rule), one that is for the other
side to make 403, through whatever door it comes.
`;

const REST = `
## 立場 / Who is who

| 立場 | Who | |
|---|---|---|
| 行う機関 | owner | \`Task.owner\` の Organization、またはそこに所属する PractitionerRole（\`X-Renkei-Actor\`） / that Organization, or a PractitionerRole of it |
| 依頼側 | requester | \`Task.requester\` の Organization、またはそこに所属する PractitionerRole / likewise |
| ハブ | hub | 事実が記録されると手順を閉じ、要らなくなると取り消す / closes a step when its fact is recorded, cancels what is needed no longer |
| 運用担当者 | operator | \`open\` で \`X-Renkei-Actor\` なし：両方の立場を兼ねるが、表は破れない / stands for both in \`open\`, within the table |

## 状態のほか / Beside the status

| 要素 | Element | 変え方 | How it changes |
|---|---|---|---|
| 期日と性質 | \`restriction\`, \`deadline-strength\` | \`$agree-deadline\`（両側） | \`$agree-deadline\`, either side |
| 行う機関 | \`owner\`, \`delegated-from\` | \`$delegate\`（行う機関） | \`$delegate\`, the owner |
| 引き受けた人 | \`claimed-by\` | 空いていれば \`$claim\` または更新。引き受け済みなら \`$release\` のあと（409） | by \`$claim\` or an update while it is free; after \`$release\` when it is not (409) |
| 進み具合 | \`businessStatus\` | 行う機関は \`waiting\` \`claimed\` \`date-proposed\` \`done-on-paper\`。ほかはハブ、\`cancel-requested\` は \`$cancel\` も。終わると \`done-on-paper\` だけが残る | the owner sets these four; the hub the others, \`cancel-requested\` also \`$cancel\`; once ended only \`done-on-paper\` stays |
| 取消の依頼 | \`cancel-requested\` | 行う機関が \`cancelled\` にすれば承諾、そのまま進めれば拒否（\`statusReason\` = \`cancel-refused\`） | granted by the owner’s \`cancelled\`; going on refuses it |
| 記録 | \`note\` | 追記だけ | added to only |
| 規則による要素 | \`code\` \`for\` \`encounter\` \`focus\` \`basedOn\` \`intent\` \`requester\` \`instantiatesCanonical\` \`priority\` \`region\` \`fee-deadline\` \`task-replaces\`, \`input\` | ハブだけ | the hub only |
| 終わった手順 | ended | \`output\` と \`note\` の追記だけ | only \`output\` and \`note\` |
| 削除 | delete | 終わってから、両側のどちらか | once ended, by either side |
`;

export function taskStatesPage(): string {
  const rows = MOVES.flatMap(({ from, to, by, when, via, needs }) => {
    const { ja, en } = CONDITIONS[when ?? via ?? needs ?? 'none'];
    const ways = `${by.map((party) => PARTY_WORDS[party].ja).join('・')} | ${by.map((party) => PARTY_WORDS[party].en).join(', ')}`;
    return `| ${from.map((each) => `\`${each}\``).join(' ')} | \`${to}\` | ${ways} | ${[ja, en].filter(Boolean).join(' / ')} |`;
  });
  const statuses = [...OPEN, ...ENDED].map(
    (status) =>
      `| \`${status}\` | ${STATUS_WORDS[status].ja} | ${OPEN.some((each) => each === status) ? '' : '終わり / ended'} |`,
  );
  return [
    HEAD,
    '| `status` | | |',
    '|---|---|---|',
    ...statuses,
    '',
    '## 変え方 / What may follow what',
    '',
    '| 前 / from | 後 / to | だれが | by whom | 条件 / condition |',
    '|---|---|---|---|---|',
    ...rows,
    REST,
  ].join('\n');
}
