/** A FHIR resource as the kernel sees it: any type, nothing written per type. */
export interface Resource {
  resourceType: string;
  id?: string;
  meta?: Meta;
  [element: string]: unknown;
}

export interface Meta {
  versionId?: string;
  lastUpdated?: string;
  profile?: string[];
  tag?: Coding[];
  security?: Coding[];
  [element: string]: unknown;
}

export interface Coding {
  system?: string;
  code?: string;
  display?: string;
  version?: string;
  [element: string]: unknown;
}

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** https://hl7.org/fhir/R4/datatypes.html#id */
const ID = /^[A-Za-z0-9\-.]{1,64}$/;
export const isId = (text: unknown): text is string => typeof text === 'string' && ID.test(text);

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
