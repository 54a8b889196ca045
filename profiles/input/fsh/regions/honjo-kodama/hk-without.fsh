// HK-25 to HK-29f, with HK-17 to HK-23 as after HK-29f: nobody was in charge before the admission.

Instance: hk-without
InstanceOf: RenkeiPlan
Usage: #definition
* insert RegionalPlan(hk-without, HonjoKodamaWithoutCareManager, honjo-kodama, 2023-07-01)
* insert NamedInstance([["本庄市児玉郡：入院前にケアマネジャーがいない患者"]], [["Honjo-Kodama: a patient without a care manager before admission"]])
* insert DescribedInstance([["本庄市児玉郡地域入退院調整ルール（平成31年4月運用開始、令和5年7月改訂）のうち、入院前にケアマネジャーがいない患者の流れ。退院後に新たにサービスを使う人のうち、病院が基準に照らして調整が必要と判断した人が対象。手順と日数は目安で、事情に応じて関係者が調整する。"]], [["The coordination rule of Honjo City and Kodama County (in use since April 2019, revised in July 2023) for a patient without a care manager before the admission: those who would newly use services and whom the hospital judges, by the criteria, to need coordination. Steps and days are guidelines which the parties adjust case by case."]])
* insert PlanByRule(HK-01)
* insert PlanByRule(HK-03)
* insert PlanByRule(HK-04)
* insert PlanByRule(HK-05)
* insert PlanByRule(HK-24)
* insert ForStays([["%office.empty() or %newUser"]], [["入院前に担当のケアマネジャーがいない（まだ分からないときを含む）"]], [["no care manager was in charge before the admission, or none is known yet"]])
* insert HonjoKodamaSource
* insert HonjoKodamaPhases
* insert Milestones

* action[+]
  * insert Step(identify-care-manager, [["担当ケアマネジャーの確認"]], [["Identify the care manager"]])
  * insert Within(admission)
  * insert ByRuleOf(HK-25)
  * insert ByRuleOf(HK-08)
  * insert Owes(hospital-contact, patient-family)
  * insert Wording([["要介護認定を受けているか、在宅担当者（担当のケアマネジャー）がいるかを、本人・家族に確かめます。介護保険証や、ケアマネジャーの名刺が手がかりになります。"]], [["Ask patient and family whether there is a certification and whether a home contact (a care manager) exists. The care insurance card and a care manager’s business card help."]])
  * insert AskedWhoIsInCharge

* action[+]
  * insert StepBy(screen, screen-honjo-kodama, [["退院調整の要否の判断"]], [["Screen for need of coordination"]])
  * insert Within(discharge-outlook)
  * insert ByRuleOf(HK-26)
  * insert ByRuleOf(HK-30)
  * insert ByRuleOf(HK-31)
  * insert ByRuleOf(HK-32)
  * insert ByRuleOf(HK-33)
  * insert ByRuleOf(HK-34)
  * insert Owes(hospital-contact, patient-family)
  * insert Wording([["医師の指示のもと、または状態が安定したら、在宅に退院できるか、次いで退院調整が必要か（退院調整が必要な患者の基準）を判断します。退院まで1週間＋αを見込んで、早めに始めます。担当者を確かめている途中でも、退院が見込まれたら判断します。40〜64歳は、16の特定疾病のどれかがあるときが対象です。"]], [["On the physician’s instruction, or once the state is stable, judge whether discharge home is possible and then, by the criteria, whether coordination is needed. Begin early, allowing about one week and some days (7 days + α) before the discharge; once it is in sight, even while the care manager is still being looked for. From 40 to 64 one of the 16 specified diseases is needed."]])
  * insert Strength(guideline)
  * insert DaysAndMoreBefore(PDD, 7)
  * insert ScreenedWhereNobodyIsInCharge
  * insert Applies([["%age.empty() or %age >= 40"]], [["40歳以上である（年齢が分からないときを含む）"]], [["the patient is 40 or over (or the age is not known)"]])

* action[+]
  * insert Step(support-application, [["要介護認定の申請の支援"]], [["Support the application for certification"]])
  * insert Within(discharge-outlook)
  * insert ByRuleOf(HK-27)
  * insert Owes(hospital-contact, patient-family)
  * insert MayAsk(insurer-desk)
  * insert Wording([["早めに、本人・家族に介護保険を説明し、申請を支援します。ケアマネジャーが申請を代行することもできます。"]], [["At an early time, explain care insurance to patient and family and support the application. A care manager may apply on their behalf."]])
  * insert InHospitalOrEnded([[%certification in ('applying' | 'certified' | 'change-applying')]])
  * insert CoordinationNeeded
  * insert EndsWhen([["%certification in ('applying' | 'certified' | 'change-applying')"]], [["認定を申請したか、認定されている"]], [["certification has been applied for, or granted"]])

