// HL7's translation extension: English beside a Japanese text. https://hl7.org/fhir/R4/extension-translation.html
export const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

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
