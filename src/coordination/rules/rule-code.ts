// The rules a step stands on, out of its code: ours by their number (HK-13), those of a region that has published a rule book
// of its own by `system|number`. Any code system whose address ends in /CodeSystem/rule is a rule book.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';

const OURS = `${CANONICAL_BASE}/CodeSystem/rule`;
const RULE_BOOK = '/CodeSystem/rule';

/** In their order. */
export const rulesIn = (concepts: unknown): string[] =>
  objectsOf(concepts)
    .flatMap(({ coding }) => objectsOf(coding))
    .flatMap(({ system, code }) => {
      const [book, number] = [textOf(system), textOf(code)];
      if (number === undefined || !book?.endsWith(RULE_BOOK)) return [];
      return [book === OURS ? number : `${book}|${number}`];
    });

/** As people name it: HK-13. */
export const ruleNumber = (rule: string): string => rule.slice(rule.lastIndexOf('|') + 1);

export const ruleCoding = (rule: string): { system: string; code: string } => ({
  system: rule.includes('|') ? rule.slice(0, rule.lastIndexOf('|')) : OURS,
  code: ruleNumber(rule),
});
