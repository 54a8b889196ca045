// A few actions only; the whole rule book of the region is a plan of its own.
Instance: example-plan
InstanceOf: RenkeiPlan
Usage: #example
Title: "計画の抜粋：退院の見込みの連絡 / Part of a plan: telling that discharge is in sight"
* extension[region].valueCode = #honjo-kodama
* url = "https://renkei.example/fhir/PlanDefinition/example-plan"
* version = "0.1.0"
* name = "ExamplePlan"
* insert NamedInstance([["退院の見込みの連絡（計画の抜粋）"]], [["Telling that discharge is in sight (part of a plan)"]])
* insert DescribedInstance([["入院前にケアマネジャーがいる患者について、退院の見込みをいつまでに知らせるか。"]], [["For a patient who had a care manager before admission: by when discharge in sight is told."]])
* type = http://terminology.hl7.org/CodeSystem/plan-definition-type#workflow-definition
* status = #draft
* experimental = true
* topic = PhaseCS#discharge-outlook "退院の見込み"
* effectivePeriod.start = "2023-07-01"
* action[0].id = "ADM"
* action[=].title = "入院"
* insert English(action[=].title, [["Admission"]])
* action[+].id = "OUTLOOK"
* action[=].title = "在宅への退院が可能と判断"
* insert English(action[=].title, [["Discharge home judged possible"]])
* action[+].id = "PDD"
* action[=].title = "退院予定日"
* insert English(action[=].title, [["Planned discharge"]])
* action[+].id = "DIS"
* action[=].title = "退院"
* insert English(action[=].title, [["Discharge"]])
* action[+].id = "HK-13"
* action[=].extension[deadlineStrength].valueCode = #guideline
* action[=].title = "退院の見込みの連絡"
* insert English(action[=].title, [["Tell that discharge is in sight"]])
* action[=].code = RuleCS#HK-13
* action[=].condition.kind = #applicability
* action[=].condition.expression.language = #text/fhirpath
* action[=].condition.expression.expression = "%encounter.extension('https://renkei.example/fhir/StructureDefinition/discharge-outlook').exists()"
* action[=].condition.expression.description = "在宅への退院の見込みがたった"
* insert English(action[=].condition.expression.description, [["discharge home has come in sight"]])
* action[=].relatedAction.actionId = "PDD"
* action[=].relatedAction.relationship = #before-start
* action[=].relatedAction.offsetDuration = 7 'd' "日"
* action[=].participant.type = #practitioner
* action[=].participant.role = ActorCS#hospital-contact "病院担当者"
* action[=].definitionCanonical = "https://renkei.example/fhir/ActivityDefinition/example-activity|0.1.0"
* action[+].id = "HK-14"
* action[=].extension[deadlineStrength].valueCode = #asap
* action[=].title = "退院の見込みの連絡（住環境・区分変更）"
* insert English(action[=].title, [["Tell that discharge is in sight (housing, change of care level)"]])
* action[=].priority = #urgent
* action[=].code = RuleCS#HK-14
* action[=].condition.kind = #applicability
* action[=].condition.expression.language = #text/fhirpath
* action[=].condition.expression.expression = "%encounter.extension('https://renkei.example/fhir/StructureDefinition/discharge-need').where(value = 'housing' or value = 'care-level-change').exists()"
* action[=].condition.expression.description = "住環境への配慮、または区分変更などが必要である"
* insert English(action[=].condition.expression.description, [["housing must be considered, or a change of care level is needed"]])
* action[=].participant.type = #practitioner
* action[=].participant.role = ActorCS#hospital-contact "病院担当者"
* action[=].definitionCanonical = "https://renkei.example/fhir/ActivityDefinition/example-activity|0.1.0"

Instance: example-activity
InstanceOf: RenkeiActivity
Usage: #example
Title: "手順の定義：退院の見込みの連絡 / The step: telling that discharge is in sight"
* extension[deadlineStrength].valueCode = #guideline
* url = "https://renkei.example/fhir/ActivityDefinition/example-activity"
* version = "0.1.0"
* name = "ExampleActivity"
* insert NamedInstance([["退院の見込みの連絡"]], [["Tell that discharge is in sight"]])
* insert DescribedInstance([["病院担当者が在宅担当者へ、退院の見込みを知らせる。"]], [["The hospital contact tells the home contact that discharge is in sight."]])
* status = #draft
* experimental = true
* kind = #Task
* profile = "https://renkei.example/fhir/StructureDefinition/renkei-task"
* code.coding[step] = TaskCS#notify-discharge "退院の見込みの連絡"
* intent = #order
* priority = #routine
* participant.type = #practitioner
* participant.role = ActorCS#hospital-contact "病院担当者"
