// What a Patient record says about who somebody is, in a form that can be compared. Pure; never shown, never stored.
import type { Resource } from '../../fhir/resource.ts';
import { type Municipality, municipalitiesOf, postalCodesOf } from './address.ts';
import { birthDateOf } from './birth-date.ts';
import { type Names, namesOf } from './names.ts';
import { type Numbers, numbersOf } from './numbers.ts';
import { type Telephones, telephonesOf } from './telephone.ts';

export interface Identity {
  readonly names: Names;
  /** Whole or partial, as FHIR writes it. */
  readonly birthDate: string | undefined;
  /** `other` and `unknown` tell nobody apart. */
  readonly sex: 'male' | 'female' | undefined;
  readonly postalCodes: readonly string[];
  readonly municipalities: readonly Municipality[];
  readonly telephones: Telephones;
  readonly numbers: Numbers;
}

export const identityOf = ({ name, birthDate, gender, address, telecom, identifier }: Resource): Identity => ({
  names: namesOf(name),
  birthDate: birthDateOf(birthDate),
  sex: gender === 'male' || gender === 'female' ? gender : undefined,
  postalCodes: postalCodesOf(address),
  municipalities: municipalitiesOf(address),
  telephones: telephonesOf(telecom),
  numbers: numbersOf(identifier),
});
