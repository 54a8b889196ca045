// What was found, for programs: one JSON document.
import type { Report } from './model.ts';

export function jsonReport(): Report {
  let isFirst = true;
  return {
    begin: () => '{"files":[',
    of({ path, documents, issues, unlisted, refused }) {
      const file = {
        path,
        documents,
        issues,
        ...(unlisted > 0 && { unlisted }),
        ...(refused !== undefined && { unreadable: refused }),
      };
      const text = `${isFirst ? '' : ','}\n${JSON.stringify(file)}`;
      isFirst = false;
      return text;
    },
    end: (summary) => `\n],"summary":${JSON.stringify(summary)}}\n`,
  };
}
