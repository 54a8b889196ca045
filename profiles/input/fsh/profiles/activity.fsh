Invariant: rk-activity-priority
Description: "「直ちに」（immediate）の手順は priority を stat に、「速やかに」（asap）の手順は urgent にしてください。 / A step that is immediate has priority stat, one that is asap has urgent."
Severity: #error
Expression: "(extension('https://renkei.example/fhir/StructureDefinition/deadline-strength').where(value = 'immediate').exists() implies priority.where($this = 'stat').exists()) and (extension('https://renkei.example/fhir/StructureDefinition/deadline-strength').where(value = 'asap').exists() implies priority.where($this = 'urgent').exists())"

Profile: RenkeiActivity
Parent: ActivityDefinition
Id: renkei-activity
* insert Named([["連携 手順の定義"]], [["Renkei Activity"]])
* insert Described([["計画（PlanDefinition）が作る手順（Task）の定義：何をするか、誰が負うか、期限の性質。"]], [["Defines the step (Task) an action of a plan makes: what is done, who owes it, how binding its deadline is."]])
* ^status = #active
* obeys rk-activity-priority
* extension contains
    DeadlineStrength named deadlineStrength 1..1 and
    OwedTo named owedTo 0..1
* extension[deadlineStrength] ^short = "期限の性質（計画の action に書けばそちらが優先） / Strength of the deadline, unless the action of a plan says another"
* insert ElementForRule(extension[deadlineStrength], HK-01)
* extension[owedTo] ^short = "誰に対して負うか / To whom it is owed"
* url 1..1
* version 1..1
* insert ElementForRule(version, HK-05)
* title 1..1
* relatedArtifact ^short = "記入する様式（depends-on の resource に Questionnaire） / The form to fill: a Questionnaire as depends-on"
* topic ^short = "開かれるとこの手順が済む会議・面談（c:meeting） / The meetings that end this step once held (c:meeting)"
* kind 1..1
* kind = #Task
* profile = "https://renkei.example/fhir/StructureDefinition/renkei-task"
* intent = #order
* code 1..1
* code.coding 1..*
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "system"
* code.coding ^slicing.rules = #open
* code.coding contains step 1..1
* code.coding[step] from TaskVS (required)
* code.coding[step] ^short = "何をするか / Which step"
* code.coding[step].system 1..1
* code.coding[step].system = "https://renkei.example/fhir/CodeSystem/task"
* code.coding[step].code 1..1
* participant.role from ActorVS (extensible)
* participant.role ^short = "誰が負うか / Who owes it"
