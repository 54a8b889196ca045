// Routing by address, on the directories as they are published. The cases stand in test/cases/routing.yaml.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ListedService, listedServices } from '../../src/coordination/routing/directory.ts';
import { labelOf } from '../../src/coordination/routing/explanation.ts';
import { CARE_LEVELS, type Route, type RouteOptions, routeOf } from '../../src/coordination/routing.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { flat, ofType } from '../support/artefacts.ts';
import { REGIONS, resources } from '../support/directory.ts';

interface Section {
  readonly says: string;
  readonly region?: string;
  readonly to?: readonly string[];
  readonly gap?: string;
  readonly mentions?: readonly string[];
  readonly addresses: readonly string[];
}

const sections = parse(readFileSync(new URL('../cases/routing.yaml', import.meta.url), 'utf8')) as Section[];
const published = REGIONS.flatMap((region) => resources(region)) as unknown as Resource[];
const services = listedServices(published);
const route = (address: string, options?: RouteOptions): Route => routeOf(address, services, options);
const centres = ({ supportCentres }: Route): string[] =>
  supportCentres.map(({ reference }) => reference.replace('Organization/', ''));
const candidates = (route: Route): string[] => route.candidates.map(({ reference }) => reference.split('/')[1]!);

describe.each(sections)('$says', ({ region, to = [], gap, mentions = [], addresses }) => {
  test.each(addresses.map((address) => [address]))('%s', (address) => {
    const answer = route(address, { region });
    expect({ to: centres(answer), gap: answer.gap }).toEqual({ to, gap });
    for (const word of mentions) expect(answer.explanation.ja).toContain(word);
    expect(answer.explanation.en).toMatch(/[a-z]{3}.*\.$/);
    expect(answer.explanation.ja).not.toContain('undefined');
    expect(answer.explanation.en).not.toContain('undefined');
    expect('district' in answer).toBe(to.length > 0);
  });
});

describe('the table of cases', () => {
  test('meets every row of every directory', () => {
    const met = new Set(
      sections.flatMap(({ addresses, region }) => addresses.map((address) => route(address, { region }).district)),
    );
    const rows = services.flatMap(({ districts }) => districts.map(labelOf));
    expect(rows.length).toBe(89);
    expect(rows.filter((row) => !met.has(row))).toEqual([]);
  });
});

