// Which centre serves an address: a few lines find it, and nothing but the directory is consulted.
import { describe, expect, test } from 'vitest';
import { extensions, REGIONS, type Region, resources } from '../support/directory.ts';

interface Claim {
  readonly centre: string;
  readonly municipality: string;
  readonly area?: string;
  readonly exact?: boolean;
  readonly chome?: readonly [number, number] | 'none';
  readonly shared: boolean;
}
const claims = (region: Region): Claim[] =>
  resources(region, 'HealthcareService').flatMap((each) =>
    extensions(each, 'district').map((parts) => ({
      centre: each.id,
      municipality: String(parts.municipality),
      shared: parts.shared === true,
      ...(parts.area !== undefined && { area: String(parts.area), exact: parts.exact === true }),
      ...(parts['without-chome'] === true && { chome: 'none' as const }),
      ...(parts['chome-from'] !== undefined && {
        chome: [Number(parts['chome-from']), Number(parts['chome-to'])] as const,
      }),
    })),
  );

/** `chome` undefined: the address does not tell. */
function centresOf(region: Region, municipality: string, area: string, chome?: number | 'none'): string[] {
  const fits = (claim: Claim): boolean => {
    if (claim.municipality !== municipality) return false;
    if (claim.area !== undefined && !(claim.exact ? area === claim.area : area.startsWith(claim.area))) return false;
    if (claim.chome === undefined || chome === undefined) return true;
    if (claim.chome === 'none' || chome === 'none') return claim.chome === chome;
    return claim.chome[0] <= chome && chome <= claim.chome[1];
  };
  return [
    ...new Set(
      claims(region)
        .filter(fits)
        .map(({ centre }) => centre),
    ),
  ];
}

describe('districts', () => {
  const hk = (n: number) => [`hk-hokatsu-0${n}`];
  test.each<[string, string, string[]]>([
    ['本庄市', '小島', hk(1)],
    ['本庄市', '小島南', hk(1)],
    ['本庄市', '本庄', hk(2)],
    ['本庄市', '本町', hk(2)],
    ['本庄市', '仁手', hk(2)],
    ['本庄市', '上仁手', hk(2)],
    ['本庄市', '下仁手', hk(2)],
    ['本庄市', '寿', hk(2)],
    ['本庄市', '五十子', hk(3)],
    ['本庄市', '西五十子', hk(3)],
    ['本庄市', '東五十子', hk(3)],
    ['本庄市', '南', hk(3)],
    ['本庄市', '柏', hk(3)],
    ['本庄市', '栄', hk(3)],
    ['本庄市', '緑', hk(3)],
    ['本庄市', '児玉町八幡山', hk(4)],
    ['本庄市', '児玉町児玉南', hk(4)],
    ['美里町', '木部', hk(5)],
    ['神川町', '新里', hk(6)],
    ['上里町', '七本木', hk(7)],
    ['本庄市', '', []],
    ['本庄市', '島', []],
    ['深谷市', '本庄', []],
  ])('HK-34: %s%s', (municipality, area, centres) => {
    expect(centresOf('honjo-kodama', municipality, area)).toEqual(centres);
  });

  const kd = (...n: number[]) => n.map((each) => `kd-hokatsu-0${each}`);
  test.each<[string, (number | 'none')[], string[]]>([
    ['小川東町', [1, 2, 3, 4, 5], kd(2)],
    ['小川東町', ['none'], kd(3)],
    ['学園東町', ['none', 2, 3], kd(4)],
    ['学園東町', [1], kd(3)],
    ['津田町', [1], kd(1)],
    ['津田町', [2, 3], kd(2)],
    ['上水本町', [1], kd(1)],
    ['上水本町', [2, 3, 4, 5, 6], kd(2)],
    ['小川町', [1], kd(1)],
    ['小川町', [2], kd(3)],
    ['小川町', [3], []],
    ['中島町', ['none', 1], kd(1)],
    ['仲町', ['none'], kd(4)],
    ['花小金井', [1, 8], kd(5)],
    ['花小金井', [9], []],
    ['花小金井南町', [3], kd(5)],
  ])('KD-28: 小平市%s %j', (area, chomes, centres) => {
    for (const chome of chomes) expect(centresOf('kodaira', '小平市', area, chome)).toEqual(centres);
  });

  test('KD-28: where a 丁目 is missing, more than one centre is left, so one must ask', () => {
    expect(centresOf('kodaira', '小平市', '小川東町')).toEqual(kd(2, 3));
    expect(centresOf('kodaira', '小平市', '学園東町')).toEqual(kd(3, 4));
    expect(centresOf('kodaira', '小平市', '小川西町')).toEqual(kd(2));
  });

  test('AN-30: no split is printed, so both centres serve the city and none is preferred', () => {
    expect(centresOf('annaka', '安中市', '松井田町新堀')).toEqual(['an-hokatsu-01', 'an-hokatsu-02']);
    expect(claims('annaka').every(({ shared }) => shared)).toBe(true);
  });

  test('no two centres claim the same area and 丁目, unless they say that they share it', () => {
    const both = (a: Claim, b: Claim): boolean => {
      if (a.municipality !== b.municipality || (a.shared && b.shared)) return false;
      const [x, y] = [a.area, b.area];
      const sameArea =
        x === undefined || y === undefined || x === y || (!a.exact && y.startsWith(x)) || (!b.exact && x.startsWith(y));
      if (!sameArea || a.chome === undefined || b.chome === undefined) return sameArea;
      if (a.chome === 'none' || b.chome === 'none') return a.chome === b.chome;
      return a.chome[0] <= b.chome[1] && b.chome[0] <= a.chome[1];
    };
    for (const region of REGIONS) {
      const all = claims(region);
      const twice = all.flatMap((a, i) =>
        all
          .slice(i + 1)
          .filter((b) => both(a, b))
          .map((b) => [a, b]),
      );
      expect(twice).toEqual([]);
    }
  });

  test('Amagasaki prints no districts, and says so', () => {
    expect(claims('amagasaki')).toEqual([]);
    const [cover] = resources('amagasaki', 'List');
    expect(JSON.stringify(cover!.note)).toContain('出典に無いもの：尼崎市内の地域包括支援センターと担当地域の一覧');
  });
});
