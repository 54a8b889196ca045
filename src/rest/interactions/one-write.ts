// A change that comes by itself, in no Bundle.
import type { Change } from '../../store/write/change.ts';
import { answerOfWrite } from '../answers.ts';
import type { Call, Handler, Hub } from '../exchange.ts';

export const oneWrite =
  (changeOf: (call: Call, hub: Hub, type: string, id: string) => Change): Handler =>
  async (call, hub, { type, id }) => {
    const [written] = await hub.store.write([changeOf(call, hub, type!, id!)], call.caller);
    return answerOfWrite(written!, call, hub);
  };
