// Profiles, their slices and their invariants.
import type { Chapter } from './model.ts';

export const PROFILES: Chapter = {
  link: 'https://hl7.org/fhir/R4/profiling.html',
  rules: {
    'profile-unknown': [
      'The resource names a profile that is in no package at hand, so nothing was checked by it. Load the package with --package.',
      'リソースが示すプロファイルが手元になく、それによる検証をしていません。--package で読み込んでください。',
      'renkei validate a.json',
      'renkei validate --package jp-core.r4-1.2.0.tgz a.json',
    ],
    'profile-other-type': [
      'The profile is for another type of resource.',
      'プロファイルの対象が別の種類のリソースです。',
      '"resourceType": "Patient", "meta": { "profile": ["http://hl7.org/fhir/StructureDefinition/bp"] }',
      '"resourceType": "Observation", "meta": { "profile": ["http://hl7.org/fhir/StructureDefinition/bp"] }',
    ],
    'profile-none-fits': [
      'The value may follow one of several profiles, but follows none.',
      '許されるプロファイルのどれにも適合していません。',
      '"entry": [{ "resource": { "resourceType": "Basic" } }]',
      '"entry": [{ "resource": { "resourceType": "Patient" } }]',
    ],
    'profile-min': [
      'The profile demands this element, or more of it, than there is.',
      'プロファイルが求める数に足りません。',
      '{ "resourceType": "Patient", "meta": { "profile": ["…"] } }',
      '{ "resourceType": "Patient", "meta": { "profile": ["…"] }, "name": [{ "text": "山田" }] }',
      'https://hl7.org/fhir/R4/profiling.html#cardinality',
    ],
    'profile-max': [
      'The profile allows less of this element than there is, or forbids it.',
      'プロファイルが許す数を超えているか、使用が禁じられています。',
      '"address": [{ "text": "a" }, { "text": "b" }]',
      '"address": [{ "text": "a" }]',
      'https://hl7.org/fhir/R4/profiling.html#cardinality',
    ],
    'profile-type': [
      'The profile narrows the types that this element may have.',
      'プロファイルがこの要素の型を限定しています。',
      '"valueString": "50 kg"',
      '"valueQuantity": { "value": 50, "unit": "kg" }',
    ],
    'slice-ambiguous': [
      'One entry fits several slices, so nobody can tell whose rules count.',
      '一つの項目が複数のスライスに当てはまり、どの規則に従うか決まりません。',
      '"identifier": [{ "system": "a", "type": { "text": "b" } }]',
      '"identifier": [{ "system": "a" }, { "type": { "text": "b" } }]',
      'https://hl7.org/fhir/R4/profiling.html#slicing',
    ],
    'slice-closed': [
      'The profile lists all entries that may stand here; this is none of them.',
      'プロファイルがここに置けるものをすべて挙げており、これはそのどれでもありません。',
      '"identifier": [{ "system": "http://other" }]',
      '"identifier": [{ "system": "urn:oid:1.2.392.100495.20.3.21" }]',
      'https://hl7.org/fhir/R4/profiling.html#slicing',
    ],
    'slice-order': [
      'The profile demands the slices in its own order.',
      'プロファイルがスライスの順序を決めています。',
      '"component": [（二番目）, （一番目）]',
      '"component": [（一番目）, （二番目）]',
      'https://hl7.org/fhir/R4/profiling.html#slicing',
    ],
    'slice-open-at-end': [
      'What belongs to no slice stands after all that belongs to one.',
      'どのスライスにも属さないものは、属するものの後に置きます。',
      '"component": [（その他）, （スライス）]',
      '"component": [（スライス）, （その他）]',
      'https://hl7.org/fhir/R4/profiling.html#slicing',
    ],
    'invariant-not-evaluated': [
      'A rule of the definition could not be evaluated: its FHIRPath is faulty, or asks for what is not here. It was neither kept nor broken.',
      '定義の規則を評価できませんでした（式の誤り、または必要なものが手元にない）。適合とも不適合とも判定していません。',
      '"expression": "name.exists("',
      '"expression": "name.exists()"',
      'https://hl7.org/fhir/R4/conformance-rules.html#constraints',
    ],
  },
};
