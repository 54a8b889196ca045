// One directory -> its resources. Organization, HealthcareService and Location of an entry share the entry's id.
import { addressOf, faxesOf, phonesOf, telUri, websiteOf } from './contact.mjs';
import { coding, extension, inBoth, joined, marksOn, present, reference, structure } from './datatypes.mjs';
import { bedUseConditionOf, districtsOf, formDestinationOf, mcsOf, workflowOf } from './extensions.mjs';
import { availableTimes, hoursAsPrinted, notAvailable } from './hours.mjs';

/** The printed lists, in the order of print: [name in the source, kind of organisation, kind of service]. */
const LISTS = [
  ['hospitals', 'hospital', 'hospital-desk'],
  ['homeCareOffices', 'home-care-office', 'home-care-support'],
  ['smallMultiOffices', 'small-multi', 'small-multi'],
  ['supportCentres', 'support-centre', 'support-centre'],
  ['desks'], // each desk says its own kind, which is also that of its service
];

export function directoryResources(directory) {
  const entries = LISTS.flatMap(([list, kind, service]) =>
    directory[list].map((entry) => ({
      entry,
      kind: kind ?? entry.kind,
      service: service ?? entry.kind,
      prefecture: directory.prefecture,
      region: extension('region', 'Code', directory.region),
      asOf: asOf(directory.source, list),
      backupBeds: directory.backupBeds,
    })),
  );
  return [...entries.flatMap((each) => [organization(each), ...locations(each), ...endpoints(each), service(each)]), cover(directory)];
}

const profiled = (name) => ({ profile: [structure(`renkei-${name}`)] });

function asOf({ asOf: date, asOfPrinted, asOfByList = {} }, list) {
  const printed = asOfByList[list] ?? (date === undefined ? asOfPrinted : undefined);
  return printed === undefined ? extension('as-of', 'Date', date) : extension('as-of', 'String', printed);
}

const named = (entry) => present({ name: entry.name, _name: marksOn(entry, 'name').length > 0 ? { extension: marksOn(entry, 'name') } : undefined });

function organization({ entry, kind, region, asOf: when, prefecture }) {
  const address = addressOf(entry, prefecture);
  return present({
    resourceType: 'Organization',
    id: entry.id,
    meta: profiled('organization'),
    extension: [
      ...region,
      ...when,
      ...runBy(entry),
      ...extension('listed-as', 'Reference', entry.sameAs && reference('Organization', entry.sameAs)),
    ],
    active: true,
    type: [present({ extension: marksOn(entry, 'kind'), coding: [coding('organization-kind', kind)], text: entry.listedAs })],
    ...named(entry),
    alias: entry.printedName && [entry.printedName],
    telecom: [...phonesOf(entry), ...faxesOf(entry), ...websiteOf(entry)],
    address: address && [address],
    endpoint: endpoints({ entry, asOf: when }).map(({ id }) => reference('Endpoint', id)),
  });
}

function runBy({ operation, corporation }) {
  if (operation === undefined && corporation === undefined) return [];
  const inside = [];
  if (operation !== undefined) inside.push({ url: 'mode', valueCode: operation });
  if (corporation !== undefined) inside.push({ url: 'corporation', valueString: corporation });
  return [{ url: structure('run-by'), extension: inside }];
}

function locations({ entry, region, asOf: when, prefecture }) {
  if (entry.address === undefined && entry.place === undefined) return [];
  return [
    present({
      resourceType: 'Location',
      id: entry.id,
      meta: profiled('location'),
      extension: [...region, ...when],
      status: 'active',
      name: entry.name,
      description: entry.place,
      mode: 'instance',
      address: addressOf(entry, prefecture),
      managingOrganization: reference('Organization', entry.id),
    }),
  ];
}

function endpoints({ entry, asOf: when }) {
  const faxes = entry.faxes.map(({ number, label }, index) => ({
    id: `${entry.id}-fax${index > 0 ? `-${index + 1}` : ''}`,
    channel: 'fax',
    name: `${entry.name} FAX${label ? `（${label}）` : ''}`,
    payloadMimeType: ['application/pdf'],
    address: telUri(number),
    marks: marksOn(entry, 'faxes'),
  }));
  const byMcs = entry.mcs !== undefined && !['unavailable', 'not-stated'].includes(entry.mcs.availability);
  const mcs = byMcs
    ? [
        {
          id: `${entry.id}-mcs`,
          channel: 'mcs',
          name: `${entry.name} MCS`,
          // One writes inside MCS, to people of the patient's group: there is no address to publish.
          _address: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'not-applicable' }] },
        },
      ]
    : [];
  return [...faxes, ...mcs].map(({ id, channel, name, marks = [], ...rest }) => ({
    resourceType: 'Endpoint',
    id,
    meta: profiled('endpoint'),
    extension: [...when, ...marks],
    status: 'active',
    connectionType: coding('channel', channel),
    name,
    managingOrganization: reference('Organization', entry.id),
    payloadType: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/endpoint-payload-type', code: 'any' }] }],
    ...rest,
  }));
}

