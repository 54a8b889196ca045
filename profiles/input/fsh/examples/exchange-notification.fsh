// What care-office.example is sent for its subscriptions. The hub's own address is not that of the definitions.

RuleSet: StatusOf(subscription, status, type, since)
* meta.profile[1] = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-status-r4"
* parameter[subscription].name = "subscription"
* parameter[subscription].valueReference.reference = "https://hub.example/fhir/Subscription/{subscription}"
* parameter[status].name = "status"
* parameter[status].valueCode = #{status}
* parameter[type].name = "type"
* parameter[type].valueCode = #{type}
* parameter[eventsSinceStart].name = "events-since-subscription-start"
* parameter[eventsSinceStart].valueString = "{since}"

RuleSet: StatusTopic(topic)
* parameter[topic].name = "topic"
* parameter[topic].valueCanonical = "https://renkei.example/fhir/SubscriptionTopic/{topic}"

RuleSet: StatusEvent(number, timestamp)
* parameter[event].name = "notification-event"
* parameter[event].part[0].name = "event-number"
* parameter[event].part[=].valueString = "{number}"
* parameter[event].part[+].name = "timestamp"
* parameter[event].part[=].valueInstant = "{timestamp}"

RuleSet: EventNames(name, reference)
* parameter[event].part[+].name = "{name}"
* parameter[event].part[=].valueReference.reference = "https://hub.example/fhir/{reference}"

RuleSet: NotificationOf(subscription, status)
* meta.profile[1] = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-notification-r4"
* type = #history
* entry[status].fullUrl = "urn:uuid:{status}"
* entry[status].resource = {status}
* entry[status].request.method = #GET
* entry[status].request.url = "https://hub.example/fhir/Subscription/{subscription}/$status"
* entry[status].response.status = "200"

// ---- What $status answers

Instance: example-subscription-status
InstanceOf: RenkeiNotificationStatus
Usage: #example
Title: "購読の状況：届かず、止まっている / A subscription that came to a stop: nobody answered"
* insert StatusOf(example-subscription, error, query-status, 3)
* insert StatusTopic(task-assigned)
* parameter[error].name = "error"
* parameter[error].valueCodeableConcept = http://terminology.hl7.org/CodeSystem/subscription-error#no-response "No response"
* parameter[error].valueCodeableConcept.text = "送り先が応答しません。"

// ---- Before the first event, and while nothing happens

Instance: b7d0c1f2-5a0e-4c0b-9d57-0c8f4e5a1001
InstanceOf: RenkeiNotificationStatus
Usage: #inline
* insert StatusOf(example-subscription, requested, handshake, 0)
* insert StatusTopic(task-assigned)

Instance: example-notification-handshake
InstanceOf: RenkeiNotification
Usage: #example
Title: "知らせ：送り先の確認 / Handshake: is the endpoint there?"
* timestamp = "2026-11-10T09:00:00+09:00"
* insert NotificationOf(example-subscription, b7d0c1f2-5a0e-4c0b-9d57-0c8f4e5a1001)

Instance: b7d0c1f2-5a0e-4c0b-9d57-0c8f4e5a1002
InstanceOf: RenkeiNotificationStatus
Usage: #inline
* insert StatusOf(example-subscription, active, heartbeat, 1)
* insert StatusTopic(task-assigned)

Instance: example-notification-heartbeat
InstanceOf: RenkeiNotification
Usage: #example
Title: "知らせ：つながっている / Heartbeat: nothing new, all is well"
* timestamp = "2026-11-10T11:35:00+09:00"
* insert NotificationOf(example-subscription, b7d0c1f2-5a0e-4c0b-9d57-0c8f4e5a1002)

// ---- The same event, in each of the three contents

Instance: b7d0c1f2-5a0e-4c0b-9d57-0c8f4e5a1003
InstanceOf: RenkeiNotificationStatus
Usage: #inline
* insert StatusOf(example-subscription-empty, active, event-notification, 1)
* insert StatusEvent(1, 2026-11-10T10:35:00+09:00)

Instance: example-notification-empty
InstanceOf: RenkeiNotification
Usage: #example
Title: "知らせ：何かあった（empty） / Something happened, and no more than that"
* timestamp = "2026-11-10T10:35:02+09:00"
* insert NotificationOf(example-subscription-empty, b7d0c1f2-5a0e-4c0b-9d57-0c8f4e5a1003)

Instance: b7d0c1f2-5a0e-4c0b-9d57-0c8f4e5a1004
InstanceOf: RenkeiNotificationStatus
Usage: #inline
* insert StatusOf(example-subscription, active, event-notification, 1)
* insert StatusTopic(task-assigned)
* insert StatusEvent(1, 2026-11-10T10:35:00+09:00)
* insert EventNames(focus, Task/example-task)

