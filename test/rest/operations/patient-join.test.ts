// Patient/[id]/$join and $part: a person says who is one person, and who is not; the hub follows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import { loadOperations } from '../../../src/rest/operations/registry.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { type RecordInShort, recordOf } from '../../support/joining.ts';
import { englishOf, get, type Headers, issuesOf, japaneseOf, post, put, remove } from '../../support/requests.ts';
import { putAll } from '../../support/writing.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  await putAll(hub.store, [
    { resourceType: 'Organization', id: 'hospital', name: '架空総合病院' },
    { resourceType: 'Practitioner', id: 'nurse', name: [{ text: '看護 花子' }] },
    { resourceType: 'Device', id: 'matcher' },
  ]);
});
afterAll(() => hub?.close());

let made = 0;
/** Ids and a number of a person's own: the tests share one store. */
function somebody(): { a: string; b: string; c: string; care: string; born: string } {
  made += 1;
  return {
    a: `j${made}-a`,
    b: `j${made}-b`,
    c: `j${made}-c`,
    care: `113001 30000${String(made).padStart(5, '0')}`,
    born: '1950-04-12',
  };
}

const settled = async (): Promise<void> => {
  expect(await hub.store.caughtUp('coordination', 20_000)).toBe(true);
};
async function store(people: Readonly<Record<string, RecordInShort>>): Promise<void> {
  await putAll(
    hub.store,
    Object.entries(people).map(([id, person]) => recordOf(id, person)),
  );
  await settled();
}

interface Wish {
  readonly other?: object;
  readonly reason?: string;
  readonly by?: object;
}
const parametersOf = ({ other, reason = '窓口で介護保険証を確かめた', by }: Wish) => ({
  resourceType: 'Parameters',
  parameter: [
    ...(other === undefined ? [] : [{ name: 'other', valueReference: other }]),
    ...(reason === '' ? [] : [{ name: 'reason', valueString: reason }]),
    ...(by === undefined ? [] : [{ name: 'by', valueReference: by }]),
  ],
});
const call = (operation: 'join' | 'part', id: string, wish: Wish | string, headers: Headers = {}) =>
  post(
    hub,
    `Patient/${id}/$${operation}`,
    parametersOf(typeof wish === 'string' ? { other: { reference: `Patient/${wish}` } } : wish),
    headers,
  );
const join = (id: string, wish: Wish | string, headers: Headers = {}) => call('join', id, wish, headers);
const part = (id: string, wish: Wish | string, headers: Headers = {}) => call('part', id, wish, headers);

/** Which of them name each other, and which name another without being named. */
async function links(...ids: string[]): Promise<string[]> {
  await settled();
  const found: string[] = [];
  for (const id of ids) {
    const { body } = await get(hub, `Patient/${id}`).expect(200);
    for (const { other } of body.link ?? []) found.push(`${id} → ${other.reference.replace('Patient/', '')}`);
  }
  return found.sort();
}
async function words(id: string): Promise<string[]> {
  const { body } = await get(hub, `Provenance?target=Patient/${id}&_sort=_lastUpdated`).expect(200);
  return (body.entry ?? []).map(
    // biome-ignore lint/suspicious/noExplicitAny: a Provenance as it came over the wire
    ({ resource }: any) =>
      `${resource.activity.coding[0].code} by ${resource.agent[0].who.type === 'Device' ? 'hub' : 'person'}`,
  );
}

