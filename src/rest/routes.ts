// Every interaction, in one list.
import { isResourceType } from '../fhir/definitions/definitions.ts';
import { isId } from '../fhir/resource.ts';
import type { Call, Handler, Route, RouteMatch, Router } from './exchange.ts';
import { batchOrTransaction } from './interactions/bundle.ts';
import { capabilities } from './interactions/capabilities.ts';
import { create } from './interactions/create.ts';
import { conditionalRemove, remove } from './interactions/delete.ts';
import { history } from './interactions/history.ts';
import { conditionalPatch, patch } from './interactions/patch.ts';
import { read } from './interactions/read.ts';
import { searchByGet, searchByPost } from './interactions/search.ts';
import { searchCompartmentByGet, searchCompartmentByPost } from './interactions/search-compartment.ts';
import { searchSystemByGet, searchSystemByPost } from './interactions/search-system.ts';
import { conditionalUpdate, update } from './interactions/update.ts';
import { vread } from './interactions/vread.ts';
import { callOperation } from './operations/call-operation.ts';
import { badId, methodNotAllowed, noSuchPath, unknownType } from './request-problems.ts';

const route = (method: Call['method'], path: string, code: string, handle: Handler): Route => ({
  method,
  path,
  code,
  handle,
});

const routes: readonly Route[] = [
  route('GET', '/metadata', 'capabilities', capabilities),
  route('GET', '/', 'search-system', searchSystemByGet),
  route('POST', '/', 'batch', batchOrTransaction),
  route('POST', '/_search', 'search-system', searchSystemByPost),
  route('GET', '/_history', 'history-system', history),
  route('GET', '/[type]', 'search-type', searchByGet),
  route('POST', '/[type]/_search', 'search-type', searchByPost),
  route('POST', '/[type]', 'create', create),
  route('PUT', '/[type]', 'conditional-update', conditionalUpdate),
  route('PATCH', '/[type]', 'conditional-patch', conditionalPatch),
  route('DELETE', '/[type]', 'conditional-delete', conditionalRemove),
  route('GET', '/[type]/_history', 'history-type', history),
  route('GET', '/[type]/[id]', 'read', read),
  route('PUT', '/[type]/[id]', 'update', update),
  route('PATCH', '/[type]/[id]', 'patch', patch),
  route('DELETE', '/[type]/[id]', 'delete', remove),
  route('GET', '/[type]/[id]/_history', 'history-instance', history),
  route('GET', '/[type]/[id]/_history/[version]', 'vread', vread),
  route('POST', '/[compartmentType]/[id]/_search', 'search-compartment', searchCompartmentByPost),
  route('GET', '/[compartmentType]/[id]/*', 'search-compartment', searchCompartmentByGet),
  route('POST', '/[compartmentType]/[id]/*/_search', 'search-compartment', searchCompartmentByPost),
  route('GET', '/[compartmentType]/[id]/[type]', 'search-compartment', searchCompartmentByGet),
  route('POST', '/[compartmentType]/[id]/[type]/_search', 'search-compartment', searchCompartmentByPost),
  ...(
    [
      '/$[operation]',
      '/[type]/$[operation]',
      '/[type]/[id]/$[operation]',
      '/[type]/[id]/_history/[version]/$[operation]',
    ] as const
  ).flatMap((path) => [
    route('GET', path, 'operation', callOperation),
    route('POST', path, 'operation', callOperation),
    route('PUT', path, 'operation', callOperation),
    route('PATCH', path, 'operation', callOperation),
    route('DELETE', path, 'operation', callOperation),
  ]),
];

const templates = routes.map((each) => ({ route: each, parts: each.path.split('/').filter((part) => part !== '') }));

/** The route and what its path names; a Problem where there is none. */
function matchRoute(method: Call['method'], path: readonly string[]): { route: Route; match: RouteMatch } {
  const fitting = templates.filter(({ parts }) => fits(parts, path));
  if (fitting.length === 0)
    throw path[0] !== undefined && /^[A-Za-z]/.test(path[0]) && !isResourceType(path[0])
      ? unknownType(path[0])
      : noSuchPath(`/${path.join('/')}`);
  // Literal parts come before named ones in no route of ours that could be confused: the first fitting shape decides.
  const shape = fitting[0]!.route.path;
  const match = matchOf(fitting[0]!.parts, path);
  for (const type of [match.compartmentType, match.type])
    if (type !== undefined && !isResourceType(type)) throw unknownType(type);
  if (match.id !== undefined && !isId(match.id)) throw badId(match.id);
  const found = fitting.find(({ route: each }) => each.method === method);
  if (found === undefined) throw methodNotAllowed(method, allowedAt(shape));
  return { route: found.route, match };
}

const allowedAt = (shape: string): string[] => routes.filter(({ path }) => path === shape).map(({ method }) => method);

function fits(parts: readonly string[], path: readonly string[]): boolean {
  return (
    parts.length === path.length &&
    parts.every((part, i) => {
      const given = path[i]!;
      if (part === '$[operation]') return given.startsWith('$') && given.length > 1;
      if (part.startsWith('['))
        return !given.startsWith('_') && !given.startsWith('$') && (part !== '[type]' || given !== 'metadata');
      return part === given;
    })
  );
}

function matchOf(parts: readonly string[], path: readonly string[]): RouteMatch {
  const match: Record<string, string> = {};
  parts.forEach((part, i) => {
    if (part === '$[operation]') match.operation = path[i]!.slice(1);
    else if (part.startsWith('[')) match[part.slice(1, -1)] = path[i]!;
  });
  return match;
}

export const router: Router = { routes, match: matchRoute };
