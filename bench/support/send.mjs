// One request to the hub under measurement; what it refuses ends the bench.
const FHIR = { 'content-type': 'application/fhir+json' };

export async function send(base, method, path, body) {
  const answer = await fetch(`${base}${path}`, { method, headers: FHIR, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  await answer.arrayBuffer();
}
