// What can be wrong with a plan, each in words: what, where, and how to mend it.
import { type Said, short } from '../../problem.ts';

export interface PlanProblem {
  readonly kind: keyof typeof SAYINGS;
  /** FHIRPath: `PlanDefinition.action[3].condition[0].expression`. */
  readonly at: string;
  readonly said: Said;
}

export const problem = (kind: PlanProblem['kind'], at: string, what = ''): PlanProblem => ({
  kind,
  at,
  said: SAYINGS[kind](short(what)),
});

const SAYINGS = {
  incomplete: (what: string): Said => ({
    en: `The plan has no ${what}. Give it: stays are matched to plans by region, url, version and period.`,
    ja: `計画に ${what} がありません。地域・url・version・有効期間で入院に当てはめるため、書いてください。`,
  }),
  'no-milestones': (what: string): Said => ({
    en: `The milestones ${what} are missing. Deadlines are counted from them: add an action with each of these ids and no definition.`,
    ja: `節目 ${what} がありません。期日はそこから数えるので、これらを id とする action（definition なし）を置いてください。`,
  }),
  'no-id': (): Said => ({
    en: 'The action has no id. A Task is found again by it: give it one, the same in all plans of the region for the same step.',
    ja: 'action に id がありません。手順（Task）を見分ける鍵になるので、付けてください。同じ手順なら、地域のどの計画でも同じ id にします。',
  }),
  'same-id': (id: string): Said => ({
    en: `Two actions have the id “${id}”. Give each its own.`,
    ja: `id「${id}」の action が2つあります。別々の id にしてください。`,
  }),
  'unknown-anchor': (id: string): Said => ({
    en: `“${id}” is neither a milestone (ADM, OUTLOOK, PDD, DIS) nor the id of a step of this plan. Correct actionId; for a variant, name the step it belongs to.`,
    ja: `「${id}」は、節目（ADM、OUTLOOK、PDD、DIS）でも、この計画の手順の id でもありません。actionId を直してください。場合分けの action ではなく、それを含む手順の id を書きます。`,
  }),
  'circular-deadline': (path: string): Said => ({
    en: `The deadlines are counted from one another in a circle (${path}), so that there is none. Count one of them from a milestone.`,
    ja: `期日が互いを基準にして一回りしており（${path}）、決まりません。どれかを節目から数えてください。`,
  }),
  'several-anchors': (): Said => ({
    en: 'A step has one deadline. Keep the relatedAction it is counted from and remove the others.',
    ja: '手順の期日はひとつです。数える基準の relatedAction だけを残し、ほかを消してください。',
  }),
  'offset-not-days': (what: string): Said => ({
    en: `“${what}” is not a number of whole days from 0. Write offsetDuration in days (unit code d), or an offsetRange with only a low for “at least so many days”.`,
    ja: `「${what}」は 0 以上の日数ではありません。offsetDuration に日数（単位のコードは d）を書いてください。「7日＋α」のような下限だけのときは、low だけの offsetRange にします。`,
  }),
  'no-direction': (what: string): Said => ({
    en: `“${what}” does not say whether the days are counted before or after. Write before-start or after-start.`,
    ja: `「${what}」では、日数を前に数えるか後に数えるかが分かりません。before-start か after-start を書いてください。`,
  }),
  'unknown-strength': (code: string): Said => ({
    en: `“${code}” is no strength a rule can give its deadline. Write guideline, asap, immediate, fee-condition or none; agreed is for people.`,
    ja: `「${code}」は、ルールの期限の性質としては使えません。guideline、asap、immediate、fee-condition、none のどれかにしてください（agreed は人が取り決めた期日のためのものです）。`,
  }),
  'no-rule': (): Said => ({
    en: 'The action names no rule. Put its number into code (system …/CodeSystem/rule, ours or one of the region’s own).',
    ja: 'action に、根拠となるルールの番号がありません。code（system は …/CodeSystem/rule。地域が公開したものでもよい）に書いてください。',
  }),
  'unknown-rule': (number: string): Said => ({
    en: `“${number}” is no rule of CodeSystem/rule. Correct the number; rules of a region’s own go into a code system of its own (an address ending in /CodeSystem/rule).`,
    ja: `「${number}」というルールは CodeSystem/rule にありません。番号を直してください。地域が独自に定めたルールは、地域のコード体系（アドレスが /CodeSystem/rule で終わるもの）に置いてください。`,
  }),
  'no-variants': (): Said => ({
    en: 'selectionBehavior is at-most-one, but there is nothing to choose from. Add the actions to choose from, or remove it.',
    ja: 'selectionBehavior が at-most-one なのに、選ぶ action がありません。場合分けの action を置くか、selectionBehavior を消してください。',
  }),
  'not-variants': (): Said => ({
    en: 'Actions below an action are read as variants only: with selectionBehavior at-most-one, and one level deep. Add it, or move them to the top.',
    ja: 'action の下の action は、場合分けとしてだけ読みます（selectionBehavior は at-most-one、一段だけ）。そう書くか、一番上に移してください。',
  }),
  'no-activity': (): Said => ({
    en: 'No definition says which step this is. Add definitionCanonical with the canonical of an ActivityDefinition, url|version.',
    ja: 'どの手順かを示す定義がありません。definitionCanonical に ActivityDefinition の「url|version」を書いてください。',
  }),
  'activity-without-version': (canonical: string): Said => ({
    en: `“${canonical}” names no version. Write url|version: a stay keeps the version it began under.`,
    ja: `「${canonical}」に版がありません。「url|version」と書いてください。入院は、始まったときの版のまま進みます。`,
  }),
  'unused-condition': (kind: string): Said => ({
    en: `A condition of kind “${kind}” is not read. Write applicability (when the step is owed) or stop (when it ends).`,
    ja: `kind が「${kind}」の条件は使われません。applicability（手順が要るとき）か stop（終わるとき）にしてください。`,
  }),
  'not-fhirpath': (language: string): Said => ({
    en: `The expression is in “${language}”. Write it in FHIRPath, with language text/fhirpath.`,
    ja: `式の言語が「${language}」です。FHIRPath で書き、language を text/fhirpath にしてください。`,
  }),
  'expression-too-long': (length: string): Said => ({
    en: `The expression is ${length} characters long, more than 2,000. Shorten it, or write several conditions: all must hold.`,
    ja: `式が ${length} 文字あり、2,000文字を超えています。短くするか、条件を分けてください（すべて満たすとき当てはまります）。`,
  }),
  'bad-expression': (reason: string): Said => ({
    en: `The expression is no FHIRPath (${reason}). Correct it.`,
    ja: `式を FHIRPath として読めません（${reason}）。直してください。`,
  }),
  'unknown-variable': (name: string): Said => ({
    en: `There is no variable %${name}. Use one of those in profiles/regions/README.md.`,
    ja: `変数 %${name} はありません。profiles/regions/README.md にあるものを使ってください。`,
  }),
  'refused-function': (name: string): Said => ({
    en: `“${name}” is not available in a condition: it may take without limit, or looks beyond the facts of the stay. Say it with exists(), where(), in and the like.`,
    ja: `「${name}」は条件では使えません（際限なく時間がかかるか、入院の事実の外を見るためです）。exists()、where()、in などで書いてください。`,
  }),
} as const;
