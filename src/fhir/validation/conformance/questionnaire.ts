// Questionnaires: what the conditions of an item ask about, and values against types. que-1 to que-13 are invariants.
// https://hl7.org/fhir/R4/questionnaire.html
import { choiceOf } from '../../library/structure.ts';
import * as said from '../said/forms.ts';
import { type Part, partsIn } from './parts.ts';
import type { Desk } from './rule.ts';

interface Item {
  readonly part: Part;
  readonly type: string | undefined;
  /** In the order of reading. */
  readonly position: number;
  /** Of the last item within it. */
  last: number;
}

export function checkQuestionnaire(desk: Desk): void {
  const { items, byLinkId } = itemsOf(desk.whole);
  for (const item of items) {
    checkConditions(desk, item, byLinkId);
    checkValues(desk, item);
    checkValueSet(desk, item);
  }
}

/** A parent before its children; the first of several with one linkId counts. */
function itemsOf(whole: Part): { items: readonly Item[]; byLinkId: ReadonlyMap<string, Item> } {
  const items: Item[] = [];
  const byLinkId = new Map<string, Item>();
  type Step = { readonly enter: Part } | { readonly leave: Item };
  const waiting: Step[] = partsIn(whole, 'item')
    .map((enter) => ({ enter }))
    .reverse();
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if ('leave' in step) {
      step.leave.last = items.length - 1;
      continue;
    }
    const { linkId, type } = step.enter.value;
    const item: Item = {
      part: step.enter,
      type: typeof type === 'string' ? type : undefined,
      position: items.length,
      last: items.length,
    };
    items.push(item);
    if (typeof linkId === 'string' && !byLinkId.has(linkId)) byLinkId.set(linkId, item);
    waiting.push({ leave: item });
    for (const enter of partsIn(step.enter, 'item').reverse()) waiting.push({ enter });
  }
  return { items, byLinkId };
}

function checkConditions({ report }: Desk, item: Item, byLinkId: ReadonlyMap<string, Item>): void {
  for (const condition of partsIn(item.part, 'enableWhen')) {
    const { question, operator } = condition.value;
    if (typeof question !== 'string') continue;
    const target = byLinkId.get(question);
    if (target === undefined) report(item.part, said.conditionOnNothing(question));
    else if (target === item) report(item.part, said.conditionOnItself(question));
    else if (target.position > item.position && target.position <= item.last)
      report(item.part, said.conditionOnInner(question));
    else {
      if (target.position > item.position) report(item.part, said.conditionOnLater(question));
      const answer = choiceOf(condition.value, 'answer')?.type;
      if (operator === 'exists' || answer === undefined || fits(answer, target.type)) continue;
      report(condition, said.conditionOfOtherType(question, String(target.type), answer));
    }
  }
}

/** Types of values, as properties write them, by the type of the item. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  boolean: ['Boolean'],
  decimal: ['Decimal'],
  integer: ['Integer'],
  date: ['Date'],
  dateTime: ['DateTime'],
  time: ['Time'],
  string: ['String'],
  text: ['String'],
  url: ['Uri'],
  choice: ['Coding', 'String', 'Integer', 'Date', 'Time', 'Reference'],
  'open-choice': ['Coding', 'String', 'Integer', 'Date', 'Time', 'Reference'],
  attachment: ['Attachment'],
  reference: ['Reference'],
  quantity: ['Quantity'],
  group: [],
  display: [],
};

const fits = (value: string, type: string | undefined): boolean =>
  type === undefined || !Object.hasOwn(VALUES, type) || VALUES[type]!.includes(value);

/** An initial value on a group or a display is que-8's. */
function checkValues({ report }: Desk, { part, type }: Item): void {
  if (type === 'group' || type === 'display') return;
  for (const name of ['initial', 'answerOption'] as const) {
    const seen = new Set<string>();
    for (const each of partsIn(part, name)) {
      const found = choiceOf(each.value, 'value');
      if (found === undefined) continue;
      if (!fits(found.type, type)) report(each, said.valueOfOtherType(String(type), found.type));
      const text = `${found.type} ${keyOf(found.value)}`;
      if (seen.has(text)) report(each, said.sameOptionTwice());
      seen.add(text);
    }
  }
}

/** Of a Coding, what tells it apart. */
function keyOf(value: unknown): string {
  const { system, code } = (value ?? {}) as { system?: unknown; code?: unknown };
  return code === undefined ? JSON.stringify(value) : `${String(system)}|${String(code)}`;
}

function checkValueSet({ run, report }: Desk, { part }: Item): void {
  const canonical = part.value.answerValueSet;
  if (typeof canonical !== 'string' || canonical.startsWith('#')) return;
  if (run.scope.find('ValueSet', canonical) === undefined)
    report(part, said.answerSetUnknown(canonical), '.answerValueSet');
}
