// Invariants as they were published and as they were meant. HL7's own validator corrects the first table before it uses
// them (FHIRPathExpressionFixer); to give its verdict is to do the same. The second says the same in words that the
// propositional compiler knows.

interface Correction {
  readonly keys?: readonly string[];
  readonly published: string;
  readonly meant: string;
  readonly reason: string;
}

const NAME = '[A-Z]([A-Za-z0-9_]){0,254}';
const TOKEN = String.raw`[^\\s\\.,:;\\\'"\\/|?!@#$%&*()\\[\\]{}]{1,64}`;
const PATH = String.raw`${TOKEN}(\\.${TOKEN}(\\[x\\])?(\\:[^\\s\\.]+)?)*`;
const TYPED_PATH = String.raw`[A-Za-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*(\\[x])?)*`;

export const CORRECTIONS: readonly Correction[] = [
  {
    published: `name.matches('${NAME}')`,
    meant: `name.exists() implies name.matches('^${NAME}$')`,
    reason: 'All *-0: matches() finds its expression anywhere in the text, and a name may be absent.',
  },
  {
    keys: ['ras-2'],
    published: 'probability is decimal implies (probability as decimal) <= 100',
    meant: 'probability.empty() or ((probability is decimal) implies ((probability as decimal) <= 100))',
    reason: 'Without a probability the published one is empty, which is not true.',
  },
  {
    keys: ['que-12'],
    published: 'enableWhen.count() > 2 implies enableBehavior.exists()',
    meant: 'enableWhen.count() >= 2 implies enableBehavior.exists()',
    reason: 'The human text says "more than one enableWhen".',
  },
  {
    keys: ['que-7'],
    published: "operator = 'exists' implies (answer is Boolean)",
    meant: "operator = 'exists' implies (answer is boolean)",
    reason: 'Boolean is the system type; the element has the FHIR type, which the engine of npm tells apart.',
  },
  {
    keys: ['txt-2'],
    published: 'htmlChecks()',
    meant: 'htmlChecks2()',
    reason: 'The human text asks for some content; published with the expression of txt-1.',
  },
  {
    keys: ['dom-6'],
    published: 'text.`div`.exists()',
    meant: '%resource != %rootResource or text.`div`.exists()',
    reason: 'Contained resources are not expected to have a narrative.',
  },
  {
    keys: ['ref-1'],
    published:
      "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))",
    meant:
      "reference.exists() implies (reference = '#' or reference.startsWith('#').not() or (reference.substring(1) in %rootResource.contained.id))",
    reason: 'A Reference may have no reference, and # alone is the container.',
  },
  {
    keys: ['bdl-8'],
    published: "fullUrl.contains('/_history/').not()",
    meant: "fullUrl.exists() implies fullUrl.contains('/_history/').not()",
    reason: 'An entry may have no fullUrl.',
  },
  {
    keys: ['eld-19'],
    published: `path.matches('${PATH}')`,
    meant: `path.matches('^${PATH}$')`,
    reason: 'matches() finds its expression anywhere in the text.',
  },
  {
    keys: ['eld-20'],
    published: `path.matches('${TYPED_PATH}')`,
    meant: `path.matches('^${TYPED_PATH}$')`,
    reason: 'matches() finds its expression anywhere in the text.',
  },
  {
    keys: ['opd-3'],
    published: "targetProfile.exists() implies (type = 'Reference' or type = 'canonical')",
    meant:
      "targetProfile.exists() implies (type = 'Reference' or type = 'canonical' or type.memberOf('http://hl7.org/fhir/ValueSet/resource-types'))",
    reason: 'A parameter of a resource type may say which profile it follows.',
  },
];

/** What comes to the same. */
const SAME: readonly Correction[] = [
  {
    keys: ['tim-9'],
    published: "offset.empty() or (when.exists() and when.select($this in ('C' | 'CM' | 'CD' | 'CV')).allFalse())",
    meant: "offset.empty() or (when.exists() and when.where($this in ('C' | 'CM' | 'CD' | 'CV')).empty())",
    reason: 'All false is none true; a code compared with codes is never empty.',
  },
  {
    keys: ['con-3'],
    published:
      "clinicalStatus.exists() or verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code = 'entered-in-error').exists() or category.select($this='problem-list-item').empty()",
    meant:
      "clinicalStatus.exists() or verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code = 'entered-in-error').exists() or category.empty()",
    reason: 'select() gives an answer for each category, whatever the answer.',
  },
];

const byExpression = new Map<string, Correction>([...CORRECTIONS, ...SAME].map((each) => [each.published, each]));

/** Where several invariants share an expression, only that of the key is corrected; without a key, none of those. */
const SHARED = new Set(['htmlChecks()']);

/** An invariant's expression as it is to be evaluated. */
export function meant(expression: string, key?: string): string {
  const known = byExpression.get(expression);
  if (known === undefined) return expression;
  if (SHARED.has(expression) && known.keys?.includes(key ?? '') !== true) return expression;
  return known.meant;
}
