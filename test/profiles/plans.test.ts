// The plans of the regions against the rule books, as test/cases/plans.yaml has them; and what their words must be.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { VARIABLES } from '../../src/coordination/facts/variables.ts';
import { type Conditions, loadConditions } from '../../src/coordination/rules/conditions.ts';
import { MILESTONES, type PlanAction } from '../../src/coordination/rules/plan.ts';
import { planFaults } from '../../src/coordination/rules/plan-faults.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { type Concept, englishOf, flat, nodesOf, ofType, ROOT, textsOf } from '../support/artefacts.ts';
import { activities, planOf, plans, situation } from '../support/plans.ts';

const read = (name: string): string => readFileSync(new URL(name, ROOT), 'utf8');
const definitions = ofType('PlanDefinition');
const names = VARIABLES.map(({ name }) => name);

interface Row {
  readonly step: string;
  readonly variant?: string;
  readonly rules: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly phase: string;
  readonly strength?: string;
  readonly by?: string;
  readonly consult?: readonly string[];
  readonly forms?: readonly string[];
  readonly meetings?: readonly string[];
}
const book = parse(read('test/cases/plans.yaml')) as Record<string, readonly Row[]>;

let conditions: Conditions;
beforeAll(async () => {
  conditions = await loadConditions();
});

const PRIORITIES: Readonly<Record<string, string>> = { asap: 'urgent', immediate: 'stat' };

/** A step, or one of its variants, as the table has it. */
function rowsOf(action: PlanAction): Row[] {
  const row = (variant?: PlanAction): Row => {
    const { strength, deadline, rules } = variant ?? action;
    const { forms, meetings, strength: usual } = activities.get(action.activity ?? '')!;
    const by = deadline && writtenDeadline(deadline);
    const how = strength ?? usual;
    return {
      step: action.id,
      ...(variant && { variant: variant.id }),
      rules,
      from: action.owes ?? '',
      to: action.owedTo ?? '',
      phase: action.phase ?? '',
      ...(how !== 'none' && { strength: how }),
      ...(by !== undefined && { by }),
      ...(action.consult.length > 0 && { consult: action.consult }),
      ...(forms.length > 0 && { forms: forms.map((form) => form.replace(/^.*Questionnaire\/|\|.*$/g, '')) }),
      ...(meetings.length > 0 && { meetings }),
    };
  };
  return action.variants.length > 0 ? action.variants.map(row) : [row()];
}

function writtenDeadline({ anchor, days, isAtLeast }: NonNullable<PlanAction['deadline']>): string {
  if (!MILESTONES.some((milestone) => milestone === anchor)) return `=${anchor}`;
  return `${anchor}${days > 0 ? '+' : ''}${days}${isAtLeast ? '+α' : ''}`;
}

