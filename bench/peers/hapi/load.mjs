// Artefacts into a FHIR server over HTTP, as somebody who adopts them would load them.
const FHIR = { 'content-type': 'application/fhir+json', accept: 'application/fhir+json' };

/**
 * Each on its own; those that name what is not there yet come again after the others, and those that name each other go
 * as one transaction in the end.
 * @returns {Promise<{ artefact: import('./artefacts.mjs').Artefact, refused: string | undefined }[]>}
 */
export async function load(base, artefacts) {
  const results = new Map();
  let waiting = artefacts;
  for (let before = Number.POSITIVE_INFINITY; waiting.length > 0 && waiting.length < before; ) {
    before = waiting.length;
    for (const artefact of waiting) results.set(artefact, await store(base, artefact.resource));
    waiting = waiting.filter((artefact) => missingIn(results.get(artefact)) !== undefined);
  }
  await loadTogether(base, waiting, results);
  return artefacts.map((artefact) => ({ artefact, refused: results.get(artefact) }));
}

/** Without those, and those who need them, that name what nobody has. */
async function loadTogether(base, artefacts, results) {
  let circle = artefacts.filter(({ resource }) => !isInteraction(resource));
  while (circle.length > 0) {
    const refused = await store(base, transactionOf(circle));
    const missing = missingIn(refused);
    const without = circle.filter(({ resource }) => missing !== undefined && names(resource, missing));
    for (const artefact of without.length > 0 ? without : circle) results.set(artefact, refused);
    if (without.length === 0) return;
    circle = circle.filter((artefact) => !without.includes(artefact));
  }
}

const missingIn = (refused) => /Resource (\S+) not found, specified in path/.exec(refused)?.[1];

const names = (resource, reference) => JSON.stringify(resource).includes(`"reference":"${reference}"`);

const isInteraction = ({ resourceType, type }) =>
  resourceType === 'Bundle' && (type === 'transaction' || type === 'batch');

/** @returns why it was refused; undefined when it was not. */
async function store(base, resource) {
  const [method, url] = isInteraction(resource)
    ? ['POST', base]
    : ['PUT', `${base}/${resource.resourceType}/${resource.id}`];
  const response = await fetch(url, { method, headers: FHIR, body: JSON.stringify(resource) });
  const body = await response.text();
  if (!response.ok) return `${response.status}: ${saidIn(body)}`;
  if (resource.type !== 'batch') return undefined;
  const failed = JSON.parse(body).entry.filter(({ response: { status } }) => !status.startsWith('2'));
  return failed.length === 0 ? undefined : `${failed.length} entries, first: ${JSON.stringify(failed[0].response)}`;
}

const transactionOf = (artefacts) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: artefacts.map(({ resource }) => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  })),
});

/** Asks the server itself; an issue as `Validate` of src/ says it. */
export async function validateOn(base, { file, resource }) {
  const url = `${base}/${resource.resourceType}/$validate`;
  const response = await fetch(url, { method: 'POST', headers: FHIR, body: JSON.stringify(resource) });
  const body = await response.text();
  const outcome = asJson(body);
  if (outcome?.resourceType !== 'OperationOutcome')
    return [{ file, severity: 'fatal', says: `${response.status}: ${body}` }];
  return outcome.issue.map(({ severity, details, expression, location, diagnostics }) => ({
    file,
    severity,
    id: details?.coding?.[0]?.code,
    at: (expression ?? location)?.[0],
    says: diagnostics,
  }));
}

function saidIn(body) {
  const issue = asJson(body)?.issue;
  return issue === undefined ? body.slice(0, 300) : issue.map(({ diagnostics }) => diagnostics).join('; ');
}

function asJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
