Instance: example-service
InstanceOf: RenkeiService
Usage: #example
Title: "病院の相談窓口の例 / A hospital's consultation desk"
Description: "受付時間、様式の提出先、MCS の条件。土曜午後・日曜・祝日は受け付けず、木曜日は印刷が曖昧なので狭いほうに取って印を付けた。 / Hours, where forms go, the condition on MCS. Thursday is printed ambiguously: closed, and marked."
* extension[region].valueCode = #honjo-kodama
* extension[asOf].valueDate = "2026-04-01"
* extension[hoursAsPrinted].valueString = "9:00～17:00 月曜日～土曜日（木・土午後・日・祝日を除く）"
* extension[formDestination].extension[form].valueString = "入院時情報提供書（様式1）"
* extension[formDestination].extension[questionnaire].valueCanonical = "https://renkei.example/fhir/Questionnaire/admission-information"
* extension[formDestination].extension[role].valueString = "地域医療連携室"
* extension[formDestination].extension[instruction].valueString = "持参の際は、受付にて「地域医療連携室にお願いします」と伝えて渡す。"
* extension[formDestination].extension[prior-contact].valueBoolean = false
* extension[mcs].extension[availability].valueCode = #conditional
* extension[mcs].extension[printed].valueString = "相談員宛て・事前に要連絡"
* extension[mcs].extension[recipient].valueString = "相談員"
* extension[mcs].extension[prior-contact].valueBoolean = true
* active = true
* providedBy = Reference(Organization/example-hospital)
* type.coding = ServiceKindCS#hospital-desk "病院の相談窓口"
* location = Reference(Location/example-location)
* name = "れんけい中央病院 地域医療連携室"
* telecom.system = #phone
* telecom.value = "0495-00-0001"
* telecom.use = #work
* telecom.rank = 1
* availableTime[0].daysOfWeek[0] = #mon
* availableTime[=].daysOfWeek[+] = #tue
* availableTime[=].daysOfWeek[+] = #wed
* availableTime[=].daysOfWeek[+] = #fri
* availableTime[=].availableStartTime = "09:00:00"
* availableTime[=].availableEndTime = "17:00:00"
* availableTime[+].daysOfWeek[0] = #sat
* availableTime[=].availableStartTime = "09:00:00"
* availableTime[=].availableEndTime = "12:00:00"
* notAvailable[0].description = "土曜日午後・日曜日・祝日"
* notAvailable[=].extension[closedOn].extension[day][0].valueCode = #sat-pm
* notAvailable[=].extension[closedOn].extension[day][+].valueCode = #sun
* notAvailable[=].extension[closedOn].extension[day][+].valueCode = #holiday
* notAvailable[+].description = "木曜日（未確認）"
* notAvailable[=].extension[closedOn].extension[day].valueCode = #thu
* notAvailable[=].extension[unverified].extension[reason].valueCode = #ambiguous-print
* notAvailable[=].extension[unverified].extension[note].valueString = "木曜日の終日とも午後だけとも読める。"
* endpoint = Reference(Endpoint/example-endpoint)

Instance: example-support-centre-service
InstanceOf: RenkeiService
Usage: #example
Title: "地域包括支援センターの担当地区の例 / The districts of a community support centre"
Description: "町名の全部が一致する地区、丁目の範囲、丁目のない部分。 / A whole area, a range of 丁目, and the part without 丁目."
* extension[region].valueCode = #honjo-kodama
* extension[asOf].valueDate = "2026-04-01"
* extension[district][0].extension[municipality].valueString = "本庄市"
* extension[district][=].extension[area].valueString = "前原"
* extension[district][=].extension[exact].valueBoolean = true
* extension[district][+].extension[municipality].valueString = "本庄市"
* extension[district][=].extension[area].valueString = "柏"
* extension[district][=].extension[exact].valueBoolean = true
* extension[district][=].extension[chome-from].valuePositiveInt = 1
* extension[district][=].extension[chome-to].valuePositiveInt = 2
* extension[district][+].extension[municipality].valueString = "本庄市"
* extension[district][=].extension[area].valueString = "柏"
* extension[district][=].extension[exact].valueBoolean = true
* extension[district][=].extension[without-chome].valueBoolean = true
* active = true
* providedBy = Reference(Organization/example-support-centre)
* type.coding = ServiceKindCS#support-centre "地域包括支援センター"
* name = "れんけい地域包括支援センター"
* coverageArea.display = "前原、柏（１～２丁目および丁目のない部分）"

