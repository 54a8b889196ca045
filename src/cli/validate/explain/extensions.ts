// Extensions.
import type { Chapter } from './model.ts';

export const EXTENSIONS: Chapter = {
  link: 'https://hl7.org/fhir/R4/extensibility.html',
  rules: {
    'extension-unknown': [
      'No package at hand defines this extension. Mostly the url is misspelt, or a package is missing.',
      'この拡張の定義が手元にありません。url の誤りか、パッケージの不足が考えられます。',
      '"url": "http://hl7.org/fhir/StructureDefinition/birthTime"',
      '"url": "http://hl7.org/fhir/StructureDefinition/patient-birthTime"',
    ],
    'extension-context': [
      'The definition says on which elements the extension may stand; this is none of them.',
      '拡張の定義が使える場所を限定しており、ここは含まれていません。',
      '"name": [{ "extension": [{ "url": "…/patient-birthTime", … }] }]',
      '"_birthDate": { "extension": [{ "url": "…/patient-birthTime", … }] }',
      'https://hl7.org/fhir/R4/defining-extensions.html#context',
    ],
    'extension-context-condition': [
      'The extension may be used only where a condition of its definition holds.',
      '定義の条件が成り立つところでだけ使える拡張です。',
      '（条件を満たさない場所）',
      '（条件を満たす場所）',
      'https://hl7.org/fhir/R4/defining-extensions.html#context',
    ],
    'extension-context-not-evaluated': [
      'The condition could not be evaluated: neither kept nor broken.',
      '条件を評価できませんでした。適合とも不適合とも判定していません。',
      '（評価できない式）',
      '（評価できる式）',
      'https://hl7.org/fhir/R4/defining-extensions.html#context',
    ],
    'extension-modifier': [
      'Who does not know this extension would misread the element: it stands as modifierExtension.',
      '知らない読み手が要素の意味を取り違えるため、modifierExtension に書く拡張です。',
      '"extension": [{ "url": "（modifier の拡張）" }]',
      '"modifierExtension": [{ "url": "（modifier の拡張）" }]',
      'https://hl7.org/fhir/R4/extensibility.html#modifierExtension',
    ],
    'extension-no-modifier': [
      'The extension changes no meaning: as a modifier it would make readers refuse the resource.',
      '意味を変えない拡張です。modifierExtension に書くと、読み手がリソースを拒否するおそれがあります。',
      '"modifierExtension": [{ "url": "（普通の拡張）" }]',
      '"extension": [{ "url": "（普通の拡張）" }]',
      'https://hl7.org/fhir/R4/extensibility.html#modifierExtension',
    ],
    'extension-simple': [
      'This extension has a value.',
      '値を持つ拡張です。',
      '{ "url": "…/patient-birthTime" }',
      '{ "url": "…/patient-birthTime", "valueDateTime": "1950-04-12T09:00:00+09:00" }',
    ],
    'extension-complex': [
      'This extension has parts, each an extension with a short url.',
      '子の拡張（短い url）を持つ拡張です。',
      '{ "url": "…/patient-nationality", "valueString": "JP" }',
      '{ "url": "…/patient-nationality", "extension": [{ "url": "code", "valueCodeableConcept": { … } }] }',
    ],
    'extension-part-unknown': [
      'The definition of the extension has no part of this url.',
      '拡張の定義に、この url の子はありません。',
      '{ "url": "…/patient-nationality", "extension": [{ "url": "land", … }] }',
      '{ "url": "…/patient-nationality", "extension": [{ "url": "code", … }] }',
    ],
    'extension-url-relative': [
      'An extension is known by an absolute url; short names are for the parts within one.',
      '拡張の url は絶対 URI です。短い名前は拡張の子だけに使います。',
      '{ "url": "birthTime" }',
      '{ "url": "http://hl7.org/fhir/StructureDefinition/patient-birthTime" }',
    ],
    'extension-url-version': [
      'The url of an extension carries no version.',
      '拡張の url にバージョンは付けません。',
      '{ "url": "http://a.jp/ext|1.0" }',
      '{ "url": "http://a.jp/ext" }',
    ],
    'extension-fhir-version': [
      'The definition says for which FHIR versions the extension is, and R4 is none of them.',
      '拡張の定義が対象とする FHIR のバージョンに R4 が含まれていません。',
      '（R5 専用の拡張）',
      '（R4 の拡張）',
    ],
    'extension-other-version': [
      'The extension carries an element of another FHIR version. Its content was not checked.',
      '別バージョンの要素を運ぶ拡張です。内容は検証していません。',
      '"url": "http://hl7.org/fhir/5.0/StructureDefinition/extension-Patient.foo"',
      '"url": "（R4 で定義された拡張）"',
      'https://hl7.org/fhir/R4/versions.html#extensions',
    ],
    'extension-retired': [
      'The extension should no longer be used.',
      '使用を終えた拡張です。',
      '（廃止された拡張）',
      '（後継の拡張）',
    ],
  },
};
