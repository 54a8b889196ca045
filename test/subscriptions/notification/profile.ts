// What is wrong with a notification by R4's shape and by the invariants of our own profiles, as sentences; none: it is well.

import type { Bundle, Resource, StructureDefinition } from 'fhir/r4.js';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import { ofType } from '../../support/artefacts.ts';

const invariantsOf = (id: string): { key: string; holds: (resource: Resource) => unknown[] }[] => {
  const profile = ofType('StructureDefinition').find((each) => each.id === id) as unknown as StructureDefinition;
  return (profile.differential?.element[0]?.constraint ?? []).map(({ key, expression = '' }) => {
    const run = fhirpath.compile(expression, r4, { async: false });
    return { key, holds: (resource) => run(resource, { resource }) };
  });
};

export const OF_BUNDLE = invariantsOf('renkei-notification');
export const OF_STATUS = invariantsOf('renkei-notification-status');

export function faultsOf(bundle: Bundle): string[] {
  const status = bundle.entry?.[0]?.resource;
  const broken = (invariants: typeof OF_BUNDLE, resource: Resource): string[] =>
    invariants.filter(({ holds }) => holds(resource)[0] !== true).map(({ key }) => key);
  return [
    ...shapeFindings(bundle).map(({ at, said }) => `${at}: ${said.en}`),
    ...broken(OF_BUNDLE, bundle),
    ...(status === undefined ? ['no status'] : broken(OF_STATUS, status)),
  ];
}
