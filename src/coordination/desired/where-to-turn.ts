// Where a patient without a care manager may turn, as the screening says: the support centre of the residence, or offices to ask.
// They are suggestions: patient and family choose.
import type { Said } from '../../problem.ts';
import { type Contact, type Stay, said } from './stay.ts';

export interface Turn extends Contact {
  readonly why: Said;
}

/** More than one would call. */
const MOST_OFFICES = 5;

export function whereToTurn({ facts, settings }: Stay): Turn[] {
  const routes = facts.screening?.routes ?? [];
  const { address } = facts.person;
  if (routes.length === 0 || address === undefined) return [];
  const near = settings.nearBy?.(address);
  if (near === undefined) return [];
  const because = (why: Said) => (contact: Contact) => ({ ...contact, why });
  const { supportCentres, isToVerify } = near;
  const centre = supportCentres.length > 1 ? ONE_OF_SEVERAL : CENTRE;
  const offices = near.offices.filter((each) => each.routes.some((route) => routes.some((own) => own === route)));
  return [
    ...(routes.includes('support-centre')
      ? supportCentres.map(because(isToVerify ? said(`${centre.ja}（要確認）`, `${centre.en} (to verify)`) : centre))
      : []),
    ...offices.slice(0, MOST_OFFICES).map(because(OFFICE)),
  ];
}

const CENTRE = said('住所地の地域包括支援センターです', 'The community support centre of the residence');
const ONE_OF_SEVERAL = said(
  '住所地の地域包括支援センターのひとつです。分担が示されていないため、すべてを示しています',
  'One of the community support centres of the residence; no split between them is printed, so all are shown',
);
const OFFICE = said(
  '候補の事業所です。住所地と同じ町名、同じ市町村、地域内の順で、距離は見ていません。選ぶのはご本人とご家族です',
  'An office one may ask. By same 町名, same municipality, same region, not by distance; patient and family choose',
);
