// What was found, as FHIR has it: an OperationOutcome, and of several files a Bundle of them.
// https://hl7.org/fhir/R4/operationoutcome.html
import { createHash } from 'node:crypto';
import { operationOutcome } from '../../../fhir/operation-outcome.ts';
import type { FileVerdict } from '../judge-file.ts';
import type { Report } from './model.ts';

const FILE = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-file';

export function outcomeReport(): Report {
  let several = false;
  let isFirst = true;
  return {
    begin(files) {
      several = files !== 1;
      return several ? '{"resourceType":"Bundle","type":"collection","entry":[' : '';
    },
    of(verdict) {
      const outcome = JSON.stringify(outcomeOf(verdict));
      if (!several) return `${outcome}\n`;
      const comma = isFirst ? '' : ',';
      isFirst = false;
      return `${comma}\n{"fullUrl":"${uuidOf(verdict.path)}","resource":${outcome}}`;
    },
    end: () => (several ? '\n]}\n' : ''),
  };
}

/** The same for the same path, so that two runs say the same. */
function uuidOf(path: string): string {
  const hex = createHash('sha256').update(path).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function outcomeOf({ path, issues, unlisted, refused }: FileVerdict): object {
  const outcome = operationOutcome([
    ...issues,
    ...(refused === undefined ? [] : [{ severity: 'fatal' as const, code: 'incomplete', said: refused }]),
    ...(unlisted === 0 ? [] : [notListed(unlisted)]),
    ...(issues.length > 0 || refused !== undefined ? [] : [NOTHING]),
  ]);
  return { ...outcome, extension: [{ url: FILE, valueString: path }] };
}

const NOTHING = {
  severity: 'information' as const,
  code: 'informational',
  said: { en: 'Nothing to say against it.', ja: '問題はありません。' },
};

const notListed = (count: number) => ({
  severity: 'information' as const,
  code: 'informational',
  said: { en: `${count} more are not listed.`, ja: `ほか ${count} 件は省略しました。` },
});
