// 様式2 退院・退所情報記録書, on paper one A4 page. Two authors on one response: the hospital fills what it can before
// coordination begins, the care manager completes it by asking. Each section names who begins it (filled-by).
//
// Whatever 様式1 asks too has the same linkId and the same codes. But nothing of how the person was before admission is
// filled in here in advance: 様式2 says how they are now, and an old answer left standing would be read as seen today.
//
// Every item is from memory of the national form; no copy was read.

Instance: discharge-record
InstanceOf: Questionnaire
Usage: #definition
* url = "https://renkei.example/fhir/Questionnaire/discharge-record"
* name = "DischargeRecord"
* insert NamedInstance([["退院・退所情報記録書（様式2）"]], [["Record of information at discharge (form 2)"]])
* insert DescribedInstance([["退院に向けて、入院中の様子と退院後に必要な事柄を病院からケアマネジャーに伝える様式。病院担当者が分かる範囲で先に記入し、ケアマネジャーが面談などで聞き取って補う。厚生労働省の標準様式を記憶にもとづいて書いたもので、文言と選択肢は公式の様式と照合していない（要確認）。入院時情報提供書と同じ内容の項目は、同じ linkId を持つ。"]], [["With this form the hospital tells the care manager how the stay went and what is needed after discharge. The hospital fills what it can; the care manager completes it by asking. Written from memory of the Japanese ministry's standard form: words and options have not been compared with it. Items that the admission information asks as well have the same linkId there."]])
* purpose = "HK-17, HK-58, HK-65, RB-05"
* status = #active
* experimental = true
* date = "2026-11-21"
* language = #ja
* jurisdiction = urn:iso:std:iso:3166#JP
* subjectType = #Patient
* insert ByRule(HK-17)
* insert ByRule(HK-58)
* insert ByRule(HK-65)
* insert ByRule(RB-05)
* insert Verification(memory)
* insert LaunchContext(patient, Patient, [["患者"]])
* insert LaunchContext(encounter, Encounter, [["この入院"]])
* insert SearchVariable(hospital, [["{{%encounter.serviceProvider.reference}}"]])
* insert SearchVariable(careInsurance, [["Coverage?beneficiary=Patient/{{%patient.id}}&type=https://renkei.example/fhir/CodeSystem/coverage-kind|care-insurance&status=active"]])
* insert Variable(coverage, [["%careInsurance.entry.resource.ofType(Coverage).first()"]])
* insert Variable(kanjiName, [["iif(%patient.name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').value = 'IDE').exists(), %patient.name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').value = 'IDE').first(), %patient.name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').empty()).first())"]])
* insert Variable(kanaName, [["%patient.name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').value = 'SYL').first()"]])
* item[+]
  * insert Note(unchecked, [["この様式の文言と選択肢は記憶にもとづくもので、公式の様式とまだ照合していません（要確認）。"]], [["Words and options of this form are from memory and have not yet been checked against the official form."]])
* item[+]
  * insert Note(two-authors, [["病院担当者は、分かる範囲で記入してケアマネジャーに渡してください。分からない項目は空けておいてかまいません。足りないところは、ケアマネジャーがカンファレンスや面談で聞き取って補います。"]], [["Hospital staff: fill in what you can and pass it on; leave open what you do not know. The care manager asks for the rest at the conference or meeting."]])
  * insert ByRule(HK-17)
  * insert ByRule(HK-58)
* item[+]
  * insert Note(substitute, [["看護サマリーなどで代えることもできますが、この様式の内容をすべて含んでいないと、加算（退院・退所加算のことと解しています）には該当しません。"]], [["A nursing summary or the like may take its place, but unless it covers everything on this form the fee (which we take to be the discharge fee of care management) does not apply."]])
  * insert ByRule(HK-58)
  * insert ByRule(RB-05)
* insert DischargePerson
* insert DischargeCondition
* insert DischargeUnderstanding
* insert DischargeNeeds
* insert DischargeHearings
* insert DischargeAdditions

