// A rule in the code of an action, a Task: ours by its number, a region's own with the rule book it stands in.
import { describe, expect, test } from 'vitest';
import { ruleCoding, ruleNumber, rulesIn } from '../../../src/coordination/rules/rule-code.ts';

const OURS = 'https://renkei.example/fhir/CodeSystem/rule';
const THEIRS = 'https://midori-no.example/fhir/CodeSystem/rule';
const CODE = [
  { coding: [{ system: 'https://renkei.example/fhir/CodeSystem/phase', code: 'admission' }] },
  { coding: [{ system: THEIRS, code: 'MN-02' }, { system: OURS, code: 'HK-13' }, { system: THEIRS }] },
  { coding: [{ system: 'http://loinc.org', code: '18842-5' }, { code: 'MN-03' }] },
  { text: 'MN-04' },
];

describe('the rules in a code', () => {
  const rules = rulesIn(CODE);

  test('are the codes of rule books, ours or another, and nothing else', () => {
    expect(rules).toEqual([`${THEIRS}|MN-02`, 'HK-13']);
  });

  test('are named by their number, and written back as they were', () => {
    expect(rules.map(ruleNumber)).toEqual(['MN-02', 'HK-13']);
    expect(rules.map(ruleCoding)).toEqual([
      { system: THEIRS, code: 'MN-02' },
      { system: OURS, code: 'HK-13' },
    ]);
  });
});