describe('writing an address otherwise changes nothing', () => {
  const plain = sections.flatMap(({ addresses, region }) => addresses.map((address) => ({ address, region })));
  const told = (address: string, region?: string): object => {
    const { supportCentres, gap, district } = route(address, { region });
    return { supportCentres, gap, district };
  };
  const wide = (text: string): string =>
    text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  const PREFECTURE: Record<string, string> = { 本庄市: '埼玉県', 安中市: '群馬県', 尼崎市: '兵庫県', 小平市: '東京都' };
  const withPrefecture = (text: string): string =>
    text.replace(/^(本庄市|安中市|尼崎市|小平市)/, (city) => `${PREFECTURE[city]}${city}`);
  const WAYS: readonly ((text: string) => string)[] = [
    wide,
    withPrefecture,
    (text) => text.replace(/^(美里町|神川町|上里町)/, '児玉郡$1'),
    (text) => text.replace(/^(埼玉県)?(児玉郡)?(本庄市|安中市|尼崎市|小平市|美里町)(?=[^\d１-９大字])/, '$1$2$3大字'),
    (text) => text.replace(/^(本庄市|安中市|尼崎市|小平市)(?=[^\d１-９大字])/, '$1字'),
    (text) => text.replace(/(市|郡|県)(?=[^\d営])/, '$1　'),
    (text) => ` ${text}\n`,
    (text) => text.normalize('NFD'),
    (text) => (/^\s*[〒\d３]/.test(text) ? text : `〒367-0000 ${text}`),
  ];

  test('in any mixture of ways', () => {
    const ways = fc.subarray([...WAYS]);
    fc.assert(
      fc.property(fc.constantFrom(...plain), ways, ({ address, region }, chosen) => {
        const written = chosen.reduce((text, way) => way(text), address);
        expect(told(written, region), written).toEqual(told(address, region));
      }),
      { numRuns: 1000 },
    );
  });

  test('and no text at all brings it down', () => {
    const piece = fc.constantFrom(...'本庄市小島南丁目番地号なし大字郡県一十千-ーの(（〒0123 、\u{E0100}'.split(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: piece, maxLength: 40 }), fc.string({ unit: 'binary' })), (text) => {
        const { supportCentres, gap } = route(text);
        expect(supportCentres.length > 0).toBe(gap === undefined);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('candidates', () => {
  test('要介護 in 本庄市児玉郡: all offices, first those of the same 町名, then of the municipality', () => {
    const found = candidates(route('本庄市小島1-2-3', { careLevel: '21' }));
    expect(found).toHaveLength(51);
    expect(found.slice(0, 3)).toEqual(['hk-kyotaku-04', 'hk-kyotaku-08', 'hk-kyotaku-01']);
    const inCity = found.map((id) => Number(id.slice(-2)) <= 30);
    expect(inCity).toEqual([...inCity].sort((a, b) => Number(b) - Number(a)));
  });

  test('a 大字 of a town, however it is written', () => {
    const found = candidates(route('児玉郡上里町七本木１', { careLevel: '23' }));
    expect(found.slice(0, 5)).toEqual([44, 46, 47, 50, 51].map((n) => `hk-kyotaku-${n}`));
  });

  test('小島南 is not 小島', () => {
    expect(candidates(route('本庄市小島南1-2-3', { careLevel: '21' }))[0]).toBe('hk-kyotaku-01');
  });

  test('安中 lists small-multi offices too (AN-26)', () => {
    const found = candidates(route('安中市郷原100', { careLevel: '25' }));
    expect(found).toHaveLength(23);
    expect(found[0]).toBe('an-shotaki-01');
  });

  test.each(['01', '06', '11', '12', '13'])('level %s turns to the support centre', (careLevel) => {
    const answer = route('本庄市小島1-2-3', { careLevel });
    expect(answer.candidates).toEqual(answer.supportCentres);
    expect(answer.candidates).toHaveLength(1);
  });

  test('without a level both are given, and it is said for whom', () => {
    const answer = route('本庄市小島1-2-3');
    expect(centres(answer)).toEqual(['hk-hokatsu-01']);
    expect(answer.candidates).toHaveLength(51);
    expect(answer.explanation.ja).toContain('要介護度が指定されていません');
  });

  test('while the 丁目 or 町名 is asked for, offices of the municipality are known and a centre is not', () => {
    expect(candidates(route('本庄市1216-1', { careLevel: '21' }))).toHaveLength(51);
    expect(candidates(route('本庄市1216-1', { careLevel: '12' }))).toEqual([]);
  });

  test('where the directory has no offices, that is said', () => {
    const answer = route('小平市仲町1', { careLevel: '22' });
    expect(answer.candidates).toEqual([]);
    expect(answer.explanation.ja).toContain('居宅介護支援事業所の一覧はありません');
    expect(answer.gap).toBeUndefined();
  });

  test('outside there are none', () => {
    expect(route('深谷市仲町1', { region: 'honjo-kodama', careLevel: '21' }).candidates).toEqual([]);
  });

  test('desks, hospitals and linkage bases are never candidates (KD-27)', () => {
    for (const { kinds, id } of services) {
      if (kinds.some((kind) => ['home-care-support', 'small-multi', 'support-centre'].includes(kind))) continue;
      expect(candidates(route('本庄市小島1-1', {})), id).not.toContain(id);
    }
  });

  test('the levels are those of the code system', () => {
    const codes = flat(ofType('CodeSystem').find(({ id }) => id === 'care-level')!.concept as []).map(
      ({ code }) => code,
    );
    expect([...CARE_LEVELS].sort()).toEqual(codes.sort());
  });
});

describe('what a user corrected counts', () => {
  const changed = (id: string, change: (service: ListedService) => object): ListedService[] =>
    services.map((each) => (each.id === id ? { ...each, ...change(each) } : each));

  test('a district given to two centres names both, as a doubt', () => {
    const [kojima] = services.find(({ id }) => id === 'hk-hokatsu-01')!.districts.filter(({ area }) => area === '小島');
    const twice = changed('hk-hokatsu-02', ({ districts }) => ({ districts: [...districts, kojima!] }));
    const answer = routeOf('本庄市小島1', twice);
    expect(centres(answer)).toEqual(['hk-hokatsu-01', 'hk-hokatsu-02']);
    expect(answer.explanation.ja).toContain('要確認');
  });

  test('尼崎 with districts is routed as any other', () => {
    const district = {
      municipality: '尼崎市',
      isExact: true,
      isWithoutChome: false,
      isShared: false,
      isDerived: false,
    };
    const centre = { kinds: ['support-centre'], districts: [district] };
    const answer = routeOf(
      '尼崎市昭和通2-6-68',
      changed('am-desk-03', () => centre),
    );
    expect({ to: centres(answer), gap: answer.gap }).toEqual({ to: ['am-desk-03'], gap: undefined });
  });

  test('a service that is out of use is not there', () => {
    const closed = published.map((each) => (each.id === 'hk-hokatsu-06' ? { ...each, active: false } : each));
    const answer = routeOf('神川町関口90', listedServices(closed));
    expect({ to: centres(answer), gap: answer.gap }).toEqual({ to: [], gap: 'no-directory' });
  });

  test('malformed districts and addresses are passed over', () => {
    const odd = [
      { resourceType: 'HealthcareService', id: 'odd', extension: [{ url: 'x' }, 3], type: 'x', location: [{}] },
      {
        resourceType: 'HealthcareService',
        id: 'odder',
        extension: [
          { url: 'https://renkei.example/fhir/StructureDefinition/region', valueCode: 'kodaira' },
          { url: 'https://renkei.example/fhir/StructureDefinition/district', extension: [{ url: 'area' }] },
          { url: 'https://renkei.example/fhir/StructureDefinition/district' },
        ],
      },
    ] as unknown as Resource[];
    expect(listedServices(odd).map(({ id, districts }) => [id, districts])).toEqual([['odder', []]]);
  });
});
