// [type]/$validate: everything there is to say against a resource, and whether the hub would take it.
// https://hl7.org/fhir/R4/resource-operation-validate.html
import { isResourceType } from '../../fhir/definitions/definitions.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { operationOutcome, type Told } from '../../fhir/operation-outcome.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { validate } from '../../fhir/validation/validate.ts';
import { Problem } from '../../problem.ts';
import type { Change } from '../../store/write/change.ts';
import * as said from '../../store/write/problems.ts';
import { json } from '../answers.ts';
import type { Call, Hub, Inputs, OperationHandler, RouteMatch } from '../exchange.ts';
import { done } from '../outcome.ts';
import { ifMatch } from '../preconditions.ts';
import { badParameter, idMismatch, typeMismatch } from '../request-problems.ts';
import { type Content, contentOf, NO_CONTENT } from './validate-body.ts';
import * as told from './validate-told.ts';

const MODES = ['create', 'update', 'delete', 'profile'] as const;
type Mode = (typeof MODES)[number] | undefined;

export const validateResource: OperationHandler = async (inputs, call, hub, at) => {
  const type = at.type!;
  const content = contentOf(call, type, hub);
  const mode = modeOf([...textsIn(inputs, 'mode'), ...given(content, 'mode')]);
  const profiles = [...textsIn(inputs, 'profile'), ...given(content, 'profile')];
  if (mode === 'profile' && profiles.length === 0) throw told.noProfile();
  if (mode === 'delete') return answer(await deletable(call, hub, at));
  const { resource, textIssues, positionsOf } = content.hasResource ? content : await stored(call, hub, at);
  checkType(resource, type);
  const found: Told[] = resource === undefined ? [] : await judged(resource, profiles, call, hub);
  const positions = positionsOf(found.flatMap(({ at: path }) => path ?? []));
  const issues = [...textIssues, ...found.map((each): Told => ({ ...each, ...positions.get(each.at ?? '') }))];
  if (mode === undefined || mode === 'profile' || issues.some(isError)) return answer(issues);
  return answer([...issues, ...(await taken(resource as Resource, mode, call, hub, at))]);
};

const textsIn = (inputs: Inputs, name: string): string[] => (inputs.get(name) ?? []).map(String);

const given = ({ inputs }: Content, name: string): string[] =>
  inputs.filter(([each]) => each === name).map(([, value]) => value);

const isError = ({ severity }: Told): boolean => severity === 'error' || severity === 'fatal';

const answer = (issues: readonly Told[]) =>
  json(200, operationOutcome(issues.length === 0 ? [done(told.NOTHING_WRONG)] : issues));

function modeOf([text, ...others]: readonly string[]): Mode {
  if (text === undefined) return undefined;
  const mode = MODES.find((each) => each === text);
  if (mode !== undefined && others.length === 0) return mode;
  throw badParameter('mode', [text, ...others].join(), {
    en: `use one of ${MODES.join(', ')}`,
    ja: `${MODES.join('、')} のいずれかを指定してください`,
  });
}

/** What is stored under the id of the URL. */
async function stored(call: Call, hub: Hub, { type, id }: RouteMatch): Promise<Content> {
  if (id === undefined) throw told.noResource();
  const current = await hub.view.read(type!, id, call.caller.audience);
  if (current === undefined) throw said.notFound(type!, id);
  if (current.content === undefined) throw said.gone(type!, id, current.version);
  return { ...NO_CONTENT, resource: resourceIn(current.content), hasResource: true };
}

/** A type that is none is a fault of the content. */
function checkType(resource: unknown, type: string): void {
  const own = isObject(resource) ? resource.resourceType : undefined;
  if (typeof own === 'string' && own !== type && isResourceType(own)) throw typeMismatch(type, own);
}

const judged = async (
  resource: unknown,
  profiles: readonly string[],
  { caller }: Call,
  { library, view }: Hub,
): Promise<Told[]> =>
  library.ask(
    (scope) => {
      const unknown = profiles.filter((each) => scope.find('StructureDefinition', each) === undefined);
      const known = profiles.filter((each) => !unknown.includes(each));
      return [...unknown.map(told.unknownProfile), ...validate(resource, { scope, profiles: known })];
    },
    view,
    caller.audience,
  );

/** What the rules of the hub say against such a write. */
async function taken(
  resource: Resource,
  mode: 'create' | 'update',
  call: Call,
  hub: Hub,
  at: RouteMatch,
): Promise<readonly Told[]> {
  const { resourceType: type } = resource;
  if (mode === 'create') return tried({ kind: 'create', resource }, call, hub);
  const { id } = targetOf({ id: resource.id, ...at }, mode);
  if (resource.id !== id) return idMismatch(type, id, resource.id).issues();
  return tried({ kind: 'update', type, id, resource, ifMatch: ifMatch(call) }, call, hub);
}

async function deletable(call: Call, hub: Hub, at: RouteMatch): Promise<readonly Told[]> {
  const { id } = targetOf(at, 'delete');
  await stored(call, hub, at);
  return tried({ kind: 'delete', type: at.type!, id, ifMatch: ifMatch(call) }, call, hub);
}

function targetOf({ id }: RouteMatch, mode: string): { readonly id: string } {
  if (id === undefined) throw told.noId(mode);
  return { id };
}

const Undone = Symbol('only tried');

/** Written with all that belongs to it, and undone before anybody can see it. */
async function tried(change: Change, { caller }: Call, hub: Hub): Promise<readonly Told[]> {
  // A transaction within a transaction would wait for itself.
  if (hub.view !== hub.store) return [told.NOT_TRIED];
  try {
    await hub.store.write([change], caller, async () => {
      throw Undone;
    });
    return [];
  } catch (cause) {
    if (cause === Undone) return [];
    if (cause instanceof Problem) return cause.issues();
    throw cause;
  }
}
