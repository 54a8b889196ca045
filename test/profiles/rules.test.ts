import { readFileSync } from 'node:fs';
import type { CodeSystem, CodeSystemConcept } from 'fhir/r4.js';
import { describe, expect, test } from 'vitest';
import { englishOf } from '../support/artefacts.ts';

const codeSystem = (id: string): CodeSystem =>
  JSON.parse(readFileSync(new URL(`../../profiles/generated/CodeSystem-${id}.json`, import.meta.url), 'utf8'));

const conceptsOf = (id: string): CodeSystemConcept[] => codeSystem(id).concept ?? [];

const numbered = (prefix: string, first: number, last: number, width: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, n) => `${prefix}-${String(first + n).padStart(width, '0')}`);

const ids = (prefix: string, first: number, last: number) => numbered(prefix, first, last, 2);
const items = (rule: string, first: number, last: number) => numbered(rule, first, last, 1);

const valuesOf = (concept: CodeSystemConcept, property: string): unknown[] =>
  (concept.property ?? [])
    .filter(({ code }) => code === property)
    .map(
      ({ valueCode, valueString, valueBoolean, valueDateTime }) =>
        valueCode ?? valueString ?? valueBoolean ?? valueDateTime,
    );

const englishName = (concept: CodeSystemConcept): string | undefined =>
  concept.designation?.find((each) => each.language === 'en')?.value;
const englishDefinition = (concept: CodeSystemConcept): string | undefined =>
  englishOf(concept as unknown as Record<string, unknown>, 'definition');

const codesWith = (concepts: CodeSystemConcept[], property: string, value: unknown): string[] =>
  concepts.filter((concept) => valuesOf(concept, property).includes(value)).map(({ code }) => code);

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe('the rules', () => {
  const rules = conceptsOf('rule');
  const codes = rules.map(({ code }) => code);

  test('are the 222 of the manuals, each once', () => {
    const known = [
      ...ids('HK', 1, 35),
      ...['HK-29b', 'HK-29c', 'HK-29d', 'HK-29e', 'HK-29f'],
      ...ids('HK', 50, 68),
      ...ids('AN', 1, 37),
      ...ids('AN', 40, 46),
      ...ids('AM', 1, 38),
      'AM-19b',
      ...ids('KD', 1, 33),
      ...ids('HP', 1, 13),
      ...ids('RB', 1, 29),
      ...ids('CN', 1, 5),
    ];
    expect(known).toHaveLength(222);
    expect([...codes].sort()).toEqual(known.sort());
  });

  test('leave unassigned ids unassigned', () => {
    const never = [...ids('HK', 36, 49), ...ids('AN', 38, 39)];
    expect(codes.filter((code) => never.includes(code))).toEqual([]);
  });

  test.each(rules.map((rule) => [rule.code, rule] as const))(
    '%s speaks both languages, in one line each',
    (_, rule) => {
      expect(rule.display).toMatch(JAPANESE);
      expect(rule.display!.length).toBeLessThanOrEqual(25);
      expect(rule.definition).toMatch(/^[^\n]+。$/);
      expect(englishName(rule)).toMatch(/^[^\n]+$/);
      expect(englishName(rule)).not.toMatch(JAPANESE);
      expect(englishDefinition(rule)).toMatch(/^[^\n]+\.\)?$/);
      expect(englishDefinition(rule)).not.toMatch(JAPANESE);
    },
  );

  test('belong to the region of their id', () => {
    const regions: Record<string, string> = {
      HK: 'honjo-kodama',
      HP: 'honjo-kodama',
      AN: 'annaka',
      AM: 'amagasaki',
      KD: 'kodaira',
      RB: 'national',
      CN: 'national',
    };
    for (const rule of rules)
      expect([rule.code, ...valuesOf(rule, 'region')]).toEqual([rule.code, regions[rule.code.slice(0, 2)]]);
  });

  test('use only the properties and values the code system announces', () => {
    const announced = new Map(
      codeSystem('rule').property!.map(({ code, description }) => [code as string, description!]),
    );
    for (const rule of rules) {
      expect(valuesOf(rule, 'kind')).toHaveLength(1);
      for (const { code, valueCode } of rule.property!) {
        expect(announced.has(code)).toBe(true);
        if (valueCode !== undefined) expect(announced.get(code)).toContain(`${valueCode} `);
      }
    }
  });

  test('refer only to rules that exist', () => {
    for (const rule of rules) {
      const texts = [rule.definition, ...rule.designation!.map(({ value }) => value)].join(' ');
      for (const [mentioned] of texts.matchAll(/\b(?:HK|AN|AM|KD|HP|RB|CN)-\d\d[a-z]?/g))
        expect(codes).toContain(mentioned);
    }
  });
});

