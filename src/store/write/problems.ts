import { Problem } from '../../problem.ts';

const HTTP = 'https://hl7.org/fhir/R4/http.html';

export const notFound = (type: string, id: string): Problem =>
  new Problem(
    'not-found',
    { en: `${type}/${id} does not exist here.`, ja: `${type}/${id} は登録されていません。` },
    { at: type, spec: `${HTTP}#read` },
  );

export const gone = (type: string, id: string, version: number): Problem =>
  new Problem(
    'gone',
    {
      en: `${type}/${id} was deleted (version ${version}). Its history is at ${type}/${id}/_history.`,
      ja: `${type}/${id} は削除されています（版 ${version}）。履歴は ${type}/${id}/_history で確認できます。`,
    },
    { at: type, spec: `${HTTP}#delete` },
  );

export const stale = (type: string, id: string, asked: string, current: number | undefined): Problem =>
  new Problem(
    'precondition-failed',
    current === undefined
      ? {
          en: `If-Match names version ${asked}, but ${type}/${id} does not exist.`,
          ja: `If-Match で版 ${asked} が指定されましたが、${type}/${id} は存在しません。`,
        }
      : {
          en: `If-Match names version ${asked}, but ${type}/${id} is at version ${current}. Read it again and repeat your change.`,
          ja: `If-Match の版 ${asked} は古くなっています（${type}/${id} の現在の版は ${current}）。読み直してから変更してください。`,
        },
    { at: 'http.If-Match', spec: `${HTTP}#concurrency` },
  );

export const staleCondition = (type: string, asked: string): Problem =>
  new Problem(
    'precondition-failed',
    {
      en: `If-Match names version ${asked}, but the condition matches no ${type}.`,
      ja: `If-Match で版 ${asked} が指定されましたが、条件に合う ${type} がありません。`,
    },
    { at: 'http.If-Match', spec: `${HTTP}#concurrency` },
  );

export const existsAlready = (type: string, id: string): Problem =>
  new Problem(
    'precondition-failed',
    {
      en: `If-None-Match: * asks for a new resource, but ${type}/${id} exists already.`,
      ja: `If-None-Match: * は新規登録の指定ですが、${type}/${id} はすでに存在します。`,
    },
    { at: 'http.If-None-Match', spec: `${HTTP}#concurrency` },
  );

export const identityChanged = (type: string, id: string): Problem =>
  new Problem(
    'unprocessable',
    {
      en: `A patch cannot change resourceType or id: ${type}/${id} stays what it is.`,
      ja: `パッチで resourceType や id を変えることはできません（${type}/${id}）。`,
    },
    { at: `${type}.id`, spec: `${HTTP}#patch` },
  );

export const manyMatches = (type: string, at: string): Problem =>
  new Problem(
    'multiple-matches',
    {
      en: `The condition matches more than one ${type}. Make it more precise, for example by an identifier with its system.`,
      ja: `条件に合う ${type} が複数あります。体系付きの識別子など、より絞り込んだ条件を指定してください。`,
    },
    { at, spec: `${HTTP}#cond-update` },
  );

export const tooManyToDelete = (type: string, most: number): Problem =>
  new Problem(
    'multiple-matches',
    {
      en: `The condition matches more than can be deleted at once: at most ${most} (RENKEI_MAX_ENTRIES), all deletes of a transaction together. No ${type} was deleted; make the condition more precise.`,
      ja: `条件に合う ${type} が、一度に削除できる上限（トランザクション全体で ${most} 件、RENKEI_MAX_ENTRIES）を超えています。何も削除していません。条件を絞り込んでください。`,
    },
    { at: 'http.query', spec: `${HTTP}#3.1.0.7.1` },
  );

export const noMatch = (type: string, at: string): Problem =>
  new Problem(
    'not-found',
    { en: `The condition matches no ${type}.`, ja: `条件に合う ${type} がありません。` },
    { at, spec: `${HTTP}#cond-update` },
  );

export const idClash = (type: string, found: string, given: string): Problem =>
  new Problem(
    'invalid',
    {
      en: `The condition matches ${type}/${found}, but the resource carries the id "${given}". Leave the id out or make them agree.`,
      ja: `条件に合うのは ${type}/${found} ですが、送信されたリソースの id は「${given}」です。id を省くか、一致させてください。`,
    },
    { at: `${type}.id`, spec: `${HTTP}#cond-update` },
  );

export const idTaken = (type: string, id: string): Problem =>
  new Problem(
    'conflict',
    {
      en: `The condition matches no ${type}, but the resource carries the id of ${type}/${id}, which exists and does not meet it. It was left as it is. Leave the id out to create another, or send PUT ${type}/${id} to change that one.`,
      ja: `条件に合う ${type} はありませんが、送信された id の ${type}/${id} はすでに存在し、条件に合いません（変更していません）。新規に登録する場合は id を省き、このリソースを変更する場合は PUT ${type}/${id} を使ってください。`,
    },
    { at: `${type}.id`, spec: `${HTTP}#cond-update` },
  );

export const sameIdentity = (identity: string): Problem =>
  new Problem(
    'invalid',
    {
      en: `Two entries of the transaction concern ${identity}. A transaction may touch a resource once.`,
      ja: `トランザクション内の複数のエントリーが ${identity} を対象にしています。1 件にまとめてください。`,
    },
    { at: 'Bundle.entry', spec: `${HTTP}#trules` },
  );

export const badReference = (at: string, text: string, found: number): Problem =>
  new Problem(
    found === 0 ? 'unprocessable' : 'multiple-matches',
    {
      en: `The conditional reference "${text}" matches ${found === 0 ? 'nothing' : 'more than one resource'}; it must match exactly one.`,
      ja: `条件付き参照「${text}」に合うリソースが${found === 0 ? 'ありません' : '複数あります'}。ちょうど 1 件になる条件を指定してください。`,
    },
    { at, spec: `${HTTP}#trules` },
  );

export const unresolved = (at: string, text: string): Problem =>
  new Problem(
    'unprocessable',
    {
      en: `"${text}" refers to no entry of this transaction: no entry has it as fullUrl.`,
      ja: `「${text}」に当たるエントリーがトランザクション内にありません（fullUrl をご確認ください）。`,
    },
    { at, spec: 'https://hl7.org/fhir/R4/bundle.html#references' },
  );

export const busy = (): Problem =>
  new Problem(
    'conflict',
    {
      en: 'Others kept changing the same resources while this was written. Nothing was stored; try again.',
      ja: '同じリソースへの変更が重なったため、保存できませんでした。何も保存されていません。もう一度お試しください。',
    },
    { spec: `${HTTP}#concurrency` },
  );
