// Searches R4 does not know and the story needs: what is due, in which region, who may leave when, which office for which
// district.

RuleSet: Search(id, code, type, ja, en, descriptionJa, descriptionEn)
* url = "https://renkei.example/fhir/SearchParameter/{id}"
* version = "0.1.0"
// R4's SearchParameter has no title.
* extension[+].url = "http://hl7.org/fhir/StructureDefinition/artifact-title"
* extension[=].valueString = {ja}
* insert English(extension[=].valueString, [[{en}]])
* insert DescribedInstance([[{descriptionJa}]], [[{descriptionEn}]])
* status = #active
* experimental = false
* publisher = "Renkei"
* code = #{code}
* type = #{type}
* xpathUsage = #normal

Instance: region
InstanceOf: SearchParameter
Usage: #definition
* name = "Region"
* insert Search(region, region, token, [["地域"]], [["Region"]], [["入退院調整ルールの地域で探す。例：Encounter?region=honjo-kodama"]], [["By the region of the coordination rule, e.g. Encounter?region=honjo-kodama"]])
* base[0] = #Encounter
* base[1] = #Organization
* base[2] = #HealthcareService
* base[3] = #Location
* base[4] = #Questionnaire
* base[5] = #PlanDefinition
* expression = "Encounter.extension.where(url='https://renkei.example/fhir/StructureDefinition/region').value.ofType(code) | Organization.extension.where(url='https://renkei.example/fhir/StructureDefinition/region').value.ofType(code) | HealthcareService.extension.where(url='https://renkei.example/fhir/StructureDefinition/region').value.ofType(code) | Location.extension.where(url='https://renkei.example/fhir/StructureDefinition/region').value.ofType(code) | Questionnaire.extension.where(url='https://renkei.example/fhir/StructureDefinition/region').value.ofType(code) | PlanDefinition.extension.where(url='https://renkei.example/fhir/StructureDefinition/region').value.ofType(code)"

Instance: encounter-expected-discharge
InstanceOf: SearchParameter
Usage: #definition
* name = "EncounterExpectedDischarge"
* insert Search(encounter-expected-discharge, expected-discharge, date, [["退院予定日"]], [["Expected discharge"]], [["退院予定日（見込み・決定）で探す。R5 の plannedEndDate 拡張に書かれた日でも見つかる。例：Encounter?expected-discharge=le2026-12-01"]], [["By the expected or decided discharge date, also where R5's plannedEndDate extension carries it, e.g. Encounter?expected-discharge=le2026-12-01"]])
* base[0] = #Encounter
* expression = "Encounter.extension.where(url='https://renkei.example/fhir/StructureDefinition/expected-discharge').extension.where(url='date').value.ofType(date) | Encounter.extension.where(url='https://renkei.example/fhir/StructureDefinition/expected-discharge').extension.where(url='date').value.ofType(dateTime) | Encounter.extension.where(url='http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.plannedEndDate').value.ofType(dateTime)"

Instance: coverage-care-level
InstanceOf: SearchParameter
Usage: #definition
* name = "CoverageCareLevel"
* insert Search(coverage-care-level, care-level, token, [["要介護状態区分"]], [["Level of care need"]], [["要介護状態区分で探す。例：Coverage?care-level=21,22"]], [["By level of care need, e.g. Coverage?care-level=21,22"]])
* base[0] = #Coverage
* expression = "Coverage.extension.where(url='https://renkei.example/fhir/StructureDefinition/care-level').value.ofType(Coding)"

Instance: coverage-care-insured
InstanceOf: SearchParameter
Usage: #definition
* name = "CoverageCareInsured"
* insert Search(coverage-care-insured, care-insured, token, [["被保険者番号"]], [["Insured number"]], [["証に書かれた被保険者番号で探す。番号は保険者ごとに付くので、保険者（payor）も確かめてください。例：Coverage?care-insured=0000044001"]], [["By the insured number on the card. Each insurer gives its own numbers: look at payor too. E.g. Coverage?care-insured=0000044001"]])
* base[0] = #Coverage
* expression = "Coverage.subscriberId"

Instance: task-deadline
InstanceOf: SearchParameter
Usage: #definition
* name = "TaskDeadline"
* insert Search(task-deadline, deadline, date, [["期日（目安を含む）"]], [["Deadline, guidelines included"]], [["タスクの期日で探す。多くは目安であり、過ぎても違反ではありません。例：Task?owner=Organization/x&deadline=le2026-12-01"]], [["By the deadline of a Task. Most are guidelines: to pass one is no breach. E.g. Task?owner=Organization/x&deadline=le2026-12-01"]])
* base[0] = #Task
* expression = "Task.restriction.period.end"

Instance: task-deadline-strength
InstanceOf: SearchParameter
Usage: #definition
* name = "TaskDeadlineStrength"
* insert Search(task-deadline-strength, deadline-strength, token, [["期日の強さ"]], [["Strength of the deadline"]], [["期日が目安か、直ちにか、算定要件か等で探す。例：Task?deadline-strength=immediate"]], [["By whether the deadline is a guideline, immediate, a fee condition …, e.g. Task?deadline-strength=immediate"]])
* base[0] = #Task
* expression = "Task.extension.where(url='https://renkei.example/fhir/StructureDefinition/deadline-strength').value.ofType(code)"

Instance: task-fee-deadline
InstanceOf: SearchParameter
Usage: #definition
* name = "TaskFeeDeadline"
* insert Search(task-fee-deadline, fee-deadline, date, [["算定要件の期限"]], [["Fee deadline"]], [["加算の算定要件の期限で探す（ルールの目安とは別の時計）。例：Task?fee-deadline=le2026-12-01"]], [["By the time a fee condition runs out, a clock apart from the rule's guideline. E.g. Task?fee-deadline=le2026-12-01"]])
* base[0] = #Task
* expression = "Task.extension.where(url='https://renkei.example/fhir/StructureDefinition/fee-deadline').extension.where(url='at').value.ofType(dateTime)"

Instance: healthcareservice-district
InstanceOf: SearchParameter
Usage: #definition
* name = "HealthcareserviceDistrict"
* insert Search(healthcareservice-district, district, string, [["担当地区"]], [["District served"]], [["担当地区の町名で探す。例：HealthcareService?region=honjo-kodama&district:exact=小島。町名は似た別の地区と前方一致することがあるので、振り分けには :exact を使ってください（HK-34）。"]], [["By the name of a district a service answers for. Names begin alike (小島, 小島南): use :exact for routing (HK-34)."]])
* insert ByRule(HK-34)
* base[0] = #HealthcareService
* expression = "HealthcareService.extension.where(url='https://renkei.example/fhir/StructureDefinition/district').extension.where(url='area').value.ofType(string)"
