// What can be wrong with what a Subscription asks, each in words: what, where, and how to mend it.
import { type Finding, type Said, short } from '../../problem.ts';

const CRITERIA = 'Subscription.criteria';
const CHANNEL = 'Subscription.channel';
const ENDPOINT = `${CHANNEL}.endpoint`;

/** `code`: of FHIR's issue types. */
type Code = 'required' | 'value' | 'not-supported' | 'business-rule';

export const fault = (code: Code, at: string, en: string, ja: string): Finding => ({
  severity: 'error',
  code,
  at,
  said: { en, ja },
});

export const noCriteria = (): Finding =>
  fault(
    'required',
    CRITERIA,
    'The Subscription has no criteria. Give the URL of a topic, or an R4 search such as Task?owner=Organization/x.',
    'criteria がありません。話題の URL か、R4 の検索条件（例：Task?owner=Organization/x）を書いてください。',
  );

export const unknownTopic = (canonical: string): Finding =>
  fault(
    'not-supported',
    CRITERIA,
    `There is no topic “${short(canonical)}” here. Choose one of those that /fhir/metadata announces.`,
    `話題「${short(canonical)}」はありません。/fhir/metadata にある話題から選んでください。`,
  );

export const unknownType = (type: string): Finding =>
  fault(
    'value',
    CRITERIA,
    `criteria begins with “${short(type)}”, which is no type of resource. Write a search such as Task?owner=Organization/x, or the URL of a topic.`,
    `criteria の「${short(type)}」はリソースの型ではありません。Task?owner=Organization/x のような検索条件か、話題の URL を書いてください。`,
  );

export const ofSubscriptions = (): Finding =>
  fault(
    'not-supported',
    CRITERIA,
    'Changes of Subscriptions are not told: they would tell of the telling, without end. Ask for $status instead.',
    'Subscription の変化は購読できません（知らせることがまた変化になり、終わりません）。$status で確認してください。',
  );

export const badEscape = (at: string, text: string): Finding =>
  fault(
    'value',
    at,
    `“${short(text)}” has a % that begins no escape. Write %25 for a percent sign.`,
    `「${short(text)}」の % が正しいエスケープではありません。% そのものは %25 と書いてください。`,
  );

export const emptyValue = (at: string, name: string): Finding =>
  fault(
    'value',
    at,
    `“${short(name)}” has no value, and without it more would be sent than is wanted. Give it one, or leave it out.`,
    `「${short(name)}」に値がなく、このままでは望むより広い範囲が届きます。値を書くか、項目ごと外してください。`,
  );

export const ofTheAnswer = (name: string): Finding =>
  fault(
    'not-supported',
    CRITERIA,
    `${short(name)} shapes the answer of a search; a notification is about one resource and has no list to shape. Leave it out.`,
    `${short(name)} は検索結果の形を決めるものです。知らせは 1 件ずつで、一覧がないため使えません。外してください。`,
  );

export const unknownParameter = (type: string, name: string): Finding =>
  fault(
    'not-supported',
    CRITERIA,
    `${type} cannot be searched by “${short(name)}” here. /fhir/metadata lists what it can be searched by.`,
    `${type} の検索項目「${short(name)}」は使えません。使える項目は /fhir/metadata をご覧ください。`,
  );

export const chained = (name: string): Finding =>
  fault(
    'not-supported',
    CRITERIA,
    `“${short(name)}” asks about another resource, whose changes would go unnoticed. Ask only for what stands in the resource itself, or subscribe to a topic.`,
    `「${short(name)}」は別のリソースについての条件で、その変化に気づけません。リソース自身の項目で絞り込むか、話題を購読してください。`,
  );

export const lookedUp = (name: string): Finding =>
  fault(
    'not-supported',
    CRITERIA,
    `“${short(name)}” goes by a value set or a code system, which may change unnoticed. Name the codes themselves, with commas between them.`,
    `「${short(name)}」は値セットやコード体系による条件で、その変更に気づけません。コードをコンマで区切って直接指定してください。`,
  );

/** What the search's own reader says. */
export const badSearch = (said: Said): Finding => fault('value', CRITERIA, said.en, said.ja);

