// What is said of an invariant, by the words of the definition that sets it.
import type { Constraint } from '../../library/structure.ts';
import type { Fault } from '../issue.ts';

const SPEC = 'https://hl7.org/fhir/R4/conformance-rules.html#constraints';
const LONGEST = 300;

const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

export const broken = (constraint: Constraint): Fault => ({
  id: `invariant-${constraint.key}`,
  severity: constraint.severity,
  code: 'invariant',
  said: {
    en: `${constraint.key}: ${constraint.human ?? 'this rule of the definition does not hold'}`,
    ja: `${constraint.key}：${japanese(constraint) ?? `定義の制約を満たしていません（${constraint.human ?? constraint.expression}）`}`,
  },
  spec: SPEC,
});

/** Never let pass in silence. */
export const notAsked = ({ key }: Constraint, why: string): Fault => ({
  id: 'invariant-not-evaluated',
  severity: 'warning',
  code: 'incomplete',
  said: {
    en: `${key} could not be evaluated: ${why.slice(0, LONGEST)}`,
    ja: `制約 ${key} を評価できませんでした：${why.slice(0, LONGEST)}`,
  },
  spec: SPEC,
});

function japanese({ human, ...rest }: Constraint): string | undefined {
  const { extension = [] } = (rest as { _human?: Pick<Constraint, 'extension'> })._human ?? {};
  for (const { url, extension: parts = [] } of extension) {
    const lang = parts.find((each) => each.url === 'lang')?.valueCode;
    if (url === TRANSLATION && lang === 'ja')
      return parts.find((each) => each.url === 'content')?.valueString as string;
  }
  return undefined;
}
