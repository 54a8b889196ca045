// What holds everywhere: the national fee rules and forms. It fills the phases a region's plans leave open.

Instance: national
InstanceOf: RenkeiPlan
Usage: #definition
* insert RegionalPlan(national, National, national, 2024-04-01)
* insert NamedInstance([["全国：地域の定めがないときの流れ"]], [["National: where no region has ruled"]])
* insert DescribedInstance([["地域の入退院調整ルールがない（または定めのない段階の）入院について、国の様式と報酬の決まり（令和6年度）だけからなる流れ。地域の目安を加えるものではない。報酬の細部は要確認。"]], [["For stays (or phases) no regional rule speaks of: only the national forms and fee rules of 2024. It adds no regional guideline. Details of the fees are to be verified."]])
* insert Cites([["介護報酬・診療報酬（令和6年度）。2026年6月以降の扱いは要確認"]])
* insert Rules(admission)
* insert Rules(in-hospital)
* insert Rules(discharge-coordination)
* insert Milestones

* action[+]
  * insert Step(identify-care-manager, [["担当ケアマネジャーの確認"]], [["Identify the care manager"]])
  * insert Within(admission)
  * insert ByRuleOf(RB-01)
  * insert Owes(hospital-contact, patient-family)
  * insert Wording([["本人・家族や介護保険証から、担当のケアマネジャーがいるかを確かめます。国に手順の定めはありませんが、入院時の情報を受け取るには、担当者を知ることが要ります。"]], [["Find out from patient, family or insurance card whether there is a care manager. No national rule states the step; but to be given information at admission one has to know whom to expect it from."]])
  * insert AskedWhoIsInCharge

* action[+]
  * insert Step(admission-information, [["入院時情報の提供"]], [["Give admission information"]])
  * insert Within(admission)
  * insert ByRuleOf(RB-01)
  * insert ByRuleOf(RB-04)
  * insert Owes(care-manager, hospital-contact)
  * insert Wording([["入院時情報提供書などで、利用者の情報を病院に渡します。入院した日のうちなら入院時情報連携加算（Ⅰ）、翌日または翌々日なら（Ⅱ）の算定要件です（営業時間外・営業日以外の入院の数え方は要確認）。渡す方法に決まりはありません。話さずに渡したとき（FAX、メール、郵送）は、病院が受け取ったことを確かめて記録します。"]], [["Give the hospital the user’s information, by the admission information form or otherwise. On the day of admission it is the condition of fee (I), on the next day or the day after of fee (II); how admissions outside office hours and days are counted is to be verified. Any means will do. Given without talking (fax, mail, post), confirm that the hospital received it and record that."]])
  // The date is the last of the fee; where there is no fee, there is no date.
  * insert Strength(fee-condition)
  * insert WhileInHospital(admission-information)
  * insert OfficeInCharge
  * insert CareNeed

* action[+]
  * insert Step(screen, [["退院調整の要否の判断"]], [["Screen for need of coordination"]])
  * insert Within(in-hospital)
  * insert ByRuleOf(RB-21)
  * insert ByRuleOf(RB-22)
  * insert Owes(hospital-contact, patient-family)
  * insert Wording([["退院困難な要因（入退院支援加算1・2）に当てはまるかを確かめます。要因は令和6年度のもので、2026年6月に加わった要因の文言は要確認です。つなぎ先の定めはありません。"]], [["See whether a factor that makes discharge difficult applies (fee for discharge support, 1 and 2). The factors are those of 2024; the words of those added in June 2026 are to be verified. Whom to turn to is not stated."]])
  * insert ScreenedWhereNobodyIsInCharge

* action[+]
  * insert Step(obtain-understanding, [["情報共有についての了解"]], [["Obtain understanding of sharing"]])
  * insert Within(in-hospital)
  * insert ByRuleOf(CN-04)
  * insert ByRuleOf(CN-01)
  * insert Owes(hospital-contact, patient-family)
  * insert UnderstandingObtained

* action[+]
  * insert Step(discharge-record, [["退院・退所情報の提供"]], [["Give the discharge record"]])
  * insert Within(discharge-coordination)
  * insert ByRuleOf(RB-05)
  * insert Owes(hospital-contact, care-manager)
  * insert Wording([["退院後の生活に要る情報を、退院・退所情報記録書などでケアマネジャーに渡します。ケアマネジャーの退院・退所加算では、退院後7日以内に受け取った情報までが数えられます（要確認）。地域の目安ではありません。"]], [["Give the care manager what is needed for life after the discharge, by the discharge record or otherwise. For the care manager’s fee, information received within seven days after the discharge still counts (to be verified). This is no regional guideline."]])
  * insert Strength(fee-condition)
  * insert DaysAfter(DIS, 7)
  * insert InHospitalOrAfter
  * insert DischargeInSight
  * insert NotToHospital
  * insert OfficeInCharge
  * insert CareNeed

// Both fees are for care levels 1 to 5 only.
RuleSet: CareNeed
* insert Applies([["%careNeed.empty() or %careNeed = 'care'"]], [["要介護である（まだ分からないときを含む）"]], [["the patient has a care level (or it is not known yet)"]])
