// What is said of Bundles. https://hl7.org/fhir/R4/bundle.html
import type { Fault } from '../issue.ts';

const SPEC = 'https://hl7.org/fhir/R4/bundle.html';
const DOCUMENTS = 'https://hl7.org/fhir/R4/documents.html#content';
const SEARCH = 'https://hl7.org/fhir/R4/search.html#mode';

const fault = (
  id: string,
  code: string,
  en: string,
  ja: string,
  spec = SPEC,
  severity: Fault['severity'] = 'error',
): Fault => ({ id, severity, code, said: { en, ja }, spec });

export const needsEntries = (type: string): Fault =>
  fault(
    'bundle-without-entries',
    'invalid',
    `A Bundle of type ${type} needs at least one entry: the ${first(type)}.`,
    `種別 ${type} の Bundle には、少なくとも 1 つのエントリー（${first(type)}）が必要です。`,
  );

const first = (type: string): string => (type === 'document' ? 'Composition' : 'MessageHeader');

export const firstWithoutResource = (type: string): Fault =>
  fault(
    'bundle-first-without-resource',
    'invalid',
    `The first entry has no resource; in a Bundle of type ${type} it must be the ${first(type)}.`,
    `最初のエントリーにリソースがありません。種別 ${type} の Bundle では ${first(type)} を置いてください。`,
  );

export const otherFirst = (type: string, found: string): Fault =>
  fault(
    'bundle-first-entry',
    'invalid',
    `The first resource of a Bundle of type ${type} must be a ${first(type)}, but is a ${found}.`,
    `種別 ${type} の Bundle の最初のリソースは ${first(type)} でなければなりませんが、${found} です。`,
    type === 'document' ? DOCUMENTS : 'https://hl7.org/fhir/R4/messaging.html#bundle',
  );

export const withoutUrl = (type: string): Fault =>
  fault(
    'bundle-full-url-missing',
    'invalid',
    `In a Bundle of type ${type} each entry needs a fullUrl, the identity of its resource (e.g. urn:uuid:…).`,
    `種別 ${type} の Bundle では、各エントリーに fullUrl（リソースの識別子。例：urn:uuid:…）が必要です。`,
    `${SPEC}#references`,
  );

export const notAbsolute = (fullUrl: string): Fault =>
  fault(
    'bundle-full-url-relative',
    'invalid',
    `The fullUrl "${fullUrl}" is not absolute: write http(s)://server/Type/id, or urn:uuid: and a UUID.`,
    `fullUrl「${fullUrl}」が絶対 URL ではありません。http(s)://サーバー/型/id か urn:uuid:… の形で書いてください。`,
    `${SPEC}#references`,
  );

export const urlWithoutId = (fullUrl: string): Fault =>
  fault(
    'bundle-full-url-without-id',
    'invalid',
    `The fullUrl ${fullUrl} is an address on a server, but the resource has no id.`,
    `fullUrl ${fullUrl} はサーバー上のアドレスですが、リソースに id がありません。`,
    `${SPEC}#references`,
  );

export const urlDisagrees = (fullUrl: string, type: string, id: string): Fault =>
  fault(
    'bundle-full-url-differs',
    'invalid',
    `The fullUrl ${fullUrl} does not end in /${type}/${id}, which the resource is.`,
    `fullUrl ${fullUrl} の末尾が、中のリソースを表す /${type}/${id} になっていません。`,
    `${SPEC}#references`,
  );

export const canonicalAsUrl = (url: string): Fault =>
  fault(
    'bundle-canonical-as-full-url',
    'invalid',
    `The fullUrl is the canonical url of the resource (${url}), which is no address that ends in its id. Give the entry a fullUrl of its own.`,
    `fullUrl がリソースの canonical URL（${url}）と同じですが、id で終わるアドレスではありません。エントリー独自の fullUrl を付けてください。`,
    `${SPEC}#references`,
  );

export const linkNotHere = (relation: string, type: string): Fault =>
  fault(
    'bundle-link-prohibited',
    'invalid',
    `A link "${relation}" belongs to search results and histories, not to a Bundle of type ${type}.`,
    `リンク「${relation}」は検索結果と履歴のためのもので、種別 ${type} の Bundle では使えません。`,
    `${SPEC}#link`,
  );

export const linkTwice = (relation: string): Fault =>
  fault(
    'bundle-link-duplicate',
    'invalid',
    `There is a link "${relation}" already; it may be given once.`,
    `リンク「${relation}」がすでにあります。1 つだけにしてください。`,
    `${SPEC}#link`,
  );

export const stylesheetMissing = (url: string): Fault =>
  fault(
    'bundle-stylesheet-missing',
    'not-found',
    `The stylesheet ${url} is not in the Bundle.`,
    `スタイルシート ${url} が Bundle にありません。`,
    'https://hl7.org/fhir/R4/documents.html#presentation',
  );

export const noSelfLink: Fault = fault(
  'bundle-search-self',
  'invalid',
  'A search result should say by a link "self" what was searched for.',
  '検索結果には、何を検索したかを示すリンク「self」を付けてください。',
  `${SPEC}#searchset`,
  'warning',
);

export const resultWithoutResource: Fault = fault(
  'bundle-search-without-resource',
  'invalid',
  'An entry of a search result must have a resource.',
  '検索結果のエントリーにはリソースが必要です。',
  `${SPEC}#searchset`,
);

