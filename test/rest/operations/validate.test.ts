// Everything there is to say against a resource, over HTTP. https://hl7.org/fhir/R4/resource-operation-validate.html
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import { Problem } from '../../../src/problem.ts';
import type { Guard } from '../../../src/store/write/change.ts';
import { FHIR, startTestHub, type TestHub } from '../../support/hub.ts';
import { bundleOf, englishOf, entry, get, issuesOf, post, put, remove, stored } from '../../support/requests.ts';

let hub: TestHub;

const OURS = 'http://example.org/StructureDefinition/called-patient';

/** Who has a telephone number. */
const profile = (min = 1) => ({
  resourceType: 'StructureDefinition',
  id: 'called-patient',
  url: OURS,
  name: 'CalledPatient',
  status: 'active',
  kind: 'resource',
  abstract: false,
  type: 'Patient',
  baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
  derivation: 'constraint',
  differential: { element: [{ id: 'Patient.telecom', path: 'Patient.telecom', min }] },
});

const patient = (more: object = {}) => ({ resourceType: 'Patient', ...more });
const claiming = (more: object = {}) => patient({ meta: { profile: [OURS] }, ...more });
const parameters = (...parameter: object[]) => ({ resourceType: 'Parameters', parameter });

interface Issue {
  readonly severity: string;
  readonly code: string;
  readonly location?: string[];
  readonly expression?: string[];
  readonly details: { readonly coding?: { code: string }[]; readonly text: string };
}
type Answer = Awaited<ReturnType<typeof post>>;

/** `severity expression` of each. */
const foundIn = ({ body }: Answer): string[] =>
  (body.issue as Issue[]).map(({ severity, expression = [] }) => [severity, ...expression].join(' '));
const errorsIn = (answer: Answer): string[] => foundIn(answer).filter((each) => /^(error|fatal)/.test(each));

const refusing: Guard = ({ after }) => {
  if (after?.resourceType === 'Task' && after.status === 'entered-in-error')
    throw new Problem('business-rule', { en: 'No Task is an error.', ja: 'Task は誤登録にできません。' });
  return undefined;
};

beforeAll(async () => {
  hub = await startTestHub({ RENKEI_VALIDATION: 'complete' }, { guards: [refusing] });
});
afterAll(() => hub?.close());

describe('$validate of what is sent', () => {
  test('says that nothing is wrong when nothing is', async () => {
    const answer = await post(hub, 'Patient/$validate', patient({ active: true }));
    expect(answer.status).toBe(200);
    expect(answer.body.resourceType).toBe('OperationOutcome');
    expect(foundIn(answer)).toEqual(['information']);
    expect(shapeFindings(answer.body)).toEqual([]);
  });

  test('answers 200 with every error: place, rule, both languages, line and column', async () => {
    const text = '{\n  "resourceType": "Patient",\n  "active": "yes",\n    "birthDate": "1950-13-01"\n}';
    const answer = await post(hub, 'Patient/$validate', text);
    expect(answer.status).toBe(200);
    expect(errorsIn(answer)).toEqual(['error Patient.active', 'error Patient.birthDate']);
    const [first, second] = answer.body.issue as Issue[];
    expect(first!.details.coding![0]!.code).toMatch(/^[a-z-]+$/);
    expect(first!.details.text).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(second!.location).toEqual([expect.stringMatching(/^Line\[4\] Col\[\d+\]$/)]);
    expect(shapeFindings(answer.body)).toEqual([]);
  });

  test('judges text that is no proper JSON, and what it holds besides', async () => {
    const answer = await post(
      hub,
      'Patient/$validate',
      '{\n"resourceType": "Patient",\n"active": true,\n"active": false,\n"gender": "cat"}',
    );
    expect(answer.status).toBe(200);
    expect(errorsIn(answer).length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(answer.body)).toContain('Line[4]');
  });

  test.each(['', '{', 'nonsense', '[]', '{"resourceType": 5}', 'null', '{"resourceType": "Patiant"}'])(
    'judges even %j, or asks for a body',
    async (text) => {
      const answer = await post(hub, 'Patient/$validate', text);
      expect(answer.status).toBe(text === '' ? 400 : 200);
      expect(errorsIn(answer).length).toBeGreaterThan(0);
    },
  );

  test('takes it within Parameters, and tells places within the resource', async () => {
    const answer = await post(
      hub,
      'Patient/$validate',
      `{"resourceType":"Parameters","parameter":[\n{"name":"mode","valueCode":"create"},\n{"name":"resource","resource":{"resourceType":"Patient",\n"active":"yes"}}]}`,
    );
    expect(answer.status).toBe(200);
    expect(errorsIn(answer)).toEqual(['error Patient.active']);
    expect(answer.body.issue[0].location).toEqual([expect.stringContaining('Line[4]')]);
  });

  test('judges Parameters themselves where these are asked about', async () => {
    const answer = await post(hub, 'Parameters/$validate', parameters({ valueString: 'nameless' }));
    expect(answer.status).toBe(200);
    expect(errorsIn(answer)).toEqual([expect.stringContaining('Parameters.parameter[0]')]);
  });

  test('in a batch gives the outcome as what was asked for', async () => {
    const { body } = await post(
      hub,
      '',
      bundleOf('batch', entry('POST', 'Patient/$validate', { resourceType: 'Patient', active: 'x' })),
    );
    expect(body.entry[0].response.status).toMatch(/^200/);
    expect(body.entry[0].resource).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] });
  });
});

