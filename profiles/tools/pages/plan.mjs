// A plan as a table that reads like the rule book: what, who to whom, by which rules, when, by when.
import { both, html, table } from './html.mjs';
import { english, extensionOf } from './texts.mjs';

const BASE = 'https://renkei.example/fhir/';

export function planPage({ extension, action = [] }, { link }) {
  const applies = extensionOf({ extension }, `${BASE}StructureDefinition/applicability`)?.valueExpression;
  const coded = (concepts = [], system) =>
    concepts
      .flatMap(({ coding = [] }) => coding)
      .filter((each) => each.system === `${BASE}CodeSystem/${system}`)
      .map(({ code }) => html`${link(`${BASE}CodeSystem/${system}#${code}`, code)} `);
  const row = ({ step, depth }) => {
    const { definitionCanonical, title, code, participant = [], condition = [], relatedAction = [] } = step;
    const whom = extensionOf(step, `${BASE}StructureDefinition/owed-to`)?.valueCoding;
    const strength = extensionOf(step, `${BASE}StructureDefinition/deadline-strength`)?.valueCode;
    const said = (kind) =>
      condition.filter((each) => each.kind === kind).map(({ expression }) => html`<li>${words(expression)}</li>`);
    return [
      html`<span class="d${depth}">${both(title, english(step, 'title'))}</span><br><code class="en">${step.id}</code> ${definitionCanonical && link(definitionCanonical, 'ActivityDefinition')}`,
      coded(code, 'rule'),
      html`${participant.slice(0, 1).map(({ role }) => coded([role], 'actor'))}${whom && html`→ ${coded([{ coding: [whom] }], 'actor')}`}`,
      html`<ul>${said('applicability')}</ul>`,
      html`<ul>${said('stop')}</ul>`,
      html`${strength} ${relatedAction.map(deadline)}`,
    ];
  };
  return html`${applies && html`<p>${words(applies)}</p>`}<h2>手順 / Steps</h2>${table(
    ['手順 / Step', 'ルール / Rules', '誰から誰へ / Who to whom', '条件 / When', '済むとき / Ends', '期限 / By when'],
    [...steps(action)].map(row),
  )}`;
}

const words = (expression) => html`${both(expression.description, english(expression, 'description'))}<br><code>${expression.expression}</code>`;

/** Milestones make no step. */
function* steps(list, depth = 0) {
  for (const step of list) {
    if (depth > 0 || step.definitionCanonical) yield { step, depth };
    yield* steps(step.action ?? [], depth + 1);
  }
}

function deadline({ actionId, relationship, offsetDuration, offsetRange }) {
  const days = offsetDuration ?? offsetRange?.low;
  if (days === undefined) return html`= ${actionId}`;
  return html`${actionId} ${relationship.startsWith('before') ? '−' : '+'} ${days.value}日${offsetRange && '＋α'}`;
}