export const resultWithoutMode: Fault = fault(
  'bundle-search-mode',
  'invalid',
  'Say by search.mode whether this resource matched, was included, or is an outcome.',
  'search.mode で、一致（match）・同梱（include）・結果の説明（outcome）の別を示してください。',
  SEARCH,
  'warning',
);

export const resultWithoutId = (severity: Fault['severity']): Fault =>
  fault(
    'bundle-search-without-id',
    'invalid',
    'A resource that a search found has an id.',
    '検索で見つかったリソースには id が必要です。',
    SEARCH,
    severity,
  );

export const otherThanSearched = (type: string, types: readonly string[], severity: Fault['severity']): Fault =>
  fault(
    'bundle-search-type',
    'invalid',
    `By the link "self" ${types.join(', ')} was searched for, but this is a ${type}.`,
    `リンク「self」によれば検索対象は ${types.join('、')} ですが、これは ${type} です。`,
    SEARCH,
    severity,
  );

export const noOutcome = (type: string): Fault =>
  fault(
    'bundle-search-outcome',
    'invalid',
    `search.mode is outcome, so the resource must be an OperationOutcome, but is a ${type}.`,
    `search.mode が outcome の場合、リソースは OperationOutcome でなければなりませんが、${type} です。`,
    SEARCH,
  );

export const notHere = (reference: string, severity: Fault['severity'] = 'error'): Fault =>
  fault(
    'bundle-target-missing',
    'not-found',
    `"${reference}" leads to no entry of this Bundle, and must.`,
    `「${reference}」の先がこの Bundle にありません。参照先を含めてください。`,
    DOCUMENTS,
    severity,
  );

export const seemsHere = (reference: string, urls: readonly string[]): Fault =>
  fault(
    'bundle-target-apparent',
    'invalid',
    `"${reference}" leads to no entry of this Bundle. One has that type and id, but by its fullUrl (${urls.join(', ')}) it is another: refer to it by its fullUrl.`,
    `「${reference}」の先がこの Bundle にありません。型と id が同じエントリーはありますが、fullUrl（${urls.join('、')}）が違うため別物です。fullUrl で参照してください。`,
    `${SPEC}#references`,
  );

export const severalHere = (reference: string, count: number): Fault =>
  fault(
    'bundle-target-ambiguous',
    'invalid',
    `"${reference}" leads to ${count} entries of this Bundle.`,
    `「${reference}」に当てはまるエントリーが ${count} 個あります。`,
    `${SPEC}#references`,
  );

export const fragmentMissing = (reference: string, severity: Fault['severity']): Fault =>
  fault(
    'bundle-fragment-missing',
    'not-found',
    `The entry is there, but nothing in it has the id that "${reference}" asks for.`,
    `エントリーはありますが、「${reference}」が指す id の要素がありません。`,
    DOCUMENTS,
    severity,
  );

export const fragmentTwice = (reference: string, count: number): Fault =>
  fault(
    'bundle-fragment-ambiguous',
    'invalid',
    `${count} elements have the id that "${reference}" asks for.`,
    `「${reference}」が指す id の要素が ${count} 個あります。`,
    DOCUMENTS,
  );

export const unreachable = (fullUrl: string, isMessage: boolean): Fault =>
  fault(
    'bundle-entry-unreachable',
    'informational',
    `The entry ${fullUrl} has no link, forwards or backwards, with the ${isMessage ? 'MessageHeader' : 'Composition'}. Refer to it, or take it out.`,
    `エントリー ${fullUrl} は ${isMessage ? 'MessageHeader' : 'Composition'} から（逆向きを含めて）たどれません。参照を加えるか、取り除いてください。`,
    DOCUMENTS,
    isMessage ? 'warning' : 'error',
  );

export const onlyBackwards = (fullUrl: string): Fault =>
  fault(
    'bundle-document-backwards',
    'invalid',
    `The entry ${fullUrl} is linked with the Composition only by what it refers to itself; R4 asks for a way from the Composition to it.`,
    `エントリー ${fullUrl} は自分からの参照でしか Composition とつながっていません。R4 では Composition からたどれる必要があります。`,
    DOCUMENTS,
    'warning',
  );

export const requestOtherType = (method: string, url: string, type: string): Fault =>
  fault(
    'bundle-request-type',
    'invalid',
    `The request ${method} ${url} does not fit the resource, which is a ${type}.`,
    `リクエスト ${method} ${url} が、リソースの型 ${type} と合いません。`,
    `${SPEC}#transaction`,
    'warning',
  );

export const requestOtherId = (url: string, id: string): Fault =>
  fault(
    'bundle-request-id',
    'invalid',
    `The request PUT ${url} does not fit the resource, whose id is "${id}".`,
    `リクエスト PUT ${url} が、リソースの id「${id}」と合いません。`,
    `${SPEC}#transaction`,
    'warning',
  );

export const requestWithoutResource = (method: string): Fault =>
  fault(
    'bundle-request-without-resource',
    'required',
    `A ${method} needs the resource that is to be stored.`,
    `${method} には、保存するリソースが必要です。`,
    `${SPEC}#transaction`,
    'warning',
  );

export const requestWithResource = (method: string): Fault =>
  fault(
    'bundle-request-with-resource',
    'structure',
    `A ${method} takes no resource; the one that stands here is not used.`,
    `${method} にリソースは不要です。ここにあるものは使われません。`,
    `${SPEC}#transaction`,
    'warning',
  );
