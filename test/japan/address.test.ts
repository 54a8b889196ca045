import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaKey, readAddress } from '../../src/japan/address.ts';
import { normaliseAddress } from '../../src/japan/address-text.ts';
import { kanjiNumber } from '../../src/japan/kanji-numerals.ts';

describe('the numbers of an address in kanji', () => {
  test.each([
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['二十一', 21],
    ['一〇', 10],
    ['三四五', 345],
    ['百', 100],
    ['百二十三', 123],
    ['千三百三十三', 1333],
    ['二千五百', 2500],
    ['弐拾参', 23],
  ])('%s is %d', (kanji, number) => {
    expect(kanjiNumber(kanji)).toBe(number);
  });
});

describe('one spelling', () => {
  test.each([
    ['full width', '小島南３－１－５', '小島南3-1-5'],
    ['every dash', '小島1‐2–3—4―5−6ー7ｰ8', '小島1-2-3-4-5-6-7-8'],
    ['a prolonged sound mark in a name stays', 'コーポ1ー2', 'コーポ1-2'],
    ['blanks', ' 埼玉県　本庄市 小島 3 - 1 ', '埼玉県本庄市小島3-1'],
    ['a blank between two numbers is no joint', '小島1-2 303号室', '小島1-2 303号室'],
    ['commas', '埼玉県、本庄市，小島3', '埼玉県本庄市小島3'],
    ['kanji numerals before 丁目', '栄町十二丁目', '栄町12丁目'],
    ['and after it', '栄町一丁目二番三号', '栄町1丁目2番3号'],
    ['before 番地', '小川町千三百三十三番地', '小川町1333番地'],
    ['between dashes', '本庄一ー二ー三', '本庄1-2-3'],
    ['between の', '本庄三の一の二', '本庄3-1-2'],
    ['digits and の', '木部323の1', '木部323-1'],
    ['町目', '本町1町目', '本町1丁目'],
    [
      'names with numerals stay',
      '本庄市四方田五十子万年寺千代田四季の里八幡山',
      '本庄市四方田五十子万年寺千代田四季の里八幡山',
    ],
    ['三番町 stays', '三番町1', '三番町1'],
    ['a postal code', '〒367-0053 本庄市', '本庄市'],
    ['a postal code in full width', '〒３６７－００５３　本庄市', '本庄市'],
    ['a postal code without its hyphen', '3670053本庄市', '本庄市'],
    ['seven digits elsewhere stay', '本庄市小島1234567', '本庄市小島1234567'],
    ['variation selectors and zero-width blanks', '葛\u{E0100}\u200b飾区', '葛飾区'],
    ['nothing', '', ''],
  ])('%s', (_, text, plain) => {
    expect(normaliseAddress(text)).toBe(plain);
  });

  test('done twice is done once', () => {
    const piece = fc.constantFrom(...'本庄市小島丁目番地号一十千-ーの３1 、（郵便'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 20 }), (text) => {
        const once = normaliseAddress(`本庄市小島${text}`);
        expect(normaliseAddress(once)).toBe(once);
      }),
    );
  });
});

