// $coordination on a hub as it is shipped: the stories of Honjo-Kodama, told to the hub and explained by it.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { shipment } from '../../../src/shipment.ts';
import { FHIR, startTestHub, type TestHub } from '../../support/hub.ts';
import { bundleOf, entry, get, issuesOf, japaneseOf, post, put, remove, stored } from '../../support/requests.ts';
import { stories } from '../../support/stories.ts';

let now = Date.parse('2026-11-02T09:00:00+09:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({}, { shipment: shipment(), clock: () => now });
});
afterAll(() => hub?.close());
afterEach(() => vi.restoreAllMocks());

type Parameter = { name: string; part?: Parameter[] } & Record<string, unknown>;
const valueIn = ({ name: _name, part: _part, ...value }: Parameter): unknown => Object.values(value)[0];
const valuesOf = (parameters: readonly Parameter[], name: string): unknown[] =>
  parameters.filter((each) => each.name === name).map(valueIn);
const partsOf = (parameters: readonly Parameter[], name: string): Parameter[][] =>
  parameters.filter((each) => each.name === name).map(({ part }) => part!);

const played = new Map<string, string>();

/** Goes on with the story up to a step (the number of its file), each step at its time. */
async function play(name: string, upTo: string): Promise<void> {
  for (const { file, text, bundle } of stories.find((each) => each.name === name)!.steps) {
    const number = file.slice(0, 2);
    if (number > upTo || number <= (played.get(name) ?? '')) continue;
    now = Date.parse(bundle.timestamp);
    const { status, body } = await hub.http.post('/fhir').set('Content-Type', FHIR).send(text);
    if (status !== 200) throw new Error(`${file}: ${status} ${JSON.stringify(body)}`);
    played.set(name, number);
  }
}

async function told(stay: string): Promise<Parameter[]> {
  const { status, body } = await get(hub, `Encounter/${stay}/$coordination`);
  expect(status).toBe(200);
  expect(body.resourceType).toBe('Parameters');
  return body.parameter;
}

/** The part `task` that names the rule. */
const taskOf = (answer: readonly Parameter[], rule: string): Parameter[] =>
  partsOf(answer, 'task').find((part) => valuesOf(part, 'rule').includes(rule))!;

