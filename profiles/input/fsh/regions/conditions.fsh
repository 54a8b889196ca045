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

// A date the hospital itself holds for unlikely is no reason to set everybody going, unless it is only days away.
RuleSet: DischargeInSight
* insert Applies([["%outlook or (%expected.exists() and (('low' in %confidence).not() or %leadDays < 7)) or %phase = 'discharged'"]], [["在宅への退院の見込み・退院予定日（1週間以上先で確かさ「低い」ものを除く）・退院のいずれかが記録されている"]], [["the outlook of discharge home, its day (unless a week or more ahead and of low confidence) or the discharge is recorded"]])

RuleSet: NotToHospital
* insert Applies([["('hospital' in %destination).not() and ('died' in %destination).not()"]], [["転院や死亡による退院ではない"]], [["it is no transfer to another hospital, and no death"]])

RuleSet: OfficeInCharge
* insert Applies([["%office.exists()"]], [["担当の事業所が分かっている"]], [["the office in charge is known"]])

RuleSet: DischargeTold
* insert Applies([["'notify-discharge' in %done"]], [["退院の見込みが在宅担当者に伝わっている"]], [["the home contact has been told that discharge is in sight"]])

// An answer that there is nobody does not hold once the screening says that there is a contract.
RuleSet: AskedWhoIsInCharge
* insert InHospitalOrEnded([[%office.exists() or %noCareManager or ('identify-care-manager' in %done and ('existing' in %routes).not())]])
* insert EndsWhen([["%office.exists() or %noCareManager or ('identify-care-manager' in %told and ('existing' in %routes).not())"]], [["担当の事業所が分かったか、いないことを確かめた"]], [["the office in charge is known, or it has been made sure that there is none"]])

// While it is still asked who is in charge the discharge does not wait. A form with open answers has judged nothing yet.
RuleSet: ScreenedWhereNobodyIsInCharge
* insert InHospitalOrEnded([[%screening = 'needed' or %screening = 'not-needed']])
* insert Applies([["(%office.empty() and (%noCareManager or ((%outlook or %expected.exists()) and ('hospital' in %destination or 'died' in %destination).not()))) or %screening = 'needed' or %screening = 'not-needed'"]], [["担当のケアマネジャーがいないことを確かめたか、分からないまま退院が見込まれる（済んだ判断は残る）"]], [["it has been made sure that there is no care manager, or none is known and discharge is in sight (a judgement once made remains)"]])
* insert EndsWhen([["%screening = 'needed' or %screening = 'not-needed'"]], [["基準に照らして、必要か不要かが決まった（未確認の項目のために決まらない間は続く）"]], [["by the criteria it is settled whether coordination is needed (it goes on while open answers leave that open)"]])

// Who is under contract with somebody already is handed to that one.
RuleSet: CoordinationNeeded
* insert Applies([["'needed' in %screening and ('existing' in %routes).not()"]], [["基準に照らして、退院調整が必要と判断した（すでに契約している事業所があるときを除く）"]], [["coordination is needed by the criteria (unless somebody is under contract already)"]])
