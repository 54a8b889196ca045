// Rules that no definition can say: those of a type's own page.
import { checkBundle } from '../bundle/bundle.ts';
import { DEFINITION_RULES } from '../conformance/conformance.ts';
import { checkResponse } from '../questionnaire-response/response.ts';
import { checkTextLinks } from '../references/text-links.ts';
import { checkCoding, checkQuantity } from './codings.ts';
import { checkAttachment, checkIdentifier } from './datatypes.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

type TypeRule = (run: Run, place: Place) => void;

const RULES: Readonly<Record<string, TypeRule>> = {
  ...DEFINITION_RULES,
  Age: checkQuantity,
  Attachment: checkAttachment,
  Bundle: checkBundle,
  Coding: checkCoding,
  Count: checkQuantity,
  Distance: checkQuantity,
  Duration: checkQuantity,
  Identifier: checkIdentifier,
  Narrative: checkTextLinks,
  Quantity: checkQuantity,
  QuestionnaireResponse: checkResponse,
};

export function checkByType(run: Run, place: Place): void {
  if (Object.hasOwn(RULES, place.type)) RULES[place.type]!(run, place);
}