describe('Encounter/[id]/$coordination', () => {
  test('right after a write, tells the plan, the care manager, each step and why, and what is not needed', async () => {
    await play('with-care-manager', '03');
    const answer = await told('with-care-manager-stay');
    expect(answer.slice(0, 2)).toEqual([
      { name: 'region', valueCode: 'honjo-kodama' },
      { name: 'plan', valueCanonical: 'https://renkei.example/fhir/PlanDefinition/hk-with|0.1.0' },
    ]);
    expect(valuesOf(answer, 'care-manager')).toEqual([
      { reference: 'Organization/hk-kyotaku-08', display: 'ことりケアプラン' },
    ]);
    expect(answer).toContainEqual({ name: 'up-to-date', valueBoolean: true });
    const information = taskOf(answer, 'HK-10');
    const [task] = valuesOf(information, 'task') as [{ reference: string }];
    expect(information).toEqual([
      { name: 'task', valueReference: { reference: expect.stringMatching(/^Task\/.+/) } },
      ...['HK-10', 'HK-11', 'HK-57'].map((valueCode) => ({ name: 'rule', valueCode })),
      { name: 'owner', valueReference: { reference: 'Organization/hk-kyotaku-08', display: 'ことりケアプラン' } },
      { name: 'strength', valueCode: 'asap' },
      { name: 'status', valueCode: 'requested' },
      { name: 'why', valueString: expect.stringMatching(/[ぁ-ん]/) },
      { name: 'why-en', valueString: expect.stringMatching(/^[ -~–—“”’…]*[a-z]/) },
    ]);
    const { body } = await get(hub, task.reference);
    expect(body).toMatchObject({ resourceType: 'Task', status: 'requested' });
    const [direct] = partsOf(answer, 'not-needed').filter((part) => valuesOf(part, 'rule').includes('HK-09'));
    expect(direct!.map(({ name }) => name)).toEqual(['rule', 'why', 'why-en']);
  });

  test('a step that is done says so after its reason, and stands behind those still open', async () => {
    await play('with-care-manager', '04');
    const answer = await told('with-care-manager-stay');
    const done = taskOf(answer, 'HK-10');
    expect(valuesOf(done, 'status')).toEqual(['completed']);
    expect(valuesOf(done, 'why')[0]).toContain('様式が渡されたため、済みました。');
    expect(valuesOf(done, 'why-en')[0]).toContain('Done: the form was given.');
    const states = partsOf(answer, 'task').map((part) => valuesOf(part, 'status')[0]);
    expect(states).toEqual([...states].sort((a, b) => Number(a === 'completed') - Number(b === 'completed')));
  });

  test('a date is told as it is stored, with its strength', async () => {
    await play('with-care-manager', '05');
    const stay = (await get(hub, 'Encounter/with-care-manager-stay')).body;
    const outlook = {
      url: 'https://renkei.example/fhir/StructureDefinition/discharge-outlook',
      valueDateTime: '2026-11-13T15:00:00+09:00',
    };
    await stored(hub, { ...stay, extension: [...stay.extension, outlook] });
    const notice = taskOf(await told('with-care-manager-stay'), 'HK-13');
    expect(notice).toContainEqual({ name: 'deadline', valueDateTime: '2026-11-20' });
    expect(notice).toContainEqual({ name: 'strength', valueCode: 'guideline' });
  });

  test('of a step whose evidence is withdrawn: the former Task says which one has taken its place', async () => {
    const of = 'encounter=Encounter/with-care-manager-stay';
    const { body: forms } = await get(hub, `QuestionnaireResponse?${of}`);
    // The call that announced it would do as well.
    const { body: calls } = await get(hub, `Communication?${of}`);
    for (const { resource } of [...forms.entry, ...calls.entry])
      await stored(hub, { ...resource, status: 'entered-in-error' });
    const tasks = partsOf(await told('with-care-manager-stay'), 'task').filter((part) =>
      valuesOf(part, 'rule').includes('HK-10'),
    );
    const [next, former] = tasks as [Parameter[], Parameter[]];
    expect(tasks.map((part) => valuesOf(part, 'status')[0])).toEqual(['requested', 'completed']);
    const [successor] = valuesOf(next, 'task') as [{ reference: string }];
    expect(valuesOf(former, 'why')[0]).toContain(`新しい手順（${successor.reference}）に置き換えられています。`);
  });

  test('of a stay that is called off: its steps come last, cancelled, and say why', async () => {
    const stay = (await get(hub, 'Encounter/with-care-manager-stay')).body;
    await stored(hub, { ...stay, status: 'cancelled' });
    const answer = await told('with-care-manager-stay');
    const states = partsOf(answer, 'task').map((part) => valuesOf(part, 'status')[0]);
    expect(states.slice(states.indexOf('cancelled')).every((state) => state === 'cancelled')).toBe(true);
    expect(states).toContain('cancelled');
    expect(valuesOf(partsOf(answer, 'task').at(-1)!, 'why')).toEqual(['入院が取り消されたため、取り消されました。']);
  });

  test('tells each rule that is not needed once, and none on which a step that is owed stands', async () => {
    await play('without-care-manager', '02');
    const answer = await told('without-care-manager-stay');
    const left = partsOf(answer, 'not-needed').flatMap((part) => valuesOf(part, 'rule'));
    const owed = partsOf(answer, 'task').flatMap((part) => valuesOf(part, 'rule'));
    expect(left).toEqual([...new Set(left)]);
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter((rule) => owed.includes(rule))).toEqual([]);
  });

  test('the step in which a care manager is chosen names offices near the residence', async () => {
    const step = taskOf(await told('without-care-manager-stay'), 'HK-28');
    const [{ reference }] = valuesOf(step, 'task') as [{ reference: string }];
    const { body } = await get(hub, reference);
    const suggested = body.input.filter(
      ({ type }: { type: { coding: { code: string }[] } }) => type.coding[0]!.code === 'suggestion',
    );
    expect(suggested).toHaveLength(5);
    for (const { valueReference } of suggested)
      expect(valueReference).toEqual({
        reference: expect.stringMatching(/^Organization\/hk-kyotaku-/),
        display: expect.stringMatching(/、TEL 0\d.*距離は見ていません/),
      });
  });

  test('a deadline that people agreed on is told in place of the guideline, and why', async () => {
    const before = taskOf(await told('without-care-manager-stay'), 'HK-28');
    const [{ reference }] = valuesOf(before, 'task') as [{ reference: string }];
    const agreed = { name: 'deadline', valueDate: '2026-11-25' };
    const reason = { name: 'reason', valueString: '家族の来院が 24 日のため' };
    const asked = { resourceType: 'Parameters', parameter: [agreed, reason] };
    await post(hub, `${reference}/$agree-deadline`, asked).expect(200);
    const after = taskOf(await told('without-care-manager-stay'), 'HK-28');
    expect(after).toContainEqual({ name: 'strength', valueCode: 'agreed' });
    expect(valuesOf(before, 'why')[0]).toMatch(/目安|期日の定めなし/);
    expect(valuesOf(after, 'why')[0]).toMatch(/期日：2026年11月25日（水）まで。.*理由：家族の来院が 24 日のため/);
    expect(valuesOf(after, 'why')[0]).not.toMatch(/目安：|期日の定めなし/);
  });

  test('of a stay nobody has told much about: the national plan', async () => {
    await stored(hub, { resourceType: 'Patient', id: 'stranger' });
    await stored(hub, { resourceType: 'Encounter', id: 'plain', ...STAY, subject: { reference: 'Patient/stranger' } });
    const answer = await told('plain');
    expect(valuesOf(answer, 'region')).toEqual(['national']);
    expect(valuesOf(answer, 'plan')).toEqual(['https://renkei.example/fhir/PlanDefinition/national|0.1.0']);
    expect(valuesOf(answer, 'care-manager')).toEqual([]);
  });
});

