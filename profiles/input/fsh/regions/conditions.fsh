// Conditions that more than one plan asks. The variables are explained in profiles/regions/README.md.
// An absent fact is an empty collection: compare so that it decides nothing by accident ('low' in %confidence is false,
// %confidence = 'low' would be empty).

// Facts come in any order: what was done in the stay is still a step of it after the discharge.
RuleSet: InHospitalOrEnded(ended)
* insert Applies([["(%phase = 'in-hospital' and %died.not()) or (%phase = 'discharged' and ({ended}))"]], [["入院中である（済んだ手順は退院後も残る）"]], [["the patient is in hospital (a step that is done remains after the discharge)"]])

RuleSet: WhileInHospital(step)
* insert InHospitalOrEnded([['{step}' in %done]])

RuleSet: InHospitalOrAfter
* insert Applies([["(%phase = 'in-hospital' or %phase = 'discharged') and %died.not()"]], [["入院中であるか、退院した"]], [["the patient is in hospital or has left it"]])

RuleSet: AfterDischarge
* insert Applies([["%phase = 'discharged' and %died.not()"]], [["退院した"]], [["the patient has left hospital"]])

// A date the hospital itself holds for unlikely is no reason to set everybody going.
RuleSet: DischargeInSight
* insert Applies([["%outlook or (%expected.exists() and ('low' in %confidence).not()) or %phase = 'discharged'"]], [["在宅への退院の見込み・退院予定日（確かさ「低い」を除く）・退院のいずれかが記録されている"]], [["the outlook of discharge home, its day (unless of low confidence) or the discharge is recorded"]])

RuleSet: NotToHospital
* insert Applies([["('hospital' in %destination).not() and ('died' in %destination).not()"]], [["転院や死亡による退院ではない"]], [["it is no transfer to another hospital, and no death"]])

RuleSet: OfficeInCharge
* insert Applies([["%office.exists()"]], [["担当の事業所が分かっている"]], [["the office in charge is known"]])

RuleSet: DischargeTold
* insert Applies([["'notify-discharge' in %done"]], [["退院の見込みが在宅担当者に伝わっている"]], [["the home contact has been told that discharge is in sight"]])

RuleSet: NobodyInCharge(step)
* insert Applies([["(%noCareManager and %office.empty()) or '{step}' in %done"]], [["担当のケアマネジャーがいないことを確かめた（済んだ判断は残る）"]], [["it has been made sure that there is no care manager (a screening that is done remains)"]])

RuleSet: CoordinationNeeded
* insert Applies([["'needed' in %screening"]], [["基準に照らして、退院調整が必要と判断した"]], [["coordination is needed by the criteria"]])
