// Records of one person, joined as they come in and parted when the facts no longer say so; by the hub as it runs.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { joinRecords } from '../../src/coordination/engine/join-records.ts';
import type { Reading } from '../../src/coordination/engine/reading.ts';
import { readJson } from '../../src/fhir/json/read.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { shapeFindings } from '../../src/fhir/validation/shape.ts';
import type { FeedHandler } from '../../src/store/feed.ts';
import type { Change } from '../../src/store/write/change.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { cardOf, type RecordInShort, recordOf } from '../support/joining.ts';
import { EVERYONE, putAll } from '../support/writing.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

let made = 0;
/** Ids and numbers of a person's own: the tests share one store. */
function somebody(): { a: string; b: string; c: string; number: string; other: string; born: string } {
  made += 1;
  const digits = String(made).padStart(5, '0');
  const [number, other] = [`113001 10000${digits}`, `113001 20000${digits}`];
  return { a: `p${made}-a`, b: `p${made}-b`, c: `p${made}-c`, number, other, born: '1950-04-12' };
}

const settled = async (): Promise<void> => {
  expect(await hub.store.caughtUp('coordination', 20_000)).toBe(true);
};
const put = async (...resources: Resource[]): Promise<void> => {
  await putAll(hub.store, resources);
  await settled();
};
const record = (id: string, person: RecordInShort, more: object = {}): Resource => ({
  ...recordOf(id, person),
  ...more,
});

async function read(type: string, id: string): Promise<Resource> {
  const current = await hub.store.read(type, id, 'everyone');
  return readJson(current?.content ?? '{}') as unknown as Resource;
}
const linksOf = async (id: string): Promise<string[]> =>
  ((await read('Patient', id)).link as { type: string; other: { reference: string } }[] | undefined)?.map(
    ({ type, other }) => `${type} ${other.reference}`,
  ) ?? [];
const areJoined = async (one: string, other: string): Promise<boolean> =>
  (await linksOf(one)).includes(`seealso Patient/${other}`) &&
  (await linksOf(other)).includes(`seealso Patient/${one}`);

async function wordsAbout(id: string): Promise<Resource[]> {
  const { body } = await hub.http.get(`/fhir/Provenance?target=Patient/${id}&_sort=_lastUpdated&_count=100`);
  return (body.entry ?? []).map(({ resource }: { resource: Resource }) => resource);
}
const sayings = async (id: string): Promise<string[]> =>
  (await wordsAbout(id)).map(({ activity }) => (activity as { coding: { code: string }[] }).coding[0]!.code);

const wordOfPerson = (id: string, code: 'link' | 'unlink', ...targets: string[]): Resource => ({
  resourceType: 'Provenance',
  id,
  target: targets.map((target) => ({ reference: `Patient/${target}` })),
  recorded: '2026-11-10T15:30:00+09:00',
  activity: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle', code }] },
  agent: [{ who: { display: '地域連携室' } }],
});

