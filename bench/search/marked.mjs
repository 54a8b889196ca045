// The same few resources beside however many others: what is asked of them is equally rare, and finds equally many.
import { OPERATOR } from '../../dist/access/actor.js';

/** Each an office, a patient and twenty tasks. */
export const MARKED = 40;
const TASKS = 20;
const AT_ONCE = 10;
const CALLER = { actor: OPERATOR, audience: 'everyone' };

const pad = (n) => String(n).padStart(3, '0');

export const marks = (n) => ({
  owner: `Organization/marked-${n}`,
  patient: `Patient/marked-${n}`,
  // No other name begins so.
  name: `鸚鵡${pad(n)}`,
});

export async function storeMarked(store) {
  for (let from = 0; from < MARKED; from += AT_ONCE) {
    const resources = Array.from({ length: AT_ONCE }, (_, i) => resourcesOf(from + i)).flat();
    await store.write(
      resources.map((resource) => ({ kind: 'update', type: resource.resourceType, id: resource.id, resource })),
      CALLER,
    );
  }
}

function resourcesOf(n) {
  const { owner, patient, name } = marks(n);
  const tasks = Array.from({ length: TASKS }, (_, i) => ({
    resourceType: 'Task',
    id: `marked-${n}-${i}`,
    status: i % 2 === 0 ? 'requested' : 'completed',
    intent: 'order',
    for: { reference: patient },
    owner: { reference: owner },
    authoredOn: `2026-${String(1 + (i % 12)).padStart(2, '0')}-15`,
  }));
  return [
    { resourceType: 'Organization', id: owner.split('/')[1], name },
    {
      resourceType: 'Patient',
      id: patient.split('/')[1],
      name: [{ text: `${name} 太郎` }],
      gender: 'male',
      birthDate: '1940-01-01',
      managingOrganization: { reference: owner },
    },
    ...tasks,
  ];
}
