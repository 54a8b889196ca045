// What both plans of Honjo-Kodama have in common.

RuleSet: HonjoKodamaSource
* insert Cites([["本庄市児玉郡地域入退院調整ルールの手引き（平成31年4月運用開始、令和5年7月改訂）"]])

RuleSet: HonjoKodamaPhases
* insert Rules(admission)
* insert Rules(in-hospital)
* insert Rules(discharge-outlook)
* insert Rules(discharge-coordination)
* insert Rules(discharge-date-decided)
* insert Rules(discharge)
* insert Rules(after-discharge)

RuleSet: EndsWhenOfficeKnown
* insert EndsWhen([["%office.exists()"]], [["担当の事業所が分かった"]], [["the office in charge is known"]])

// HK-12, HK-29b: both sides; the hospital is the one that can say how long.
RuleSet: SharesOutlook
* insert Step(share-outlook, [["入院期間と状態の共有"]], [["Share expected stay and state"]])
* insert Within(in-hospital)
* insert Owes(hospital-contact, home-contact)
* insert Wording([["見込まれる入院期間（退院の時期）と患者の状態を、入院中から双方で共有するよう努めます。"]], [["Both sides endeavour to share the expected length of stay (time of discharge) and the state of the patient while in hospital."]])
* insert WhileInHospital(share-outlook)
// Whoever of the two begins.
* insert EndsWhen([["'share-outlook' in %told"]], [["入院期間と状態を伝え合った連絡がある（どちらからでも）"]], [["a contact shared expected stay and state, from either side"]])

// HK-13 to HK-15, HK-29c, HK-29d: one step, of which one variant applies.
RuleSet: TellsOfDischarge
* insert Step(notify-discharge, [["退院の見込みの連絡"]], [["Tell of the expected discharge"]])
* insert Within(discharge-outlook)
* insert Owes(hospital-contact, home-contact)
* insert Wording([["在宅への退院が可能と判断したら、在宅担当者に退院の見込みを知らせます。"]], [["Once discharge home is judged possible, tell the home contact that it is in sight."]])
* insert WhileInHospital(notify-discharge)
* insert DischargeOrNeedInSight
* insert NotToHospital
* insert Variants

// HK-14 waits for neither outlook nor day.
RuleSet: DischargeOrNeedInSight
* insert Applies([["%outlook or (%expected.exists() and (('low' in %confidence).not() or %leadDays < 7)) or %phase = 'discharged' or 'housing' in %needs or 'care-level-change' in %needs"]], [["在宅への退院の見込み・退院予定日（1週間以上先で確かさ「低い」ものを除く）・住環境への配慮や区分変更などの必要・退院のいずれかが記録されている"]], [["the outlook of discharge home, its day (unless a week or more ahead and of low confidence), the need to consider housing or to change the care level, or the discharge is recorded"]])

// It replaces the guideline in days, which is then not shown as missed.
RuleSet: TellsAtOnce
* insert Wording([["急に退院が決まったので、在宅担当者へ直ちに知らせます。日数の目安は当てはまりません。"]], [["Discharge was decided suddenly: tell the home contact at once. The guideline in days does not apply."]])
* insert VariantStrength(immediate)
* priority = #stat
* insert Applies([["%leadDays < 7"]], [["退院が急に決まった（予定日が分かったのが、その日まで7日に満たないとき）"]], [["discharge was decided suddenly (the day became known less than seven days before)"]])

RuleSet: TellsEarly
* insert Wording([["住環境への配慮や区分変更などが要るので、1週間前を待たずに、できるだけ早く在宅担当者へ知らせます。"]], [["Housing must be considered, or a change of care level is needed: tell the home contact as early as possible, not waiting for the week before."]])
* insert VariantStrength(asap)
* priority = #urgent
* insert Applies([["'housing' in %needs or 'care-level-change' in %needs"]], [["住環境への配慮、または区分変更などが必要である"]], [["housing must be considered, or a change of care level is needed"]])

// HK-16, HK-29e
RuleSet: ArrangesSharing
* insert Step(arrange-sharing, [["情報共有の日程調整"]], [["Arrange the sharing"]])
* insert Within(discharge-outlook)
* insert Owes(home-contact, hospital-contact)
* insert Wording([["退院の見込みの連絡を受けたら、いつ・どこで・どのような方法で情報を共有するか、病院と調整を始めます。"]], [["Having been told, begin to arrange with the hospital when, where and how information is shared."]])
* insert DischargeTold

RuleSet: ArrangedByMeeting
* insert InHospitalOrEnded([['arrange-sharing' in %done or 'interview' in %meetingsPlanned or 'discharge-conference' in %meetingsPlanned]])
* insert EndsWhen([["'arrange-sharing' in %told or 'interview' in %meetingsPlanned or 'discharge-conference' in %meetingsPlanned"]], [["日程を決めた連絡があるか、面談または退院前カンファレンスの予定がある"]], [["it was settled by a contact, or an interview or discharge conference is planned"]])

// A new user's first visit to the ward is an interview, too, long before there is anything to arrange.
RuleSet: ArrangedByConference
* insert InHospitalOrEnded([['arrange-sharing' in %done or 'discharge-conference' in %meetingsPlanned]])
* insert EndsWhen([["'arrange-sharing' in %told or 'discharge-conference' in %meetingsPlanned"]], [["日程を決めた連絡があるか、退院前カンファレンスの予定がある"]], [["it was settled by a contact, or a discharge conference is planned"]])

// ---- HK-17 to HK-23: coordination, the date, and afterwards.

