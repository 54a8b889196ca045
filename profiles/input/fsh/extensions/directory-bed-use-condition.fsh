Invariant: rk-kd-25-cut-off
Description: "書類の締切が来院の締切より遅く印刷されている。前日の意味かもしれないが推定せず、三つの時刻をそのまま示し、未確認の印を付ける。 / A document's cut-off is later than the arrival's. It may mean the day before; do not guess: show all three times and mark them unverified."
Severity: #warning
Expression: "extension.where(url = 'https://renkei.example/fhir/StructureDefinition/unverified').exists() or extension.where(url = 'same-day').all(extension.where(url = 'arrival-by').exists() implies ((extension.where(url = 'referral-letter-by').empty() or extension.where(url = 'referral-letter-by').value <= extension.where(url = 'arrival-by').value) and (extension.where(url = 'sheet-by').empty() or extension.where(url = 'sheet-condition').exists() or extension.where(url = 'sheet-by').value <= extension.where(url = 'arrival-by').value)))"
* insert ByRule(KD-25)

Extension: BedUseCondition
Id: bed-use-condition
* insert Named([["後方支援病床の利用条件"]], [["Conditions of the back-up beds"]])
* insert Described([["在宅療養後方支援病床を使うときの条件：日数、空床、当日入院の締切、付き添い、保証金、持ち物、病院ごとの注意。利用できる人の要件は HealthcareService.eligibility に書く。"]], [["Conditions of using a back-up bed: days, free bed, cut-offs for same-day admission, companion, deposit, what to bring, the hospital's remarks. Who is eligible stands in HealthcareService.eligibility."]])
* insert ForRule(KD-20)
* insert ForRule(KD-22)
* insert ForRule(KD-25)
* insert ForRule(KD-33)
* ^context[+].type = #element
* ^context[=].expression = "HealthcareService"
* obeys rk-kd-25-cut-off
* . 0..1
* extension contains
    max-days 0..1 and
    prolongation 0..1 and
    availability 0..1 and
    enquiry 0..1 and
    same-day 0..1 and
    general-note 0..* and
    bring 0..* and
    deposit 0..1 and
    companion 0..1 and
    by-arrangement 0..1 and
    Rule named rule 0..* and
    Unverified named unverified 0..*
* extension[max-days].value[x] 1..1
* extension[max-days].value[x] only positiveInt
* extension[max-days] ^short = "何日以内（入院日を1日目と数える。印刷には数え方の定めなし）/ Within how many days; the admission day counts as the first (our default, not printed)"
* insert ElementForRule(extension[max-days], KD-22)
* extension[prolongation].value[x] 1..1
* extension[prolongation].value[x] only string
* extension[prolongation] ^short = "延長できる場合 / When the stay may be prolonged"
* insert ElementForRule(extension[prolongation], KD-22)
* extension[availability].value[x] 1..1
* extension[availability].value[x] only string
* extension[availability] ^short = "空床の条件（入院を約束するものではない）/ Only if a bed is free; no guarantee"
* insert ElementForRule(extension[availability], KD-20)
* extension[enquiry].value[x] 1..1
* extension[enquiry].value[x] only Reference(HealthcareService)
* extension[enquiry] ^short = "事前連絡・問合せの窓口 / Desk for enquiries and prior notice"
* insert ElementForRule(extension[enquiry], KD-32)
* extension[same-day] ^short = "当日の入院を希望する場合の条件 / Conditions for admission on the same day"
* insert ElementForRule(extension[same-day], KD-25)
* extension[same-day].extension contains
    arrival-by 0..1 and
    referral-letter-by 0..1 and
    sheet-by 0..1 and
    sheet-condition 0..1 and
    other 0..*
* extension[same-day].extension[arrival-by].value[x] 1..1
* extension[same-day].extension[arrival-by].value[x] only time
* extension[same-day].extension[arrival-by] ^short = "来院 / Arrive by"
* extension[same-day].extension[referral-letter-by].value[x] 1..1
* extension[same-day].extension[referral-letter-by].value[x] only time
* extension[same-day].extension[referral-letter-by] ^short = "診療情報提供書 / Referral letter by"
* extension[same-day].extension[sheet-by].value[x] 1..1
* extension[same-day].extension[sheet-by].value[x] only time
* extension[same-day].extension[sheet-by] ^short = "地域連携情報シート / Coordination sheet by"
* extension[same-day].extension[sheet-condition].value[x] 1..1
* extension[same-day].extension[sheet-condition].value[x] only string
* extension[same-day].extension[sheet-condition] ^short = "シートについての条件（可能であれば など）/ Condition on the sheet"
* extension[same-day].extension[other].value[x] 1..1
* extension[same-day].extension[other].value[x] only string
* extension[same-day].extension[other] ^short = "その他の条件（印刷どおり）/ Other conditions, as printed"
* extension[general-note].value[x] 1..1
* extension[general-note].value[x] only string
* extension[general-note] ^short = "入院全般の注意（印刷どおり）/ General admission notes, as printed"
* extension[bring].value[x] 1..1
* extension[bring].value[x] only string
* extension[bring] ^short = "持ち物 / What to bring"
* insert ElementForRule(extension[bring], KD-33)
* extension[deposit].value[x] 1..1
* extension[deposit].value[x] only Money
* extension[deposit] ^short = "保証金 / Deposit"
* extension[companion] ^short = "家族の付き添い / Family to accompany"
* extension[companion].extension contains
    requirement 1..1 and
    scope 0..1
* extension[companion].extension[requirement].value[x] 1..1
* extension[companion].extension[requirement].value[x] only code
* extension[companion].extension[requirement].valueCode from CompanionRequirementVS (required)
* extension[companion].extension[requirement] ^short = "お願い・必須・記載なし / Requested, mandatory or not stated"
* extension[companion].extension[scope].value[x] 1..1
* extension[companion].extension[scope].value[x] only code
* extension[companion].extension[scope].valueCode from CompanionScopeVS (required)
* extension[companion].extension[scope] ^short = "どの入院についての記載か / For which admissions it is printed"
* extension[by-arrangement].value[x] 1..1
* extension[by-arrangement].value[x] only string
* extension[by-arrangement] ^short = "応相談となる場合 / Cases admitted by arrangement only"
