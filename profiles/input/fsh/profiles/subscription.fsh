// Two kinds side by side: topics of ours in the shape of HL7's Subscriptions R5 Backport (R4 form), and plain R4 search
// criteria, which EHRs know. What the Backport's extensions are is said here by their url: their definitions are HL7's.

Invariant: rk-subscription-criteria
Description: "criteria は、話題の URL か、R4 の検索条件（例：Task?owner=Organization/x）です。 / criteria is the URL of a topic, or an R4 search such as Task?owner=Organization/x."
Severity: #error
Expression: "criteria.matches('^(https?://.+|[A-Z][A-Za-z]+([?].+)?)$')"

Invariant: rk-subscription-topic
Description: "この話題（SubscriptionTopic）はありません。/metadata にある話題から選んでください。 / There is no such topic: choose one that /metadata announces."
Severity: #error
Expression: "criteria.startsWith('https://renkei.example/fhir/SubscriptionTopic/') implies criteria.matches('/SubscriptionTopic/(admitted|admission-cancelled|transferred|discharge-expected|discharge-date-changed|discharge-decided|discharged|died|care-manager-unresolved|task-assigned|task-changed|task-due-soon|task-overdue|form-submitted|form-amended)([|].+)?$')"

Invariant: rk-subscription-content
Description: "話題の購読には payload と、どこまで送るか（backport-payload-content：empty、id-only、full-resource）が要ります。 / A subscription to a topic needs a payload and says how much to send (backport-payload-content: empty, id-only, full-resource)."
Severity: #error
Expression: "criteria.startsWith('http') implies channel.payload.extension('http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content').value.where($this = 'empty' or $this = 'id-only' or $this = 'full-resource').count() = 1"

Invariant: rk-subscription-filter
Description: "絞り込みの条件は、その話題の中心となるリソースと、その話題で使える項目だけで書いてください（例：Task?owner=Organization/x）。 / A filter is about the resource its topic is about and uses only the keys of that topic, e.g. Task?owner=Organization/x."
Severity: #error
Expression: "criteria.startsWith('https://renkei.example/fhir/SubscriptionTopic/') implies criteria.extension('http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria').value.all((%resource.criteria.contains('/SubscriptionTopic/task-') and $this.matches('^Task[?](owner|requester|patient|code|encounter)=[^&]+(&(owner|requester|patient|code|encounter)=[^&]+)*$')) or (%resource.criteria.contains('/SubscriptionTopic/form-') and $this.matches('^QuestionnaireResponse[?](patient|questionnaire|recipient)=[^&]+(&(patient|questionnaire|recipient)=[^&]+)*$')) or (%resource.criteria.matches('/SubscriptionTopic/(task|form)-').not() and $this.matches('^Encounter[?](patient|service-provider|region|care-office)=[^&]+(&(patient|service-provider|region|care-office)=[^&]+)*$')))"

Invariant: rk-subscription-endpoint
Description: "rest-hook、メールなどの送り先（endpoint）がありません。送り先が要らないのは websocket だけです。 / The endpoint is missing: only a websocket needs none."
Severity: #error
Expression: "channel.type = 'websocket' or channel.endpoint.exists()"

// A mail lies about in plain sight; the receiver logs in to see whom it is about.
Invariant: rk-subscription-mail
Description: "メールには患者が分かる内容を載せません。payload を省くか、backport-payload-content を empty か id-only にしてください。 / Mail carries nothing that tells who the patient is: leave the payload out, or make backport-payload-content empty or id-only."
Severity: #error
Expression: "(channel.type = 'email' and channel.payload.exists()) implies channel.payload.extension('http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content').value.where($this = 'empty' or $this = 'id-only').exists()"
* insert ByRule(HK-06)

Profile: RenkeiSubscription
Parent: Subscription
Id: renkei-subscription
* insert Named([["連携 購読"]], [["Renkei Subscription"]])
* insert Described([["出来事の知らせの申し込み。話題（HL7 Subscriptions R5 Backport の R4 の形）でも、R4 の検索条件でも申し込める。話題では、criteria に話題の URL、その拡張に絞り込み、payload の拡張にどこまで送るかを書く。"]], [["Asks to be told of events: by topic, in the R4 shape of HL7's Subscriptions R5 Backport, or by plain R4 search criteria. For a topic, criteria holds its URL, an extension on it the filters, an extension on payload how much is sent."]])
* ^status = #active
* obeys rk-subscription-criteria and rk-subscription-topic and rk-subscription-content and rk-subscription-filter and rk-subscription-endpoint and rk-subscription-mail
* reason ^short = "何のために / What for"
* end ^short = "いつまで / Until when"
* criteria ^short = "話題の URL、または R4 の検索条件 / URL of a topic, or an R4 search"
* criteria.extension ^short = "絞り込み（Backport の拡張）：例 Task?owner=Organization/x / Filters, the Backport's extension: e.g. Task?owner=Organization/x"
* channel.extension ^short = "心拍・時間切れ・まとめる数（Backport の拡張） / Heartbeat, timeout, most events in one message: the Backport's extensions"
* channel.payload ^short = "送る形（空の知らせだけなら、R4 の検索条件では書かない） / Media type; with plain R4 criteria none means an empty POST"
* channel.payload.extension ^short = "どこまで送るか（Backport の拡張） / How much is sent: the Backport's extension"
