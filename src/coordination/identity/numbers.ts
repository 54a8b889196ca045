// The numbers a record carries, each with whose number it is. A number that does not say whose it is says nothing.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject } from '../../fhir/resource.ts';

/** 被保険者番号 with its 保険者番号. */
export interface CareNumber {
  readonly insurer: string;
  readonly insured: string;
}

const CARE_INSURED = `${CANONICAL_BASE}/identifier/care-insured`;
const CARE_INSURER = `${CANONICAL_BASE}/identifier/care-insurer`;
const HOSPITAL = /^urn:oid:1\.2\.392\.100495\.20\.3\.51\.1\d{10}$/;
const OF_SOME_HOSPITAL = 'urn:oid:1.2.392.100495.20.3.51';

// An insurer's own number is shared by a whole town; 記号, 番号 and 枝番 are parts that mean something only together.
const NOT_OF_A_PERSON: ReadonlySet<string> = new Set([
  CARE_INSURER,
  'http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber',
  'urn:oid:1.2.392.100495.20.3.61',
  'http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsuredPersonSymbol',
  'urn:oid:1.2.392.100495.20.3.62',
  'http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsuredPersonNumber',
  'urn:oid:1.2.392.100495.20.3.63',
  'http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsuredPersonSubnumber',
  'http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber',
  'urn:oid:1.2.392.100495.20.3.71',
]);

export interface Numbers {
  readonly care: readonly CareNumber[];
  /** Hospital numbers, by the system that names the hospital. */
  readonly hospital: readonly Numbered[];
  readonly other: readonly Numbered[];
  /** As they stand in the record, for searching: with their systems, both as written and normalised. */
  readonly searchable: readonly Numbered[];
}

export interface Numbered {
  readonly system: string;
  readonly value: string;
}

export function numbersOf(identifiers: unknown): Numbers {
  const care: CareNumber[] = [];
  const hospital: Numbered[] = [];
  const other: Numbered[] = [];
  const searchable: Numbered[] = [];
  for (const identifier of objectsOf(identifiers)) {
    const system = textOf(identifier.system)?.trim();
    const written = textOf(identifier.value)?.trim();
    if (system === undefined || written === undefined || written === '' || NOT_OF_A_PERSON.has(system)) continue;
    const value = normalised(written);
    searchable.push({ system, value }, ...(value === written ? [] : [{ system, value: written }]));
    if (system === CARE_INSURED) care.push(...careNumber(value, identifier.assigner));
    else if (HOSPITAL.test(system)) hospital.push({ system, value });
    else if (!system.startsWith(OF_SOME_HOSPITAL)) other.push({ system, value });
  }
  return { care, hospital, other, searchable };
}

/** Half width, without blanks; zeros in front stay, they are part of the number. */
const normalised = (value: string): string => value.normalize('NFKC').replace(/\s/g, '').toUpperCase();

// H: given to some people on 生活保護 (要確認).
const INSURED = /^[0-9H]\d{9}$/;
const INSURER = /^\d{6}$/;

function careNumber(insured: string, assigner: unknown): CareNumber[] {
  const named = isObject(assigner) && isObject(assigner.identifier) ? assigner.identifier : {};
  const insurer = named.system === CARE_INSURER ? normalised(textOf(named.value) ?? '') : '';
  return INSURED.test(insured) && INSURER.test(insurer) ? [{ insurer, insured }] : [];
}
