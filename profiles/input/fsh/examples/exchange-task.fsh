Instance: example-task
InstanceOf: RenkeiTask
Usage: #example
Title: "手順：入院時情報の提供。入院の当日に渡された / The admission information, given on the day of admission"
* extension[region].valueCode = #honjo-kodama
* extension[deadlineStrength].valueCode = #asap
* extension[feeDeadline][0].extension[rule].valueCoding = RuleCS#RB-01
* extension[feeDeadline][=].extension[at].valueDateTime = "2026-11-10"
* extension[feeDeadline][=].extension[item].valueString = "入院時情報連携加算（Ⅰ）"
* extension[feeDeadline][+].extension[rule].valueCoding = RuleCS#RB-01
* extension[feeDeadline][=].extension[at].valueDateTime = "2026-11-12"
* extension[feeDeadline][=].extension[item].valueString = "入院時情報連携加算（Ⅱ）"
* extension[claimedBy].valueReference = Reference(PractitionerRole/example-care-manager-role)
* identifier[task].system = "https://renkei.example/fhir/identifier/task"
* identifier[task].value = "example-stay/admission-information"
* basedOn = Reference(ServiceRequest/example-order)
* status = #completed
* statusReason = TaskReasonCS#form-given "様式が渡された"
* intent = #order
* priority = #urgent
* code.coding[fulfill] = http://hl7.org/fhir/CodeSystem/task-code#fulfill
* code.coding[step] = TaskCS#admission-information "入院時情報の提供"
* code.coding[rule] = RuleCS#HK-10
* description = "入院を知ったら、速やかに病院へ連絡し、入院時情報提供書（様式1）を渡す。"
* focus = Reference(ServiceRequest/example-order)
* for = Reference(Patient/example-patient) "山田 太郎"
* encounter = Reference(Encounter/example-stay)
* executionPeriod.start = "2026-11-10T14:40:00+09:00"
* executionPeriod.end = "2026-11-10T15:20:00+09:00"
* authoredOn = "2026-11-10T10:35:00+09:00"
* lastModified = "2026-11-10T15:20:00+09:00"
* requester = Reference(Organization/example-hospital) "れんけい中央病院"
* owner = Reference(Organization/example-home-care-office) "ケアプランれんげ"
* input[questionnaire].type = http://hl7.org/fhir/uv/sdc/CodeSystem/temp#questionnaire
* input[questionnaire].valueCanonical = "https://renkei.example/fhir/Questionnaire/admission-information|0.1.0"
* input[destination].type = TaskInputCS#destination "届け先"
* input[destination].valueReference = Reference(HealthcareService/example-service) "れんけい中央病院 地域医療連携室"
* output[response].type = http://hl7.org/fhir/uv/sdc/CodeSystem/temp#questionnaire-response
* output[response].valueReference = Reference(QuestionnaireResponse/example-form-response)

// Housing has to be considered: not "about a week before" but as early as possible, so there is no date.
Instance: example-task-notify-discharge
InstanceOf: RenkeiTask
Usage: #example
Title: "手順：退院の見込みの連絡。住環境の調整があるので、できるだけ早く / Telling that discharge is in sight: as early as possible, since housing needs work"
* extension[region].valueCode = #honjo-kodama
* extension[deadlineStrength].valueCode = #asap
* identifier[task].system = "https://renkei.example/fhir/identifier/task"
* identifier[task].value = "example-stay/notify-discharge"
* instantiatesCanonical = "https://renkei.example/fhir/ActivityDefinition/example-activity|0.1.0"
* basedOn = Reference(ServiceRequest/example-order)
* status = #requested
* businessStatus = TaskStateCS#waiting "着手待ち"
* intent = #order
* priority = #urgent
* code.coding[fulfill] = http://hl7.org/fhir/CodeSystem/task-code#fulfill
* code.coding[step] = TaskCS#notify-discharge "退院の見込みの連絡"
* code.coding[rule] = RuleCS#HK-14
* description = "住環境の調整が要るので、できるだけ早く退院の見込みを知らせる。"
* focus = Reference(ServiceRequest/example-order)
* for = Reference(Patient/example-patient) "山田 太郎"
* encounter = Reference(Encounter/example-stay)
* authoredOn = "2026-11-20T16:00:00+09:00"
* lastModified = "2026-11-20T16:00:00+09:00"
* requester = Reference(Organization/example-home-care-office) "ケアプランれんげ"
* owner = Reference(Organization/example-hospital) "れんけい中央病院"

// A date two people agreed on is a fact; no rule moves it.
Instance: example-task-agreed
InstanceOf: RenkeiTask
Usage: #example
Title: "手順：退院・退所情報の提供。期日をこの入院のために取り決めた / The discharge record, by a date agreed for this stay"
* extension[region].valueCode = #honjo-kodama
* extension[deadlineStrength].valueCode = #agreed
* extension[claimedBy].valueReference = Reference(HealthcareService/example-service)
* identifier[task].system = "https://renkei.example/fhir/identifier/task"
* identifier[task].value = "example-stay/discharge-record"
* basedOn = Reference(ServiceRequest/example-order)
* status = #accepted
* businessStatus = TaskStateCS#claimed "担当者決定"
* intent = #order
* priority = #routine
* code.coding[fulfill] = http://hl7.org/fhir/CodeSystem/task-code#fulfill
* code.coding[step] = TaskCS#discharge-record "退院・退所情報の提供"
* code.coding[rule] = RuleCS#HK-17
* focus = Reference(ServiceRequest/example-order)
* for = Reference(Patient/example-patient) "山田 太郎"
* encounter = Reference(Encounter/example-stay)
* authoredOn = "2026-11-20T16:00:00+09:00"
* lastModified = "2026-11-20T17:10:00+09:00"
* requester = Reference(Organization/example-home-care-office) "ケアプランれんげ"
* owner = Reference(Organization/example-hospital) "れんけい中央病院"
* note.authorReference = Reference(Organization/example-home-care-office) "ケアプランれんげ 佐藤"
* note.time = "2026-11-20T17:10:00+09:00"
* note.text = "手すりの工事の見積もりを11月25日のカンファレンスで決めるため、その前日までとする（電話で合意）。"
* restriction.period.end = "2026-11-24"
* input[questionnaire].type = http://hl7.org/fhir/uv/sdc/CodeSystem/temp#questionnaire
* input[questionnaire].valueCanonical = "https://renkei.example/fhir/Questionnaire/discharge-record|0.1.0"
