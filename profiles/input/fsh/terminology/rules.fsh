// Every rule of the four regional rule books, of the reimbursement rules and on consent, so that a Task, a plan or a form can say
// for whose sake it is there. Ids are stable: never renumber, only append. HK-36 … HK-49, AN-38 and AN-39 were never assigned.
// Definitions describe what is expected; 目安 stays 目安. Where a sentence is our reading and not printed, it says so.

RuleSet: RuleConcept(code, region, kind, ja, en, defJa, defEn)
* insert ConceptDefined(#{code}, [[{ja}]], [[{en}]], [[{defJa}]], [[{defEn}]])
* #{code} ^property[+].code = #region
* #{code} ^property[=].valueCode = #{region}
* #{code} ^property[+].code = #kind
* #{code} ^property[=].valueCode = #{kind}

RuleSet: HonjoKodamaRule(code, kind, ja, en, defJa, defEn)
* insert RuleConcept({code}, honjo-kodama, {kind}, [[{ja}]], [[{en}]], [[{defJa}]], [[{defEn}]])

RuleSet: AnnakaRule(code, kind, ja, en, defJa, defEn)
* insert RuleConcept({code}, annaka, {kind}, [[{ja}]], [[{en}]], [[{defJa}]], [[{defEn}]])

RuleSet: AmagasakiRule(code, kind, ja, en, defJa, defEn)
* insert RuleConcept({code}, amagasaki, {kind}, [[{ja}]], [[{en}]], [[{defJa}]], [[{defEn}]])

RuleSet: KodairaRule(code, kind, ja, en, defJa, defEn)
* insert RuleConcept({code}, kodaira, {kind}, [[{ja}]], [[{en}]], [[{defJa}]], [[{defEn}]])

RuleSet: NationalRule(code, kind, ja, en, defJa, defEn)
* insert RuleConcept({code}, national, {kind}, [[{ja}]], [[{en}]], [[{defJa}]], [[{defEn}]])

RuleSet: RuleStrength(code, strength)
* #{code} ^property[+].code = #strength
* #{code} ^property[=].valueCode = #{strength}

RuleSet: RuleFrom(code, date)
* #{code} ^property[+].code = #validFrom
* #{code} ^property[=].valueDateTime = {date}

RuleSet: RuleUntil(code, date)
* #{code} ^property[+].code = #validTo
* #{code} ^property[=].valueDateTime = {date}

RuleSet: RuleEvidence(code, mark)
* #{code} ^property[+].code = #evidence
* #{code} ^property[=].valueCode = #{mark}

RuleSet: RuleVerify(code)
* #{code} ^property[+].code = #verify
* #{code} ^property[=].valueBoolean = true

RuleSet: RuleProperty(code, type, ja, en)
* ^property[+].code = {code}
* ^property[=].type = {type}
* ^property[=].description = {ja}
* insert English(^property[=].description, [[{en}]])

CodeSystem: RuleCS
Id: rule
* insert Named([["入退院調整ルール"]], [["Coordination rules"]])
* insert Described([["本庄市児玉郡・安中・尼崎・小平の入退院調整の手引き、報酬の算定要件、同意の取扱いの一つ一つに付けた番号。地域の手引きは期待される標準的な行動を示すもので強制力はなく、日数は目安である。条件と言えるのは、小平の後方支援病床の利用条件（KD-22、KD-25）と報酬の算定要件だけである。番号は変えず、追加だけを行う。説明は要約であり、原典に代わるものではない。"]], [["One id for each rule of the coordination manuals of Honjo-Kodama, Annaka, Amagasaki and Kodaira, for each reimbursement rule and for each rule on consent. The regional manuals describe expected standard behaviour and have no binding force; their day counts are guidelines. Only the conditions of Kodaira's back-up beds (KD-22, KD-25) and the fee conditions are conditions. Ids are never renumbered, only appended. Definitions are summaries and do not replace the originals."]])
* insert OwnCodes
* insert RuleProperty(#region, #code, [["地域: honjo-kodama 本庄市児玉郡、annaka 安中、amagasaki 尼崎、kodaira 小平、national 全国の報酬のきまり、または全地域に共通のこと"]], [["Region: honjo-kodama, annaka, amagasaki, kodaira; national = a reimbursement rule of the whole country, or what is common to all regions"]])
* insert RuleProperty(#kind, #code, [["種類: principle 考え方、duty 期待される行動（強制力のある義務ではない）、deadline 時期が要点のもの、criterion 対象や基準、routing つなぎ先、form 様式、channel 連絡手段、fee 報酬、record 記録・同意・実績、context 背景や仕組みの説明"]], [["Kind: principle; duty = expected behaviour, not a binding obligation; deadline = its point is a time; criterion = who or what is meant; routing = to whom a patient is passed on; form; channel; fee; record = records, consent, results; context = background"]])
* insert RuleProperty(#strength, #code, [["期限の強さ。時期に触れるルールだけに付く: guideline 目安、asap 速やかに・できるだけ早く・早急に、immediate 直ちに、fee-condition 算定要件、none 時期の定めなし。2つ付くものは場合により分かれる。後方支援病床の利用条件の期限（KD-22、KD-25）はそのいずれでもないので付けない"]], [["Strength of the deadline, only where the rule speaks of a time: guideline; asap; immediate; fee-condition; none = no time stated. Two values: it depends on the case. The conditions of the back-up beds (KD-22, KD-25) are none of these and carry no strength"]])
* insert RuleProperty(#validFrom, #dateTime, [["報酬のきまりが適用される最初の日（または月）"]], [["First day (or month) on which a reimbursement rule applies"]])
* insert RuleProperty(#validTo, #dateTime, [["報酬のきまりが適用される最後の日。無ければ終わりは確認されていない"]], [["Last day on which a reimbursement rule applies. Absent: no end is known"]])
* insert RuleProperty(#evidence, #code, [["報酬のきまりの根拠: source 手引きに印刷されている、verified 公開された文章で確かめた、memory 一般的な知識による（通知を読み直していない）"]], [["What a reimbursement rule rests on: source = printed in a manual; verified = seen in a public text; memory = general knowledge, the notices were not re-read"]])
* insert RuleProperty(#verify, #boolean, [["true: 利用者に見せる前に、告示・通知や原典で確かめる必要がある"]], [["true: to be checked against the official notices or the original before it is shown to users"]])

// ==== 本庄市児玉郡 ====

// 性格、対象、同意
* insert HonjoKodamaRule(HK-01, principle, [["ルールの性格（目安）"]], [["Nature of the rule"]],
    [["期待される標準的な行動を示すもので、強制力はない。手順や日数は目安であり、事情に応じてその都度、関係者の間で調整する。"]],
    [["It describes expected standard behaviour and has no binding force. Steps and day counts are guidelines; the parties adjust them case by case."]])
* insert HonjoKodamaRule(HK-02, context, [["ルールを使う機関"]], [["Who uses the rule"]],
    [["地域の病院、居宅介護支援事業所、地域包括支援センター、1市3町（本庄市・美里町・神川町・上里町）、在宅医療連携拠点が使う。"]],
    [["Hospitals, home care offices and support centres of the area, the four municipalities (Honjo, Misato, Kamikawa, Kamisato) and the home-medical-care linkage base."]])
* insert HonjoKodamaRule(HK-03, criterion, [["対象となる患者"]], [["Patients concerned"]],
    [["入院前からケアマネジャーがいる人は、要介護・要支援を問わず全員。いない人は、退院後に新たにサービスを使う人のうち、病院が基準（HK-30〜HK-33）により調整が必要と判断した人。"]],
    [["Everyone who had a care manager before admission, whatever the care level. Without one: those who would newly use services after discharge and whom the hospital judges to need coordination by the criteria (HK-30 to HK-33)."]])
* insert HonjoKodamaRule(HK-04, context, [["想定している基本の場合"]], [["Basic case"]],
    [["地域の住民が地域の病院に入院し、在宅に退院する場合を想定している。それ以外の場合も妨げず、このルールに準じて扱う。"]],
    [["A resident of the area, admitted to a hospital of the area, returning home. Other cases are not excluded; the rule is applied by analogy."]])
* insert HonjoKodamaRule(HK-05, context, [["定期的な点検と見直し"]], [["Periodic review"]],
    [["関係者は運用の状況を定期的に確かめて評価し、合意のうえで改める。"]],
    [["The parties check and evaluate the operation periodically and revise the rule by agreement."]])
* insert HonjoKodamaRule(HK-06, principle, [["個人情報の取扱い"]], [["Personal information"]],
    [["情報共有は欠かせないが、関係者は厚生労働省のガイダンスに沿って個人情報を慎重に扱う。使用への同意は契約のときに説明のうえ署名押印で得る（HK-52）。"]],
    [["Sharing is indispensable, yet everyone handles personal information with care, following the ministry's guidance. Consent is taken in writing when the contract is made (HK-52)."]])

// 入院前にケアマネジャーがいる患者
* insert HonjoKodamaRule(HK-07, duty, [["「入院したら電話を」と日頃から伝える"]], [["Tell people to call when admitted"]],
    [["在宅担当者は日頃から本人・家族に「入院したら電話をください」と伝え、名刺を保険証やお薬手帳と一緒にしておくなど、担当者が病院に分かるようにしておく。"]],
    [["In ordinary times the home contact asks patient and family to call on admission, and sees to it that the hospital can learn who the contact is, e.g. a business card kept with the insurance cards."]])
* insert RuleStrength(HK-07, none)
* insert HonjoKodamaRule(HK-08, duty, [["在宅担当者の確認と連絡の依頼"]], [["Identify the home contact"]],
    [["病院担当者は入院時に、家族の話や介護保険証から在宅担当者を確かめ、その担当者に病院へ連絡してもらうよう伝えてほしいと本人・家族に頼む。"]],
    [["On admission the hospital identifies the home contact from the family or the care insurance card, and asks patient and family to have that contact call the hospital."]])
* insert RuleStrength(HK-08, none)
* insert HonjoKodamaRule(HK-09, duty, [["家族の連絡が難しいときの直接連絡"]], [["Direct notice of admission"]],
    [["本人・家族から連絡することが難しいとき、病院担当者が在宅担当者に直接、入院を知らせる（HK-08ができないときの方法）。"]],
    [["Where patient and family cannot make contact, the hospital tells the home contact directly of the admission (fallback of HK-08)."]])
* insert RuleStrength(HK-09, none)
* insert HonjoKodamaRule(HK-10, duty, [["入院時情報提供書の提出"]], [["Give the admission information"]],
    [["在宅担当者は、入院を知ったら速やかに病院に連絡し、入院時情報提供書（様式1）を作って病院担当者に渡す。日数の定めはない（加算の日数はRB-01）。"]],
    [["On learning of the admission, the home contact as soon as possible calls the hospital, fills in the admission information form (form 1) and hands it over. No number of days is set (that of the fee is RB-01)."]])
* insert RuleStrength(HK-10, asap)
* insert HonjoKodamaRule(HK-11, channel, [["入院時情報提供書の届け方"]], [["How form 1 is delivered"]],
    [["在宅担当者は、電話で連絡したうえで持参するのを原則とする。病院が指定するFAXや、受け付ける病院であれば担当者のMCS（メディカルケアステーション）でもよい。FAXでは個人情報に注意する。"]],
    [["As a rule the home contact phones first and brings it in person. The FAX named by the hospital, or MCS (Medical Care Station) where the hospital accepts it, may be used. With FAX, take care of personal information."]])
* insert HonjoKodamaRule(HK-12, duty, [["入院中の情報共有"]], [["Share information during the stay"]],
    [["病院担当者と在宅担当者は、入院時から、見込まれる入院期間や患者の状態を共有するよう努める。"]],
    [["From admission on, both sides endeavour to share the expected length of stay and the patient's state."]])
* insert RuleStrength(HK-12, none)
* insert HonjoKodamaRule(HK-13, deadline, [["退院の見込みの連絡（約1週間前）"]], [["Notice about one week before discharge"]],
    [["状態が安定し在宅への退院が可能と判断したら、病院担当者は退院予定日のおおむね1週間前までを目安に在宅担当者へ知らせる。状態や希望に合うサービスの調整に1週間ほど要るため。"]],
    [["Once the patient is stable and discharge home is judged possible, the hospital notifies the home contact, as a guideline by about one week before the planned discharge: arranging suitable services takes about a week."]])
* insert RuleStrength(HK-13, guideline)
* insert HonjoKodamaRule(HK-14, deadline, [["住環境・区分変更があるときの連絡"]], [["Notice when housing or care level is at issue"]],
    [["住環境への配慮や区分変更などが必要なとき、病院担当者は、1週間前を待たずにできるだけ早く在宅担当者へ知らせる。"]],
    [["Where housing must be considered or a change of care level is needed, the hospital notifies the home contact as early as possible, not waiting for the one-week guideline."]])
* insert RuleStrength(HK-14, asap)
* insert HonjoKodamaRule(HK-15, deadline, [["急に退院が決まったときの連絡"]], [["Notice of a sudden discharge"]],
    [["急に退院が決まったとき、病院担当者は在宅担当者へ直ちに知らせる。この場合は1週間前の目安（HK-13）によらず、目安を過ぎたとは扱わない。"]],
    [["When discharge is decided suddenly, the hospital notifies the home contact immediately. This replaces the one-week guideline (HK-13), which does not count as missed."]])
* insert RuleStrength(HK-15, immediate)
* insert HonjoKodamaRule(HK-16, duty, [["情報共有の日時・場所・方法の調整"]], [["Arrange when, where and how to share"]],
    [["在宅担当者は、退院の見込みの連絡を受けたら、いつ・どこで・どのような方法で情報を共有するかの調整を病院担当者と始める。"]],
    [["On receiving the notice, the home contact starts arranging with the hospital when, where and how information is shared."]])
* insert RuleStrength(HK-16, none)
* insert HonjoKodamaRule(HK-17, duty, [["退院・退所情報記録書の提供"]], [["Give the discharge record"]],
    [["病院担当者は退院調整の開始前または開始時に、ケアプランの見直しに要る情報を院内で集め、退院・退所情報記録書（様式2）に可能な範囲で記入して在宅担当者に渡す。"]],
    [["Before or at the start of coordination the hospital collects from its staff what is needed to amend the care plan, fills in the discharge record (form 2) as far as possible and gives it to the home contact."]])
* insert RuleStrength(HK-17, none)
* insert HonjoKodamaRule(HK-18, duty, [["面談での患者情報の説明"]], [["Explain at the meeting"]],
    [["面談で、病院担当者は患者の情報を在宅担当者に説明し、在宅担当者はケアプランに足りない情報を尋ねる。"]],
    [["At the meeting the hospital explains the patient's information, and the home contact asks for what the care plan still needs."]])
* insert RuleStrength(HK-18, none)
* insert HonjoKodamaRule(HK-19, duty, [["退院前カンファレンスの要否の確認"]], [["Decide whether to hold a conference"]],
    [["退院が見込まれたら、病院担当者と在宅担当者は、多職種による退院前カンファレンスなどが必要かどうかを確かめ合う。"]],
    [["When discharge is in sight, both sides confirm whether a multi-profession discharge conference is needed."]])
* insert RuleStrength(HK-19, none)
* insert HonjoKodamaRule(HK-20, duty, [["カンファレンスでの引継ぎ"]], [["Hand over at the conference"]],
    [["カンファレンスを開くとき、病院担当者は入院中の経過と退院時の留意点を在宅担当者に引き継ぎ、本人・家族を交えて在宅で必要な支援を検討する。"]],
    [["At a conference the hospital hands over the course of the stay and the points to watch at discharge; the support needed at home is considered with patient and family present."]])
* insert RuleStrength(HK-20, none)
* insert HonjoKodamaRule(HK-21, duty, [["退院日の連絡"]], [["Tell the discharge date"]],
    [["主治医が退院日を許可したら、病院担当者は退院日を在宅担当者に知らせる。"]],
    [["Once the attending physician permits a date, the hospital tells the home contact the discharge date."]])
* insert RuleStrength(HK-21, none)
* insert HonjoKodamaRule(HK-22, duty, [["退院後のサマリーの提供"]], [["Give the summary after discharge"]],
    [["退院後、病院担当者は在宅担当者にサマリーを渡す。"]],
    [["After discharge the hospital gives the home contact the summary."]])
* insert RuleStrength(HK-22, none)
* insert HonjoKodamaRule(HK-23, duty, [["ケアプランの写しの提供（必要時）"]], [["Copy of the care plan, as needed"]],
    [["退院後、在宅担当者は必要に応じてケアプランの写しを病院担当者に渡す（任意）。"]],
    [["After discharge the home contact gives the hospital a copy of the care plan where needed (optional)."]])
* insert RuleStrength(HK-23, none)
* insert HonjoKodamaRule(HK-24, context, [["詳しい方法は各病院に確認"]], [["Details follow each hospital"]],
    [["詳しい進め方は病院ごとに異なるため、各病院に確かめる。"]],
    [["The detailed method differs by hospital; ask the hospital."]])

// 入院前にケアマネジャーがいない患者
* insert HonjoKodamaRule(HK-25, duty, [["認定と在宅担当者の有無の確認"]], [["Ask about certification and home contact"]],
    [["病院担当者は入院時に、介護保険証やケアマネジャーの名刺を手がかりに、要介護認定と在宅担当者の有無を本人・家族に確かめる。"]],
    [["On admission the hospital asks patient and family whether there is a care-need certification and a home contact (care insurance card, a care manager's business card)."]])
* insert RuleStrength(HK-25, none)
* insert HonjoKodamaRule(HK-26, duty, [["在宅退院の可否と調整の要否の判断"]], [["Judge discharge home and need of coordination"]],
    [["病院担当者は、医師の指示のもと、または状態が安定したら、在宅に退院できるか、次いで退院調整が必要か（HK-30〜HK-33）を判断する。1週間＋αを目安に見込み、早めに始める。"]],
    [["On the physician's instruction, or once the state is stable, the hospital judges whether discharge home is possible and then whether coordination is needed (HK-30 to HK-33), starting early and allowing, as a guideline, one week plus some days."]])
* insert RuleStrength(HK-26, guideline)
* insert HonjoKodamaRule(HK-27, duty, [["介護保険の説明と申請の支援"]], [["Explain care insurance, support the application"]],
    [["退院調整が必要と判断したら、病院担当者は早めに本人・家族に介護保険を説明し、申請を支援する。ケアマネジャーが申請を代行することもできる。"]],
    [["When coordination is judged needed, the hospital explains care insurance to patient and family at an early time and supports the application. A care manager may apply on their behalf."]])
* insert RuleStrength(HK-27, none)
* insert HonjoKodamaRule(HK-28, duty, [["在宅担当者選びの支援"]], [["Support choosing the home contact"]],
    [["病院担当者は必要に応じ、早めに、事業所などの一覧を用いて本人・家族が在宅担当者を選ぶのを支援する。つなぎ先はHK-34による。"]],
    [["As needed and early, the hospital supports patient and family in choosing the home contact from the lists. To whom: HK-34."]])
* insert RuleStrength(HK-28, none)
* insert HonjoKodamaRule(HK-29, duty, [["担当が決まったことの連絡"]], [["Tell the hospital who takes the patient"]],
    [["担当することが決まったら、在宅担当者は速やかに病院担当者へ知らせる。"]],
    [["Once it is settled that they take the patient, the home contact tells the hospital as soon as possible."]])
* insert RuleStrength(HK-29, asap)
* insert HonjoKodamaRule(HK-29b, duty, [["担当決定後の情報共有"]], [["Share information once the contact is settled"]],
    [["担当が決まった後、病院担当者と在宅担当者は、患者の状態と見込まれる退院時期（入院期間）を共有するよう努める。"]],
    [["After that, both sides endeavour to share the patient's state and the expected time of discharge (length of stay)."]])
* insert RuleStrength(HK-29b, none)
* insert HonjoKodamaRule(HK-29c, deadline, [["新規の退院見込みの連絡（1週間＋α前）"]], [["New user: notice one week plus some days before"]],
    [["退院の見込みが立ったら、病院担当者は原則として退院予定日のおおむね1週間＋α前を目安に在宅担当者へ知らせる。αは初回訪問・契約・家族への説明・事業所探しの分で、日数の定めはない。"]],
    [["When the discharge outlook is settled, the hospital notifies the home contact, in principle and as a guideline about one week plus some days before discharge. The extra days are for first visit, contract, explaining to the family and finding providers; no number is set."]])
* insert RuleStrength(HK-29c, guideline)
* insert HonjoKodamaRule(HK-29d, deadline, [["新規で住環境等・急な退院のとき"]], [["New user: housing, care level, sudden discharge"]],
    [["新規の場合も、住環境への配慮や区分変更などが必要ならできるだけ早く、急に退院が決まったなら直ちに、病院担当者が在宅担当者へ知らせる。"]],
    [["For new users too, the hospital notifies the home contact as early as possible where housing or a change of care level is at issue, and immediately when discharge is decided suddenly."]])
* insert RuleStrength(HK-29d, asap)
* insert RuleStrength(HK-29d, immediate)
* insert HonjoKodamaRule(HK-29e, duty, [["新規の情報共有の日時等の調整"]], [["New user: arrange when, where and how to share"]],
    [["在宅担当者は、退院の見込みの連絡を受けたら、いつ・どこで・どのように情報を共有するかの調整を病院担当者と始める。"]],
    [["On receiving the notice, the home contact starts arranging with the hospital when, where and how information is shared."]])
* insert RuleStrength(HK-29e, none)
* insert HonjoKodamaRule(HK-29f, context, [["新規のその後の流れ"]], [["New user: what follows"]],
    [["その後は、ケアマネジャーがいる患者の退院調整から退院後まで（HK-17〜HK-23）と同じに進める。"]],
    [["From then on the same as for a patient with a care manager, from coordination to after discharge (HK-17 to HK-23)."]])

// 退院調整が必要な患者の基準
* insert HonjoKodamaRule(HK-30, criterion, [["要介護相当の基準（65歳以上）"]], [["Criteria, age 65+: care need likely"]],
    [["担当のケアマネジャーが決まっていない65歳以上で、立ち上がり・歩行、食事、排泄の介助、生活に支障のある精神症状・認知症状のうち1つでも当てはまれば（より重い場合も含む）、居宅介護支援事業所につなぐ。"]],
    [["Age 65 or over with no care manager settled: any one of help with standing or walking, with eating, with toileting, or mental or dementia symptoms that disturb daily life (more severe states included) leads to a home care office."]])
* insert HonjoKodamaRule(HK-31, criterion, [["見逃してはいけない患者（65歳以上）"]], [["Patients not to be missed, age 65+"]],
    [["要介護相当のほか、65歳以上で、独居かそれに近く家事など身の回りの周辺動作に介助が要る人、（ADLは自立でも）がん末期や新たな医療処置のある人は、住所地の地域包括支援センターにつなぐ。"]],
    [["Besides those of HK-30, people of 65 or over who live (nearly) alone and need help with housework, or who, though independent, have terminal cancer or a newly added medical procedure, are passed to the support centre of their residence."]])
* insert HonjoKodamaRule(HK-32, criterion, [["迷うとき・希望しないとき等"]], [["Unsure, unwilling or otherwise difficult"]],
    [["判断に迷うとき、または基準1・2に当てはまるが本人や家族が希望しないなど困ったときは、住所地の地域包括支援センターにつなぐ。"]],
    [["When unsure, or when criteria 1 or 2 apply but patient or family does not wish it or there is other difficulty: the support centre of the residence."]])
* insert HonjoKodamaRule(HK-33, criterion, [["40〜64歳の対象"]], [["Age 40 to 64"]],
    [["40〜64歳は、16の特定疾病のいずれかがあり、かつ基準の1〜3に当てはまる人が対象。40歳未満は対象外。"]],
    [["Age 40 to 64: one of the 16 specified diseases and criteria 1 to 3. Under 40 is out of scope."]])
* insert HonjoKodamaRule(HK-34, routing, [["つなぎ先の決め方"]], [["To whom a patient is passed on"]],
    [["迷うとき、または1・2に当てはまるが希望しないなど困ったときは住所地の地域包括支援センター、1なら居宅介護支援事業所、2なら地域包括支援センター。どれにも当てはまらなければ調整は不要（判定の順序は本システムの読み）。"]],
    [["Unsure, or 1 or 2 applies but there is refusal or other difficulty: the support centre of the residence; 1: a home care office; 2: the support centre; none: no coordination. (The order of evaluation is our reading.)"]])
* insert HonjoKodamaRule(HK-35, routing, [["契約済みの担当者への引継ぎ"]], [["Contract already made"]],
    [["居宅介護支援事業所または地域包括支援センターとすでに契約している患者は、要介護・要支援を問わず、その担当者に引き継ぐ。"]],
    [["A patient already under contract with a home care office or support centre is handed to that person, whatever the care level."]])

// 退院調整におけるケアマネジャーの業務
* insert HonjoKodamaRule(HK-50, context, [["業務1 新規受付"]], [["Work step 1: new request"]],
    [["ケアマネジャーの事業所は、病院や家族から電話で依頼を受け、担当者を決め、病院から様式2や看護サマリーなどを受け取り、初回訪問を調整する。未申請なら代行申請から始める。担当件数に限りがあり時間がかかる。"]],
    [["The office takes the request by phone from hospital or family, assigns a person, receives form 2 and the nursing summary, and arranges the first visit; if not yet applied, it starts from the application. Case numbers are limited, so this takes time."]])
* insert HonjoKodamaRule(HK-51, context, [["業務2 病棟への初回訪問"]], [["Work step 2: first visit to the ward"]],
    [["ケアマネジャーは病棟で、介護保険証の確認、契約の説明、依頼届の記入の依頼、状態の聞き取り、面接とアセスメント、利用者が選ぶための事業所の案内を行い、自宅の家屋状況も確かめる。"]],
    [["On the ward the care manager checks the insurance card, explains the contract, has the plan request form filled in, hears the patient's state, interviews and assesses, informs about providers for the user to choose, and also visits the home."]])
* insert HonjoKodamaRule(HK-52, record, [["契約と個人情報使用の同意"]], [["Contract and consent"]],
    [["ケアマネジャーは初回訪問で、契約・重要事項・個人情報の使用を利用者に説明し、同意と署名押印を得て、1部を渡す。"]],
    [["At the first visit the care manager explains the contract, the important matters and the use of personal information, obtains consent, signature and seal, and hands over one copy."]])
* insert HonjoKodamaRule(HK-53, principle, [["アセスメントの場所"]], [["Place of the assessment"]],
    [["アセスメントは利用者の居宅で本人と家族に面接して行わなければならない。入院など物理的な理由があれば病院でも認められるが、病院と自宅の両方の訪問が必要。住宅改修が見込まれるときは自宅で動作を確かめ、手続きに1か月位かかることがある。"]],
    [["The assessment must be an interview with user and family at the user's home; with a physical reason such as admission the hospital is also allowed, but both must be visited. If housing work is likely, movement is checked at home; the paperwork may take about a month."]])
* insert HonjoKodamaRule(HK-54, context, [["業務3 事務処理"]], [["Work step 3: paperwork and liaison"]],
    [["ケアマネジャーは依頼届と開示請求を市町に出し、記録と原案を作り、事業所や主治医と調整し、サービス担当者会議の準備をする。医療系サービスを組むときは主治医の意見が必須。窓口の曜日や時間に限りがある。"]],
    [["The care manager files the plan request and the disclosure request with the municipality, drafts records and plan, liaises with providers and physician (whose advice is mandatory for medical-type services) and prepares the service meeting. Desk days and hours are limited."]])
* insert HonjoKodamaRule(HK-55, context, [["業務4 ケアプランの確定"]], [["Work step 4: care plan settled"]],
    [["ケアマネジャーはサービス担当者会議を開き（欠席の事業所には事前に照会）、プランを直して確定し、本人または家族に説明して同意と署名押印を得て1部を渡し、提供票を届け、事業所との契約に同席する。事業所が多いほど時間がかかる。"]],
    [["The care manager holds the service meeting (absent providers are consulted beforehand), settles the plan, explains it, obtains consent, signature and seal, hands over a copy, delivers the service slips and accompanies the provider contracts. The more providers, the longer it takes."]])
* insert HonjoKodamaRule(HK-56, context, [["サービス開始までの7段階"]], [["Seven steps to the start of service"]],
    [["契約・面談、病院からの情報収集、ケアプラン原案作成、サービス事業所との調整、退院前カンファレンス、サービス担当者会議、サービス提供開始の順に進む。"]],
    [["Contract and interview, information from the hospital, draft plan, arranging with providers, discharge conference, service meeting, start of service."]])

// 様式とMCS
* insert HonjoKodamaRule(HK-57, form, [["様式1 入院時情報提供書"]], [["Form 1: admission information"]],
    [["ケアマネジャーから病院に渡す様式。足りない事項は病院訪問の際に口頭で確かめるか、必要に応じてフェイスシートやケアプラン第1〜3表を渡す。"]],
    [["From care manager to hospital. What is missing is asked orally at the hospital visit, or the face sheet and care plan tables 1 to 3 are handed over as needed."]])
* insert HonjoKodamaRule(HK-58, form, [["様式2 退院・退所情報記録書"]], [["Form 2: discharge record"]],
    [["病院からケアマネジャーに渡す様式で、病院が可能な範囲で記入する。看護サマリーなどでもよいが、様式2の内容を網羅しないものは加算に該当しない。足りない点はケアマネジャーがカンファレンスや面談で尋ねる。"]],
    [["From hospital to care manager, filled in as far as possible. A nursing summary may replace it, but one that does not cover the contents of form 2 does not qualify for the fee add-on. The care manager asks for what is missing at the conference or interview."]])
* insert HonjoKodamaRule(HK-59, form, [["項目の追加"]], [["Items may be added"]],
    [["必要な項目は、場合に応じて様式に書き加えてよい。"]],
    [["Items may be added to the forms case by case."]])
* insert HonjoKodamaRule(HK-60, channel, [["MCSの利用"]], [["Use of MCS"]],
    [["MCSは本庄市児玉郡医師会の運用ポリシーに従って使う。可、緊急時を除き可、条件付き、不可は病院ごとに示されている。新たに使うときは在宅医療連携拠点に相談する。"]],
    [["MCS is used under the medical association's policy. Each hospital states yes, yes except emergencies, on a condition, or no. New use is discussed with the linkage base."]])
* insert HonjoKodamaRule(HK-61, channel, [["書類の届け先"]], [["Where forms are delivered"]],
    [["届け先の部署や受付での伝え方は病院ごとに示され、事前連絡の要る病院もある。FAX番号が2つあるときはどちらに送るかを先に電話で尋ねる。示された時間は相談の受付時間であり、書類の受付時間ではない。"]],
    [["Each hospital states the department and what to say at reception; some require prior contact. Where two FAX numbers are given, ask by phone first. The hours given are for enquiries, not for delivery."]])
* insert HonjoKodamaRule(HK-62, context, [["在宅医療連携拠点"]], [["Home-medical-care linkage base"]],
    [["本庄市児玉郡医師会が2015年9月に設けた窓口。月〜金の9〜17時（祝日・年末年始は休み）に、在宅医療の相談、多職種の情報共有の支援、研修、住民への広報を行う。"]],
    [["Set up by the medical association in September 2015. Monday to Friday 9 to 17, closed on holidays and at year-end: advice on home medical care, support of information sharing, training, publicity."]])
* insert HonjoKodamaRule(HK-63, context, [["介護保険の利用の流れ"]], [["How care insurance is used"]],
    [["市町の窓口に相談し、認定または基本チェックリストを受ける。要介護1〜5は介護給付、要支援1・2は予防給付、チェックリスト該当者は介護予防・生活支援サービス事業を使い、一般介護予防事業はすべての高齢者が使える。"]],
    [["Ask the municipal desk, then certification or the basic checklist. Care levels 1 to 5: care benefits; support levels 1 and 2: preventive benefits; checklist positive: prevention and daily-life support services; general prevention is open to all older people."]])
* insert HonjoKodamaRule(HK-64, context, [["地域包括支援センターの体制"]], [["Support centres"]],
    [["本庄市は委託で4か所、美里町・神川町・上里町は直営で各1か所。総合相談、介護予防ケアマネジメント、権利擁護、認知症施策など9つの業務を担う。"]],
    [["Honjo has four, entrusted to others; Misato, Kamikawa and Kamisato run one each. Nine tasks, among them consultation, prevention care management, protection of rights and dementia measures."]])
* insert HonjoKodamaRule(HK-65, form, [["様式2の活用（勧め）"]], [["Form 2 is recommended"]],
    [["加算を算定できる体制が整った病院・事業所には、様式2の活用が勧められている。義務ではなく、代わりの書類も認められる（HK-58）。"]],
    [["A hospital or office that becomes able to claim the add-on is encouraged to use form 2. It is not obligatory; substitutes are allowed (HK-58)."]])
* insert HonjoKodamaRule(HK-66, context, [["ケアマネジャーの仕事"]], [["What a care manager does"]],
    [["自立支援（改善や重度化防止）を目指し、介護者の話を聞いて生活と心身の状態を把握し、プランを作り、事業所と調整する。主な業務は要介護認定、介護支援サービス、給付管理に関するもの。"]],
    [["Aims at self-support, listens to the carer, assesses life and body, makes the plan and liaises with providers. Main work: certification, care support services, benefit management."]])
* insert HonjoKodamaRule(HK-67, context, [["作成者と問い合わせ先"]], [["Who made the manual, and the desks"]],
    [["地域の病院、介護サービス事業者の連絡協議会、在宅医療連携拠点、1市3町、本庄保健所が作った。手引きは各市町のホームページから入手できる。"]],
    [["Made by the hospitals, the association of care providers, the linkage base, the four municipalities and Honjo health centre. It can be downloaded from each municipality's site."]])
* insert HonjoKodamaRule(HK-68, context, [["在宅担当者という言葉の範囲"]], [["Meaning of home contact"]],
    [["在宅担当者はケアマネジャー、地域包括支援センターの担当者のほかサービス提供事業所の担当者等も含む。ただし新規の患者が一覧から選ぶのは、ケアマネジャーまたは地域包括支援センターの担当者である。"]],
    [["The home contact may be a care manager, a support-centre worker or a service provider's staff. But the person a new user chooses from the lists is a care manager or a support-centre worker."]])

// ==== 安中 ====

// 性格、対象、同意
* insert AnnakaRule(AN-01, principle, [["ルールの性格（標準的な手続き）"]], [["Nature of the rule"]],
    [["標準的な手続きを示したもの。このとおりに行うことが難しいときは、関係者どうしで個別に調整する。"]],
    [["It describes a standard procedure; where that is difficult, the parties adjust individually."]])
* insert AnnakaRule(AN-02, principle, [["個人情報の取扱い"]], [["Personal information"]],
    [["関係者は本人・家族との信頼関係を大切にし、個人情報を使う意義への理解を得て、厚生労働省のガイドラインに沿って適正に扱う。"]],
    [["Everyone values the trust of patient and family, obtains their understanding of why their information is used, and handles it properly under the ministry's guidance."]])
* insert AnnakaRule(AN-03, context, [["ルールを使う機関"]], [["Who uses the rule"]],
    [["安中市の病院、居宅介護支援事業所、小規模多機能型居宅介護事業所、地域包括支援センターが使う。"]],
    [["Hospitals, home care offices, small multi-function offices and the support centre in Annaka."]])
* insert AnnakaRule(AN-04, criterion, [["ケアマネジャーの有無による分岐"]], [["With or without a care manager"]],
    [["病院は入院時に介護保険証を確かめ、介護保険サービスを使っていてケアマネジャーがいた人はA、いない新規の人はBの流れとする。"]],
    [["On admission the hospital checks the care insurance card. A: had a care manager and used services. B: none, new user."]])
* insert AnnakaRule(AN-05, criterion, [["支援の対象となる患者"]], [["Who is supported"]],
    [["在宅（有料老人ホーム等を含む）に戻る意向の本人・家族で、認定済み・見込みまたは事業対象者であり、ケアマネジャーと契約した人。介護保険施設等への入所や転院の場合は含まない。介護保険サービスを使わなければ報酬の対象外。"]],
    [["Patients and families who intend to return home (paid homes for older people included), certified, likely to be, or checklist-eligible, under contract with the care manager. Entering a care insurance facility and transfer are not included. Without later use of services the care manager is not paid."]])

// A: ケアマネジャーがいる患者
* insert AnnakaRule(AN-06, duty, [["「入院したら電話を」と日頃から伝える"]], [["Tell people to call when admitted"]],
    [["ケアマネジャーは日頃から本人・家族に「入院したら電話をください」と伝える。例: 名刺を挟んで医療保険証と介護保険証を一緒に保管し入院時に示す。同意を得て介護保険証に事業所名と電話番号を書いておく。"]],
    [["In ordinary times the care manager asks patient and family to call on admission, e.g. keep both insurance cards together with the business card and show them; with consent, write the office's name and phone on the care insurance card."]])
* insert RuleStrength(AN-06, none)
* insert AnnakaRule(AN-07, duty, [["担当ケアマネジャーの確認と連絡の依頼"]], [["Identify the care manager"]],
    [["病院担当者は入院時に、本人・家族や介護保険証などから担当ケアマネジャーを確かめ、入院したことを担当者に伝えるよう本人・家族に頼む。"]],
    [["On admission the hospital identifies the care manager from patient, family or insurance card, and asks patient and family to tell the care manager."]])
* insert RuleStrength(AN-07, none)
* insert AnnakaRule(AN-08, duty, [["家族が連絡できないときの直接連絡"]], [["Direct notice of admission"]],
    [["本人・家族が連絡できないとき、病院担当者は入院時に担当ケアマネジャーへ直接知らせる。"]],
    [["Where patient and family cannot, the hospital tells the care manager directly at admission."]])
* insert RuleStrength(AN-08, none)
* insert AnnakaRule(AN-09, duty, [["入院時の情報提供（様式1-1・1-2）"]], [["Give the admission information"]],
    [["ケアマネジャーは入院を知ったら、様式1-1または様式1-2を病院の窓口に持参するか、病院が指定するFAXに送る。期限の定めはない。"]],
    [["On learning of the admission, the care manager brings form 1-1 or 1-2 to the hospital's desk or sends it to the FAX the hospital names. No deadline is stated."]])
* insert RuleStrength(AN-09, none)
* insert AnnakaRule(AN-10, channel, [["FAXの送受信の確認"]], [["Confirm FAX on both sides"]],
    [["FAXを使うときは、送った側と受けた側の双方で送受信を確かめ合うなど、個人情報に十分注意する。"]],
    [["With FAX, both sides take full care of personal information, e.g. by confirming with each other that it was sent and received."]])
* insert RuleStrength(AN-10, none)
* insert AnnakaRule(AN-11, deadline, [["退院調整の連絡（約7日前）"]], [["Notice about seven days before discharge"]],
    [["退院が見込まれたら、病院担当者は概ね7日間の調整期間を見込み、可能な範囲で、なるべく早期に、できれば退院7日前ぐらいにケアマネジャーへ連絡する（入院期間は病気により異なるので、おおよその目安）。"]],
    [["Once discharge is in sight, the hospital contacts the care manager allowing about seven days, as far as possible: early, if possible about seven days before. A rough guideline, since length of stay varies with disease."]])
* insert RuleStrength(AN-11, guideline)
* insert AnnakaRule(AN-12, routing, [["状態によらず元の事業所へ連絡"]], [["Contact the known office in any case"]],
    [["病院担当者は、患者の状態に関係なく、入院時の情報の提供元、または介護保険証に書かれた事業所に連絡する。すでに事業所がある患者を改めて振り分けない。"]],
    [["Whatever the patient's state, the hospital contacts whoever gave the admission information or the office written on the care insurance card; a patient who has an office is not routed anew."]])
* insert RuleStrength(AN-12, guideline)
* insert AnnakaRule(AN-13, duty, [["「在宅可否」判断への情報提供"]], [["Inform the home decision"]],
    [["ケアマネジャーは、必要に応じて、病院が在宅に戻れるかを判断するための情報を病院に提供する。"]],
    [["As needed, the care manager gives the hospital the information it needs to decide whether a return home is possible."]])
* insert RuleStrength(AN-13, none)
* insert AnnakaRule(AN-14, duty, [["退院調整共有情報シートの提供"]], [["Give the shared discharge sheet"]],
    [["病院担当者は、プランの見直しに要る情報（様式2-2 退院調整共有情報シート）を院内で集めてケアマネジャーに提供し、面談で患者の情報を説明する（原典の欄が乱れており、病院の行動と読んだ）。"]],
    [["The hospital collects from its staff what is needed to amend the plan (form 2-2), gives it to the care manager and explains at the meeting. (The printed column is disturbed; that it is the hospital's part is our reading.)"]])
* insert RuleStrength(AN-14, none)
* insert AnnakaRule(AN-15, duty, [["連絡後の継続的な情報交換"]], [["Keep in touch after the notice"]],
    [["連絡の後、病院担当者とケアマネジャーは連絡を取り合い、状態が変わったときは様式2でプラン変更の要否を判断し、退院前カンファレンスを確かめ、退院後の生活を話し合う。"]],
    [["After the notice both sides keep in touch; if the state changed they use form 2 to decide whether the plan must change, confirm the discharge conference and talk over life after discharge."]])
* insert RuleStrength(AN-15, none)
* insert AnnakaRule(AN-16, duty, [["退院時の共同指導"]], [["Joint guidance at discharge"]],
    [["退院時の共同指導が必要と判断したら、病院担当者は報酬の要件に沿って調整する。ケアマネジャーは依頼があれば参加を検討する。"]],
    [["Where joint guidance is judged necessary, the hospital arranges it following the fee conditions; when asked, the care manager considers attending."]])
* insert RuleStrength(AN-16, none)
* insert AnnakaRule(AN-17, duty, [["退院時の看護・介護の引継ぎ"]], [["Nursing hand-over at discharge"]],
    [["病院担当者は退院時に、看護サマリーなどで最終の排便日・入浴日や服薬内容などをケアマネジャーに引き継ぐよう努め、ケアマネジャーも受け取るよう努める。"]],
    [["At discharge the hospital endeavours to hand over nursing and care matters (nursing summary: last bowel movement and bath, medicines); the care manager endeavours to obtain them."]])
* insert RuleStrength(AN-17, none)
* insert AnnakaRule(AN-18, duty, [["ケアプランの写しの提供（必要時）"]], [["Copy of the care plan, as needed"]],
    [["退院後、ケアマネジャーは必要に応じてケアプランの写しを病院担当者に渡す（任意）。"]],
    [["After discharge the care manager gives the hospital a copy of the care plan where needed (optional)."]])
* insert RuleStrength(AN-18, none)

// B: 新規の患者
* insert AnnakaRule(AN-19, duty, [["認定申請の相談"]], [["Talk over the application"]],
    [["病院担当者は本人・家族と、要介護（要支援）認定の申請について話し合う。"]],
    [["The hospital talks over the application for certification with patient and family."]])
* insert RuleStrength(AN-19, none)
* insert AnnakaRule(AN-20, duty, [["退院後の担当者の選定"]], [["Select the care manager"]],
    [["病院担当者は本人・家族と、退院後の担当ケアマネジャーを選ぶ。"]],
    [["The hospital and patient and family select the care manager for after discharge."]])
* insert RuleStrength(AN-20, none)
* insert AnnakaRule(AN-21, deadline, [["新規の退院調整の連絡（約10日前）"]], [["New user: notice about ten days before"]],
    [["在宅が可能と判断したら、病院担当者は概ね10日間の調整期間を見込み、可能な範囲で、退院10日前ぐらいを目安に担当ケアマネジャーへ連絡し、調整を始める。"]],
    [["When a return home is judged possible, the hospital contacts the care manager and starts, allowing about ten days as far as possible; the guideline is about ten days before discharge."]])
* insert RuleStrength(AN-21, guideline)
* insert AnnakaRule(AN-22, duty, [["新規の退院時情報の提供"]], [["New user: give discharge information"]],
    [["病院担当者は様式2-2を参考に院内で情報を集め、ケアマネジャーに提供する。"]],
    [["Using form 2-2 as a reference, the hospital collects information and gives it to the care manager."]])
* insert RuleStrength(AN-22, none)
* insert AnnakaRule(AN-23, duty, [["家族への連絡と面談の設定"]], [["Contact the family, set up a meeting"]],
    [["連絡を受けたケアマネジャーは家族に連絡し、早急に病院担当者との面談の場を設け、介護保険とサービスを説明して調整を始める。"]],
    [["Once contacted, the care manager calls the family, sets up a meeting with the hospital without delay, explains insurance and services, and starts arranging."]])
* insert RuleStrength(AN-23, asap)
* insert AnnakaRule(AN-24, duty, [["退院前カンファレンスの検討と引継ぎ"]], [["Consider conferences, hand over"]],
    [["双方は必要に応じて直接連絡し、退院前カンファレンスの要否と回数を考え、本人・家族や病棟・リハビリ・栄養の職員とともに在宅サービスに引き継ぐ。方法は各病院による。"]],
    [["Both contact each other directly as needed, consider whether and how many conferences to hold, and hand over to home services with patient, family, ward, rehabilitation and nutrition staff. The method follows each hospital."]])
* insert RuleStrength(AN-24, none)
* insert AnnakaRule(AN-25, context, [["新規のその後の流れ"]], [["New user: what follows"]],
    [["その後は、ケアマネジャーがいる患者の共同指導・引継ぎ・退院後（AN-16〜AN-18）と同じに進める。"]],
    [["From then on as for a patient with a care manager: joint guidance, hand-over, after discharge (AN-16 to AN-18)."]])

// 基準とつなぎ先
* insert AnnakaRule(AN-26, criterion, [["ア 65歳以上で未認定の基準"]], [["Criteria a: age 65+, not certified"]],
    [["要介護認定を受けていない65歳以上で、立ち上がり・歩行、食事、排泄の介助（ポータブルトイレ使用中を含む）、生活に支障のある精神症状や認知症があり、介護サービスを希望すれば、居宅介護支援事業所か小規模多機能につなぐ（1つでも、は本システムの読み）。"]],
    [["Age 65 or over and not certified, with help needed for standing or walking, eating, toileting (portable toilet included), or mental symptoms that disturb daily life or dementia: if the person wishes care services, a home care office or small multi-function office. (That any one suffices is our reading.)"]])
* insert AnnakaRule(AN-27, criterion, [["イ 見逃してはいけない患者"]], [["Criteria b: patients not to be missed"]],
    [["独居かそれに近く家事など身の回りの周辺動作に介助が要る人、（ADLは自立でも）がん末期や新たな医療処置のある人は、安中市地域包括支援センターにつなぐ。"]],
    [["People who live (nearly) alone and need help with housework, or who, though independent, have terminal cancer or a newly added medical procedure, are passed to the support centre of Annaka."]])
* insert AnnakaRule(AN-28, criterion, [["ウ 迷うとき・希望しないとき等"]], [["Criteria c: unsure or unwilling"]],
    [["判断に迷うとき、またはア・イに当てはまるが本人・家族が介護保険サービスを希望しなかったときなどは、安中市地域包括支援センターにつなぐ。"]],
    [["When unsure, or when a or b applies but patient or family did not wish care insurance services: the support centre of Annaka."]])
* insert AnnakaRule(AN-29, criterion, [["40〜64歳の対象"]], [["Age 40 to 64"]],
    [["40〜64歳は、16の特定疾病のいずれかがあり、かつアまたはイに当てはまる人が対象。"]],
    [["Age 40 to 64: one of the 16 specified diseases, and a or b."]])
* insert AnnakaRule(AN-30, routing, [["地域包括支援センターの担当地区"]], [["No districts of the support centre"]],
    [["本庁と松井田支所の間に担当地区の区分は示されておらず、電話番号も同じなので、住所から担当を推定しない。"]],
    [["No districts are printed between main office and Matsuida branch, and the phone number is the same: none is derived from the address."]])
* insert AnnakaRule(AN-31, context, [["認定申請の方法"]], [["How to apply"]],
    [["本人や家族などが、65歳以上は介護保険証、40〜64歳（特定疾病）は医療保険証を持って市町村の担当課に申請する。ケアマネジャーが代行することもできる。"]],
    [["Patient or family applies at the municipal section, taking the care insurance card (65 or over) or the medical insurance card (40 to 64 with a specified disease). The care manager may apply on their behalf."]])
* insert AnnakaRule(AN-32, criterion, [["事業対象者（総合事業）"]], [["Checklist-eligible persons"]],
    [["総合事業だけを使う、65歳以上・未認定で基本チェックリストに該当する人（要支援1相当）。センターでその場で判定する。訪問型は週2回、通所型は週1回までで、それを超えるときや他のサービスには認定が要る。要介護相当の人と65歳未満の人も認定が要る。"]],
    [["For those who use only the municipal services: 65 or over, not certified, checklist positive (about support level 1), judged on the spot at the support centre. Up to two home visits and one day service a week; more, or other services, need certification, as do persons likely to need care and those under 65."]])

// ケアマネジャーの業務と日数
* insert AnnakaRule(AN-33, context, [["ケアマネジャーの業務日数の見込み"]], [["Estimated days of the work"]],
    [["新規受付1〜2日、病棟への初回訪問3〜4日、事務処理2〜3日、サービス担当者会議1日が見込み（合計7〜10日は本システムの計算）。"]],
    [["Estimates: new request 1 to 2 days, first visit 3 to 4, paperwork 2 to 3, service meeting 1. (The sum of 7 to 10 is our arithmetic.)"]])
* insert AnnakaRule(AN-34, context, [["ケアマネジャーの業務の内容"]], [["What the care manager does"]],
    [["ケアマネジャーは依頼を受けて担当を決め、初回訪問で介護保険証の確認、契約・個人情報使用の説明と同意、状態の聞き取りとアセスメントを行い、書類の提出、原案作成、事業所・主治医との調整（医療系サービスは意見が必須）、会議の準備を進める。"]],
    [["After the phone request a person is assigned; at the first visit the card is checked, contract and use of personal information are explained and consented to, and the patient is assessed; then papers, draft plan, liaison with providers and physician (opinion mandatory for medical-type services), and meeting."]])
* insert AnnakaRule(AN-35, context, [["退院時に認定や工事が済まないこと"]], [["May be unfinished at discharge"]],
    [["申請しても退院時に認定結果が出ていないこと、住宅改修が終わっていないことがある。"]],
    [["At discharge the certification may not be out yet, and housing work may be unfinished."]])
* insert AnnakaRule(AN-36, record, [["支援経過の記録"]], [["Record what was done"]],
    [["ケアマネジャーの担当する利用者は1人ではなく、行ったことはすべて支援経過として記録する必要がある。"]],
    [["A care manager has more than one user; everything done must be recorded as the course of support."]])
* insert AnnakaRule(AN-37, context, [["退院・利用開始までの10段階"]], [["Ten steps to discharge"]],
    [["相談・支援依頼、担当選定、初回訪問、契約、アセスメントと病院からの聴き取り、主治医・事業所との調整、原案、サービス担当者会議と引継ぎ・確定、サービス事業所との契約、退院・利用開始の順に進む。"]],
    [["Request, assignment, first visit, contract, assessment and hospital information, liaison, draft plan, service meeting with hand-over and settling, provider contracts, discharge and start."]])

// 病院ごとの進め方
* insert AnnakaRule(AN-40, context, [["病院ごとの調整期間の見込み"]], [["Coordination time by hospital"]],
    [["調整期間を残して在宅の可否を決められるかは病院による。医師の判断による病院では、7日・10日の目安を約束されたものとして扱わない。医師の退院許可の後、14日以内に在宅が可能になれば日を調整して退院できる病院もある（起点は本システムの読み）。"]],
    [["Whether the home decision can be made leaving coordination time differs by hospital. Where the doctor decides, the seven- and ten-day guidelines are not to be treated as promised. One hospital lets discharge be arranged if home becomes possible within 14 days (counted from the permission in our reading)."]])
* insert AnnakaRule(AN-41, channel, [["病院ごとの入院時情報の届け先"]], [["Where admission information goes, by hospital"]],
    [["届け先（地域医療連携室、地域連携室、相談室、病棟など）は病院ごとに示される。訪ねるときに予約や事前の電話の要る病院がある。"]],
    [["Each hospital names its destination (liaison room, consultation room, ward). Some ask visitors to make an appointment or to phone first."]])
* insert AnnakaRule(AN-42, context, [["病院ごとの連絡・説明の担当者"]], [["Who acts, by hospital"]],
    [["ケアマネジャーへの連絡・面談、退院日の連絡、介護保険の説明などは連携室や相談室が基本だが、病院により病棟師長・病棟看護師・家族なども担う。表の一部は読み取りに確認が要る。"]],
    [["Calls and meetings with the care manager, telling the date and explaining the insurance are normally done by the liaison or consultation room; in some hospitals also by ward nurses, the head nurse or the family. Parts of the printed table need checking."]])
* insert RuleVerify(AN-42)
* insert AnnakaRule(AN-43, principle, [["アセスメントの場所"]], [["Place of the assessment"]],
    [["アセスメントは居宅で本人と家族に面接して行う必要があり、入院など物理的な理由があれば病院でも認められる。病院と自宅は必要に応じて訪ね、住宅改修がありうるときは自宅で動作を確かめる。"]],
    [["Interview with user and family at home is required; with a physical reason such as admission the hospital is also allowed. Hospital and home are visited as needed; if housing work is possible, movement is checked at home."]])
* insert AnnakaRule(AN-44, context, [["業務に時間がかかる理由"]], [["Why the steps take time"]],
    [["担当できる件数に限りがあり、家族は仕事で連絡がつきにくく、事業所や市役所の開いている日時が限られ、主治医との調整も要るため。"]],
    [["Case numbers are limited, families are hard to reach because of work, office and city hall hours are limited, and the physician must be consulted."]])
* insert AnnakaRule(AN-45, context, [["作成の経緯と問い合わせ先"]], [["Making, revision, enquiries"]],
    [["病院、ケアマネジャー、地域包括支援センター、県が1年かけて話し合って作り、必要に応じて見直す。退院の支援がないために必要なサービスを受けられない人をなくすことが目的。問い合わせは安中市地域包括支援センターへ。"]],
    [["Made in a year of talks among hospitals, care managers, support centre and prefecture, revised as needed. Aim: nobody is left without needed services for want of discharge support. Enquiries: support centre of Annaka."]])
* insert AnnakaRule(AN-46, form, [["様式の選び方"]], [["Which form"]],
    [["入院時は様式1-1か1-2のどちらか。病院からの情報には様式2-2が示されている。様式2-1を使う場面は示されていない。"]],
    [["At admission form 1-1 or 1-2. Form 2-2 is named for the hospital's information. When 2-1 is used is not described."]])

// ==== 尼崎 ====

* insert AmagasakiRule(AM-01, principle, [["ルールの性格（標準的な取扱い）"]], [["Nature of the rule"]],
    [["標準的な取扱いを示したもの。病状・家族・病院により異なることを前提に、実態に即して行う。"]],
    [["It describes a standard practice; it is expected to differ by condition, family and hospital, and one acts as the case requires."]])
* insert AmagasakiRule(AM-02, context, [["対象とする場面"]], [["Scope"]],
    [["4場面のうち入退院（所）支援を扱い、入院前から利用している人、新たに利用する人、転院する人の3つに分ける。"]],
    [["Of the four scenes it treats admission and discharge support, in three parts: users before admission, new users, transfer."]])

// 入院前から介護保険を利用している患者。原典の表は罫線が失われており、時期が特に不確かなものには「時期は推定」と書く。
* insert AmagasakiRule(AM-03, duty, [["再発・入院のリスクの共有"]], [["Share the risk of admission"]],
    [["ケアマネジャーと在宅の支援者は、日頃から再発や入院のリスクを共有する（時期は推定）。"]],
    [["In ordinary times the care manager and home supporters share the risk of recurrence and admission (phase reconstructed)."]])
* insert AmagasakiRule(AM-04, duty, [["入退院連携シートの準備"]], [["Prepare the information sheet"]],
    [["ケアマネジャーは、入院に備えて情報シートを用意しておく。入退院連携シートその1・その2の活用が勧められている（時期は推定）。"]],
    [["The care manager prepares the information sheet beforehand; sheets 1 and 2 are recommended (phase reconstructed)."]])
* insert AmagasakiRule(AM-05, duty, [["予定入院の入院前支援"]], [["Support before a planned admission"]],
    [["予定入院では、病院は入院を決めた外来のときに入院前支援を行う。"]],
    [["For a planned admission the hospital gives pre-admission support at the outpatient visit when admission is decided."]])
* insert AmagasakiRule(AM-06, duty, [["配慮の要る患者の事前調整"]], [["Prior adjustment for special needs"]],
    [["コミュニケーションに特別な支援が要る患者や強度行動障害のある患者について、病院は入院前に調整する。"]],
    [["For patients who need special communication support or have severe behavioural disorder, the hospital makes arrangements before admission."]])
* insert AmagasakiRule(AM-07, duty, [["病院からケアマネジャーへの入院連絡"]], [["Hospital tells the care manager"]],
    [["入院時、病院がケアマネジャーに入院を知らせ、必要なときは情報の提供を頼む。"]],
    [["On admission the hospital tells the care manager and, when needed, asks for information."]])
* insert AmagasakiRule(AM-08, duty, [["担当者不明のときの市への照会"]], [["Ask the city for the care manager"]],
    [["担当のケアマネジャーが分からないとき、病院は市の介護保険事業担当課に問い合わせる。"]],
    [["If the home contact is unknown, the hospital asks the city's care insurance section."]])
* insert AmagasakiRule(AM-09, duty, [["利用者情報の提出"]], [["Submit the user's information"]],
    [["入院時、ケアマネジャーは利用者の情報を病院の地域連携窓口に提出する。"]],
    [["On admission the care manager submits the user's information to the hospital's liaison desk."]])
* insert AmagasakiRule(AM-10, duty, [["かかりつけ医等への入院の共有"]], [["Tell family doctor and supporters"]],
    [["入院時、ケアマネジャーは入院したことをかかりつけ医や在宅の支援者と共有する。"]],
    [["On admission the care manager shares the fact with the family doctor and home supporters."]])
* insert AmagasakiRule(AM-11, duty, [["退院支援の要る患者の抽出"]], [["Find patients who need support"]],
    [["病院は、退院支援が必要な患者を目安（AM-20〜AM-22）により抽出する（時期は推定）。"]],
    [["The hospital finds the patients who need discharge support by the guides AM-20 to AM-22 (phase reconstructed)."]])
* insert AmagasakiRule(AM-12, duty, [["退院時の状態と生活の見通しの共有"]], [["Share the outlook for discharge"]],
    [["入院中、病院は退院時の病状やADLを予測し、退院後の生活の見通しを本人・家族や在宅の支援者と共有する（時期は推定）。"]],
    [["During the stay the hospital predicts the state at discharge (illness, ADL) and shares the outlook for life afterwards with patient, family and home supporters (phase reconstructed)."]])
* insert AmagasakiRule(AM-13, duty, [["面談での状況の説明と確認"]], [["Meet, explain and ask"]],
    [["入院中、病院は面談して状況を説明し、ケアマネジャーはシートその2を用いて聞き取る（時期は推定）。"]],
    [["During the stay the hospital meets and explains, and the care manager asks, using sheet 2 (phase reconstructed)."]])
* insert AmagasakiRule(AM-14, duty, [["ケアマネジャーからの退院支援の申し出"]], [["Care manager requests support"]],
    [["アセスメントで必要と分かったとき、ケアマネジャーが病院に退院支援を申し出る（時期は推定）。"]],
    [["If the assessment shows need, the care manager requests discharge support from the hospital (phase reconstructed)."]])
* insert AmagasakiRule(AM-15, duty, [["退院カンファレンス"]], [["Discharge conference"]],
    [["必要なとき退院カンファレンスを開く。病院は在宅側の参加職種をケアマネジャーに尋ね、ケアマネジャーは伝えて参加する（時期は推定）。"]],
    [["A conference is held when needed. The hospital asks the care manager for the home professions; the care manager passes the list and attends (phase reconstructed)."]])
* insert AmagasakiRule(AM-16, duty, [["退院前の状態の再確認"]], [["Ask again before discharge"]],
    [["退院前、ケアマネジャーはシートその2で状態をもう一度聞き取り、アセスメントして支援を計画する（時期は推定）。"]],
    [["Before discharge the care manager asks for the state again (sheet 2), assesses and plans support (phase reconstructed)."]])
* insert AmagasakiRule(AM-17, duty, [["紹介元医療機関への報告"]], [["Report to the referring institution"]],
    [["退院時、病院は紹介元の医療機関に診療情報提供書で報告する。"]],
    [["At discharge the hospital reports to the referring institution by a referral letter."]])
* insert AmagasakiRule(AM-18, duty, [["退院時の引継ぎとケアプラン作成"]], [["Hand over at discharge"]],
    [["退院時、病院は看護サマリーやリハビリ計画書などを在宅の担当者に渡す。ケアマネジャーは引継ぎを受け、サービス担当者会議を開いてケアプランを作る。"]],
    [["At discharge the hospital gives the home contact the nursing summary, rehabilitation plan and so on; the care manager takes the hand-over, holds the service meeting and makes the plan."]])
* insert AmagasakiRule(AM-19, duty, [["退院後のプラン提出と振り返り"]], [["Feedback after discharge"]],
    [["退院後、ケアマネジャーはケアプランを病院に提出してモニタリングの結果を伝え、病院は退院時の指導や医療材料が適切だったかを確かめる。"]],
    [["After discharge the care manager submits the care plan and feeds back monitoring results; the hospital checks whether its guidance and medical supplies were adequate."]])
* insert AmagasakiRule(AM-19b, form, [["シートその2「退院に向けて」欄"]], [["Sheet 2: column towards discharge"]],
    [["「退院に向けて」の欄は病院とケアマネジャーの双方が使う情報のためのもので、記録を目的としたものではない。"]],
    [["The column towards discharge is for information both sides use; it is not meant as a record."]])

// 退院支援の要る患者
* insert AmagasakiRule(AM-20, criterion, [["退院調整が必要な患者（目安）"]], [["Patients who need coordination"]],
    [["ADLの低下、排泄・食事・歩行などの介助、退院後の医療処置、介護力の不安、認知症の症状や理解の低下、末期の悪性腫瘍や急性呼吸器感染症、住環境整備の7項目のうち1つでも当てはまれば、病院はケアマネジャーまたは地域包括支援センターに連絡する（目安）。"]],
    [["Seven items: lowered ADL, help with toileting, eating or walking, medical procedures after discharge, worry about carers, dementia symptoms or lowered understanding, terminal cancer or acute respiratory infection, housing. Any one: the hospital contacts the care manager or support centre (a guide)."]])
* insert AmagasakiRule(AM-21, criterion, [["注意が必要な患者（目安）"]], [["Patients who need attention"]],
    [["独居で家事などに介助、食事制限や栄養指導、服薬管理、アルコール依存症、精神疾患・難病、緊急入院や繰り返す入退院、介護保険未申請の7項目。当てはまれば注意を払い、退院困難な要因（AM-22）も見る。つなぎ先の定めはない（目安）。"]],
    [["Seven items: living alone with help in housework, diet or nutrition advice, medicines, alcohol dependence, mental illness or intractable disease, emergency or repeated admission, no application yet. They call for attention and a look at AM-22; no routing is stated (a guide)."]])
* insert AmagasakiRule(AM-22, criterion, [["退院困難な要因（令和6年度）"]], [["Factors that make discharge difficult (2024)"]],
    [["入退院支援加算1・2で、病院が入院後に患者を抽出する際に見る16項目（令和6年度）。2026年6月の改定で2項目が加わったとされる（RB-24、要確認）。"]],
    [["The 16 items of admission and discharge support add-ons 1 and 2 by which the hospital finds patients (2024). Two items are reported to have been added in June 2026 (RB-24, to be verified)."]])

// 新たに介護保険を利用する患者
* insert AmagasakiRule(AM-23, duty, [["認定申請の案内"]], [["Guide to the application"]],
    [["申請の目安（AM-24）に当てはまる65歳以上、または40〜64歳で特定疾病のある患者に、病院は家族などによる市への申請を案内する。生活保護受給者は担当ケースワーカーを通す。詳しく知りたい家族には地域包括支援センター等への相談を勧める。"]],
    [["Patients of 65 or over, or of 40 to 64 with a specified disease, in a state of AM-24: the hospital guides the family to apply to the city. Welfare recipients go through their caseworker. Families who want details are advised to consult the support centre."]])
* insert AmagasakiRule(AM-24, criterion, [["要介護（要支援）認定申請の目安"]], [["When to apply for certification"]],
    [["立ち上がり・歩行、食事、排泄の介助、ポータブルトイレの使用、認知症の症状や理解の低下、独居での家事などの介助、がん末期、新たな医療処置の8項目を申請の目安とする。"]],
    [["Eight states as a guide to applying: help with standing or walking, eating, toileting, portable toilet, dementia symptoms or lowered understanding, help with housework living alone, terminal cancer, newly added medical procedures."]])
* insert AmagasakiRule(AM-25, routing, [["A 要介護認定が見込まれるとき"]], [["Pattern A: care level expected"]],
    [["①〜⑤のいずれかに当てはまれば、病院は本人の希望を尊重し、一覧やあまつなぎ機能マップシステムで自宅に近い居宅介護支援事業所などを紹介し、契約まで支援する。"]],
    [["Any of items 1 to 5: respecting the wish, the hospital uses the list or the map system to suggest a home care office near home and supports up to the contract."]])
* insert AmagasakiRule(AM-26, routing, [["B 要支援認定が見込まれるとき"]], [["Pattern B: support level expected"]],
    [["⑥〜⑧に当てはまれば、病院は担当地域の地域包括支援センターにつなぐ。"]],
    [["Items 6 to 8: the hospital passes the patient to the support centre of the district."]])
* insert AmagasakiRule(AM-27, routing, [["C 要介護か要支援か迷うとき"]], [["Pattern C: unsure"]],
    [["①〜⑤に当てはまるか迷い、どこにつなぐか分からないときは、担当地域の地域包括支援センターにつなぐ。迷えばC、①〜⑤があればA、ほかはBの順に見る（順序は本システムの読み）。"]],
    [["Unsure whether items 1 to 5 apply and which body is right: the support centre of the district. Order: unsure C, else any of 1 to 5 A, else B. (The order is our reading.)"]])
* insert AmagasakiRule(AM-28, principle, [["申請と並行した担当者決定の支援"]], [["In parallel with the application"]],
    [["ケアマネジャー決定の支援は申請と並行して行う。かかりつけ医、看護師、知人などの紹介で選ぶことも妨げない。"]],
    [["Support for deciding the care manager runs in parallel with the application. Choice through a family doctor, nurse or acquaintance is not barred."]])
* insert AmagasakiRule(AM-29, context, [["担当者が決まった後の流れ"]], [["After the care manager is settled"]],
    [["在宅の担当者が決まった後は、入院前から利用している患者の流れ（AM-03〜AM-19）に沿って進める。"]],
    [["Once the home contact is settled, the flow for existing users applies (AM-03 to AM-19)."]])

// 転院
* insert AmagasakiRule(AM-30, duty, [["転院時の情報シートの引継ぎ"]], [["Transfer: pass the sheet on"]],
    [["転院のとき、送り出す病院は、入院時にケアマネジャーが提出した情報シートの写しを、診療情報提供書や看護サマリーなどと一緒に受け入れ先の病院や施設に引き継ぐ。"]],
    [["On transfer the sending hospital passes a copy of the sheet the care manager submitted, together with referral letter and nursing summary, to the receiving hospital or facility."]])
* insert AmagasakiRule(AM-31, context, [["在宅復帰率の参考値"]], [["Return-home rates, for reference"]],
    [["病棟の種類ごとの在宅復帰率など（2024年）の参考値。原文の図が崩れており、病棟と割合の組合せは読み取りによるため要確認。"]],
    [["Rates of return home by kind of ward (2024), for information only. The figure was flattened, so the pairing of ward and rate is our reading and needs checking."]])
* insert RuleVerify(AM-31)

// 関連情報
* insert AmagasakiRule(AM-32, fee, [["入退院支援加算1の日数"]], [["Add-on 1: time limits"]],
    [["病院が退院困難な要因のある患者を入院後3日以内に抽出し、本人・家族との面談を7日以内（療養病棟は14日以内）、カンファレンスと退院支援計画の着手を7日以内に行うことが算定要件。連携先25以上などの体制も要る（令和6年度）。"]],
    [["Fee condition (2024): the hospital finds patients with difficult factors within 3 days of admission, interviews patient and family within 7 days (14 in long-term wards), holds the conference and starts the plan within 7 days; staffing and 25 or more linked organisations are also required."]])
* insert RuleStrength(AM-32, fee-condition)
* insert AmagasakiRule(AM-33, fee, [["入退院支援加算2の日数"]], [["Add-on 2: time limits"]],
    [["病院が7日以内に抽出し、できるだけ早期に面談とカンファレンスを行い、退院支援計画に7日以内に着手することが算定要件（令和6年度。計画の7日は表のつながりからの読み）。"]],
    [["Fee condition (2024): finds patients within 7 days, interview and conference as early as possible, plan started within 7 days (the last is our reading of a merged cell)."]])
* insert RuleStrength(AM-33, fee-condition)
* insert AmagasakiRule(AM-34, fee, [["入院時支援加算の実施項目"]], [["Items of the admission support add-on"]],
    [["病院が入院前に行い計画にまとめる8項目。患者情報の把握と入院生活の説明は必須、利用中の介護・福祉サービスの把握は該当すれば必須。ほかは褥瘡、栄養、服薬、退院困難な要因、治療・検査の説明。"]],
    [["Eight items the hospital does before admission and makes into a plan: patient information and explaining life in hospital are required, services used so far if any; the others are pressure sores, nutrition, medicines, difficult factors, explanation of treatment and tests."]])
* insert RuleStrength(AM-34, fee-condition)
* insert AmagasakiRule(AM-35, context, [["作成と改訂の経緯"]], [["Making and revision"]],
    [["2013年の実態調査をもとに2014年に作られ、アンケートを重ねて尼崎市医療・介護連携協議会が改訂してきた。2024年の第4版は、より簡潔なルールとシートを目指した。"]],
    [["Made in 2014 after fact-finding in 2013, revised with questionnaires by the city's council. The 2024 edition aims at a simpler rule and sheets."]])
* insert AmagasakiRule(AM-36, principle, [["ケアマネジャー利用の説明"]], [["What the patient is told"]],
    [["病院は患者に、ケアマネジャーに依頼すると申請からサービスの調整まで一貫した支援が受けられると説明する。病院の役割は相談の勧めと契約への支援で、担当者を決めることではない。"]],
    [["The patient is told that a care manager gives consistent support from application to services. The hospital advises and supports up to the contract; it does not appoint."]])
* insert AmagasakiRule(AM-37, context, [["あまつなぎ機能マップシステム"]], [["Map system of the city"]],
    [["閲覧にはIDとパスワードが要り、分からない人はあまつなぎに尋ねる。"]],
    [["Viewing needs id and password; whoever does not know them asks Amatsunagi, the city's linkage base."]])
* insert AmagasakiRule(AM-38, routing, [["AM-20に該当した患者の連絡先"]], [["Whom AM-20 leads to"]],
    [["連絡先は「ケアマネジャーまたは地域包括支援センター」とだけ示される。ケアマネジャーがいればその人に、いなければ新規利用の流れ（AM-23〜AM-28）による（本システムの読み）。"]],
    [["Only care manager or support centre is printed. The care manager if there is one, else the flow for new users (AM-23 to AM-28): our reading."]])

// ==== 小平 ====

// 連携のエチケット
* insert KodairaRule(KD-01, principle, [["連携のエチケット"]], [["Etiquette of working together"]],
    [["互いへの配慮と礼節、日頃の情報交換、急ぐかどうかを見極めた連絡（急がなければ「今お話できますか？」）、分かりやすい言葉、利用者も職員もフルネーム、自分の氏名と所属、不在時や緊急時の連絡体制と代理の決め方を心がける。"]],
    [["Mutual courtesy; daily exchange; judge urgency before contacting; plain words; full names of users and staff, own name and office; a contact system and a deputy for absence and emergencies."]])
* insert KodairaRule(KD-02, principle, [["職種ごとの心がけ"]], [["Manners by profession"]],
    [["医療職は介護側に伝わる言葉を使う。介護職は伝えること・尋ねることを決めてから話す。病院はサービスの準備に時間が要ることを踏まえ、在宅での姿を思い描いて早めに地域へ連絡する（日数の定めはない）。"]],
    [["Medical staff use words the care side understands; care staff settle beforehand what to tell and ask; hospitals contact local people early, picturing the patient at home (no number of days)."]])
* insert RuleStrength(KD-02, none)
* insert KodairaRule(KD-03, principle, [["支援の方向と共有範囲の合意"]], [["Agree on direction and sharing"]],
    [["関係者は事例ごとにその都度、支援の方向性、共有する情報、共有する職種を決める。"]],
    [["Per case and each time, agree on the direction of support, what is shared and with which profession."]])

// 連絡手段
* insert KodairaRule(KD-04, channel, [["連絡手段の選び方"]], [["Which channel to use"]],
    [["急ぐときは電話（内容を記録する）、合意や込み入った話は対面か電話、記録を残したく急がないときはFAX・メール、多人数で急がないときはMCS（推奨）。緊急の用件をMCSやFAXだけで済ませない（手段の表からの本システムの読み）。"]],
    [["Urgent: phone, and record the content; consensus or complex matters: face to face or phone; record wanted, not urgent: FAX or mail; many people, not urgent: MCS (recommended). Never MCS or FAX alone for an emergency. (Our derivation from the printed table.)"]])
* insert KodairaRule(KD-05, channel, [["MCSの利用登録と管理者"]], [["MCS: registration and administrator"]],
    [["MCSを使うかは事業所が決め、使う事業所はMCS管理者を置く。使う人は一人ずつ登録し、端末を用意する。地域の登録は医師会が管理する。"]],
    [["Each office decides on use and appoints an MCS administrator. Everyone who uses it registers individually and needs a device. The medical association holds the registration of the area."]])
* insert KodairaRule(KD-06, record, [["MCSと包括同意"]], [["MCS and comprehensive consent"]],
    [["MCSの利用は契約時の包括同意の範囲で行い、内容はカルテに準じて扱い、開示の対象になることがある。"]],
    [["Use of MCS falls within the comprehensive consent taken at contract; content is treated like a medical record and may be disclosed."]])
* insert KodairaRule(KD-07, channel, [["MCSへの招待（連携元事業所）"]], [["MCS: who invites"]],
    [["招待できるのは利用者を管理する連携元事業所（小平では医師・訪問看護師・ケアマネジャー）だけで、共有を始めるときは利用者に伝える。"]],
    [["Only the office that manages the user invites: in Kodaira the doctor, visiting nurse or care manager. It tells the user when sharing starts."]])
* insert KodairaRule(KD-08, channel, [["MCSは利用者1人に1グループ"]], [["MCS: one group per user"]],
    [["利用者1人につき1つのグループとし、誰と何を共有するかを確かめる。"]],
    [["One group per user; confirm with whom and what is shared."]])
* insert KodairaRule(KD-09, channel, [["本人・家族とのMCS共有"]], [["MCS with user and family"]],
    [["本人や家族とMCSで共有するときは、支援者の間で合意し、職員だけの共有とは分けて特に注意して行う。"]],
    [["Sharing with user or family needs agreement among the supporters and special care, apart from staff-only sharing."]])
* insert KodairaRule(KD-10, channel, [["MCSグループからの退出"]], [["MCS: leaving the group"]],
    [["担当を離れる人は、自分で速やかにグループの登録を解除する。"]],
    [["Someone who leaves the case removes themselves from the group as soon as possible."]])
* insert RuleStrength(KD-10, asap)
* insert KodairaRule(KD-11, channel, [["担当者・連携元が変わるとき"]], [["MCS: change of person or office"]],
    [["連携元事業所の中で担当者が変わるときはアカウントを引き継いで続ける。連携元事業所そのものが変わるときは元のグループのアカウントは使えない。"]],
    [["If the person changes within the inviting office, the account is handed over and continues; if the office itself changes, the old group account can no longer be used."]])
* insert KodairaRule(KD-12, context, [["MCSの費用と運用ポリシー"]], [["MCS: cost and policy"]],
    [["MCSは医療・介護職のための非公開の全国的なSNSで、共有は無料の会員で足り、通信料は別にかかる。運用は小平市医師会の運用ポリシーによる。"]],
    [["MCS is a nationwide closed network for medical and care staff. Free membership suffices for sharing; line charges are separate. The medical association's policy applies."]])

// シートの使い分け（記載は一例で、ほかの組合せを妨げない）
* insert KodairaRule(KD-13, form, [["サービス担当者会議への意見照会"]], [["Doctor's opinion for the service meeting"]],
    [["ケアマネジャーが医師にサービス担当者会議への意見を求めるときは、小平様式1を使う（一例）。"]],
    [["To ask a doctor's opinion for the service meeting the care manager uses Kodaira form 1 (an example)."]])
* insert KodairaRule(KD-14, form, [["担当ケアマネジャーであることの連絡"]], [["I am this patient's care manager"]],
    [["ケアマネジャーが医師に自分が担当であることを伝えるときは、小平様式2を使う（一例）。"]],
    [["To tell a doctor that they are the patient's care manager: Kodaira form 2 (an example)."]])
* insert KodairaRule(KD-15, form, [["在宅の状況報告と医療系サービスの相談"]], [["Report home situation, medical-type services"]],
    [["ケアマネジャーが医師に在宅での状況を伝え、医療系サービスを相談するときは、小平様式1と4を使う（一例）。"]],
    [["To report the home situation and discuss medical-type services: Kodaira forms 1 and 4 (an example)."]])
* insert KodairaRule(KD-16, form, [["軽度者の福祉用具例外給付の意見"]], [["Equipment exception for light care needs"]],
    [["軽度者（要介護1・要支援1、2）の福祉用具の例外について医師の意見を書面で求めるときは、小平様式3（と添付資料）を使う。文書料がかかることがあり、電話や面談でもよい（一例）。"]],
    [["For a doctor's written opinion on equipment for care level 1 or support levels 1 and 2: Kodaira form 3 with attachment. A document fee may arise; phone or interview is also accepted (an example)."]])
* insert KodairaRule(KD-17, form, [["認定更新・区分変更等の情報提供"]], [["Renewal, change of level, dementia"]],
    [["認定更新や区分変更のときに医師へ情報を伝えるとき、認知症が心配なときは、小平様式4を使う（一例）。"]],
    [["To inform a doctor at renewal or change of level, or when dementia is feared: Kodaira form 4 (an example)."]])
* insert KodairaRule(KD-18, form, [["入院時の病院への情報提供"]], [["Admission: information to the hospital"]],
    [["入院時、ケアマネジャーは北多摩北部医療圏の共通様式（送付票付き）で病院に情報を提供する。ケアプランやアセスメントを添えて所定の期間内に渡すと加算（RB-01）の対象になりうる（一例）。"]],
    [["On admission the care manager informs the hospital by the common sheet of the Kita-Tama Hokubu area with its cover slip. With care plan and assessment attached and given within the set period it can qualify for the add-on (RB-01) (an example)."]])
* insert KodairaRule(KD-19, form, [["サービス開始時に用件が重なるとき"]], [["Several matters at the start of service"]],
    [["サービス開始時に福祉用具の例外、訪問看護、会議への意見など用件が重なるときは、小平様式1〜4を組み合わせる（一例）。"]],
    [["When matters coincide at the start of service (equipment exception, visiting nursing, opinion for the meeting): Kodaira forms 1 to 4 together (an example)."]])

// 後方支援病床
* insert KodairaRule(KD-20, context, [["後方支援病床とは"]], [["What back-up beds are"]],
    [["市との協定により、4病院がベッドに空きがあれば一時的に患者を受け入れる仕組み。入院を保証するものではない。"]],
    [["By agreement with the city four hospitals take a patient temporarily if a bed is free; there is no guarantee."]])
* insert KodairaRule(KD-21, criterion, [["後方支援病床の利用対象者"]], [["Who may use a back-up bed"]],
    [["次の3つをすべて満たす人: 介護保険サービスの利用者（予定を含む）で地域包括支援センターか担当ケアマネジャーが入退院の調整に関われる、急性期の入院は不要だが容態悪化等で在宅が難しいか家族等の休養が要る、主治医が入院を必要と認める。"]],
    [["All three: a user (or intended user) of care services with a support centre or care manager able to take part; worsened but needing no acute hospital while staying home is difficult, or the carers need rest; the attending physician finds admission necessary."]])
* insert KodairaRule(KD-22, deadline, [["後方支援病床の入院期間（14日以内）"]], [["Stay within 14 days"]],
    [["入院は14日以内（利用の条件）。医学的に必要なときは病院が延ばすことがある。入院日を1日目と数えるかは示されていない。"]],
    [["The stay is within 14 days (a condition of use); the hospital may extend it when medically necessary. Whether the admission day is day 1 is not printed."]])
* insert KodairaRule(KD-23, duty, [["後方支援病床の申込みの手順"]], [["Procedure for a back-up bed"]],
    [["事前に調整窓口へ伝える。主治医、またはその指示でケアマネジャーが病院の窓口に電話し、見込みがあれば診療情報提供書と連携シートを送る。病院はまず仮決定を伝え、入院前の診察で正式に決める。仮決定は受入れの決定ではない。"]],
    [["Tell the coordination desk beforehand; the physician, or the care manager on the physician's instruction, phones the hospital; if use looks possible, referral letter and sheet are sent; the hospital decides provisionally, and finally at the examination before admission. The provisional decision is no acceptance."]])
* insert KodairaRule(KD-24, context, [["後方支援病床の移送・費用・退院"]], [["Transport, cost, return home"]],
    [["移送は家族や在宅の支援者が行う。保険の自己負担のほか差額室料やおむつ代などがかかるので入院前に確かめ、難病医療券があれば伝える。入院中は原則として病院の指示に従い、退院後の調整は家族や在宅の支援者が担う。"]],
    [["Family or home supporters transport the patient. Room difference, incontinence pads etc. are paid besides the insurance share: confirm before admission. Tell about an intractable-disease certificate. Hospital instructions prevail; after discharge the family or home supporters make the arrangements."]])
* insert KodairaRule(KD-25, deadline, [["当日入院を希望するときの締切時刻"]], [["Cut-offs for same-day admission"]],
    [["当日の入院を希望するときは、来院・診療情報提供書・連携シートについて病院ごとの締切時刻までに行うことが条件。曜日の制限や家族の付添いなども病院ごとに異なる。原典どおりで意味がはっきりしない時刻もあり要確認。"]],
    [["For same-day admission each hospital sets clock times for arrival, referral letter and sheet as a condition, besides days of the week and family attendance. Some times are unclear as printed and need checking."]])
* insert RuleVerify(KD-25)
* insert KodairaRule(KD-26, context, [["後方支援病床の受付時間"]], [["Reception hours"]],
    [["受付時間は病院ごとに示される。受付曜日の印が原典から失われているため、曜日は病院に確かめる。"]],
    [["Hours are given per hospital. The marks for the days were lost in the source, so days are to be checked with the hospital."]])
* insert RuleVerify(KD-26)
* insert KodairaRule(KD-27, context, [["調整窓口の対象と時間"]], [["The desk is for professionals"]],
    [["在宅医療介護連携調整窓口は専門職専用（平日8:30〜17:00）。市民の相談は地域包括支援センターで受ける。"]],
    [["The coordination desk takes professionals only (weekdays 8:30 to 17:00); citizens go to the support centre."]])
* insert KodairaRule(KD-28, routing, [["町名と丁目による担当センター"]], [["Support centre by area and chome"]],
    [["担当の地域包括支援センターは町名と丁目の両方で決まる。丁目によって担当が分かれる町で丁目が分からないときは、住所に丁目がないのかを確かめる。"]],
    [["The support centre follows from area name and chome. Where chome decides and it is missing, ask whether the address really has none."]])
* insert KodairaRule(KD-29, context, [["地域包括支援センター"]], [["Support centres"]],
    [["主任ケアマネジャー・保健師・社会福祉士などが、高齢者の相談、ケアマネジャーへの支援と助言、医師や介護事業者との連携を担う。5か所あり、中央センターが基幹型。"]],
    [["Chief care managers, public health nurses and social workers advise older people, support care managers and keep the network of doctors and providers. Five centres; Chuo is the core one."]])
* insert KodairaRule(KD-30, context, [["マニュアルの対象"]], [["Scope of the manual"]],
    [["介護保険を使って在宅で暮らす高齢者を支える専門職のためのもので、小平市内の連携を基本とする。小平市在宅医療介護連携推進協議会が作成した。"]],
    [["For professionals who support older people living at home with care insurance; linkage inside Kodaira is the base. Made by the city's council."]])
* insert KodairaRule(KD-31, form, [["小平様式の役割"]], [["What each sheet is"]],
    [["様式1は主治医に用件が重なるときの表紙、様式2は認定情報・ケアマネジャーの連絡先・サービス利用、様式3は原則対象外の福祉用具についての医師の判断（使っても文書料が無料になるわけではない）、様式4は最近の状態の報告、共通様式は入院時用。"]],
    [["Form 1: face sheet when several matters go to the physician; 2: certification, care manager's contact, services; 3: doctor's judgement on equipment not covered in principle (it does not make the document free); 4: recent state; common sheet: admission."]])
* insert KodairaRule(KD-32, context, [["調整窓口の役割"]], [["What the desk does"]],
    [["調整窓口は近くの医療機関・後方支援病院・介護事業者を案内し、後方支援病床の問い合わせを受ける。事前の連絡は地域の資源を整えるためのお願いで、承認ではない。"]],
    [["The desk informs about medical institutions, supporting hospitals and providers, and answers on back-up beds. The prior notice is asked for planning of local resources; it is no approval."]])
* insert KodairaRule(KD-33, context, [["後方支援病床の入院時の持ち物"]], [["What to bring"]],
    [["持ち物（保険証、印鑑、保証金、お薬手帳や服用中の薬など）は病院ごとに示される。"]],
    [["What to bring (insurance cards, seal, deposit, medicine notebook, current medicines) is given per hospital."]])

// ==== 本庄市児玉郡の事業計画（令和5年度の実績、令和6年度の計画。案） ====

* insert HonjoKodamaRule(HP-01, record, [["ア 資源の把握"]], [["a. Knowing the resources"]],
    [["令和5年度はホームページの情報を更新した。令和6年度は更新を続け、病院・施設の看取りを調べ、地域包括ケア「見える化」システムを使う。"]],
    [["FY2023: website information updated. FY2024: keep updating, survey end-of-life care at hospitals and facilities, use the national visualisation system."]])
* insert HonjoKodamaRule(HP-02, record, [["イ 課題の抽出と対応策"]], [["b. Finding issues and measures"]],
    [["令和5年度は協議会を2回開き、入退院支援を重点とし、脳梗塞再発予防チェックシートを作った。令和6年度も続け、PDCAと看取りの調査を行う。"]],
    [["FY2023: council twice, priority on admission and discharge support, stroke-prevention check sheet made. FY2024: continue, PDCA, survey of end-of-life care."]])
* insert HonjoKodamaRule(HP-03, record, [["ウ 切れ目のない提供体制"]], [["c. Seamless provision"]],
    [["令和5年度は事業所への調査を経て入退院調整ルールを改め2023年7月に公開し、チェックシートをケアマネジャーに周知した。令和6年度はルールを使い、必要に応じて見直し、周知を続ける。"]],
    [["FY2023: after surveys the coordination rule was revised and published in July 2023; the check sheet was sent to care managers. FY2024: use the rule, revise as needed, keep publicising."]])
* insert HonjoKodamaRule(HP-04, record, [["エ 情報共有の支援"]], [["d. Support of information sharing"]],
    [["令和5年度はMCSを周知し、75歳になる人などに「わたしの連絡先カード」を配り、37の事業所のケアマネジャーに説明して渡した（本庄15、美里5、神川6、上里11）。令和6年度は対面とMCSで早い共有を進め、カードを広げる。"]],
    [["FY2023: MCS publicised, contact card given to people reaching 75 and others, explained to care managers of 37 offices (15, 5, 6, 11). FY2024: quick sharing face to face and by MCS, widen the card."]])
* insert HonjoKodamaRule(HP-05, record, [["オ 相談支援"]], [["e. Consultation"]],
    [["令和5年度の在宅医療連携拠点への相談は31件。ケアマネジャーからの相談、訪問診療・訪問看護等についての相談が最も多い。令和6年度も続け、地域包括支援センターと役割を分担する。"]],
    [["FY2023: 31 consultations at the linkage base, most often from care managers and on home visits by doctors and nurses. FY2024: continue, share roles with the support centres."]])
* insert HonjoKodamaRule(HP-06, record, [["カ 研修"]], [["f. Training"]],
    [["令和5年度は意思決定支援の研修（50人）、緩和ケアの会（30人）、多職種連携を考える会（54人）を開いた。令和6年度も続ける。"]],
    [["FY2023: seminar on decision support (50 people), palliative care meeting (30), multi-profession meeting (54). FY2024: continue."]])
* insert HonjoKodamaRule(HP-07, record, [["キ 普及啓発"]], [["g. Publicity"]],
    [["令和5年度は1市3町の広報に人生会議（ACP）の記事を載せ、DVDを2,342人が視聴した。令和6年度は登録医師の講話など、住民の身近な機会を増やす。"]],
    [["FY2023: article on advance care planning in the four bulletins, 2,342 viewers of the DVD. FY2024: lectures by registered physicians, more occasions near residents."]])
* insert HonjoKodamaRule(HP-08, record, [["ク 市区町村の連携"]], [["h. Work between municipalities"]],
    [["令和5年度は市町担当者会議を16回、拠点と市町の会議を1回、担当課長の会議を2回開いた。令和6年度も保健所とともに続ける。"]],
    [["FY2023: 16 meetings of municipal staff, 1 with the linkage base, 2 of section heads. FY2024: continue with the health centre."]])
* insert HonjoKodamaRule(HP-09, context, [["わたしの連絡先カード"]], [["Contact card"]],
    [["緊急のときのために本人の連絡先を書いておくカードで、日頃の備え（HK-07）の一つ。"]],
    [["A card for emergencies that carries contacts; one of the means of HK-07."]])
* insert HonjoKodamaRule(HP-10, record, [["集計できる指標（本システムの提案）"]], [["Measures (our proposal)"]],
    [["在宅担当者が分かった入院、日別の入院時情報の提供、退院の何日前に連絡があったか、カンファレンスやサマリーの割合、連絡手段の内訳などを、小さな数を伏せて市町・病院別に集計する。原典にはない提案。"]],
    [["Admissions with a home contact identified, admission information by day, lead time of the notice, shares with conference and with summary, channels; by municipality and hospital, small cells suppressed. Not in the source."]])
* insert HonjoKodamaRule(HP-11, record, [["令和5年度の評価"]], [["Evaluation of FY2023"]],
    [["8項目の評価の要約。情報が住民に届いた、調整が円滑だった、MCSの有用性が増した、顔の見える関係が大切である、カードの配布先の拡大を検討する、など。"]],
    [["Summary over the eight items: information reached residents, coordination ran smoothly, MCS became more useful, face-to-face relations matter, wider distribution of the card to be considered."]])
* insert HonjoKodamaRule(HP-12, form, [["脳梗塞再発予防チェックシート"]], [["Stroke-prevention check sheet"]],
    [["入退院支援のとき、介護職が必要な医療情報を集めるのを助けるシート。項目は確認できていない。"]],
    [["An aid for care staff to collect needed medical information at admission and discharge; its items are not known to us."]])
* insert HonjoKodamaRule(HP-13, context, [["関連資料と共同委託"]], [["Related papers, joint commission"]],
    [["相談件数などの別資料が引かれているが確認できていない。在宅医療連携拠点は1市3町が共同で委託している。"]],
    [["Other papers (consultation counts etc.) are referred to but were not seen. The linkage base is commissioned jointly by the four municipalities."]])

// ==== 報酬 ====

// 居宅介護支援（介護報酬）
* insert NationalRule(RB-01, fee, [["入院時情報連携加算（2024年4月〜）"]], [["Admission information add-on, from 2024"]],
    [["ケアマネジャーが要介護の利用者の情報を病院に提供したときの加算。入院した日のうちなら(Ⅰ)250単位、翌日または翌々日なら(Ⅱ)200単位。利用者1人につき月1回、(Ⅰ)と(Ⅱ)は併せて算定できない。日の数え方はRB-04。"]],
    [["For giving the hospital information on a user with care level 1 to 5: (I) 250 units on the day of admission, (II) 200 units on the next day or the day after. Once per user and month, (I) and (II) not both. Counting of days: RB-04."]])
* insert RuleStrength(RB-01, fee-condition)
* insert RuleFrom(RB-01, 2024-04-01)
* insert RuleEvidence(RB-01, source)
* insert RuleEvidence(RB-01, verified)
* insert NationalRule(RB-02, fee, [["入院時情報連携加算（2018〜2023年度）"]], [["Admission information add-on, 2018 to 2024"]],
    [["2024年3月までの旧算定。3日以内なら(Ⅰ)200単位、4日目から7日目までなら(Ⅱ)100単位。"]],
    [["Former rule until March 2024: (I) 200 units within 3 days, (II) 100 units from day 4 to day 7."]])
* insert RuleStrength(RB-02, fee-condition)
* insert RuleFrom(RB-02, 2018-04-01)
* insert RuleUntil(RB-02, 2024-03-31)
* insert RuleEvidence(RB-02, verified)
* insert NationalRule(RB-03, fee, [["入院時情報連携加算（2012〜2017年度）"]], [["Admission information add-on, 2012 to 2018"]],
    [["2018年3月までの旧算定。訪問して提供すれば(Ⅰ)200単位、ほかの方法で7日以内なら(Ⅱ)100単位。"]],
    [["Former rule until March 2018: (I) 200 units by visiting, (II) 100 units by other means within 7 days."]])
* insert RuleStrength(RB-03, fee-condition)
* insert RuleFrom(RB-03, 2012-04-01)
* insert RuleUntil(RB-03, 2018-03-31)
* insert RuleEvidence(RB-03, verified)
* insert NationalRule(RB-04, fee, [["入院時情報連携加算の日の数え方"]], [["Counting days for the add-on"]],
    [["入院日以前の提供は(Ⅰ)。営業時間終了後または営業日以外の入院は翌日まで(Ⅰ)。それ以外の翌日・翌々日は(Ⅱ)。営業時間終了後の入院で翌々日が営業日でなければその翌日まで(Ⅱ)。営業日・時間は居宅介護支援事業所のもので、日数は暦日。細部は要確認。"]],
    [["On or before admission: (I). Admission after closing time or on a non-business day: the next day is still (I). Otherwise next day or day after: (II). After closing time with the day after next not a business day: the day following that is still (II). Business hours are those of the care manager's office; calendar days. Details to be verified."]])
* insert RuleStrength(RB-04, fee-condition)
* insert RuleFrom(RB-04, 2024-04-01)
* insert RuleEvidence(RB-04, verified)
* insert RuleEvidence(RB-04, memory)
* insert RuleVerify(RB-04)
* insert NationalRule(RB-05, fee, [["退院・退所加算"]], [["Discharge add-on"]],
    [["ケアマネジャーが病院等から情報を受けたときの加算（要介護のみ）。カンファレンスなしで1回450・2回600単位、ありで1回600・2回750・3回900単位。カンファレンスは退院時共同指導料2の注3の要件を満たすもの。入院・入所ごとに1回、初回加算とは併せて算定しない。細部は要確認。"]],
    [["For receiving information from the hospital (care levels only). Without conference 450 units for one contact, 600 for two; with conference 600, 750, 900 for one, two, three. The conference must meet note 3 of joint guidance 2. Once per stay, not with the first-time add-on. Details to be verified."]])
* insert RuleStrength(RB-05, fee-condition)
* insert RuleFrom(RB-05, 2024-04-01)
* insert RuleEvidence(RB-05, source)
* insert RuleEvidence(RB-05, verified)
* insert RuleEvidence(RB-05, memory)
* insert RuleVerify(RB-05)
* insert NationalRule(RB-06, fee, [["通院時情報連携加算"]], [["Outpatient visit add-on"]],
    [["ケアマネジャーが医師または歯科医師の診察に同席して情報を伝え、受けた情報を計画に記録したときの加算。50単位、月1回。入院の加算ではない。"]],
    [["For accompanying a doctor's or dentist's consultation, giving and receiving information and recording it in the plan: 50 units, once a month. Not an inpatient item."]])
* insert RuleFrom(RB-06, 2024-04-01)
* insert RuleEvidence(RB-06, verified)
* insert NationalRule(RB-07, fee, [["ターミナルケアマネジメント加算"]], [["Terminal care management add-on"]],
    [["在宅で亡くなった利用者などを支えたときの加算。400単位／月。2024年4月から末期がんに限らず、人生の最終段階の医療・ケアについて本人・家族の意向を把握していることが要る。"]],
    [["For supporting a user who dies at home etc.: 400 units a month. From April 2024 not limited to terminal cancer; the wishes of user and family on end-of-life care must be grasped."]])
* insert RuleFrom(RB-07, 2024-04-01)
* insert RuleEvidence(RB-07, verified)
* insert NationalRule(RB-08, fee, [["居宅介護支援のその他の加算"]], [["Other add-ons of home care support"]],
    [["初回加算300単位、緊急時等居宅カンファレンス加算200単位（月2回まで）、特定事業所医療介護連携加算125単位（ターミナルの回数要件は5から15に）。125単位と15以外は要確認。"]],
    [["First-time 300 units; emergency home conference 200 units (twice a month); specified-office medical linkage 125 units (terminal count raised from 5 to 15). All but 125 and 15 to be verified."]])
* insert RuleFrom(RB-08, 2024-04-01)
* insert RuleEvidence(RB-08, verified)
* insert RuleEvidence(RB-08, memory)
* insert RuleVerify(RB-08)
* insert NationalRule(RB-09, fee, [["2026年6月の介護報酬の臨時改定"]], [["Interim care fee revision, June 2026"]],
    [["介護職員等処遇改善加算が居宅介護支援・介護予防支援にも広がった（2.1％）。ケアプランデータ連携システムへの加入（誓約可）などが要件。RB-01・05・06・07の変更は確認されていない（要確認）。"]],
    [["The staff-pay add-on now covers home care support and preventive support (2.1 %); joining the care plan data linkage system (may be pledged) or equal requirements. No change to RB-01, 05, 06, 07 was seen (to be verified)."]])
* insert RuleFrom(RB-09, 2026-06)
* insert RuleEvidence(RB-09, verified)
* insert RuleVerify(RB-09)
* insert NationalRule(RB-10, fee, [["加算のサービスコード"]], [["Service codes of the add-ons"]],
    [["入院時情報連携加算Ⅰ 436125・Ⅱ 436129、退院退所加算Ⅰ１ 436132、通院時情報連携加算 436135、ターミナル 436100。公開されたプログラムで見た値で、公式のコード表で要確認。"]],
    [["Admission information I 436125, II 436129; discharge I-1 436132; outpatient 436135; terminal 436100. Seen in public code; check against the official code table."]])
* insert RuleFrom(RB-10, 2024-04-01)
* insert RuleEvidence(RB-10, verified)
* insert RuleVerify(RB-10)

// 病院・診療所（診療報酬、令和6年度の値）。終わりの日が無いものは、令和8年度の扱いを確認できていない（RB-29）。
* insert NationalRule(RB-11, fee, [["介護支援等連携指導料（令和6年度）"]], [["Care support linkage guidance fee"]],
    [["病院の医師または指示を受けた看護師・社会福祉士等が、同意を得て、ケアマネジャー等と共同で指導したとき400点、入院中2回まで。文書とケアプランの写しを診療録に残す。退院時共同指導料2の注3と同じ日は算定しない（令和6年度の値）。"]],
    [["Doctor or directed nurse, social worker etc., with consent and together with the care manager: 400 points, up to twice in the stay. Copies of the document and of the care plan are kept. Not on the same day as note 3 of joint guidance 2 (values of 2024)."]])
* insert RuleStrength(RB-11, fee-condition)
* insert RuleFrom(RB-11, 2024-06-01)
* insert RuleUntil(RB-11, 2026-05-31)
* insert RuleEvidence(RB-11, source)
* insert RuleEvidence(RB-11, verified)
* insert NationalRule(RB-12, fee, [["退院時共同指導料2"]], [["Joint guidance fee 2"]],
    [["病院が在宅の医師等と共同で指導したとき400点、入院中1回（令和6年度の値。2026年6月以降は要確認）。"]],
    [["The hospital guides together with the home doctor etc.: 400 points, once per stay (values of 2024; from June 2026 to be verified)."]])
* insert RuleStrength(RB-12, fee-condition)
* insert RuleFrom(RB-12, 2024-06-01)
* insert RuleEvidence(RB-12, source)
* insert RuleVerify(RB-12)
* insert NationalRule(RB-13, fee, [["多機関共同指導加算（令和6年度）"]], [["Multi-party joint guidance, 2024"]],
    [["退院時共同指導料2の注3。病院の医師または看護師等が、在宅の医師・看護師、歯科、薬剤師、訪問看護、ケアマネジャー等のうち3者以上と共同で指導したとき2000点を加える。ビデオ通話でもよい（令和6年度の値）。"]],
    [["Note 3 of joint guidance 2: +2000 points when hospital doctor or nurse guide together with three or more of home doctor or nurse, dentist, pharmacist, visiting nursing, care manager etc. Video allowed (values of 2024)."]])
* insert RuleStrength(RB-13, fee-condition)
* insert RuleFrom(RB-13, 2024-06-01)
* insert RuleUntil(RB-13, 2026-05-31)
* insert RuleEvidence(RB-13, source)
* insert RuleEvidence(RB-13, verified)
* insert NationalRule(RB-14, fee, [["退院時共同指導料1"]], [["Joint guidance fee 1"]],
    [["在宅の診療所が算定する。在宅療養支援診療所1500点、その他900点（令和6年度の値、要確認）。"]],
    [["Billed by the home clinic: 1500 points (home-care support clinic) or 900 (values of 2024, to be verified)."]])
* insert RuleStrength(RB-14, fee-condition)
* insert RuleFrom(RB-14, 2024-06-01)
* insert RuleEvidence(RB-14, memory)
* insert RuleVerify(RB-14)
* insert NationalRule(RB-15, fee, [["退院前訪問指導料"]], [["Visit before discharge"]],
    [["病院が退院前に患家を訪ねて指導したとき580点。入院が1か月を超える見込みで1回、入院後14日以内の早期の訪問と退院前の訪問がある場合に限り2回（令和6年度の値、条件は要確認）。"]],
    [["The hospital visits the home before discharge: 580 points. Stay expected over one month; once, twice only with an early visit within 14 days of admission plus a final one (values of 2024, conditions to be verified)."]])
* insert RuleStrength(RB-15, fee-condition)
* insert RuleFrom(RB-15, 2024-06-01)
* insert RuleEvidence(RB-15, source)
* insert RuleEvidence(RB-15, memory)
* insert RuleVerify(RB-15)
* insert NationalRule(RB-16, fee, [["退院後訪問指導料"]], [["Visit after discharge"]],
    [["病院が対象の患者を退院後に訪ねて指導したとき580点。退院日を除き1か月以内に5回まで（令和6年度の値、条件は要確認）。"]],
    [["The hospital visits a listed patient after discharge: 580 points, up to five times within a month, discharge day excluded (values of 2024, conditions to be verified)."]])
* insert RuleStrength(RB-16, fee-condition)
* insert RuleFrom(RB-16, 2024-06-01)
* insert RuleEvidence(RB-16, source)
* insert RuleEvidence(RB-16, memory)
* insert RuleVerify(RB-16)
* insert NationalRule(RB-17, fee, [["診療情報提供料(Ⅰ)"]], [["Referral letter fee I"]],
    [["診療情報を提供したとき250点。介護サービスのために市町村や居宅介護支援事業者等へ、退院の月または翌月に提供する場合も含む（令和6年度の値、条件は要確認）。"]],
    [["For a referral letter: 250 points, also to the municipality or a home care office for care services in the month of discharge or the next (values of 2024, conditions to be verified)."]])
* insert RuleStrength(RB-17, fee-condition)
* insert RuleFrom(RB-17, 2024-06-01)
* insert RuleEvidence(RB-17, source)
* insert RuleEvidence(RB-17, memory)
* insert RuleVerify(RB-17)
* insert NationalRule(RB-18, fee, [["療養情報提供加算"]], [["Home-care information add-on"]],
    [["在宅の医師が入院にあたり、訪問看護ステーションからの情報を添えて診療情報を提供したとき50点を加える（令和6年度の値、条件は要確認）。"]],
    [["On the referral letter: +50 points for a home doctor who attaches information from the visiting-nursing station for an admission (values of 2024, conditions to be verified)."]])
* insert RuleStrength(RB-18, fee-condition)
* insert RuleFrom(RB-18, 2024-06-01)
* insert RuleEvidence(RB-18, source)
* insert RuleEvidence(RB-18, memory)
* insert RuleVerify(RB-18)
* insert NationalRule(RB-19, fee, [["入院時支援加算1・2"]], [["Admission support add-ons 1 and 2"]],
    [["自宅からの予定入院で、病院が入院前に8項目（AM-34）を行い計画を作ったとき。1は全項目で240点、2は必須の項目で200点（令和6年度の値、1と2の分け方は要確認）。"]],
    [["Planned admission from home; the items of AM-34 are done and a plan made before admission: 1 = all items, 240 points; 2 = the required ones, 200 points (values of 2024, the split to be verified)."]])
* insert RuleStrength(RB-19, fee-condition)
* insert RuleFrom(RB-19, 2024-06-01)
* insert RuleEvidence(RB-19, source)
* insert RuleEvidence(RB-19, memory)
* insert RuleVerify(RB-19)
* insert NationalRule(RB-20, fee, [["入院事前調整加算"]], [["Prior adjustment add-on"]],
    [["特別なコミュニケーション技術が要る患者や強度行動障害の患者について、病院が入院前に調整したとき200点（令和6年度新設の値。2026年6月以降は要確認）。"]],
    [["For arranging before admission for patients who need special communication techniques or have severe behavioural disorder: 200 points (new in 2024; from June 2026 to be verified)."]])
* insert RuleStrength(RB-20, fee-condition)
* insert RuleFrom(RB-20, 2024-06-01)
* insert RuleEvidence(RB-20, source)
* insert RuleVerify(RB-20)
* insert NationalRule(RB-21, fee, [["入退院支援加算1（令和6年度）"]], [["Admission and discharge support 1, 2024"]],
    [["病院が日数等の要件（AM-32）を満たして退院を支援したとき、退院時に1回。一般病棟700点、療養病棟1300点。死亡の場合は除き、療養病棟では転院も除き、転棟後はその病棟に14日以上いることが要る（令和6年度の値）。"]],
    [["The hospital meets the conditions of AM-32; once at discharge: general ward 700, long-term ward 1300 points. Not for death; for the long-term class not for transfer, and after a ward move only from 14 days in that ward (values of 2024)."]])
* insert RuleStrength(RB-21, fee-condition)
* insert RuleFrom(RB-21, 2024-06-01)
* insert RuleUntil(RB-21, 2026-05-31)
* insert RuleEvidence(RB-21, source)
* insert RuleEvidence(RB-21, verified)
* insert NationalRule(RB-22, fee, [["入退院支援加算2"]], [["Admission and discharge support 2"]],
    [["病院が日数等の要件（AM-33）を満たして退院を支援したとき。一般病棟190点、療養病棟635点（令和6年度の値。2026年6月以降は要確認）。"]],
    [["The hospital meets the conditions of AM-33: general ward 190, long-term ward 635 points (values of 2024; from June 2026 to be verified)."]])
* insert RuleStrength(RB-22, fee-condition)
* insert RuleFrom(RB-22, 2024-06-01)
* insert RuleEvidence(RB-22, source)
* insert RuleVerify(RB-22)
* insert NationalRule(RB-23, fee, [["入退院支援加算3"]], [["Admission and discharge support 3"]],
    [["新生児集中治療の患者について、病院が7日以内に抽出と面談、1か月以内に計画とカンファレンスを行ったとき1200点（令和6年度の値、要確認）。"]],
    [["Newborn intensive-care cases: found and interviewed within 7 days, plan and conference within a month: 1200 points (values of 2024, to be verified)."]])
* insert RuleStrength(RB-23, fee-condition)
* insert RuleFrom(RB-23, 2024-06-01)
* insert RuleEvidence(RB-23, memory)
* insert RuleVerify(RB-23)

// 令和8年度（2026年6月〜）。告示・通知そのものは確認できていない。
* insert NationalRule(RB-24, fee, [["退院困難な要因の追加（令和8年度）"]], [["Two factors added in 2026"]],
    [["退院困難な要因に2項目が加わったとされる: 意思決定や退院後の調整をする家族・親族と連絡が困難、要介護度の変化が疑われるが区分変更が未申請。項目の記号は不明（要確認）。"]],
    [["Two factors are reported to be added: relatives who would support decisions and life after discharge are hard to reach; the care level is suspected to have changed and no change was applied for. Their letters are unknown (to be verified)."]])
* insert RuleFrom(RB-24, 2026-06-01)
* insert RuleEvidence(RB-24, verified)
* insert RuleVerify(RB-24)
* insert NationalRule(RB-25, fee, [["介護支援等連携指導料の分割（令和8年度）"]], [["Care support linkage split in 2026"]],
    [["従来のものが1となり、入退院支援加算1を届け出た病棟で、日頃・入院前からケアマネジャー等と連携する職員が共同で指導する2が新設されたとされる。点数は不明（要確認）。"]],
    [["The existing fee is reported to become 1; a new 2 is for wards filing support add-on 1, where staff who work with the care manager in ordinary times or before admission guide jointly. Points unknown (to be verified)."]])
* insert RuleFrom(RB-25, 2026-06-01)
* insert RuleEvidence(RB-25, verified)
* insert RuleVerify(RB-25)
* insert NationalRule(RB-26, fee, [["入退院支援加算1の新区分（令和8年度）"]], [["New class of support add-on 1, 2026"]],
    [["包括期の病棟の区分「ロ」が新設されたとされる。「ロ」は2026年5月まで療養、6月から包括期を指すので、記号ではなく期間と区分名で見分ける。点数は不明（要確認）。"]],
    [["A new class for comprehensive-phase wards is reported, lettered ro, which meant long-term wards until May 2026: tell them apart by period and class name, never by letter. Points unknown (to be verified)."]])
* insert RuleFrom(RB-26, 2026-06-01)
* insert RuleEvidence(RB-26, verified)
* insert RuleVerify(RB-26)
* insert NationalRule(RB-27, fee, [["地域包括ケア病棟の包括外（令和8年度）"]], [["Out of the bundle in 2026"]],
    [["地域包括ケア病棟で、退院時共同指導料2と介護支援等連携指導料が入院料の包括から外れ、算定できるようになるとされる（要確認）。"]],
    [["In community-based integrated care wards joint guidance 2 and care support linkage are reported to leave the bundle and become billable (to be verified)."]])
* insert RuleFrom(RB-27, 2026-06-01)
* insert RuleEvidence(RB-27, verified)
* insert RuleVerify(RB-27)
* insert NationalRule(RB-28, fee, [["多機関共同指導加算（令和8年度）"]], [["Multi-party joint guidance, 2026"]],
    [["退院時共同指導料2の注3は引き続き2000点、3者以上との共同指導とされる（答申の資料による、要確認）。"]],
    [["Note 3 of joint guidance 2 stays at 2000 points with three or more parties, according to the published answer (to be verified)."]])
* insert RuleStrength(RB-28, fee-condition)
* insert RuleFrom(RB-28, 2026-06-01)
* insert RuleEvidence(RB-28, verified)
* insert RuleVerify(RB-28)
* insert NationalRule(RB-29, fee, [["令和8年度の扱いが未確認の項目"]], [["Items not seen for 2026"]],
    [["RB-12、RB-14〜RB-20、RB-22、RB-23の2026年6月以降の扱いは確認できていないため、「令和6年度の値・要確認」と添えて示す。"]],
    [["How RB-12, 14 to 20, 22 and 23 stand from June 2026 was not seen; they are shown with the mark values of 2024, to be verified."]])
* insert RuleFrom(RB-29, 2026-06-01)
* insert RuleVerify(RB-29)

// ==== 同意と個人情報（全地域） ====

* insert NationalRule(CN-01, record, [["契約時の説明と書面同意"]], [["Consent when the contract is made"]],
    [["ケアマネジャーは契約のときに個人情報の使用を説明し、書面で同意を得る。MCSがその包括同意に含まれると述べるのは小平だけである。"]],
    [["When the contract is made the care manager explains the use of personal information and obtains written consent. Only Kodaira states that MCS falls within that consent."]])
* insert NationalRule(CN-02, record, [["介護保険証への事業所名の記載"]], [["Writing the office on the card"]],
    [["介護保険証に事業所名を書くときは、本人と家族の同意を得る。"]],
    [["Writing the office on the care insurance card needs the consent of user and family."]])
* insert NationalRule(CN-03, channel, [["FAXでの個人情報の注意"]], [["Care with FAX"]],
    [["FAXは誤送信に注意し、安中では双方で送受信を確かめ合う例が示されている。手段・宛先・送った人の役割・確認を記録するのは本システムの設計。"]],
    [["Beware of mis-sending; Annaka gives mutual confirmation as an example. Recording channel, destination, sender role and confirmation is our design."]])
* insert NationalRule(CN-04, record, [["契約前の情報共有の根拠"]], [["Before a contract exists"]],
    [["契約前の新規の患者について、病院が居宅介護支援事業所や地域包括支援センターと情報を共有するのは、患者の理解を得てからとし、その根拠を記録する（原典に明記はなく、本システムの読み）。"]],
    [["For a new user without contract the hospital shares with an office or support centre only with the patient's understanding, whose basis is recorded. (Not spelled out in the sources; our reading.)"]])
* insert NationalRule(CN-05, principle, [["宛先は役割で示す"]], [["Roles, not names"]],
    [["職員の個人名を宛先の情報として公開せず、役割（院長、相談員、入院担当看護師など）で示す。"]],
    [["Publish no personal names of staff as routing data; use the role."]])

ValueSet: RuleVS
Id: rule
* insert Named([["入退院調整ルール"]], [["Coordination rules"]])
* insert Described([["入退院調整ルールのすべての番号。"]], [["Every rule id."]])
* insert OwnValues
* include codes from system RuleCS
