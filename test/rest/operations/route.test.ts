// HealthcareService/$route over HTTP, on the directories as they are shipped. What it decides: test/cases/routing.yaml.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import { shipment } from '../../../src/shipment.ts';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { bundleOf, entry, get, issuesOf, japaneseOf, post, put, remove } from '../../support/requests.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({}, { shipment: shipment() });
});
afterAll(() => hub?.close());

interface Parameter {
  readonly name: string;
  readonly valueReference?: { readonly reference: string; readonly display: string };
  readonly valueString?: string;
  readonly valueCode?: string;
}
interface Answer {
  readonly status: number;
  readonly body: { readonly parameter: readonly Parameter[] };
}

const PATH = 'HealthcareService/$route';
const asked = (inputs: Record<string, string>): Promise<Answer> =>
  get(hub, `${PATH}?${new URLSearchParams(inputs)}`) as unknown as Promise<Answer>;
const posted = (inputs: Record<string, string>): Promise<Answer> => {
  const parameter = Object.entries(inputs).map(([name, value]) => ({
    name,
    [name === 'address' ? 'valueString' : 'valueCode']: value,
  }));
  return post(hub, PATH, { resourceType: 'Parameters', parameter }) as unknown as Promise<Answer>;
};
const all = ({ body }: Answer, name: string): (string | undefined)[] =>
  body.parameter
    .filter((each) => each.name === name)
    .map((each) => each.valueReference?.reference ?? each.valueCode ?? each.valueString);

