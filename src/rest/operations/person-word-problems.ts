import { Problem, short } from '../../problem.ts';
import { badParameter } from '../request-problems.ts';

const parameter = (name: string): string => `Parameters.parameter.where(name='${name}')`;

export const noReason = (): Problem =>
  badParameter('reason', '', {
    en: 'say in words why: who confirmed it, and by what',
    ja: '理由を書いてください（だれが、何で確かめたか）',
  });

export const notAPatient = (reference: string): Problem =>
  badParameter('other', reference, {
    en: 'name the other record as a Reference to a Patient of this server, such as Patient/x',
    ja: 'もう一方の記録を、このサーバーの Patient への参照（Patient/x など）で指定してください',
  });

export const notAPerson = (reference: string): Problem =>
  badParameter('by', reference, {
    en: 'name a person or an organisation: Practitioner, PractitionerRole, Organization, RelatedPerson or Patient, or a display',
    ja: '人か機関を、Practitioner、PractitionerRole、Organization、RelatedPerson、Patient への参照か、名前（display）で指定してください',
  });

export const itself = (id: string): Problem =>
  new Problem(
    'business-rule',
    {
      en: `Patient/${id} is the record itself. Name another record in "other".`,
      ja: `Patient/${id} は同じ記録です。「other」には別の記録を指定してください。`,
    },
    { at: parameter('other') },
  );

export const notStored = (name: string, reference: string): Problem =>
  new Problem(
    'unprocessable',
    {
      en: `"${short(reference)}" is not stored here. Check the id, or store the resource first.`,
      ja: `「${short(reference)}」は登録されていません。ID を確かめるか、先に登録してください。`,
    },
    { at: parameter(name) },
  );

export const joinedAlready = (id: string, other: string): Problem =>
  new Problem(
    'conflict',
    {
      en: `Patient/${id} and Patient/${other} are joined already, and a person has confirmed it. GET Provenance?target=Patient/${id} tells who, and why. $part parts them.`,
      ja: `Patient/${id} と Patient/${other} は、すでに人が確かめて結んでいます。だれが、なぜ結んだかは GET Provenance?target=Patient/${id} で確認できます。解くには $part を使ってください。`,
    },
    { at: parameter('other') },
  );

export const partedAlready = (id: string, other: string): Problem =>
  new Problem(
    'conflict',
    {
      en: `That Patient/${id} and Patient/${other} are two people's, a person has said already. GET Provenance?target=Patient/${id} tells who, and why. $join joins them.`,
      ja: `Patient/${id} と Patient/${other} は、別の人の記録であると、すでに人が確かめています。だれが、なぜ確かめたかは GET Provenance?target=Patient/${id} で確認できます。結ぶには $join を使ってください。`,
    },
    { at: parameter('other') },
  );