// For whoever fills the section: where its words come from.
RuleSet: FromMemory(section)
* item[+]
  * insert Note({section}-unchecked, [["この欄の文言と選択肢は、公式の様式で確かめていません（要確認）。"]], [["Words and options of this section have not been checked against the official form."]])

RuleSet: DischargePerson
* item[+]
  * insert Section(current-state, [["1. 基本情報・現在の状態 等"]], [["1. The person and the present state"]])
  * insert Verification(memory)
  * insert From(hospital)
  * insert FromMemory(current-state)
  * item[+]
    * insert Group(patient, [["属性"]], [["The person"]])
    * insert Verification(memory)
    * item[+]
      * insert Date(record-date, [["記入日"]], [["Date of writing"]])
      * insert Verification(memory)
      * insert Populate([["today()"]])
    * item[+]
      * insert String(patient-name, [["氏名"]], [["Name"]], 60)
      * required = true
      * insert Verification(memory)
      * insert Populate([["iif(%kanjiName.text.exists(), %kanjiName.text, %kanjiName.select(family & ' ' & given.first()))"]])
      * insert Definition(Patient, Patient.name.text)
    * item[+]
      * insert String(patient-name-kana, [["フリガナ"]], [["Name in kana"]], 60)
      * insert Verification(memory)
      * insert Populate([["iif(%kanaName.text.exists(), %kanaName.text, %kanaName.select(family & ' ' & given.first()))"]])
      * insert Definition(Patient, Patient.name.text)
    * item[+]
      * insert Choice(gender, [["性別"]], [["Sex"]], FormGenderVS)
      * insert Verification(memory)
      * insert Populate([["%patient.gender"]])
      * insert Definition(Patient, Patient.gender)
    * item[+]
      * insert Number(age, [["年齢"]], [["Age"]], 0, 130, a, 歳)
      * insert Verification(memory)
      * insert Populate([["%patient.birthDate.where(toString().length() = 10).select(today().toString().substring(0, 4).toInteger() - toString().substring(0, 4).toInteger() - iif(today().toString().substring(5, 5) < toString().substring(5, 5), 1, 0))"]])
    * item[+]
      * insert Group(certification, [["退院（所）時の要介護度"]], [["Level of care need at discharge"]])
      * insert Verification(memory)
      * item[+]
        * insert Choice(care-level, [["要介護度"]], [["Level of care need"]], CareLevelVS)
        * insert Verification(memory)
        * insert Populate([["%coverage.extension('https://renkei.example/fhir/StructureDefinition/care-level').value"]])
        * item[+]
          * insert Help(care-level-help, [["様式に印刷されているのは要支援と要介護です。事業対象者など、印刷のない区分も選べます。"]], [["Printed on the form are the levels of support need and care need. What is not printed, such as programme-eligible, can be chosen as well."]])
      * item[+]
        * insert Choice(certification-status, [["申請の状態"]], [["State of the application"]], CertificationAtDischargeVS)
        * insert Verification(memory)
        * insert Populate([["%coverage.extension('https://renkei.example/fhir/StructureDefinition/certification-status').value.where($this = 'applying' or $this = 'none')"]])
      * item[+]
        * insert Tick(level-change-needed, [["要区分変更"]], [["Change of care level needed"]])
        * insert Verification(memory)
        * insert ByRule(HK-14)
        * insert Populate([["iif(%encounter.extension('https://renkei.example/fhir/StructureDefinition/discharge-need').where(value = 'care-level-change').exists(), true, {})"]])
  * item[+]
    * insert Group(stay, [["入院（所）概要"]], [["The stay"]])
    * insert Verification(memory)
    * item[+]
      * insert Date(admission-date, [["入院（所）日"]], [["Date of admission"]])
      * insert Verification(memory)
      * insert PopulateDay(%encounter.period.start)
      * insert Definition(Encounter, Encounter.period.start)
    * item[+]
      * insert Date(expected-discharge-date, [["退院（所）予定日"]], [["Expected date of discharge"]])
      * insert Verification(memory)
      * insert ByRule(HK-21)
      * insert PopulateDay([[%encounter.extension('https://renkei.example/fhir/StructureDefinition/expected-discharge').extension('date').value]])
    * item[+]
      * insert Text(admission-reason, [["入院原因疾患（入所目的等）"]], [["Illness that led to admission (or purpose of the stay)"]], 1000)
      * insert Verification(memory)
      * insert Populate([["%encounter.reasonCode.first().select(iif(text.exists(), text, coding.first().display))"]])
    * item[+]
      * insert String(hospital-name, [["入院・入所先：施設名"]], [["Hospital or facility"]], 100)
      * insert Verification(memory)
      * insert Populate([["%hospital.name"]])
      * insert Definition(Organization, Organization.name)
    * item[+]
      * insert String(ward, [["入院・入所先：棟"]], [["Ward"]], 60)
      * insert Verification(memory)
    * item[+]
      * insert String(room, [["入院・入所先：室"]], [["Room"]], 30)
      * insert Verification(memory)
    * item[+]
      * insert Group(follow-up, [["今後の医学管理"]], [["Medical care from now on"]])
      * insert Verification(memory)
      * item[+]
        * insert String(follow-up-institution, [["医療機関名"]], [["Institution"]], 100)
        * insert Verification(memory)
      * item[+]
        * insert Choice(follow-up-visit, [["方法"]], [["How the doctor sees the person"]], DoctorVisitVS)
        * insert Verification(memory)

