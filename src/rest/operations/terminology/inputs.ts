// Parameters of the terminology operations: texts, switches, and codes in the three ways they may be given.
import { objectsOf, textOf } from '../../../fhir/elements/any-shape.ts';
import { isObject } from '../../../fhir/resource.ts';
import type { Inputs } from '../../exchange.ts';
import { badParameter } from '../../request-problems.ts';

export interface GivenCode {
  readonly system?: string;
  readonly version?: string;
  readonly code: string;
  readonly display?: string;
}

export const textIn = (inputs: Inputs, name: string): string | undefined => {
  const value = inputs.get(name)?.[0];
  return value === undefined || value === '' ? undefined : String(value);
};

export function isOn(inputs: Inputs, name: string): boolean {
  const value = textIn(inputs, name) ?? 'false';
  if (value !== 'true' && value !== 'false')
    throw badParameter(name, value, { en: 'use true or false', ja: 'true か false を指定してください' });
  return value === 'true';
}

export function wholeIn(inputs: Inputs, name: string): number | undefined {
  const value = textIn(inputs, name);
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw badParameter(name, value, { en: 'use a whole number', ja: '0 以上の整数を指定してください' });
}

/** `code` with `system`, `coding`, or those of a `codeableConcept`; `ending` as in `codingA`. */
export function codesIn(inputs: Inputs, ending = ''): GivenCode[] {
  const code = textIn(inputs, `code${ending}`);
  const codings = [
    ...(inputs.get(`coding${ending}`) ?? []),
    ...(inputs.get('codeableConcept') ?? []).flatMap((each) => (isObject(each) ? objectsOf(each.coding) : [])),
  ].filter(isObject);
  const own =
    code === undefined ? [] : [{ ...versioned(textIn(inputs, 'system')), code, display: textIn(inputs, 'display') }];
  const version = textIn(inputs, 'systemVersion') ?? textIn(inputs, 'version');
  return [
    ...own.map((each) => ({ ...(version === undefined ? {} : { version }), ...each })),
    ...codings.flatMap((coding): GivenCode[] => {
      const named = textOf(coding.code);
      if (named === undefined) return [];
      return [
        {
          system: textOf(coding.system),
          version: textOf(coding.version),
          code: named,
          display: textOf(coding.display),
        },
      ];
    }),
  ];
}

/** `system|version` is one way to say the version. */
function versioned(system: string | undefined): Pick<GivenCode, 'system' | 'version'> {
  const bar = system?.lastIndexOf('|') ?? -1;
  return system === undefined || bar < 0
    ? { system }
    : { system: system.slice(0, bar), version: system.slice(bar + 1) };
}