export const filterNotText = (at: string): Finding =>
  fault(
    'value',
    at,
    'The filter has no text. Give valueString, for example Task?owner=Organization/x.',
    '絞り込みの条件がありません。valueString に Task?owner=Organization/x のように書いてください。',
  );

export const filterMisplaced = (at: string): Finding =>
  fault(
    'value',
    at,
    'The filter stands where nobody reads it, and more would be sent than is wanted. Move the extension to criteria (_criteria.extension).',
    '絞り込みの拡張の場所が違い、このままでは望むより広い範囲が届きます。criteria の拡張（_criteria.extension）に移してください。',
  );

export const filterOfOtherType = (at: string, type: string, focus: string): Finding =>
  fault(
    'value',
    at,
    `This topic is about ${focus}, not “${short(type)}”. Begin the filter with ${focus}?.`,
    `この話題が扱うのは ${focus} で、「${short(type)}」ではありません。条件を ${focus}? で始めてください。`,
  );

export const unknownKey = (at: string, key: string, known: readonly string[]): Finding =>
  fault(
    'not-supported',
    at,
    `This topic cannot be filtered by “${short(key)}”, only by ${known.join(', ')}.`,
    `この話題は「${short(key)}」では絞り込めません。使えるのは ${known.join('、')} です。`,
  );

export const modified = (at: string, key: string): Finding =>
  fault(
    'not-supported',
    at,
    `“${short(key)}”: filters of topics are equal or not; modifiers and chains are not served. Write the key alone, for example owner=Organization/x.`,
    `「${short(key)}」：話題の絞り込みで使えるのは一致（=）だけで、修飾子や連鎖は使えません。owner=Organization/x のように項目だけを書いてください。`,
  );

export const bareId = (at: string, key: string, id: string, type: string): Finding =>
  fault(
    'value',
    at,
    `${key}: “${short(id)}” does not say of what type. Write ${type}/${short(id)}.`,
    `${key} の「${short(id)}」では型が分かりません。${type}/${short(id)} と書いてください。`,
  );

export const notReference = (at: string, key: string, text: string, types: readonly string[]): Finding =>
  fault(
    'value',
    at,
    `${key}: “${short(text)}” names no ${types.join(', ')} of this hub. Write for example ${types[0]}/x.`,
    `${key} の「${short(text)}」は、このハブの ${types.join('、')} を指していません。${types[0]}/x のように書いてください。`,
  );

export const notToken = (at: string, key: string, text: string): Finding =>
  fault(
    'value',
    at,
    `${key}: “${short(text)}” is neither a code nor system|code. Write both sides of the bar, or the code alone.`,
    `${key} の「${short(text)}」は、コードでも「体系|コード」でもありません。縦棒の両側を書くか、コードだけを書いてください。`,
  );

export const notCanonical = (at: string, key: string, text: string): Finding =>
  fault(
    'value',
    at,
    `${key}: “${short(text)}” is no canonical URL. Write it in full, with or without |version.`,
    `${key} の「${short(text)}」は canonical の URL ではありません。省略せずに書いてください（|版 は付けても付けなくても構いません）。`,
  );

export const tooManyValues = (found: number, allowed: number): Finding =>
  fault(
    'not-supported',
    CRITERIA,
    `The filters have ${found} values in all; at most ${allowed} are taken. Make several Subscriptions of it.`,
    `絞り込みの値が全部で ${found} 個あります。${allowed} 個までです。Subscription を分けてください。`,
  );

export const ofTopicsOnly = (at: string): Finding =>
  fault(
    'not-supported',
    at,
    'This extension is for subscriptions to a topic; with R4 search criteria it does nothing. Leave it out, or subscribe to a topic.',
    'この拡張は話題の購読のためのもので、R4 の検索条件では働きません。外すか、話題を購読してください。',
  );

export const ended = (): Finding =>
  fault(
    'business-rule',
    'Subscription.end',
    'The end has passed: nothing would be sent. Give a later one, or none.',
    'end を過ぎており、何も送られません。先の日時にするか、外してください。',
  );

export const notInstant = (): Finding =>
  fault(
    'value',
    'Subscription.end',
    'The end is no instant. Write it like 2027-03-31T00:00:00+09:00.',
    'end を日時として読めません。2027-03-31T00:00:00+09:00 のように書いてください。',
  );