describe('Patient/[id]/$join', () => {
  test('joins two records that have no number in common, and returns the Provenance', async () => {
    const { a, b, born } = somebody();
    await store({ [a]: { born, kana: 'ヤマダ タロウ' }, [b]: { born, kana: 'ヤマダ タロウ' } });
    const { body } = await join(b, {
      other: { reference: `Patient/${a}` },
      by: { reference: 'Practitioner/nurse' },
    }).expect(200);
    expect(shapeFindings(body)).toEqual([]);
    expect(body).toMatchObject({
      resourceType: 'Provenance',
      target: [{ reference: `Patient/${a}` }, { reference: `Patient/${b}` }],
      activity: { coding: [{ code: 'link' }] },
      agent: [{ type: { coding: [{ code: 'verifier' }] }, who: { reference: 'Practitioner/nurse' } }],
      reason: [{ text: '窓口で介護保険証を確かめた' }],
    });
    await get(hub, `Provenance/${body.id}`).expect(200, body);
    expect(await links(a, b)).toEqual([`${a} → ${b}`, `${b} → ${a}`]);
  });

  test('confirms what the hub had joined: it stays joined when the birth date is corrected', async () => {
    const { a, b, care, born } = somebody();
    await store({ [a]: { born, care }, [b]: { born, care } });
    await join(a, b).expect(200);
    await store({ [a]: { born: '1936-11-03', care } });
    expect(await links(a, b)).toEqual([`${a} → ${b}`, `${b} → ${a}`]);
    expect(await words(a)).toEqual(['link by hub', 'link by person']);
  });

  test('joins, though birth dates differ, and keeps a note of it in both languages', async () => {
    const { a, b, born } = somebody();
    await store({ [a]: { born }, [b]: { born: '1936-11-03' } });
    const { body } = await join(a, b).expect(200);
    expect(body.reason).toHaveLength(2);
    expect(body.reason[1].text).toContain('生年月日が違う');
    expect(JSON.stringify(body.reason[1]._text)).toContain('birth dates differ');
    expect(await links(a, b)).toHaveLength(2);
  });

  test('takes back what a person had parted, also for the other records of the two', async () => {
    const { a, b, c, care, born } = somebody();
    await store({ [a]: { born, care }, [b]: { born, care }, [c]: { born, care } });
    await part(a, c).expect(200);
    expect(await links(a, b, c)).toEqual([`${b} → ${c}`, `${c} → ${b}`]);
    await join(a, b).expect(200);
    expect(await links(a, b, c)).toHaveLength(6);
  });

  test('says who acts, where nobody else is named, and for whom, where somebody is', async () => {
    const { a, b, c, born } = somebody();
    await store({ [a]: { born }, [b]: { born }, [c]: { born } });
    const acting = { 'X-Renkei-Actor': 'Organization/hospital' };
    const own = await join(a, b, acting).expect(200);
    expect(own.body.agent[0]).toMatchObject({ who: { reference: 'Organization/hospital' } });
    expect(own.body.agent[0].onBehalfOf).toBeUndefined();
    const by = { display: '地域連携室 佐藤' };
    const named = await join(a, { other: { reference: `Patient/${c}` }, by }, acting).expect(200);
    expect(named.body.agent[0]).toMatchObject({ who: by, onBehalfOf: { reference: 'Organization/hospital' } });
    const operator = await part(a, c).expect(200);
    expect(operator.body.agent[0].who.display).toContain('操作者');
  });

  test('is said once, though two say it at the same moment', async () => {
    const { a, b, born } = somebody();
    await store({ [a]: { born }, [b]: { born } });
    const answers = await Promise.all([join(a, b), join(b, a), join(a, b)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await words(a)).toEqual(['link by person']);
  });
});

describe('Patient/[id]/$part', () => {
  test('takes the links out of both, and the hub does not join them again', async () => {
    const { a, b, care, born } = somebody();
    await store({ [a]: { born, care }, [b]: { born, care } });
    const { body } = await part(a, { other: { reference: `Patient/${b}` }, reason: '同じ番号は入力の誤り' }).expect(
      200,
    );
    expect(body).toMatchObject({
      resourceType: 'Provenance',
      activity: { coding: [{ code: 'unlink' }] },
      reason: [{ text: '同じ番号は入力の誤り' }],
    });
    await store({ [a]: { born, care }, [b]: { born, care } });
    expect(await links(a, b)).toEqual([]);
    expect(await words(a)).toEqual(['link by hub', 'unlink by person']);
  });

  test('takes a record out of a person of three; the others stay together', async () => {
    const { a, b, c, care, born } = somebody();
    await store({ [a]: { born, care }, [b]: { born, care }, [c]: { born, care } });
    expect(await links(a, b, c)).toHaveLength(6);
    const { body } = await part(b, a).expect(200);
    expect(body.target).toEqual([{ reference: `Patient/${a}` }, { reference: `Patient/${b}` }]);
    expect(await links(a, b, c)).toEqual([`${a} → ${c}`, `${c} → ${a}`]);
  });

  test('parts what is joined through another, and by more than seealso', async () => {
    const { a, b, c, born } = somebody();
    await store({ [a]: { born, links: [['replaces', b]] }, [b]: { born, links: [['refer', c]] }, [c]: { born } });
    await part(a, c).expect(200);
    expect(await links(a, b, c)).toEqual([`${b} → ${c}`]);
  });

  test('may be said beforehand: what comes later does not join them', async () => {
    const { a, b, care, born } = somebody();
    await store({ [a]: { born, care }, [b]: { born } });
    const { body } = await part(a, b).expect(200);
    expect(body).toMatchObject({ activity: { coding: [{ code: 'unlink' }] } });
    await part(b, a).expect(409);
    await store({ [b]: { born, care } });
    expect(await links(a, b)).toEqual([]);
    expect(await words(a)).toEqual(['unlink by person']);
    await join(a, b).expect(200);
    expect(await links(a, b)).toHaveLength(2);
  });

  test('confirms what the hub had parted by itself, so that it does not join them again', async () => {
    const { a, b, care, born } = somebody();
    await store({ [a]: { born, care }, [b]: { born, care } });
    await store({ [a]: { born: '1936-11-03', care } });
    await part(a, b).expect(200);
    await store({ [a]: { born, care } });
    expect(await links(a, b)).toEqual([]);
    expect(await words(a)).toEqual(['link by hub', 'unlink by hub', 'unlink by person']);
  });

  test('is said once, though two say it at the same moment', async () => {
    const { a, b, born } = somebody();
    await store({ [a]: { born }, [b]: { born } });
    const answers = await Promise.all([part(a, b), part(b, a), part(a, b)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await words(a)).toEqual(['unlink by person']);
  });

  test('holds also when the link had just been lost by a copy sent again', async () => {
    const { a, b, care, born } = somebody();
    await store({ [a]: { born, care }, [b]: { born, care } });
    await put(hub, `Patient/${a}`, recordOf(a, { born, care })).expect(200);
    await part(a, b).expect(200);
    expect(await links(a, b)).toEqual([]);
  });
});

describe('what cannot be said is refused, in both languages', () => {
  test.each(['join', 'part'] as const)('$%s of a record with itself: 422', async (operation) => {
    const { a, born } = somebody();
    await store({ [a]: { born } });
    const answer = await call(operation, a, a).expect(422);
    expect(issuesOf(answer)).toEqual([`business-rule Parameters.parameter.where(name='other')`]);
    expect(japaneseOf(answer)).toContain('同じ記録');
    expect(englishOf(answer)).toContain('itself');
  });

  test.each(['join', 'part'] as const)(
    '$%s with a record that is not stored: 422, of one that is not stored: 404, or deleted: 410',
    async (operation) => {
      const { a, b, born } = somebody();
      await store({ [a]: { born }, [b]: { born } });
      expect(issuesOf(await call(operation, a, 'nobody').expect(422))).toEqual([
        `processing Parameters.parameter.where(name='other')`,
      ]);
      await call(operation, 'nobody', a).expect(404);
      await remove(hub, `Patient/${b}`);
      await call(operation, b, a).expect(410);
      await call(operation, a, b).expect(422);
    },
  );

  test('joining twice, parting twice: 409', async () => {
    const { a, b, born } = somebody();
    await store({ [a]: { born }, [b]: { born } });
    await join(a, b).expect(200);
    expect(japaneseOf(await join(b, a).expect(409))).toContain('すでに');
    await part(b, a).expect(200);
    expect(japaneseOf(await part(a, b).expect(409))).toContain('別の人の記録であると、すでに人が確かめています');
    expect(await words(a)).toEqual(['link by person', 'unlink by person']);
  });

  test.each([
    ['no other record', {}, 400],
    ['another than a Patient', { other: { reference: 'Organization/hospital' } }, 400],
    ['a Patient elsewhere', { other: { reference: 'https://elsewhere.example/fhir/Patient/1' } }, 400],
    ['no reference', { other: { display: '山田 太郎' } }, 400],
    ['no reason', { other: { reference: 'Patient/OTHER' }, reason: '' }, 400],
    ['a blank reason', { other: { reference: 'Patient/OTHER' }, reason: '　' }, 400],
    ['a device for a person', { other: { reference: 'Patient/OTHER' }, by: { reference: 'Device/matcher' } }, 400],
    [
      'a device without reference',
      { other: { reference: 'Patient/OTHER' }, by: { type: 'Device', display: '照合機' } },
      400,
    ],
    [
      'somebody who is not stored',
      { other: { reference: 'Patient/OTHER' }, by: { reference: 'Practitioner/no' } },
      422,
    ],
    ['nobody by name', { other: { reference: 'Patient/OTHER' }, by: { type: 'Practitioner' } }, 400],
  ])('%s', async (_what, wish: Wish, status) => {
    const { a, b, born } = somebody();
    await store({ [a]: { born }, [b]: { born } });
    const mine = JSON.parse(JSON.stringify(wish).replaceAll('OTHER', b)) as Wish;
    const answer = await join(a, mine).expect(status);
    expect(japaneseOf(answer)).toMatch(/[ぁ-んァ-ン一-龠]/);
    expect(await words(a)).toEqual([]);
  });

  test('by GET: 405', async () => {
    const { a, born } = somebody();
    await store({ [a]: { born } });
    await get(hub, `Patient/${a}/$join`).expect(405);
  });
});

test('both definitions say that they are additions, and how to part', () => {
  const ours = loadOperations().filter(({ definition }) => ['join', 'part'].includes(definition.code));
  expect(ours).toHaveLength(2);
  for (const { definition } of ours) {
    expect(definition.description).toMatch(/unlink.+transaction/s);
    expect(definition.description).toContain('加えたもの');
    expect(definition.base).toBeUndefined();
  }
});
