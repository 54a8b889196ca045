// What definitions must have where only finished content is taken, and where HL7 publishes.
import { isObject } from '../../resource.ts';
import * as said from '../said/conformance.ts';
import type { Desk } from './rule.ts';

const OWNER = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-wg';
const OF_HL7 = /^https?:\/\/(?:[\w.-]+\.)?hl7\.org\//;

/** Of these types HL7 asks to be found and told apart by people. */
const SHAREABLE: Readonly<Record<string, readonly string[]>> = {
  CodeSystem: ['url', 'version', 'title', 'name', 'status', 'experimental', 'description', 'content'],
  ValueSet: ['url', 'version', 'title', 'name', 'status', 'experimental', 'description'],
};

export function checkPublication({ run, whole, report }: Desk): void {
  const { resourceType, experimental, extension, url } = whole.value;
  const { experimentalContent, forPublication } = run.options;
  if (!experimentalContent && experimental === true) report(whole, said.experimental);
  if (!forPublication || typeof url !== 'string') return;
  const isOfHl7 = OF_HL7.test(url);
  const isOwned = Array.isArray(extension) && extension.some((each) => isObject(each) && each.url === OWNER);
  if (isOfHl7 && !isOwned) report(whole, said.ownerMissing);
  for (const name of SHAREABLE[String(resourceType)] ?? []) {
    if (whole.value[name] === undefined) report(whole, said.metadataMissing(name, isOfHl7 && name !== 'name'));
  }
}
