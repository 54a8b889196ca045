Instance: example-subscription
InstanceOf: RenkeiSubscription
Usage: #example
Title: "購読：自分の事業所に手順が来たら知らせる / Tell the office when a step is assigned to it"
// Servers that know topic subscriptions tell them by this profile.
* meta.profile[1] = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription"
* status = #requested
* end = "2027-11-10T00:00:00+09:00"
* reason = "新しい手順を事業所のシステムに表示する"
* criteria = "https://renkei.example/fhir/SubscriptionTopic/task-assigned"
* criteria.extension[0].url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria"
* criteria.extension[=].valueString = "Task?owner=Organization/example-home-care-office"
* channel.extension[0].url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-heartbeat-period"
* channel.extension[=].valueUnsignedInt = 3600
* channel.extension[+].url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-timeout"
* channel.extension[=].valueUnsignedInt = 30
* channel.type = #rest-hook
* channel.endpoint = "https://care-office.example/fhir/notify"
* channel.payload = #application/fhir+json
* channel.payload.extension[0].url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content"
* channel.payload.extension[=].valueCode = #id-only

Instance: example-subscription-r4
InstanceOf: RenkeiSubscription
Usage: #example
Title: "購読：R4 の検索条件だけで申し込む電子カルテ / An EHR that knows plain R4 criteria"
* status = #requested
* reason = "病院に来た手順を電子カルテで受ける"
* criteria = "Task?owner=Organization/example-hospital"
* channel.type = #rest-hook
* channel.endpoint = "https://hospital.example/fhir"
* channel.payload = #application/fhir+json
