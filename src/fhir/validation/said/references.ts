// What is said of references and of what they lead to.
import type { Fault } from '../issue.ts';

const SPEC = 'https://hl7.org/fhir/R4/references.html';
const IN_BUNDLE = 'https://hl7.org/fhir/R4/bundle.html#references';

const fault = (
  id: string,
  code: string,
  en: string,
  ja: string,
  spec = SPEC,
  severity: Fault['severity'] = 'error',
): Fault => ({ id, severity, code, said: { en, ja }, spec });

export const saysNothing: Fault = fault(
  'reference-says-nothing',
  'structure',
  'This reference has neither `reference` nor `identifier` nor `display`: nobody can tell what is meant.',
  'この参照には `reference`、`identifier`、`display` のどれもなく、何を指すのか分かりません。',
  `${SPEC}#Reference`,
  'warning',
);

export const hasSpaces = (reference: string): Fault =>
  fault(
    'reference-spaces',
    'invalid',
    `The reference "${reference}" contains white space. Write it as Type/id or as a URL.`,
    `参照「${reference}」に空白が含まれています。「型/id」または URL の形で書いてください。`,
    `${SPEC}#literal`,
  );

export const oddForm = (reference: string): Fault =>
  fault(
    'reference-form',
    'structure',
    `The relative reference "${reference}" is not of the form Type/id, so it can hardly be followed.`,
    `相対参照「${reference}」が「型/id」の形ではないため、たどれないおそれがあります。`,
    `${SPEC}#literal`,
    'warning',
  );

export const brokenUrn = (reference: string): Fault =>
  fault(
    'reference-urn',
    'value',
    `"${reference}" is no valid UUID or OID: a UUID has 32 lower-case hexadecimal digits as 8-4-4-4-12, an OID numbers with dots.`,
    `「${reference}」は正しい UUID・OID ではありません。UUID は小文字の 16 進数（8-4-4-4-12 桁）、OID は数字とピリオドで書いてください。`,
    'https://hl7.org/fhir/R4/datatypes.html#uuid',
    'warning',
  );

export const badSearch = (reference: string): Fault =>
  fault(
    'reference-search',
    'invalid',
    `The conditional reference "${reference}" is no search: write Type?parameter=value, with & between several.`,
    `条件付き参照「${reference}」が検索式になっていません。「型?パラメータ=値」（複数は & で区切る）の形で書いてください。`,
    'https://hl7.org/fhir/R4/http.html#trules',
  );

export const cannotResolve = (reference: string): Fault =>
  reference.startsWith('#')
    ? fault(
        'reference-contained-missing',
        'structure',
        reference === '#'
          ? 'The reference "#" means the resource that contains this one, but this one is not contained.'
          : `No contained resource has the id that "${reference}" asks for. Add it to \`contained\`, or correct the reference.`,
        reference === '#'
          ? '参照「#」は自分を含むリソースを指しますが、このリソースは contained ではありません。'
          : `参照「${reference}」が指す id の contained リソースがありません。\`contained\` に追加するか、参照を直してください。`,
        `${SPEC}#contained`,
      )
    : fault(
        'reference-not-found',
        'structure',
        `The reference "${reference}" leads nowhere: no such resource could be found.`,
        `参照「${reference}」の先のリソースが見つかりません。`,
        `${SPEC}#literal`,
      );

export const notFollowed = (reference: string): Fault =>
  fault(
    'reference-without-base',
    'informational',
    `The relative reference "${reference}" stands in an entry whose fullUrl is no address on a server, so it was not followed.`,
    `fullUrl がサーバー上のアドレスではないエントリーにあるため、相対参照「${reference}」はたどりませんでした。`,
    IN_BUNDLE,
    'information',
  );

export const otherTargetType = (type: string, allowed: readonly string[]): Fault =>
  fault(
    'reference-target-type',
    'structure',
    `The reference leads to a ${type}; here it may lead to: ${allowed.join(', ')}.`,
    `参照先の型は ${type} ですが、ここで許されるのは ${allowed.join('、')} です。`,
    `${SPEC}#Reference`,
  );

