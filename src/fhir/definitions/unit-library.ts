// The units of UCUM, by the library that comes with fhirpath. Loaded once, when a unit is first asked for that R4 does not list.
import { createRequire } from 'node:module';

export interface UnitLibrary {
  validateUnitString(code: string): { readonly status: string; readonly ucumCode?: string | null };
  convertUnitTo(from: string, value: number, to: string): { readonly status: string; readonly toVal: number | null };
}

let library: UnitLibrary | undefined;

export function unitLibrary(): UnitLibrary {
  if (library === undefined) {
    const fhirpath = createRequire(import.meta.url).resolve('fhirpath');
    const loaded = createRequire(fhirpath)('@lhncbc/ucum-lhc') as { UcumLhcUtils: { getInstance(): UnitLibrary } };
    library = loaded.UcumLhcUtils.getInstance();
  }
  return library;
}
