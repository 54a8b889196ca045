// Which rule is which step of which plan, and which test holds it; or why it is none. And every hole in that.
import { actionsByRule } from './actions.mjs';
import { testsByRule } from './named-tests.mjs';

/** Whose rules must be accounted for; the others are to come. */
const HELD = new Set(['HK', 'CN', 'RB']);
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/**
 * rules: concepts of CodeSystem/rule; plans, activities: resources; tests: [path, text]; withoutAction (why a rule is no
 * step), decidedBy (what else decides about one that is): rule -> { ja, en, by? }; isThere: whether a file exists.
 */
export function regionCoverage({ rules, plans, activities, tests, withoutAction, decidedBy, isThere }) {
  const { actions, whole } = actionsByRule(plans, activities);
  const named = testsByRule(tests);
  const rows = rules.map(({ code, display, designation = [] }) => ({
    code,
    isHeld: HELD.has(code.split('-')[0]),
    name: display,
    english: designation.find(({ language }) => language === 'en')?.value ?? '',
    actions: actions.get(code) ?? [],
    whole: whole.get(code) ?? [],
    tests: named.get(code) ?? [],
    reason: withoutAction[code],
    besides: decidedBy[code],
  }));
  const notes = [...Object.entries(withoutAction), ...Object.entries(decidedBy)];
  const known = new Set(rules.map(({ code }) => code));
  const holes = [
    ...rows.flatMap(holesOf),
    ...notes.filter(([code]) => !known.has(code)).map(([code]) => `${code}: a note on a rule that does not exist`),
    ...notes.filter(([, note]) => !isSaid(note)).map(([code]) => `${code}: say it in Japanese (ja) and English (en)`),
    ...[...actions].filter(([code]) => !known.has(code)).map(([code, of]) => `${code} in ${placeOf(of[0])}: no such rule`),
    ...[...whole].filter(([code]) => !known.has(code)).map(([code, [plan]]) => `${code} in ${plan}: no such rule`),
    ...notes.flatMap(([code, { by }]) => (by === undefined || isThere(by) ? [] : [`${code}: there is no ${by}`])),
  ];
  return { text: pageOf(rows), holes };
}

const isSaid = ({ ja = '', en = '' }) => JAPANESE.test(ja) && /[A-Za-z]{2}/.test(en) && !JAPANESE.test(en);

function holesOf({ code, isHeld, actions, tests, reason, besides }) {
  const told = [];
  if (actions.length > 0 && reason !== undefined) told.push(`${code}: has a reason for no action, yet is one: ${placeOf(actions[0])}`);
  if (isHeld && actions.length > 0 && tests.length === 0) told.push(`${code}: no test is named for it`);
  if (isHeld && actions.length === 0 && reason === undefined) told.push(`${code}: neither an action of a plan nor a reason why not`);
  if (actions.length === 0 && besides !== undefined) told.push(`${code}: is no step for anything to decide about`);
  return told;
}

const placeOf = ({ plan, id }) => `${plan} ${id}`;

function pageOf(rows) {
  const held = rows.filter(({ isHeld }) => isHeld);
  const steps = held.filter(({ actions }) => actions.length > 0);
  const tested = steps.filter(({ tests }) => tests.length > 0).length;
  const others = rows.filter(({ isHeld }) => !isHeld);
  return `# Rules, plans and tests: Honjo-Kodama / ルールと計画とテスト：本庄市児玉郡

Made by \`node profiles/tools/region-coverage.mjs\`, which \`npm run profiles\` calls too; do not edit. Why a rule has no step of its
own stands in \`regions/honjo-kodama/rule-coverage.json\`. / 自動生成です。手順のないルールの理由は
\`regions/honjo-kodama/rule-coverage.json\` にあります。

Of ${held.length} rules (HK, CN, RB) ${steps.length} are steps of a plan, ${tested} of them with a test named for them; ${held.length - steps.length} are no step, each for a reason. /
${held.length} 件（HK、CN、RB）のうち ${steps.length} 件が計画の手順です（その名のテストがあるもの ${tested} 件）。${held.length - steps.length} 件は手順ではなく、それぞれに理由があります。

| rule | name / 名称 | plan, action, deadline / 計画・手順・期限; or why none / ないときは理由 | tests / テスト |
|---|---|---|---|
${held.map(row).join('\n')}

## The other regions / ほかの地域

これから / To come.

| rule | name / 名称 | |
|---|---|---|
${others.map(({ code, name, english, actions }) => `| ${code} | ${name} / ${english} | ${actions.length > 0 ? actions.map(actionWords).join('<br>') : 'これから / to come'} |`).join('\n')}
`;
}

function row({ code, name, english, actions, whole, tests, reason, besides }) {
  const where = [
    ...actions.map(actionWords),
    ...(whole.length > 0 ? [`計画全体 / the plan as a whole: ${whole.join(', ')}`] : []),
    ...[besides, reason].filter(Boolean).map(noteWords),
  ];
  const named = tests.map((path) => `\`${path}\``).join('<br>') || (actions.length > 0 ? '**?**' : '–');
  return `| ${code} | ${name} / ${english} | ${where.join('<br>') || '**?**'} | ${named} |`;
}

const noteWords = ({ ja, en, by }) => `${ja} / ${en}${by ? ` (\`${by}\`)` : ''}`;
const actionWords = ({ plan, id, how }) => `${plan} \`${id}\`${how.length > 0 ? `: ${how.join(', ')}` : ''}`;
