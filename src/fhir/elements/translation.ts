// HL7's translation extension: English beside a Japanese text. https://hl7.org/fhir/R4/extension-translation.html
import { isObject } from '../resource.ts';
import { extensionsOf, objectsOf, textOf } from './any-shape.ts';

const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

/** What stands in `_text` beside `text`. */
export const inEnglish = (content: string) => ({
  extension: [
    {
      url: TRANSLATION,
      extension: [
        { url: 'lang', valueCode: 'en' },
        { url: 'content', valueString: content },
      ],
    },
  ],
});

/** The English in `_text`, where there is one. */
export function englishIn(beside: unknown): string | undefined {
  if (!isObject(beside)) return undefined;
  const parts = extensionsOf(beside, TRANSLATION)
    .map(({ extension }) => objectsOf(extension))
    .find((each) => each.some(({ url, valueCode }) => url === 'lang' && valueCode === 'en'));
  return textOf(parts?.find(({ url }) => url === 'content')?.valueString);
}
