// Subscription.channel.endpoint. Whether its address may be called, whoever sends decides.
import { textOf } from '../../fhir/elements/any-shape.ts';
import type { Finding, Said } from '../../problem.ts';
import * as faults from './asked-faults.ts';

const LONGEST = 2_000;

/** `isBase`: what is sent goes below it. */
export function readEndpoint(
  written: unknown,
  isBase: boolean,
  endpointProblem: (url: string) => Said | undefined = () => undefined,
): string | Finding {
  const text = textOf(written) ?? '';
  if (text === '') return faults.noEndpoint();
  const url = URL.canParse(text) && text.length <= LONGEST ? new URL(text) : undefined;
  const isHttp = (url?.protocol === 'http:' || url?.protocol === 'https:') && /^https?:\/\//i.test(text);
  if (!isHttp || url.username !== '' || url.password !== '' || /[\s#]/.test(text)) return faults.notUrl();
  if (isBase && text.includes('?')) return faults.notBase();
  const problem = endpointProblem(text);
  return problem === undefined ? text : faults.blockedEndpoint(problem);
}
