// Which topics a change tells: their own FHIRPath, over the record as it was and as it is.
import type { Resource } from '../../fhir/resource.ts';
import type { Topic, Trigger } from './topics.ts';

/** One version after another; `before` undefined: it is new; `after` undefined: it was deleted. */
export interface Change {
  readonly before: Resource | undefined;
  readonly after: Resource | undefined;
}

export interface TopicReader {
  /** Codes, of these topics. */
  toldBy(change: Change, among: Iterable<Topic>): string[];
}

type Run = (focus: object, variables: object) => unknown[];

let loaded: Promise<TopicReader> | undefined;

/** The engine is large and loaded once. */
export const loadTopicReader = (): Promise<TopicReader> => {
  loaded ??= load();
  return loaded;
};

async function load(): Promise<TopicReader> {
  const [{ default: engine }, { default: model }] = await Promise.all([
    import('fhirpath'),
    import('fhirpath/fhir-context/r4'),
  ]);
  const compiled = new Map<string, Run>();
  const runOf = (expression: string): Run => {
    const known = compiled.get(expression);
    if (known !== undefined) return known;
    const made = engine.compile(expression, model, { async: false }) as unknown as Run;
    compiled.set(expression, made);
    return made;
  };
  const isMet = ({ expression }: Trigger, { before, after }: Change): boolean =>
    runOf(expression)(after ?? {}, { previous: before ?? [], current: after ?? [] })[0] === true;
  return {
    toldBy(change, among) {
      const interaction = change.before === undefined ? 'create' : change.after === undefined ? 'delete' : 'update';
      const type = (change.after ?? change.before)?.resourceType;
      const told = [...among].filter(({ triggers }) =>
        triggers.some(
          (each) => each.resource === type && each.interactions.includes(interaction) && isMet(each, change),
        ),
      );
      return told.map(({ code }) => code);
    },
  };
}