const STAY = { status: 'in-progress', class: { code: 'IMP' }, period: { start: '2026-11-09' } };

describe('how it is asked', () => {
  beforeAll(async () => {
    if (hub !== undefined) await stored(hub, { resourceType: 'Encounter', id: 'asked', ...STAY });
  });

  test('POST answers as GET does', async () => {
    const { status, body } = await hub.http.post('/fhir/Encounter/asked/$coordination');
    expect(status).toBe(200);
    expect(body).toEqual((await get(hub, 'Encounter/asked/$coordination')).body);
  });

  test('when the rules have not caught up in time, says so and answers all the same', async () => {
    vi.spyOn(hub.hub.coordination, 'isUpToDate').mockResolvedValue(false);
    expect(await told('asked')).toContainEqual({ name: 'up-to-date', valueBoolean: false });
    expect(hub.hub.coordination.isUpToDate).toHaveBeenCalledWith(5_000);
  });

  test('within a transaction it does not wait for what can only be seen to afterwards', async () => {
    const { status, body } = await hub.http
      .post('/fhir')
      .set('Content-Type', FHIR)
      .send(
        bundleOf(
          'transaction',
          entry('PUT', 'Encounter/within', { resourceType: 'Encounter', id: 'within', ...STAY }),
          entry('GET', 'Encounter/within/$coordination'),
        ),
      );
    expect(status).toBe(200);
    expect(body.entry[1].resource.parameter).toContainEqual({ name: 'up-to-date', valueBoolean: false });
    expect(await told('within')).toContainEqual({ name: 'up-to-date', valueBoolean: true });
  });

  test('a plan that a transaction wrote and did not keep leaves no trace', async () => {
    const { body: plan } = await get(hub, 'PlanDefinition/national');
    const { body: outcome, status } = await hub.http
      .post('/fhir')
      .set('Content-Type', FHIR)
      .send(
        bundleOf(
          'transaction',
          entry('PUT', 'PlanDefinition/national', { ...plan, version: '9.9.9' }),
          entry('GET', 'Encounter/asked/$coordination'),
          entry('GET', 'Encounter/nobody/$coordination'),
        ),
      );
    expect([status, outcome.issue[0].code]).toEqual([404, 'not-found']);
    expect(valuesOf(await told('asked'), 'plan')).toEqual([`${plan.url}|${plan.version}`]);
  });
});

describe('what it refuses', () => {
  test('an Encounter that does not exist (404), or was deleted (410)', async () => {
    expect((await get(hub, 'Encounter/nobody/$coordination')).status).toBe(404);
    await stored(hub, { resourceType: 'Encounter', id: 'gone', ...STAY });
    await remove(hub, 'Encounter/gone');
    expect((await get(hub, 'Encounter/gone/$coordination')).status).toBe(410);
  });

  test('a visit of an outpatient: what a stay is', async () => {
    await stored(hub, { resourceType: 'Encounter', id: 'visit', status: 'finished', class: { code: 'AMB' } });
    const answer = await get(hub, 'Encounter/visit/$coordination');
    expect(answer.status).toBe(422);
    expect(issuesOf(answer)).toEqual(['processing Encounter.class']);
    expect(japaneseOf(answer)).toContain('IMP・ACUTE・NONAC・PRENC');
  });

  test('an episode within a stay: which stay to ask for', async () => {
    await stored(hub, { resourceType: 'Encounter', id: 'ward', ...STAY, partOf: { reference: 'Encounter/asked' } });
    const answer = await get(hub, 'Encounter/ward/$coordination');
    expect([answer.status, ...issuesOf(answer)]).toEqual([422, 'processing Encounter.partOf']);
    expect(japaneseOf(answer)).toContain('Encounter/asked');
  });

  test('a parameter it does not know, and another method', async () => {
    expect((await get(hub, 'Encounter/asked/$coordination?region=annaka')).status).toBe(400);
    expect((await put(hub, 'Encounter/asked/$coordination', {})).status).toBe(405);
    expect((await post(hub, 'Encounter/$coordination', { resourceType: 'Parameters' })).status).toBe(404);
  });
});