RuleSet: GivesDischargeRecord
* insert Step(discharge-record, [["退院・退所情報の提供"]], [["Give the discharge record"]])
* insert Within(discharge-coordination)
* insert ByRuleOf(HK-17)
* insert ByRuleOf(HK-58)
* insert ByRuleOf(HK-65)
* insert Owes(hospital-contact, home-contact)
* insert Wording([["退院調整を始める前か始めるとき（連絡のとき）に、ケアプランの見直しに要る情報を院内で集め、退院・退所情報記録書（様式2）に可能な範囲で記入して渡します。看護サマリーなどでも代えられますが、様式2の内容を網羅していないと加算には該当しません。足りないところは、カンファレンスや面談でケアマネジャーが尋ねます。"]], [["Before or when coordination begins, collect from the hospital’s staff what the care plan needs, fill in the discharge record (form 2) as far as possible and hand it over. A nursing summary or the like will do instead, but where it does not cover all of form 2 the fee add-on does not apply. What is missing the care manager asks at the conference or the interview."]])
// The home contact needs it after the discharge no less than before; but then the summary may take its place (HK-58).
* insert Applies([["(%phase = 'in-hospital' or (%phase = 'discharged' and ('discharge-record' in %done or ('discharge-summary' in %done).not()))) and %died.not()"]], [["入院中であるか、退院後まだ看護サマリー等を渡していない（渡した様式2は残る）"]], [["the patient is in hospital, or has left it and no summary was given yet (form 2 once given remains)"]])
// It goes with the notice, or comes before it.
* insert DischargeOrNeedInSight
* insert NotToHospital

RuleSet: HoldsInterview
* insert Step(hold-interview, [["面談"]], [["Hold the interview"]])
* insert Within(discharge-coordination)
* insert ByRuleOf(HK-18)
* insert Owes(hospital-contact, home-contact)
* insert Wording([["面談で、患者の情報を在宅担当者に説明します。在宅担当者は、ケアプランに足りない情報を尋ねます。"]], [["At the meeting, explain the patient’s information to the home contact, who asks for what the care plan still needs."]])
* insert WhileInHospital(hold-interview)
* insert DischargeTold

RuleSet: DecidesOnConference
* insert Step(decide-conference, [["退院前カンファレンスの要否の確認"]], [["Decide on a discharge conference"]])
* insert Within(discharge-coordination)
* insert ByRuleOf(HK-19)
* insert Owes(hospital-contact, home-contact)
* insert Wording([["退院が見込まれたら、多職種による退院前カンファレンスなどが必要かどうかを、双方で確かめます。"]], [["When discharge is in sight, both sides settle whether a multi-profession discharge conference or the like is needed."]])
* insert InHospitalOrEnded([['decide-conference' in %done or 'discharge-conference' in %meetingsPlanned]])
* insert DischargeInSight
* insert NotToHospital
* insert EndsWhen([["'decide-conference' in %told or 'discharge-conference' in %meetingsPlanned"]], [["要否を確かめた連絡があるか、退院前カンファレンスの予定がある"]], [["a contact settled it, or a discharge conference is planned"]])

RuleSet: HoldsConference
* insert Step(hold-conference, [["退院前カンファレンス"]], [["Hold the discharge conference"]])
* insert Within(discharge-coordination)
* insert ByRuleOf(HK-20)
* insert Owes(hospital-contact, home-contact)
* insert Wording([["カンファレンスで、入院中の経過と退院時の留意点を在宅担当者に引き継ぎ、本人・家族を交えて、在宅で必要な支援を検討します。日時は、会議の予定（Appointment）にあります。"]], [["At the conference, hand over the course in hospital and the points to watch at discharge, and consider with patient and family which support is needed at home. Its day stands in the Appointment."]])
* insert WhileInHospital(hold-conference)
* insert Applies([["'discharge-conference' in %meetingsPlanned"]], [["退院前カンファレンスを開くことになっている"]], [["a discharge conference is to be held"]])

RuleSet: TellsDischargeDate
* insert Step(notify-discharge-date, [["退院日の連絡"]], [["Tell the discharge date"]])
* insert Within(discharge-date-decided)
* insert ByRuleOf(HK-21)
* insert Owes(hospital-contact, home-contact)
* insert Wording([["主治医が退院日を許可したら、退院日を在宅担当者に知らせます。日が変わったときは、改めて知らせます。"]], [["Once the attending physician permits a date, tell the home contact; when the date changes, tell it again."]])
* insert WhileInHospital(notify-discharge-date)
* insert Applies([["'decided' in %stage"]], [["主治医が退院日を許可した"]], [["the attending physician has permitted a date"]])
* insert NotToHospital

// One given before this discharge (a discharge was cancelled, and came after all) is given: nobody asks for another.
RuleSet: GivesSummary
* insert Step(discharge-summary, [["看護サマリー等の引継ぎ"]], [["Give the nursing summary"]])
* insert Within(after-discharge)
* insert ByRuleOf(HK-22)
* insert Owes(hospital-contact, home-contact)
* insert Wording([["退院したら、看護サマリーなどのサマリーを在宅担当者に渡します。"]], [["After the discharge, give the home contact the nursing summary or the like."]])
* insert AfterDischarge
* insert NotToHospital

RuleSet: GivesCarePlanCopy
* insert Step(care-plan-copy, [["ケアプランの写しの提供"]], [["Give a copy of the care plan"]])
* insert Within(after-discharge)
* insert ByRuleOf(HK-23)
* insert Owes(home-contact, hospital-contact)
* insert Wording([["退院後、必要に応じて、ケアプランの写しを病院に渡します（任意）。"]], [["After the discharge, give the hospital a copy of the care plan where needed (optional)."]])
* insert AfterDischarge
* insert NotToHospital
* insert Applies([["('none' in %certification or 'none' in %careNeed).not()"]], [["介護保険のサービスを使わないと分かっている人ではない"]], [["it is not known that no care insurance services are used"]])
