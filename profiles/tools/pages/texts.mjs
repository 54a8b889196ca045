// Reading what stands in two languages.
const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';
const ARTIFACT_TITLE = 'http://hl7.org/fhir/StructureDefinition/artifact-title';

/** The English beside a Japanese text. */
export function english(node, property) {
  const translation = node?.[`_${property}`]?.extension?.find(
    ({ url, extension = [] }) => url === TRANSLATION && extension.some((part) => part.url === 'lang' && part.valueCode === 'en'),
  );
  return translation?.extension.find(({ url }) => url === 'content')?.valueString;
}

export function titleOf(resource) {
  const stand = resource.extension?.find(({ url }) => url === ARTIFACT_TITLE);
  if (resource.title === undefined && stand) return { ja: stand.valueString, en: english(stand, 'valueString') };
  return { ja: resource.title ?? nameOf(resource), en: english(resource, 'title') };
}

const nameOf = ({ name, id }) => (typeof name === 'string' ? name : id);

export const conceptEnglish = ({ designation = [] }) => designation.find(({ language }) => language === 'en')?.value;

export const extensionOf = (node, url) => node?.extension?.find((each) => each.url === url);
export const extensionsOf = (node, url) => (node?.extension ?? []).filter((each) => each.url === url);