RuleSet: DischargeCondition
* item[+]
  * insert Section(condition, [["① 疾患と入院（所）中の状況"]], [["① Illness and state during the stay"]])
  * insert Verification(memory)
  * insert From(hospital)
  * insert FromMemory(condition)
  * item[+]
    * insert Group(treated-disease, [["現在治療中の疾患"]], [["Diseases under treatment"]])
    * repeats = true
    * insert Verification(memory)
    * item[+]
      * insert String(treated-disease-name, [["疾患名"]], [["Disease"]], 200)
      * insert Verification(memory)
    * item[+]
      * insert Choice(treated-disease-state, [["疾患の状況"]], [["State of the disease"]], DiseaseStabilityVS)
      * insert Verification(memory)
      * item[+]
        * insert Help(treated-disease-state-help, [["紙の様式では疾患の番号①②③を「安定」「不安定」に書き分けます。ここでは疾患ごとに選びます。"]], [["The paper form writes the numbers of the diseases under “stable” and “unstable”; here choose for each disease."]])
  * item[+]
    * insert Choice(mobility-means, [["移動手段"]], [["Means of moving about"]], MobilityMeansVS)
    * insert Verification(memory)
  * item[+]
    * insert String(mobility-means-other, [["移動手段：その他の内容"]], [["Other means of moving about"]], 100)
    * insert When(mobility-means, MobilityAidCS#other)
    * insert Verification(memory)
  * item[+]
    * insert Multiple(excretion-method, [["排泄方法"]], [["Means of excretion"]], ExcretionMethodVS)
    * insert Verification(memory)
  * item[+]
    * insert String(catheter-or-pouch, [["カテーテル・パウチ"]], [["Catheter or pouch"]], 100)
    * insert Verification(memory)
  * item[+]
    * insert Choice(bathing-method, [["入浴方法"]], [["Way of bathing"]], BathingMethodVS)
    * insert Verification(memory)
  * item[+]
    * insert Choice(meal-form, [["食事形態"]], [["Kind of meal"]], MealKindVS)
    * insert Verification(memory)
  * item[+]
    * insert String(meal-form-other, [["食事形態：その他の内容"]], [["Other kind of meal"]], 100)
    * insert When(meal-form, MealKindCS#other)
    * insert Verification(memory)
  * item[+]
    * insert String(udf-category, [["UDF等の食形態区分"]], [["Food texture (UDF or another scale)"]], 60)
    * insert Verification(memory)
  * item[+]
    * insert Choice(swallowing, [["嚥下機能（むせ）"]], [["Swallowing (choking)"]], ChokingVS)
    * insert Verification(memory)
  * item[+]
    * insert CheckList(denture, [["義歯"]], [["Dentures"]])
    * insert ExclusiveOption(DentureCS#none, [["なし"]], [["None"]])
    * insert Option(DentureCS#partial, [["あり（部分）"]], [["Partial denture"]])
    * insert Option(DentureCS#full, [["あり（総）"]], [["Full denture"]])
    * insert Verification(memory)
  * item[+]
    * insert Choice(denture-used, [["義歯の入院（所）中の使用"]], [["Dentures used during the stay"]], PresenceVS)
    * insert WhenEither(denture, DentureCS#partial, DentureCS#full)
    * insert Verification(memory)
  * item[+]
    * insert Choice(oral-hygiene, [["口腔清潔"]], [["Oral hygiene"]], OralHygieneVS)
    * insert Verification(memory)
  * item[+]
    * insert Choice(oral-care, [["口腔ケア"]], [["Oral care"]], OralCareVS)
    * insert Verification(memory)
  * item[+]
    * insert Choice(sleep, [["睡眠"]], [["Sleep"]], SleepInHospitalVS)
    * insert Verification(memory)
  * item[+]
    * insert String(sleep-detail, [["睡眠：不良の内容"]], [["What is wrong with the sleep"]], 200)
    * insert When(sleep, SleepQualityCS#poor)
    * insert Verification(memory)
  * item[+]
    * insert Choice(sleeping-pills, [["眠剤使用"]], [["Sleeping pills"]], PresenceVS)
    * insert Verification(memory)
  * item[+]
    * insert Multiple(mental-state, [["認知・精神"]], [["Cognition and mental state"]], MentalStateVS)
    * insert Verification(memory)
  * item[+]
    * insert String(mental-state-other, [["認知・精神：その他の内容"]], [["Other mental state"]], 200)
    * insert When(mental-state, MentalProblemCS#other)
    * insert Verification(memory)

RuleSet: DischargeUnderstanding
* item[+]
  * insert Section(understanding, [["② 受け止め／意向"]], [["② Understanding and acceptance of the illness, and wishes"]])
  * insert Verification(memory)
  * insert From(hospital)
  * insert FromMemory(understanding)
  * item[+]
    * insert Text(patient-understanding, [["＜本人＞病気、障害、後遺症等の受け止め方"]], [["How the person understands and accepts illness, disability and after-effects"]], 1000)
    * insert Verification(memory)
  * item[+]
    * insert Choice(diagnosis-told, [["本人への病名告知"]], [["Has the person been told the diagnosis?"]], DiagnosisToldVS)
    * insert Verification(memory)
  * item[+]
    * insert Text(patient-wish, [["＜本人＞退院後の生活に関する意向"]], [["What the person wishes for life after discharge"]], 1000)
    * insert Verification(memory)
  * item[+]
    * insert Text(family-understanding, [["＜家族＞病気、障害、後遺症等の受け止め方"]], [["How the family understands and accepts illness, disability and after-effects"]], 1000)
    * insert Verification(memory)
  * item[+]
    * insert Text(family-wish, [["＜家族＞退院後の生活に関する意向"]], [["What the family wishes for life after discharge"]], 1000)
    * insert Verification(memory)

RuleSet: DischargeNeeds
* item[+]
  * insert Section(needs, [["2. 課題認識のための情報"]], [["2. What to plan for"]])
  * insert Verification(memory)
  * insert From(hospital)
  * insert FromMemory(needs)
  * item[+]
    * insert Group(after-discharge, [["③ 退院後に必要な事柄"]], [["③ What is needed after discharge"]])
    * insert Verification(memory)
    * item[+]
      * insert CheckList(medical-procedures, [["医療処置の内容"]], [["Medical procedures"]])
      * insert ExclusiveOption(MedicalProcedureCS#none, [["なし"]], [["None"]])
      * insert Option(MedicalProcedureCS#infusion, [["点滴"]], [["Intravenous infusion"]])
      * insert Option(MedicalProcedureCS#oxygen, [["酸素療法"]], [["Oxygen therapy"]])
      * insert Option(MedicalProcedureCS#suction, [["喀痰吸引"]], [["Sputum suction"]])
      * insert Option(MedicalProcedureCS#tracheostomy, [["気管切開"]], [["Tracheostomy"]])
      * insert Option(MedicalProcedureCS#gastrostomy, [["胃ろう"]], [["Gastrostomy"]])
      * insert Option(MedicalProcedureCS#nasogastric-feeding, [["経鼻栄養"]], [["Nasogastric tube feeding"]])
      * insert Option(MedicalProcedureCS#enteral-feeding, [["経腸栄養"]], [["Enteral feeding"]])
      * insert Option(MedicalProcedureCS#pressure-ulcer, [["褥瘡"]], [["Pressure ulcer care"]])
      * insert Option(MedicalProcedureCS#urinary-catheter, [["尿道カテーテル"]], [["Urethral catheter"]])
      * insert Option(MedicalProcedureCS#urostomy, [["尿路ストーマ"]], [["Urostomy"]])
      * insert Option(MedicalProcedureCS#intestinal-stoma, [["消化管ストーマ"]], [["Intestinal stoma"]])
      * insert Option(MedicalProcedureCS#pain-control, [["痛みコントロール"]], [["Pain control"]])
      * insert Option(MedicalProcedureCS#bowel-control, [["排便コントロール"]], [["Bowel management"]])
      * insert Option(MedicalProcedureCS#self-injection, [["自己注射"]], [["Self-injection"]])
      * insert Option(MedicalProcedureCS#other, [["その他"]], [["Other"]])
      * insert Verification(memory)
    * item[+]
      * insert String(medical-procedures-injection, [["自己注射の内容"]], [["Which self-injection"]], 100)
      * insert When(medical-procedures, MedicalProcedureCS#self-injection)
      * insert Verification(memory)
    * item[+]
      * insert String(medical-procedures-other, [["医療処置：その他の内容"]], [["Other medical procedure"]], 200)
      * insert When(medical-procedures, MedicalProcedureCS#other)
      * insert Verification(memory)
    * item[+]
      * insert CheckList(nursing-viewpoints, [["看護の視点"]], [["Points for nursing"]])
      * insert ExclusiveOption(NursingViewpointCS#none, [["なし"]], [["None"]])
      * insert Option(NursingViewpointCS#blood-pressure, [["血圧"]], [["Blood pressure"]])
      * insert Option(NursingViewpointCS#fluid-restriction, [["水分制限"]], [["Fluid restriction"]])
      * insert Option(NursingViewpointCS#diet-restriction, [["食事制限"]], [["Diet restriction"]])
      * insert Option(NursingViewpointCS#food-texture, [["食形態"]], [["Texture of food"]])
      * insert Option(NursingViewpointCS#swallowing, [["嚥下"]], [["Swallowing"]])
      * insert Option(NursingViewpointCS#oral-care, [["口腔ケア"]], [["Oral care"]])
      * insert Option(NursingViewpointCS#hygiene-care, [["清潔ケア"]], [["Hygiene care"]])
      * insert Option(NursingViewpointCS#blood-glucose, [["血糖コントロール"]], [["Blood glucose control"]])
      * insert Option(NursingViewpointCS#excretion, [["排泄"]], [["Excretion"]])
      * insert Option(NursingViewpointCS#skin, [["皮膚状態"]], [["Skin condition"]])
      * insert Option(NursingViewpointCS#sleep, [["睡眠"]], [["Sleep"]])
      * insert Option(NursingViewpointCS#cognition-and-mind, [["認知機能・精神面"]], [["Cognition and mental state"]])
      * insert Option(NursingViewpointCS#medication-guidance, [["服薬指導"]], [["Medication guidance"]])
      * insert Option(NursingViewpointCS#care-guidance, [["療養上の指導（食事・水分・睡眠・清潔ケア・排泄などにおける指導）"]], [["Guidance on living with the condition (food, fluids, sleep, hygiene, excretion and the like)"]])
      * insert Option(NursingViewpointCS#end-of-life, [["ターミナル"]], [["End-of-life care"]])
      * insert Option(NursingViewpointCS#other, [["その他"]], [["Other"]])
      * insert Verification(memory)
    * item[+]
      * insert String(nursing-viewpoints-other, [["看護の視点：その他の内容"]], [["Other points for nursing"]], 200)
      * insert When(nursing-viewpoints, NursingViewpointCS#other)
      * insert Verification(memory)
    * item[+]
      * insert CheckList(rehabilitation-viewpoints, [["リハビリの視点"]], [["Points for rehabilitation"]])
      * insert ExclusiveOption(RehabilitationViewpointCS#none, [["なし"]], [["None"]])
      * insert Option(RehabilitationViewpointCS#guidance-to-person, [["本人指導"]], [["Guidance to the person"]])
      * insert Option(RehabilitationViewpointCS#guidance-to-family, [["家族指導"]], [["Guidance to the family"]])
      * insert Option(RehabilitationViewpointCS#range-of-motion, [["関節可動域練習（ストレッチ含む）"]], [["Range-of-motion exercise (with stretching)"]])
      * insert Option(RehabilitationViewpointCS#muscle-strength, [["筋力増強練習"]], [["Muscle strengthening"]])
      * insert Option(RehabilitationViewpointCS#balance, [["バランス練習"]], [["Balance exercise"]])
      * insert Option(RehabilitationViewpointCS#paralysis-and-tone, [["麻痺・筋緊張改善練習"]], [["Exercise for paralysis and muscle tone"]])
      * insert Option(RehabilitationViewpointCS#basic-movement, [["起居・立位等基本動作練習"]], [["Basic movements such as sitting up and standing"]])
      * insert Option(RehabilitationViewpointCS#eating-and-swallowing, [["摂食・嚥下訓練"]], [["Eating and swallowing training"]])
      * insert Option(RehabilitationViewpointCS#speech, [["言語訓練"]], [["Speech training"]])
      * insert Option(RehabilitationViewpointCS#adl, [["ADL練習（歩行・入浴・トイレ動作・移乗等）"]], [["ADL exercise (walking, bathing, toilet, transfer and the like)"]])
      * insert Option(RehabilitationViewpointCS#iadl, [["IADL練習（買い物、調理等）"]], [["IADL exercise (shopping, cooking and the like)"]])
      * insert Option(RehabilitationViewpointCS#pain, [["疼痛管理（痛みコントロール）"]], [["Pain control"]])
      * insert Option(RehabilitationViewpointCS#orthoses-and-equipment, [["更生装具・福祉用具等管理"]], [["Care of orthoses and assistive equipment"]])
      * insert Option(RehabilitationViewpointCS#exercise-tolerance, [["運動耐容能練習"]], [["Exercise tolerance"]])
      * insert Option(RehabilitationViewpointCS#community-activity, [["地域活動支援"]], [["Support of activity in the community"]])
      * insert Option(RehabilitationViewpointCS#social-participation, [["社会参加支援"]], [["Support of social participation"]])
      * insert Option(RehabilitationViewpointCS#employment, [["就労支援"]], [["Support of employment"]])
      * insert Option(RehabilitationViewpointCS#other, [["その他"]], [["Other"]])
      * insert Verification(memory)
    * item[+]
      * insert String(rehabilitation-viewpoints-other, [["リハビリの視点：その他の内容"]], [["Other points for rehabilitation"]], 200)
      * insert When(rehabilitation-viewpoints, RehabilitationViewpointCS#other)
      * insert Verification(memory)
    * item[+]
      * insert Choice(contraindication, [["禁忌事項（禁忌の有無）"]], [["Is anything contraindicated?"]], PresenceVS)
      * insert Verification(memory)
    // One cell on paper: 禁忌の内容／留意点. Two items, because points to watch are written where nothing is forbidden too.
    * item[+]
      * insert Text(contraindication-detail, [["禁忌の内容"]], [["What is contraindicated"]], 1000)
      * insert When(contraindication, PresenceCS#present)
      * insert Verification(memory)
    * item[+]
      * insert Text(precautions, [["留意点"]], [["Points to watch"]], 1000)
      * insert Verification(memory)
    * item[+]
      * insert Text(prognosis, [["症状・病状の予後・予測"]], [["Prognosis"]], 1000)
      * insert Verification(memory)
    * item[+]
      * insert Text(discharge-barriers, [["退院に際しての日常生活の阻害要因（心身状況・環境等）"]], [["What will hinder daily life after discharge (body, mind, surroundings)"]], 1000)
      * insert Verification(memory)
    * item[+]
      * insert Text(home-conditions, [["在宅復帰のために整えなければならない要件"]], [["What must be in place for the return home"]], 1000)
      * insert Verification(memory)

// Whom the care manager asked, and when. The discharge fee counts up to three hearings; there may be more.
RuleSet: DischargeHearings
* item[+]
  * insert Section(hearings, [["聞き取り記録"]], [["Record of what hospital staff told"]])
  * insert ByRule(RB-05)
  * insert Verification(memory)
  * insert From(care-manager)
  * item[+]
    * insert Note(hearings-unchecked, [["ケアマネジャーが、聞き取りのたびに1行ずつ書きます。加算で数えるのは3回までですが、4回目以降も書けます。この欄の文言は、公式の様式で確かめていません（要確認）。"]], [["The care manager adds one entry each time the hospital staff are asked. The fee counts up to three, but you may record more. The words of this section have not been checked against the official form."]])
    * insert ByRule(RB-05)
  * item[+]
    * insert Group(hearing-entry, [["聞き取り"]], [["Talk with hospital staff"]])
    * repeats = true
    * insert Verification(memory)
    * item[+]
      * insert Number(hearing-number, [["回目"]], [["Number of the talk"]], 1, 99, {times}, 回目)
      * insert Verification(memory)
    * item[+]
      * insert Date(hearing-date, [["聞き取り日"]], [["Date of the talk"]])
      * insert Verification(memory)
    * item[+]
      * insert Group(informant, [["情報提供を受けた職種（氏名）"]], [["Who gave the information"]])
      * repeats = true
      * insert Verification(memory)
      * item[+]
        * insert Choice(informant-occupation, [["職種"]], [["Profession"]], OccupationVS)
        * insert Verification(memory)
      * item[+]
        * insert String(informant-name, [["氏名"]], [["Name"]], 60)
        * insert Verification(memory)
    * item[+]
      * insert Choice(conference-attended, [["会議出席"]], [["Attended a conference"]], ConferenceAttendanceVS)
      * insert Verification(memory)

// HK-59: what those concerned agree to add, without a new version of the form.
RuleSet: DischargeAdditions
* item[+]
  * insert Section(additional-items, [["追加項目"]], [["Further items"]])
  * repeats = true
  * insert ByRule(HK-59)
  * insert Verification(source)
  * item[+]
    * insert Note(additional-items-note, [["様式にないことで、伝える必要があるものを書き足せます。病院もケアマネジャーも書けます。"]], [["Add here what needs to be told and has no place on the form. Hospital and care manager may both write here."]])
  * item[+]
    * insert String(additional-items-name, [["項目名"]], [["Item"]], 100)
    * insert Verification(source)
  * item[+]
    * insert Text(additional-items-content, [["内容"]], [["Content"]], 2000)
    * insert Verification(source)