describe('wrong use of $validate', () => {
  test.each([
    ['a resource of another type', 'Observation/$validate', patient(), 400, 'invalid Observation.resourceType'],
    ['a mode that is none', 'Patient/$validate?mode=erase', patient(), 400, 'value http.mode'],
    ['a parameter that is none', 'Patient/$validate?colour=red', patient(), 400, 'not-supported http.colour'],
    ['mode=profile without one', 'Patient/$validate?mode=profile', patient(), 400, 'required http.profile'],
    ['mode=delete of no resource', 'Patient/$validate?mode=delete', parameters(), 400, 'required http.url'],
    ['Parameters without a resource', 'Patient/$validate', parameters(), 400, 'required http.body'],
    ['a resource that is not there', 'Patient/nobody/$validate?mode=delete', parameters(), 404, 'not-found Patient'],
  ])('%s', async (_says, path, body, status, issue) => {
    const answer = await post(hub, path, body);
    expect([answer.status, issuesOf(answer)]).toEqual([status, [expect.stringContaining(issue)]]);
  });

  test('a body that is no JSON by its type', async () => {
    const answer = await hub.http.post('/fhir/Patient/$validate').set('Content-Type', 'text/plain').send('{}');
    expect(answer.status).toBe(415);
  });
});

describe('$validate by a profile', () => {
  beforeAll(async () => {
    if (hub !== undefined) await stored(hub, profile());
  });

  test('that is named', async () => {
    const path = `Patient/$validate?profile=${OURS}`;
    expect(errorsIn(await post(hub, path, patient()))).toHaveLength(1);
    expect(errorsIn(await post(hub, path, patient({ telecom: [{ system: 'phone', value: '03' }] })))).toEqual([]);
    expect(errorsIn(await post(hub, 'Patient/$validate', patient()))).toEqual([]);
  });

  test('that is claimed', async () => {
    expect(errorsIn(await post(hub, 'Patient/$validate', claiming()))).toHaveLength(1);
  });

  test('named in Parameters, beside others', async () => {
    const answer = await post(
      hub,
      'Patient/$validate?profile=http://hl7.org/fhir/StructureDefinition/Patient',
      parameters({ name: 'profile', valueUri: OURS }, { name: 'resource', resource: patient() }),
    );
    expect(errorsIn(answer)).toHaveLength(1);
  });

  test('that is nowhere: says so, and judges by the rest', async () => {
    const answer = await post(hub, 'Patient/$validate?profile=http://example.org/none', patient({ active: 'x' }));
    expect(answer.status).toBe(200);
    expect(errorsIn(answer)).toEqual(['error http.profile', 'error Patient.active']);
    expect(englishOf(answer)).toContain('http://example.org/none');
  });

  test('as it is now: changed, deleted, stored again', async () => {
    const errors = async () => errorsIn(await post(hub, 'Patient/$validate', claiming())).length;
    expect(await errors()).toBe(1);
    await put(hub, 'StructureDefinition/called-patient', profile(0)).expect(200);
    expect(await errors()).toBe(0);
    await remove(hub, 'StructureDefinition/called-patient').expect(204);
    expect(await errors()).toBe(0);
    await stored(hub, profile());
    expect(await errors()).toBe(1);
  });
});

