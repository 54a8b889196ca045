// Is this JSON a resource of R4 at all? One walk by the base definitions: names, JSON types, cardinality, formats,
// codes of required bindings. Profiles, invariants in FHIRPath and terminology are not looked at here.
import { codesOf, isResourceType, nodeOf, propertiesOf, resourceTypes } from '../definitions/definitions.ts';
import { Decimal } from '../json/decimal.ts';
import { isObject } from '../resource.ts';
import type { Issue } from './issue.ts';
import { type PrimitiveCheck, primitiveCheck } from './primitive-format.ts';
import * as say from './shape-messages.ts';

const R4 = 'https://hl7.org/fhir/R4/';
const JSON_PAGE = `${R4}json.html`;

/** More than anyone reads; also a bound on the work that broken content can cause. */
const MOST_FINDINGS = 100;

/** Steps of a path, an index being one: content that was read from a text has fewer. */
const DEEPEST = 400;

export interface ShapeOptions {
  /** Stop after so many findings (default 100). */
  readonly limit?: number;
}

/** How one JSON property is checked. */
interface Rule {
  readonly property: string;
  /** Name in the definition, which FHIRPath uses: `deceased` for `deceasedBoolean`. */
  readonly name: string;
  readonly type: string;
  readonly choice: boolean;
  readonly repeats: boolean;
  readonly min: number;
  /** -1 is `*`. */
  readonly max: number;
  readonly isResource: boolean;
  /** Set on primitives only. */
  readonly check?: PrimitiveCheck;
  readonly binding?: string;
  readonly codes?: ReadonlySet<string>;
  readonly sibling: boolean;
}

interface NodeRules {
  readonly node: string;
  readonly isResource: boolean;
  readonly byProperty: ReadonlyMap<string, Rule>;
  /** Each required element with all the properties that can fill it. */
  readonly required: readonly { readonly name: string; readonly properties: readonly string[] }[];
}

interface Walk {
  /** Where we are; joined to a text only for a finding. */
  readonly path: (string | number)[];
  readonly findings: Issue[];
  readonly limit: number;
}

export function shapeFindings(resource: unknown, { limit = MOST_FINDINGS }: ShapeOptions = {}): Issue[] {
  const walk: Walk = { path: [], findings: [], limit };
  const type = isObject(resource) ? resource.resourceType : undefined;
  walk.path.push(typeof type === 'string' && isResourceType(type) ? type : 'Resource');
  checkResource(resource, walk, false);
  return walk.findings.slice(0, limit);
}

const rulesByNode = new Map<string, NodeRules>();

function rulesOf(node: string): NodeRules {
  let rules = rulesByNode.get(node);
  if (rules === undefined) {
    rules = makeRules(node);
    rulesByNode.set(node, rules);
  }
  return rules;
}

function makeRules(node: string): NodeRules {
  const isResource = nodeOf(node)?.kind === 'resource';
  const byProperty = new Map<string, Rule>();
  const required = new Map<string, string[]>();
  for (const [property, { name, def, type: declared = '' }] of propertiesOf(node)) {
    // The definitions call a resource's id a string; its own page says id. https://hl7.org/fhir/R4/resource.html#id
    const type = isResource && name === 'id' ? 'id' : declared;
    const kind = nodeOf(type)?.kind;
    const codes = type === 'code' && def.binding !== undefined ? codesOf(def.binding) : undefined;
    byProperty.set(property, {
      property,
      name,
      type,
      choice: def.choice === true,
      repeats: def.max !== 1 && def.max !== 0,
      min: def.min,
      max: def.max,
      isResource: kind === 'resource',
      ...(kind === 'primitive-type' && { check: primitiveCheck(type) }),
      ...(codes && { binding: def.binding, codes }),
      // Attributes in XML, plain strings in the model: these have no extensions.
      sibling: kind === 'primitive-type' && name !== 'id' && !(node === 'Extension' && name === 'url'),
    });
    if (def.min > 0) required.set(name, [...(required.get(name) ?? []), property]);
  }
  return { node, isResource, byProperty, required: [...required].map(([name, properties]) => ({ name, properties })) };
}

function checkResource(value: unknown, walk: Walk, inContained: boolean): void {
  if (!isPlain(value)) {
    report(walk, 'structure', say.notAResource(value), JSON_PAGE);
    return;
  }
  const type = value.resourceType;
  if (typeof type !== 'string' || !isResourceType(type)) {
    const meant = typeof type === 'string' ? say.nearest(type, resourceTypes()) : undefined;
    report(walk, 'structure', say.unknownType(type, meant), `${R4}resourcelist.html`);
    return;
  }
  if (inContained && value.contained !== undefined) {
    report(walk, 'invariant', say.nestedContained, `${R4}references.html#contained`, 'contained');
  }
  checkNode(value, rulesOf(type), walk);
}