export const statedTypeNotAllowed = (type: string, allowed: readonly string[]): Fault =>
  fault(
    'reference-type-not-allowed',
    'structure',
    `\`type\` says ${type}; a reference here may lead to: ${allowed.join(', ')}.`,
    `\`type\` は ${type} ですが、ここで参照できるのは ${allowed.join('、')} です。`,
    `${SPEC}#Reference`,
  );

export const statedTypeDiffers = (stated: string, type: string): Fault =>
  fault(
    'reference-type-differs',
    'structure',
    `\`type\` says ${stated}, but the reference leads to a ${type}. Correct the one or the other.`,
    `\`type\` は ${stated} ですが、参照先は ${type} です。どちらかを直してください。`,
    `${SPEC}#Reference`,
  );

export const targetProfileUnknown = (canonical: string): Fault =>
  fault(
    'reference-profile-unknown',
    'not-found',
    `The profile ${canonical} that the target must follow is not at hand.`,
    `参照先が従うべきプロファイル ${canonical} が手元にありません。`,
    `${SPEC}#Reference`,
  );

export const targetFollowsNone = (reference: string, canonicals: readonly string[]): Fault =>
  fault(
    'reference-target-profile',
    'structure',
    `What "${reference}" leads to follows none of the profiles it must follow here: ${canonicals.join(', ')}.`,
    `参照「${reference}」の先は、ここで求められるプロファイル（${canonicals.join('、')}）のどれにも適合しません。`,
    `${SPEC}#Reference`,
  );

export const otherWay = (way: string, allowed: readonly string[]): Fault =>
  fault(
    'reference-aggregation',
    'structure',
    `The target is ${way}; here it must be: ${allowed.join(' or ')}.`,
    `参照先の置き方は ${way} ですが、ここでは ${allowed.join(' または ')} でなければなりません。`,
    'https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.type.aggregation',
  );

export const mustBeHere = (reference: string, allowed: readonly string[]): Fault =>
  fault(
    'reference-aggregation',
    'required',
    `What "${reference}" leads to must come along (${allowed.join(' or ')}), but is not there.`,
    `参照「${reference}」の先は同梱（${allowed.join(' または ')}）が必要ですが、ありません。`,
    'https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.type.aggregation',
  );

export const entryWithoutUrl: Fault = fault(
  'bundle-entry-without-url',
  'required',
  'This entry has no fullUrl, but its resource refers to others: without one, what it refers to cannot be told.',
  'このエントリーには fullUrl がありませんが、中のリソースは他を参照しています。fullUrl がないと参照先を決められません。',
  IN_BUNDLE,
);

export const relativeWithoutUrl = (reference: string): Fault =>
  fault(
    'bundle-relative-reference',
    'required',
    `The relative reference "${reference}" stands in an entry that has no fullUrl. Give the entry one, or write an absolute reference.`,
    `fullUrl のないエントリーに相対参照「${reference}」があります。エントリーに fullUrl を付けるか、絶対参照にしてください。`,
    IN_BUNDLE,
  );

export const relativeForm = (reference: string): Fault =>
  fault(
    'bundle-reference-form',
    'invalid',
    `In a Bundle a relative reference is written Type/id or Type/id/_history/version; this one is "${reference}".`,
    `Bundle の中の相対参照は「型/id」または「型/id/_history/版」と書きます。「${reference}」は違います。`,
    IN_BUNDLE,
  );

export const severalMatches = (reference: string, count: number): Fault =>
  fault(
    'bundle-reference-ambiguous',
    'forbidden',
    `The reference "${reference}" fits ${count} entries of the Bundle; it must fit one.`,
    `参照「${reference}」に当てはまるエントリーが Bundle に ${count} 個あります。1 つに決まるようにしてください。`,
    IN_BUNDLE,
  );

export const notInBundle = (reference: string): Fault =>
  fault(
    'bundle-reference-not-here',
    'required',
    `"${reference}" is not in this Bundle, and a urn can be found nowhere else.`,
    `「${reference}」はこの Bundle にありません。urn は Bundle の外では見つけられません。`,
    IN_BUNDLE,
    'warning',
  );

