// 保険者番号 and 被保険者番号 of a person: in the identifiers of the record, and on the card (Coverage).
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { parseReference, type ReferenceBase } from '../../fhir/search/reference-text.ts';
import { type CareNumber, numbersOf } from './numbers.ts';

export const CARE_INSURED = `${CANONICAL_BASE}/identifier/care-insured`;
const CARE_INSURER = `${CANONICAL_BASE}/identifier/care-insurer`;
const COVERAGE_KIND = `${CANONICAL_BASE}/CodeSystem/coverage-kind`;

export const keyOfNumber = ({ insurer, insured }: CareNumber): string => `${insurer}/${insured}`;

// 0000000000, 9999999999: typed where the number was not known.
const PLACEHOLDER = /^(.)\1*$/;

export const careNumbersOf = (identifiers: unknown): CareNumber[] =>
  numbersOf(identifiers).care.filter(({ insured }) => !PLACEHOLDER.test(insured));

/** A valid card; what it says counts as if it stood in the record. */
export const isCareCard = ({ resourceType, status, type }: Resource): boolean =>
  resourceType === 'Coverage' &&
  status === 'active' &&
  isObject(type) &&
  objectsOf(type.coding).some(({ system, code }) => system === COVERAGE_KIND && code === 'care-insurance');

/** `insurers`: the numbers of a stored Organization, which a payor may be named by. */
export function careNumbersOnCard(
  card: Resource,
  insurers: (payor: Record<string, unknown>) => readonly string[],
): CareNumber[] {
  if (!isCareCard(card)) return [];
  const numbers = objectsOf(card.payor).flatMap((payor) =>
    [...insurersIn([payor.identifier]), ...insurers(payor)].flatMap((insurer) =>
      careNumbersOf([
        {
          system: CARE_INSURED,
          value: card.subscriberId,
          assigner: { identifier: { system: CARE_INSURER, value: insurer } },
        },
      ]),
    ),
  );
  return [...new Map(numbers.map((each) => [keyOfNumber(each), each])).values()];
}

/** 保険者番号 among identifiers: of an insurer's Organization, or in a reference to it. */
export const insurersIn = (identifiers: unknown): string[] =>
  objectsOf(identifiers).flatMap(({ system, value }) => (system === CARE_INSURER ? (textOf(value) ?? []) : []));

const idAt = (type: string, named: unknown, base: ReferenceBase): string | undefined => {
  const to = isObject(named) && typeof named.reference === 'string' ? parseReference(named.reference, base) : undefined;
  return to?.kind === 'local' && to.type === type ? to.id : undefined;
};

/** The id of the Patient whose card it is. */
export const ownerOfCard = ({ beneficiary }: Resource, base: ReferenceBase): string | undefined =>
  idAt('Patient', beneficiary, base);

/** `Organization/x`, where a payor is named so. */
export function organizationIn(payor: unknown, base: ReferenceBase): string | undefined {
  const id = idAt('Organization', payor, base);
  return id === undefined ? undefined : `Organization/${id}`;
}

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** The ways the same number may be typed in a store: a search asks for all of them. */
export const typedForms = (insured: string): string[] => {
  const cases = [...new Set([insured, insured.toLowerCase()])];
  return [...cases, ...cases.map(fullWidth)];
};
