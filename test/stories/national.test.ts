// Where no region has ruled: the national forms and fee rules, and nothing that reads like a guideline of a region.
import { beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../support/database.ts';
import { stored } from '../support/requests.ts';
import { openOf } from '../support/steps.ts';
import { shippedBook } from './shipped-book.ts';

const book = shippedBook();
beforeAll(async () => {
  if (hasDatabase()) await stored(book.hub(), { resourceType: 'Organization', id: 'far-hospital', name: 'とおい病院' });
});

const FAR = { hospital: 'far-hospital', region: 'national' };

describe.skipIf(!hasDatabase())('全国：地域の定めがないとき', () => {
  test('RB-01 RB-04 the office gives form 1; its date is the last day of the fee, and no step of a region is asked for', async () => {
    const stay = await book.withOffice(FAR);
    expect(openOf(await stay.steps())).toEqual(['admission-information']);
    const step = await stay.step('admission-information');
    expect(step).toMatchObject({
      rules: ['RB-01', 'RB-04'],
      strength: 'fee-condition',
      by: '2026-11-11',
      fees: ['2026-11-09', '2026-11-11'],
    });
  });

  test('RB-01 a fee that was missed makes nobody late', async () => {
    const stay = await book.withOffice(FAR);
    book.now('2026-11-30 10:00');
    await stay.anyNews();
    expect((await stay.step('admission-information')).state).toBe('waiting');
  });

  test('RB-05 the discharge record counts until seven days after the discharge', async () => {
    const stay = await book.withOffice(FAR);
    await stay.is({ outlook: '2026-11-16 10:00' });
    expect(await stay.step('discharge-record')).toMatchObject({ strength: 'fee-condition', by: undefined });
    await stay.is({ status: 'finished', left: '2026-11-25 10:00', destination: 'home' });
    expect(await stay.step('discharge-record')).toMatchObject({ rules: ['RB-05'], by: '2026-12-02' });
  });

  test('RB-21 RB-22 without a care manager the hospital looks for what makes the discharge difficult', async () => {
    const stay = await book.withoutOffice(FAR);
    expect(await stay.step('screen')).toMatchObject({
      rules: ['RB-21', 'RB-22'],
      owner: 'far-hospital',
      strength: 'none',
    });
  });

  test('RB-21 with discharge in sight it looks at once, and goes on asking who is in charge', async () => {
    const stay = await book.admitted({ ...FAR, outlook: '2026-11-16 10:00' });
    expect(openOf(await stay.steps())).toEqual(['identify-care-manager', 'screen']);
  });

  test('a region whose rules are not stored follows the national ones, and says so', async () => {
    const stay = await book.withOffice({ ...FAR, region: 'kodaira' });
    const { why } = await stay.step('admission-information');
    expect(why).toContain('地域の定めなし');
  });
});
