// A CapabilityStatement's search parameters against their definitions in R4.

import * as said from '../said/conformance.ts';
import { partsIn } from './parts.ts';
import { parameterNamed } from './published-parameters.ts';
import type { Desk } from './rule.ts';

export function checkCapabilities({ run, whole, report }: Desk): void {
  for (const rest of partsIn(whole, 'rest')) {
    for (const holder of [rest, ...partsIn(rest, 'resource')]) {
      for (const parameter of partsIn(holder, 'searchParam')) {
        const { definition, type } = parameter.value;
        if (typeof definition !== 'string') continue;
        const published = parameterNamed(definition, run.scope);
        if (published === undefined || published.type === type) continue;
        const fault = said.parameterOfOtherType(definition, published.type, String(type));
        // R4's own statement calls _source a token, for all resources.
        report(parameter, holder === rest ? { ...fault, severity: 'warning' } : fault);
      }
    }
  }
}
