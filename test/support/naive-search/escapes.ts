// https://hl7.org/fhir/R4/search.html#escaping

/** At each separator that no backslash stands before; the backslashes stay. */
export const splitAt = (separator: ',' | '|' | '$', text: string): string[] => {
  const parts = [''];
  for (const each of text.match(/\\[\s\S]|[\s\S]/g) ?? []) {
    if (each === separator) parts.push('');
    else parts[parts.length - 1] += each;
  }
  return parts;
};

export const withoutEscapes = (text: string): string => text.replace(/\\([\\,$|])/g, '$1');
export const escaped = (text: string): string => text.replace(/[\\,$|]/g, (each) => `\\${each}`);

const PREFIX = /^(?:eq|ne|gt|lt|ge|le|sa|eb|ap)(?=[-+.\d])/;

export function prefixOf(text: string): { prefix: string; rest: string } {
  const prefix = PREFIX.exec(text)?.[0];
  return { prefix: prefix ?? 'eq', rest: text.slice(prefix?.length ?? 0) };
}
