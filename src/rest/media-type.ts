// Media types: which ask for or bring FHIR JSON. https://hl7.org/fhir/R4/http.html#mime-type
import { notAcceptable, wrongContentType } from './request-problems.ts';

const JSON_TYPES = new Set(['application/fhir+json', 'application/json+fhir', 'application/json', 'text/json', 'json']);
const FHIR_TYPES = new Set([
  'application/fhir+json',
  'application/json+fhir',
  'application/fhir+xml',
  'application/xml+fhir',
  'application/fhir+turtle',
  'application/json',
]);

const essence = (text: string): string => (text.split(';', 1)[0] ?? '').trim().toLowerCase();
const parameter = (text: string, name: string): string | undefined =>
  new RegExp(`;\\s*${name}\\s*=\\s*"?([^";\\s]+)`, 'i').exec(text)?.[1];

export const FHIR_JSON = 'application/fhir+json; charset=utf-8';

/** FHIR in any syntax: what makes a Binary be answered as a resource. */
export const isFhirType = (text: string): boolean => FHIR_TYPES.has(essence(text));

export function checkFhirBody(contentType: string | undefined): void {
  const isJson = contentType !== undefined && JSON_TYPES.has(essence(contentType));
  const charset = parameter(contentType ?? '', 'charset')?.toLowerCase() ?? 'utf-8';
  if (!isJson || (charset !== 'utf-8' && charset !== 'utf8') || !isOurVersion(contentType))
    throw wrongContentType(contentType, 'application/fhir+json (UTF-8)');
}

const isOurVersion = (type: string): boolean => (parameter(type, 'fhirVersion') ?? '4.0').startsWith('4.0');

/** `_format` wins over `Accept`; both absent means JSON. A "+" in a URL is a space. */
export function checkAnswerFormat(format: string | undefined, accept: string | undefined): void {
  if (format !== undefined) {
    const wanted = format.replace(' ', '+');
    if (!JSON_TYPES.has(essence(wanted)) || !isOurVersion(wanted)) throw notAcceptable(format);
    return;
  }
  if (accept === undefined || accept.trim() === '') return;
  const fits = accept.split(',').some((range) => {
    const type = essence(range);
    return (
      (type === '*/*' || type === 'application/*' || type === 'text/*' || JSON_TYPES.has(type)) &&
      Number(parameter(range, 'q') ?? 1) !== 0 &&
      isOurVersion(range)
    );
  });
  if (!fits) throw notAcceptable(accept);
}
