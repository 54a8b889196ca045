Profile: RenkeiStay
Parent: Encounter
Id: renkei-stay
* insert Named([["入院"]], [["Stay in hospital"]])
* insert Described([["予定から退院までのひとつの入院。入院日と退院日は period、退院予定日は拡張に書く。退院先と転帰は別のものとして書く。"]], [["One stay in hospital, from its planning to the discharge. Admission and discharge are its period; the day only expected is an extension. Where the patient goes and how the illness ended are kept apart."]])
* insert CompliesWithJPCore(JP_Encounter)
* obeys rk-stay-open-end and rk-stay-ended and rk-stay-planned and rk-expected-before-admission
* obeys rk-disposition-is-outcome and rk-died-or-alive
* obeys rk-rb-04-admission-time and rk-am-05-priority and rk-an-05-destination

* extension contains
    Region named region 0..1 and
    ExpectedDischarge named expectedDischarge 0..1 and
    DischargeOutlook named dischargeOutlook 0..1 and
    DischargeNeed named dischargeNeed 0..* and
    DischargeDestination named dischargeDestination 0..1 and
    http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter named associatedEncounter 0..1
* extension[region] ^short = "地域（なければ病院の地域、患者の住む市町村の順） / Region; else the hospital's, else the patient's municipality"
* insert ElementForRule(extension[region], HK-04)
* extension[expectedDischarge] ^short = "退院予定日 / Expected discharge date"
* insert ElementForRule(extension[expectedDischarge], HK-13)
* insert ElementForRule(extension[expectedDischarge], HK-15)
* insert ElementForRule(extension[expectedDischarge], HK-21)
* insert ElementForRule(extension[expectedDischarge], HK-29c)
* insert ElementForRule(extension[expectedDischarge], AN-11)
* insert ElementForRule(extension[expectedDischarge], AN-21)
* extension[dischargeOutlook] ^short = "在宅への退院が可能と判断した日時 / When discharge home was judged possible"
* insert ElementForRule(extension[dischargeOutlook], HK-13)
* insert ElementForRule(extension[dischargeOutlook], HK-26)
* extension[dischargeNeed] ^short = "住環境、区分変更、新しい医療処置 / Housing, change of care level, new medical procedure"
* insert ElementForRule(extension[dischargeNeed], HK-14)
* extension[dischargeDestination] ^short = "退院先（転帰ではない） / Where the patient goes, not the outcome"
* insert ElementForRule(extension[dischargeDestination], HK-04)
* insert ElementForRule(extension[dischargeDestination], AN-05)
// Of another release, so it has no slice: `extension` is open, and EHRs that know R5 send it.
* extension ^short = "R5 の extension-Encounter.plannedEndDate だけがあれば、見込みの退院予定日として読む / R5's plannedEndDate alone is read as an expected date"
* extension[associatedEncounter] ^short = "転院のとき、前の病院での入院 / On a transfer, the stay in the hospital before"
* insert ElementForRule(extension[associatedEncounter], AM-30)

* status ^short = "planned 予定 | in-progress 入院中 | onleave 外泊中 | finished 退院 | cancelled 取消 / Planned, in hospital, on leave, left, cancelled"
* statusHistory ^short = "外泊（onleave）などの経過 / Leaves and other changes of status"
* class from StayClassVS (required)
* class ^short = "IMP 入院、ACUTE 臨時、NONAC 定時、PRENC 予定入院 / Inpatient; PRENC = not yet admitted"
* priority from StayPriorityVS (extensible)
* priority ^short = "EL 予定入院、EM 緊急入院 / Planned or emergency"
* insert ElementForRule(priority, AM-05)
* insert ElementForRule(priority, AM-21)
* subject 1..1
* subject only Reference(Patient)
* period ^short = "入院日時と退院日時。予定の退院日は expected-discharge に / Admission and discharge; an expected discharge goes to expected-discharge"
* period.start ^short = "入院日時。入院時情報連携加算は時刻まで要る / Admission, with its time: the fee for admission information depends on it"
* insert ElementForRule(period.start, RB-01)
* insert ElementForRule(period.start, RB-04)
* insert ElementForRule(period.start, AM-32)
* insert ElementForRule(period.start, AM-33)
* insert ElementForRule(period.start, KD-22)
* period.end ^short = "退院日時 / Discharge"
* insert ElementForRule(period.end, HK-22)
* insert ElementForRule(period.end, AN-17)
* hospitalization.origin ^short = "転院元の病院など / Hospital transferred from"
* insert ElementForRule(hospitalization.origin, AM-30)
* hospitalization.admitSource from AdmissionRouteVS (preferred)
* hospitalization.admitSource ^short = "入院経路 / Route of admission"
* hospitalization.destination ^short = "退院先の病院・施設そのもの / The very hospital or facility the patient goes to"
* insert ElementForRule(hospitalization.destination, AM-30)
* hospitalization.dischargeDisposition from DischargeOutcomeVS (preferred)
* hospitalization.dischargeDisposition ^short = "転帰（退院先ではない） / Outcome, not destination"
* serviceProvider 1..1
* serviceProvider ^short = "入院している病院 / The hospital"
* insert ElementForRule(serviceProvider, HK-04)
// A visit or ward episode inside a stay is not itself a stay: it would raise a second set of Tasks.
* partOf 0..0