export const otherTypeInBundle = (reference: string, type: string): Fault =>
  fault(
    'bundle-reference-type',
    'required',
    `The reference "${reference}" fits an entry that is a ${type}.`,
    `参照「${reference}」に当てはまるエントリーの型は ${type} です。`,
    IN_BUNDLE,
  );

export const nearMatch = (reference: string, wanted: string, entries: readonly number[]): Fault =>
  fault(
    'bundle-reference-near',
    'required',
    `"${reference}" means the entry with the fullUrl ${wanted}, which is not there. Entry ${entries.slice(0, SHOWN).join(', ')} has that type and id, but another fullUrl.`,
    `「${reference}」は fullUrl が ${wanted} のエントリーを意味しますが、ありません。エントリー ${entries.slice(0, SHOWN).join('、')} は型と id が同じですが、fullUrl が違います。`,
    IN_BUNDLE,
    'warning',
  );

const SHOWN = 5;

export const canonicalFragmentMissing = (canonical: string): Fault =>
  fault(
    'canonical-contained-missing',
    'invalid',
    `Nothing in this resource has the id that "${canonical}" asks for.`,
    `「${canonical}」が指す id の要素がこのリソースにありません。`,
    `${SPEC}#canonical`,
    'warning',
  );

export const canonicalNotFound = (canonical: string, severity: Fault['severity']): Fault =>
  fault(
    'canonical-not-found',
    'invalid',
    `The definition ${canonical} could not be found.`,
    `定義 ${canonical} が見つかりません。`,
    `${SPEC}#canonical`,
    severity,
  );

export const canonicalOtherType = (canonical: string, type: string, allowed: readonly string[]): Fault =>
  fault(
    'canonical-target-type',
    'invalid',
    `${canonical} is a ${type}; here it must be: ${allowed.join(', ')}.`,
    `${canonical} の型は ${type} ですが、ここで許されるのは ${allowed.join('、')} です。`,
    `${SPEC}#canonical`,
  );

export const unreferenced = (id: string | undefined): Fault =>
  fault(
    'contained-unreferenced',
    'invalid',
    `The contained resource${id === undefined ? '' : ` "${id}"`} is referred to from nowhere in this resource, nor does it refer to the resource that contains it (dom-3). Refer to it as #id, or take it out.`,
    `contained リソース${id === undefined ? '' : `「${id}」`}は、このリソースのどこからも参照されず、自分を含むリソースも参照していません（dom-3）。#id で参照するか、取り除いてください。`,
    `${SPEC}#contained`,
  );

export const containedWithoutId: Fault = fault(
  'contained-without-id',
  'invalid',
  'A contained resource needs an `id`: without one nothing can refer to it.',
  'contained リソースには `id` が必要です。id がないと参照できません。',
  `${SPEC}#contained`,
);

export const containedTwice = (id: string): Fault =>
  fault(
    'contained-duplicate-id',
    'duplicate',
    `Another contained resource has the id "${id}" already.`,
    `同じ id「${id}」の contained リソースがすでにあります。`,
    `${SPEC}#contained`,
  );

const TEXT_LINK = 'http://hl7.org/fhir/StructureDefinition/textLink';

export const textAnchorMissing = (anchor: string): Fault =>
  fault(
    'text-link-anchor',
    'structure',
    `Nothing in the narrative has the id "${anchor}" that this link starts from.`,
    `このリンクの起点である id「${anchor}」の要素が叙述（narrative）にありません。`,
    TEXT_LINK,
  );

export const textDataMissing = (data: string): Fault =>
  fault(
    'text-link-data',
    'not-found',
    `The narrative links to the data "${data}", which is not there.`,
    `叙述（narrative）のリンク先のデータ「${data}」がありません。`,
    TEXT_LINK,
  );

export const textDataAmbiguous = (data: string, count: number): Fault =>
  fault(
    'text-link-ambiguous',
    'invalid',
    `The narrative links to the data "${data}", which is there ${count} times.`,
    `叙述（narrative）のリンク先のデータ「${data}」が ${count} か所あります。`,
    TEXT_LINK,
  );
