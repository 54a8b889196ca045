// $apply on a hub as it is shipped: one plan tried on one stay, and nothing of it kept.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import { shipment } from '../../../src/shipment.ts';
import { FHIR, startTestHub, type TestHub } from '../../support/hub.ts';
import { bundleOf, englishOf, entry, get, issuesOf, japaneseOf, post, remove, stored } from '../../support/requests.ts';
import { stories } from '../../support/stories.ts';

let now = Date.parse('2026-11-02T09:00:00+09:00');
let hub: TestHub;
const STAY = 'with-care-manager-stay';
const PATIENT = 'with-care-manager-patient';
const PLAN = 'https://renkei.example/fhir/PlanDefinition/hk-with';

beforeAll(async () => {
  hub = await startTestHub({}, { shipment: shipment(), clock: () => now });
  if (hub === undefined) return;
  // Until the discharge is in sight, and before anybody was told of it.
  for (const { text, bundle } of stories.find(({ name }) => name === 'with-care-manager')!.steps.slice(0, 5)) {
    now = Date.parse(bundle.timestamp);
    expect((await hub.http.post('/fhir').set('Content-Type', FHIR).send(text)).status).toBe(200);
  }
  const { body: stay } = await get(hub, `Encounter/${STAY}`);
  const outlook = {
    url: 'https://renkei.example/fhir/StructureDefinition/discharge-outlook',
    valueDateTime: '2026-11-13T15:00:00+09:00',
  };
  await stored(hub, { ...stay, extension: [...stay.extension, outlook] });
});
afterAll(() => hub?.close());

const OTHER = { status: 'in-progress', class: { code: 'IMP' }, period: { start: '2026-11-09' } };
const tried = (plan: string, query: string) => get(hub, `PlanDefinition/${plan}/$apply?${query}`);
const asked = (...parameter: object[]) => post(hub, 'PlanDefinition/$apply', { resourceType: 'Parameters', parameter });
const text = (name: string, valueString: string) => ({ name, valueString });

interface Task {
  id: string;
  status: string;
  code: { coding: { system: string; code: string }[] };
  restriction?: { period: { end: string } };
  owner: object;
}
interface CarePlan {
  contained?: Task[];
  activity?: { reference: { reference: string; display: string }; progress: { text: string }[] }[];
  note: { text: string; _text: object }[];
}
const taskOf = ({ contained = [] }: CarePlan, rule: string): Task =>
  contained.find(({ code }) => code.coding.some((each) => each.code === rule))!;
const notesOf = ({ note }: CarePlan): string => note.map((each) => each.text).join('\n');

