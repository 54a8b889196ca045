// CodeSystem/$lookup: what a code means. https://hl7.org/fhir/R4/codesystem-operation-lookup.html
import { objectsOf, textOf } from '../../../fhir/elements/any-shape.ts';
import { systemIn } from '../../../fhir/terminology/at-hand.ts';
import { canonical } from '../../../fhir/terminology/terminology.ts';
import type { Inputs, OperationHandler } from '../../exchange.ts';
import { type OutParameter, out, parameters } from './answer.ts';
import { AtHand } from './at-hand.ts';
import { conceptsOf, designationsOf, displayIn } from './concepts.ts';
import { codesIn, textIn } from './inputs.ts';
import { missing, noSuchCode, notAtHand } from './problems.ts';

export const lookUpCode: OperationHandler = async (inputs, call, hub) => {
  const [given] = codesIn(inputs);
  if (given?.system === undefined)
    throw missing('lookup', {
      en: 'a code with its system, or a coding',
      ja: 'コードとその体系（code と system、または coding）',
    });
  const { system: url, version, code } = given;
  const found = await new AtHand(call, hub).ask((scope) => {
    const definition = scope.find('CodeSystem', canonical(url, version));
    return definition && { resource: definition.resource, read: systemIn(scope, url, version)! };
  });
  if (found === undefined) throw notAtHand('CodeSystem', canonical(url, version));
  const { resource, read } = found;
  const concept = conceptsOf(resource).get(code);
  const inside = read.concepts.get(code);
  if (concept === undefined || inside === undefined)
    throw read.isComplete ? noSuchCode(url, code) : notAtHand('CodeSystem', canonical(url, version));
  const names = designationsOf(concept);
  const wants = wantedProperties(inputs);
  return parameters([
    { name: 'name', valueString: textOf(resource.title) ?? textOf(resource.name) ?? url },
    out('version', 'valueString', textOf(resource.version)),
    {
      name: 'display',
      valueString: displayIn(concept, textIn(inputs, 'displayLanguage'), textOf(resource.language)) ?? code,
    },
    ...(wants('designation') ? names.map(designationPart) : []),
    ...(wants('definition') && textOf(concept.definition) !== undefined
      ? [property('definition', { valueString: concept.definition })]
      : []),
    ...[...inside.parents].filter(() => wants('parent')).map((each) => property('parent', { valueCode: each })),
    ...[...inside.children].filter(() => wants('child')).map((each) => property('child', { valueCode: each })),
    ...objectsOf(concept.property).flatMap(({ code: name, ...value }) =>
      typeof name === 'string' && name !== 'parent' && name !== 'child' && wants(name) ? [property(name, value)] : [],
    ),
  ]);
};

/** None named: all. */
function wantedProperties(inputs: Inputs): (name: string) => boolean {
  const named = (inputs.get('property') ?? []).map(String);
  return (name) => named.length === 0 || named.includes(name);
}

function property(code: string, value: Readonly<Record<string, unknown>>): OutParameter {
  const [name, content] = Object.entries(value).find(([each]) => each.startsWith('value')) ?? [];
  return {
    name: 'property',
    part: [{ name: 'code', valueCode: code }, ...(name === undefined ? [] : [{ name: 'value', [name]: content }])],
  };
}

const designationPart = ({ language, use, value }: ReturnType<typeof designationsOf>[number]): OutParameter => ({
  name: 'designation',
  part: [
    ...(language === undefined ? [] : [{ name: 'language', valueCode: language }]),
    ...(use === undefined ? [] : [{ name: 'use', valueCoding: use }]),
    { name: 'value', valueString: value },
  ],
});
