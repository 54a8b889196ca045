// Environment variables of FHIR: https://hl7.org/fhir/R4/fhirpath.html#variables
// %resource, %rootResource and %context are the context's; the rest are words for canonicals and systems.

const CONSTANTS: Readonly<Record<string, string>> = {
  ucum: 'http://unitsofmeasure.org',
  sct: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
};

const FOLDERS = { vs: 'ValueSet', ext: 'StructureDefinition' } as const;
const FOLDER = /^(vs|ext)-(.+)$/s;

/** The value of a variable that is the same everywhere. */
export const constantOf = (name: string): string | undefined => {
  if (Object.hasOwn(CONSTANTS, name)) return CONSTANTS[name];
  const match = FOLDER.exec(name);
  return match === null ? undefined : `http://hl7.org/fhir/${FOLDERS[match[1] as 'vs' | 'ext']}/${match[2]}`;
};

export const isKnownVariable = (name: string): boolean =>
  name === 'resource' || name === 'rootResource' || name === 'context' || constantOf(name) !== undefined;
