// QuestionnaireResponse/$screen, for a form in the request or a stored one: does this patient need discharge coordination,
// and whom to turn to? The decision is coordination/screening's; here its pieces are fetched and the answer is written.

import { firstDayOf } from '../../coordination/facts/reading.ts';
import { answersOf } from '../../coordination/screening/answers.ts';
import { completed } from '../../coordination/screening/completed.ts';
import { regionOf, type ScreeningForm, screeningFormIn, screeningFormOf } from '../../coordination/screening/form.ts';
import { type Screening, screening } from '../../coordination/screening/screen.ts';
import { knownRegions } from '../../coordination/screening/tables.ts';
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { inEnglish } from '../../fhir/elements/translation.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { type CalendarDate, localTime } from '../../japan/calendar-date.ts';
import { Problem, type Said, short } from '../../problem.ts';
import * as said from '../../store/write/problems.ts';
import { json } from '../answers.ts';
import type { Call, Hub, Inputs, OperationHandler, RouteMatch } from '../exchange.ts';
import { supportCentreOf } from './listed-services.ts';
import { readAt, screenedPerson } from './screened-person.ts';

export const screen: OperationHandler = async (inputs, call, hub, at) => {
  const response = await responseOf(inputs, call, hub, at);
  const { form, isSameVersion } = await formOf(response, call, hub);
  const written = answersOf(response, form, isSameVersion);
  const given = givenRegion(inputs);
  const stay = await stayFor(inputs, response, call, hub);
  const region = given ?? (stay && regionOf(stay)) ?? regionOf(response) ?? form.region ?? 'national';
  const day = dayOf(response, hub);
  const { patient, known } = await screenedPerson(response, stay, day, call, hub);
  const { answers, taken } = completed(written, form, known);
  const found = screening(region, form, answers, (since) => since <= day, taken);
  const isForCentre = patient !== undefined && found.routes.includes('support-centre');
  const receivers = isForCentre ? await supportCentreOf(patient, region, hub, call) : [];
  return json(200, parametersOf(found, receivers));
};

async function responseOf(inputs: Inputs, call: Call, hub: Hub, { type, id }: RouteMatch): Promise<Resource> {
  const given = inputs.get('response')?.[0] as Resource | undefined;
  if (id === undefined && given === undefined) throw missingResponse();
  if (id !== undefined && given !== undefined) throw twoResponses();
  const response = given ?? (await stored(type!, id!, call, hub));
  if (response.status === 'entered-in-error') throw enteredInError();
  return response;
}

async function stored(type: string, id: string, call: Call, hub: Hub): Promise<Resource> {
  const current = await hub.view.read(type, id, call.caller.audience);
  if (current === undefined) throw said.notFound(type, id);
  if (current.content === undefined) throw said.gone(type, id, current.version);
  return resourceIn(current.content);
}

/** The form as it stands here; the answers may have been given to an earlier or later version of it. */
async function formOf(
  { questionnaire }: Resource,
  call: Call,
  hub: Hub,
): Promise<{ form: ScreeningForm; isSameVersion: boolean }> {
  const named = screeningFormIn(questionnaire);
  if (named === undefined) throw notScreening(questionnaire);
  const current = await hub.view.read('Questionnaire', named.id, call.caller.audience);
  if (current?.content === undefined) throw unknownForm(named.id);
  const form = screeningFormOf(resourceIn(current.content));
  return { form, isSameVersion: named.version === undefined || named.version === form.version };
}

/** What the caller says goes before the stay, the answers and the form. */
function givenRegion(inputs: Inputs): string | undefined {
  const given = inputs.get('region')?.[0];
  if (given !== undefined && !knownRegions().includes(String(given))) throw unknownRegion(String(given));
  return given === undefined ? undefined : String(given);
}

/** One that is named in the request must be here; the answers may name one of elsewhere. */
async function stayFor(inputs: Inputs, response: Resource, call: Call, hub: Hub): Promise<Resource | undefined> {
  const named = inputs.get('encounter')?.[0];
  const stay = await readAt(named ?? response.encounter, 'Encounter', call, hub);
  if (named !== undefined && stay === undefined) throw noSuchStay(named);
  return stay;
}

/** When the form was filled in, else today: criteria count from a day on. */
function dayOf({ authored }: Resource, hub: Hub): CalendarDate {
  const { timeZone } = hub.search;
  return firstDayOf(authored, timeZone) ?? localTime(hub.clock(), timeZone).date;
}

