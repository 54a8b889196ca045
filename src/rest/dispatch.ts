import type { Answer, Call, Hub } from './exchange.ts';

/** One interaction, whether it came by itself or inside a batch. */
export async function dispatch(call: Call, hub: Hub): Promise<Answer> {
  const { route, match } = hub.router.match(call.method, call.path);
  return route.handle(call, hub, match);
}
