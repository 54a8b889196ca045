// What the hub sends of a topic: HL7's Subscriptions R5 Backport in its R4 form, a history Bundle that begins with Parameters.
// HL7's profiles say what may stand where; ours say besides what a receiver may rely on.

Invariant: rk-notification-first
Description: "最初のエントリーには、購読の状況を示す Parameters を置いてください。 / The first entry holds the Parameters that say where the subscription stands."
Severity: #error
Expression: "entry.first().resource is Parameters"

Invariant: rk-notification-call
Description: "購読の状況のエントリーの request は、その購読の $status の呼び出し（GET）にしてください。 / The request of the entry that holds the status is the call of $status on the subscription (GET)."
Severity: #error
Expression: "entry.where(resource is Parameters).request.all(method = 'GET' and url.matches('/Subscription/[A-Za-z0-9.-]+/[$]status$'))"

Invariant: rk-notification-empty
Description: "対象（focus）を示さない知らせ（empty、handshake、heartbeat）には、ほかのエントリーを置けません。 / A notification that names no focus (empty, handshake, heartbeat) has no other entries."
Severity: #error
Expression: "entry.count() = 1 or entry.resource.ofType(Parameters).parameter.part.where(name = 'focus').exists()"

Invariant: rk-notification-once
Description: "同じリソースのエントリーは一つだけにしてください。 / Each resource has one entry."
Severity: #error
Expression: "entry.fullUrl.isDistinct()"

Invariant: rk-notification-type
Description: "種類（type）は handshake、heartbeat、event-notification、query-status、query-event のいずれかです。 / The type is one of handshake, heartbeat, event-notification, query-status, query-event."
Severity: #error
Expression: "parameter.where(name = 'type').value.all($this = 'handshake' or $this = 'heartbeat' or $this = 'event-notification' or $this = 'query-status' or $this = 'query-event')"

// A question about events (query-event) may find none.
Invariant: rk-notification-events
Description: "event-notification には出来事（notification-event）が要り、handshake、heartbeat、query-status には書けません。 / An event-notification has events; a handshake, a heartbeat, a query-status has none."
Severity: #error
Expression: "iif(parameter.where(name = 'type' and value = 'event-notification').exists(), parameter.where(name = 'notification-event').exists(), parameter.where(name = 'type' and value = 'query-event').exists() or parameter.where(name = 'notification-event').empty())"

Invariant: rk-notification-number
Description: "出来事の番号は 1 からの、その合計は 0 からの整数です。 / The number of an event is a whole number from 1, their count one from 0."
Severity: #error
Expression: "parameter.part.where(name = 'event-number').value.all($this.matches('^[1-9][0-9]*$')) and parameter.where(name = 'events-since-subscription-start').value.all($this.matches('^(0|[1-9][0-9]*)$'))"

// What does not rise turns the sum into nothing. Decimals, since the numbers may outgrow FHIRPath's integers.
Invariant: rk-notification-rising
Description: "出来事は番号の小さい順に並べ、同じ番号を二度書かないでください。 / Events stand in the order of their numbers, none twice."
Severity: #error
Expression: "parameter.part.where(name = 'event-number').value.aggregate(iif(toDecimal() > $total, toDecimal(), {}), 0.0).exists()"

Invariant: rk-notification-since
Description: "出来事の番号が、これまでの出来事の数（events-since-subscription-start）を超えています。 / The number of an event is above the count of all events so far (events-since-subscription-start)."
Severity: #error
Expression: "parameter.part.where(name = 'event-number').value.all(toDecimal() <= %resource.parameter.where(name = 'events-since-subscription-start').value.toDecimal())"

// With empty content, or where the receiver may not see the resource any more, an event has its number and its time alone.
Invariant: rk-notification-focus
Description: "対象（focus）を示さない出来事には、関連するもの（additional-context）も書けません。 / An event that does not name its focus names no additional-context either."
Severity: #error
Expression: "parameter.all(part.where(name = 'focus').exists() or part.where(name = 'additional-context').empty())"

