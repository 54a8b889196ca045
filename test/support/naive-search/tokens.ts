// https://hl7.org/fhir/R4/search.html#token
import { splitAt, withoutEscapes } from './escapes.ts';
import { systemOfElement } from './published.ts';
import { isPlain, listOf, textIn, type Value } from './values.ts';

export interface Code {
  readonly system?: string;
  readonly code?: string;
}

/** The codes a value offers. */
export function codesOf({ type, data, path }: Value): Code[] {
  switch (type) {
    case 'CodeableConcept':
      return listOf(isPlain(data) ? data.coding : []).map(coded);
    case 'Identifier':
      return [{ system: textIn(data, 'system'), code: textIn(data, 'value') }];
    case 'ContactPoint':
      return [{ code: textIn(data, 'value') }];
    case 'code':
      return [{ code: String(data), system: systemOfElement(path, String(data)) }];
  }
  return [isPlain(data) ? coded(data) : { code: String(data) }];
}

const coded = (coding: unknown): Code => ({ system: textIn(coding, 'system'), code: textIn(coding, 'code') });

export function hasToken(value: Value): boolean {
  const hasText = value.type === 'CodeableConcept' && textIn(value.data, 'text') !== undefined;
  return hasText || codesOf(value).some(({ system, code }) => system !== undefined || code !== undefined);
}

export const meetsToken = (value: Value, asked: string): boolean =>
  codesOf(value).some((code) => meetsCode(code, asked));

function meetsCode({ system, code }: Code, asked: string): boolean {
  const [first = '', second] = splitAt('|', asked).map(withoutEscapes);
  if (second === undefined) return code === first;
  if (first !== '' && system !== first) return false;
  if (first === '' && system !== undefined && second !== '') return false;
  return second === '' ? system === first : code === second;
}

/** `:of-type=system|code|value`: the type and the value of one identifier. */
export function meetsOfType({ data }: Value, asked: string): boolean {
  const [system, code, value] = splitAt('|', asked).map(withoutEscapes);
  const type = isPlain(data) ? data.type : undefined;
  const isOfType = listOf(isPlain(type) ? type.coding : []).map(coded);
  return textIn(data, 'value') === value && isOfType.some((each) => each.system === system && each.code === code);
}
