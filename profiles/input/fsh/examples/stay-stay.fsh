Instance: example-stay
InstanceOf: RenkeiStay
Usage: #example
Title: "入院：脳梗塞で緊急入院し、退院予定日が決まりかけている / A stay after a stroke, its discharge coming in sight"
Description: "入院11日目に在宅への退院が可能と判断され、手すりの取り付けを待つ。 / On the eleventh day discharge home is judged possible; it waits for handrails."
* extension[region].valueCode = #honjo-kodama
* extension[expectedDischarge].extension[date].valueDate = "2026-12-04"
* extension[expectedDischarge].extension[stage].valueCode = #expected
* extension[expectedDischarge].extension[confidence].valueCode = #medium
* extension[expectedDischarge].extension[reason].valueString = "歩行が見守りで可能になり、自宅の手すりの取り付けを待つ"
* extension[expectedDischarge].extension[recorded].valueDateTime = "2026-11-20T16:00:00+09:00"
* extension[dischargeOutlook].valueDateTime = "2026-11-20T15:30:00+09:00"
* extension[dischargeNeed].valueCode = #housing
* extension[dischargeDestination].valueCoding = DischargeDestinationCS#home "自宅"
* status = #in-progress
* class = http://terminology.hl7.org/CodeSystem/v3-ActCode#IMP "inpatient encounter"
* priority = http://terminology.hl7.org/CodeSystem/v3-ActPriority#EM "emergency"
* subject = Reference(Patient/example-patient) "山田 太郎"
* period.start = "2026-11-10T10:30:00+09:00"
* reasonCode.text = "脳梗塞"
* diagnosis.condition = Reference(Condition/example-condition)
* hospitalization.admitSource = http://jpfhir.jp/fhir/Common/CodeSystem/admit-Source#1 "家庭からの入院"
* serviceProvider = Reference(Organization/example-hospital)

// An earlier stay that has ended, with a weekend at home in it.
Instance: example-stay-finished
InstanceOf: RenkeiStay
Usage: #example
Title: "入院：外泊をはさみ、自宅に退院した / A stay with a leave, ended at home"
Description: "外泊は statusHistory に、退院先と転帰は別々に書かれている。 / The leave stands in statusHistory; destination and outcome are apart."
* extension[region].valueCode = #honjo-kodama
* extension[expectedDischarge].extension[date].valueDate = "2026-04-17"
* extension[expectedDischarge].extension[stage].valueCode = #decided
* extension[expectedDischarge].extension[recorded].valueDateTime = "2026-04-09T11:00:00+09:00"
* extension[dischargeDestination].valueCoding = DischargeDestinationCS#home "自宅"
* status = #finished
* statusHistory[0].status = #in-progress
* statusHistory[=].period.start = "2026-03-23T14:00:00+09:00"
* statusHistory[=].period.end = "2026-04-11T10:00:00+09:00"
* statusHistory[+].status = #onleave
* statusHistory[=].period.start = "2026-04-11T10:00:00+09:00"
* statusHistory[=].period.end = "2026-04-12T16:00:00+09:00"
* statusHistory[+].status = #in-progress
* statusHistory[=].period.start = "2026-04-12T16:00:00+09:00"
* statusHistory[=].period.end = "2026-04-17T10:00:00+09:00"
* class = http://terminology.hl7.org/CodeSystem/v3-ActCode#IMP "inpatient encounter"
* priority = http://terminology.hl7.org/CodeSystem/v3-ActPriority#EL "elective"
* subject = Reference(Patient/example-patient) "山田 太郎"
* period.start = "2026-03-23T14:00:00+09:00"
* period.end = "2026-04-17T10:00:00+09:00"
* reasonCode.text = "大腿骨頸部骨折の術後"
* hospitalization.admitSource = http://jpfhir.jp/fhir/Common/CodeSystem/admit-Source#1 "家庭からの入院"
* hospitalization.dischargeDisposition = http://jpfhir.jp/fhir/Common/CodeSystem/discharge-disposition#1 "傷病が治癒・軽快"
* serviceProvider = Reference(Organization/example-hospital)