describe('records with the same number of the same insurer', () => {
  test('are joined, each with a link to the other, and it is told by whom and why', async () => {
    const { a, b, number, born } = somebody();
    await put(record(a, { kana: 'ヤマダ タロウ', born, care: number }), record(b, { born, care: number }));
    expect(await linksOf(a)).toEqual([`seealso Patient/${b}`]);
    expect(await linksOf(b)).toEqual([`seealso Patient/${a}`]);
    const [word, ...more] = await wordsAbout(a);
    expect(more).toEqual([]);
    expect(shapeFindings(word)).toEqual([]);
    expect(word).toMatchObject({
      target: [{ reference: `Patient/${a}` }, { reference: `Patient/${b}` }],
      activity: { coding: [{ code: 'link' }] },
      agent: [{ who: { type: 'Device', display: expect.stringContaining('ハブ') } }],
      reason: [{ text: expect.stringContaining('一致'), _text: { extension: [expect.anything()] } }],
    });
    expect(Math.abs(Date.parse(String(word!.recorded)) - Date.now())).toBeLessThan(600_000);
  });

  test('keep everything else that stands in them', async () => {
    const { a, b, c, number, born } = somebody();
    const other = record(c, { born, kana: 'ヤマダ ハナコ' });
    const before = record(
      a,
      { kana: 'ヤマダ タロウ', born, care: number, links: [['refer', c]] },
      { multipleBirthBoolean: true },
    );
    await put(other, before, record(b, { born, care: number }));
    const { meta: _, ...after } = await read('Patient', a);
    expect(after).toEqual({
      ...before,
      link: [...(before.link as object[]), { other: { reference: `Patient/${b}` }, type: 'seealso' }],
    });
  });

  test('are joined, too, when the number comes later, on the card, its insurer a stored Organization', async () => {
    const { a, b, number, born } = somebody();
    const insurer = `${a}-insurer`;
    await put(record(a, { born, care: number }), record(b, { born }), {
      resourceType: 'Organization',
      id: insurer,
      name: '架空市',
      identifier: [{ system: 'https://renkei.example/fhir/identifier/care-insurer', value: '113001' }],
    });
    expect(await areJoined(a, b)).toBe(false);
    await put(cardOf(b, number, { payor: [{ reference: `Organization/${insurer}` }] }));
    expect(await areJoined(a, b)).toBe(true);
  });

  test('are joined though one was typed full-width, whichever came first', async () => {
    const [first, second] = [somebody(), somebody()];
    const wide = (text: string): string =>
      text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    await put(record(first.a, { born: first.born, care: wide(first.number) }));
    await put(record(first.b, { born: first.born, care: first.number }));
    await put(record(second.a, { born: second.born, care: second.number }));
    await put(record(second.b, { born: second.born, card: second.number }), cardOf(second.b, wide(second.number)));
    expect(await areJoined(first.a, first.b)).toBe(true);
    expect(await areJoined(second.a, second.b)).toBe(true);
  });

  test('are parted when the number is corrected, and joined again when it was right after all', async () => {
    const { a, b, number, other, born } = somebody();
    await put(record(a, { born, care: number }), record(b, { born, care: number }));
    await put(record(b, { born, care: other, links: [['seealso', a]] }));
    expect([await linksOf(a), await linksOf(b)]).toEqual([[], []]);
    expect(await sayings(a)).toEqual(['link', 'unlink']);
    await put(record(b, { born, care: number }));
    expect(await areJoined(a, b)).toBe(true);
    expect(await sayings(a)).toEqual(['link', 'unlink', 'link']);
  });

  test('are parted when the birth date turns out to be another', async () => {
    const { a, b, number, born } = somebody();
    await put(record(a, { born, care: number }), record(b, { care: number }));
    expect(await areJoined(a, b)).toBe(true);
    await put(record(b, { born: '1936-11-03', care: number }));
    expect([await linksOf(a), await linksOf(b)]).toEqual([[], []]);
  });

  test.each([
    [
      'entered in error',
      (card: Resource): Change[] => [
        { kind: 'update', type: 'Coverage', id: card.id!, resource: { ...card, status: 'entered-in-error' } },
      ],
    ],
    ['deleted', (card: Resource): Change[] => [{ kind: 'delete', type: 'Coverage', id: card.id! }]],
  ])('are parted when the card that joined them is %s', async (_what, withdraw) => {
    const { a, b, number, born } = somebody();
    const card = cardOf(b, number);
    await put(record(a, { born, care: number }), record(b, { born }), card);
    expect(await areJoined(a, b)).toBe(true);
    await hub.store.write(withdraw(card), EVERYONE);
    await settled();
    expect([await linksOf(a), await linksOf(b)]).toEqual([[], []]);
  });

  test('are not joined where six carry it, and one less brings the rest together', async () => {
    const { a, number, other, born } = somebody();
    const ids = ['1', '2', '3', '4', '5', '6'].map((each) => `${a}${each}`);
    await put(...ids.map((id) => record(id, { born, care: number })));
    expect((await Promise.all(ids.map(linksOf))).flat()).toEqual([]);
    await put(record(ids[5]!, { born, care: other }));
    expect(await Promise.all(ids.map(async (id) => (await linksOf(id)).length))).toEqual([4, 4, 4, 4, 4, 0]);
  });

  test('are not joined where a whole ward carries it, nor does that ward bar others', async () => {
    const { a, number, born } = somebody();
    const two = somebody();
    const ward = Array.from({ length: 60 }, (_, i) => record(`${a}-${i}`, { born, care: number }));
    await put(...ward, record(two.a, { born, care: two.number }), record(two.b, { born, care: two.number }));
    expect(await wordsAbout(`${a}-0`)).toEqual([]);
    expect(await areJoined(two.a, two.b)).toBe(true);
  });
});

