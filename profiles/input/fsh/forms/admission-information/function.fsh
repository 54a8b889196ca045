// 麻痺 to 排便 is the part that was read in the official form; the rest of the section is from memory.
RuleSet: AdmissionFunction
* item[+]
  * insert Section(function, [["身体・生活機能の状況／療養生活上の課題について"]], [["Body, daily life and problems of treatment"]])
  * insert Verification(verified)
  * insert Unchecked(function)
  * insert AdmissionBody
  * insert AdmissionDailyLife
  * insert AdmissionMeals
  * insert AdmissionMouth
  * insert AdmissionExcretion
  * insert AdmissionSleepAndHabits
  * insert AdmissionCommunication
  * insert AdmissionIllness

RuleSet: AdmissionBody
* item[+]
  * insert Choice(paralysis, [["麻痺の状況"]], [["Paralysis"]], ParalysisVS)
  * insert ExtractObservation(CareObservationCS#paralysis, functional-status)
  * insert Verification(verified)
* item[+]
  * insert Choice(pressure-ulcer, [["褥瘡の有無"]], [["Pressure ulcer"]], PresenceVS)
  * insert Verification(verified)
* item[+]
  * insert String(pressure-ulcer-detail, [["褥瘡の部位・程度など"]], [["Pressure ulcer: where and how bad"]], 200)
  * insert When(pressure-ulcer, PresenceCS#present)
  * insert Verification(memory)

RuleSet: AdmissionDailyLife
* item[+]
  * insert Group(adl, [["ADL"]], [["Activities of daily living"]])
  * insert Verification(verified)
  * item[+]
    * insert Choice(mobility, [["移動"]], [["Mobility"]], AdlLevelVS)
    * insert ExtractObservation(CareObservationCS#mobility, functional-status)
    * insert Verification(verified)
  * item[+]
    * insert Multiple(mobility-aid-indoors, [["移動（室内）"]], [["Getting about indoors"]], MobilityAidVS)
    * insert Verification(verified)
  * item[+]
    * insert String(mobility-aid-indoors-other, [["移動（室内）：その他の内容"]], [["Getting about indoors: other aid"]], 60)
    * insert When(mobility-aid-indoors, MobilityAidCS#other)
    * insert Verification(verified)
  * item[+]
    * insert Multiple(mobility-aid-outdoors, [["移動（屋外）"]], [["Getting about outdoors"]], MobilityAidVS)
    * insert Verification(verified)
  * item[+]
    * insert String(mobility-aid-outdoors-other, [["移動（屋外）：その他の内容"]], [["Getting about outdoors: other aid"]], 60)
    * insert When(mobility-aid-outdoors, MobilityAidCS#other)
    * insert Verification(verified)
  * item[+]
    * insert Choice(transfer, [["移乗"]], [["Transfer"]], AdlLevelVS)
    * insert ExtractObservation(CareObservationCS#transfer, functional-status)
    * insert Verification(verified)
  * item[+]
    * insert Choice(dressing, [["更衣"]], [["Dressing"]], AdlLevelVS)
    * insert ExtractObservation(CareObservationCS#dressing, functional-status)
    * insert Verification(verified)
  * item[+]
    * insert Choice(rising, [["起居動作"]], [["Rising and sitting up"]], AdlLevelVS)
    * insert ExtractObservation(CareObservationCS#rising, functional-status)
    * insert Verification(verified)
  * item[+]
    * insert Choice(grooming, [["整容"]], [["Grooming"]], AdlLevelVS)
    * insert ExtractObservation(CareObservationCS#grooming, functional-status)
    * insert Verification(verified)
  * item[+]
    * insert Choice(bathing, [["入浴"]], [["Bathing"]], AdlLevelVS)
    * insert ExtractObservation(CareObservationCS#bathing, functional-status)
    * insert Verification(verified)
  * item[+]
    * insert Choice(eating, [["食事"]], [["Eating"]], AdlLevelVS)
    * insert ExtractObservation(CareObservationCS#eating, functional-status)
    * insert Verification(verified)

RuleSet: AdmissionMeals
* item[+]
  * insert Group(meals, [["食事内容"]], [["Meals"]])
  * insert Verification(memory)
  * item[+]
    * insert Number(meals-per-day, [["食事回数"]], [["Meals a day"]], 0, 10, /d, 回／日)
    * insert Verification(verified)
  * item[+]
    * insert String(breakfast-time, [["食事時刻（朝）"]], [["Time of breakfast"]], 20)
    * insert LooksLike([["__時頃"]])
    * insert Verification(verified)
  * item[+]
    * insert String(lunch-time, [["食事時刻（昼）"]], [["Time of lunch"]], 20)
    * insert LooksLike([["__時頃"]])
    * insert Verification(memory)
  * item[+]
    * insert String(dinner-time, [["食事時刻（夜）"]], [["Time of dinner"]], 20)
    * insert LooksLike([["__時頃"]])
    * insert Verification(verified)
  * item[+]
    * insert Choice(diet-restriction, [["食事制限"]], [["Restriction of food"]], RestrictionVS)
    * insert Verification(verified)
  * item[+]
    * insert String(diet-restriction-detail, [["食事制限の内容"]], [["Which food is restricted"]], 200)
    * insert When(diet-restriction, PresenceKnownCS#present)
    * insert Verification(verified)
  * item[+]
    * insert Choice(meal-form, [["食事形態"]], [["Form of meals"]], MealFormVS)
    * insert ExtractObservation(CareObservationCS#meal-form, functional-status)
    * insert Verification(verified)
  * item[+]
    * insert String(udf-category, [["UDF等の食形態区分"]], [["Food texture (UDF or another scale)"]], 60)
    * insert Verification(verified)
  * item[+]
    * insert Choice(intake-route, [["摂取方法"]], [["Route of feeding"]], IntakeRouteVS)
    * insert Verification(verified)
  * item[+]
    * insert Choice(thickening, [["水分とろみ"]], [["Thickened fluids"]], PresenceVS)
    * insert Verification(verified)
  * item[+]
    * insert Choice(fluid-restriction, [["水分制限"]], [["Restriction of fluids"]], RestrictionVS)
    * insert Verification(verified)
  * item[+]
    * insert String(fluid-restriction-detail, [["水分制限の内容"]], [["How fluids are restricted"]], 200)
    * insert When(fluid-restriction, PresenceKnownCS#present)
    * insert Verification(verified)

RuleSet: AdmissionMouth
* item[+]
  * insert Group(mouth, [["口腔"]], [["Mouth"]])
  * insert Verification(memory)
  * item[+]
    * insert Choice(swallowing, [["嚥下機能"]], [["Swallowing"]], SwallowingVS)
    * insert ExtractObservation(CareObservationCS#swallowing, functional-status)
    * insert Verification(memory)
  * item[+]
    * insert CheckList(denture, [["義歯"]], [["Dentures"]])
    * insert ExclusiveOption(DentureCS#none, [["なし"]], [["None"]])
    * insert Option(DentureCS#partial, [["あり（部分）"]], [["Partial denture"]])
    * insert Option(DentureCS#full, [["あり（総）"]], [["Full denture"]])
    * insert Verification(verified)
  * item[+]
    * insert Choice(oral-hygiene, [["口腔清潔"]], [["Oral hygiene"]], OralHygieneVS)
    * insert ExtractObservation(CareObservationCS#oral-hygiene, functional-status)
    * insert Verification(verified)
  * item[+]
    * insert Choice(bad-breath, [["口臭"]], [["Bad breath"]], PresenceVS)
    * insert Verification(verified)

RuleSet: AdmissionExcretion
* item[+]
  * insert Group(excretion, [["排泄"]], [["Excretion"]])
  * insert Verification(verified)
  * item[+]
    * insert Choice(urination, [["排尿"]], [["Urination"]], AdlLevelVS)
    * insert DifficultDischarge
    * insert ExtractObservation(CareObservationCS#urination, functional-status)
    * insert Verification(verified)
  * item[+]
    * insert Choice(portable-toilet, [["ポータブルトイレ"]], [["Commode"]], TimeOfUseVS)
    * insert Verification(verified)
  * item[+]
    * insert Choice(defecation, [["排便"]], [["Defecation"]], AdlLevelVS)
    * insert DifficultDischarge
    * insert ExtractObservation(CareObservationCS#defecation, functional-status)
    * insert Verification(verified)
  * item[+]
    * insert Choice(diapers, [["オムツ／パッド"]], [["Incontinence pads or briefs"]], TimeOfUseVS)
    * insert Verification(memory)

RuleSet: AdmissionSleepAndHabits
* item[+]
  * insert Choice(sleep, [["睡眠の状態"]], [["Sleep"]], SleepQualityVS)
  * insert ExtractObservation(CareObservationCS#sleep, functional-status)
  * insert Verification(memory)
* item[+]
  * insert String(sleep-detail, [["睡眠：不良の内容"]], [["What is wrong with the sleep"]], 200)
  * insert When(sleep, SleepQualityCS#poor)
  * insert Verification(memory)
* item[+]
  * insert Choice(sleeping-pills, [["眠剤の使用"]], [["Sleeping pills"]], PresenceVS)
  * insert Verification(memory)
* item[+]
  * insert Choice(smoking, [["喫煙"]], [["Smoking"]], HabitVS)
  * insert ExtractObservation(CareObservationCS#smoking, social-history)
  * insert Verification(memory)
* item[+]
  * insert Quantity(smoking-amount, [["喫煙：本数（1日あたり）"]], [["Cigarettes a day, about"]], {cigarette}/d, 本／日)
  * insert When(smoking, PresenceCS#present)
  * insert Verification(memory)
* item[+]
  * insert Choice(drinking, [["飲酒"]], [["Drinking"]], HabitVS)
  * insert ExtractObservation(CareObservationCS#drinking, social-history)
  * insert Verification(memory)
* item[+]
  * insert Quantity(drinking-amount, [["飲酒：量（1日あたり）"]], [["Alcohol a day in gō (180 mL), about"]], {gou}/d, 合／日)
  * insert When(drinking, PresenceCS#present)
  * insert Verification(memory)

RuleSet: AdmissionCommunication
* item[+]
  * insert Group(communication-group, [["コミュニケーション能力"]], [["Ability to communicate"]])
  * insert Verification(memory)
  * item[+]
    * insert Choice(eyesight, [["視力"]], [["Eyesight"]], CommunicationAbilityVS)
    * insert ExtractObservation(CareObservationCS#eyesight, functional-status)
    * insert Verification(memory)
  * item[+]
    * insert Choice(glasses, [["眼鏡"]], [["Glasses"]], PresenceVS)
    * insert Verification(memory)
  * item[+]
    * insert String(glasses-detail, [["眼鏡の種類など"]], [["Which glasses"]], 100)
    * insert When(glasses, PresenceCS#present)
    * insert Verification(memory)
  * item[+]
    * insert Choice(hearing, [["聴力"]], [["Hearing"]], CommunicationAbilityVS)
    * insert ExtractObservation(CareObservationCS#hearing, functional-status)
    * insert Verification(memory)
  * item[+]
    * insert Choice(hearing-aid, [["補聴器"]], [["Hearing aid"]], PresenceVS)
    * insert Verification(memory)
  * item[+]
    * insert Choice(language, [["言語"]], [["Speech"]], CommunicationAbilityVS)
    * insert ExtractObservation(CareObservationCS#language, functional-status)
    * insert Verification(memory)
  * item[+]
    * insert Choice(communication, [["意思疎通"]], [["Communication"]], CommunicationAbilityVS)
    * insert ExtractObservation(CareObservationCS#communication, functional-status)
    * insert Verification(memory)
  * item[+]
    * insert Text(communication-notes, [["コミュニケーションに関する特記事項"]], [["Remarks on communication"]], 1000)
    * insert Verification(memory)

RuleSet: AdmissionIllness
* item[+]
  * insert CheckList(mental-problems, [["精神面における療養上の問題"]], [["Mental state as it affects care"]])
  * insert ExclusiveOption(MentalProblemCS#none, [["なし"]], [["None"]])
  * insert Option(MentalProblemCS#hallucination, [["幻視・幻聴"]], [["Visual or auditory hallucinations"]])
  * insert Option(MentalProblemCS#excitement, [["興奮"]], [["Excitement"]])
  * insert Option(MentalProblemCS#agitation, [["焦燥・不穏"]], [["Agitation, restlessness"]])
  * insert Option(MentalProblemCS#delusion, [["妄想"]], [["Delusions"]])
  * insert Option(MentalProblemCS#aggression, [["暴力・攻撃性"]], [["Violence, aggression"]])
  * insert Option(MentalProblemCS#resistance, [["介護への抵抗"]], [["Resistance to care"]])
  * insert Option(MentalProblemCS#insomnia, [["不眠"]], [["Insomnia"]])
  * insert Option(MentalProblemCS#day-night-reversal, [["昼夜逆転"]], [["Day and night reversed"]])
  * insert Option(MentalProblemCS#wandering, [["徘徊"]], [["Wandering"]])
  * insert Option(MentalProblemCS#dangerous-acts, [["危険行為"]], [["Dangerous behaviour"]])
  * insert Option(MentalProblemCS#unclean-acts, [["不潔行為"]], [["Soiling behaviour"]])
  * insert Option(MentalProblemCS#other, [["その他"]], [["Other"]])
  * insert Verification(memory)
* item[+]
  * insert String(mental-problems-other, [["精神面：その他の内容"]], [["Other mental or behavioural problem"]], 200)
  * insert When(mental-problems, MentalProblemCS#other)
  * insert Verification(memory)
* item[+]
  * insert CheckList(disease-history, [["疾患歴"]], [["Past illnesses"]])
  * insert DifficultDischarge
  * insert ExclusiveOption(DiseaseHistoryCS#none, [["なし"]], [["None"]])
  * insert Option(DiseaseHistoryCS#cancer, [["悪性腫瘍"]], [["Malignant tumour"]])
  * insert Option(DiseaseHistoryCS#dementia, [["認知症"]], [["Dementia"]])
  * insert Option(DiseaseHistoryCS#acute-respiratory-infection, [["急性呼吸器感染症"]], [["Acute respiratory infection"]])
  * insert Option(DiseaseHistoryCS#stroke, [["脳血管障害"]], [["Cerebrovascular disorder"]])
  * insert Option(DiseaseHistoryCS#fracture, [["骨折"]], [["Fracture"]])
  * insert Option(DiseaseHistoryCS#other, [["その他"]], [["Other"]])
  * insert Verification(memory)
* item[+]
  * insert String(disease-history-other, [["疾患歴：その他の内容"]], [["Other illness"]], 200)
  * insert When(disease-history, DiseaseHistoryCS#other)
  * insert Verification(memory)
* item[+]
  * insert Choice(recent-admission, [["最近半年間での入院"]], [["Admission within the last half year"]], PresenceKnownVS)
  * insert DifficultDischarge
  * insert Verification(memory)
* item[+]
  * insert String(recent-admission-reason, [["最近の入院の理由"]], [["Reason for the recent admission"]], 200)
  * insert When(recent-admission, PresenceKnownCS#present)
  * insert Verification(memory)
* item[+]
  * insert Date(recent-admission-start, [["最近の入院の期間（開始）"]], [["Recent admission from"]])
  * insert When(recent-admission, PresenceKnownCS#present)
  * insert Verification(memory)
* item[+]
  * insert Date(recent-admission-end, [["最近の入院の期間（終了）"]], [["Recent admission until"]])
  * insert When(recent-admission, PresenceKnownCS#present)
  * insert Verification(memory)
* item[+]
  * insert Choice(admission-frequency, [["入院頻度"]], [["Frequency of admissions"]], AdmissionFrequencyVS)
  * insert DifficultDischarge
  * insert Verification(memory)
* item[+]
  * insert CheckList(medical-procedures, [["入院前に実施している医療処置"]], [["Medical procedures before admission"]])
  * insert DifficultDischarge
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
