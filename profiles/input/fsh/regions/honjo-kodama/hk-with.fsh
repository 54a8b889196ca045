// HK-08 to HK-23: a patient who had a care manager before the admission. Everyone is handed over, 要介護 or 要支援 (HK-03).

Instance: hk-with
InstanceOf: RenkeiPlan
Usage: #definition
* insert RegionalPlan(hk-with, HonjoKodamaWithCareManager, honjo-kodama, 2023-07-01)
* insert NamedInstance([["本庄市児玉郡：入院前にケアマネジャーがいる患者"]], [["Honjo-Kodama: a patient with a care manager before admission"]])
* insert DescribedInstance([["本庄市児玉郡地域入退院調整ルール（平成31年4月運用開始、令和5年7月改訂）のうち、入院前にケアマネジャーがいる患者の流れ。要介護・要支援を問わず、必ず引き継ぐ。手順と日数は目安で、事情に応じて関係者が調整する。詳しい方法は各病院に確かめる。"]], [["The coordination rule of Honjo City and Kodama County (in use since April 2019, revised in July 2023) for a patient who had a care manager before the admission. Everyone is handed over, whatever the care level. Steps and days are guidelines which the parties adjust case by case; the detailed method follows each hospital."]])
* insert PlanByRule(HK-01)
* insert PlanByRule(HK-03)
* insert PlanByRule(HK-04)
* insert PlanByRule(HK-05)
* insert PlanByRule(HK-24)
* insert ForStays([["%office.exists() and %newUser.not()"]], [["入院前から担当のケアマネジャーがいる"]], [["a care manager was in charge before the admission"]])
* insert HonjoKodamaSource
* insert HonjoKodamaPhases
* insert Milestones

* action[+]
  * insert Step(identify-care-manager, [["担当ケアマネジャーの確認"]], [["Identify the care manager"]])
  * insert Within(admission)
  * insert ByRuleOf(HK-08)
  * insert ByRuleOf(HK-03)
  * insert ByRuleOf(HK-35)
  * insert Owes(hospital-contact, patient-family)
  * insert Wording([["本人・家族の話や介護保険証から、在宅担当者（担当のケアマネジャー）を確かめます。契約している居宅介護支援事業所や地域包括支援センターがあれば、要介護・要支援を問わず引き継ぎます。"]], [["Find out from the family or the care insurance card who the home contact (the care manager) is. Where there is a contract with an office or a support centre, it is handed over to them, whatever the care level."]])
  * insert InHospitalOrEnded([[%office.exists()]])
  * insert EndsWhenOfficeKnown

* action[+]
  * insert Step(ask-family-to-contact, [["家族への連絡の依頼"]], [["Ask the family to make contact"]])
  * insert Within(admission)
  * insert ByRuleOf(HK-08)
  * insert Owes(hospital-contact, patient-family)
  * insert Wording([["在宅担当者に入院したことを伝え、病院へ連絡してもらうよう、本人・家族にお願いします。連絡が難しいときは、病院から直接知らせます（HK-09）。"]], [["Ask patient and family to tell the home contact of the admission and to have them call the hospital. Where they cannot, the hospital tells the home contact itself (HK-09)."]])
  * insert WhileInHospital(ask-family-to-contact)
  * insert Applies([["'ask-family-to-contact' in %done or ('admission-information' in %done or 'notify-admission' in %done or 'ask-family-to-contact' in %couldNot).not()"]], [["在宅担当者がまだ入院を知らず、本人・家族から連絡できる（頼んだあとも残る）"]], [["the home contact does not know of the admission yet, and the family can make contact (once asked, it remains)"]])

* action[+]
  * insert Step(notify-admission, [["入院の連絡"]], [["Tell of the admission"]])
  * insert Within(admission)
  * insert ByRuleOf(HK-09)
  * insert Owes(hospital-contact, home-contact)
  * insert Wording([["本人・家族からの連絡が難しいので、病院から在宅担当者に、入院したことを直接知らせます。"]], [["Since patient and family cannot make contact, the hospital tells the home contact directly that the patient was admitted."]])
  * insert WhileInHospital(notify-admission)
  // The fallback of HK-08, not the default.
  * insert Applies([["'notify-admission' in %done or ('ask-family-to-contact' in %couldNot and ('admission-information' in %done).not())"]], [["本人・家族から在宅担当者への連絡が難しい（知らせたあとも残る）"]], [["patient and family cannot reach the home contact (once told, it remains)"]])

* action[+]
  * insert Step(admission-information, [["入院時情報の提供"]], [["Give admission information"]])
  * insert Within(admission)
  * insert ByRuleOf(HK-10)
  * insert ByRuleOf(HK-11)
  * insert ByRuleOf(HK-57)
  * insert Owes(home-contact, hospital-contact)
  * insert Wording([["入院を知ったら、速やかに病院へ連絡し、入院時情報提供書（様式1）を作って渡します。電話で連絡したうえで持参するのが原則です。病院が指定するFAXや、受け付ける病院ではMCSでも渡せます（FAXでは個人情報に注意）。届け先と受付での伝え方は病院ごとに異なります。足りない項目は、病院を訪ねたときに口頭で伝えるか、フェイスシートやケアプラン第1〜3表で補えます。"]], [["On learning of the admission, call the hospital as soon as possible, fill in the admission information (form 1) and hand it over. As a rule: phone first, then bring it. The fax the hospital designates, or MCS where it accepts that, will do as well (with fax, take care of personal information). Where to bring it and what to say there differs by hospital. What is missing can be told at the visit, or added by face sheet and tables 1 to 3 of the care plan."]])
  * insert Asap
  * insert WhileInHospital(admission-information)

* action[+]
  * insert SharesOutlook
  * insert ByRuleOf(HK-12)

* action[+]
  * insert TellsOfDischarge
  * insert ByRuleOf(HK-13)
  * insert ByRuleOf(HK-14)
  * insert ByRuleOf(HK-15)
  * action[+]
    * insert Variant(HK-15, [["退院の見込みの連絡（急な退院）"]], [["Tell of a sudden discharge"]])
    * insert ByRuleOf(HK-15)
    * insert TellsAtOnce
  * action[+]
    * insert Variant(HK-14, [["退院の見込みの連絡（住環境・区分変更）"]], [["Tell of the expected discharge (housing, change of care level)"]])
    * insert ByRuleOf(HK-14)
    * insert TellsEarly
  * action[+]
    * insert Variant(HK-13, [["退院の見込みの連絡"]], [["Tell of the expected discharge"]])
    * insert ByRuleOf(HK-13)
    * insert Wording([["状態が安定し、在宅への退院が可能と判断したら、退院予定日のおおむね1週間前までを目安に、在宅担当者へ知らせます。状態や希望に合ったサービスの調整に、1週間ほどかかるためです。"]], [["Once the patient is stable and discharge home is judged possible, tell the home contact, as a guideline by about one week before the expected discharge: to arrange services that suit state and wishes takes about a week."]])
    * insert VariantStrength(guideline)
    * insert DaysBefore(PDD, 7)

* action[+]
  * insert ArrangesSharing
  * insert ByRuleOf(HK-16)
  * insert ArrangedByMeeting

* action[+]
  * insert GivesDischargeRecord

* action[+]
  * insert HoldsInterview

* action[+]
  * insert DecidesOnConference

* action[+]
  * insert HoldsConference

* action[+]
  * insert TellsDischargeDate

* action[+]
  * insert GivesSummary

* action[+]
  * insert GivesCarePlanCopy