describe('a record that is sent again', () => {
  test('without its link stays joined, and no word is added', async () => {
    const { a, b, number, born } = somebody();
    await put(record(a, { born, care: number }), record(b, { born, care: number }));
    await put(record(a, { born, care: number }), record(b, { born, care: number }));
    expect(await areJoined(a, b)).toBe(true);
    expect(await sayings(a)).toEqual(['link']);
  });

  test('does not undo what a person has parted: with a Provenance in the same transaction, or alone', async () => {
    for (const isAlone of [false, true]) {
      const { a, b, number, born } = somebody();
      const sent = [record(a, { born, care: number }), record(b, { born, care: number })];
      await put(...sent);
      const copy = await read('Patient', a);
      await put(wordOfPerson(`${a}-parted`, 'unlink', a, b), ...(isAlone ? [] : sent));
      expect([await linksOf(a), await linksOf(b)]).toEqual([[], []]);
      await put(...sent);
      // A copy from before, with the link in it.
      await put({ ...copy, active: true });
      expect([await linksOf(a), await linksOf(b)]).toEqual([[], []]);
      expect(await sayings(a)).toEqual(['link', 'unlink']);
    }
  });

  test('with an old word of a person does not undo a later one', async () => {
    const { a, b, born } = somebody();
    const word = wordOfPerson(`${a}-joined`, 'link', a, b);
    await put(record(a, { born }), record(b, { born }), word);
    expect(await areJoined(a, b)).toBe(true);
    await put(wordOfPerson(`${a}-parted`, 'unlink', a, b));
    expect([await linksOf(a), await linksOf(b)]).toEqual([[], []]);
    await put(word);
    expect([await linksOf(a), await linksOf(b)]).toEqual([[], []]);
    await put({ ...wordOfPerson(`${a}-parted`, 'link', a, b) });
    expect(await areJoined(a, b)).toBe(true);
  });

  test('that a person has joined stays so, though numbers and birth dates say otherwise', async () => {
    const { a, b, number, other } = somebody();
    await put(record(a, { born: '1950-04-12', care: number }), record(b, { born: '1950-04-13', care: other }));
    await put(wordOfPerson(`${a}-joined`, 'link', b, a));
    await put(record(a, { born: '1950-04-12', care: number }));
    expect(await areJoined(a, b)).toBe(true);
  });
});

describe('several readers of the feed', () => {
  const handler: FeedHandler = (events, tx) => {
    const { search } = hub.hub;
    const reading: Reading = { view: tx.view, search, base: search.base, now: Date.now(), clockOffset: 0 };
    return joinRecords(events, tx, reading);
  };

  test('at the same time join two records once', async () => {
    const people = Array.from({ length: 12 }, somebody);
    const readers = [await hub.store.follow('joining-1', handler), await hub.store.follow('joining-2', handler)];
    await Promise.all(
      people.map(({ a, b, number, born }) =>
        putAll(hub.store, [record(a, { born, care: number }), record(b, { born, care: number })]),
      ),
    );
    await settled();
    for (const name of ['joining-1', 'joining-2']) expect(await hub.store.caughtUp(name, 20_000)).toBe(true);
    for (const reader of readers) await reader.stop();
    for (const { a, b } of people) {
      expect(await linksOf(a)).toEqual([`seealso Patient/${b}`]);
      expect(await linksOf(b)).toEqual([`seealso Patient/${a}`]);
      expect(await sayings(a)).toEqual(['link']);
    }
  });

  test('and all events once more write nothing', async () => {
    await settled();
    const versions = async () => {
      const { body } = await hub.http.get('/fhir/_history?_count=1');
      return body.entry[0].fullUrl + body.entry[0].resource.meta.versionId;
    };
    const before = await versions();
    const errors: unknown[] = [];
    const again = await hub.store.follow('joining-again', handler, { onError: (cause) => errors.push(cause) });
    await vi.waitFor(async () => expect(await hub.store.caughtUp('joining-again', 1_000)).toBe(true), 20_000);
    await again.stop();
    expect(errors).toEqual([]);
    expect(await versions()).toEqual(before);
  });
});
