// An element that a type adds to those of its base.
import type { Builder } from './builder.ts';
import type { Change } from './differential.ts';
import { merged, unionBy } from './merge-element.ts';
import type { ElementDefinition } from './model.ts';
import { leaf, type Node } from './tree.ts';
import { CORE } from './workshop.ts';

export function added({ name, elements }: Change, builder: Builder): Node {
  const { url } = builder.definition;
  const [first, ...more] = elements;
  let element = first!;
  for (const each of more) element = merged(element, each, url);
  const { path, min = 0, max = '1' } = element;
  return leaf(name, { ...element, ...withGeneralRules(element, builder), base: { path, min, max } });
}

/** What every element and every extension must satisfy, R4 repeats at each of them. */
function withGeneralRules(element: ElementDefinition, builder: Builder): Partial<ElementDefinition> {
  const [type] = element.type ?? [];
  if (type?.code.startsWith('http://hl7.org/fhirpath/')) return {};
  const found = type && builder.workshop.definitionOf(`${CORE}${type.code}`);
  if (found?.kind === 'resource') return {};
  const rules = rulesOf(type?.code === 'Extension' ? 'Extension' : 'Element', builder);
  return { constraint: unionBy(element.constraint ?? [], rules, ({ key }) => key) };
}

function rulesOf(name: 'Element' | 'Extension', builder: Builder): NonNullable<ElementDefinition['constraint']> {
  const canonical = `${CORE}${name}`;
  const definition = builder.workshop.definitionOf(canonical);
  const own = definition?.differential?.element[0]?.constraint ?? [];
  const inherited = name === 'Extension' ? rulesOf('Element', builder) : [];
  return [...inherited, ...own.map((each) => ({ source: canonical, ...each }))];
}
