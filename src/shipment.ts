// What this version of the program brings along: directories, forms, profiles and terminology, as the build compiled them.
import { compiled } from './fhir/definitions/definitions.ts';
import { readJson } from './fhir/json/read.ts';
import type { Resource } from './fhir/resource.ts';
import type { Shipment } from './store/shipped.ts';

export const shipment = (): Shipment => ({
  digest: compiled('published.sha256'),
  resources: () => readJson(compiled('published.json')) as unknown as Resource[],
});