Instance: example-notification-id-only
InstanceOf: RenkeiNotification
Usage: #example
Title: "知らせ：どの手順が来たか（id-only） / Which step it is, to be fetched"
* timestamp = "2026-11-10T10:35:02+09:00"
* insert NotificationOf(example-subscription, b7d0c1f2-5a0e-4c0b-9d57-0c8f4e5a1004)

Instance: b7d0c1f2-5a0e-4c0b-9d57-0c8f4e5a1005
InstanceOf: RenkeiNotificationStatus
Usage: #inline
* insert StatusOf(example-subscription-signed, active, event-notification, 1)
* insert StatusTopic(task-assigned)
* insert StatusEvent(1, 2026-11-10T10:35:00+09:00)
* insert EventNames(focus, Task/example-task)
* insert EventNames(additional-context, Patient/example-patient)

Instance: example-notification-full-resource
InstanceOf: RenkeiNotification
Usage: #example
Title: "知らせ：手順と患者そのもの（full-resource） / The step itself, and the patient it is about"
* timestamp = "2026-11-10T10:35:02+09:00"
* insert NotificationOf(example-subscription-signed, b7d0c1f2-5a0e-4c0b-9d57-0c8f4e5a1005)
* entry[1].fullUrl = "https://hub.example/fhir/Task/example-task"
* entry[=].resource = example-task
* entry[=].request.method = #POST
* entry[=].request.url = "Task"
* entry[=].response.status = "201"
* entry[+].fullUrl = "https://hub.example/fhir/Patient/example-patient"
* entry[=].resource = example-patient
* entry[=].request.method = #GET
* entry[=].request.url = "Patient/example-patient"
* entry[=].response.status = "200"

// ---- A subscription whose notifications are signed, and the record of one delivery

Instance: example-subscription-signed
InstanceOf: RenkeiSubscription
Usage: #example
Title: "購読：手順と患者そのものを、署名付きで / The step and the patient themselves, signed"
* meta.profile[1] = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription"
* status = #requested
* reason = "新しい手順を、照会なしで事業所のシステムに取り込む"
* criteria = "https://renkei.example/fhir/SubscriptionTopic/task-assigned"
* criteria.extension[0].url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria"
* criteria.extension[=].valueString = "Task?owner=Organization/example-home-care-office"
* channel.extension[0].url = "https://renkei.example/fhir/StructureDefinition/signature-secret"
* channel.extension[=].valueString = "an example, nobody's secret"
* channel.type = #rest-hook
* channel.endpoint = "https://care-office.example/fhir/notify"
* channel.payload = #application/fhir+json
* channel.payload.extension[0].url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content"
* channel.payload.extension[=].valueCode = #full-resource

Instance: example-communication-delivered
InstanceOf: RenkeiCommunication
Usage: #example
Title: "送達の記録：事業所のシステムが受け取り、担当者が引き受けた / Delivered to the office's system; a person there accepted"
* extension[receipt][0].extension[step].valueCode = #sent
* extension[receipt][=].extension[at].valueDateTime = "2026-11-10T10:35:02+09:00"
* extension[receipt][+].extension[step].valueCode = #delivered
* extension[receipt][=].extension[at].valueDateTime = "2026-11-10T10:35:03+09:00"
* extension[receipt][+].extension[step].valueCode = #opened
* extension[receipt][=].extension[at].valueDateTime = "2026-11-10T14:31:00+09:00"
* extension[receipt][=].extension[by].valueReference = Reference(PractitionerRole/example-care-manager-role) "担当ケアマネジャー"
* extension[receipt][+].extension[step].valueCode = #acted-on
* extension[receipt][=].extension[at].valueDateTime = "2026-11-10T14:40:00+09:00"
* extension[receipt][=].extension[by].valueReference = Reference(PractitionerRole/example-care-manager-role) "担当ケアマネジャー"
* basedOn = Reference(Task/example-task) "入院時情報の提供"
* status = #completed
* category = CommunicationKindCS#notification "送達の記録"
* medium = ChannelCS#fhir "FHIR による送信"
* subject = Reference(Patient/example-patient) "山田 太郎"
* about[0] = Reference(Subscription/example-subscription-signed)
* about[+] = Reference(Task/example-task) "入院時情報の提供"
* encounter = Reference(Encounter/example-stay)
* sent = "2026-11-10T10:35:02+09:00"
* received = "2026-11-10T10:35:03+09:00"
* recipient = Reference(Organization/example-home-care-office) "ケアプランれんげ"
* payload.contentReference = Reference(Task/example-task)
