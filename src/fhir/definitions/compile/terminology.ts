// The value sets and code systems that R4 publishes, without their prose.
import { type CodeSystem, type Concept, ofType, type ReadBundle, type ValueSet } from './package.ts';
import { FILES } from './value-sets.ts';

type Whole<T> = T & Readonly<Record<string, unknown>>;

export function compileTerminology(read: ReadBundle) {
  const published = FILES.flatMap(read);
  return [
    ...ofType(published, 'CodeSystem').map((system) => bareSystem(system as Whole<CodeSystem>)),
    ...ofType(published, 'ValueSet').map((set) => bareSet(set as Whole<ValueSet>)),
  ];
}

const bareSet = ({ resourceType, url, version, compose }: Whole<ValueSet>) => ({
  resourceType,
  url,
  version,
  compose: compose && { include: compose.include, exclude: compose.exclude },
});

const bareSystem = ({ resourceType, url, version, content, hierarchyMeaning, concept }: Whole<CodeSystem>) => ({
  resourceType,
  url,
  version,
  content,
  hierarchyMeaning,
  concept: concept?.map(bareConcept),
});

const bareConcept = (whole: Concept): Readonly<Record<string, unknown>> => {
  const { code, display, property, concept } = whole as Whole<Concept>;
  return { code, display, property, concept: concept?.map(bareConcept) };
};
