// ValueSet/$expand: the codes of a value set, those that a few letters of kana or kanji are found in.
// https://hl7.org/fhir/R4/valueset-operation-expand.html
import { randomUUID } from 'node:crypto';
import type { Resource } from '../../../fhir/resource.ts';
import { bounded } from '../../../fhir/terminology/bounded.ts';
import { expand } from '../../../fhir/terminology/expand.ts';
import { type Coded, readValueSet } from '../../../fhir/terminology/value-set.ts';
import { foldText } from '../../../japan/kana.ts';
import { json } from '../../answers.ts';
import type { Inputs, OperationHandler } from '../../exchange.ts';
import { AtHand } from './at-hand.ts';
import { conceptsOf, designationsOf, displayIn, isAbstract, isInactive, type WrittenConcept } from './concepts.ts';
import { isOn, textIn, wholeIn } from './inputs.ts';
import { asNotLoaded } from './problems.ts';

interface Listed {
  readonly coded: Coded;
  readonly concept: WrittenConcept;
  readonly system: Resource | undefined;
}

export const expandValueSet: OperationHandler = async (inputs, call, hub, at) => {
  const atHand = new AtHand(call, hub);
  const subject = await atHand.subject('ValueSet', 'expand', inputs, at);
  const codes = await expand(subject.name, bounded(atHand.terminology(subject))).catch((cause: unknown) => {
    throw saysNothing(subject.resource) ? cause : asNotLoaded(cause);
  });
  const systems = await atHand.ask(
    (scope) =>
      new Map(
        [...new Set(codes.map(({ system }) => system))].map((url) => [url, scope.find('CodeSystem', url)?.resource]),
      ),
  );
  const listed = codes.map((coded): Listed => {
    const system = systems.get(coded.system);
    return { coded, system, concept: (system && conceptsOf(system).get(coded.code)) ?? NOTHING };
  });
  const wanted = listed.filter(isWanted(inputs));
  const offset = wholeIn(inputs, 'offset') ?? 0;
  const page = wanted.slice(offset, offset + (wholeIn(inputs, 'count') ?? wanted.length));
  return json(200, expanded(subject.resource, page.map(containing(inputs)), wanted.length, offset, inputs));
};

function saysNothing(set: Resource): boolean {
  const { include, expansion } = readValueSet(set);
  return include.length === 0 && expansion.length === 0;
}

const NOTHING: WrittenConcept = {};

/** All words of the filter are in one of its names or in its code, however they are written. */
function isWanted(inputs: Inputs): (each: Listed) => boolean {
  const activeOnly = isOn(inputs, 'activeOnly');
  const words = foldText(textIn(inputs, 'filter') ?? '')
    .split(' ')
    .filter((word) => word !== '');
  return ({ coded, concept }) => {
    if (activeOnly && isInactive(concept)) return false;
    if (words.length === 0) return true;
    const names = [coded.code, coded.display ?? '', String(concept.display ?? '')];
    const texts = [...names, ...designationsOf(concept).map(({ value }) => value)].map(foldText);
    return words.every((word) => texts.some((text) => text.includes(word)));
  };
}

function containing(inputs: Inputs): (each: Listed) => object {
  const language = textIn(inputs, 'displayLanguage');
  const withDesignations = isOn(inputs, 'includeDesignations');
  return ({ coded, concept, system }) => {
    const own = typeof system?.language === 'string' ? system.language : undefined;
    const translated = language === undefined ? undefined : displayIn(concept, language, own);
    const display = translated ?? coded.display ?? displayIn(concept, undefined, own);
    const designation = withDesignations ? designationsOf(concept) : [];
    return {
      system: coded.system,
      ...(isAbstract(concept) && { abstract: true }),
      ...(isInactive(concept) && { inactive: true }),
      ...(typeof system?.version === 'string' && { version: system.version }),
      code: coded.code,
      ...(display !== undefined && { display }),
      ...(designation.length > 0 && { designation }),
    };
  };
}

const ECHOED = ['filter', 'displayLanguage', 'includeDesignations', 'activeOnly', 'count', 'offset'] as const;

function expanded(set: Resource, contains: object[], total: number, offset: number, inputs: Inputs): Resource {
  const { compose, expansion: _former, text: _text, ...rest } = set;
  const parameter = ECHOED.flatMap((name) => {
    const value = textIn(inputs, name);
    return value === undefined ? [] : [{ name, ...parameterValue(name, value) }];
  });
  return {
    ...rest,
    ...(isOn(inputs, 'includeDefinition') && compose !== undefined && { compose }),
    expansion: {
      identifier: `urn:uuid:${randomUUID()}`,
      timestamp: new Date().toISOString(),
      total,
      offset,
      ...(parameter.length > 0 && { parameter }),
      ...(contains.length > 0 && { contains }),
    },
  } as Resource;
}

function parameterValue(name: (typeof ECHOED)[number], value: string): object {
  if (name === 'count' || name === 'offset') return { valueInteger: Number(value) };
  if (name === 'displayLanguage') return { valueCode: value };
  return name === 'filter' ? { valueString: value } : { valueBoolean: value === 'true' };
}
