Profile: RenkeiCarePlan
Parent: CarePlan
Id: renkei-care-plan
* insert Named([["ケアプラン"]], [["Care manager's plan"]])
* insert Described([["ケアマネジャーの立てる計画（居宅サービス計画、介護予防サービス計画など）。退院の後、必要に応じて写しを病院に渡す。"]], [["The plan a care manager makes (居宅サービス計画 and its kin). After the discharge a copy goes to the hospital as needed."]])
* insert ForRule(HK-23)
* insert ForRule(AN-18)
* insert ForRule(AM-19)
* obeys rk-care-plan-not-of-hospital
* status ^short = "draft 原案 | active 確定（説明し同意を得た） / Draft, or fixed after explanation and consent"
* insert ElementForRule(status, HK-55)
* intent = #plan
* category 1..*
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "coding.system"
* category ^slicing.rules = #open
* category contains kind 1..1
* category[kind] ^short = "計画の種類。要介護度で決まる / Kind of plan, which follows the care level"
* insert ElementForRule(category[kind], HK-63)
* category[kind] from CareManagerPlanKindVS (required)
* category[kind].coding 1..1
* category[kind].coding.system 1..1
* category[kind].coding.system = "https://renkei.example/fhir/CodeSystem/care-plan-kind" (exactly)
* description ^short = "総合的な援助の方針（第1表） / Overall policy of support (table 1)"
* subject only Reference(Patient)
* encounter ^short = "この計画が備える退院の入院 / The stay whose discharge it prepares"
* period ^short = "計画の期間 / Period of the plan"
* created 1..1
* created ^short = "作成（変更）日 / Made or changed on"
* author 1..1
* author only Reference(PractitionerRole or Practitioner or Organization)
* author ^short = "計画の作成者とその事業所 / Who made the plan"
* insert ElementForRule(author, HK-66)
* supportingInfo ^short = "記入した第1表～第3表 / The filled tables 1 to 3"
* insert ElementForRule(supportingInfo, HK-57)
* goal ^short = "長期目標・短期目標（第2表） / Long and short term goals (table 2)"
* activity.detail.description ^short = "サービス内容（第2表） / What the service does (table 2)"
* activity.detail.performer ^short = "サービス事業所 / The provider"
* activity.detail.scheduled[x] ^short = "頻度・期間 / How often, how long"

CodeSystem: CarePlanKindCS
Id: care-plan-kind
* insert Named([["計画の種類"]], [["Kind of plan"]])
* insert Described([["入退院調整でやりとりする計画の種類。"]], [["Kinds of plan exchanged in coordination."]])
* insert OwnCodes
* insert ConceptDefined(#home-care, [["居宅サービス計画"]], [["Home care plan"]], [["要介護1～5の人の計画。"]], [["For people of care level 1 to 5."]])
* insert ConceptDefined(#preventive, [["介護予防サービス計画"]], [["Preventive service plan"]], [["要支援1・2の人の計画。"]], [["For people of support level 1 or 2."]])
* insert ConceptDefined(#preventive-management, [["介護予防ケアマネジメント"]], [["Preventive care management"]], [["総合事業だけを使う人（事業対象者など）の計画。"]], [["For people who use only the municipality's preventive services."]])
* insert ConceptDefined(#discharge-support, [["退院支援計画"]], [["Discharge support plan"]], [["病院が入院中に立てる、退院に向けた支援の計画。"]], [["The hospital's plan, begun early in the stay, of what the patient needs in order to leave."]])

ValueSet: CareManagerPlanKindVS
Id: care-manager-plan-kind
* insert Named([["ケアマネジャーの計画の種類"]], [["Kinds of a care manager's plan"]])
* insert Described([["ケアマネジャーまたは地域包括支援センターが立てる計画。"]], [["Plans made by a care manager or a support centre."]])
* insert OwnValues
* CarePlanKindCS#home-care
* CarePlanKindCS#preventive
* CarePlanKindCS#preventive-management

Invariant: rk-care-plan-not-of-hospital
Description: "ケアマネジャーの計画に、JP-CLINS の病院の計画区分（入院時・退院時プランなど）は付けません。category から消してください。 / JP-CLINS categories are those of a hospital's plan: take them off a care manager's."
Severity: #error
Expression: "category.coding.where(system = 'http://jpfhir.jp/fhir/CarePlan/CodeSystem/category').empty()"
