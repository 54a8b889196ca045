// What somebody owes somebody in the course of a stay. Each step names the rules that ask for it.

CodeSystem: TaskCS
Id: task
* insert OwnCodes
* insert Named([["入退院調整の手順"]], [["Step of coordination"]])
* insert Described([["ある機関がほかの機関や本人・家族に対して行う手順。根拠となるルールの番号を rule に持つ。地域のルールによるものは期待される行動で、義務ではない。"]], [["A step that one party takes towards another. The rules that ask for it stand in the property rule. What a regional rule asks for is expected behaviour, not an obligation."]])
* insert WithRules
* insert ConceptDefined(#identify-care-manager, "担当ケアマネジャーの確認", "Identify the care manager", [["本人・家族や介護保険証から、担当のケアマネジャーを確かめる。"]], [["Find out from patient, family or insurance card who the care manager is."]])
* insert ConceptOfRule(#identify-care-manager, HK-08)
* insert ConceptOfRule(#identify-care-manager, HK-25)
* insert ConceptOfRule(#identify-care-manager, AN-07)
* insert ConceptDefined(#notify-admission, "入院の連絡", "Tell of the admission", [["病院から在宅担当者へ、入院したことを直接知らせる。"]], [["The hospital tells the home contact directly that the patient was admitted."]])
* insert ConceptOfRule(#notify-admission, HK-09)
* insert ConceptOfRule(#notify-admission, AN-08)
* insert ConceptOfRule(#notify-admission, AM-07)
* insert ConceptDefined(#admission-information, "入院時情報の提供", "Give admission information", [["ケアマネジャーから病院へ、入院時情報提供書などを渡す。"]], [["The care manager gives the hospital the admission information form."]])
* insert ConceptOfRule(#admission-information, HK-10)
* insert ConceptOfRule(#admission-information, AN-09)
* insert ConceptOfRule(#admission-information, AM-09)
* insert ConceptOfRule(#admission-information, KD-18)
* insert ConceptDefined(#screen, "退院調整の要否の判断", "Screen for need of coordination", [["退院調整や退院支援が必要な患者かどうかを基準に照らして判断する。"]], [["Judge by the criteria whether the patient needs coordination or discharge support."]])
* insert ConceptOfRule(#screen, HK-26)
* insert ConceptOfRule(#screen, AN-26)
* insert ConceptOfRule(#screen, AM-11)
* insert ConceptDefined(#obtain-understanding, "情報共有についての了解", "Obtain understanding of sharing", [["契約の前に在宅側へ情報を渡すことについて、本人・家族の了解を得て残す。"]], [["Before any contract exists, obtain and record that patient or family understands the sharing."]])
* insert ConceptOfRule(#obtain-understanding, CN-04)
* insert ConceptDefined(#notify-discharge, "退院の見込みの連絡", "Tell of the expected discharge", [["病院から在宅担当者へ、退院の見込みを知らせる。"]], [["The hospital tells the home contact that discharge is in sight."]])
* insert ConceptOfRule(#notify-discharge, HK-13)
* insert ConceptOfRule(#notify-discharge, HK-14)
* insert ConceptOfRule(#notify-discharge, HK-15)
* insert ConceptOfRule(#notify-discharge, HK-29c)
* insert ConceptOfRule(#notify-discharge, HK-29d)
* insert ConceptOfRule(#notify-discharge, AN-11)
* insert ConceptOfRule(#notify-discharge, AN-12)
* insert ConceptOfRule(#notify-discharge, AN-21)
* insert ConceptDefined(#discharge-record, "退院・退所情報の提供", "Give the discharge record", [["病院からケアマネジャーへ、ケアプランに要る情報をまとめて渡す。"]], [["The hospital collects what the care plan needs and gives it to the care manager."]])
* insert ConceptOfRule(#discharge-record, HK-17)
* insert ConceptOfRule(#discharge-record, HK-58)
* insert ConceptOfRule(#discharge-record, AN-14)
* insert ConceptOfRule(#discharge-record, AN-22)
* insert ConceptDefined(#hold-conference, "退院前カンファレンス", "Hold the discharge conference", [["退院前カンファレンスを開き、経過と留意点を引き継ぐ。"]], [["Hold the conference and hand over the course and the points to watch."]])
* insert ConceptOfRule(#hold-conference, HK-20)
* insert ConceptOfRule(#hold-conference, AM-15)
* insert ConceptOfRule(#hold-conference, AN-24)
* insert ConceptDefined(#notify-discharge-date, "退院日の連絡", "Tell the discharge date", [["主治医が許可した退院日を知らせる。"]], [["Tell the date the physician has permitted."]])
* insert ConceptOfRule(#notify-discharge-date, HK-21)
* insert ConceptDefined(#discharge-summary, "看護サマリー等の引継ぎ", "Give the nursing summary", [["退院時に看護サマリーなどを渡す。"]], [["Give the nursing summary or the like at discharge."]])
* insert ConceptOfRule(#discharge-summary, HK-22)
* insert ConceptOfRule(#discharge-summary, AN-17)
* insert ConceptOfRule(#discharge-summary, AM-18)
* insert ConceptDefined(#care-plan-copy, "ケアプランの写しの提供", "Give a copy of the care plan", [["ケアマネジャーから病院へ、ケアプランの写しを渡す。"]], [["The care manager gives the hospital a copy of the care plan."]])
* insert ConceptOfRule(#care-plan-copy, HK-23)
* insert ConceptOfRule(#care-plan-copy, AN-18)
* insert ConceptOfRule(#care-plan-copy, AM-19)
* insert ConceptDefined(#hand-over-copies, "転院先への写しの引継ぎ", "Hand over copies at transfer", [["入院時にケアマネジャーから受け取った情報の写しを、転院先へ渡す。"]], [["Pass on a copy of what the care manager gave at admission to the receiving hospital or facility."]])
* insert ConceptOfRule(#hand-over-copies, AM-30)
* insert ConceptDefined(#resolve, "取り込めなかった連絡の確認", "Resolve a parked message", [["自動で取り込めなかった連絡を、人が確かめる。"]], [["A person looks at a message that could not be taken in."]])
* insert ConceptDefined(#prepare-contact, "入院に備えた連絡先の共有", "Prepare the contact for an admission", [["ふだんから「入院したら電話をください」と伝え、名刺を保険証と共に保管してもらう。"]], [["In ordinary times: ask for a call at admission and have the card kept with the insurance cards."]])
* insert ConceptOfRule(#prepare-contact, HK-07)
* insert ConceptOfRule(#prepare-contact, AN-06)
* insert Concept(#share-admission-risk, "入院のおそれの共有", "Share the risk of admission")
* insert ConceptOfRule(#share-admission-risk, AM-03)
* insert Concept(#prepare-information-sheet, "入退院連携シートの準備", "Prepare the information sheet")
* insert ConceptOfRule(#prepare-information-sheet, AM-04)
* insert ConceptDefined(#pre-admission-support, "入院前支援", "Pre-admission support", [["予定入院が決まった外来で、患者情報の把握や入院生活の説明を行う。"]], [["At the outpatient visit where a planned admission is decided."]])
* insert ConceptOfRule(#pre-admission-support, AM-05)
* insert ConceptOfRule(#pre-admission-support, AM-34)
* insert ConceptDefined(#pre-admission-adjustment, "入院前の事前調整", "Adjustment before admission", [["コミュニケーションに特別な支援が要る患者や強度行動障害の患者について、入院前に調整する。"]], [["For patients who need special communication support or have severe behavioural disorder."]])
* insert ConceptOfRule(#pre-admission-adjustment, AM-06)
* insert ConceptOfRule(#pre-admission-adjustment, RB-20)
* insert ConceptDefined(#ask-family-to-contact, "家族への連絡の依頼", "Ask the family to make contact", [["本人・家族に、在宅担当者から病院へ連絡するよう伝えてもらう。"]], [["Patient or family is asked to tell the home contact to call the hospital."]])
* insert ConceptOfRule(#ask-family-to-contact, HK-08)
* insert ConceptOfRule(#ask-family-to-contact, AN-07)
* insert ConceptDefined(#ask-insurer, "市の担当課への照会", "Ask the municipal section", [["在宅担当者が分からないとき、介護保険の担当課に尋ねる。"]], [["When the home contact is unknown, ask the section in charge of care insurance."]])
* insert ConceptOfRule(#ask-insurer, AM-08)
* insert ConceptDefined(#share-admission, "在宅支援者への入院の共有", "Share the admission with home supporters", [["ケアマネジャーから、かかりつけ医や在宅の支援者へ入院を知らせる。"]], [["The care manager tells the family doctor and the home supporters."]])
* insert ConceptOfRule(#share-admission, AM-10)
* insert Concept(#confirm-fax, "FAXの送受信の確認", "Confirm the fax on both sides")
* insert ConceptOfRule(#confirm-fax, AN-10)
* insert ConceptDefined(#interview-patient-family, "本人・家族との面談", "Interview patient and family", [["入退院支援加算の要件としての面談。"]], [["The interview that is a condition of the discharge-support fee."]])
* insert ConceptOfRule(#interview-patient-family, AM-32)
* insert ConceptOfRule(#interview-patient-family, AM-33)
* insert Concept(#start-discharge-plan, "退院支援計画の着手", "Start the discharge-support plan")
* insert ConceptOfRule(#start-discharge-plan, AM-32)
* insert ConceptOfRule(#start-discharge-plan, AM-33)
* insert ConceptDefined(#share-outlook, "入院期間と状態の共有", "Share expected stay and state", [["入院中から、見込まれる入院期間、状態、退院後の見通しを伝え合う。"]], [["From admission on, share the expected length of stay, the state and the outlook for life afterwards."]])
* insert ConceptOfRule(#share-outlook, HK-12)
* insert ConceptOfRule(#share-outlook, HK-29b)
* insert ConceptOfRule(#share-outlook, AM-12)
* insert ConceptOfRule(#share-outlook, AN-15)
* insert ConceptDefined(#home-decision-information, "在宅可否の判断への情報提供", "Inform the decision for home", [["病院が在宅可否を判断するための情報をケアマネジャーが渡す。"]], [["The care manager gives what the hospital needs to decide whether home is possible."]])
* insert ConceptOfRule(#home-decision-information, AN-13)
* insert ConceptDefined(#request-discharge-support, "退院支援の申し出", "Request discharge support", [["ケアマネジャーから病院へ、退院支援を申し出る。"]], [["The care manager requests it from the hospital."]])
* insert ConceptOfRule(#request-discharge-support, AM-14)
* insert Concept(#support-application, "要介護認定の申請の支援", "Support the application for certification")
* insert ConceptOfRule(#support-application, HK-27)
* insert ConceptOfRule(#support-application, AN-19)
* insert ConceptOfRule(#support-application, AM-23)
* insert Concept(#choose-care-manager, "ケアマネジャーを決める支援", "Support the choice of a care manager")
* insert ConceptOfRule(#choose-care-manager, HK-28)
* insert ConceptOfRule(#choose-care-manager, AN-20)
* insert ConceptOfRule(#choose-care-manager, AM-28)
* insert ConceptDefined(#answer-acceptance, "引き受けの返答", "Answer whether the patient is taken", [["在宅担当者から病院へ、担当が決まったことを知らせる。"]], [["The home contact tells the hospital that they take the patient."]])
* insert ConceptOfRule(#answer-acceptance, HK-29)
* insert ConceptDefined(#arrange-sharing, "情報共有の日程調整", "Arrange the sharing", [["いつ、どこで、どのような方法で情報を共有するかを決める。"]], [["Settle when, where and how information is shared."]])
* insert ConceptOfRule(#arrange-sharing, HK-16)
* insert ConceptOfRule(#arrange-sharing, HK-29e)
* insert ConceptDefined(#hold-interview, "面談", "Hold the interview", [["病院担当者と在宅担当者が会い、患者情報を説明し、尋ねる。"]], [["Hospital and home contact meet; one explains, the other asks."]])
* insert ConceptOfRule(#hold-interview, HK-18)
* insert ConceptOfRule(#hold-interview, AM-13)
* insert ConceptOfRule(#hold-interview, AN-23)
* insert Concept(#decide-conference, "退院前カンファレンスの要否の確認", "Decide on a discharge conference")
* insert ConceptOfRule(#decide-conference, HK-19)
* insert ConceptOfRule(#decide-conference, AN-24)
* insert ConceptOfRule(#decide-conference, AM-15)
* insert Concept(#joint-guidance, "退院時共同指導の調整", "Arrange joint guidance")
* insert ConceptOfRule(#joint-guidance, AN-16)
* insert Concept(#reassess, "退院前の再アセスメント", "Assess again before discharge")
* insert ConceptOfRule(#reassess, AM-16)
* insert Concept(#referral-report, "紹介元医療機関への報告", "Report to the referring institution")
* insert ConceptOfRule(#referral-report, AM-17)
* insert Concept(#accept-new-user, "新規受付と担当の決定", "Take in the new user and assign a person")
* insert ConceptOfRule(#accept-new-user, HK-50)
* insert ConceptOfRule(#accept-new-user, AN-33)
* insert ConceptDefined(#first-visit, "病棟への初回訪問", "First visit to the ward", [["インテークとアセスメント。"]], [["Intake and assessment."]])
* insert ConceptOfRule(#first-visit, HK-51)
* insert ConceptOfRule(#first-visit, AN-33)
* insert Concept(#sign-contract, "契約と個人情報使用の同意", "Contract and consent to the use of information")
* insert ConceptOfRule(#sign-contract, HK-52)
* insert ConceptOfRule(#sign-contract, AN-34)
* insert ConceptOfRule(#sign-contract, CN-01)
* insert Concept(#home-assessment, "自宅でのアセスメント", "Assessment at home")
* insert ConceptOfRule(#home-assessment, HK-53)
* insert ConceptOfRule(#home-assessment, AN-43)
* insert Concept(#draft-care-plan, "事務処理とケアプラン原案", "Paperwork and draft of the care plan")
* insert ConceptOfRule(#draft-care-plan, HK-54)
* insert ConceptOfRule(#draft-care-plan, AN-33)
* insert Concept(#hold-service-meeting, "サービス担当者会議", "Hold the service providers’ meeting")
* insert ConceptOfRule(#hold-service-meeting, HK-55)
* insert ConceptOfRule(#hold-service-meeting, AN-33)
* insert ConceptOfRule(#hold-service-meeting, AM-18)
* insert Concept(#monitoring-feedback, "モニタリング結果の報告", "Feed back monitoring results")
* insert ConceptOfRule(#monitoring-feedback, AM-19)
* insert Concept(#review-discharge-guidance, "退院時の指導と医療材料の振り返り", "Review guidance and supplies given at discharge")
* insert ConceptOfRule(#review-discharge-guidance, AM-19)
* insert Concept(#ask-opinion, "サービス担当者会議への意見の照会", "Ask the doctor’s opinion")
* insert ConceptOfRule(#ask-opinion, KD-13)
* insert Concept(#introduce-care-manager, "担当ケアマネジャーになった連絡", "Introduce oneself as the care manager")
* insert ConceptOfRule(#introduce-care-manager, KD-14)
* insert Concept(#consult-medical-service, "医療系サービスの相談", "Consult on medical-type services")
* insert ConceptOfRule(#consult-medical-service, KD-15)
* insert Concept(#equipment-opinion, "軽度者の福祉用具についての所見", "Opinion on equipment for light need")
* insert ConceptOfRule(#equipment-opinion, KD-16)
* insert ConceptDefined(#report-state, "近況の報告", "Report the recent state", [["更新や区分変更のとき、認知症の進行が心配なとき。"]], [["At renewal or change of level; when dementia is a worry."]])
* insert ConceptOfRule(#report-state, KD-17)
* insert Concept(#notify-coordination-desk, "調整窓口への事前連絡", "Tell the coordination desk beforehand")
* insert ConceptOfRule(#notify-coordination-desk, KD-23)
* insert ConceptOfRule(#notify-coordination-desk, KD-32)
* insert ConceptDefined(#request-bed, "後方支援病床の相談", "Ask for a backup bed", [["主治医、または主治医の指示を受けたケアマネジャーが病院の窓口へ電話する。"]], [["The physician, or the care manager on the physician’s instruction, phones the hospital’s desk."]])
* insert ConceptOfRule(#request-bed, KD-23)
* insert Concept(#send-bed-documents, "後方支援病床の書類の送付", "Send the documents for a backup bed")
* insert ConceptOfRule(#send-bed-documents, KD-23)
* insert ConceptOfRule(#send-bed-documents, KD-25)
* insert ConceptDefined(#provisional-decision, "後方支援病床の仮決定", "Provisional decision on a backup bed", [["受け入れの確定ではない。"]], [["Not an acceptance."]])
* insert ConceptOfRule(#provisional-decision, KD-23)
* insert Concept(#final-decision, "入院前の診察による本決定", "Final decision at the examination")
* insert ConceptOfRule(#final-decision, KD-23)
* insert ConceptDefined(#prepare-return-home, "在宅に戻る準備", "Prepare the return home", [["後方支援病床は14日以内。家族や在宅の支援者が戻る準備をする。"]], [["A backup-bed stay is within 14 days; family or home supporters prepare the return."]])
* insert ConceptOfRule(#prepare-return-home, KD-22)
* insert ConceptOfRule(#prepare-return-home, KD-24)

ValueSet: TaskVS
Id: task
* insert OwnValues
* insert Named([["入退院調整の手順"]], [["Step of coordination"]])
* insert Described([["入退院調整の手順のすべて。"]], [["All steps of coordination."]])
* include codes from system TaskCS

CodeSystem: TaskStateCS
Id: task-state
* insert OwnCodes
* insert Named([["手順の進み具合"]], [["Business state of a step"]])
* insert Described([["Task.status より細かい、業務としての進み具合。"]], [["Where a step stands in the business, finer than Task.status."]])
* insert WithRules
* insert ConceptDefined(#waiting, "着手待ち", "Waiting", [["まだ誰も引き受けていない。"]], [["Nobody has taken it yet."]])
* insert ConceptDefined(#claimed, "担当者決定", "Claimed", [["組織の中の担当者が決まった。"]], [["A person of the organisation has taken it."]])
* insert ConceptDefined(#date-proposed, "日程提案中", "Date proposed", [["日程を提案し、相手の返事を待っている。"]], [["A date was proposed; the answer is awaited."]])
* insert Concept(#due-soon, "期限が近い", "Due soon")
* insert ConceptDefined(#past-guideline, "目安を過ぎている", "Past the guideline", [["目安の日を過ぎた。違反ではない。"]], [["The guideline has passed; this is no breach."]])
* insert ConceptOfRule(#past-guideline, HK-01)
* insert ConceptDefined(#escalated, "管理者へ連絡済", "Escalated", [["両方の組織の管理者へ知らせた。"]], [["The administrators of both organisations have been told."]])
* insert ConceptDefined(#cancel-requested, "取消の依頼中", "Cancellation requested", [["取消を求められたが、担当側がまだ答えていない。"]], [["Cancellation was asked for; the owner has not answered yet."]])
* insert ConceptDefined(#done-on-paper, "紙で完了", "Done on paper", [["FAXや持参など、システムの外で済んだ。"]], [["Done outside the system, by fax or by hand."]])

ValueSet: TaskStateVS
Id: task-state
* insert OwnValues
* insert Named([["手順の進み具合"]], [["Business state of a step"]])
* insert Described([["進み具合のすべて。"]], [["All business states."]])
* include codes from system TaskStateCS

CodeSystem: OrderCS
Id: order
* insert OwnCodes
* insert Named([["依頼の種類"]], [["Kind of order"]])
* insert Described([["入院ごとの依頼（ServiceRequest）が何を求めるものか。"]], [["What the ServiceRequest of a stay asks for."]])
* insert WithRules
* insert ConceptDefined(#coordination, "入退院調整", "Coordination", [["一つの入院と一つの地域計画に一つ。手順はこれに基づく。"]], [["One per stay and regional plan; the steps are based on it."]])
* insert ConceptDefined(#backup-bed, "後方支援病床の利用", "Use of a backup bed", [["小平市の後方支援病床。空床があれば受け入れる。"]], [["The backup beds of Kodaira; taken if a bed is free."]])
* insert ConceptOfRule(#backup-bed, KD-20)

ValueSet: OrderVS
Id: order
* insert OwnValues
* insert Named([["依頼の種類"]], [["Kind of order"]])
* insert Described([["依頼の種類のすべて。"]], [["All kinds of order."]])
* include codes from system OrderCS

CodeSystem: TaskReasonCS
Id: task-reason
* insert OwnCodes
* insert Named([["手順が終わった理由"]], [["Why a step ended"]])
* insert Described([["連携ハブが手順を終えた（または取り下げた）理由。人が終えた手順には付かない。cancel-refused だけは、取消を断った担当側の答え。"]], [["Why the hub ended a step or took it back. A step ended by a person carries none; cancel-refused alone is the answer of an owner who refused a cancellation."]])
* insert ConceptDefined(#form-given, "様式が渡された", "Form given", [["記入する様式が渡された。"]], [["The form to fill was given."]])
* insert ConceptDefined(#contact-made, "連絡があった", "Contact made", [["この手順の連絡が記録された。"]], [["A contact for this step was recorded."]])
* insert ConceptDefined(#meeting-held, "会議・面談が開かれた", "Meeting held", [["この手順の会議や面談が開かれた。"]], [["The meeting of this step was held."]])
* insert ConceptDefined(#fact-recorded, "事実が記録された", "Fact recorded", [["手順の目的となる事実（担当者が分かった、申請したなど）が記録された。"]], [["What the step is for was recorded: the care manager is known, certification was applied for, and so on."]])
* insert ConceptDefined(#no-longer-needed, "必要がなくなった", "No longer needed", [["手順の条件が当てはまらなくなった。"]], [["The conditions of the step no longer hold."]])
* insert ConceptDefined(#stay-cancelled, "入院の取消", "Stay cancelled", [["入院が取りやめになった、または誤りだった。"]], [["The admission was called off, or was an error."]])
* insert ConceptDefined(#died, "死亡", "Died", [["患者が亡くなった。"]], [["The patient died."]])
* insert ConceptDefined(#consent-withdrawn, "了解の取消", "Consent withdrawn", [["情報を渡すことへの了解が取り消された。"]], [["The understanding that information is shared was withdrawn."]])
* insert ConceptDefined(#other-office, "別の事業所に決定", "Another office chosen", [["別の事業所が受け持つことになった。"]], [["Another office takes the patient."]])
* insert ConceptDefined(#other-owner, "手順を負う機関の変更", "Owed by another organisation", [["手順を負う機関が変わった。"]], [["Another organisation owes the step now."]])
* insert ConceptDefined(#other-patient, "患者の訂正", "Patient corrected", [["患者が訂正された。入院は別の人のものだった。"]], [["The patient was corrected: the stay turned out to be another person’s."]])
* insert ConceptDefined(#cancel-refused, "取消を断った", "Cancellation refused", [["担当側が取消を断り、手順を続けている。"]], [["The owner refused the cancellation and goes on with the step."]])

ValueSet: TaskReasonVS
Id: task-reason
* insert OwnValues
* insert Named([["手順が終わった理由"]], [["Why a step ended"]])
* insert Described([["手順が終わった理由のすべて。"]], [["All reasons why a step ended."]])
* include codes from system TaskReasonCS

CodeSystem: TaskInputCS
Id: task-input
* insert OwnCodes
* insert Named([["手順に要るもの"]], [["What a step needs"]])
* insert Described([["手順を行う人に示すもの（Task.input）の種類。記入する様式は SDC の questionnaire で示す。"]], [["What is shown to who takes a step (Task.input). The form to fill is SDC's questionnaire."]])
* insert WithRules
* insert ConceptDefined(#destination, "届け先", "Where to bring it", [["書類を届ける窓口と、届け方の注意。"]], [["The desk a document is brought to, and how."]])
* insert ConceptOfRule(#destination, HK-61)
* insert ConceptDefined(#consult, "相談先", "Whom to turn to", [["困ったときに相談できる窓口。"]], [["A desk that helps."]])
* insert ConceptOfRule(#consult, HK-62)
* insert ConceptDefined(#suggestion, "担当かもしれない相手", "Who it might be", [["前の入院などから推測される担当者。または、同じ人かもしれない別の記録（Patient。氏名・生年月日・担当の事業所だけを示す）。または、担当がいない人の相談先・候補の事業所（名簿による。選ぶのは本人と家族）。人が確かめる。"]], [["Who may be the care manager; or a record that may be the same person’s (a Patient, with name, birth date and office in charge only); or where somebody without a care manager may turn (from the directory; patient and family choose). For a person to make sure."]])
* insert ConceptOfRule(#suggestion, HK-08)

ValueSet: TaskInputVS
Id: task-input
* insert OwnValues
* insert Named([["手順に要るもの"]], [["What a step needs"]])
* insert Described([["手順に要るもののすべて。"]], [["All that a step needs."]])
* include codes from system TaskInputCS

CodeSystem: TaskOutputCS
Id: task-output
* insert OwnCodes
* insert Named([["手順の結果"]], [["Outcome of a step"]])
* insert Described([["手順が済んだことを示すもの（Task.output）の種類。渡された様式は SDC の questionnaire-response で示す。"]], [["What shows that a step is done (Task.output). A form that was given is SDC's questionnaire-response."]])
* insert ConceptDefined(#evidence, "済んだことを示す記録", "Evidence", [["連絡、会議、担当の記録など。"]], [["A contact, a meeting, the record of who is in charge, and so on."]])

ValueSet: TaskOutputVS
Id: task-output
* insert OwnValues
* insert Named([["手順の結果"]], [["Outcome of a step"]])
* insert Described([["手順の結果のすべて。"]], [["All outcomes of a step."]])
* include codes from system TaskOutputCS
