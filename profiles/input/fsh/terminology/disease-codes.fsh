// The diseases for which people aged 40 to 64 can use care insurance. Regions print them in different orders and with
// older names: a circled number alone names no disease, so each concept keeps what each region prints.

RuleSet: DiseaseNumber(property, ja, en)
* ^property[+].code = {property}
* ^property[=].description = "{ja}の文書に印字された番号。/ Number printed in the document of {en}."
* ^property[=].type = #integer

RuleSet: DiseaseLabel(property, ja, en)
* ^property[+].code = {property}
* ^property[=].description = "{ja}の文書に印字された病名。/ Name printed in the document of {en}."
* ^property[=].type = #string

RuleSet: DiseaseAsPrinted(code, region, label, number)
* {code} ^property[+].code = #label-{region}
* {code} ^property[=].valueString = {label}
* {code} ^property[+].code = #number-{region}
* {code} ^property[=].valueInteger = {number}

// Honjo-Kodama and Annaka print one identical list.
RuleSet: Disease(code, ja, en, number, amagasaki, numberInAmagasaki)
* insert Concept({code}, [[{ja}]], [[{en}]])
* insert DiseaseAsPrinted({code}, honjo-kodama, [[{ja}]], {number})
* insert DiseaseAsPrinted({code}, annaka, [[{ja}]], {number})
* insert DiseaseAsPrinted({code}, amagasaki, [[{amagasaki}]], {numberInAmagasaki})

CodeSystem: SpecifiedDiseaseCS
Id: specified-disease
* insert OwnCodes
* insert Named([["特定疾病"]], [["Specified diseases"]])
* insert Described([["40歳から64歳までの人が介護保険を利用できる16の疾病。順序は本庄市児玉郡・安中の文書による。地域ごとに印字された病名と番号は property に持つ。"]], [["The 16 diseases for which people aged 40 to 64 can use care insurance, in the order of the documents of Honjo-Kodama and Annaka. What each region prints, name and number, stands in properties."]])
* insert ForRule(HK-33)
* insert ForRule(AN-29)
* insert ForRule(AM-23)
* insert DiseaseLabel(#label-honjo-kodama, 本庄市児玉郡, Honjo-Kodama)
* insert DiseaseNumber(#number-honjo-kodama, 本庄市児玉郡, Honjo-Kodama)
* insert DiseaseLabel(#label-annaka, 安中, Annaka)
* insert DiseaseNumber(#number-annaka, 安中, Annaka)
* insert DiseaseLabel(#label-amagasaki, 尼崎, Amagasaki)
* insert DiseaseNumber(#number-amagasaki, 尼崎, Amagasaki)
* insert Disease(#SD-01, "がん末期", [["Cancer, terminal stage"]], 1, "がん（末期）", 16)
* insert Disease(#SD-02, "関節リウマチ", "Rheumatoid arthritis", 2, "関節リウマチ（旧慢性関節リウマチ）", 13)
* insert Disease(#SD-03, "筋萎縮性側索硬化症", "Amyotrophic lateral sclerosis", 3, "筋萎縮性側索硬化症", 1)
* insert Disease(#SD-04, "後縦靭帯骨化症", "Ossification of the posterior longitudinal ligament", 4, "後縦靭帯骨化症", 2)
* insert Disease(#SD-05, "骨折を伴う骨粗しょう症", "Osteoporosis with fracture", 5, "骨折を伴う骨粗しょう症", 3)
* insert Disease(#SD-06, "初老期における認知症", "Presenile dementia", 6, "初老期における認知症", 5)
* insert Disease(#SD-07, "進行性核上性麻痺、大脳皮質基底核変性症及びパーキンソン病", [["Progressive supranuclear palsy, corticobasal degeneration and Parkinson's disease"]], 7, "パーキンソン病関連疾患（旧パーキンソン病）", 11)
* insert Disease(#SD-08, "脊髄小脳変性症", "Spinocerebellar degeneration", 8, "脊髄小脳変性症", 6)
* insert Disease(#SD-09, "脊柱管狭窄症", "Spinal canal stenosis", 9, "脊柱管狭窄症", 7)
* insert Disease(#SD-10, "早老症", "Progeroid syndromes", 10, "早老症", 8)
* insert Disease(#SD-11, "多系統萎縮症", "Multiple system atrophy", 11, "多系統萎縮症（旧シャイ・ドレガー症候群）", 4)
* insert Disease(#SD-12, "糖尿病性神経障害、糖尿病性腎症及び糖尿病性網膜症", [["Diabetic neuropathy, diabetic nephropathy and diabetic retinopathy"]], 12, "糖尿病性神経障害、糖尿病性腎症及び糖尿病性網膜症", 9)
* insert Disease(#SD-13, "脳血管疾患", "Cerebrovascular disease", 13, "脳血管疾患", 10)
* insert Disease(#SD-14, "閉塞性動脈硬化症", "Arteriosclerosis obliterans", 14, "閉塞性動脈硬化症", 12)
* insert Disease(#SD-15, "慢性閉塞性肺疾患", "Chronic obstructive pulmonary disease", 15, "慢性閉塞性肺疾患", 14)
* insert Disease(#SD-16, "両側の膝関節又は股関節に著しい変形を伴う変形性関節症", "Osteoarthritis with marked deformity of both knees or both hips", 16, "両側の膝関節又は股関節に著しい変形を伴う変形性関節症", 15)

ValueSet: SpecifiedDiseaseVS
Id: specified-disease
* insert OwnValues
* insert Named([["特定疾病"]], [["Specified diseases"]])
* insert Described([["16の特定疾病のすべて。"]], [["All 16 specified diseases."]])
* include codes from system SpecifiedDiseaseCS