describe('deadlines', () => {
  const rules = conceptsOf('rule');

  test('immediate is said of sudden discharges only', () => {
    expect(codesWith(rules, 'strength', 'immediate')).toEqual(['HK-15', 'HK-29d']);
  });

  test('as soon as possible, where the manuals say 速やかに, できるだけ早く or 早急に', () => {
    expect(codesWith(rules, 'strength', 'asap')).toEqual(['HK-10', 'HK-14', 'HK-29', 'HK-29d', 'AN-23', 'KD-10']);
  });

  test('day counts before discharge are guidelines and say so', () => {
    const guidelines = codesWith(rules, 'strength', 'guideline');
    expect(guidelines).toEqual(['HK-13', 'HK-26', 'HK-29c', 'AN-11', 'AN-12', 'AN-21']);
    for (const code of ['HK-13', 'HK-26', 'HK-29c', 'AN-11', 'AN-21']) {
      expect(rules.find((rule) => rule.code === code)!.definition).toContain('目安');
    }
  });

  test('fee conditions stand in reimbursement only', () => {
    for (const code of codesWith(rules, 'strength', 'fee-condition')) {
      expect(valuesOf(rules.find((rule) => rule.code === code)!, 'kind')).toEqual(['fee']);
    }
  });

  test('the conditions of the back-up beds carry no strength', () => {
    for (const code of ['KD-22', 'KD-25']) {
      expect(valuesOf(rules.find((rule) => rule.code === code)!, 'strength')).toEqual([]);
    }
  });
});

describe('reimbursement rules', () => {
  const fees = conceptsOf('rule').filter(({ code }) => code.startsWith('RB-'));

  test('say since when they apply, and where they end not before they begin', () => {
    for (const fee of fees) {
      const [from] = valuesOf(fee, 'validFrom') as string[];
      const [to] = valuesOf(fee, 'validTo') as string[];
      expect(from).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
      if (to !== undefined) expect(to > from!).toBe(true);
    }
  });

  test('the admission information add-on is without gap from 2012', () => {
    const span = (code: string) => {
      const fee = fees.find((each) => each.code === code)!;
      return [...valuesOf(fee, 'validFrom'), ...valuesOf(fee, 'validTo')];
    };
    expect(['RB-03', 'RB-02', 'RB-01'].map(span)).toEqual([
      ['2012-04-01', '2018-03-31'],
      ['2018-04-01', '2024-03-31'],
      ['2024-04-01'],
    ]);
  });

  test('say what they rest on; only RB-29, which says what was not seen, rests on nothing', () => {
    expect(fees.filter((fee) => valuesOf(fee, 'evidence').length === 0).map(({ code }) => code)).toEqual(['RB-29']);
  });

  test('what rests on memory, and whatever is of 2026, is to be verified and says 要確認', () => {
    for (const fee of fees) {
      const doubtful =
        valuesOf(fee, 'evidence').includes('memory') || String(valuesOf(fee, 'validFrom')[0]).startsWith('2026');
      if (doubtful) expect([fee.code, ...valuesOf(fee, 'verify')]).toEqual([fee.code, true]);
      expect([fee.code, fee.definition!.includes('要確認')]).toEqual([
        fee.code,
        valuesOf(fee, 'verify').includes(true),
      ]);
    }
  });

  test('of 2024 name their year, and are to be verified where no end is known', () => {
    const medical = fees.filter(({ code }) => code >= 'RB-11' && code <= 'RB-23');
    for (const fee of medical) {
      expect(fee.definition).toContain('令和6年度');
      expect([fee.code, valuesOf(fee, 'validTo').length === 1]).toEqual([
        fee.code,
        !valuesOf(fee, 'verify').includes(true),
      ]);
    }
  });
});

describe('the screening criteria', () => {
  const criteria = conceptsOf('criterion');
  const rules = conceptsOf('rule').map(({ code }) => code);

  test('are those of the printed lists', () => {
    expect(criteria.map(({ code }) => code)).toEqual([
      ...items('HK-30', 1, 4),
      ...items('HK-31', 5, 6),
      ...items('AN-26', 1, 4),
      ...items('AN-27', 5, 6),
      ...items('AM-20', 1, 7),
      ...items('AM-21', 1, 7),
      ...items('AM-22', 1, 16),
      ...items('AM-24', 1, 8),
    ]);
  });

  test.each(criteria.map((each) => [each.code, each] as const))(
    '%s belongs to its rule and speaks both languages',
    (code, each) => {
      const rule = code.replace(/-\d+$/, '');
      expect(rules).toContain(rule);
      expect(valuesOf(each, 'rule')).toEqual([rule]);
      expect(each.display).toMatch(JAPANESE);
      expect(englishName(each)).not.toMatch(JAPANESE);
    },
  );

  test('carry the mark that is printed: ① … or ア …', () => {
    const marks = 'アイウエオカキクケコサシスセソタ';
    for (const each of criteria) {
      const [mark] = valuesOf(each, 'mark') as string[];
      const number = marks.includes(mark!) ? marks.indexOf(mark!) + 1 : '①②③④⑤⑥⑦⑧'.indexOf(mark!) + 1;
      expect(each.code).toMatch(new RegExp(`-${number}$`));
    }
  });

  test.each([
    ['care-need', [...items('HK-30', 1, 4), ...items('AN-26', 1, 4), ...items('AM-24', 1, 5)]],
    ['support-need', [...items('HK-31', 5, 6), ...items('AN-27', 5, 6), ...items('AM-24', 6, 8)]],
    ['coordination', items('AM-20', 1, 7)],
    ['attention', items('AM-21', 1, 7)],
    ['difficulty', items('AM-22', 1, 16)],
  ])('tell what follows from them: %s', (group, codes) => {
    expect(codesWith(criteria, 'group', group)).toEqual(codes);
  });
});
