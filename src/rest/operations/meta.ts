// $meta, $meta-add, $meta-delete. https://hl7.org/fhir/R4/resource-operation-meta.html
import { readJson } from '../../fhir/json/read.ts';
import { type Coding, isObject, type Meta, type Resource } from '../../fhir/resource.ts';
import { Problem } from '../../problem.ts';
import * as said from '../../store/write-problems.ts';
import { json } from '../answers.ts';
import type { Answer, Call, Hub, RouteMatch } from '../exchange.ts';
import type { Inputs, OperationHandler } from './operation.ts';

const parametersWith = (meta: Meta): Resource => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'return', valueMeta: meta }],
});

export const meta: OperationHandler = async (_inputs, call, hub, { type, id, version }) => {
  if (id === undefined) return json(200, parametersWith(await hub.view.metaInUse(type, call.caller.audience)));
  const current =
    version === undefined
      ? await hub.view.read(type!, id, call.caller.audience)
      : await hub.view.readVersion(type!, id, Number(version), call.caller.audience);
  if (current === undefined) throw said.notFound(type!, id);
  if (current.content === undefined) throw said.gone(type!, id, current.version);
  return json(200, parametersWith((readJson(current.content) as unknown as Resource).meta ?? {}));
};

export const metaAdd: OperationHandler = (inputs, call, hub, at) => change(inputs, call, hub, at, added);

export const metaDelete: OperationHandler = (inputs, call, hub, at) => change(inputs, call, hub, at, removed);

async function change(
  inputs: Inputs,
  call: Call,
  hub: Hub,
  { type, id }: RouteMatch,
  combine: (before: Meta, given: Meta) => Meta,
): Promise<Answer> {
  const given = inputs.get('meta')?.[0];
  if (!isObject(given)) throw notMeta();
  const [written] = await hub.store.write(
    [
      {
        kind: 'patch',
        type: type!,
        id: id!,
        apply: (before) => ({ ...before, meta: combine(before.meta ?? {}, given as Meta) }),
      },
    ],
    call.caller,
  );
  if (written?.outcome !== 'updated') throw said.notFound(type!, id!);
  return json(200, parametersWith((readJson(written.content) as unknown as Resource).meta ?? {}));
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

const notMeta = (): Problem =>
  new Problem(
    'required',
    { en: 'The parameter "meta" must carry a valueMeta.', ja: 'パラメーター「meta」に valueMeta を指定してください。' },
    {
      at: "Parameters.parameter.where(name='meta').value",
      spec: 'https://hl7.org/fhir/R4/resource-operation-meta-add.html',
    },
  );
