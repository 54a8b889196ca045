// Whether a question is to be answered, by the answers there are. https://hl7.org/fhir/R4/questionnaire.html#enableWhen

import { invariantOf } from '../../invariants/invariants.ts';
import { isObject, type Json } from '../../resource.ts';
import type { Place } from '../walk/place.ts';
import type { Resolver, Run } from '../walk/run.ts';
import { type Effort, effortOf } from './effort.ts';
import type { Condition, Question, Way } from './form.ts';
import { listIn } from './places.ts';
import { choiceIn, holds } from './same-answer.ts';

/** An item of the response, with the question it answers, and the one around it. */
export interface Stand {
  readonly question: Question;
  readonly item: object;
  readonly above: Stand | undefined;
}

type Items = ReadonlyMap<string, readonly Record<string, unknown>[]>;

/** The answers of one response, as the conditions of its form ask for them. */
export class Given {
  readonly #response: Place;
  readonly #effort: Effort;
  readonly #resolve: Resolver;
  readonly #below = new Map<object, Items>();
  readonly #outcomes = new Map<string, boolean | undefined>();

  constructor(response: Place, run: Run) {
    this.#response = response;
    this.#effort = effortOf(run);
    this.#resolve = run.resolve;
  }

  /** `above`: what the question stands in. Undefined: nobody knows. */
  enables({ expression, conditions, behaviour }: Question, above: Stand | undefined): boolean | undefined {
    if (expression !== undefined) return this.#evaluated(expression);
    if (conditions.length === 0) return true;
    const met = conditions.map((each) => this.#isMet(each, above));
    if (met.every((each) => each === met[0])) return met[0];
    if (behaviour === 'any') return met.includes(true) ? true : undefined;
    return behaviour === 'all' && met.includes(false) ? false : undefined;
  }

  /** It speaks of the response as a whole. What it asks for beyond, nobody knows. */
  #evaluated(expression: string): boolean | undefined {
    if (expression === '') return undefined;
    if (!this.#outcomes.has(expression)) {
      const { resource, root } = this.#response.frame;
      const context = { resource, rootResource: root, resolve: this.#resolve };
      const outcome = this.#effort.try(() => invariantOf(expression).evaluate(this.#response, context));
      this.#outcomes.set(expression, typeof outcome === 'string' ? outcome === 'holds' : undefined);
    }
    return this.#outcomes.get(expression);
  }

  #isMet({ way, operator, answer }: Condition, above: Stand | undefined): boolean | undefined {
    const answers = way && this.#answersBy(way, above);
    if (answers === undefined) return undefined;
    if (operator === 'exists') return typeof answer === 'boolean' ? answers.length > 0 === answer : undefined;
    return isMetBy(answers, operator, answer);
  }

  /** Of a group that repeats, those in the one that both questions stand in. */
  #answersBy({ from, linkIds }: Way, above: Stand | undefined): unknown[] | undefined {
    let stand = above;
    while (from !== undefined && stand !== undefined && stand.question !== from) stand = stand.above;
    if (from !== undefined && stand === undefined) return undefined;
    let items: readonly object[] = [from === undefined ? this.#response.frame.resource : stand!.item];
    for (const linkId of linkIds) {
      if (!this.#effort.allows(items.length)) return undefined;
      items = items.flatMap((each) => this.#itemsBelow(each).get(linkId) ?? []);
    }
    const answers = items.flatMap((each) => listIn(each, 'answer'));
    return this.#effort.allows(answers.length) ? answers : undefined;
  }

  /** Also under its answers. */
  #itemsBelow(parent: object): Items {
    let known = this.#below.get(parent);
    if (known === undefined) {
      const found = new Map<string, Record<string, unknown>[]>();
      for (const each of [parent, ...listIn(parent, 'answer')]) {
        for (const item of listIn(each, 'item')) {
          if (!isObject(item) || typeof item.linkId !== 'string') continue;
          const same = found.get(item.linkId);
          if (same === undefined) found.set(item.linkId, [item]);
          else same.push(item);
        }
      }
      known = found;
      this.#below.set(parent, known);
    }
    return known;
  }
}

function isMetBy(answers: readonly unknown[], operator: string, answer: Json): boolean | undefined {
  const met = answers.map((each) => {
    const value = isObject(each) ? choiceIn(each, 'value') : undefined;
    return value === undefined ? undefined : holds(value, operator, answer);
  });
  // R4 has `!=` met where no answer is equal, HL7's validator where one is not: they agree on a single answer.
  if (operator === '!=') return met.length > 0 && met.every((each) => each === met[0]) ? met[0] : undefined;
  if (met.includes(true)) return true;
  return met.includes(undefined) ? undefined : false;
}
