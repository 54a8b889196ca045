// Records of others that may be this patient's, told as suggestions: so that a person can make sure, and join them. Of a record
// that belongs to another house the hospital is shown the name, the birth date and the office in charge, and which things
// agree: what it needs to ask, and nothing else that stands there. And that for its own patient only, of whom it knows as much
// itself: a record that agrees less than `probable` (a twin, a namesake) is never shown.
import { textOf } from '../../fhir/elements/any-shape.ts';
import type { Suggestion } from './facts.ts';
import { officeOfLookAlike } from './known-office.ts';
import { nameOf } from './person.ts';
import type { FactSettings } from './settings.ts';
import type { LookAlike, StayRecord } from './stay-record.ts';

/** `person`: `Patient/x`, the record the stay names. */
export const suggestedRecords = (record: StayRecord, person: string, settings: FactSettings): Suggestion[] =>
  record.lookAlikes.map((lookAlike): Suggestion => {
    const office = officeOfLookAlike(record, lookAlike, settings)?.office.display;
    return {
      reference: `Patient/${lookAlike.patients[0]?.id}`,
      display: displayOf(lookAlike, office),
      why: whyOf(lookAlike, person),
    };
  });

function displayOf({ patients }: LookAlike, office: string | undefined): string {
  const [patient] = patients;
  const name = patient && nameOf(patient);
  const born = bornOn(patient?.birthDate);
  return [
    name ?? '氏名の登録なし',
    ...(born === undefined ? [] : [born]),
    ...(office === undefined ? [] : [`担当：${office}`]),
  ].join('、');
}

/** 1950年4月12日生まれ; of a partial date as much as is known. */
function bornOn(birthDate: unknown): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(textOf(birthDate) ?? '') ?? [];
  if (year === undefined) return undefined;
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}生まれ`;
}

function whyOf({ evidence }: LookAlike, person: string): Suggestion['why'] {
  const agreeing = evidence.filter(({ result }) => result === 'agrees');
  const [ja, en] = [agreeing.map((each) => each.ja).join('、'), agreeing.map((each) => each.en).join(', ')];
  return {
    ja: `同じ人かもしれない記録です。${ja}。確かめたうえで、同じ人なら結んでください（${person}/$join）`,
    en: `A record that may be the same person’s: ${en}. Make sure, and join the two if it is one person (${person}/$join).`,
  };
}
