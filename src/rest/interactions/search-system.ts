// Over all types, or those that `_type` names. https://hl7.org/fhir/R4/http.html#vsearch
import type { Query } from '../../fhir/search/ask/parse.ts';
import { ofTheServer } from '../../fhir/search/ask/scope.ts';
import type { Answer, Call, Handler, Hub } from '../exchange.ts';
import { answerSearch, posted } from './search.ts';

export const searchSystemByGet: Handler = (call, hub) => searchSystem(call, hub, call.query);

export const searchSystemByPost: Handler = (call, hub) => searchSystem(call, hub, posted(call));

const searchSystem = (call: Call, hub: Hub, query: Query): Promise<Answer> =>
  answerSearch(call, hub, ofTheServer(query), query);