describe('the plans', () => {
  test('are those of the contract', () => {
    expect(plans.map(({ id, region }) => [id, region])).toEqual([
      ['hk-with', 'honjo-kodama'],
      ['hk-without', 'honjo-kodama'],
      ['national', 'national'],
    ]);
    expect(Object.keys(book)).toEqual(plans.map(({ id }) => id));
  });

  test.each(definitions.map((each) => [each.id, each as Resource]))('%s can be followed', (_, definition) => {
    expect(planFaults(definition, conditions, new Set(names))).toEqual([]);
  });

  test.each(Object.keys(book))('%s says who owes whom, by which rules, how binding, by when', (id) => {
    expect(planOf(id).actions.flatMap(rowsOf)).toEqual(book[id]);
  });

  test('count deadlines from four milestones, which make no step', () => {
    for (const { action } of definitions) {
      const found = (action as { id: string }[])
        .slice(0, 4)
        .map(({ id, ...rest }) => [id, 'definitionCanonical' in rest]);
      expect(found).toEqual(MILESTONES.map((milestone) => [milestone, false]));
    }
  });

  test('take effect with the revision they hold: 2023-07 of Honjo-Kodama, 2024-04 of the fees', () => {
    expect(plans.map(({ from, until }) => [from, until])).toEqual([
      ['2023-07-01', undefined],
      ['2023-07-01', undefined],
      ['2024-04-01', undefined],
    ]);
    const text = (id: string): string => String(definitions.find((each) => each.id === id)!.description);
    expect([text('hk-with'), text('hk-without')].map((each) => each.includes('令和5年7月改訂'))).toEqual([true, true]);
  });

  test('rule the phases of their steps; those of Honjo-Kodama all from admission on', () => {
    for (const { id, phases, actions } of plans) {
      expect([id, actions.filter(({ phase }) => !phases.includes(phase ?? '')).map((each) => each.id)]).toEqual([
        id,
        [],
      ]);
    }
    const known = flat(ofType('CodeSystem').find(({ id }) => id === 'phase')!.concept as Concept[]);
    const codes = known.map(({ code }) => code);
    for (const id of ['hk-with', 'hk-without']) {
      expect(planOf(id).phases).toEqual(codes.slice(codes.indexOf('admission')));
    }
  });

  test('give urgency where the rule says 速やかに or 直ちに, and only there', () => {
    const all = plans.flatMap(({ actions }) => actions.flatMap((action) => [action, ...action.variants]));
    expect(all.filter(({ strength, priority }) => priority !== PRIORITIES[strength ?? '']).map(({ id }) => id)).toEqual(
      [],
    );
  });

  test('are as binding as the rules they name', () => {
    const rules = flat(ofType('CodeSystem').find(({ id }) => id === 'rule')!.concept as Concept[]);
    const strengths = (code: string): (string | undefined)[] =>
      (rules.find((each) => each.code === code)?.property ?? [])
        .filter((each) => each.code === 'strength')
        .map(({ valueCode }) => valueCode);
    const other = Object.entries(book).flatMap(([id, rows]) =>
      rows
        .filter(({ rules: of, strength }) => strength && !of.some((rule) => strengths(rule).includes(strength)))
        .map(({ step }) => [id, step]),
    );
    expect(other).toEqual([]);
    const unnamed = Object.values(book).flatMap((rows) =>
      rows.flatMap(({ rules: of }) => of.filter((rule) => !rules.some(({ code }) => code === rule))),
    );
    expect(unnamed).toEqual([]);
  });

  test('use one id for one step, and mean the same by it in both plans of Honjo-Kodama', () => {
    const stepOf = ({ activity }: PlanAction): string => activities.get(activity ?? '')!.step;
    for (const { actions } of plans) expect(actions.map(stepOf)).toEqual(actions.map(({ id }) => id));
    const [first, second] = [planOf('hk-with'), planOf('hk-without')];
    const shared = first.actions.map(({ id }) => id).filter((id) => second.actions.some((each) => each.id === id));
    expect(shared).toContain('notify-discharge');
    for (const id of shared) {
      const [a, b] = [first, second].map(({ actions }) => actions.find((each) => each.id === id)!);
      expect([id, a!.owes, a!.owedTo, a!.activity, a!.title]).toEqual([id, b!.owes, b!.owedTo, b!.activity, b!.title]);
    }
    expect(first.actions.map(({ id }) => id).filter((id) => !shared.includes(id))).toEqual([
      'ask-family-to-contact',
      'notify-admission',
      'admission-information',
    ]);
  });

  test('leave nothing of Honjo-Kodama to the national plan from admission on', () => {
    const own = new Set(planOf('hk-with').phases);
    expect(planOf('national').actions.filter(({ phase }) => !own.has(phase ?? ''))).toEqual([]);
  });
});