ValueSet: StayClassVS
Id: stay-class
* insert Named([["入院の区分"]], [["Class of a stay"]])
* insert Described([["入院を表す Encounter.class。JP-CLINS の読み方に従い、ACUTE は臨時、NONAC は定時、PRENC は予定入院。"]], [["Encounter.class of a stay, as JP-CLINS reads it: ACUTE unscheduled, NONAC scheduled, PRENC planned and not yet admitted."]])
* insert OwnValues
* http://terminology.hl7.org/CodeSystem/v3-ActCode#IMP "inpatient encounter"
* http://terminology.hl7.org/CodeSystem/v3-ActCode#ACUTE "inpatient acute"
* http://terminology.hl7.org/CodeSystem/v3-ActCode#NONAC "inpatient non-acute"
* http://terminology.hl7.org/CodeSystem/v3-ActCode#PRENC "pre-admission"

ValueSet: StayPriorityVS
Id: stay-priority
* insert Named([["予定入院・緊急入院"]], [["Planned or emergency admission"]])
* insert Described([["予定入院（EL）か緊急入院（EM）か。"]], [["Whether the admission was planned (EL) or an emergency (EM)."]])
* insert OwnValues
* http://terminology.hl7.org/CodeSystem/v3-ActPriority#EL "elective"
* http://terminology.hl7.org/CodeSystem/v3-ActPriority#EM "emergency"

// ---- Period and status

// SS-MIX2 A16 carries the planned discharge; put into period.end it would read as 退院日.
Invariant: rk-stay-open-end
Description: "まだ入院中なのに period.end があります。予定日は expected-discharge 拡張に、退院したのなら status を finished にしてください。 / The stay goes on, yet has a period.end: put an expected date into expected-discharge, or set status to finished."
Severity: #error
Expression: "(status = 'arrived' or status = 'in-progress' or status = 'onleave') implies period.end.empty()"

// Some feeds tell of a discharge without the admission (SS-MIX2 A03 may lack PV1-44): no reason to refuse them.
Invariant: rk-stay-ended
Description: "入院日（退院後は退院日も）がないので、期日を数えられません。分かりしだい period に書いてください。 / Without the day of admission, and after it of discharge, no deadline can be counted: fill period in as soon as they are known."
Severity: #warning
Expression: "((status = 'in-progress' or status = 'onleave' or status = 'finished') implies period.start.exists()) and (status = 'finished' implies period.end.exists())"

Invariant: rk-stay-planned
Description: "class PRENC は入院前だけのものです。入院したら IMP などに変えてください。 / Class PRENC holds only before admission: change it to IMP once the patient is in."
Severity: #error
Expression: "class.where(code = 'PRENC').exists() implies (status = 'arrived' or status = 'in-progress' or status = 'onleave' or status = 'finished').not()"

// An admission that was put off leaves an old forecast behind: that must not keep anybody from telling of the admission.
// Days are compared as they are written: a bare date has no zone, and would be taken for a day of wherever the program runs.
// As texts, since HL7's validator knows no toDate().
Invariant: rk-expected-before-admission
Description: "退院予定日が入院日より前です。どちらかの日付を直してください。 / The expected discharge is before the admission: correct one of the two."
Severity: #warning
Expression: "extension('https://renkei.example/fhir/StructureDefinition/expected-discharge').extension('date').value.where($this.toString().length() >= 10 and $this.toString().substring(0, 10) < %resource.period.start.toString().substring(0, 10)).empty()"

