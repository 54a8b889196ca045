// Which topics a change tells: their own FHIRPath, over the record as it was and as it is.
import type { Resource } from '../../fhir/resource.ts';
import { type Topic, type Trigger, topics } from './topics.ts';

/** One version after another; `before` undefined: it is new; `after` undefined: it was deleted. */
export interface Change {
  readonly before: Resource | undefined;
  readonly after: Resource | undefined;
}

export interface TopicReader {
  tells(change: Change, topic: Topic): boolean;
}

type Run = (focus: object, variables: object) => unknown[];

let loaded: Promise<TopicReader> | undefined;

/** The engine is large and loaded once, with every expression of ours. */
export const loadTopicReader = (): Promise<TopicReader> => {
  loaded ??= load();
  return loaded;
};

async function load(): Promise<TopicReader> {
  const [{ default: engine }, { default: model }] = await Promise.all([
    import('fhirpath'),
    import('fhirpath/fhir-context/r4'),
  ]);
  const compiled = new Map(
    [...topics().values()]
      .flatMap(({ triggers }) => triggers)
      .map(({ expression }) => [expression, engine.compile(expression, model, { async: false }) as unknown as Run]),
  );
  const isMet = ({ expression }: Trigger, { before, after }: Change): boolean =>
    compiled.get(expression)!(after ?? {}, { previous: before ?? [], current: after ?? [] })[0] === true;
  return {
    tells(change, { triggers }) {
      const interaction = change.before === undefined ? 'create' : change.after === undefined ? 'delete' : 'update';
      const type = (change.after ?? change.before)?.resourceType;
      return triggers.some(
        (each) => each.resource === type && each.interactions.includes(interaction) && isMet(each, change),
      );
    },
  };
}
