// 様式2 退院・退所情報記録書: the option lists only this form prints. All from memory of the national form, in its order.
// Where 様式1 asks the same in other words, the words are this form's and the codes are the same: so the two can be compared.

// As PrintedFrom and Printed, for a further list in the same value set.
RuleSet: AlsoPrintedFrom(n, system)
* ^compose.include[{n}].system = "{system}"

RuleSet: AlsoPrinted(n, code, ja, en)
* ^compose.include[{n}].concept[+].code = #{code}
* ^compose.include[{n}].concept[=].display = {ja}
* ^compose.include[{n}].concept[=].designation[+].language = #en
* ^compose.include[{n}].concept[=].designation[=].value = {en}

ValueSet: CertificationAtDischargeVS
Id: certification-at-discharge
* insert Named([["要介護認定の申請の状態（様式2）"]], [["State of the application, as on the discharge record"]])
* insert Described([["要支援・要介護のほかに選べるもの：申請中・なし。区分変更は別の欄（要区分変更）にある（要確認）。"]], [["What the discharge record offers beside the levels: under way, or none. That a change is needed is ticked in a box of its own (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/certification-status)
* insert Printed(applying, [["申請中"]], [["Application under way"]])
* insert Printed(none, [["なし"]], [["None"]])

CodeSystem: DiseaseStabilityCS
Id: disease-stability
* insert Named([["疾患の状況"]], [["Stability of a disease"]])
* insert Described([["現在治療中の疾患が安定しているか。様式2は病名の番号を書き分けるが、ここでは疾患ごとに答える（要確認）。"]], [["Whether a disease under treatment is stable. The paper form writes the numbers of the diseases; here it is answered for each disease (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#stable, [["安定"]], [["Stable"]])
* insert Concept(#unstable, [["不安定"]], [["Unstable"]])

ValueSet: DiseaseStabilityVS
Id: disease-stability
* insert Named([["疾患の状況"]], [["Stability of a disease"]])
* insert Described([["安定・不安定（要確認）。"]], [["Stable or unstable (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system DiseaseStabilityCS

CodeSystem: MobilityMeansCS
Id: mobility-means
* insert Named([["移動手段：補助具なし"]], [["Means of moving about: without an aid"]])
* insert Described([["様式2の移動手段のうち、様式1の移動補助具にないもの（要確認）。"]], [["What the discharge record offers beside the mobility aids of the admission information (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#independent, [["自立"]], [["Independent"]])

ValueSet: MobilityMeansVS
Id: mobility-means
* insert Named([["移動手段（様式2）"]], [["Means of moving about (discharge record)"]])
* insert Described([["自立・杖・歩行器・車いす・その他。補助具のコードは様式1と同じ（要確認）。"]], [["Independent, cane, walking frame, wheelchair or other; the aids have the same codes as on the admission information (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/mobility-means)
* insert Printed(independent, [["自立"]], [["Independent"]])
* insert AlsoPrintedFrom(1, https://renkei.example/fhir/CodeSystem/mobility-aid)
* insert AlsoPrinted(1, cane, [["杖"]], [["Cane"]])
* insert AlsoPrinted(1, walker, [["歩行器"]], [["Walking frame"]])
* insert AlsoPrinted(1, wheelchair, [["車いす"]], [["Wheelchair"]])
* insert AlsoPrinted(1, other, [["その他"]], [["Other"]])

CodeSystem: ExcretionMethodCS
Id: excretion-method
* insert Named([["排泄方法"]], [["Means of excretion"]])
* insert Described([["排泄に用いるもの。複数のことがある（要確認）。"]], [["What is used for excretion; more than one is possible (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#toilet, [["トイレ"]], [["Toilet"]])
* insert Concept(#portable-toilet, [["ポータブル"]], [["Commode"]])
* insert Concept(#diaper, [["おむつ"]], [["Incontinence briefs"]])

ValueSet: ExcretionMethodVS
Id: excretion-method
* insert Named([["排泄方法"]], [["Means of excretion"]])
* insert Described([["トイレ・ポータブル・おむつ（要確認）。"]], [["Toilet, commode or incontinence briefs (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system ExcretionMethodCS

CodeSystem: BathingMethodCS
Id: bathing-method
* insert Named([["入浴方法"]], [["Way of bathing"]])
* insert Described([["入院（所）中の入浴の方法（要確認）。"]], [["How the person bathed during the stay (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#independent, [["自立"]], [["Independent"]])
* insert Concept(#shower, [["シャワー浴"]], [["Shower"]])
* insert Concept(#ordinary-bath, [["一般浴"]], [["Ordinary bath"]])
* insert Concept(#mechanical-bath, [["機械浴"]], [["Mechanical bath"]])
* insert Concept(#none, [["行わず"]], [["Not done"]])

ValueSet: BathingMethodVS
Id: bathing-method
* insert Named([["入浴方法"]], [["Way of bathing"]])
* insert Described([["自立・シャワー浴・一般浴・機械浴・行わず（要確認）。"]], [["Independent, shower, ordinary bath, mechanical bath or not done (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system BathingMethodCS

CodeSystem: MealKindCS
Id: meal-kind
* insert Named([["食事形態：普通のほか"]], [["Kind of meal other than ordinary"]])
* insert Described([["様式2の食事形態のうち、様式1の食事形態（普通・きざみ・嚥下障害食・ミキサー）にないもの（要確認）。"]], [["What the discharge record offers and the admission information, which divides meals otherwise, does not (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#tube-feeding, [["経管栄養"]], [["Tube feeding"]])
* insert Concept(#other, [["その他"]], [["Other"]])

ValueSet: MealKindVS
Id: meal-kind
* insert Named([["食事形態（様式2）"]], [["Kind of meal (discharge record)"]])
* insert Described([["普通・経管栄養・その他。「普通」のコードは様式1と同じ（要確認）。"]], [["Ordinary, tube feeding or other; “ordinary” has the same code as on the admission information (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/meal-form)
* insert Printed(regular, [["普通"]], [["Ordinary"]])
* insert AlsoPrintedFrom(1, https://renkei.example/fhir/CodeSystem/meal-kind)
* insert AlsoPrinted(1, tube-feeding, [["経管栄養"]], [["Tube feeding"]])
* insert AlsoPrinted(1, other, [["その他"]], [["Other"]])

ValueSet: ChokingVS
Id: choking
* insert Named([["嚥下機能（むせ）（様式2）"]], [["Swallowing (discharge record)"]])
* insert Described([["なし・あり（時々）・あり（常に）。コードは様式1の「むせない・時々むせる・常にむせる」と同じ（要確認）。"]], [["Chokes never, at times or always, in the words of the discharge record; the codes are those of the admission information (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/swallowing)
* insert Printed(never, [["なし"]], [["No"]])
* insert Printed(sometimes, [["あり（時々）"]], [["Yes (at times)"]])
* insert Printed(always, [["あり（常に）"]], [["Yes (always)"]])

ValueSet: OralCareVS
Id: oral-care
* insert Named([["口腔ケア"]], [["Oral care"]])
* insert Described([["自立・一部介助・全介助。ADLの4段階と異なり「見守り」がない（要確認）。"]], [["Independent, partial or total help. Unlike the four-step ADL scale it has no “supervised” (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/adl-level)
* insert Printed(independent, [["自立"]], [["Independent"]])
* insert Printed(partial, [["一部介助"]], [["Partial help"]])
* insert Printed(total, [["全介助"]], [["Total help"]])

ValueSet: SleepInHospitalVS
Id: sleep-in-hospital
* insert Named([["睡眠（様式2）"]], [["Sleep (discharge record)"]])
* insert Described([["良好・不良。コードは様式1の「良・不良」と同じ（要確認）。"]], [["Good or poor, in the words of the discharge record; the codes are those of the admission information (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/sleep-quality)
* insert Printed(good, [["良好"]], [["Good"]])
* insert Printed(poor, [["不良"]], [["Poor"]])

CodeSystem: MentalStateCS
Id: mental-state
* insert Named([["認知・精神：様式1にない項目"]], [["Cognition and mental state: what form 1 does not list"]])
* insert Described([["様式2の認知・精神のうち、様式1の「精神面における療養上の問題」にないもの（要確認）。"]], [["What the discharge record lists and the admission information does not (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#cognitive-decline, [["認知機能低下"]], [["Cognitive decline"]])
* insert Concept(#delirium, [["せん妄"]], [["Delirium"]])

ValueSet: MentalStateVS
Id: mental-state
* insert Named([["認知・精神（様式2）"]], [["Cognition and mental state (discharge record)"]])
* insert Described([["認知機能低下・せん妄・徘徊・焦燥、不穏・攻撃性・その他。様式1にもあるものは同じコード（要確認）。"]], [["Cognitive decline, delirium, wandering, agitation, aggression or other; what the admission information also lists has the same codes (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/mental-state)
* insert Printed(cognitive-decline, [["認知機能低下"]], [["Cognitive decline"]])
* insert Printed(delirium, [["せん妄"]], [["Delirium"]])
* insert AlsoPrintedFrom(1, https://renkei.example/fhir/CodeSystem/mental-problem)
* insert AlsoPrinted(1, wandering, [["徘徊"]], [["Wandering"]])
* insert AlsoPrinted(1, agitation, [["焦燥・不穏"]], [["Agitation, restlessness"]])
* insert AlsoPrinted(1, aggression, [["攻撃性"]], [["Aggression"]])
* insert AlsoPrinted(1, other, [["その他"]], [["Other"]])

// The paper prints あり first, where most lists begin with なし.
ValueSet: DiagnosisToldVS
Id: diagnosis-told
* insert Named([["本人への病名告知"]], [["Diagnosis told to the person"]])
* insert Described([["あり・なし（要確認）。"]], [["Yes or no (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/presence)
* insert Printed(present, [["あり"]], [["Yes"]])
* insert Printed(absent, [["なし"]], [["No"]])

ValueSet: ConferenceAttendanceVS
Id: conference-attendance
* insert Named([["会議出席"]], [["Attended a conference"]])
* insert Described([["聞き取りの時に会議に出席したか。無・有（要確認）。"]], [["Whether this was heard at a conference (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/presence)
* insert Printed(absent, [["無"]], [["No"]])
* insert Printed(present, [["有"]], [["Yes"]])

CodeSystem: NursingViewpointCS
Id: nursing-viewpoint
* insert Named([["看護の視点"]], [["Points for nursing"]])
* insert Described([["退院後に必要な事柄のうち、看護の視点から挙げるもの。記憶による文言で、公式の様式と照合していない（要確認）。"]], [["What nursing sees as needed after discharge. The words are from memory and were not compared with the official form (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#none, [["なし"]], [["None"]])
* insert Concept(#blood-pressure, [["血圧"]], [["Blood pressure"]])
* insert Concept(#fluid-restriction, [["水分制限"]], [["Fluid restriction"]])
* insert Concept(#diet-restriction, [["食事制限"]], [["Diet restriction"]])
* insert Concept(#food-texture, [["食形態"]], [["Texture of food"]])
* insert Concept(#swallowing, [["嚥下"]], [["Swallowing"]])
* insert Concept(#oral-care, [["口腔ケア"]], [["Oral care"]])
* insert Concept(#hygiene-care, [["清潔ケア"]], [["Hygiene care"]])
* insert Concept(#blood-glucose, [["血糖コントロール"]], [["Blood glucose control"]])
* insert Concept(#excretion, [["排泄"]], [["Excretion"]])
* insert Concept(#skin, [["皮膚状態"]], [["Skin condition"]])
* insert Concept(#sleep, [["睡眠"]], [["Sleep"]])
* insert Concept(#cognition-and-mind, [["認知機能・精神面"]], [["Cognition and mental state"]])
* insert Concept(#medication-guidance, [["服薬指導"]], [["Medication guidance"]])
* insert Concept(#care-guidance, [["療養上の指導（食事・水分・睡眠・清潔ケア・排泄などにおける指導）"]], [["Guidance on living with the condition (food, fluids, sleep, hygiene, excretion and the like)"]])
* insert Concept(#end-of-life, [["ターミナル"]], [["End-of-life care"]])
* insert Concept(#other, [["その他"]], [["Other"]])

CodeSystem: RehabilitationViewpointCS
Id: rehabilitation-viewpoint
* insert Named([["リハビリの視点"]], [["Points for rehabilitation"]])
* insert Described([["退院後に必要な事柄のうち、リハビリの視点から挙げるもの。記憶による文言で、公式の様式と照合していない（要確認）。"]], [["What rehabilitation sees as needed after discharge. The words are from memory and were not compared with the official form (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#none, [["なし"]], [["None"]])
* insert Concept(#guidance-to-person, [["本人指導"]], [["Guidance to the person"]])
* insert Concept(#guidance-to-family, [["家族指導"]], [["Guidance to the family"]])
* insert Concept(#range-of-motion, [["関節可動域練習（ストレッチ含む）"]], [["Range-of-motion exercise (with stretching)"]])
* insert Concept(#muscle-strength, [["筋力増強練習"]], [["Muscle strengthening"]])
* insert Concept(#balance, [["バランス練習"]], [["Balance exercise"]])
* insert Concept(#paralysis-and-tone, [["麻痺・筋緊張改善練習"]], [["Exercise for paralysis and muscle tone"]])
* insert Concept(#basic-movement, [["起居・立位等基本動作練習"]], [["Basic movements such as sitting up and standing"]])
* insert Concept(#eating-and-swallowing, [["摂食・嚥下訓練"]], [["Eating and swallowing training"]])
* insert Concept(#speech, [["言語訓練"]], [["Speech training"]])
* insert Concept(#adl, [["ADL練習（歩行・入浴・トイレ動作・移乗等）"]], [["ADL exercise (walking, bathing, toilet, transfer and the like)"]])
* insert Concept(#iadl, [["IADL練習（買い物、調理等）"]], [["IADL exercise (shopping, cooking and the like)"]])
* insert Concept(#pain, [["疼痛管理（痛みコントロール）"]], [["Pain control"]])
* insert Concept(#orthoses-and-equipment, [["更生装具・福祉用具等管理"]], [["Care of orthoses and assistive equipment"]])
* insert Concept(#exercise-tolerance, [["運動耐容能練習"]], [["Exercise tolerance"]])
* insert Concept(#community-activity, [["地域活動支援"]], [["Support of activity in the community"]])
* insert Concept(#social-participation, [["社会参加支援"]], [["Support of social participation"]])
* insert Concept(#employment, [["就労支援"]], [["Support of employment"]])
* insert Concept(#other, [["その他"]], [["Other"]])
