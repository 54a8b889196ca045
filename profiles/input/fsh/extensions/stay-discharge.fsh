// When, whereto and with what need somebody will leave hospital. The date that is only expected never stands in
// Encounter.period.end: a reader would take the patient to have gone home.

Extension: ExpectedDischarge
Id: expected-discharge
* insert Named([["退院予定日"]], [["Expected discharge"]])
* insert Described([["退院予定日と、その確かさ。目安の期日（おおむね1週間前など）はこの日から数え、変わればひとつ残らず数え直す。R5 の plannedEndDate 拡張だけが書かれた入院では、その日を expected として読む。"]], [["The day a patient is expected to leave, and how sure that is. Guideline deadlines (about a week before, and so on) are counted back from it and all recounted when it moves. Where a stay carries only R5's plannedEndDate extension, that day is read as expected."]])
* insert ContextElement(Encounter)
* insert ForRule(HK-13)
* insert ForRule(HK-29c)
* insert ForRule(AN-11)
* insert ForRule(AN-21)
* . 0..1
* extension contains
    date 1..1 and
    stage 0..1 and
    confidence 0..1 and
    reason 0..1 and
    recorded 0..1
* extension[date] ^short = "退院予定日 / The expected day"
* extension[date].value[x] 1..1
* extension[date].value[x] only date or dateTime
* extension[stage] ^short = "見込みか、主治医が許可した日か / Expected, or permitted by the physician"
* insert ElementForRule(extension[stage], HK-21)
* extension[stage].value[x] 1..1
* extension[stage].value[x] only code
* extension[stage].valueCode from ExpectationStageVS (required)
* extension[confidence] ^short = "どのくらい確かか / How sure this is"
* insert ElementForRule(extension[confidence], HK-12)
* extension[confidence].value[x] 1..1
* extension[confidence].value[x] only code
* extension[confidence].valueCode from ConfidenceVS (required)
* extension[reason] ^short = "この日になった、または変わった理由 / Why this day, or why it moved"
* extension[reason].value[x] 1..1
* extension[reason].value[x] only string
// With `recorded` a sudden decision is told from a missed notice: nobody could have told of a date earlier than it was known.
* extension[recorded] ^short = "この日が分かった日時 / When this day became known"
* insert ElementForRule(extension[recorded], HK-15)
* extension[recorded].value[x] 1..1
* extension[recorded].value[x] only dateTime

Extension: DischargeOutlook
Id: discharge-outlook
* insert Named([["退院の見込みがたった日時"]], [["When discharge home came in sight"]])
* insert Described([["病状が落ち着き、在宅への退院が可能と病院が判断した日時。退院予定日がまだなくても、ここから調整を始める。"]], [["When the hospital judged that the patient is stable and can go home. Coordination starts here, even while no date is known."]])
* insert ContextElement(Encounter)
* insert ForRule(HK-13)
* insert ForRule(HK-26)
* insert ForRule(AN-11)
* insert ForRule(AN-21)
* . 0..1
* value[x] 1..1
* value[x] only dateTime

Extension: DischargeNeed
Id: discharge-need
* insert Named([["早めの連絡が要る事情"]], [["What calls for an early notice"]])
* insert Described([["退院までに時間のかかる事情：住環境の調整、要介護認定の区分変更、新しい医療処置。ひとつでもあれば、1週間前を待たずにできるだけ早く知らせる。"]], [["What takes time to prepare before going home: housing, a change of care level, a new medical procedure. With any of them the notice goes out as early as possible, not a week before."]])
* insert ContextElement(Encounter)
* insert ForRule(HK-14)
* insert ForRule(HK-29d)
* insert ForRule(HK-31)
* insert ForRule(AM-20)
* . 0..*
* value[x] 1..1
* value[x] only code
* valueCode from DischargeNeedVS (required)

// 退院先 is not 転帰: Japan's codes for Encounter.hospitalization.dischargeDisposition say how the illness ended.
Extension: DischargeDestination
Id: discharge-destination
* insert Named([["退院先"]], [["Where the patient goes"]])
* insert Described([["どのような所へ退院するか（予定を含む）。転帰（治癒・軽快、死亡など）は hospitalization.dischargeDisposition に、行き先の病院や施設そのものは hospitalization.destination に書く。"]], [["What kind of place the patient goes to, or is to go to. The outcome (cured, improved, died …) stands in hospitalization.dischargeDisposition, the very hospital or facility in hospitalization.destination."]])
* insert ContextElement(Encounter)
* insert ForRule(HK-04)
* insert ForRule(AN-05)
* . 0..1
* value[x] 1..1
* value[x] only Coding
* valueCoding from DischargeDestinationVS (required)
