Invariant: rk-plan-milestones
Description: "計画には、節目の ADM（入院日）、OUTLOOK（退院の見込み）、PDD（退院予定日）、DIS（退院日）を action の id として置いてください。期日はそこから数えます。 / A plan has the milestones ADM, OUTLOOK, PDD and DIS as ids of actions: deadlines are counted from them."
Severity: #error
Expression: "action.where(id = 'ADM').count() = 1 and action.where(id = 'OUTLOOK').count() = 1 and action.where(id = 'PDD').count() = 1 and action.where(id = 'DIS').count() = 1"

Invariant: rk-plan-milestone-empty
Description: "節目（ADM、OUTLOOK、PDD、DIS）は手順を作りません。definition を消してください。 / A milestone makes no step: remove its definition."
Severity: #error
Expression: "action.where((id = 'ADM') or (id = 'OUTLOOK') or (id = 'PDD') or (id = 'DIS')).all(definition.empty())"

// A region may number its rules in a code system of its own, whose address ends in /CodeSystem/rule as ours does.
Invariant: rk-plan-rule
Description: "手順を作る action には、根拠となるルールの番号（code）を書いてください。 / An action that makes a step names the rule behind it (code)."
Severity: #error
Expression: "repeat(action).where(definition.exists()).all(code.coding.where(system.endsWith('/CodeSystem/rule') and code.exists()).exists())"

Invariant: rk-plan-anchor
Description: "relatedAction の actionId が、この計画のどの action の id でもありません。 / relatedAction.actionId is the id of no action of this plan."
Severity: #error
Expression: "repeat(action).relatedAction.actionId.select($this.toString()).subsetOf(repeat(action).id.select($this.toString()))"

Invariant: rk-plan-strength
Description: "日数（relatedAction.offset）があるのに、期限の性質が none（定めなし）です。 / There is a number of days (relatedAction.offset), yet the strength is none."
Severity: #error
Expression: "repeat(action).where(relatedAction.offset.exists() and extension('https://renkei.example/fhir/StructureDefinition/deadline-strength').where(value = 'none').exists()).empty()"

// The id is the key of the step within a stay: two of one name would be one Task.
Invariant: rk-plan-step-id
Description: "手順を作る action には id を書き、同じ id を二度使わないでください。id は入院ごとの手順（Task）の鍵になります。 / Give each action that makes a step an id, and none twice: it is the key of the Task within a stay."
Severity: #error
Expression: "repeat(action).where(definition.exists()).all(id.exists()) and action.id.combine(action.action.id).select($this.toString()).isDistinct()"

Invariant: rk-plan-variants
Description: "action の中の action は、場合分けです。selectionBehavior を at-most-one にし、当てはめる順に並べてください。 / Actions within an action are variants of it: set selectionBehavior to at-most-one and put them in the order in which they are tried."
Severity: #error
Expression: "repeat(action).where(action.exists()).all(selectionBehavior = 'at-most-one')"

// Why a step is there, or is not, is told to nurses and care managers, not to programmers.
Invariant: rk-plan-condition-words
Description: "条件（condition）には、FHIRPath の式（expression）と、それを言葉にした説明（description）を書いてください。 / A condition has an expression in FHIRPath and its meaning in words (description)."
Severity: #error
Expression: "repeat(action).condition.all(expression.expression.exists() and expression.description.exists())"

Profile: RenkeiPlan
Parent: PlanDefinition
Id: renkei-plan
* insert Named([["連携 計画"]], [["Renkei Plan"]])
* insert Described([["一つの地域の、一つの流れ（ケアマネジャーがいる・いないなど）の入退院調整ルール。節目（入院日、退院の見込み、退院予定日、退院日）と、節目から何日前・何日後までに誰が何をするかからなる。改訂されたときは新しい版とし、有効期間を分ける。"]], [["The coordination rule of one region for one flow (with or without a care manager, and so on): milestones (admission, outlook, planned discharge, discharge) and who does what how many days before or after them. A revision is a new version with its own period of effect."]])
* ^status = #active
* obeys rk-plan-milestones and rk-plan-milestone-empty and rk-plan-rule and rk-plan-anchor and rk-plan-strength and rk-plan-step-id and rk-plan-variants and rk-plan-condition-words
* extension contains
    Region named region 1..1 and
    Applicability named applicability 0..1 and
    Rule named rule 0..*
* extension[region] ^short = "どの地域の計画か / Region of the plan"
* extension[rule] ^short = "計画全体の根拠となるルール / The rules the plan as a whole is there for"
* extension[applicability] ^short = "どの入院がこの計画に従うか / Which stays follow this plan"
* url 1..1
* version 1..1
* insert ElementForRule(version, HK-05)
* title 1..1
* type 1..1
* status ^short = "確かめていない計画は draft / draft where unverified"
* topic from PhaseVS (extensible)
* topic ^short = "この計画が定める段階（ほかの段階は national で補う） / The phases this plan rules; national fills the others"
* effectivePeriod 1..1
* effectivePeriod.start 1..1
* effectivePeriod ^short = "有効期間（入院日がこの中にある入院に使う） / Period of effect: for stays whose admission lies in it"
* insert ElementForRule(effectivePeriod, HK-05)
* insert ElementForRule(effectivePeriod, AM-35)
* action 1..*
* action.extension contains
    DeadlineStrength named deadlineStrength 0..1 and
    OwedTo named owedTo 0..1
* action.extension[deadlineStrength] ^short = "期限の性質（手順の定義のものに優先） / Strength of the deadline; overrides that of the activity"
* action.extension[owedTo] ^short = "誰に対して負うか（手順の定義のものに優先） / To whom it is owed; overrides that of the activity"
* action.description ^short = "何をするか、ルールの言葉で / What to do, in the words of the rule book"
* action.code ^short = "根拠となるルール（地域の …/CodeSystem/rule でもよい）と、段階（phase） / The rules behind it (the region’s own …/CodeSystem/rule will do), and its phase"
* action.priority ^short = "stat 直ちに, urgent 速やかに / stat immediate, urgent asap"
* action.condition ^short = "applicability: すべて満たすとき手順になる。stop: どれかを満たすと済む / applicability: all must hold for the step to be; stop: any of them ends it"
* action.condition.expression.language = #text/fhirpath
* action.relatedAction ^short = "どの節目から何日か（例：PDD の7日前まで） / How many days from which milestone, e.g. 7 days before PDD"
// 7日＋α of a new user has no number for α: a Range with a low of 7 days says so.
* action.relatedAction.offset[x] ^short = "日数（7日＋α は下限だけの Range） / Days; 7 days + α is a Range with only a low"
* insert ElementForRule(action.relatedAction.offset[x], HK-29c)
* action.participant.role from ActorVS (extensible)
* action.participant ^short = "一人目が手順を負う。二人目からは相談先 / The first owes the step; the others are whom to turn to"
* action.participant.role ^short = "誰が / Who"
* action.definition[x] only canonical
* action.definition[x] ^short = "手順の定義（ActivityDefinition） / The activity"
* action.selectionBehavior ^short = "場合分けは at-most-one（初めに当てはまるもの） / Variants: at-most-one, the first that applies"
* action.action ^short = "場合分け：ルール、期限の性質、優先度、期日、条件だけを書き、ほかは親のものを使う / Variants: rules, strength, priority, deadline and conditions; the rest is that of the parent"