describe.skipIf(!hasDatabase())('HealthcareService/$route', () => {
  test('answers by GET and by POST alike: centre, district, candidates, explanation in two languages', async () => {
    const inputs = { address: '埼玉県本庄市小島５－６－１', region: 'honjo-kodama', 'care-level': '21' };
    const [byGet, byPost] = [await asked(inputs), await posted(inputs)];
    expect(byGet.status).toBe(200);
    expect(byPost.body).toEqual(byGet.body);
    expect(shapeFindings(byGet.body)).toEqual([]);
    expect(byGet.body.parameter[0]).toEqual({
      name: 'support-centre',
      valueReference: {
        reference: 'Organization/hk-hokatsu-01',
        display: '本庄西地域包括支援センター 本庄市社会福祉協議会',
      },
    });
    expect(all(byGet, 'district')).toEqual(['本庄市小島（本庄西地域）']);
    expect(all(byGet, 'candidate')).toHaveLength(51);
    expect(all(byGet, 'candidate')[0]).toBe('Organization/hk-kyotaku-04');
    expect(all(byGet, 'gap')).toEqual([]);
    expect(byGet.body.parameter.at(-1)).toMatchObject({
      name: 'explanation',
      valueString: expect.stringContaining('HK-34'),
      _valueString: {
        extension: [{ extension: [{ valueCode: 'en' }, { valueString: expect.stringMatching(/served by/) }] }],
      },
    });
  });

  test('every reference leads to something', async () => {
    const answer = await asked({ address: '安中市安中1-16-32' });
    const references = [...all(answer, 'support-centre'), ...all(answer, 'candidate')];
    expect(references).toHaveLength(25);
    const read = references.map((reference) => entry('GET', reference!));
    const { body } = await post(hub, '', bundleOf('batch', ...read));
    expect(body.entry.map(({ response }: { response: { status: string } }) => response.status.slice(0, 3))).toEqual(
      references.map(() => '200'),
    );
  });

  test.each([
    [
      '安中: both, none preferred',
      { address: '安中市松井田町新堀245' },
      ['Organization/an-hokatsu-01', 'Organization/an-hokatsu-02'],
      [],
    ],
    ['尼崎: no directory', { address: '尼崎市東七松町1-23-1' }, [], ['no-directory']],
    ['the whole country: no directory', { address: '札幌市中央区北1条', region: 'national' }, [], ['no-directory']],
    ['another region', { address: '本庄市小島1', region: 'kodaira' }, [], ['outside']],
    ['no region', { address: '埼玉県深谷市仲町11-1' }, [], ['outside']],
    ['a missing 丁目', { address: '小平市小川東町', region: 'kodaira' }, [], ['chome-needed']],
    ['none, confirmed', { address: '小平市小川東町 丁目なし' }, ['Organization/kd-hokatsu-03'], []],
    ['no 町名', { address: '本庄市1216-1' }, [], ['chome-needed']],
  ])('%s', async (_, inputs, centres, gap) => {
    const answer = await asked(inputs);
    expect(answer.status).toBe(200);
    expect(all(answer, 'support-centre')).toEqual(centres);
    expect(all(answer, 'gap')).toEqual(gap);
    expect(all(answer, 'explanation')).toHaveLength(1);
  });

  test.each([
    ['no address', {}, 'required'],
    ['a blank address', { address: '　' }, 'value'],
    ['an address without end', { address: '本'.repeat(501) }, 'value'],
    ['an unknown region', { address: '本庄市小島1', region: 'honjo' }, 'value'],
    ['an empty region', { address: '本庄市小島1', region: '' }, 'value'],
    ['two regions in one', { address: '本庄市小島1', region: 'honjo-kodama,annaka' }, 'value'],
    ['an unknown care level', { address: '本庄市小島1', 'care-level': '3' }, 'value'],
    ['an unknown parameter', { address: '本庄市小島1', distance: '3' }, 'not-supported'],
  ])('%s: 400, and what to give instead', async (_, inputs, code) => {
    const byGet = await get(hub, `${PATH}?${new URLSearchParams(inputs as Record<string, string>)}`);
    expect(byGet.status).toBe(400);
    expect(issuesOf(byGet)[0]).toMatch(new RegExp(`^${code}`));
    expect(japaneseOf(byGet)).toMatch(/。$/);
  });

  test('an unknown region names those that are known', async () => {
    const answer = await get(hub, `${PATH}?address=x&region=saitama`);
    for (const region of ['honjo-kodama', 'annaka', 'amagasaki', 'kodaira', 'national'])
      expect(japaneseOf(answer)).toContain(region);
  });

  test('only at the type', async () => {
    expect((await get(hub, 'HealthcareService/hk-hokatsu-01/$route?address=x')).status).toBe(404);
    expect((await remove(hub, PATH)).status).toBe(405);
  });

  test('works inside a batch', async () => {
    const url = `${PATH}?${new URLSearchParams({ address: '小平市津田町2-1-1' })}`;
    const { body } = await post(hub, '', bundleOf('batch', entry('GET', url)));
    expect(body.entry[0].response.status).toMatch(/^200/);
    expect(body.entry[0].resource.parameter[0].valueReference.reference).toBe('Organization/kd-hokatsu-02');
  });

  // Last, since they change the directory.
  test("a user's correction of a district counts at once", async () => {
    const path = 'HealthcareService/hk-hokatsu-01';
    const { body: centre } = await get(hub, path);
    const url = 'https://renkei.example/fhir/StructureDefinition/district';
    const isKojima = (each: { url: string; extension?: { valueString?: string }[] }): boolean =>
      each.url === url && each.extension!.some(({ valueString }) => valueString === '小島');
    const moved = centre.extension.filter(isKojima);
    expect(moved).toHaveLength(1);
    await put(hub, path, { ...centre, extension: centre.extension.filter((each: never) => !isKojima(each)) });
    expect(all(await asked({ address: '本庄市小島1' }), 'gap')).toEqual(['chome-needed']);
    const { body: other } = await get(hub, 'HealthcareService/hk-hokatsu-02');
    await put(hub, 'HealthcareService/hk-hokatsu-02', { ...other, extension: [...other.extension, ...moved] });
    expect(all(await asked({ address: '本庄市小島1' }), 'support-centre')).toEqual(['Organization/hk-hokatsu-02']);
    expect(all(await asked({ address: '本庄市小島南1' }), 'support-centre')).toEqual(['Organization/hk-hokatsu-01']);
  });

  test('a region that somebody adds is one', async () => {
    const region = { url: 'https://renkei.example/fhir/StructureDefinition/region', valueCode: 'fukaya' };
    const district = {
      url: 'https://renkei.example/fhir/StructureDefinition/district',
      extension: [{ url: 'municipality', valueString: '深谷市' }],
    };
    const centre = {
      resourceType: 'HealthcareService',
      id: 'fukaya-1',
      name: '深谷のセンター',
      extension: [region, district],
    };
    expect((await put(hub, 'HealthcareService/fukaya-1', centre)).status).toBe(201);
    const answer = await asked({ address: '埼玉県深谷市仲町11-1', region: 'fukaya' });
    expect(all(answer, 'support-centre')).toEqual(['HealthcareService/fukaya-1']);
  });
});
