// The care levels in words, by the codes of care-level.
import type { Said } from '../../problem.ts';

export const CARE_LEVELS: ReadonlyMap<string, Said> = new Map([
  ['01', { ja: '非該当', en: 'not eligible for care insurance benefits' }],
  ['06', { ja: '事業対象者', en: 'programme-eligible' }],
  ['11', { ja: '要支援（経過的要介護）', en: 'support level (transitional)' }],
  ['12', { ja: '要支援1', en: 'support level 1' }],
  ['13', { ja: '要支援2', en: 'support level 2' }],
  ['21', { ja: '要介護1', en: 'care level 1' }],
  ['22', { ja: '要介護2', en: 'care level 2' }],
  ['23', { ja: '要介護3', en: 'care level 3' }],
  ['24', { ja: '要介護4', en: 'care level 4' }],
  ['25', { ja: '要介護5', en: 'care level 5' }],
]);
