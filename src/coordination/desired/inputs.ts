// What a Task brings along: where the form goes and how, whom to turn to, and who the care manager might be or become.
import { extensionsOf, objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { extensionUrl } from '../rules/codes.ts';
import type { Activity, PlanAction } from '../rules/plan.ts';
import { contactsOf } from './parties.ts';
import type { Stay } from './stay.ts';
import type { TaskInput } from './verdict.ts';
import { whereToTurn } from './where-to-turn.ts';

type Element = Record<string, unknown>;

/** Steps that ask who the care manager is, or may be. */
const ASKS_WHO = new Set(['identify-care-manager', 'choose-care-manager']);

export function inputsOf(action: PlanAction, activity: Activity, stay: Stay): TaskInput[] {
  const contacts = contactsOf(action.consult, stay).map((each): TaskInput => ({ kind: 'consult', ...each }));
  const suggestions = new Map<string, TaskInput>();
  for (const { reference, display, why } of [
    ...(ASKS_WHO.has(activity.step) ? stay.facts.suggestions : []),
    ...(activity.step === 'choose-care-manager' ? whereToTurn(stay) : []),
  ])
    if (!suggestions.has(reference))
      suggestions.set(reference, { kind: 'suggestion', reference, display: `${display}（${why.ja}）` });
  return [
    ...(activity.step === 'admission-information' ? destinations(activity, stay) : []),
    ...contacts,
    ...suggestions.values(),
  ];
}

/** Of the hospital's entry in the directory, in its own words: HK-11, HK-60, HK-61. */
function destinations({ forms }: Activity, { facts, record }: Stay): TaskInput[] {
  const services = record.services.get(facts.hospital?.reference ?? '') ?? [];
  const wanted = new Set(forms.map((form) => form.split('|')[0]!));
  return services.flatMap((service) => {
    const reference = `HealthcareService/${service.id}`;
    const places = extensionsOf(service, extensionUrl('form-destination'))
      .map((each) => objectsOf(each.extension))
      .filter((parts) => isFor(parts, wanted));
    const mcs = extensionsOf(service, extensionUrl('mcs')).map((each) => mcsWords(objectsOf(each.extension)));
    return [...places.map(placeWords), numbersOf(service, 'phone', '電話'), numbersOf(service, 'fax', 'FAX'), ...mcs]
      .filter((display) => display !== '')
      .map((display): TaskInput => ({ kind: 'destination', reference, display }));
  });
}

/** A destination that names no Questionnaire is for any form. */
function isFor(parts: readonly Element[], forms: ReadonlySet<string>): boolean {
  const named = valuesOf(parts, 'questionnaire', 'valueCanonical').map((canonical) => canonical.split('|')[0]!);
  return named.length === 0 || named.some((canonical) => forms.has(canonical));
}

function placeWords(parts: readonly Element[]): string {
  const [role] = valuesOf(parts, 'role', 'valueString');
  return [
    ...(role === undefined ? [] : [`提出先：${role}`]),
    ...valuesOf(parts, 'instruction', 'valueString'),
    ...valuesOf(parts, 'instruction-note', 'valueString'),
    ...(isSet(parts, 'prior-contact') ? ['事前に連絡が必要です'] : []),
    ...(isSet(parts, 'fax-not-chosen')
      ? ['FAX番号が複数あり、どれが様式を受けるか印刷されていません。先に電話で確かめてください（要確認）']
      : []),
  ]
    .map((each) => each.replace(/。$/, ''))
    .join('。');
}

/** All that are printed, with what is printed beside them: which of two FAX machines takes the form, nobody says. */
function numbersOf({ telecom }: Element, system: string, name: string): string {
  const numbers = objectsOf(telecom)
    .filter((each) => each.system === system)
    .flatMap((each) => {
      const label = textOf(extensionsOf(each, extensionUrl('contact-label'))[0]?.valueString);
      return textOf(each.value)?.concat(label === undefined ? '' : `（${label}）`) ?? [];
    });
  return numbers.length === 0 ? '' : `${name}：${numbers.join('、')}`;
}

function mcsWords(parts: readonly Element[]): string {
  const [availability] = valuesOf(parts, 'availability', 'valueCode');
  const words = AVAILABILITY[availability ?? ''] ?? valuesOf(parts, 'printed', 'valueString')[0];
  if (words === undefined) return '';
  const [recipient] = valuesOf(parts, 'recipient', 'valueString');
  const [withWhom] = valuesOf(parts, 'prior-contact-with', 'valueString');
  return [
    `MCS：${words}`,
    ...(recipient === undefined ? [] : [`宛先は${recipient}`]),
    ...(isSet(parts, 'prior-contact') ? [`事前に${withWhom === undefined ? '' : `${withWhom}へ`}連絡が必要です`] : []),
  ].join('。');
}

/** Codes of mcs-availability. */
const AVAILABILITY: Readonly<Record<string, string>> = {
  available: '可',
  'available-except-emergencies': '可（緊急時を除く）',
  conditional: '条件付き',
  unavailable: '不可',
  'not-stated': '記載なし（使う前に確かめてください）',
};

const valuesOf = (parts: readonly Element[], url: string, element: string): string[] =>
  parts.filter((part) => part.url === url).flatMap((part) => textOf(part[element]) ?? []);

const isSet = (parts: readonly Element[], url: string): boolean =>
  parts.some((part) => part.url === url && part.valueBoolean === true);
