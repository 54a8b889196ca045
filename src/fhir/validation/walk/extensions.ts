// Extensions: is the definition known, may it stand here, and what does it say. https://hl7.org/fhir/R4/extensibility.html
import type { Definition } from '../../library/scope.ts';
import type { Extension, StructureDefinition } from '../../library/structure.ts';
import { isObject } from '../../resource.ts';
import type { Options } from '../options.ts';
import { planOf } from '../plan/compile.ts';
import { elementsOf } from '../plan/elements.ts';
import type { Plan } from '../plan/model.ts';
import { isAbsolute, isExample } from '../references/form.ts';
import {
  extensionOfOtherVersion,
  extensionRetired,
  extensionUnknown,
  isNoModifier,
  mustBeModifier,
  noValueAllowed,
  partUnknown,
  relativeUrl,
  valueWanted,
  versionInUrl,
} from '../said/extensions.ts';
import { checkContext } from './extension-context.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

/** The plan of its own definition, beside those of the element it stands in. */
export function planOfExtension(run: Run, place: Place, plans: readonly Plan[]): Plan | undefined {
  const definition = definitionOf(run, place, plans);
  return definition && planOf(definition);
}

export function checkExtension(run: Run, place: Place, plans: readonly Plan[]): void {
  const url = urlOf(place);
  if (url === undefined) return;
  if (!isAbsolute(url)) {
    checkPart(run, place, url);
    return;
  }
  const definition = definitionOf(run, place, plans);
  if (definition === undefined) {
    checkUnknown(run, place, url);
    return;
  }
  if (url.includes('|')) run.report(place, versionInUrl(url, withoutVersion(url)));
  checkModifier(run, place, definition);
  if (place.parent !== undefined) checkContext(run, place.parent, definition);
  checkStatus(run, place, definition);
  checkContent(run, place, definition);
}

const urlOf = ({ value }: Place): string | undefined =>
  isObject(value) && typeof value.url === 'string' && value.url !== '' ? value.url : undefined;

const withoutVersion = (url: string): string => url.split('|', 1)[0]!;

function definitionOf(run: Run, place: Place, plans: readonly Plan[]): Definition | undefined {
  const url = urlOf(place);
  if (url === undefined || !isAbsolute(url)) return undefined;
  const canonical = withoutVersion(url);
  let found = run.scope.find('StructureDefinition', canonical);
  // A profile of a package knows extensions of its own package.
  for (let i = 0; i < plans.length && found === undefined; i += 1) {
    found = plans[i]!.scope.find('StructureDefinition', canonical);
  }
  return (found?.resource as StructureDefinition | undefined)?.type === 'Extension' ? found : undefined;
}

/** A short name: good within a complex extension that defines it, or whose definition is not at hand. */
function checkPart(run: Run, place: Place, url: string): void {
  const whole = place.parent;
  if (whole?.type !== 'Extension') {
    run.report(place, relativeUrl(url));
    return;
  }
  const definition = definitionOf(run, whole, []);
  const plan = definition && planOf(definition);
  if (plan === undefined) return;
  const parts = plan.children.get('extension')?.slicing?.slices;
  if (parts?.some((part) => part.plan.children.get('url')?.fixed === url) === true) return;
  run.report(place, partUnknown(url, (definition!.resource as StructureDefinition).url));
}

const OTHER_VERSION = /^http:\/\/hl7\.org\/fhir\/(?:1\.0|3\.0|4\.0|4\.3|5\.0|6\.0)\/StructureDefinition\/extension-/;
const TOOLS = /^http:\/\/hl7\.org\/fhir\/(?:tools|build)\/StructureDefinition\//;
const EXPRESSION = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-expression';

function checkUnknown(run: Run, place: Place, url: string): void {
  if (OTHER_VERSION.test(url)) run.report(place, extensionOfOtherVersion(url));
  else if (!isLetPass(url, run.options)) run.report(place, extensionUnknown(url, severityFor(url, run.options)));
}

/** HL7's guides and Japan's. */
const GUIDES = /^http:\/\/(?:hl7\.org\/fhir\/uv|jpfhir\.jp\/fhir)\//;

const severityFor = (url: string, { unknownExtensions: wanted }: Options): 'error' | 'warning' =>
  wanted === 'error' || (wanted === 'error-unless-of-a-guide' && !GUIDES.test(url)) ? 'error' : 'warning';

/** As HL7's validator does: examples, DICOM's, and those of HL7's own tools. */
const isLetPass = (url: string, { examples }: Options): boolean =>
  (examples && isExample(url)) || url.includes('nema.org') || TOOLS.test(url) || url === EXPRESSION;

function checkModifier(run: Run, place: Place, definition: Definition): void {
  const structure = definition.resource as StructureDefinition;
  const isModifier = elementsOf(definition)[0]?.isModifier === true;
  if (isModifier === (place.name === 'modifierExtension')) return;
  run.report(place, isModifier ? mustBeModifier(structure.url) : isNoModifier(structure.url));
}

const STANDARDS_STATUS = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status';
const GONE: ReadonlySet<unknown> = new Set(['deprecated', 'withdrawn']);

function checkStatus(run: Run, place: Place, { resource }: Definition): void {
  const { url, status, extension } = resource as StructureDefinition & {
    readonly status?: string;
    readonly extension?: readonly Extension[];
  };
  const standards = extension?.find((each) => each.url === STANDARDS_STATUS)?.valueCode;
  if (status === 'retired') run.report(place, extensionRetired(url, status));
  else if (GONE.has(standards)) run.report(place, extensionRetired(url, String(standards)));
}

/** Either a value or parts: which, the definition says by what it forbids. */
function checkContent(run: Run, place: Place, definition: Definition): void {
  const { url } = definition.resource as StructureDefinition;
  const plan = planOf(definition);
  if (plan === undefined) return;
  const hasValue = hasAny(place, 'value');
  const isComplex = plan.children.get('value')?.max === 0;
  if (isComplex && hasValue) run.report(place, noValueAllowed(url));
  else if (!isComplex && !hasValue) run.report(place, valueWanted(url, hasAny(place, 'extension')));
}

function hasAny({ value }: Place, name: 'value' | 'extension'): boolean {
  if (!isObject(value)) return false;
  for (const property in value) if (property.startsWith(name) || property.startsWith(`_${name}`)) return true;
  return false;
}