// ---- Destination and outcome

Invariant: rk-disposition-is-outcome
Description: "dischargeDisposition は転帰です。退院先のコードは discharge-destination 拡張に書いてください。 / dischargeDisposition is the outcome: a destination code belongs in the extension discharge-destination."
Severity: #error
Expression: "hospitalization.dischargeDisposition.coding.where(system = 'https://renkei.example/fhir/CodeSystem/discharge-destination').empty()"

// JP-CLINS 6 and 7 are deaths, 9 may be anything; of table 0112 the 20s are deaths, and 40–42 may describe a death at home.
Invariant: rk-died-or-alive
Description: "退院先と転帰がくいちがっています：一方は死亡、もう一方は生存です。どちらかを直してください。 / Destination and outcome disagree, one saying died and the other alive: correct one of the two."
Severity: #error
Expression: "(extension('https://renkei.example/fhir/StructureDefinition/discharge-destination').value.where(code = 'died').exists() and hospitalization.dischargeDisposition.coding.where((system = 'http://jpfhir.jp/fhir/Common/CodeSystem/discharge-disposition' and code.matches('^[1345]$')) or (system = 'http://terminology.hl7.org/CodeSystem/discharge-disposition' and code.matches('^(home|alt-home|other-hcf|hosp|long|aadvice|psy|rehab|snf)$')) or ((system = 'http://terminology.hl7.org/CodeSystem/v2-0112' or system = 'https://renkei.example/fhir/CodeSystem/ss-mix2-discharge-disposition') and code.matches('^0[1-8]$'))).exists()).not() and (extension('https://renkei.example/fhir/StructureDefinition/discharge-destination').value.where(code != 'died').exists() and hospitalization.dischargeDisposition.coding.where((system = 'http://jpfhir.jp/fhir/Common/CodeSystem/discharge-disposition' and code.matches('^[67]$')) or (system = 'http://terminology.hl7.org/CodeSystem/discharge-disposition' and code = 'exp') or ((system = 'http://terminology.hl7.org/CodeSystem/v2-0112' or system = 'https://renkei.example/fhir/CodeSystem/ss-mix2-discharge-disposition') and code.matches('^2[0-9]$'))).exists()).not()"

// ---- What a rule asks for

Invariant: rk-rb-04-admission-time
Description: "入院の時刻がありません。事業所の営業時間後の入院かどうかで、入院時情報連携加算の期限が変わります。分かれば時刻まで書いてください。 / The time of admission is missing: whether it was after the care office closed decides by when admission information earns its fee. Give the time if it is known."
Severity: #warning
Expression: "(status = 'in-progress' or status = 'onleave' or status = 'finished') and period.start.exists() implies period.start.toString().contains('T')"
* insert ByRule(RB-04)

Invariant: rk-am-05-priority
Description: "予定入院か緊急入院かを priority（EL・EM）に書いてください。尼崎市では、予定入院には入院前支援があり、緊急入院には注意を要します。 / Say in priority whether this is a planned (EL) or an emergency (EM) admission: Amagasaki has support before a planned one and calls for attention after an emergency."
Severity: #warning
Expression: "extension('https://renkei.example/fhir/StructureDefinition/region').where(value = 'amagasaki').exists() implies priority.exists()"
* insert ByRule(AM-05)
* insert ByRule(AM-21)

Invariant: rk-an-05-destination
Description: "退院先がありません。安中市のルールは在宅（有料老人ホーム等を含む）への退院を支援するもので、施設入所や転院は含みません。discharge-destination を書いてください。 / The destination is missing: Annaka's rule supports discharge home (residential homes included), not entering a facility or a transfer. Give discharge-destination."
Severity: #warning
Expression: "extension('https://renkei.example/fhir/StructureDefinition/region').where(value = 'annaka').exists() and status = 'finished' implies extension('https://renkei.example/fhir/StructureDefinition/discharge-destination').exists()"
* insert ByRule(AN-05)
