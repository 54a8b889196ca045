// People of the matching tests, in short: `kana: ヤマダ タロウ`, `care: 113001 0001234567`. Made into Patients as systems send them.
import type { Resource } from '../../src/fhir/resource.ts';

export interface Person {
  readonly kana?: string;
  readonly kanji?: string;
  /** 旧姓, whole: in kanji or kana. */
  readonly formerly?: string;
  readonly born?: string;
  readonly sex?: 'male' | 'female' | 'other';
  readonly tel?: string;
  readonly post?: string;
  readonly address?: string;
  /** 保険者番号 and 被保険者番号; the latter alone where the insurer is not said. */
  readonly care?: string;
  /** The hospital's ten digits and its number. */
  readonly hospital?: string;
  /** system|value */
  readonly other?: string;
}

const REPRESENTATION = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';
const IDENTIFIER = 'https://renkei.example/fhir/identifier';

const nameOf = (text: string, representation: string) => {
  const [family, ...given] = text.split(' ');
  return {
    extension: [{ url: REPRESENTATION, valueCode: representation }],
    text,
    ...(given.length === 0 ? {} : { family, given }),
  };
};

function careNumber(text: string): object {
  const [first, second] = text.split(' ');
  if (second === undefined) return { system: `${IDENTIFIER}/care-insured`, value: first };
  const assigner = { identifier: { system: `${IDENTIFIER}/care-insurer`, value: first } };
  return { system: `${IDENTIFIER}/care-insured`, value: second, assigner };
}

const hospitalNumber = (text: string): object => {
  const [hospital, value] = text.split(' ');
  return { system: `urn:oid:1.2.392.100495.20.3.51.1${hospital}`, value };
};

const otherNumber = (text: string): object => {
  const [system, value] = text.split('|');
  return { system, value };
};

export function patientOf(person: Person, more: object = {}): Resource {
  const { kana, kanji, formerly, born, sex, tel, post, address, care, hospital, other } = person;
  const name = [
    ...(kanji === undefined ? [] : [{ use: 'official', ...nameOf(kanji, 'IDE') }]),
    ...(kana === undefined ? [] : [{ use: 'official', ...nameOf(kana, 'SYL') }]),
    ...(formerly === undefined ? [] : [{ use: 'maiden', text: formerly }]),
  ];
  const identifier = [
    ...(care === undefined ? [] : [careNumber(care)]),
    ...(hospital === undefined ? [] : [hospitalNumber(hospital)]),
    ...(other === undefined ? [] : [otherNumber(other)]),
  ];
  return {
    resourceType: 'Patient',
    ...(identifier.length === 0 ? {} : { identifier }),
    ...(name.length === 0 ? {} : { name }),
    ...(born === undefined ? {} : { birthDate: born }),
    ...(sex === undefined ? {} : { gender: sex }),
    ...(tel === undefined ? {} : { telecom: [{ system: 'phone', value: tel }] }),
    ...(post === undefined && address === undefined
      ? {}
      : { address: [{ ...(address && { text: address }), ...(post && { postalCode: post }) }] }),
    ...more,
  };
}