Profile: RenkeiNotificationStatus
Parent: Parameters
Id: renkei-notification-status
* insert Named([["連携 購読の状況"]], [["Renkei Notification Status"]])
* insert Described([["購読の状況と、知らせる出来事。知らせの最初のエントリーであり、$status の答えでもある。R5 の SubscriptionStatus を R4 の Parameters で表す（HL7 の backport-subscription-status-r4）。出来事の番号は抜けなく振られるので、抜けていれば $events で尋ねられる。"]], [["Where a subscription stands and what is told: the first entry of each notification, and the answer of $status. R5's SubscriptionStatus in R4's Parameters (HL7's backport-subscription-status-r4). Events are numbered without gaps; who finds one asks $events."]])
* ^status = #active
* obeys rk-notification-type and rk-notification-events and rk-notification-number and rk-notification-rising and rk-notification-since and rk-notification-focus
* parameter ^slicing.discriminator.type = #value
* parameter ^slicing.discriminator.path = "name"
* parameter ^slicing.rules = #open
* parameter contains
    subscription 1..1 and
    topic 0..1 and
    status 1..1 and
    type 1..1 and
    eventsSinceStart 1..1 and
    event 0..* and
    error 0..*
* parameter[subscription] ^short = "どの購読の / Of which Subscription"
* parameter[subscription].name = "subscription" (exactly)
* parameter[subscription].value[x] 1..1
* parameter[subscription].value[x] only Reference(Subscription)
* parameter[topic] ^short = "話題（empty では書かない） / The topic; not with empty content"
* parameter[topic].name = "topic" (exactly)
* parameter[topic].value[x] 1..1
* parameter[topic].value[x] only canonical
* parameter[status] ^short = "購読の状態 / Status of the Subscription"
* parameter[status].name = "status" (exactly)
* parameter[status].value[x] 1..1
* parameter[status].value[x] only code
* parameter[status].value[x] from http://hl7.org/fhir/ValueSet/subscription-status (required)
* parameter[type] ^short = "知らせの種類 / What kind of notification"
* parameter[type].name = "type" (exactly)
* parameter[type].value[x] 1..1
* parameter[type].value[x] only code
* parameter[eventsSinceStart] ^short = "購読を始めてからの出来事の数 / How many events since the subscription began"
* parameter[eventsSinceStart].name = "events-since-subscription-start" (exactly)
* parameter[eventsSinceStart].value[x] 1..1
* parameter[eventsSinceStart].value[x] only string
* parameter[event] ^short = "出来事：event-number、timestamp、focus、additional-context / An event: event-number, timestamp, focus, additional-context"
* parameter[event].name = "notification-event" (exactly)
* parameter[event].part 2..*
* parameter[error] ^short = "届けられなかったわけ / What went wrong in delivering"
* parameter[error].name = "error" (exactly)
* parameter[error].value[x] 1..1
* parameter[error].value[x] only CodeableConcept

Profile: RenkeiNotification
Parent: Bundle
Id: renkei-notification
* insert Named([["連携 知らせ"]], [["Renkei Notification"]])
* insert Described([["話題の購読で送られるもの。最初のエントリーが購読の状況、payload が full-resource のときは、その後に対象のリソースと関連するリソースが続く（HL7 の backport-subscription-notification-r4）。変更のあったリソースの request はその変更を、関連するだけのリソースの request は GET を示す。"]], [["What a subscription to a topic is sent. The first entry tells where the subscription stands; with full-resource content the focus and what belongs to it follow (HL7's backport-subscription-notification-r4). The request of a resource that changed tells the change, that of one that only belongs to it is GET."]])
* ^status = #active
* obeys rk-notification-first and rk-notification-call and rk-notification-empty and rk-notification-once
* type = #history
* timestamp 1..1
* entry 1..*
* entry.fullUrl 1..1
* entry.request 1..1
* entry.response 1..1
* entry ^slicing.discriminator.type = #type
* entry ^slicing.discriminator.path = "resource"
* entry ^slicing.rules = #open
* entry contains status 1..1
* entry[status] ^short = "購読の状況（先頭に置く） / Where the subscription stands, first of all"
* entry[status].resource 1..1
* entry[status].resource only RenkeiNotificationStatus
