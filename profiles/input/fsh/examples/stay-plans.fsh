Instance: example-care-plan
InstanceOf: RenkeiCarePlan
Usage: #example
Title: "居宅サービス計画の原案：退院の翌日から / Draft of the home care plan from the day after discharge"
Description: "サービス担当者会議の前の原案。 / Before the service providers' meeting."
* status = #draft
* intent = #plan
* category[kind].coding = CarePlanKindCS#home-care "居宅サービス計画"
* title = "居宅サービス計画書"
* description = "手すりと見守りで、家の中を安全に歩けるように支える。妻の介護の負担を軽くする。"
* subject = Reference(Patient/example-patient) "山田 太郎"
* encounter = Reference(Encounter/example-stay)
* period.start = "2026-12-05"
* period.end = "2027-05-31"
* created = "2026-11-20"
* author = Reference(PractitionerRole/example-care-manager-role)
* activity[0].detail.status = #scheduled
* activity[=].detail.description = "通所リハビリテーション：歩行と入浴"
* activity[=].detail.performer.display = "架空通所リハビリテーション"
* activity[=].detail.scheduledString = "週2回（火・金）"
* activity[+].detail.status = #scheduled
* activity[=].detail.description = "住宅改修：廊下と便所の手すり"
* activity[=].detail.scheduledString = "退院まで"

Instance: example-discharge-plan
InstanceOf: RenkeiDischargePlan
Usage: #example
Title: "退院支援計画：入院4日目に作り始めた / Discharge support plan, begun on the fourth day"
Description: "入院から7日以内に着手し、JP-CLINS の退院時プランの区分も並べた。 / Begun within seven days, and marked as JP-CLINS's plan at discharge as well."
* status = #active
* intent = #plan
* category[kind] = CarePlanKindCS#discharge-support "退院支援計画"
* category[clins] = http://jpfhir.jp/fhir/CarePlan/CodeSystem/category#discharge-plan "退院時プラン"
* title = "退院支援計画書"
* description = "入院前より歩行が不安定になり、退院後の生活の組み直しが要る。自宅の環境を整え、ケアマネジャーと退院前カンファレンスを開く。"
* subject = Reference(Patient/example-patient) "山田 太郎"
* encounter = Reference(Encounter/example-stay)
* period.start = "2026-11-13"
* created = "2026-11-13"
* author = Reference(Organization/example-hospital)
* addresses = Reference(Condition/example-condition)
* supportingInfo = Reference(QuestionnaireResponse/example-form-response)
* activity[0].detail.status = #in-progress
* activity[=].detail.reasonCode = DischargeDifficultyFactorCS#adl-decline
* activity[=].detail.description = "理学療法士が自宅の写真から段差と手すりの位置を確かめる"
* activity[+].detail.status = #not-started
* activity[=].detail.description = "退院前カンファレンス：本人・妻・ケアマネジャー・訪問系サービス"