describe('PlanDefinition/[id]/$apply', () => {
  test('answers a CarePlan that is only proposed, with the Tasks as they would be written', async () => {
    const { status, body } = await tried('hk-with', `subject=Patient/${PATIENT}&encounter=Encounter/${STAY}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      resourceType: 'CarePlan',
      status: 'draft',
      intent: 'proposal',
      instantiatesCanonical: [`${PLAN}|0.1.0`],
      subject: { reference: `Patient/${PATIENT}` },
      encounter: { reference: `Encounter/${STAY}` },
    });
    expect(shapeFindings(body)).toEqual([]);
    expect(taskOf(body, 'HK-13')).toMatchObject({
      status: 'requested',
      restriction: { period: { end: '2026-11-20' } },
      owner: { reference: 'Organization/hk-hosp-05' },
      requester: { reference: 'Organization/hk-kyotaku-08' },
      encounter: { reference: `Encounter/${STAY}` },
    });
    expect(taskOf(body, 'HK-10').status).toBe('completed');
  });

  test('each activity leads to a Task it contains, and says why', async () => {
    const { body } = (await tried('hk-with', `encounter=Encounter/${STAY}`)) as { body: CarePlan };
    expect(body.activity!.map(({ reference }) => reference.reference)).toEqual(
      body.contained!.map(({ id }) => `#${id}`),
    );
    for (const { progress } of body.activity!) expect(progress[0]!.text).toMatch(/[ぁ-ん]/);
    for (const { id } of body.contained!) expect(id).toMatch(/^[A-Za-z0-9\-.]{1,64}$/);
  });

  test('a Task has the id under which the hub keeps it, where the stay follows the plan', async () => {
    const { body } = await tried('hk-with', `encounter=Encounter/${STAY}`);
    await get(hub, `Encounter/${STAY}/$coordination`);
    const { status, body: kept } = await get(hub, `Task/${taskOf(body, 'HK-13').id}`);
    expect(status).toBe(200);
    expect(kept.restriction).toEqual(taskOf(body, 'HK-13').restriction);
  });

  test('says that the stay follows the plan; and of what it does not need, why', async () => {
    const { body } = await tried('hk-with', `encounter=Encounter/${STAY}`);
    expect(body.note[0].text).toContain('この入院は、この計画に従います。');
    expect(body.note[0].text).toContain('何も保存していません');
    expect(notesOf(body)).toMatch(/不要：.*（HK-09）/);
  });

  test('a plan the stay does not follow is tried all the same, and which condition keeps it from being followed', async () => {
    const { status, body } = await tried('hk-without', `encounter=Encounter/${STAY}`);
    expect(status).toBe(200);
    expect(body.activity.length).toBeGreaterThan(0);
    expect(body.note[0].text).toMatch(/この計画には従いません：計画の条件「.+」に当てはまりません/);
  });

  test('nothing is stored', async () => {
    await get(hub, `Encounter/${STAY}/$coordination`);
    const versions = async (): Promise<number> =>
      Number((await hub.hub.store.database.query<{ n: string }>('select count(*) as n from resource_version'))[0]!.n);
    const before = await versions();
    await tried('hk-without', `encounter=Encounter/${STAY}`);
    await tried('national', `encounter=Encounter/${STAY}`);
    await get(hub, `Encounter/${STAY}/$coordination`);
    expect(await versions()).toBe(before);
  });

  test('of the national plan in a region with plans of its own: that only what they leave open is followed', async () => {
    const { body } = await tried('national', `encounter=Encounter/${STAY}`);
    expect(body.note[0].text).toMatch(/定めていないところだけ|すべての段階を定めています/);
  });

  test('works within a transaction, on what that transaction writes', async () => {
    const encounter = { resourceType: 'Encounter', id: 'within', ...OTHER };
    const { status, body } = await hub.http
      .post('/fhir')
      .set('Content-Type', FHIR)
      .send(
        bundleOf(
          'transaction',
          entry('PUT', 'Encounter/within', encounter),
          entry('GET', 'PlanDefinition/national/$apply?encounter=Encounter/within'),
        ),
      );
    expect(status).toBe(200);
    expect(body.entry[1].resource.encounter.reference).toBe('Encounter/within');
  });
});

describe('whose stay', () => {
  test('a text or a Reference, relative or absolute', async () => {
    const url = `${hub.base}/Encounter/${STAY}`;
    const reference = { name: 'encounter', valueReference: { reference: `Encounter/${STAY}` } };
    for (const encounter of [text('encounter', url), reference]) {
      const { status } = await asked(text('url', PLAN), text('subject', `Patient/${PATIENT}`), encounter);
      expect(status).toBe(200);
    }
  });

  test('of a patient alone: the one stay that is open, of any of the records joined', async () => {
    const { body } = await tried('hk-with', `subject=Patient/${PATIENT}`);
    expect(body.encounter.reference).toBe(`Encounter/${STAY}`);
  });

  test('with no open stay, or with two, asks for the encounter and names them', async () => {
    await stored(hub, { resourceType: 'Patient', id: 'often' });
    const none = await tried('national', 'subject=Patient/often');
    expect([none.status, ...issuesOf(none)]).toEqual([422, "processing Parameters.parameter.where(name='encounter')"]);
    const subject = { reference: 'Patient/often' };
    await stored(hub, { resourceType: 'Encounter', id: 'first', ...OTHER, subject });
    expect((await tried('national', 'subject=Patient/often')).status).toBe(200);
    await stored(hub, { resourceType: 'Encounter', id: 'second', ...OTHER, subject });
    const two = await tried('national', 'subject=Patient/often');
    expect(two.status).toBe(422);
    expect(englishOf(two)).toContain('Encounter/first, Encounter/second');
  });

  test('without any, asks for one', async () => {
    const answer = await tried('hk-with', 'practitioner=Practitioner/x');
    expect([answer.status, japaneseOf(answer)]).toEqual([422, expect.stringContaining('「encounter」')]);
  });

  test("refuses another person's stay, a visit, what does not exist or is deleted, and other types", async () => {
    await stored(hub, { resourceType: 'Encounter', id: 'visit', status: 'finished', class: { code: 'AMB' } });
    await stored(hub, { resourceType: 'Encounter', id: 'gone', ...OTHER });
    await remove(hub, 'Encounter/gone');
    const answers = await Promise.all(
      [
        `encounter=Encounter/${STAY}&subject=Patient/somebody`,
        `encounter=Encounter/${STAY}&subject=Group/all`,
        'encounter=Encounter/visit',
        'encounter=Patient/often',
        'encounter=Encounter/nobody',
        'encounter=Encounter/gone',
      ].map((query) => tried('hk-with', query)),
    );
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 404, 410]);
  });
});

