// Invariants all stand at the root, so that dates and choices are typed wherever they are evaluated.

// Steps of ordinary times (HK-07, AM-03, AM-04, KD-13 to KD-17) are taken while nobody is in hospital.
Invariant: rk-task-of-patient
Description: "手順には、誰のためか（for）と、どの入院または依頼のものか（encounter、basedOn）を書いてください。取り込めなかった連絡の確認（resolve）ではどちらも、在宅時の手順では入院・依頼を、省けます。 / Say for whom a step is (for) and to which stay or order it belongs (encounter, basedOn). The step resolve may lack both; steps taken while the patient is at home have neither stay nor order."
Severity: #error
Expression: "code.coding.where(system = 'https://renkei.example/fhir/CodeSystem/task' and code = 'resolve').exists() or (for.exists() and (encounter.exists() or basedOn.exists() or code.coding.where(system = 'https://renkei.example/fhir/CodeSystem/task' and (code = 'prepare-contact' or code = 'share-admission-risk' or code = 'prepare-information-sheet' or code = 'ask-opinion' or code = 'introduce-care-manager' or code = 'consult-medical-service' or code = 'equipment-opinion' or code = 'report-state')).exists()))"

Invariant: rk-task-no-time
Description: "期限の性質が none（定めなし）なのに期日があります。期日を消すか、性質を直してください。 / The strength is none, yet there is a date: remove the date or correct the strength."
Severity: #error
Expression: "extension('https://renkei.example/fhir/StructureDefinition/deadline-strength').where(value = 'none').exists() implies restriction.period.empty()"

// Task.note and not statusReason: the reason belongs to the date, outlives every change of status, and has an author and a time.
Invariant: rk-task-agreed
Description: "個別に取り決めた期日（agreed）には、期日と、取り決めた理由を note（記入者と日時つき）に残してください。 / A deadline agreed for this case has a date, and a reason in note with its author and time."
Severity: #error
Expression: "extension('https://renkei.example/fhir/StructureDefinition/deadline-strength').where(value = 'agreed').exists() implies (restriction.period.end.exists() and note.where(text.exists() and author.exists() and time.exists()).exists())"
* insert ByRule(HK-01)

Invariant: rk-task-priority
Description: "「直ちに」（immediate）の手順は priority を stat に、「速やかに」（asap）の手順は urgent にしてください。 / A step that is immediate has priority stat, one that is asap has urgent."
Severity: #error
Expression: "(extension('https://renkei.example/fhir/StructureDefinition/deadline-strength').where(value = 'immediate').exists() implies priority.where($this = 'stat').exists()) and (extension('https://renkei.example/fhir/StructureDefinition/deadline-strength').where(value = 'asap').exists() implies priority.where($this = 'urgent').exists())"

// A fee's limit may come near, too; only the rule's own date can be past.
Invariant: rk-task-dated
Description: "期日のない手順は「期限が近い」「目安を過ぎている」とは言えません。 / A step without a date cannot be due soon or past its guideline."
Severity: #error
Expression: "(businessStatus.coding.where(system = 'https://renkei.example/fhir/CodeSystem/task-state' and code = 'past-guideline').exists() implies restriction.period.end.exists()) and (businessStatus.coding.where(system = 'https://renkei.example/fhir/CodeSystem/task-state' and code = 'due-soon').exists() implies (restriction.period.end.exists() or extension('https://renkei.example/fhir/StructureDefinition/fee-deadline').exists()))"

Invariant: rk-task-not-late
Description: "算定要件（fee-condition）や定めのない期限（none）を過ぎても、誰かの遅れではありません。past-guideline や escalated にしないでください。 / To pass a fee condition, or where no time is stated, is nobody's lateness: not past-guideline, not escalated."
Severity: #error
Expression: "businessStatus.coding.where(system = 'https://renkei.example/fhir/CodeSystem/task-state' and (code = 'past-guideline' or code = 'escalated')).exists() implies extension('https://renkei.example/fhir/StructureDefinition/deadline-strength').where(value = 'fee-condition' or value = 'none').empty()"
* insert ByRule(HK-01)

Invariant: rk-task-claimed
Description: "担当者決定（claimed）の手順には、引き受けた人（claimed-by）を書いてください。 / A claimed step says by whom (claimed-by)."
Severity: #error
Expression: "businessStatus.coding.where(system = 'https://renkei.example/fhir/CodeSystem/task-state' and code = 'claimed').exists() implies extension('https://renkei.example/fhir/StructureDefinition/claimed-by').exists()"