describe('the steps', () => {
  const used = new Set(plans.flatMap(({ actions }) => actions.map(({ activity }) => activity)));

  test('are each asked for by a plan, and each step of a plan is defined, in its version', () => {
    expect([...activities.keys()].filter((canonical) => !used.has(canonical))).toEqual([]);
    expect([...used].filter((canonical) => !activities.has(canonical ?? ''))).toEqual([]);
  });

  test('have the code of the step as id, or as its beginning where a region has a form of its own', () => {
    const ids = [...activities.values()].map(({ url, step }) => [url.split('/').at(-1)!, step] as const);
    expect(ids.filter(([id, step]) => id !== step)).toEqual([['screen-honjo-kodama', 'screen']]);
  });

  test('fill forms that are published, in a version that is', () => {
    const forms = new Set(ofType('Questionnaire').map(({ url, version }) => `${url}|${String(version)}`));
    expect([...activities.values()].flatMap((each) => each.forms).filter((form) => !forms.has(form))).toEqual([]);
  });
});

describe('the words of the plans', () => {
  const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
  const artefacts = [...definitions, ...ofType('ActivityDefinition')];

  test('every action and every condition speaks both languages', () => {
    const missing: string[] = [];
    const bilingual = (node: Record<string, unknown>, name: string, where: string): void => {
      const [ja, en] = [String(node[name] ?? ''), englishOf(node, name) ?? ''];
      if (!JAPANESE.test(ja) || !/[A-Za-z]{2}/.test(en) || JAPANESE.test(en)) missing.push(`${where} ${name}`);
    };
    for (const plan of definitions) {
      for (const { node, at } of nodesOf(plan)) {
        const where = `${plan.id}${at}`;
        if (node.language === 'text/fhirpath') bilingual(node, 'description', where);
        if (!/\/action\/\d+$/.test(at)) continue;
        bilingual(node, 'title', where);
        if (!MILESTONES.some((milestone) => milestone === node.id)) bilingual(node, 'description', where);
      }
    }
    expect(missing).toEqual([]);
  });

  test('conditions go on after 「条件：」: no full stop, in English no capital', () => {
    const said = artefacts.flatMap((each) =>
      [...nodesOf(each)].filter(({ node }) => node.language === 'text/fhirpath').map(({ node }) => node),
    );
    expect(said.length).toBeGreaterThan(50);
    const wrong = said.filter(
      (node) => /[。：]$/.test(String(node.description)) || /^[A-Z]|\.$/.test(englishOf(node, 'description')!),
    );
    expect(wrong.map(({ description }) => description)).toEqual([]);
  });

  test('nobody is late, in breach, or past a limit', () => {
    const BLAME = /違反|期限切れ|遅れ|遅延|怠|守られて|overdue|violat|breach|\blate\b/i;
    const blamed = artefacts.flatMap((each) => [...textsOf(each)].filter(({ text }) => BLAME.test(text)));
    expect(blamed.map(({ text }) => text)).toEqual([]);
  });

  test('what is not verified says so', () => {
    const national = definitions.find(({ id }) => id === 'national')!;
    const step = (id: string): string =>
      String((national.action as { id: string; description?: string }[]).find((each) => each.id === id)!.description);
    expect([
      String(national.description),
      ...['admission-information', 'screen', 'discharge-record'].map(step),
    ]).toEqual(Array.from({ length: 4 }, () => expect.stringContaining('要確認')));
  });
});

describe('the variables', () => {
  const readme = read('profiles/regions/README.md');
  const documented = [...readme.matchAll(/^\| `%(\w+)` \|(.*)\|(.*)\|(.*)\|$/gm)];

  test('are documented, each with an example that uses it and can be asked', () => {
    expect(documented.map(([, name]) => name).sort()).toEqual([...names].sort());
    for (const [line, name] of documented) {
      const example = line
        .split(/(?<!\\)\|/)
        .at(-2)!
        .trim()
        .slice(1, -1)
        .replaceAll('\\|', '|');
      expect([name, conditions.problemsOf(example, new Set(names), '')]).toEqual([name, []]);
      expect([name, example.includes(`%${name}`)]).toEqual([name, true]);
      expect(conditions.holds({ expression: example, said: undefined }, situation({}))).toBeTypeOf('boolean');
    }
  });
});