Instance: example-backup-bed-service
InstanceOf: RenkeiService
Usage: #example
Title: "後方支援病床の例 / Back-up beds"
Description: "空床があるときだけ、14日以内。当日入院の締切と持ち物。 / Only if a bed is free, within 14 days; same-day cut-offs and what to bring."
* extension[region].valueCode = #kodaira
* extension[asOf].valueDate = "2026-04-01"
* extension[bedUseCondition].extension[rule].valueCoding = RuleCS#KD-25
* extension[bedUseCondition].extension[max-days].valuePositiveInt = 14
* extension[bedUseCondition].extension[prolongation].valueString = "病院が治療上必要と認めた場合"
* extension[bedUseCondition].extension[availability].valueString = "ベッドに空きがある場合"
* extension[bedUseCondition].extension[same-day].extension[arrival-by].valueTime = "16:00:00"
* extension[bedUseCondition].extension[same-day].extension[referral-letter-by].valueTime = "15:00:00"
* extension[bedUseCondition].extension[same-day].extension[sheet-by].valueTime = "15:00:00"
* extension[bedUseCondition].extension[bring][0].valueString = "保険証類（医療・介護）"
* extension[bedUseCondition].extension[bring][+].valueString = "服薬中の薬"
* extension[bedUseCondition].extension[deposit].valueMoney.value = 50000
* extension[bedUseCondition].extension[deposit].valueMoney.currency = #JPY
* extension[bedUseCondition].extension[companion].extension[requirement].valueCode = #requested
* extension[bedUseCondition].extension[companion].extension[scope].valueCode = #any-admission
* active = true
* providedBy = Reference(Organization/example-hospital-kodaira)
* type[0].coding = ServiceKindCS#hospital-desk "病院の相談窓口"
* type[+].coding = ServiceKindCS#backup-bed "在宅療養後方支援病床"
* name = "れんけい小平病院 医療相談室"
* eligibility[0].code.coding = ServiceEligibilityCS#coordination-possible
* eligibility[+].code.coding = ServiceEligibilityCS#home-care-difficult
* eligibility[+].code.coding = ServiceEligibilityCS#physician-finds-necessary

Instance: example-workflow-service
InstanceOf: RenkeiService
Usage: #example
Title: "病院ごとの退院調整の流れの例 / A hospital's discharge workflow"
Description: "在宅判断は医師が決め、調整の期間は約束できない。退院日は連携室か家族が伝える。 / The physician decides and time to coordinate cannot be promised; the liaison office or the family tells the date."
* extension[region].valueCode = #annaka
* extension[asOf].valueString = "令和8年4月改訂（日付なし）"
* extension[workflow][0].extension[column].valueCode = #admission-information-destination
* extension[workflow][=].extension[actor].extension[role].valueString = "地域連携室"
* extension[workflow][+].extension[column].valueCode = #leaves-coordination-time
* extension[workflow][=].extension[answer].valueCode = #no
* extension[workflow][=].extension[printed].valueString = "×(Dr判断)"
* extension[workflow][=].extension[decider].valueString = "医師"
* extension[workflow][+].extension[column].valueCode = #tells-discharge-date
* extension[workflow][=].extension[actor][0].extension[role].valueString = "地域連携室"
* extension[workflow][=].extension[actor][+].extension[role].valueString = "家族"
* extension[workflow][=].extension[actor][=].extension[condition].valueString = "状況によって"
* active = true
* providedBy = Reference(Organization/example-hospital-annaka)
* type.coding = ServiceKindCS#hospital-desk "病院の相談窓口"
* name = "れんけい安中病院 地域連携室"