Invariant: rk-task-rejected
Description: "断った手順（rejected）には、理由（statusReason）を書いてください。 / A rejected step says why (statusReason)."
Severity: #error
Expression: "status = 'rejected' implies statusReason.exists()"

// Before the owner has started, the hub and the requester cancel by themselves: there is nothing to ask for.
Invariant: rk-task-cancel-requested
Description: "取消の依頼中（cancel-requested）は、担当側が引き受けたあと（accepted、in-progress、on-hold）だけの状態です。 / cancel-requested stands only on a step the owner has taken up (accepted, in-progress, on-hold)."
Severity: #error
Expression: "businessStatus.coding.where(system = 'https://renkei.example/fhir/CodeSystem/task-state' and code = 'cancel-requested').exists() implies (status = 'accepted' or status = 'in-progress' or status = 'on-hold')"

Invariant: rk-task-activity-version
Description: "手順の定義は版つき（ActivityDefinition|版）で指してください。 / Name the definition of the step with its version (ActivityDefinition|version)."
Severity: #error
Expression: "instantiatesCanonical.all($this.matches('^[^|]+[|].+'))"
* insert ByRule(HK-05)

Profile: RenkeiTask
Parent: Task
Id: renkei-task
* insert Named([["連携 手順"]], [["Renkei Task"]])
* insert Described([["誰かが誰かに負う手順の一つ。手順を負う機関（owner）、相手（requester）、患者、入院、いつまでか、その期限がどのような性質か、どのルールによるかを持つ。連携ハブが作る手順はすべてこの形をとる。ほかのシステムが作った Task はこの形を名乗らなくてよく、そのまま届けられる。"]], [["One step somebody owes somebody: the organisation that owes it (owner), to whom (requester), the patient, the stay, by when, how binding that date is, and by which rules. Every step the hub makes has this shape. Tasks of other systems need not claim it; they are delivered as they are."]])
* ^status = #active
* obeys rk-task-of-patient and rk-task-no-time and rk-task-agreed and rk-task-priority and rk-task-dated and rk-task-not-late and rk-task-claimed and rk-task-rejected and rk-task-cancel-requested and rk-task-activity-version
* extension contains
    DeadlineStrength named deadlineStrength 1..1 and
    FeeDeadline named feeDeadline 0..* and
    ClaimedBy named claimedBy 0..1 and
    DelegatedFrom named delegatedFrom 0..1 and
    Region named region 0..1 and
    http://hl7.org/fhir/StructureDefinition/task-replaces named replaces 0..*
* extension[deadlineStrength] ^short = "期限の性質（定めがなければ none） / Strength of the deadline (none where no time is stated)"
* insert ElementForRule(extension[deadlineStrength], HK-01)
* insert ElementForRule(extension[deadlineStrength], HK-15)
* extension[feeDeadline] ^short = "算定要件の期限（目安とは別の時計） / Fee deadline, a clock of its own"
* insert ElementForRule(extension[feeDeadline], RB-01)
* insert ElementForRule(extension[feeDeadline], RB-04)
* extension[claimedBy] ^short = "引き受けた人 / Who has taken it"
* extension[delegatedFrom] ^short = "委ねた機関（委ねられた手順だけ） / Who handed it on, where it was delegated"
* extension[region] ^short = "どの地域のルールか / Region whose rule this is"
* extension[replaces] ^short = "事実が取り消されてやり直すとき、前の手順 / The step this one takes the place of, after a fact was withdrawn"
* identifier 1..*
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains task 1..1
* identifier[task] ^short = "手順の鍵：同じ事実からは何度でも同じ値 / Key of the step: the same facts always give the same value"
* identifier[task].system 1..1
* identifier[task].system = "https://renkei.example/fhir/identifier/task"
* identifier[task].value 1..1
* instantiatesCanonical ^short = "手順の定義|版 / The ActivityDefinition, |version"
* basedOn only Reference(ServiceRequest)
* basedOn ^short = "入退院調整の依頼 / The order"
* status ^short = "requested → received → accepted → in-progress → completed; rejected, on-hold, failed, cancelled"
* statusReason from TaskReasonVS (preferred)
* statusReason ^short = "終わった理由（連携ハブが終えたもの）、断った理由など / Why it ended (where the hub ended it), why it was rejected"
* businessStatus from TaskStateVS (required)
* businessStatus ^short = "業務としての進み具合 / Business state"
* insert ElementForRule(businessStatus, HK-01)
* intent = #order
* priority ^short = "stat 直ちに, urgent 速やかに, ほかは routine / stat immediate, urgent asap, else routine"
* insert ElementForRule(priority, HK-15)
* code 1..1
* code.coding 2..*
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "system"
* code.coding ^slicing.rules = #open
* code.coding contains
    fulfill 1..1 and
    step 1..1 and
    rule 0..*
