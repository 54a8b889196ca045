// What is said at the end about each file, on stdout.
import type { Finding } from '../../problem.ts';
import type { Standing } from './progress.ts';
import type { Refused } from './refusals.ts';
import type { Tally } from './tally.ts';
import type { Place } from './unit.ts';

export const SHOWN = 20;

export interface FileReport {
  readonly path: string;
  readonly form: string;
  readonly tally: Tally;
  readonly passedOver: number;
  /** The first ones. */
  readonly refused: readonly Refused[];
  readonly unshown: number;
  /** What earlier runs had settled, when this one went on. */
  readonly before: Standing;
  readonly dryRun: boolean;
}

export function reportText(report: FileReport): string {
  const { path, form, refused, unshown, before, passedOver } = report;
  return [
    `${path} (${form})`,
    ...(before.position > 0 ? [earlier(before)] : []),
    ...countsOf(report),
    ...(passedOver > 0
      ? [`  passed over ${n(passedOver)} (remarks of the search itself) / 対象外 ${n(passedOver)} 件（検索結果の注記）`]
      : []),
    ...refused.flatMap(linesOf),
    ...(unshown > 0
      ? [
          `    … and ${n(unshown)} more; --report FILE writes all / ほか ${n(unshown)} 件（--report FILE で全件を書き出せます）`,
        ]
      : []),
    '',
  ].join('\n');
}

function countsOf({ tally, dryRun }: FileReport): string[] {
  const { created, updated, deleted, unchanged, refused, sound } = tally;
  if (dryRun) {
    return [
      `  would be stored ${n(sound)}, refused ${n(refused)}; nothing was stored (--dry-run)`,
      `  登録可能 ${n(sound)} 件、拒否 ${n(refused)} 件（--dry-run のため登録していません）`,
    ];
  }
  const gone = deleted > 0 ? [`, deleted ${n(deleted)}`, `、削除 ${n(deleted)} 件`] : ['', ''];
  return [
    `  stored ${n(created + updated)} (created ${n(created)}, updated ${n(updated)})${gone[0]}, unchanged ${n(unchanged)}, refused ${n(refused)}`,
    `  登録 ${n(created + updated)} 件（新規 ${n(created)}、更新 ${n(updated)}）${gone[1]}、変更なし ${n(unchanged)} 件、拒否 ${n(refused)} 件`,
  ];
}

const earlier = ({ stored, refused }: Standing): string =>
  `  earlier: settled ${n(stored)}, refused ${n(refused)} / 前回まで：処理済み ${n(stored)} 件、拒否 ${n(refused)} 件`;

// A resource may have a hundred faults; three tell what kind of trouble it is.
const FAULTS_SHOWN = 3;

function linesOf({ place, about, findings }: Refused): string[] {
  const head = [placeText(place), about].filter((text) => text !== '').join('  ');
  const errors = findings.filter(({ severity }) => severity !== 'information');
  const shown = [...errors.slice(0, FAULTS_SHOWN), ...findings.filter(({ severity }) => severity === 'information')];
  const more = errors.length > FAULTS_SHOWN ? [`      (+${errors.length - FAULTS_SHOWN})`] : [];
  return [`    ${head}`, ...shown.flatMap(reasonLines), ...more];
}

function reasonLines({ at, said }: Finding): string[] {
  // The type alone says nothing that does not stand in the line above.
  const where = at?.includes('.') === true && !at.startsWith('http.') ? `${at}: ` : '';
  return [`      ${where}${said.en}`, `      ${said.ja}`];
}

function placeText({ line, entry }: Place): string {
  if (line !== undefined) return `line ${line} / ${line} 行目`;
  return entry === undefined ? '' : `Bundle.entry[${entry}]`;
}

const n = (count: number): string => count.toLocaleString('en');
