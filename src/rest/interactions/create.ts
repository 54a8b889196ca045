// https://hl7.org/fhir/R4/http.html#create and #ccreate
import { parseCondition, queryOfCondition } from '../../fhir/search/ask/condition.ts';
import type { Search } from '../../fhir/search/tree.ts';
import type { Change } from '../../store/write/change.ts';
import { resourceOfType } from '../bodies.ts';
import type { Call, Hub } from '../exchange.ts';
import { queryOf } from '../query.ts';
import { binaryOf, isBinaryBody } from './binary.ts';
import { oneWrite } from './one-write.ts';

export const createChange = (call: Call, hub: Hub, type: string): Change => {
  const resource = isBinaryBody(call, type) ? binaryOf(call) : resourceOfType(call, type);
  const condition = ifNoneExist(call, hub, type);
  return { kind: 'create', resource, ...(condition === undefined ? {} : { condition }) };
};

const AT = 'http.If-None-Exist';

function ifNoneExist(call: Call, hub: Hub, type: string): Search | undefined {
  const header = call.header('if-none-exist');
  if (header === undefined) return undefined;
  return parseCondition(type, queryOf(queryOfCondition(type, header, AT)), AT, hub.search);
}

export const create = oneWrite(createChange);
