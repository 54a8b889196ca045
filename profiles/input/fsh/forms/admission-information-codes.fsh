// Options that only 入院時情報提供書 prints, in the order and words of the form. What other forms ask too is in terminology/.

// Codes of another list, with the words this form prints for them: PrintedFrom names the list, then one Printed for each code.
// By caret path, because SUSHI loses the system of a concept whose designations a rule set gives.
RuleSet: PrintedFrom(system)
* ^compose.include[0].system = "{system}"

RuleSet: Printed(code, ja, en)
* ^compose.include[0].concept[+].code = #{code}
* ^compose.include[0].concept[=].display = {ja}
* ^compose.include[0].concept[=].designation[+].language = #en
* ^compose.include[0].concept[=].designation[=].value = {en}

// ---- Lists of other systems, with the words and the order of this form.

ValueSet: FormGenderVS
Id: form-gender
* insert Named([["性別（様式の選択肢）"]], [["Sex as printed on the forms"]])
* insert Described([["様式に印刷されている性別の選択肢（要確認）。"]], [["The options for sex that are printed on the forms (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(http://hl7.org/fhir/administrative-gender)
* insert Printed(male, [["男"]], [["Male"]])
* insert Printed(female, [["女"]], [["Female"]])

// 認定済 is not printed: a level says it.
ValueSet: PendingCertificationVS
Id: pending-certification
* insert Named([["要介護認定の申請の状態（様式1）"]], [["Certification still pending, as on the admission information sheet"]])
* insert Described([["入院時情報提供書の要介護度の欄で、要支援・要介護のほかに選べるもの。区分変更は、いまの要介護度と共に選ぶことがある（要確認）。"]], [["What the admission information sheet offers beside the levels of care need. A change of level may be ticked together with the present level (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/certification-status)
* insert Printed(applying, [["申請中"]], [["Application under way"]])
* insert Printed(change-applying, [["区分変更"]], [["Change of level applied for"]])
* insert Printed(none, [["未申請"]], [["Not applied for"]])

// 日中独居 is a box of its own beside this list.
ValueSet: HouseholdBeforeAdmissionVS
Id: household-before-admission
* insert Named([["世帯構成（様式1）"]], [["Household before admission"]])
* insert Described([["入院時情報提供書の「世帯構成」の選択肢（要確認）。"]], [["Options of “Household” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/household)
* insert Printed(alone, [["独居"]], [["Alone"]])
* insert Printed(elderly, [["高齢者世帯"]], [["Household of older people"]])
* insert Printed(with-children, [["子と同居"]], [["With children"]])
* insert Printed(other, [["その他"]], [["Other"]])

// Here 日中独居 is one of the options, and the only one with the form's asterisk.
ValueSet: HouseholdAfterDischargeVS
Id: household-after-discharge
* insert Named([["退院後の世帯状況（様式1）"]], [["Household after discharge"]])
* insert Described([["入院時情報提供書の「退院後の世帯状況」の選択肢（要確認）。"]], [["Options of “Household after discharge” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/household)
* insert Printed(alone, [["独居"]], [["Alone"]])
* insert Printed(elderly, [["高齢世帯"]], [["Household of older people"]])
* insert Printed(with-children, [["子と同居"]], [["With children"]])
* insert Printed(daytime-alone, [["日中独居"]], [["Alone in the daytime"]])
* ^compose.include[0].concept[=].extension[+].url = "http://hl7.org/fhir/StructureDefinition/valueset-label"
* ^compose.include[0].concept[=].extension[=].valueString = "＊"
* insert Printed(other, [["その他"]], [["Other"]])

ValueSet: ElevatorVS
Id: elevator
* insert Named([["エレベーターの有無"]], [["Lift"]])
* insert Described([["入院時情報提供書の「エレベーター」の選択肢。"]], [["Options of “Lift” on the admission information sheet."]])
* insert OwnValues
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/presence)
* insert Printed(present, [["有"]], [["Yes"]])
* insert Printed(absent, [["無"]], [["No"]])

ValueSet: HabitVS
Id: habit
* insert Named([["喫煙・飲酒の有無"]], [["Smoking and drinking"]])
* insert Described([["入院時情報提供書の「喫煙」「飲酒」の選択肢（要確認）。"]], [["Options of “Smoking, Drinking” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/presence)
* insert Printed(absent, [["無"]], [["No"]])
* insert Printed(present, [["有"]], [["Yes"]])

ValueSet: RestrictionVS
Id: restriction
* insert Named([["食事制限・水分制限の有無"]], [["Restriction of food or fluids"]])
* insert Described([["入院時情報提供書の「食事制限」「水分制限」の選択肢。"]], [["Options of “Restriction of food, Restriction of fluids” on the admission information sheet."]])
* insert OwnValues
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/presence-known)
* insert Printed(present, [["あり"]], [["Yes"]])
* insert Printed(absent, [["なし"]], [["No"]])
* insert Printed(unknown, [["不明"]], [["Unknown"]])

// ---- Patient and family.

CodeSystem: IndependenceJudgeCS
Id: independence-judge
* insert Named([["日常生活自立度の判断者"]], [["Who judged the degree of independence"]])
* insert Described([["入院時情報提供書の「日常生活自立度の判断者」の選択肢（要確認）。"]], [["Options of “Degree of independence judged by” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#physician, [["医師の判断"]], [["Judged by a physician"]])
* insert Concept(#care-manager, [["ケアマネジャーの判断"]], [["Judged by the care manager"]])

ValueSet: IndependenceJudgeVS
Id: independence-judge
* insert Named([["日常生活自立度の判断者"]], [["Who judged the degree of independence"]])
* insert Described([["入院時情報提供書の「日常生活自立度の判断者」の選択肢（要確認）。"]], [["Options of “Degree of independence judged by” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system IndependenceJudgeCS

CodeSystem: DisabilityKindCS
Id: disability-kind
* insert Named([["障害などの認定の種類"]], [["Kind of recognised disability"]])
* insert Described([["入院時情報提供書の「障害など認定」の選択肢（要確認）。"]], [["Options of “Recognised disability” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#physical, [["身体"]], [["Physical"]])
* insert Concept(#mental, [["精神"]], [["Mental"]])
* insert Concept(#intellectual, [["知的"]], [["Intellectual"]])

ValueSet: DisabilityKindVS
Id: disability-kind
* insert Named([["障害などの認定の種類"]], [["Kind of recognised disability"]])
* insert Described([["入院時情報提供書の「障害など認定」の選択肢（要確認）。"]], [["Options of “Recognised disability” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system DisabilityKindCS

CodeSystem: IncomeKindCS
Id: income-kind
* insert Named([["年金などの種類"]], [["Kind of pension or benefit"]])
* insert Described([["入院時情報提供書の「年金などの種類」の選択肢（要確認）。"]], [["Options of “Kind of pension or benefit” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#national-pension, [["国民年金"]], [["National pension"]])
* insert Concept(#employees-pension, [["厚生年金"]], [["Employees’ pension"]])
* insert Concept(#disability-pension, [["障害年金"]], [["Disability pension"]])
* insert Concept(#public-assistance, [["生活保護"]], [["Public assistance"]])
* insert Concept(#other, [["その他"]], [["Other"]])

ValueSet: IncomeKindVS
Id: income-kind
* insert Named([["年金などの種類"]], [["Kind of pension or benefit"]])
* insert Described([["入院時情報提供書の「年金などの種類」の選択肢（要確認）。"]], [["Options of “Kind of pension or benefit” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system IncomeKindCS

CodeSystem: CarerLivingCS
Id: carer-living
* insert Named([["主介護者の同居・別居"]], [["Whether the carer lives with the patient"]])
* insert Described([["入院時情報提供書の「主介護者の同居区分」の選択肢（要確認）。"]], [["Options of “Carer lives with the patient” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#together, [["同居"]], [["Lives with the patient"]])
* insert Concept(#apart, [["別居"]], [["Lives apart"]])

ValueSet: CarerLivingVS
Id: carer-living
* insert Named([["主介護者の同居・別居"]], [["Whether the carer lives with the patient"]])
* insert Described([["入院時情報提供書の「主介護者の同居区分」の選択肢（要確認）。"]], [["Options of “Carer lives with the patient” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system CarerLivingCS

// ---- Before and after the stay.

CodeSystem: EnclosureCS
Id: enclosure
* insert Named([["同封書類"]], [["Enclosed papers"]])
* insert Described([["入院時情報提供書の「同封書類」の選択肢。"]], [["Options of “Enclosed papers” on the admission information sheet."]])
* insert OwnCodes
* insert Concept(#care-plan, [["居宅サービス計画書1.2.3表"]], [["Care plan, tables 1, 2 and 3"]])
* insert Concept(#other, [["その他"]], [["Other"]])

ValueSet: EnclosureVS
Id: enclosure
* insert Named([["同封書類"]], [["Enclosed papers"]])
* insert Described([["入院時情報提供書の「同封書類」の選択肢。"]], [["Options of “Enclosed papers” on the admission information sheet."]])
* insert OwnValues
* include codes from system EnclosureCS

CodeSystem: HouseholdConsiderationCS
Id: household-consideration
* insert Named([["世帯に対する配慮"]], [["Consideration for the household"]])
* insert Described([["入院時情報提供書の「世帯に対する配慮」の選択肢（要確認）。"]], [["Options of “Consideration for the household” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#not-needed, [["不要"]], [["Not needed"]])
* insert Concept(#needed, [["必要"]], [["Needed"]])

ValueSet: HouseholdConsiderationVS
Id: household-consideration
* insert Named([["世帯に対する配慮"]], [["Consideration for the household"]])
* insert Described([["入院時情報提供書の「世帯に対する配慮」の選択肢（要確認）。"]], [["Options of “Consideration for the household” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system HouseholdConsiderationCS

CodeSystem: CarerAfterDischargeCS
Id: carer-after-discharge
* insert Named([["退院後の主介護者"]], [["Main carer after discharge"]])
* insert Described([["入院時情報提供書の「退院後の主介護者」の選択肢（要確認）。"]], [["Options of “Main carer after discharge” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#same, [["本シート2に同じ"]], [["Same as under family and contacts (section 2 of the sheet)"]])
* insert Concept(#different, [["左記以外"]], [["Somebody else"]])

ValueSet: CarerAfterDischargeVS
Id: carer-after-discharge
* insert Named([["退院後の主介護者"]], [["Main carer after discharge"]])
* insert Described([["入院時情報提供書の「退院後の主介護者」の選択肢（要確認）。"]], [["Options of “Main carer after discharge” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system CarerAfterDischargeCS

CodeSystem: CareCapacityCS
Id: care-capacity
* insert Named([["介護力"]], [["Capacity to care"]])
* insert Described([["入院時情報提供書の「介護力」の選択肢（要確認）。"]], [["Options of “Capacity to care” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#full, [["介護力が見込める（十分）"]], [["Care can be expected (sufficient)"]])
* insert Concept(#partial, [["介護力が見込める（一部）"]], [["Care can be expected (in part)"]])
* insert Concept(#none, [["介護力は見込めない"]], [["Care cannot be expected"]])
* insert Concept(#nobody, [["家族や支援者はいない"]], [["There is no family or supporter"]])

ValueSet: CareCapacityVS
Id: care-capacity
* insert Named([["介護力"]], [["Capacity to care"]])
* insert Described([["入院時情報提供書の「介護力」の選択肢（要確認）。"]], [["Options of “Capacity to care” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system CareCapacityCS

// ---- Body, daily life, treatment.

CodeSystem: IntakeRouteCS
Id: intake-route
* insert Named([["摂取方法"]], [["Route of feeding"]])
* insert Described([["入院時情報提供書の「摂取方法」の選択肢。"]], [["Options of “Route of feeding” on the admission information sheet."]])
* insert OwnCodes
* insert Concept(#oral, [["経口"]], [["By mouth"]])
* insert Concept(#tube, [["経管栄養"]], [["Tube feeding"]])

ValueSet: IntakeRouteVS
Id: intake-route
* insert Named([["摂取方法"]], [["Route of feeding"]])
* insert Described([["入院時情報提供書の「摂取方法」の選択肢。"]], [["Options of “Route of feeding” on the admission information sheet."]])
* insert OwnValues
* include codes from system IntakeRouteCS

CodeSystem: SleepQualityCS
Id: sleep-quality
* insert Named([["睡眠の状態"]], [["Sleep"]])
* insert Described([["入院時情報提供書の「睡眠の状態」の選択肢（要確認）。"]], [["Options of “Sleep” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#good, [["良"]], [["Good"]])
* insert Concept(#poor, [["不良"]], [["Poor"]])

ValueSet: SleepQualityVS
Id: sleep-quality
* insert Named([["睡眠の状態"]], [["Sleep"]])
* insert Described([["入院時情報提供書の「睡眠の状態」の選択肢（要確認）。"]], [["Options of “Sleep” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system SleepQualityCS

CodeSystem: MentalProblemCS
Id: mental-problem
* insert Named([["精神面における療養上の問題"]], [["Mental state as it affects care"]])
* insert Described([["入院時情報提供書の「精神面における療養上の問題」の選択肢（要確認）。"]], [["Options of “Mental state as it affects care” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#none, [["なし"]], [["None"]])
* insert Concept(#hallucination, [["幻視・幻聴"]], [["Visual or auditory hallucinations"]])
* insert Concept(#excitement, [["興奮"]], [["Excitement"]])
* insert Concept(#agitation, [["焦燥・不穏"]], [["Agitation, restlessness"]])
* insert Concept(#delusion, [["妄想"]], [["Delusions"]])
* insert Concept(#aggression, [["暴力・攻撃性"]], [["Violence, aggression"]])
* insert Concept(#resistance, [["介護への抵抗"]], [["Resistance to care"]])
* insert Concept(#insomnia, [["不眠"]], [["Insomnia"]])
* insert Concept(#day-night-reversal, [["昼夜逆転"]], [["Day and night reversed"]])
* insert Concept(#wandering, [["徘徊"]], [["Wandering"]])
* insert Concept(#dangerous-acts, [["危険行為"]], [["Dangerous behaviour"]])
* insert Concept(#unclean-acts, [["不潔行為"]], [["Soiling behaviour"]])
* insert Concept(#other, [["その他"]], [["Other"]])

ValueSet: MentalProblemVS
Id: mental-problem
* insert Named([["精神面における療養上の問題"]], [["Mental state as it affects care"]])
* insert Described([["入院時情報提供書の「精神面における療養上の問題」の選択肢（要確認）。"]], [["Options of “Mental state as it affects care” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system MentalProblemCS

CodeSystem: DiseaseHistoryCS
Id: disease-history
* insert Named([["疾患歴"]], [["Past illnesses"]])
* insert Described([["入院時情報提供書の「疾患歴」の選択肢（要確認）。"]], [["Options of “Past illnesses” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#none, [["なし"]], [["None"]])
* insert Concept(#cancer, [["悪性腫瘍"]], [["Malignant tumour"]])
* insert Concept(#dementia, [["認知症"]], [["Dementia"]])
* insert Concept(#acute-respiratory-infection, [["急性呼吸器感染症"]], [["Acute respiratory infection"]])
* insert Concept(#stroke, [["脳血管障害"]], [["Cerebrovascular disorder"]])
* insert Concept(#fracture, [["骨折"]], [["Fracture"]])
* insert Concept(#other, [["その他"]], [["Other"]])

ValueSet: DiseaseHistoryVS
Id: disease-history
* insert Named([["疾患歴"]], [["Past illnesses"]])
* insert Described([["入院時情報提供書の「疾患歴」の選択肢（要確認）。"]], [["Options of “Past illnesses” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system DiseaseHistoryCS

CodeSystem: AdmissionFrequencyCS
Id: admission-frequency
* insert Named([["入院頻度"]], [["Frequency of admissions"]])
* insert Described([["入院時情報提供書の「入院頻度」の選択肢（要確認）。"]], [["Options of “Frequency of admissions” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#frequent, [["頻度は高い／繰り返している"]], [["Frequent, repeated"]])
* insert Concept(#occasional, [["頻度は低いが、これまでにもある"]], [["Not frequent, but it has happened before"]])
* insert Concept(#first, [["今回が初めて"]], [["This is the first time"]])

ValueSet: AdmissionFrequencyVS
Id: admission-frequency
* insert Named([["入院頻度"]], [["Frequency of admissions"]])
* insert Described([["入院時情報提供書の「入院頻度」の選択肢（要確認）。"]], [["Options of “Frequency of admissions” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system AdmissionFrequencyCS

// ---- Medicines and the family doctor.

CodeSystem: MedicineManagementCS
Id: medicine-management
* insert Named([["薬剤管理"]], [["Management of medicines"]])
* insert Described([["入院時情報提供書の「薬剤管理」の選択肢（要確認）。"]], [["Options of “Management of medicines” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#self, [["自己管理"]], [["By the patient"]])
* insert Concept(#other, [["他者による管理"]], [["By somebody else"]])

ValueSet: MedicineManagementVS
Id: medicine-management
* insert Named([["薬剤管理"]], [["Management of medicines"]])
* insert Described([["入院時情報提供書の「薬剤管理」の選択肢（要確認）。"]], [["Options of “Management of medicines” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system MedicineManagementCS

CodeSystem: AdherenceCS
Id: adherence
* insert Named([["服薬状況"]], [["Taking of medicines"]])
* insert Described([["入院時情報提供書の「服薬状況」の選択肢（要確認）。"]], [["Options of “Taking of medicines” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#as-prescribed, [["処方通り服用"]], [["As prescribed"]])
* insert Concept(#sometimes-forgotten, [["時々飲み忘れ"]], [["Sometimes forgotten"]])
* insert Concept(#often-forgotten, [["飲み忘れが多い、処方が守られていない"]], [["Often forgotten, prescription not followed"]])
* insert Concept(#refused, [["服薬拒否"]], [["Refuses medicines"]])

ValueSet: AdherenceVS
Id: adherence
* insert Named([["服薬状況"]], [["Taking of medicines"]])
* insert Described([["入院時情報提供書の「服薬状況」の選択肢（要確認）。"]], [["Options of “Taking of medicines” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system AdherenceCS

CodeSystem: DoctorVisitCS
Id: doctor-visit
* insert Named([["診察方法"]], [["How the family doctor sees the patient"]])
* insert Described([["入院時情報提供書の「診察方法」の選択肢（要確認）。"]], [["Options of “How the doctor sees the patient” on the admission information sheet (to be verified)."]])
* insert OwnCodes
* ^experimental = true
* insert Concept(#outpatient, [["通院"]], [["Patient goes to the doctor"]])
* insert Concept(#home-visit, [["訪問診療"]], [["Doctor visits the home"]])

ValueSet: DoctorVisitVS
Id: doctor-visit
* insert Named([["診察方法"]], [["How the family doctor sees the patient"]])
* insert Described([["入院時情報提供書の「診察方法」の選択肢（要確認）。"]], [["Options of “How the doctor sees the patient” on the admission information sheet (to be verified)."]])
* insert OwnValues
* ^experimental = true
* include codes from system DoctorVisitCS

// ---- What is observed: codes of the Observations that answers become.

CodeSystem: CareObservationCS
Id: care-observation
* insert Named([["生活機能の観察項目"]], [["Observations of daily life"]])
* insert Described([["様式の回答から作られる Observation のコード。公的なコードが見つからない項目だけを持つ。"]], [["Codes of the Observations that are made of the answers on forms; only what has no published code in Japan."]])
* insert OwnCodes
* insert Concept(#independence-disability, [["障害高齢者の日常生活自立度"]], [["Independence in daily life of an older person with a disability"]])
* insert Concept(#independence-dementia, [["認知症高齢者の日常生活自立度"]], [["Independence in daily life of an older person with dementia"]])
* insert Concept(#paralysis, [["麻痺"]], [["Paralysis"]])
* insert Concept(#mobility, [["移動"]], [["Mobility"]])
* insert Concept(#transfer, [["移乗"]], [["Transfer"]])
* insert Concept(#dressing, [["更衣"]], [["Dressing"]])
* insert Concept(#grooming, [["整容"]], [["Grooming"]])
* insert Concept(#bathing, [["入浴"]], [["Bathing"]])
* insert Concept(#rising, [["起居動作"]], [["Rising and sitting up"]])
* insert Concept(#eating, [["食事"]], [["Eating"]])
* insert Concept(#meal-form, [["食事形態"]], [["Form of meals"]])
* insert Concept(#swallowing, [["嚥下機能"]], [["Swallowing"]])
* insert Concept(#oral-hygiene, [["口腔清潔"]], [["Oral hygiene"]])
* insert Concept(#urination, [["排尿"]], [["Urination"]])
* insert Concept(#defecation, [["排便"]], [["Defecation"]])
* insert Concept(#sleep, [["睡眠の状態"]], [["Sleep"]])
* insert Concept(#smoking, [["喫煙"]], [["Smoking"]])
* insert Concept(#drinking, [["飲酒"]], [["Drinking"]])
* insert Concept(#eyesight, [["視力"]], [["Eyesight"]])
* insert Concept(#hearing, [["聴力"]], [["Hearing"]])
* insert Concept(#language, [["言語"]], [["Speech"]])
* insert Concept(#communication, [["意思疎通"]], [["Communication"]])

ValueSet: CareObservationVS
Id: care-observation
* insert Named([["生活機能の観察項目"]], [["Observations of daily life"]])
* insert Described([["様式の回答から作られる Observation のコード。"]], [["Codes of the Observations that are made of the answers on forms."]])
* insert OwnValues
* include codes from system CareObservationCS
