// renkei validate --jsonl: a worker that lives on. One JSON object a line in, one answer a line out; whatever comes in, an
// answer comes out.
import { createInterface } from 'node:readline';
import { packageOfResources } from '../../fhir/library/packages/fhir-package.ts';
import { libraryOf } from '../../fhir/library/packages/library.ts';
import { published } from '../../fhir/library/published.ts';
import { firstOf, type Scope } from '../../fhir/library/scope.ts';
import { shelfOf } from '../../fhir/library/shelf.ts';
import { isObject } from '../../fhir/resource.ts';
import { optionsOf } from '../../fhir/validation/options.ts';
import { judgeOnly, type Measure } from './judge.ts';

type Written = Readonly<Record<string, unknown>>;

export async function answerLines(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    if (!output.write(`${answerTo(line)}\n`)) await new Promise((drained) => output.once('drain', drained));
  }
}

export function answerTo(line: string): string {
  let id: unknown = null;
  try {
    const request: unknown = JSON.parse(line);
    if (!isObject(request)) throw new Error('a request is a JSON object');
    id = request.id ?? null;
    return JSON.stringify({ id, issues: issuesFor(request) });
  } catch (cause) {
    return JSON.stringify({ id, error: cause instanceof Error ? cause.message : String(cause) });
  }
}

function issuesFor(request: Written): object[] {
  if (typeof request.text !== 'string') throw new Error('a request has the resource as `text`');
  return judgeOnly(request.text, measureFor(request)).map(({ id, severity, code, at, said }) => ({
    severity,
    code,
    expression: at ?? null,
    details: `${said.en} [${id}]`,
    rule: id,
    said,
  }));
}

function measureFor({ profiles, packages, profileUrl, references, options }: Written): Measure {
  const known = isObject(references) ? references : {};
  return {
    scope: scopeFor(listOf(profiles), listOf(packages)),
    profiles: typeof profileUrl === 'string' ? [profileUrl] : [],
    options: optionsOf(isObject(options) ? options : {}),
    resolve: (reference) => (Object.hasOwn(known, reference) ? known[reference] : undefined),
  };
}

function scopeFor(profiles: readonly unknown[], packages: readonly unknown[]): Scope {
  const library = packages.length === 0 ? published() : libraryOf(packages.map(packageOfResources), published());
  if (profiles.length === 0) return library;
  const own = shelfOf(profiles);
  own.scope = firstOf(own, library);
  return own.scope;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
