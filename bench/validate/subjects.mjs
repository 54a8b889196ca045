// What is measured, by name: a text, and who judges it.
import { judgeOnly } from '../../dist/cli/validate/judge.js';
import { published } from '../../dist/fhir/library/published.js';
import { firstOf } from '../../dist/fhir/library/scope.js';
import { shelfOf } from '../../dist/fhir/library/shelf.js';
import { documentOf, questionnaire, response, small } from './resources.mjs';

const withForm = () => {
  const own = shelfOf([questionnaire]);
  own.scope = firstOf(own, published());
  return own.scope;
};

const SUBJECTS = {
  small: { text: () => JSON.stringify(small), scope: published },
  form: { text: () => JSON.stringify(response, undefined, 2), scope: withForm },
  'document 500': { text: () => JSON.stringify(documentOf(500)), scope: published },
  'document 5000': { text: () => JSON.stringify(documentOf(5_000)), scope: published },
};

export const NAMES = Object.keys(SUBJECTS);

/** Of good resources: an error would mean that the rest was not looked at as it is in good ones. */
export function subject(name) {
  const { text: write, scope: open } = SUBJECTS[name];
  const text = write();
  const measure = { scope: open(), profiles: [] };
  const judge = () => judgeOnly(text, measure);
  const errors = judge().filter(({ severity }) => severity === 'error' || severity === 'fatal');
  return { text, bytes: Buffer.byteLength(text), judge, errors };
}

/**
 * How often `work` is done in a second, over at least so long, after a warm-up as long; and the processor time of
 * each in µs, which says more on a machine that others use too.
 */
export function rate(work, seconds) {
  const until = (end) => {
    let times = 0;
    do {
      work();
      times += 1;
    } while (performance.now() < end);
    return times;
  };
  until(performance.now() + seconds * 1000);
  const start = performance.now();
  const before = process.cpuUsage();
  const times = until(start + seconds * 1000);
  const { user, system } = process.cpuUsage(before);
  return { perSecond: times / ((performance.now() - start) / 1000), processor: (user + system) / times };
}
