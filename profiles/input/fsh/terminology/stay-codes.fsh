// Facts of a stay in hospital.

CodeSystem: RegionCS
Id: region
* insert OwnCodes
* insert Named([["入退院調整ルールの地域"]], [["Region of a coordination rule"]])
* insert Described([["どの地域の入退院調整ルールに従うか。地域を加えるときは、ここに1行を加える。"]], [["Whose regional coordination rule applies. A new region adds one line here."]])
* insert ConceptDefined(#honjo-kodama, "本庄市児玉郡", "Honjo City and Kodama County", [["埼玉県本庄市・美里町・神川町・上里町。"]], [["Honjo, Misato, Kamikawa and Kamisato in Saitama Prefecture."]])
* insert ConceptDefined(#annaka, "安中", "Annaka", [["群馬県安中市。"]], [["Annaka, Gunma Prefecture."]])
* insert ConceptDefined(#amagasaki, "尼崎", "Amagasaki", [["兵庫県尼崎市。"]], [["Amagasaki, Hyogo Prefecture."]])
* insert ConceptDefined(#kodaira, "小平", "Kodaira", [["東京都小平市。"]], [["Kodaira, Tokyo."]])
* insert ConceptDefined(#national, "全国", "National", [["地域の定めが無いときに使う。国の様式と報酬の決まりだけからなる。"]], [["Used where no region has ruled: the national forms and fee rules only."]])

ValueSet: RegionVS
Id: region
* insert OwnValues
* insert Named([["入退院調整ルールの地域"]], [["Region of a coordination rule"]])
* insert Described([["地域のすべて。"]], [["All regions."]])
* include codes from system RegionCS

CodeSystem: PhaseCS
Id: phase
* insert OwnCodes
* insert Named([["入退院調整の段階"]], [["Phase of coordination"]])
* insert Described([["在宅から入院、退院、その後までの段階。地域ごとに区切り方が異なるため、各地域の語を一つの並びに合わせた。"]], [["From home through admission and discharge to afterwards. Regions divide it differently; this is their common order."]])
* insert ConceptDefined(#at-home, "在宅時", "At home", [["ふだんの備え。尼崎では「日常」。"]], [["Ordinary times; 日常 in Amagasaki."]])
* insert ConceptDefined(#before-admission, "入院前", "Before admission", [["予定入院が決まってから入院まで。"]], [["From the decision of a planned admission until it takes place."]])
* insert ConceptDefined(#admission, "入院時", "Admission", [["入院とその直後の情報提供。"]], [["Admission, and the information given right after it."]])
* insert ConceptDefined(#in-hospital, "入院中", "In hospital", [["入院中の情報共有。"]], [["Sharing during the stay."]])
* insert ConceptDefined(#discharge-outlook, "退院の見込み", "Outlook of discharge", [["在宅への退院が可能と判断された時点とその連絡。"]], [["Discharge home is judged possible, and told."]])
* insert ConceptDefined(#discharge-coordination, "退院調整", "Discharge coordination", [["面談、退院前カンファレンス、共同指導。尼崎では「退院前」。"]], [["Interview, conference, joint guidance; 退院前 in Amagasaki."]])
* insert ConceptDefined(#discharge-date-decided, "退院日決定", "Discharge date decided", [["主治医が退院日を許可した。"]], [["The physician has permitted a date."]])
* insert ConceptDefined(#discharge, "退院時", "Discharge", [["退院の日とその日の引継ぎ。安中では「引継」。"]], [["The day of discharge and its hand-over; 引継 in Annaka."]])
* insert ConceptDefined(#after-discharge, "退院後", "After discharge", [["ケアプランの写しやモニタリング結果の提供。"]], [["A copy of the care plan and monitoring results are given."]])

ValueSet: PhaseVS
Id: phase
* insert OwnValues
* insert Named([["入退院調整の段階"]], [["Phase of coordination"]])
* insert Described([["段階のすべて。"]], [["All phases."]])
* include codes from system PhaseCS

CodeSystem: ExpectationStageCS
Id: expectation-stage
* insert OwnCodes
* insert Named([["退院予定日の段階"]], [["Stage of an expected discharge date"]])
* insert Described([["退院予定日が見込みか、主治医の許可によって決まった日か。"]], [["Whether the discharge date is an expectation or has been decided by the physician's permission."]])
* insert Concept(#expected, "見込み", "Expected")
* insert Concept(#decided, "決定", "Decided")

ValueSet: ExpectationStageVS
Id: expectation-stage
* insert OwnValues
* insert Named([["退院予定日の段階"]], [["Stage of an expected discharge date"]])
* insert Described([["見込みと決定。"]], [["Expected and decided."]])
* include codes from system ExpectationStageCS

CodeSystem: ConfidenceCS
Id: confidence
* insert OwnCodes
* insert Named([["退院予定日の確かさ"]], [["Confidence in an expected discharge date"]])
* insert Described([["退院予定日がどのくらい動きそうか。病院の見立て。"]], [["How likely the expected date is to hold, in the hospital's view."]])
* insert Concept(#low, "低い", "Low")
* insert Concept(#medium, "中くらい", "Medium")
* insert Concept(#high, "高い", "High")

ValueSet: ConfidenceVS
Id: confidence
* insert OwnValues
* insert Named([["退院予定日の確かさ"]], [["Confidence in an expected discharge date"]])
* insert Described([["確かさのすべて。"]], [["All degrees of confidence."]])
* include codes from system ConfidenceCS

CodeSystem: DischargeNeedCS
Id: discharge-need
* insert OwnCodes
* insert Named([["退院までに早めの準備が要る事柄"]], [["What needs an early start before discharge"]])
* insert Described([["早めの準備が要り、できるだけ早く在宅側へ知らせることが期待される事柄。"]], [["What needs early preparation, so that the people at home are expected to be told as early as possible."]])
* insert ForRule(HK-14)
* insert WithRules
* insert ConceptDefined(#housing, "住環境の整備", "Housing adaptation", [["住宅改修や福祉用具など、住環境を考慮する必要がある。"]], [["Home modification or assistive equipment has to be considered."]])
* insert ConceptOfRule(#housing, HK-14)
* insert ConceptDefined(#care-level-change, "区分変更等の申請", "Change of care level", [["区分変更など、認定の申請が必要である。"]], [["A change of level or another application for certification is needed."]])
* insert ConceptOfRule(#care-level-change, HK-14)
* insert ConceptDefined(#medical-procedure, "退院後の医療処置", "Medical procedure after discharge", [["経管栄養、吸引、在宅酸素など、退院後も医療処置が続く。"]], [["Tube feeding, suction, home oxygen or the like continues after discharge."]])
* insert ConceptOfRule(#medical-procedure, AM-20)

ValueSet: DischargeNeedVS
Id: discharge-need
* insert OwnValues
* insert Named([["退院までに早めの準備が要る事柄"]], [["What needs an early start before discharge"]])
* insert Described([["早めの準備が要る事柄のすべて。"]], [["All needs that want an early start."]])
* include codes from system DischargeNeedCS

CodeSystem: DischargeDestinationCS
Id: discharge-destination
* insert OwnCodes
* insert Named([["退院先"]], [["Discharge destination"]])
* insert Described([["退院してどこへ行くか。治癒・軽快などの転帰とは別のことで、転帰は Encounter.hospitalization.dischargeDisposition に置く。"]], [["Where the patient goes. It is not the outcome (転帰), which stays in Encounter.hospitalization.dischargeDisposition."]])
* insert ForRule(HK-04)
* insert ForRule(AN-05)
* insert Concept(#home, "自宅", "Own home")
* insert ConceptDefined(#residential-home, "有料老人ホーム等", "Residential home for older people", [["有料老人ホーム、サービス付き高齢者向け住宅など。安中のルールでは在宅に含む。"]], [["Fee-paying homes, serviced housing and the like; counted as home in Annaka (AN-05)."]])
* insert ConceptDefined(#hospital, "他の病院・診療所（転院）", "Another hospital or clinic", [["入院を続けるための転院。"]], [["Transfer, to remain an inpatient."]])
* insert Concept(#facility-health, "介護老人保健施設", "Geriatric health services facility")
* insert Concept(#facility-welfare, "介護老人福祉施設（特別養護老人ホーム）", "Welfare facility for older people requiring long-term care")
* insert Concept(#facility-medical, "介護医療院", "Integrated facility for medical and long-term care")
* insert Concept(#other, "その他", "Other")
* insert Concept(#died, "死亡", "Died")

ValueSet: DischargeDestinationVS
Id: discharge-destination
* insert OwnValues
* insert Named([["退院先"]], [["Discharge destination"]])
* insert Described([["退院先のすべて。"]], [["All discharge destinations."]])
* include codes from system DischargeDestinationCS

CodeSystem: StayFlagCS
Id: stay-flag
* insert OwnCodes
* insert Named([["入院についての注意"]], [["Flag on a stay"]])
* insert Described([["ルールをそのまま当てはめてよいかどうかに関わる事実。支障や違反を表すものではない。"]], [["Facts that bear on whether the rule applies as it stands. None of them says that anybody is at fault."]])
* insert WithRules
* insert ConceptDefined(#outside-basic-case, "基本の想定の外", "Outside the basic case", [["住所、病院、退院先のどれかが、地域のルールが想定する範囲の外にある。準用する。"]], [["The residence, the hospital or the destination lies outside what the regional rule assumes; it is applied by analogy."]])
* insert ConceptOfRule(#outside-basic-case, HK-04)
* insert ConceptDefined(#outside-support, "支援の対象外", "Outside the support", [["施設入所または転院のため、ケアマネジャーによる退院支援に含まれない。"]], [["Enters a facility or is transferred, so the care manager's discharge support does not cover it."]])
* insert ConceptOfRule(#outside-support, AN-05)
* insert ConceptDefined(#sudden-discharge, "急な退院決定", "Sudden discharge", [["退院が急に決まった。直ちに知らせる。日数の目安は当てはまらない。"]], [["The discharge was decided suddenly: tell at once; the guideline in days does not apply."]])
* insert ConceptOfRule(#sudden-discharge, HK-15)
* insert ConceptDefined(#time-not-promised, "調整期間を約束できない病院", "Hospital cannot promise the time", [["医師の判断によるため、退院前の調整期間があらかじめ約束されていない病院である。"]], [["The physician decides, so this hospital does not promise time for coordination."]])
* insert ConceptOfRule(#time-not-promised, AN-40)
* insert ConceptDefined(#care-manager-unresolved, "担当ケアマネジャー不明", "Care manager unresolved", [["担当のケアマネジャーが分からない。病院が家族や介護保険証から確かめる。"]], [["It is not known who the care manager is; the hospital asks the family or looks at the insurance card."]])
* insert ConceptOfRule(#care-manager-unresolved, HK-08)

ValueSet: StayFlagVS
Id: stay-flag
* insert OwnValues
* insert Named([["入院についての注意"]], [["Flag on a stay"]])
* insert Described([["入院についての注意のすべて。"]], [["All flags on a stay."]])
* include codes from system StayFlagCS

CodeSystem: MeetingCS
Id: meeting
* insert OwnCodes
* insert Named([["会議・面談の種類"]], [["Kind of meeting"]])
* insert Described([["入退院調整のために開く会議や面談。"]], [["Meetings held for the sake of coordination."]])
* insert WithRules
* insert ConceptDefined(#discharge-conference, "退院前カンファレンス", "Discharge conference", [["本人・家族と病院・在宅の多職種が、退院に向けて話し合う会議。"]], [["Patient, family and the professions of hospital and home talk over the discharge."]])
* insert ConceptOfRule(#discharge-conference, HK-20)
* insert ConceptDefined(#interview, "面談", "Interview", [["病院担当者と在宅担当者の面談。病院は患者情報を説明し、在宅側は不足を尋ねる。"]], [["Hospital and home contact meet; the hospital explains, the other side asks what is missing."]])
* insert ConceptOfRule(#interview, HK-18)
* insert ConceptDefined(#joint-guidance, "退院時共同指導", "Joint guidance at discharge", [["診療報酬の要件に従って行う共同指導。"]], [["Joint guidance, arranged following the fee conditions."]])
* insert ConceptOfRule(#joint-guidance, AN-16)
* insert ConceptDefined(#service-meeting, "サービス担当者会議", "Service providers' meeting", [["ケアプランを確定するためにケアマネジャーが開く会議。"]], [["Called by the care manager to settle the care plan."]])
* insert ConceptOfRule(#service-meeting, HK-55)
* insert ConceptDefined(#ward-conference, "院内の多職種カンファレンス", "In-hospital multi-profession conference", [["病院の中の多職種の会議。ケアマネジャーは参加を希望できる。"]], [["The hospital's own conference; the care manager may ask to attend."]])
* insert ConceptDefined(#pre-discharge-visit, "退院前訪問指導", "Pre-discharge home visit", [["病院の職員が退院前に自宅を訪ねて行う指導。ケアマネジャーは同行を希望できる。"]], [["Hospital staff visit the home before discharge; the care manager may ask to come along."]])
* insert ConceptOfRule(#pre-discharge-visit, RB-15)

ValueSet: MeetingVS
Id: meeting
* insert OwnValues
* insert Named([["会議・面談の種類"]], [["Kind of meeting"]])
* insert Described([["会議・面談のすべて。"]], [["All kinds of meeting."]])
* include codes from system MeetingCS