describe('which plan', () => {
  const on = text('encounter', `Encounter/${STAY}`);

  test('one in the request, stored nowhere: what a change would come to', async () => {
    const { body: plan } = await get(hub, 'PlanDefinition/hk-with');
    const notice = plan.action.find(({ id }: { id: string }) => id === 'notify-discharge');
    const week = notice.action.find(({ id }: { id: string }) => id === 'HK-13');
    week.relatedAction[0].offsetDuration.value = 5;
    const { status, body } = await asked({ name: 'planDefinition', resource: { ...plan, version: '0.2.0' } }, on);
    expect(status).toBe(200);
    expect(taskOf(body, 'HK-13').restriction).toEqual({ period: { end: '2026-11-22' } });
    expect(body.note[0].text).toContain('この入院は、この計画には従いません：版 0.1.0 に従っています');
  });

  test('by its canonical, with or without a version', async () => {
    for (const canonical of [PLAN, `${PLAN}|0.1.0`]) {
      const { status, body } = await asked(text('url', canonical), on);
      expect([status, body.instantiatesCanonical]).toEqual([200, [`${PLAN}|0.1.0`]]);
    }
  });

  test('one that is unknown: which there are under that url', async () => {
    const other = await asked(text('url', `${PLAN}|7`), on);
    expect([other.status, englishOf(other)]).toEqual([422, expect.stringContaining(`${PLAN}|0.1.0`)]);
    for (const url of ['https://nobody.example/plan', 'a,b', 'x$y', '|'])
      expect((await asked(text('url', url), on)).status).toBe(422);
  });

  test('one with faults is refused with all of them, each at its place', async () => {
    const { body: plan } = await get(hub, 'PlanDefinition/hk-with');
    const action = plan.action.map((each: { id: string }) =>
      each.id === 'admission-information'
        ? {
            ...each,
            condition: [{ kind: 'applicability', expression: { language: 'text/fhirpath', expression: '%nonsense' } }],
          }
        : each.id === 'arrange-sharing'
          ? { ...each, id: 'screen-twice', relatedAction: [{ actionId: 'nowhere', relationship: 'after-start' }] }
          : each,
    );
    const answer = await asked({ name: 'planDefinition', resource: { ...plan, action } }, on);
    expect(answer.status).toBe(422);
    expect(answer.body.issue.length).toBeGreaterThanOrEqual(2);
    expect(issuesOf(answer)).toContainEqual(
      expect.stringMatching(/^business-rule PlanDefinition\.action\[\d+\]\.condition/),
    );
    expect(issuesOf(answer)).toContainEqual(
      expect.stringMatching(/^business-rule PlanDefinition\.action\[\d+\]\.related/),
    );
  });

  test('none, or more than one, is refused; so is one that does not exist', async () => {
    const none = await asked(on);
    expect([none.status, issuesOf(none)[0]]).toEqual([400, expect.stringContaining('planDefinition')]);
    expect((await tried('hk-with', `encounter=Encounter/${STAY}&url=${PLAN}`)).status).toBe(400);
    expect((await tried('nothing', `encounter=Encounter/${STAY}`)).status).toBe(404);
  });
});