* code.coding[fulfill] ^short = "依頼を果たす手順であること / Fulfils the order"
* code.coding[fulfill].system 1..1
* code.coding[fulfill].system = "http://hl7.org/fhir/CodeSystem/task-code"
* code.coding[fulfill].code 1..1
* code.coding[fulfill].code = #fulfill
* code.coding[step] from TaskVS (required)
* code.coding[step] ^short = "何をするか / Which step"
* code.coding[step].system 1..1
* code.coding[step].system = "https://renkei.example/fhir/CodeSystem/task"
* code.coding[step].code 1..1
// KD-23 step 3, the provisional decision, is a step of its own: its completion is not an acceptance.
* insert ElementForRule(code.coding[step], KD-23)
* code.coding[rule] from RuleVS (required)
* code.coding[rule] ^short = "根拠となるルール（一つにつき一つ） / The rules behind it, one coding each"
* code.coding[rule].system 1..1
* code.coding[rule].system = "https://renkei.example/fhir/CodeSystem/rule"
* code.coding[rule].code 1..1
* description ^short = "なぜこの手順か / Why this step, in words"
* focus 1..1
* focus ^short = "依頼（resolve では取り込めなかった連絡） / The order (for resolve, the message that was parked)"
* for only Reference(Patient)
* for ^short = "患者 / The patient"
* encounter ^short = "入院 / The stay"
* requester ^short = "誰に対して負うか / To whom it is owed"
* owner 1..1
* owner only Reference(Organization)
* owner ^short = "手順を負う機関（引き受けた人は claimed-by） / The organisation that owes it; who has taken it stands in claimed-by"
* note ^short = "個別に取り決めた期日の理由など / Among others: why a deadline was agreed for this case"
* restriction.period.end 1..1
* restriction.period.end ^short = "期日（日が分からなければ period を書かない） / The deadline; no period while no date is known"
* insert ElementForRule(restriction.period.end, HK-13)
* insert ElementForRule(restriction.period.end, HK-29c)
* insert ElementForRule(restriction.period.end, AN-11)
* insert ElementForRule(restriction.period.end, AN-21)
* input ^slicing.discriminator.type = #pattern
* input ^slicing.discriminator.path = "type"
* input ^slicing.rules = #open
* input contains
    questionnaire 0..* and
    destination 0..* and
    consult 0..* and
    suggestion 0..*
* input[questionnaire] ^short = "記入する様式 / The form to fill"
* input[questionnaire].type = http://hl7.org/fhir/uv/sdc/CodeSystem/temp#questionnaire
* input[questionnaire].value[x] only canonical
* insert ElementForRule(input[questionnaire], HK-57)
* insert ElementForRule(input[questionnaire], HK-58)
* input[destination] ^short = "届け先 / Where to bring it"
* input[destination].type = TaskInputCS#destination
* input[destination].value[x] only Reference
* insert ElementForRule(input[destination], HK-61)
* input[consult] ^short = "相談先 / Whom to turn to"
* input[consult].type = TaskInputCS#consult
* input[consult].value[x] only Reference
* insert ElementForRule(input[consult], HK-62)
* input[suggestion] ^short = "担当かもしれない相手（人が確かめる） / Who it might be, for a person to make sure"
* input[suggestion].type = TaskInputCS#suggestion
* input[suggestion].value[x] only Reference
* output ^slicing.discriminator.type = #pattern
* output ^slicing.discriminator.path = "type"
* output ^slicing.rules = #open
* output contains
    response 0..* and
    evidence 0..*
* output[response] ^short = "渡された様式 / The form that was given"
* output[response].type = http://hl7.org/fhir/uv/sdc/CodeSystem/temp#questionnaire-response
* output[response].value[x] only Reference(QuestionnaireResponse)
* output[evidence] ^short = "済んだことを示す記録（連絡、会議など） / What shows that it is done: a contact, a meeting"
* output[evidence].type = TaskOutputCS#evidence
* output[evidence].value[x] only Reference
