// A search parameter as users bring them: photos of patients by their titles, which R4 has none for.
import type { Resource } from '../../src/fhir/resource.ts';

export const photoParameter = (more: object = {}): Resource => ({
  resourceType: 'SearchParameter',
  id: 'photo',
  url: 'http://example.org/SearchParameter/photo',
  name: 'Photo',
  status: 'active',
  description: 'Title of a photo',
  code: 'photo',
  base: ['Patient'],
  type: 'string',
  expression: 'Patient.photo.title',
  ...more,
});
