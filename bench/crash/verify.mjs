// What must hold after a crash: seen through the front door, and in the tables.
import { TAG_SYSTEM, TRANSACTION_ENTRIES, textOf } from './writes.mjs';

const AT_ONCE = 16;

/** What was promised and is not there, and transactions of which only a part is. */
export async function brokenPromises(base, { promised, transactions }) {
  const found = [];
  await inParallel(promised, async ({ type, id, version, text }) => {
    const response = await fetch(`${base}/${type}/${id}/_history/${version}`);
    const answer = await response.text();
    const what = `${type}/${id} version ${version}`;
    if (response.status !== 200) found.push(`${what} was acknowledged, now it answers ${response.status}`);
    else if (textOf(JSON.parse(answer)) !== text) found.push(`${what} is not as it was acknowledged`);
  });
  await inParallel(transactions, async ({ tag, isPromised }) => {
    const response = await fetch(`${base}/Task?_summary=count&_tag=${encodeURIComponent(`${TAG_SYSTEM}|${tag}`)}`);
    const { total } = await response.json();
    const isWhole = total === TRANSACTION_ENTRIES || (total === 0 && !isPromised);
    if (!isWhole) found.push(`transaction ${tag} (${isPromised ? '' : 'not '}acknowledged): ${total} are found`);
  });
  return found;
}

async function inParallel(list, work) {
  const left = list.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const each of left) await work(each);
    }),
  );
}

/** Each selects one text per thing that is wrong. */
const RULES = {
  'a current version is not its newest': `
    select r.type || '/' || r.id || ' at ' || r.version from resource r
    left join (select rid, type, max(version) as newest from resource_version group by rid, type) v using (rid, type)
    where v.newest is distinct from r.version`,
  'versions have a gap': `
    select v.rid || ' ' || min(version) || '..' || max(version) || ': ' || count(*) from resource_version v
    group by rid, type having min(version) <> 1 or max(version) <> count(*)`,
  'a version belongs to no resource': `
    select v.rid::text from resource_version v left join resource r using (rid, type) where r.rid is null`,
  'a version is not told by the feed': `
    select v.rid || ' ' || v.version from resource_version v left join feed f using (rid, type, version) where f.rid is null`,
  'the feed tells of no version': `
    select f.rid || ' ' || f.version from feed f left join resource_version v using (rid, type, version) where v.rid is null`,
  'the feed tells a version twice': `
    select rid || ' ' || version from feed group by rid, type, version having count(*) > 1`,
  'a text tells another version': `
    select rid || ' ' || version from resource_version where (content::jsonb -> 'meta' ->> 'versionId') <> version::text`,
  'half a transaction': `
    select tag || ': ' || count(*) from (
      select substring(content from '"code":"(crash-[^"]+)"') as tag from resource_version where version = 1
    ) t where tag is not null group by tag having count(*) <> ${TRANSACTION_ENTRIES}`,
  'a patient without index of names': `
    select r.id from resource r join resource_type t on t.num = r.type and t.name = 'Patient'
    where not exists (select from idx_string i where i.rid = r.rid and i.type = r.type)`,
  'a task without index of references': `
    select r.id from resource r join resource_type t on t.num = r.type and t.name = 'Task'
    where not exists (select from idx_reference i where i.rid = r.rid and i.type = r.type)`,
};

/** @param session of the store, nobody else writing */
export async function brokenRules(session) {
  const found = [];
  for (const [rule, sql] of Object.entries(RULES)) {
    const rows = await session.query(`select * from (${sql}) as broken (what) limit 5`);
    for (const { what } of rows) found.push(`${rule}: ${what}`);
  }
  return found;
}
