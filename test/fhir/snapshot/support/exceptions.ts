// Where a published snapshot and the one made here differ, and why ours stays as it is.
import type { Difference } from './compare.ts';

export interface Exception {
  /** The sets in which it is met. */
  readonly of: RegExp;
  /** `<definition> <element> <property>` */
  readonly where: RegExp;
  readonly why: string;
  readonly holds?: (difference: Difference) => boolean;
}

const VENDOR = 'The npm package has it changed by its vendor, in the snapshot or in the differential but not in both';

const ofTheVendor = (where: RegExp, of = /^R4/): Exception => ({ of, where, why: VENDOR });

const jp = /^JP/;

export const exceptions: readonly Exception[] = [
  ofTheVendor(/^Meta Meta\.(project|author|onBehalfOf|account|accounts|compartment) missing/),
  ofTheVendor(/^Binary Binary\.url missing/),
  ofTheVendor(/^Timing Timing\.repeat constraint/),
  ofTheVendor(/^Bundle Bundle\.entry\.response\.outcome type/),
  ofTheVendor(/^(AuditEvent|ehrsrle-auditevent) AuditEvent\.source\.observer type/),
  ofTheVendor(/^MeasureReport MeasureReport\.subject type/),
  ofTheVendor(/^DetectedIssue DetectedIssue\.status binding/),
  ofTheVendor(/^ObservationDefinition ObservationDefinition\.publisher missing/),
  ofTheVendor(/^DeviceDefinition DeviceDefinition\.(classification|bodySite)\S* missing/),
  ofTheVendor(/^ResearchStudy ResearchStudy\./),
  ofTheVendor(/^(EvidenceVariable|picoelement) EvidenceVariable\.characteristic/),
  ofTheVendor(/^jp-researchstudy ResearchStudy\.\S+ (extra|type)/i, jp),
  ofTheVendor(/^jp-medicationtiming Timing\.repeat constraint/, jp),
  {
    ...ofTheVendor(/^JP-Bundle\S* Bundle\.entry\S* constraint/, jp),
    holds: ({ published, generated }) => generated?.replace('fullUrl.exists() implies ', '') === published,
  },
  ofTheVendor(/^JP-Bundle\S* Bundle\.entry\S*\.response\.outcome type/, jp),
  {
    of: /^R4 resources/,
    where: /^(SubscriptionStatus|MetadataResource) \S+ constraint/,
    why: 'These are no types of R4: a later publisher made them',
  },
  {
    of: /^R4 (profiles|extensions)/,
    where: /\.(extension|effective\[x\]|value\[x\]) min$/,
    why: 'R4 left the minimum of an element of which only slices are stated; its publisher has since come to add up theirs',
    holds: ({ generated, demanded }) => Number(generated) === demanded,
  },
  {
    of: /^R4 profiles/,
    where: /^(cholesterol|hdlcholesterol|ldlcholesterol) Observation\.referenceRange\.(low|high) constraint/,
    why: 'R4 repeats the constraints of the profile that a type names, where later publishers do not: they hold through the type',
  },
  {
    of: /^R4 profiles/,
    where: /^provenance-relevant-history Provenance\.agent:Author\.type binding/,
    why: 'R4 forgets in the slice what the same differential says of the unsliced element',
  },
  {
    of: /^R4 profiles/,
    where: /^provenance-relevant-history Provenance\.entity\.agent contentReference/,
    why: 'R4 points to the slice Author, though other agents are allowed',
  },
  {
    of: /^R4 profiles/,
    where: /^bp Observation\.component:(Systolic|Diastolic)BP\.value\[x\]/,
    why: 'Within a component R4 made valueQuantity the whole of value[x], outside of one a slice of it; later publishers slice in both',
  },
  {
    of: /^R4 profiles/,
    where: /^elementdefinition-de ElementDefinition\.extension:(Question|AllowedUnits)\.\S+ missing/,
    why: 'R4 copies the definitions of two extensions in, into which the differential does not go',
  },
  {
    of: /^extension pack/,
    where: /^structuredefinition-fhir-type Extension\.value\[x\] binding/,
    why: 'The publisher drops the binding, as it holds that a url cannot be bound',
  },
  {
    of: /^JP Core/,
    where: /^jp-medication Medication\.ingredient\.strength\.(numerator|denominator) type/,
    why: 'The publisher goes into Ratio, though the type names a profile of it',
  },
  {
    of: /^JP-CLINS/,
    where: /:\S+\.system fixedUri$/,
    why: 'JP-CLINS was made on a build of JP Core 1.1.2 with other URLs of systems ("1.1.2-url")',
  },
];
