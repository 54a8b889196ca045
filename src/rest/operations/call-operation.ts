import { Problem, short } from '../../problem.ts';
import type { Call, Handler, Operation } from '../exchange.ts';
import { methodNotAllowed } from '../request-problems.ts';

import { readInputs, readUrl } from './inputs.ts';
import { allowsGet, isServedAt, judgesBody, placesOf } from './operation.ts';

const SPEC = 'https://hl7.org/fhir/R4/operations.html';

export const callOperation: Handler = async (call, hub, at) => {
  const code = at.operation!;
  const named = hub.operations.filter(({ definition }) => definition.code === code);
  if (named.length === 0) throw unknownOperation(code, hub.operations);
  const operation = named.find((each) => isServedAt(each, at));
  if (operation === undefined) throw wrongPlace(code, named);
  checkMethod(call, operation);
  const { definition, handle } = operation;
  return handle(judgesBody(definition) ? readUrl(definition, call) : readInputs(definition, call), call, hub, at);
};

function checkMethod(call: Call, operation: Operation): void {
  const allowed = allowsGet(operation) ? ['GET', 'POST'] : ['POST'];
  if (!allowed.includes(call.method)) throw methodNotAllowed(call.method, allowed);
}

const unknownOperation = (code: string, known: readonly Operation[]): Problem => {
  const names = [...new Set(known.map(({ definition }) => `$${definition.code}`))].join(', ');
  return new Problem(
    'unknown-operation',
    {
      en: `There is no operation $${short(code)} here. Known: ${names}.`,
      ja: `操作 $${short(code)} はありません。使える操作：${names}`,
    },
    { at: 'http.url', spec: SPEC },
  );
};

const wrongPlace = (code: string, named: readonly Operation[]): Problem => {
  const places = named.flatMap(placesOf).join(', ');
  return new Problem(
    'unknown-operation',
    {
      en: `$${code} is not served at this URL, but at: ${places}.`,
      ja: `$${code} はこの URL では使えません。使える場所：${places}`,
    },
    { at: 'http.url', spec: SPEC },
  );
};
