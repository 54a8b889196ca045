// HK-50 to HK-56: the work of the office with a new user. The rule prints no days: it tells the hospital why it takes time.
// Steps of the office itself, with the printed hints; whoever does them on paper leaves them as they are.

RuleSet: OwnStep
* insert Within(discharge-coordination)
* insert Owes(home-contact, patient-family)

RuleSet: ForNewUser(step)
* insert WhileInHospital([[{step}]])
* insert NewUserTaken

RuleSet: NewUserTaken
* insert Applies([["%office.exists() and %newUser"]], [["新しい利用者として受け持つ事業所が決まっている"]], [["an office takes the patient as a new user"]])

RuleSet: AcceptsNewUser
* insert Step(accept-new-user, [["新規受付と担当の決定"]], [["Take in the new user and assign a person"]])
* insert ByRuleOf(HK-50)
* insert OwnStep
* insert Wording([["病院や家族から電話で依頼を受け、担当者を決めます（受け持てる件数に限りがあり、時間がかかります）。病院から様式2や看護サマリーなどを受け取り、初回訪問の日を決めます（家族と連絡がつきにくいことがあります）。認定の申請がまだなら、代行申請から始めます。"]], [["Take the request by phone from hospital or family and assign a person (the number of cases is limited, so it takes time). Receive form 2, the nursing summary and the like from the hospital, and arrange the first visit (the family is often hard to reach). Where certification has not been applied for, begin by applying on their behalf."]])
* insert InHospitalOrEnded([['accept-new-user' in %done or %person]])
* insert NewUserTaken
* insert EndsWhen([["'accept-new-user' in %told or %person"]], [["担当のケアマネジャー（人）が分かったか、担当が決まったという連絡がある"]], [["the care manager in person is known, or a contact said that somebody was assigned"]])

RuleSet: VisitsWard
* insert Step(first-visit, [["病棟への初回訪問"]], [["First visit to the ward"]])
* insert ByRuleOf(HK-51)
* insert OwnStep
* insert Wording([["病棟を訪ね、介護保険証を確かめ、居宅サービス計画作成依頼届を書いてもらいます。病棟から状態の説明と助言を受け、本人・家族と面談してアセスメントします。事業所の情報を示して選んでもらいます（考えたり見学したりする時間も見ます）。家屋の状況も訪ねて確かめます。"]], [["Visit the ward: check the care insurance card and have the request for a care plan written. The ward explains the state and gives advice; interview and assess. Give information on providers and let the user choose (with time to think and to visit them). Visit the home as well to see how it is built."]])
* insert ForNewUser(first-visit)

RuleSet: SignsContract
* insert Step(sign-contract, [["契約と個人情報使用の同意"]], [["Contract and consent to the use of information"]])
* insert ByRuleOf(HK-52)
* insert ByRuleOf(CN-01)
* insert OwnStep
* insert Wording([["契約、重要事項、個人情報の使用を説明し、同意を得て署名押印をもらい、一部を渡します。"]], [["Explain contract, important matters and the use of personal information; obtain consent, signature and seal; hand over one copy."]])
* insert InHospitalOrEnded([['sign-contract' in %done or %contract]])
* insert NewUserTaken
* insert EndsWhen([["'sign-contract' in %told or %contract"]], [["契約の開始日が記録されたか、契約したという連絡がある"]], [["the start of the contract is recorded, or a contact said that it was signed"]])

RuleSet: AssessesAtHome
* insert Step(home-assessment, [["自宅でのアセスメント"]], [["Assessment at home"]])
* insert ByRuleOf(HK-53)
* insert OwnStep
* insert Wording([["アセスメントは、自宅で本人と家族に面談して行うことになっています。入院などの物理的な理由があるときは病院でもよく、入院中は病院と自宅の両方を訪ねることが要ります。住宅改修が見込まれるときは、自宅での動きを確かめます（書類に1か月位かかることがあります）。"]], [["The assessment is to be an interview with user and family at home. Where there is a physical reason, such as being in hospital, the hospital will do too; while in hospital both have to be visited. Where housing work is likely, movement is checked at home (the papers may take about a month)."]])
* insert ForNewUser(home-assessment)

RuleSet: DraftsCarePlan
* insert Step(draft-care-plan, [["事務処理とケアプラン原案"]], [["Paperwork and draft of the care plan"]])
* insert ByRuleOf(HK-54)
* insert OwnStep
* insert Wording([["居宅サービス計画作成依頼届と、主治医意見書・認定調査票の情報開示請求を市町に出し、記録を整え、ケアプランの原案を作ります。サービス事業所と調整し、主治医と連絡をとります（医療系サービスを予定するときは主治医の意見が必須）。サービス担当者会議と書類を準備します。役所や事業所の開いている日と時間に限りがあり、主治医との連絡にも時間がかかります。"]], [["File the request for a care plan and the disclosure request for physician’s opinion and survey with the municipality, build the records, draft the plan. Arrange with providers and liaise with the physician (whose advice is mandatory where medical-type services are planned). Prepare the service providers’ meeting and its papers. Days and hours of offices are limited, and liaison with the physician takes time too."]])
* insert ForNewUser(draft-care-plan)

// It may take place after the discharge.
RuleSet: HoldsServiceMeeting
* insert Step(hold-service-meeting, [["サービス担当者会議"]], [["Hold the service providers’ meeting"]])
* insert ByRuleOf(HK-55)
* insert ByRuleOf(HK-56)
* insert OwnStep
* insert Wording([["サービス担当者会議を開き（欠席する事業所には前もって照会します）、ケアプランを直して確定します。本人か家族にケアプランと利用票を説明し、同意を得て署名押印をもらい、一部を渡します。提供票を事業所に届けます（受領の署名が要るので、ふつうは持参）。サービスを始めるには、ここまでが必要です。事業所が多いほど調整に時間がかかります。"]], [["Hold the meeting (asking absent providers beforehand), revise and settle the care plan. Explain plan and use slip to user or family, obtain consent, signature and seal, hand over one copy. Deliver the provision slips to the providers (a signature is needed, so normally by hand). Services can begin only after this. The more providers, the longer it takes."]])
* insert Applies([["(%phase = 'in-hospital' or (%phase = 'discharged' and ('hold-service-meeting' in %done or 'care-plan-copy' in %done or ('none' in %certification or 'none' in %careNeed).not()))) and %died.not()"]], [["入院中であるか、退院後に介護保険のサービスを使わないと分かっている人ではない（済んだ会議は残る）"]], [["the patient is in hospital, or has left it and is not known to use no care insurance services (a meeting once held remains)"]])
* insert NotToHospital
* insert NewUserTaken
// A copy of the settled plan shows that the meeting was held.
* insert EndsWhen([["'hold-service-meeting' in %done or 'care-plan-copy' in %done"]], [["サービス担当者会議を開いたか、確定したケアプランの写しを渡した"]], [["the meeting was held, or a copy of the settled care plan was given"]])
