import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { englishOf, get, issuesOf, post, put, remove, stored } from '../../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  await stored(hub, { resourceType: 'Patient', id: 'p' });
});
afterAll(() => hub?.close());

const parameters = (...parameter: object[]) => ({ resourceType: 'Parameters', parameter });
const meta = { name: 'meta', valueMeta: { tag: [{ code: 'x' }] } };

describe('operations  https://hl7.org/fhir/R4/operations.html', () => {
  test('one that does not exist answers 404 and names those that do', async () => {
    for (const path of ['$nothing', 'Patient/$nothing', 'Patient/p/$nothing', 'Patient/p/_history/1/$nothing']) {
      const answer = await get(hub, path);
      expect(answer.status).toBe(404);
      expect(issuesOf(answer)).toEqual(['not-supported http.url']);
      expect(englishOf(answer)).toContain('$everything');
    }
  });

  test.each(['$everything', 'Patient/$everything', 'Practitioner/p/$everything', '$meta-add', 'Patient/$meta-add'])(
    'at a URL where it is not served (%s) answers 404 and says where it is',
    async (path) => {
      const answer = await post(hub, path, parameters(meta));
      expect(answer.status).toBe(404);
      expect(englishOf(answer)).toContain('/[id]/$');
    },
  );

  test.each(['$everything', '$meta-add', '$meta-delete'])('%s is not of a past version: 404', async (operation) => {
    const path = `Patient/p/_history/1/${operation}`;
    expect((await post(hub, path, parameters(meta))).status).toBe(404);
    expect((await get(hub, 'Patient/p')).headers.etag).toBe('W/"1"');
  });

  test('GET of one that changes something answers 405, names POST and changes nothing', async () => {
    const answer = await get(hub, 'Patient/p/$meta-add');
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('POST');
    expect(englishOf(answer)).toContain('Allowed: POST');
    expect(issuesOf(answer)).toEqual(['not-supported http.method']);
    expect((await get(hub, 'Patient/p')).headers.etag).toBe('W/"1"');
  });

  test('PUT, PATCH and DELETE of any answer 405', async () => {
    const answers = [
      await put(hub, 'Patient/p/$everything', parameters()),
      await hub.http.patch('/fhir/Patient/p/$everything'),
      await remove(hub, 'Patient/p/$everything'),
    ];
    for (const { status, headers } of answers) expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST']);
    expect((await get(hub, 'Patient/p')).status).toBe(200);
  });

  test('a POST without a body is one without parameters', async () => {
    expect((await hub.http.post('/fhir/Patient/p/$everything')).status).toBe(200);
  });

  test('an unknown parameter answers 400 and names the known, from the URL and from the body', async () => {
    const answers = [
      await get(hub, 'Patient/p/$everything?colour=red'),
      await post(hub, 'Patient/p/$everything', parameters({ name: 'colour', valueString: 'red' })),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(400);
      expect(issuesOf(answer)).toEqual(['not-supported http.colour']);
      expect(englishOf(answer)).toContain('_since, _type, _count');
    }
  });

  test('a missing parameter answers 400 and names it', async () => {
    for (const body of [parameters(), { resourceType: 'Parameters' }]) {
      const answer = await post(hub, 'Patient/p/$meta-add', body);
      expect(answer.status).toBe(400);
      expect(issuesOf(answer)).toEqual(["required Parameters.parameter.where(name='meta')"]);
    }
    expect((await hub.http.post('/fhir/Patient/p/$meta-add')).status).toBe(400);
  });

  test('a parameter given too often answers 400', async () => {
    const answer = await post(hub, 'Patient/p/$meta-add', parameters(meta, meta));
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(["invalid Parameters.parameter.where(name='meta')"]);
    expect((await get(hub, 'Patient/p/$everything?_count=1&_count=2')).status).toBe(400);
  });

  test.each([
    ['a text', { name: 'meta', valueString: 'x' }],
    ['a Coding', { name: 'meta', valueCoding: { code: 'x' } }],
    ['a resource', { name: 'meta', resource: { resourceType: 'Patient' } }],
    ['parts', { name: 'meta', part: [{ name: 'tag', valueCoding: { code: 'x' } }] }],
    ['nothing', { name: 'meta' }],
  ])('a parameter of another type (%s) answers 400', async (_says, parameter) => {
    const answer = await post(hub, 'Patient/p/$meta-add', parameters(parameter));
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)[0]).toMatch(/^(value|structure) Parameters\.parameter/);
  });

  test('a complex parameter cannot come in the URL: 400', async () => {
    expect((await post(hub, 'Patient/p/$meta-add?meta=x', parameters())).status).toBe(400);
  });

  test.each([
    ['another resource', { resourceType: 'Patient' }],
    ['a parameter without a name', { resourceType: 'Parameters', parameter: [{ valueString: 'x' }] }],
    ['no list of parameters', { resourceType: 'Parameters', parameter: { name: 'meta' } }],
    ['a value that is not R4', parameters({ name: 'meta', valueMeta: { tag: {} } })],
    ['a value that is no list', parameters({ name: 'meta', valueMeta: { profile: 'http://example.org/p' } })],
    ['null for a parameter', { resourceType: 'Parameters', parameter: [null] }],
  ])('%s in place of Parameters answers 400', async (_says, body) => {
    const answer = await post(hub, 'Patient/p/$meta-add', body);
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)[0]).toMatch(/^(structure|required|invalid) Parameters/);
    expect((await get(hub, 'Patient/p')).headers.etag).toBe('W/"1"');
  });

  describe('with exactly one input that is a resource, takes that resource for the body', () => {
    const patient = { resourceType: 'Patient', name: [{ text: '架空 花子' }], birthDate: '1950-04-12' };

    test('as it takes it within Parameters, the primitive inputs in the URL', async () => {
      const bare = await post(hub, 'Patient/$match?count=1&onlyCertainMatches=false', patient);
      const wrapped = await post(
        hub,
        'Patient/$match',
        parameters({ name: 'resource', resource: patient }, { name: 'count', valueInteger: 1 }),
      );
      expect([bare.status, bare.body.type, bare.body.total]).toEqual([200, 'searchset', wrapped.body.total]);
      expect((await post(hub, 'Patient/$match?count=0', patient)).status).toBe(400);
    });

    const response = { resourceType: 'QuestionnaireResponse', status: 'completed' };
    const plan = { resourceType: 'PlanDefinition', status: 'active' };
    test.each([
      ['QuestionnaireResponse/$screen', 'response', response, 'region', 'honjo-kodama'],
      ['PlanDefinition/$apply', 'planDefinition', plan, 'subject', 'Patient/p'],
    ])('%s comes to the same either way', async (path, name, resource, further, value) => {
      const bare = await post(hub, `${path}?${further}=${value}`, resource);
      const inside = [
        { name, resource },
        { name: further, valueString: value },
      ];
      const wrapped = await post(hub, path, parameters(...inside));
      // What either lacks to be of use is for the operation to say, not for the reading of its inputs.
      expect([bare.status, issuesOf(bare)]).toEqual([422, issuesOf(wrapped)]);
    });

    test('another resource answers 400 and names the one it takes', async () => {
      for (const body of [{ resourceType: 'Practitioner' }, { resourceType: 'Nothing' }, { name: [] }, []]) {
        const answer = await post(hub, 'Patient/$match', body);
        expect(answer.status).toBe(400);
        expect(issuesOf(answer)).toEqual(['structure Parameters']);
        expect(englishOf(answer)).toContain('Patient as it is');
      }
    });

    test('one that is not R4 answers 400 and says where', async () => {
      const answer = await post(hub, 'Patient/$match', { ...patient, colour: 'red' });
      expect(answer.status).toBe(400);
      expect(issuesOf(answer)[0]).toContain('Patient.colour');
    });

    test('given twice, in the body and in the URL, answers 400', async () => {
      expect((await post(hub, 'Patient/$match?resource=x', patient)).status).toBe(400);
    });
  });

  test('the general parameters are none of the operation’s', async () => {
    expect((await get(hub, 'Patient/p/$everything?_format=json&_pretty=true')).status).toBe(200);
  });
});
