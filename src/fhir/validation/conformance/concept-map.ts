// Concept maps: codes that their systems do not have. cmd-1 is an invariant. https://hl7.org/fhir/R4/conceptmap.html
import * as said from '../said/code-definitions.ts';
import { type Part, partsIn } from './parts.ts';
import type { Desk } from './rule.ts';
import { type KnownSystem, systemNamed } from './systems.ts';

export function checkConceptMap(desk: Desk): void {
  const { run, whole, report } = desk;
  for (const group of partsIn(whole, 'group')) {
    const [source, target] = (['source', 'target'] as const).map((end) => {
      const url = group.value[end];
      return typeof url === 'string' ? systemNamed(run, url, group.value[`${end}Version`]) : undefined;
    });
    const seen = new Set<unknown>();
    for (const element of partsIn(group, 'element')) {
      const { code } = element.value;
      if (seen.has(code)) report(element, said.codeTwice(String(code)));
      seen.add(code);
      checkCode(desk, element, source);
      for (const each of partsIn(element, 'target')) checkCode(desk, each, target);
    }
  }
}

function checkCode({ report }: Desk, part: Part, system: KnownSystem | undefined): void {
  const { code } = part.value;
  if (typeof code === 'string' && system?.isComplete === true && !system.concepts.has(code))
    report(part, said.mappedCodeUnknown(code, system.name), '.code');
}
