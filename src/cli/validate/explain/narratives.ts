// The narrative, which is a strict kind of XHTML.
import type { Chapter } from './model.ts';

export const NARRATIVES: Chapter = {
  link: 'https://hl7.org/fhir/R4/narrative.html#xhtml',
  rules: {
    'narrative-malformed': [
      'The narrative is XHTML: every element is closed, every attribute quoted.',
      'text.div は XHTML です。要素は必ず閉じ、属性値は引用符で囲みます。',
      '<div …><p>山田<br></div>',
      '<div …><p>山田<br/></p></div>',
    ],
    'narrative-doctype': [
      'No DOCTYPE and no declarations: they can make readers fetch or unfold things.',
      'DOCTYPE などの宣言は書けません。読み手に外部の取得や展開をさせるおそれがあります。',
      '<!DOCTYPE html><div>…</div>',
      '<div xmlns="http://www.w3.org/1999/xhtml">…</div>',
    ],
    'narrative-root': [
      'All stands in one div.',
      '全体を一つの div に入れます。',
      '<p>山田</p>',
      '<div xmlns="http://www.w3.org/1999/xhtml"><p>山田</p></div>',
    ],
    'narrative-namespace': [
      'The div is in the namespace of XHTML.',
      'div は XHTML の名前空間に置きます。',
      '<div>…</div>',
      '<div xmlns="http://www.w3.org/1999/xhtml">…</div>',
    ],
    'narrative-element': [
      'Formatting, lists, tables, links and images only: no scripts, forms or frames.',
      '使えるのは書式・リスト・表・リンク・画像だけです。スクリプトやフォームは使えません。',
      '<div …><script>…</script></div>',
      '<div …><p>…</p></div>',
    ],
    'narrative-attribute': [
      'No attributes that run something or load something.',
      '処理を実行したり外部を読み込んだりする属性は使えません。',
      '<p onclick="…">',
      '<p style="color: red">',
    ],
    'narrative-block-in-paragraph': [
      'A paragraph holds text and inline elements only.',
      'p の中にブロック要素は置けません。',
      '<p><table>…</table></p>',
      '<p>…</p><table>…</table>',
    ],
    'narrative-structure': [
      'The element stands where XHTML does not allow it.',
      'XHTML で置けない位置にある要素です。',
      '<ul><p>…</p></ul>',
      '<ul><li>…</li></ul>',
    ],
    'narrative-entity': [
      'XML knows five entities: &lt; &gt; &amp; &quot; &apos;. Others are written as the character itself.',
      'XML の実体参照は &lt; &gt; &amp; &quot; &apos; の五つだけです。ほかは文字そのものを書きます。',
      'CPT&reg;',
      'CPT®',
    ],
    'narrative-ids': [
      'An id stands once in a narrative.',
      'id は一度だけ使えます。',
      '<p id="a">…</p><p id="a">…</p>',
      '<p id="a">…</p><p id="b">…</p>',
    ],
    'narrative-language-attributes': [
      'xml:lang and lang say the same.',
      'xml:lang と lang は同じ値にします。',
      '<div xml:lang="ja" lang="en">',
      '<div xml:lang="ja" lang="ja">',
    ],
    'narrative-languages': [
      'Where a narrative has parts by language, all of it is in one of them.',
      '言語別に分けた記述では、すべてをいずれかの言語の部分に入れます。',
      '<div lang="ja">…</div><p>…</p>',
      '<div lang="ja">…</div><div lang="en">…</div>',
    ],
    'narrative-link-active': [
      'A link must not run a script.',
      'リンクでスクリプトは実行できません。',
      '<a href="javascript:…">',
      '<a href="https://…">',
    ],
    'narrative-link-empty': ['A link leads somewhere.', 'リンク先がありません。', '<a href="">', '<a href="#details">'],
    'narrative-link-literal': [
      'A name such as urn:uuid:… is no address that a browser could follow.',
      'urn:… は名前であり、たどれるリンク先ではありません。',
      '<a href="urn:uuid:…">',
      '<a href="https://…">',
    ],
    'narrative-target': [
      'A link within the resource leads to an id that is there.',
      'リソース内のリンク先の id がありません。',
      '<a href="#none">',
      '<a href="#here"> … <p id="here">',
    ],
    'text-link-anchor': [
      'The extension that links narrative and data names a place in the narrative that is not there.',
      '記述とデータを結ぶ拡張の、記述側の id がありません。',
      '"htmlid": "none"',
      '"htmlid": "a" … <p id="a">',
      'https://hl7.org/fhir/extensions/StructureDefinition-textLink.html',
    ],
    'text-link-data': [
      'The extension that links narrative and data names data that is not there.',
      '記述とデータを結ぶ拡張の、データ側がありません。',
      '"data": "#none"',
      '"data": "#name-1"',
      'https://hl7.org/fhir/extensions/StructureDefinition-textLink.html',
    ],
    'text-link-ambiguous': [
      'The extension that links narrative and data names an id that stands several times.',
      '記述とデータを結ぶ拡張の id が複数あり、どれか決まりません。',
      '"data": "#twice"',
      '"data": "#once"',
      'https://hl7.org/fhir/extensions/StructureDefinition-textLink.html',
    ],
    'narrative-url': [
      'The address is faulty, or of a kind that has no place in a narrative.',
      'URL が正しくないか、記述に使えない種類です。',
      '<img src="file:///c/scan.png"/>',
      '<img src="#image1"/>',
    ],
  },
};