export const noChannel = (): Finding =>
  fault(
    'required',
    CHANNEL,
    'The Subscription has no channel. Say where to send: channel.type and channel.endpoint.',
    'channel がありません。送り先（channel.type と channel.endpoint）を書いてください。',
  );

export const channelNotOffered = (type: string): Finding =>
  fault(
    'not-supported',
    `${CHANNEL}.type`,
    `The channel “${short(type)}” is not offered yet. Use rest-hook.`,
    `チャネル「${short(type)}」にはまだ対応していません。rest-hook を使ってください。`,
  );

export const noEndpoint = (): Finding =>
  fault(
    'required',
    ENDPOINT,
    'The channel has no endpoint. Give the URL to send to.',
    'channel に endpoint がありません。送り先の URL を書いてください。',
  );

export const notUrl = (): Finding =>
  fault(
    'value',
    ENDPOINT,
    'The endpoint is no absolute http or https URL of at most 2,000 characters, without user name, password or fragment. Correct it; a password belongs into a header.',
    'endpoint が正しい URL ではありません。http か https で始まる 2,000 文字以内の URL を書いてください（ユーザー名・パスワード・# は不可。認証情報は header に）。',
  );

export const notBase = (): Finding =>
  fault(
    'value',
    ENDPOINT,
    'With a payload the endpoint is a FHIR base: the resource is PUT to [endpoint]/[type]/[id]. Remove what begins with “?”.',
    'payload がある場合、endpoint は FHIR のベース URL です（[endpoint]/[型]/[id] に PUT します）。「?」以降を外してください。',
  );

export const blockedEndpoint = (said: Said): Finding => fault('business-rule', ENDPOINT, said.en, said.ja);

export const payloadWanted = (): Finding =>
  fault(
    'required',
    `${CHANNEL}.payload`,
    'A subscription to a topic has a payload. Write application/fhir+json.',
    '話題の購読には payload が必要です。application/fhir+json と書いてください。',
  );

export const payloadNotServed = (type: string): Finding =>
  fault(
    'not-supported',
    `${CHANNEL}.payload`,
    `“${short(type)}” is not sent. Write application/fhir+json.`,
    `「${short(type)}」では送れません。application/fhir+json と書いてください。`,
  );

export const contentWanted = (at: string): Finding =>
  fault(
    'required',
    at,
    'How much to send is not said. Add the extension backport-payload-content to channel.payload (_payload.extension), with valueCode empty, id-only or full-resource.',
    'どこまで送るかの指定がありません。channel.payload の拡張（_payload.extension）に backport-payload-content を加え、valueCode に empty、id-only、full-resource のどれかを書いてください。',
  );

export const notOnce = (at: string): Finding =>
  fault(
    'value',
    at,
    'The extension is there more than once. Leave one.',
    'この拡張が 2 つ以上あります。1 つだけ残してください。',
  );

export const notInRange = (at: string, { least, most }: { least: number; most: number }): Finding =>
  fault(
    'value',
    at,
    `The value is no whole number from ${least} to ${most}. Correct it.`,
    `値が ${least} から ${most} までの整数ではありません。直してください。`,
  );

export const badSecret = (at: string): Finding =>
  fault(
    'value',
    at,
    'The secret for signatures is a text (valueString) of 16 to 500 characters. Choose a longer one, at random.',
    '署名の鍵は 16 〜 500 文字の文字列（valueString）です。推測されない、長い鍵にしてください。',
  );

export const badHeader = (at: string): Finding =>
  fault(
    'value',
    at,
    'The header is no “Name: value” of at most 4,000 Latin characters on one line. Correct it.',
    'header が「名前: 値」の形（1 行、半角 4,000 文字以内）ではありません。直してください。',
  );

export const headerNotYours = (at: string, name: string): Finding =>
  fault(
    'not-supported',
    at,
    `The header ${short(name)} is set by whoever sends. Leave it out.`,
    `ヘッダー ${short(name)} は送信側が付けるものです。外してください。`,
  );

export const tooManyHeaders = (found: number, allowed: number): Finding =>
  fault(
    'not-supported',
    `${CHANNEL}.header`,
    `There are ${found} headers; at most ${allowed} are taken.`,
    `ヘッダーが ${found} 個あります。${allowed} 個までにしてください。`,
  );