function parametersOf(found: Screening, receivers: readonly object[]): Resource {
  const codes = (name: string, values: readonly string[]) => values.map((valueCode) => ({ name, valueCode }));
  const { ja, en } = found.explanation;
  return {
    resourceType: 'Parameters',
    parameter: [
      ...codes('result', [found.result]),
      ...codes('reason', found.reasons),
      ...codes('criterion', found.criteria),
      ...codes('attention', found.attention),
      ...codes('pattern', found.pattern === undefined ? [] : [found.pattern]),
      ...codes('route', found.routes),
      ...receivers.map((valueReference) => ({ name: 'receiver', valueReference })),
      ...found.unknown.map((valueString) => ({ name: 'unknown', valueString })),
      { name: 'explanation', valueString: ja, _valueString: inEnglish(en) },
    ],
  };
}

const SPEC = 'https://hl7.org/fhir/R4/operations.html';
const parameter = (name: string): string => `Parameters.parameter.where(name='${name}')`;

const missingResponse = (): Problem =>
  new Problem(
    'required',
    {
      en: 'The parameter "response" is missing: send the QuestionnaireResponse, or call $screen on a stored one.',
      ja: 'パラメーター「response」がありません。QuestionnaireResponse を送るか、保存済みの QuestionnaireResponse に対して $screen を呼び出してください。',
    },
    { at: parameter('response'), spec: SPEC },
  );

const twoResponses = (): Problem =>
  new Problem(
    'invalid',
    {
      en: 'The URL names a stored response and "response" holds another. Leave one of them out.',
      ja: 'URL の QuestionnaireResponse と「response」の両方が指定されています。どちらか一方にしてください。',
    },
    { at: parameter('response'), spec: SPEC },
  );

const enteredInError = (): Problem =>
  new Problem(
    'business-rule',
    {
      en: 'This response was entered in error; nothing is concluded from it. Screen the one that took its place.',
      ja: 'この回答は誤入力（entered-in-error）のため判定しません。正しい回答で判定してください。',
    },
    { at: 'QuestionnaireResponse.status' },
  );

const notScreening = (questionnaire: unknown): Problem => {
  const named = typeof questionnaire === 'string' ? short(questionnaire) : undefined;
  const found: Said = {
    en: named === undefined ? 'The response names no Questionnaire' : `"${named}" is not a screening form`,
    ja: named === undefined ? '回答に questionnaire がありません' : `「${named}」は退院調整の基準の様式ではありません`,
  };
  const forms = `${CANONICAL_BASE}/Questionnaire/screening-…`;
  return new Problem(
    'unprocessable',
    {
      en: `${found.en}. $screen takes answers to ${forms} (screening-honjo-kodama, screening-national …).`,
      ja: `${found.ja}。$screen で使えるのは ${forms}（screening-honjo-kodama、screening-national など）の回答です。`,
    },
    { at: 'QuestionnaireResponse.questionnaire' },
  );
};

const unknownForm = (id: string): Problem =>
  new Problem(
    'unprocessable',
    {
      en: `The form Questionnaire/${short(id)} is not stored here, so its answers cannot be read. GET Questionnaire?_id=${short(id)} shows whether it is.`,
      ja: `様式 Questionnaire/${short(id)} が登録されていないため、回答を読めません。登録されている様式は GET Questionnaire で確認できます。`,
    },
    { at: 'QuestionnaireResponse.questionnaire' },
  );

const unknownRegion = (region: string): Problem =>
  new Problem(
    'bad-value',
    {
      en: `"${short(region)}" is not a region. Known: ${knownRegions().join(', ')}.`,
      ja: `「${short(region)}」という地域はありません。使えるもの：${knownRegions().join('、')}`,
    },
    { at: parameter('region') },
  );

const noSuchStay = (reference: unknown): Problem => {
  const text = isObject(reference) ? String(reference.reference ?? '') : '';
  return new Problem(
    'unprocessable',
    {
      en: `"${short(text)}" is no Encounter that is stored here. Store the stay first, or leave "encounter" out and give "region".`,
      ja: `「${short(text)}」という入院（Encounter）は登録されていません。先に登録するか、「encounter」を省いて「region」を指定してください。`,
    },
    { at: parameter('encounter') },
  );
};