function service(context) {
  const { entry, service: kind, region, asOf: when, backupBeds } = context;
  const { districts, backupBed } = entry;
  return present({
    resourceType: 'HealthcareService',
    id: entry.id,
    meta: profiled('service'),
    extension: [
      ...region,
      ...when,
      ...hoursAsPrinted(entry),
      ...districtsOf(entry),
      ...formDestinationOf(entry),
      ...mcsOf(entry),
      ...bedUseConditionOf(entry, backupBeds),
      ...workflowOf(entry),
    ],
    active: true,
    providedBy: reference('Organization', entry.id),
    type: [
      { coding: [coding('service-kind', kind)] },
      ...(backupBed ? [{ coding: [coding('service-kind', 'backup-bed')], text: backupBed.printed }] : []),
    ],
    specialty: entry.specialties?.map((text) => ({ text })),
    location: locations(context).map(({ id }) => reference('Location', id)),
    name: entry.department ? `${entry.name} ${entry.department}` : entry.name,
    ...inBoth('comment', joined([...(entry.notes ?? []), ...sameNumber(entry)])),
    extraDetails: entry.functions?.map((text) => `- ${text}`).join('\n'),
    telecom: [...phonesOf(entry), ...faxesOf(entry)],
    coverageArea: districts && printedDistrict(districts),
    eligibility: eligibility(entry, backupBeds),
    availableTime: availableTimes(entry),
    notAvailable: notAvailable(entry),
    ...inBoth('availabilityExceptions', entry.hours?.note),
    endpoint: endpoints(context).map(({ id }) => reference('Endpoint', id)),
  });
}

/** One number for telephone and FAX: a call may be answered by a machine, and a sheet by a person. */
function sameNumber({ phones, faxes }) {
  const shared = faxes.find(({ number }) => phones.some((phone) => phone.number === number));
  return shared ? [{ ja: 'FAXは電話と同じ番号。', en: 'The FAX has the same number as the telephone.' }] : [];
}

function printedDistrict({ printed, areas, group }) {
  const text = printed ?? areas?.map(({ area }) => area).join('、');
  return text && [{ display: group ? `${group}：${text}` : text }];
}

function eligibility({ backupBed, professionalsOnly }, backupBeds) {
  const conditions = backupBed ? backupBeds.eligibilityAllOf.map(({ code, text }) => ({ code: { coding: [coding('service-eligibility', code)] }, comment: text })) : [];
  const professionals = professionalsOnly ? [{ code: { coding: [coding('service-eligibility', 'professionals-only')] } }] : [];
  return [...conditions, ...professionals];
}

/** The cover: where the directory comes from, whom it covers, what its source lacks. */
function cover(directory) {
  const { region, name, source, prefecture, municipalities, missing = [], notes = [] } = directory;
  const where = municipalities.join('、');
  const said = [
    { ja: `出典：${source.title}（${source.asOfPrinted}）`, en: `Source: ${source.title} (${source.asOfPrinted})` },
    { ja: `対象：${prefecture}${where}`, en: `Covers: ${prefecture}${where}` },
    ...(source.inOperationSince ? [{ ja: `運用開始：${source.inOperationSince}`, en: `In operation since ${source.inOperationSince}` }] : []),
    ...(source.edition ? [{ ja: `版：${source.edition}`, en: `Edition: ${source.edition}` }] : []),
    ...(source.textQuality === 'ocr' ? [{ ja: '出典は紙面を文字認識（OCR）したもの。誤読の疑いには印を付けた。', en: 'The source was scanned (OCR); suspected misreadings are marked.' }] : []),
    ...missing.map(({ ja, en }) => ({ ja: `出典に無いもの：${ja}`, en: `Not in the source: ${en}` })),
    ...notes,
  ];
  return present({
    resourceType: 'List',
    id: `directory-${region}`,
    meta: profiled('directory'),
    extension: asOf(source),
    status: 'current',
    mode: 'snapshot',
    ...inBoth('title', { ja: `${name.ja} 名簿`, en: `Directory of ${name.en}` }),
    date: source.asOf,
    note: said.map((words) => inBoth('text', words)),
    entry: LISTS.flatMap(([list]) => directory[list]).map(({ id }) => ({ item: reference('Organization', id) })),
  });
}
