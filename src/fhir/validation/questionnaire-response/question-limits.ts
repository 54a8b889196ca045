// What extensions of a question ask of its answers.
import { extensionsOf, textOf, textsOf } from '../../elements/any-shape.ts';
import { boundedRegex } from '../../invariants/regex.ts';
import { isNumber } from '../../json/decimal.ts';
import { isObject, type Json } from '../../resource.ts';
import { choiceIn } from './same-answer.ts';

export interface Limits {
  readonly minLength: number | undefined;
  readonly least: Json | undefined;
  readonly most: Json | undefined;
  readonly places: number | undefined;
  readonly pattern: Pattern | undefined;
  readonly minOccurs: number | undefined;
  readonly maxOccurs: number | undefined;
  readonly mimeTypes: readonly string[];
  readonly maxSize: number | undefined;
  /** Empty: any. */
  readonly units: readonly Unit[];
  readonly unitSet: string | undefined;
  readonly resources: readonly string[];
  readonly profiles: readonly string[];
}

type Unit = Readonly<Record<string, unknown>>;

interface Pattern {
  readonly source: string;
  fits(text: string): boolean;
}

const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/';

const NONE: Limits = {
  minLength: undefined,
  least: undefined,
  most: undefined,
  places: undefined,
  pattern: undefined,
  minOccurs: undefined,
  maxOccurs: undefined,
  mimeTypes: [],
  maxSize: undefined,
  units: [],
  unitSet: undefined,
  resources: [],
  profiles: [],
};

export function readLimits(item: Record<string, unknown>): Limits {
  if (item.extension === undefined) return NONE;
  const all = (url: string): Json[] => extensionsOf(item, url).flatMap((each) => choiceIn(each, 'value') ?? []);
  const number = (url: string): number | undefined => all(url).filter(isNumber).map(Number)[0];
  const areUnitsOpen = all(`${SDC}sdc-questionnaire-unitOpen`).some((each) => each !== 'optionsOnly');
  return {
    minLength: number(`${HL7}minLength`),
    least: all(`${HL7}minValue`)[0] ?? all(`${SDC}sdc-questionnaire-minQuantity`)[0],
    most: all(`${HL7}maxValue`)[0] ?? all(`${SDC}sdc-questionnaire-maxQuantity`)[0],
    places: number(`${HL7}maxDecimalPlaces`),
    pattern: readPattern(all(`${HL7}regex`)[0]),
    minOccurs: number(`${HL7}questionnaire-minOccurs`),
    maxOccurs: number(`${HL7}questionnaire-maxOccurs`),
    mimeTypes: textsOf(all(`${HL7}mimeType`)),
    maxSize: number(`${HL7}maxSize`),
    units: areUnitsOpen
      ? []
      : all(`${HL7}questionnaire-unitOption`).filter((each): each is Unit & Json => isObject(each)),
    unitSet: areUnitsOpen ? undefined : textOf(all(`${HL7}questionnaire-unitValueSet`)[0]),
    resources: textsOf(all(`${HL7}questionnaire-referenceResource`)),
    profiles: textsOf(all(`${HL7}questionnaire-referenceProfile`)),
  };
}

/** One that is none, or might take for ever, is passed over. */
function readPattern(source: unknown): Pattern | undefined {
  if (typeof source !== 'string') return undefined;
  const matches = boundedRegex(`^(?:${source})$`);
  return {
    source,
    fits(text) {
      try {
        return matches(text);
      } catch {
        return true;
      }
    },
  };
}