* action[+]
  * insert Step(choose-care-manager, [["ケアマネジャーを決める支援"]], [["Support the choice of a care manager"]])
  * insert Within(discharge-outlook)
  * insert ByRuleOf(HK-28)
  * insert ByRuleOf(HK-34)
  * insert ByRuleOf(HK-68)
  * insert Owes(hospital-contact, patient-family)
  * insert MayAsk(linkage-base)
  * insert Wording([["必要に応じ、早めに、事業所などの一覧を使って、本人・家族がケアマネジャーか地域包括支援センターの担当者を選ぶのを支援します。要介護相当は居宅介護支援事業所、要支援相当の人・迷うとき・希望しないなど困ったときは住所地の地域包括支援センターへつなぎます。"]], [["As needed and early, support patient and family in choosing, from the lists, a care manager or a worker of the support centre. Where a care level is expected: a home-care office. Where a support level is expected, in doubt, or in difficulty such as a refusal: the support centre of the residence."]])
  * insert InHospitalOrEnded([[%office.exists()]])
  * insert CoordinationNeeded
  * insert EndsWhenOfficeKnown

* action[+]
  * insert Step(obtain-understanding, [["情報共有についての了解"]], [["Obtain understanding of sharing"]])
  * insert Within(discharge-outlook)
  * insert ByRuleOf(CN-04)
  * insert ByRuleOf(HK-06)
  * insert Owes(hospital-contact, patient-family)
  * insert UnderstandingObtained

* action[+]
  * insert Step(answer-acceptance, [["引き受けの返答"]], [["Answer whether the patient is taken"]])
  * insert Within(discharge-outlook)
  * insert ByRuleOf(HK-29)
  * insert Owes(candidate-office, hospital-contact)
  * insert Wording([["受け持つことが決まったら、速やかに病院へ知らせます。受け持てないときも知らせてください。"]], [["Once it is settled that you take the patient, tell the hospital as soon as possible. Please tell it, too, if you cannot."]])
  * insert Asap
  * insert InHospitalOrEnded([[%officeReference = %candidate]])
  // The Task is the asking: it goes to whom the patient has agreed to, and to nobody else (CN-04).
  * insert Applies([["%candidates > 0 or %officeReference = %candidate"]], [["情報を渡す了解を得た候補の事業所があるか、受け持つ事業所が決まった"]], [["there is a candidate with whom sharing was agreed, or an office takes the patient"]])
  * insert EndsWhen([["%officeReference = %candidate"]], [["この事業所が受け持つことになった"]], [["this office takes the patient"]])

* action[+]
  * insert AcceptsNewUser
* action[+]
  * insert VisitsWard
* action[+]
  * insert SignsContract
* action[+]
  * insert AssessesAtHome
* action[+]
  * insert DraftsCarePlan
* action[+]
  * insert HoldsServiceMeeting

* action[+]
  * insert SharesOutlook
  * insert ByRuleOf(HK-29b)
  * insert OfficeInCharge

* action[+]
  * insert TellsOfDischarge
  * insert ByRuleOf(HK-29c)
  * insert ByRuleOf(HK-29d)
  * insert OfficeInCharge
  * action[+]
    * insert Variant(HK-29d-sudden, [["退院の見込みの連絡（急な退院）"]], [["Tell of a sudden discharge"]])
    * insert ByRuleOf(HK-29d)
    * insert ByRuleOf(HK-15)
    * insert TellsAtOnce
  * action[+]
    * insert Variant(HK-29d, [["退院の見込みの連絡（住環境・区分変更）"]], [["Tell of the expected discharge (housing, change of care level)"]])
    * insert ByRuleOf(HK-29d)
    * insert ByRuleOf(HK-14)
    * insert TellsEarly
  * action[+]
    * insert Variant(HK-29c, [["退院の見込みの連絡"]], [["Tell of the expected discharge"]])
    * insert ByRuleOf(HK-29c)
    * insert Wording([["退院の見込みがたったら、原則として、退院予定日のおおむね1週間＋α前までを目安に、在宅担当者へ知らせます。＋αは、初回訪問、契約、家族への説明、サービス事業所探しにかかる日数で、決まった数はありません。"]], [["When discharge is in sight, tell the home contact, in principle and as a guideline by about one week + α before the expected discharge. α is for first visit, contract, explanation to the family and finding providers; it has no number."]])
    * insert VariantStrength(guideline)
    * insert DaysAndMoreBefore(PDD, 7)

* action[+]
  * insert ArrangesSharing
  * insert ByRuleOf(HK-29e)
  * insert OfficeInCharge
  * insert ArrangedByConference

* action[+]
  * insert GivesDischargeRecord
  * insert AsWithCareManager
* action[+]
  * insert HoldsInterview
  * insert AsWithCareManager
* action[+]
  * insert DecidesOnConference
  * insert AsWithCareManager
* action[+]
  * insert HoldsConference
  * insert AsWithCareManager
* action[+]
  * insert TellsDischargeDate
  * insert AsWithCareManager
* action[+]
  * insert GivesSummary
  * insert AsWithCareManager
* action[+]
  * insert GivesCarePlanCopy
  * insert AsWithCareManager

RuleSet: AsWithCareManager
* insert ByRuleOf(HK-29f)
* insert OfficeInCharge
