// $meta, $meta-add, $meta-delete. https://hl7.org/fhir/R4/resource-operation-meta.html
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Coding, Meta, Resource } from '../../fhir/resource.ts';
import * as said from '../../store/write/problems.ts';
import { json } from '../answers.ts';
import type { Answer, Call, Hub, Inputs, OperationHandler, RouteMatch } from '../exchange.ts';
import { versionAt } from '../interactions/vread.ts';

const parametersWith = (meta: Meta): Resource => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'return', valueMeta: meta }],
});

export const meta: OperationHandler = async (_inputs, call, hub, at) => {
  const { type, id, version } = at;
  if (id === undefined) return json(200, parametersWith(await hub.view.metaInUse(type, call.caller.audience)));
  if (version !== undefined) return json(200, parametersWith(metaOf((await versionAt(at, call, hub)).content)));
  const current = await hub.view.read(type!, id, call.caller.audience);
  if (current === undefined) throw said.notFound(type!, id);
  if (current.content === undefined) throw said.gone(type!, id, current.version);
  return json(200, parametersWith(metaOf(current.content)));
};

const metaOf = (content: string): Meta => resourceIn(content).meta ?? {};

export const metaAdd: OperationHandler = (inputs, call, hub, at) => change(inputs, call, hub, at, added);

export const metaDelete: OperationHandler = (inputs, call, hub, at) => change(inputs, call, hub, at, removed);

async function change(
  inputs: Inputs,
  call: Call,
  hub: Hub,
  { type, id }: RouteMatch,
  combine: (before: Meta, given: Meta) => Meta,
): Promise<Answer> {
  const given = inputs.get('meta')![0] as Meta;
  const [written] = await hub.store.write(
    [
      {
        kind: 'patch',
        type: type!,
        id: id!,
        apply: (before) => ({ ...before, meta: combine(before.meta ?? {}, given) }),
      },
    ],
    call.caller,
  );
  if (written?.outcome !== 'updated') throw said.notFound(type!, id!);
  return json(200, parametersWith(metaOf(written.content)));
}

const same = (a: Coding, b: Coding): boolean => a.system === b.system && a.code === b.code;

const added = (before: Meta, given: Meta): Meta =>
  tidy({
    ...before,
    profile: [...new Set([...(before.profile ?? []), ...(given.profile ?? [])])],
    tag: withCodings(before.tag ?? [], given.tag ?? []),
    security: withCodings(before.security ?? [], given.security ?? []),
  });

const withCodings = (before: Coding[], given: Coding[]): Coding[] => [
  ...before,
  ...given.filter((coding) => !before.some((each) => same(each, coding))),
];

const removed = (before: Meta, given: Meta): Meta =>
  tidy({
    ...before,
    profile: (before.profile ?? []).filter((profile) => !(given.profile ?? []).includes(profile)),
    tag: (before.tag ?? []).filter((coding) => !(given.tag ?? []).some((each) => same(each, coding))),
    security: (before.security ?? []).filter((coding) => !(given.security ?? []).some((each) => same(each, coding))),
  });

/** FHIR has no empty arrays. */
const tidy = (meta: Meta): Meta =>
  Object.fromEntries(Object.entries(meta).filter(([, value]) => !Array.isArray(value) || value.length > 0)) as Meta;
