Invariant: rk-order-plan
Description: "入退院調整の依頼（coordination）には、患者の入院（encounter）と、従う計画を版つきで一つ（instantiatesCanonical = 計画|版）書いてください。 / A coordination order names its stay (encounter) and exactly one plan with its version (instantiatesCanonical = plan|version)."
Severity: #error
Expression: "code.coding.where(system = 'https://renkei.example/fhir/CodeSystem/order' and code = 'coordination').exists() implies (encounter.exists() and instantiatesCanonical.count() = 1 and instantiatesCanonical.all($this.matches('^[^|]+[|].+')))"

// The first day is counted as day 1 or not, the manual does not say: this speaks only when both counts are exceeded. Days
// count, not hours: with a time of day, there is a day's grace. The beds are Kodaira's, so a request need not name the
// region; one that names another is not meant.
Invariant: rk-kd-22-fourteen-days
Description: "後方支援病床の利用は14日以内です。医学的に必要で病院が延長するときは、その理由を note に書いてください。 / A backup bed is for 14 days at most. Where the hospital extends it for a medical need, say so in note."
Severity: #warning
Expression: "(code.coding.where(system = 'https://renkei.example/fhir/CodeSystem/order' and code = 'backup-bed').exists() and extension('https://renkei.example/fhir/StructureDefinition/region').where(value != 'kodaira').empty() and note.empty()) implies occurrence.ofType(Period).where(iif(start.toString().contains('T') or end.toString().contains('T'), end > start + 15 days, end > start + 14 days)).empty()"
* insert ByRule(KD-22)

Invariant: rk-kd-23-papers
Description: "後方支援病床の利用には、診療情報提供書と連携シートを病院へ送ります。済んだ依頼（completed）には、その両方を supportingInfo に結んでください。 / For a backup bed the hospital is sent a referral letter and the common sheet: link both in supportingInfo of a completed order."
Severity: #warning
Expression: "(status = 'completed' and code.coding.where(system = 'https://renkei.example/fhir/CodeSystem/order' and code = 'backup-bed').exists() and extension('https://renkei.example/fhir/StructureDefinition/region').where(value != 'kodaira').empty()) implies supportingInfo.count() >= 2"
* insert ByRule(KD-23)

Profile: RenkeiOrder
Parent: ServiceRequest
Id: renkei-order
* insert Named([["連携 依頼"]], [["Renkei Order"]])
* insert Described([["入院ごと・計画ごとに一つ置かれる入退院調整の依頼と、後方支援病床の利用の依頼。手順（Task）はこれに基づく。病院の仮決定は依頼を済み（completed）にしない。診察のあとの本決定で済みになる。"]], [["The order to coordinate, one for each stay and plan, and the request for a backup bed. The steps (Task) are based on it. A hospital's provisional decision does not complete it; the final decision after the examination does."]])
* insert CompliesWithJPCore(JP_ServiceRequest_Common)
* ^status = #active
* obeys rk-order-plan and rk-kd-22-fourteen-days and rk-kd-23-papers
* extension contains Region named region 0..1
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains order 0..1
* identifier[order] ^short = "依頼の鍵：入院と計画ごとに一つ / Key of the order: one for each stay and plan"
* identifier[order].system 1..1
* identifier[order].system = "https://renkei.example/fhir/identifier/order"
* identifier[order].value 1..1
* instantiatesCanonical ^short = "従う計画|版 / The plan followed, |version"
* insert ElementForRule(instantiatesCanonical, HK-05)
* insert ElementForRule(status, KD-23)
* intent = #order
* code 1..1
* code.coding 1..*
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "system"
* code.coding ^slicing.rules = #open
* code.coding contains order 1..1
* code.coding[order] from OrderVS (required)
* code.coding[order] ^short = "入退院調整か、後方支援病床か / Coordination, or a backup bed"
* code.coding[order].system 1..1
* code.coding[order].system = "https://renkei.example/fhir/CodeSystem/order"
* code.coding[order].code 1..1
* insert ElementForRule(code.coding[order], KD-20)
* insert ElementForRule(code.coding[order], KD-23)
* subject only Reference(Patient)
* encounter ^short = "入院 / The stay"
* occurrence[x] only Period or dateTime
* insert ElementForRule(occurrence[x], KD-22)
* requester ^short = "依頼した機関または人（後方支援病床では主治医、または主治医の指示を受けたケアマネジャー） / Who asks; for a backup bed the physician, or the care manager on the physician's instruction"
* insert ElementForRule(requester, KD-23)
* performer ^short = "受ける機関 / Who is asked"
* reasonCode ^short = "理由と、当てはまる要件（在宅療養が難しい、家族の休養など） / Why; for a backup bed which of its conditions hold"
* insert ElementForRule(reasonCode, KD-21)
* supportingInfo ^short = "添える書類（診療情報提供書、連携シート） / Papers that come with it"
* insert ElementForRule(supportingInfo, KD-23)
* insert ElementForRule(supportingInfo, KD-25)