describe('municipality', () => {
  const KNOWN = ['本庄市', '美里町', '小平市', '安中市'];
  test.each([
    ['埼玉県本庄市小島1', { prefecture: '埼玉県', municipality: '本庄市', area: '小島' }],
    ['本庄市本庄1', { municipality: '本庄市', area: '本庄' }],
    ['安中市原市1', { municipality: '安中市', area: '原市' }],
    ['児玉郡美里町木部1', { prefecture: '埼玉県', county: '児玉郡', municipality: '美里町', area: '木部' }],
    ['美里町大字木部1', { municipality: '美里町', area: '木部' }],
    ['遠田郡美里町北浦1', { prefecture: '宮城県', county: '遠田郡', municipality: '美里町', area: '北浦' }],
    ['東村山市栄町1', { municipality: '東村山市', area: '栄町' }],
    ['町田市中町1', { municipality: '町田市', area: '中町' }],
    ['市川市市川1', { municipality: '市川市', area: '市川' }],
    ['四日市市諏訪町1', { municipality: '四日市市', area: '諏訪町' }],
    ['郡山市朝日1', { municipality: '郡山市', area: '朝日' }],
    ['大和郡山市北郡山町2', { municipality: '大和郡山市', area: '北郡山町' }],
    ['東京都新宿区本町1', { prefecture: '東京都', municipality: '新宿区', area: '本町' }],
    ['佐波郡玉村町下新田1', { county: '佐波郡', municipality: '玉村町', area: '下新田' }],
    ['長野県松川村1', { prefecture: '長野県', municipality: '松川村', area: '' }],
    // A 町 alone is no municipality, nor is what stands in a building's name.
    ['栄町1-2', { area: '栄町' }],
    ['仲町市営住宅1', { area: '仲町市営住宅' }],
    // Known, but with something before it: neither that one nor another.
    ['埼玉本庄市小島1', { area: '埼玉本庄市小島' }],
  ])('%s', (text, parts) => {
    const { prefecture, county, municipality, area } = readAddress(text, KNOWN);
    expect(
      Object.fromEntries(Object.entries({ prefecture, county, municipality, area }).filter(([, v]) => v !== undefined)),
    ).toEqual(parts);
  });
});

describe('丁目', () => {
  test.each([
    ['津田町1丁目2番', { kind: 'written', number: 1 }],
    ['津田町十二丁目', { kind: 'written', number: 12 }],
    ['津田町1-2-3', { kind: 'figures', figures: [1, 2, 3] }],
    ['小川町2-1333番地', { kind: 'figures', figures: [2, 1333] }],
    ['小川町1-2 303号室', { kind: 'figures', figures: [1, 2] }],
    ['小川町2', { kind: 'figures', figures: [2] }],
    ['小川東町', { kind: 'absent' }],
    ['小川東町2500番地', { kind: 'absent' }],
    ['小川東町2番3号', { kind: 'absent' }],
    ['小島字前原12-3', { kind: 'absent' }],
    ['小川東町丁目なし', { kind: 'none' }],
    ['小川東町（丁目なし）2500-1', { kind: 'none' }],
    ['小川東町 丁目無し', { kind: 'none' }],
    ['小川東町2500 丁目はありません', { kind: 'none' }],
    ['小川東町1丁目2 丁目なし', { kind: 'unclear' }],
    ['小川東町1-5丁目', { kind: 'unclear' }],
    ['小川東町3丁目なしの木荘', { kind: 'written', number: 3 }],
  ])('%s', (rest, chome) => {
    expect(readAddress(`小平市${rest}`).chome).toEqual(chome);
  });
});

describe('names of areas', () => {
  test.each([
    ['久々宇', '久久宇'],
    ['四季の里', '四季ノ里'],
    ['けや木', 'ｹﾔ木'],
    ['霞ヶ関', '霞ケ関'],
    ['大字木部', '木部'],
    ['字木部', '木部'],
  ])('%s and %s are one', (one, other) => {
    expect(areaKey(one)).toBe(areaKey(other));
  });

  test.each([
    ['小島', '小島南'],
    ['本庄', '本町'],
    ['五十子', '西五十子'],
    ['西五十子', '東五十子'],
    ['仁手', '上仁手'],
    ['上仁手', '下仁手'],
    ['栄', '栄町'],
    ['花小金井', '花小金井南町'],
    ['小川町', '小川東町'],
    ['十文字町', '十文町'],
  ])('%s and %s are two', (one, other) => {
    expect(areaKey(one)).not.toBe(areaKey(other));
  });

  test('a 小字 is told apart from the 大字', () => {
    expect(readAddress('本庄市大字小島字前原12', ['本庄市'])).toMatchObject({ area: '小島', aza: '前原' });
    expect(readAddress('横手市十文字町1')).toMatchObject({ area: '十文字町' });
  });
});