describe('whether the hub would take it', () => {
  beforeAll(async () => {
    if (hub === undefined) return;
    await stored(hub, patient({ id: 'known' }) as never);
    await stored(hub, {
      resourceType: 'Task',
      id: 'done',
      status: 'completed',
      intent: 'order',
      owner: { reference: 'Organization/a' },
    });
  });

  test('a stored resource is judged as it is, by GET and by POST', async () => {
    for (const answer of [
      await get(hub, 'Patient/known/$validate'),
      await hub.http.post('/fhir/Patient/known/$validate'),
    ])
      expect([answer.status, foundIn(answer)]).toEqual([200, ['information']]);
  });

  test('mode=update names what the rules of the hub have against it, and stores nothing', async () => {
    const task = { resourceType: 'Task', id: 'done', status: 'entered-in-error', intent: 'order' };
    const answer = await post(hub, 'Task/done/$validate?mode=update', task);
    expect([answer.status, issuesOf(answer)]).toEqual([200, ['business-rule']]);
    expect(englishOf(answer)).toBe('No Task is an error.');
    expect((await get(hub, 'Task/done')).headers.etag).toBe('W/"1"');
  });

  test('mode=update of what it would take says so, and stores nothing', async () => {
    const answer = await post(hub, 'Patient/known/$validate?mode=update', patient({ id: 'known', active: false }));
    expect(errorsIn(answer)).toEqual([]);
    expect((await get(hub, 'Patient/known')).body.active).toBeUndefined();
  });

  test('mode=update under another id, or from a version that is past', async () => {
    expect(errorsIn(await post(hub, 'Patient/known/$validate?mode=update', patient({ id: 'other' })))).toHaveLength(1);
    const stale = await post(hub, 'Patient/known/$validate?mode=update', patient({ id: 'known' }), {
      'If-Match': 'W/"9"',
    });
    expect([stale.status, errorsIn(stale).length]).toEqual([200, 1]);
  });

  test('mode=create makes nothing', async () => {
    const count = async () => (await get(hub, 'Patient?_summary=count')).body.total;
    const before = await count();
    expect(errorsIn(await post(hub, 'Patient/$validate?mode=create', patient()))).toEqual([]);
    expect(await count()).toBe(before);
  });

  test('mode=delete deletes nothing', async () => {
    expect(errorsIn(await hub.http.post('/fhir/Patient/known/$validate?mode=delete'))).toEqual([]);
    expect((await get(hub, 'Patient/known')).status).toBe(200);
  });
});

describe('what is written must be valid', () => {
  test('by a profile that a user stored, when it is claimed: 422 with all there is to say', async () => {
    await stored(hub, profile());
    const answer = await post(hub, 'Patient', claiming());
    expect(answer.status).toBe(422);
    expect(issuesOf(answer)).toHaveLength(1);
    expect((await post(hub, 'Patient', claiming({ telecom: [{ system: 'phone', value: '03' }] }))).status).toBe(201);
  });

  test('in a transaction too, with the entry named', async () => {
    await stored(hub, profile());
    const answer = await post(
      hub,
      '',
      bundleOf('transaction', entry('POST', 'Patient', patient()), entry('POST', 'Patient', claiming())),
    );
    expect(answer.status).toBe(422);
    expect(issuesOf(answer)).toEqual([expect.stringContaining('Bundle.entry[1].resource')]);
  });

  test('by the form it answers, as it is stored now', async () => {
    const form = (linkId: string) => ({
      resourceType: 'Questionnaire',
      id: 'form',
      url: 'http://example.org/Questionnaire/form',
      status: 'active',
      item: [{ linkId, type: 'string', text: linkId }],
    });
    const answers = {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: form('a').url,
      item: [{ linkId: 'a', answer: [{ valueString: 'x' }] }],
    };
    await stored(hub, form('a'));
    expect((await post(hub, 'QuestionnaireResponse', answers)).status).toBe(201);
    await stored(hub, form('b'));
    expect((await post(hub, 'QuestionnaireResponse', answers)).status).toBe(422);
  });
});

test('in warn mode it is stored; in off mode nobody looks', async () => {
  for (const mode of ['warn', 'off']) {
    const lax = await startTestHub({ RENKEI_VALIDATION: mode });
    if (lax === undefined) return;
    const answer = await lax.http
      .post('/fhir/Patient')
      .set('Content-Type', FHIR)
      .send({ ...patient(), birthDate: 'then' });
    expect(answer.status).toBe(201);
    expect(errorsIn(await post(lax, 'Patient/$validate', { ...patient(), birthDate: 'then' }))).toHaveLength(1);
    await lax.close();
  }
});
