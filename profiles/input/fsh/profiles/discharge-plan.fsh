Profile: RenkeiDischargePlan
Parent: CarePlan
Id: renkei-discharge-plan
* insert Named([["退院支援計画"]], [["Discharge support plan"]])
* insert Described([["退院困難な要因のある患者について病院が立てる計画。入退院支援加算では作り始めた日（created）が問われる。JP-CLINS の退院時プラン（退院時方針指示）として渡すときは、その区分を並べて付ける。"]], [["The hospital's plan for a patient whose discharge meets difficulties. The fee asks when it was begun (created). Where it is also handed over as JP-CLINS's plan at discharge, that category stands beside ours."]])
* insert ForRule(AM-12)
* insert ForRule(RB-21)
* insert ForRule(RB-22)
* status ^short = "draft 作成中 | active 実施中 | completed 退院 / Being made, under way, done"
* intent = #plan
* category 1..*
* category ^slicing.discriminator.type = #pattern
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains kind 1..1 and clins 0..1
* category[kind] = CarePlanKindCS#discharge-support
* category[kind] ^short = "退院支援計画 / Discharge support plan"
* category[clins] = http://jpfhir.jp/fhir/CarePlan/CodeSystem/category#discharge-plan
* category[clins] ^short = "JP-CLINS の退院時プランでもあるとき / Where it is JP-CLINS's plan at discharge as well"
* description ^short = "退院に向けた支援の内容 / What is done toward the discharge"
* subject only Reference(Patient)
* encounter 1..1
* encounter ^short = "この入院 / The stay"
* created 1..1
* created ^short = "作り始めた日。入院から7日以内かを数える / Begun on: the fee counts seven days from admission"
* insert ElementForRule(created, AM-32)
* insert ElementForRule(created, AM-33)
* author 1..1
* author only Reference(PractitionerRole or Practitioner or Organization)
* author ^short = "病院の退院支援の担当 / Who is in charge at the hospital"
* addresses ^short = "退院困難な要因となる病状 / Conditions that make the discharge difficult"
* insert ElementForRule(addresses, AM-22)
* supportingInfo ^short = "退院困難な要因の抽出票、入院時情報提供書 / Screening sheet, admission information received"
* insert ElementForRule(supportingInfo, AM-11)
* insert ElementForRule(supportingInfo, AM-22)
* insert ElementForRule(supportingInfo, RB-24)
* activity.detail.reasonCode from DischargeDifficultyFactor2026VS (preferred)
* activity.detail.reasonCode ^short = "この支援が応える退院困難な要因 / The factor this support answers to"
* insert ElementForRule(activity.detail.reasonCode, AM-22)
* insert ElementForRule(activity.detail.reasonCode, RB-24)
* activity.detail.description ^short = "支援の内容 / What is to be done"
