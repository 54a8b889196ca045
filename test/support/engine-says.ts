// What HL7's engine says of an invariant, with nothing of ours in between.
import engine from 'fhirpath';
import model from 'fhirpath/fhir-context/r4';
import { Decimal, plain } from '../../src/fhir/json/decimal.ts';
import { isObject } from '../../src/fhir/resource.ts';

/** Empty is not true; as HL7's validator has it, any other collection than a single boolean is. */
export function engineSays(
  expression: string,
  type: string,
  value: unknown,
  resource: unknown,
): 'holds' | 'fails' | 'cannot' {
  try {
    const options = { async: false, traceFn: () => {}, resolveInternalTypes: false } as const;
    const environment = { resource: plain(resource), rootResource: plain(resource) };
    // A number by itself makes the engine fail in 5.1.1, whatever is asked.
    const [base, path, content] =
      typeof value === 'number' || value instanceof Decimal
        ? ['Extension', `value.select(${expression})`, { [`value${type[0]!.toUpperCase()}${type.slice(1)}`]: value }]
        : [type, expression, value];
    const result: unknown[] = engine.evaluate(plain(content), { base, expression: path }, environment, model, options);
    const values = result
      .map((each) => (isObject(each) && 'fhirNodeDataType' in each ? each.data : each))
      .filter((each) => each !== null && each !== undefined);
    const [only] = values;
    if (values.length === 0) return 'fails';
    return values.length > 1 || typeof only !== 'boolean' || only ? 'holds' : 'fails';
  } catch {
    return 'cannot';
  }
}
