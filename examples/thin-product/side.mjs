// One of the two systems: a FHIR client that knows nothing of Renkei, an inbox, and its subscriptions.
import { Client } from 'fhir-kit-client';
import { openInbox } from './inbox.mjs';
import { subscription } from './records.mjs';

/** `organization`: for whom it speaks. */
export async function openSide(organization, base) {
  const client = new Client({ baseUrl: base, customHeaders: { 'X-Renkei-Actor': organization } });
  const inbox = await openInbox();
  const subscriptions = [];
  return {
    organization,
    bundles: inbox.bundles,

    /** Ends when the hub has shaken hands. */
    async subscribe(topic, filter) {
      const body = subscription(topic, filter, inbox.endpoint);
      const { id } = await client.create({ resourceType: 'Subscription', body });
      subscriptions.push(id);
      const isIts = (each) => each.type === 'handshake' && each.subscription.endsWith(`/${id}`);
      await inbox.next(isIts, `the handshake of Subscription/${id}`);
    },

    /** A record with an id is put under it, another one is created. */
    write: (body) =>
      body.id === undefined
        ? client.create({ resourceType: body.resourceType, body })
        : client.update({ resourceType: body.resourceType, id: body.id, body }),

    /** The record of the next notification of the topic that is the one meant. */
    async told(topic, isIt = () => true) {
      const isMeant = (each) => each.topic === topic && each.record !== undefined && isIt(each.record);
      return (await inbox.next(isMeant, topic)).record;
    },

    claim: (task) =>
      client.operation({ resourceType: 'Task', id: task, name: 'claim', input: { resourceType: 'Parameters' } }),

    /** The owner says how far the step has got. */
    moveOn: (task, status) =>
      client.patch({ resourceType: 'Task', id: task, jsonPatch: [{ op: 'replace', path: '/status', value: status }] }),

    async tasksOf(stay) {
      const { entry = [] } = await client.search({
        resourceType: 'Task',
        searchParams: { encounter: `Encounter/${stay}`, _count: 100 },
      });
      return entry.map(({ resource }) => resource);
    },

    async close() {
      try {
        for (const id of subscriptions) await client.delete({ resourceType: 'Subscription', id });
      } finally {
        await inbox.close();
      }
    },
  };
}