/** Checks the properties of an object; the answer is how many it has besides `id`. */
function checkNode(object: Record<string, unknown>, rules: NodeRules, walk: Walk): number {
  if (walk.path.length > DEEPEST) {
    report(walk, 'too-costly', say.tooDeep, JSON_PAGE);
    return 1;
  }
  let content = 0;
  /** Properties that belong to a choice, or may do so. */
  let choices = 0;
  for (const property in object) {
    if (walk.findings.length >= walk.limit) return content;
    if (property === 'resourceType' && rules.isResource) continue;
    if (property !== 'id') content++;
    const rule = rules.byProperty.get(property);
    if (rule !== undefined) {
      if (rule.choice) choices++;
      walk.path.push(rule.name);
      checkProperty(object[property], rule, object, walk);
      walk.path.pop();
    } else {
      if (property.startsWith('_')) choices++;
      checkSiblingOrUnknown(property, object, rules, walk);
    }
  }
  for (const { name, properties } of rules.required) {
    if (!properties.some((each) => object[each] !== undefined || object[`_${each}`] !== undefined)) {
      const shown = properties.length > 1 ? `${name}[x]` : name;
      report(walk, 'required', say.missing(rules.node, shown), pageOf(rules.node), name);
    }
  }
  if (choices > 1) checkChoices(object, rules, walk);
  if (rules.node === 'Extension') checkExtension(object, choices > 0, walk);
  return content;
}

/** ext-1: "Must have either extensions or value[x], not both". The value may be there by `_valueString` alone. */
function checkExtension(extension: Record<string, unknown>, hasValue: boolean, walk: Walk): void {
  if (hasValue === (extension.extension !== undefined)) {
    report(walk, 'invariant', say.extensionContent(hasValue), `${R4}extensibility.html#Extension`);
  }
}

function checkProperty(value: unknown, rule: Rule, object: Record<string, unknown>, walk: Walk): void {
  if (rule.max === 0) {
    report(walk, 'structure', say.notAllowed(rule.property), JSON_PAGE);
    return;
  }
  if (value === null) {
    report(walk, 'structure', say.nullValue(rule.property), JSON_PAGE);
    return;
  }
  if (!rule.repeats) {
    if (Array.isArray(value)) report(walk, 'structure', say.mustBeSingle(rule.property), JSON_PAGE);
    else checkValue(value, rule, walk);
  } else if (Array.isArray(value)) {
    checkEntries(value, rule, object, walk);
  } else {
    report(walk, 'structure', say.mustBeArray(rule.property), JSON_PAGE);
  }
}

function checkEntries(values: readonly unknown[], rule: Rule, object: Record<string, unknown>, walk: Walk): void {
  const { property, min, max } = rule;
  if (values.length === 0) {
    report(walk, 'structure', say.emptyArray(property), JSON_PAGE);
    return;
  }
  if (values.length < min) report(walk, 'required', say.tooFew(property, min, values.length), JSON_PAGE);
  if (max !== -1 && values.length > max) {
    report(walk, 'structure', say.tooMany(property, max, values.length), JSON_PAGE);
  }
  for (let i = 0; i < values.length && walk.findings.length < walk.limit; i++) {
    const value = values[i];
    walk.path.push(i);
    if (value !== null) checkValue(value, rule, walk);
    else if (!rule.sibling) report(walk, 'structure', say.nullValue(property), JSON_PAGE);
    else if (!hasEntry(object[`_${property}`], i)) {
      report(walk, 'structure', say.nullWithoutPartner(property), `${JSON_PAGE}#primitive`);
    }
    walk.path.pop();
  }
}

const hasEntry = (partner: unknown, index: number): boolean => Array.isArray(partner) && partner[index] != null;

/** One value that is not null. */
function checkValue(value: unknown, rule: Rule, walk: Walk): void {
  if (rule.check !== undefined) {
    checkPrimitive(value, rule, rule.check, walk);
    return;
  }
  if (rule.isResource) {
    checkResource(value, walk, rule.name === 'contained');
    return;
  }
  if (!isPlain(value)) {
    report(walk, 'structure', say.mustBeObject(rule.property, rule.type, value), pageOf(rule.type));
    return;
  }
  if (checkNode(value, rulesOf(rule.type), walk) > 0) return;
  const isEmpty = value.id === undefined;
  report(
    walk,
    isEmpty ? 'structure' : 'invariant',
    isEmpty ? say.emptyObject(rule.property) : say.onlyId(rule.property),
    isEmpty ? JSON_PAGE : `${R4}element.html`,
  );
}

function checkPrimitive(value: unknown, rule: Rule, check: PrimitiveCheck, walk: Walk): void {
  const fault = check(value);
  if (fault !== undefined) {
    const code = fault === 'type' ? 'structure' : 'value';
    report(walk, code, say.badPrimitive(rule.property, rule.type, value, fault), pageOf(rule.type));
    return;
  }
  if (rule.codes !== undefined && !rule.codes.has(value as string)) {
    const said = say.unknownCode(rule.property, value as string, rule.codes, rule.binding!);
    report(walk, 'code-invalid', said, valueSetPage(rule.binding!));
  }
}

