// Whom the directories that are shipped name to somebody at an address, and by which telephone number.
import { describe, expect, test } from 'vitest';
import { nearByIn } from '../../src/coordination/engine/near-by.ts';
import { listedServices } from '../../src/coordination/routing/directory.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { REGIONS, resources } from '../support/directory.ts';

const published: readonly Resource[] = REGIONS.flatMap((region) => resources(region));
const nearBy = nearByIn(listedServices(published), published);

describe('near an address', () => {
  test('is the support centre of its district, with its telephone number', () => {
    const { supportCentres, isToVerify } = nearBy('honjo-kodama', '埼玉県本庄市小島南3-1-5');
    expect(supportCentres).toHaveLength(1);
    expect(supportCentres[0]).toMatchObject({ reference: expect.stringMatching(/^Organization\/hk-hokatsu-0\d$/) });
    expect(supportCentres[0]!.display).toMatch(/^.+、TEL 0495-[-\d]+$/);
    expect(isToVerify).toBe(false);
  });

  test('are the offices of the region, those of the same municipality first, each of a kind', () => {
    const { offices } = nearBy('honjo-kodama', '埼玉県児玉郡上里町七本木1');
    const ours = (reference: string): string | undefined =>
      listedServices(published).find(({ organization }) => organization.reference === reference)?.place?.municipality;
    expect(ours(offices[0]!.reference)).toBe('上里町');
    expect(ours(offices.at(-1)!.reference)).not.toBe('上里町');
    expect(offices.every(({ routes }) => routes.length > 0)).toBe(true);
    expect(offices.some(({ routes }) => routes.includes('home-care-office'))).toBe(true);
  });

  test.each([
    ['an address that leaves the district open', '本庄市'],
    ['an address elsewhere', '兵庫県尼崎市昭和通2-6-68'],
    ['no address', ''],
    ['a book in place of an address', '本庄市小島南3-1-5'.repeat(60)],
  ])('of %s there is no centre', (_, address) => {
    expect(nearBy('honjo-kodama', address).supportCentres).toEqual([]);
  });

  test('of a region without directory there is nobody', () => {
    expect(nearBy('national', '埼玉県本庄市小島南3-1-5')).toEqual({
      supportCentres: [],
      isToVerify: false,
      offices: [],
    });
  });
});