/** `_birthDate` beside (or in place of) `birthDate`, or a property nobody defined. */
function checkSiblingOrUnknown(property: string, object: Record<string, unknown>, rules: NodeRules, walk: Walk): void {
  const rule = property.startsWith('_') ? rules.byProperty.get(property.slice(1)) : undefined;
  if (rule?.sibling !== true) {
    checkUnknown(property, rules, walk);
    return;
  }
  walk.path.push(rule.name);
  const value = object[property];
  const partner = object[rule.property];
  if (!rule.repeats) {
    if (Array.isArray(value)) report(walk, 'structure', say.mustBeSingle(property), JSON_PAGE);
    else checkSibling(value, partner === undefined, rule, walk);
  } else if (!Array.isArray(value)) {
    report(walk, 'structure', say.mustBeArray(property), JSON_PAGE);
  } else if (value.length === 0) {
    report(walk, 'structure', say.emptyArray(property), JSON_PAGE);
  } else if (Array.isArray(partner) && partner.length !== value.length) {
    const said = say.unaligned(rule.property, value.length, partner.length);
    report(walk, 'structure', said, `${JSON_PAGE}#primitive`);
  } else {
    checkSiblings(value, partner, rule, walk);
  }
  walk.path.pop();
}

function checkSiblings(values: readonly unknown[], partner: unknown, rule: Rule, walk: Walk): void {
  for (let i = 0; i < values.length && walk.findings.length < walk.limit; i++) {
    walk.path.push(i);
    // Where both are null, the partner's own walk has said so already.
    if (values[i] !== null) checkSibling(values[i], !hasEntry(partner, i), rule, walk);
    else if (partner === undefined) {
      report(walk, 'structure', say.nullWithoutPartner(`_${rule.property}`), `${JSON_PAGE}#primitive`);
    }
    walk.path.pop();
  }
}

function checkSibling(value: unknown, isAlone: boolean, rule: Rule, walk: Walk): void {
  const property = `_${rule.property}`;
  if (value === null) {
    report(walk, 'structure', say.nullValue(property), JSON_PAGE);
    return;
  }
  if (!isPlain(value)) {
    report(walk, 'structure', say.mustBeObject(property, 'Element', value), JSON_PAGE);
    return;
  }
  const content = checkNode(value, rulesOf(rule.type === 'xhtml' ? 'xhtml' : 'Element'), walk);
  if (content > 0) return;
  if (value.id === undefined) report(walk, 'structure', say.emptyObject(property), JSON_PAGE);
  else if (isAlone) report(walk, 'invariant', say.onlyId(property), `${R4}element.html`);
}

function checkUnknown(property: string, rules: NodeRules, walk: Walk): void {
  const { byProperty, node } = rules;
  const variants = [...byProperty.values()].filter(({ choice, name }) => choice && name === property);
  const said =
    variants.length > 0
      ? say.choiceWithoutType(
          property,
          variants.map((each) => each.property),
        )
      : say.unknownProperty(node, property, say.nearest(property, byProperty.keys()));
  report(walk, 'structure', said, pageOf(node), property);
}

function checkChoices(object: Record<string, unknown>, { byProperty, node }: NodeRules, walk: Walk): void {
  const present = new Map<string, Set<string>>();
  for (const key in object) {
    const rule = byProperty.get(key.startsWith('_') ? key.slice(1) : key);
    if (rule?.choice === true) present.set(rule.name, (present.get(rule.name) ?? new Set()).add(rule.property));
  }
  for (const [name, properties] of present) {
    if (properties.size > 1) report(walk, 'structure', say.severalChoices(name, [...properties]), pageOf(node), name);
  }
}

/** A Decimal is an object to JavaScript, but a number in JSON. */
const isPlain = (value: unknown): value is Record<string, unknown> => isObject(value) && !(value instanceof Decimal);

function report(walk: Walk, code: string, { id, said }: say.ShapeFault, spec: string, child?: string): void {
  const { path } = walk;
  let at = '';
  for (const step of child === undefined ? path : [...path, child]) {
    at += typeof step === 'number' ? `[${step}]` : at === '' ? step : `.${step}`;
  }
  walk.findings.push({ id, severity: 'error', code, said, at, spec });
}

/** Types that have a page of their own; the other data types stand on one page. */
const PAGES: Readonly<Record<string, string>> = {
  Reference: 'references.html#Reference',
  Extension: 'extensibility.html#Extension',
  Narrative: 'narrative.html#Narrative',
  xhtml: 'narrative.html#xhtml',
  Meta: 'resource.html#Meta',
  Dosage: 'dosage.html#Dosage',
  ElementDefinition: 'elementdefinition.html#ElementDefinition',
  Element: 'element.html',
};

function pageOf(node: string): string {
  const type = node.split('.')[0]!;
  const own = nodeOf(type)?.kind === 'resource' ? `${type.toLowerCase()}.html` : PAGES[type];
  return R4 + (own ?? `datatypes.html#${type}`);
}

function valueSetPage(canonical: string): string {
  const name = /^http:\/\/hl7\.org\/fhir\/ValueSet\/(.+)$/.exec(canonical)?.[1];
  return R4 + (name === undefined ? 'terminologies.html#required' : `valueset-${name}.html`);
}
