// The numbers under which other systems know what we name by its rank. Ours is never the number; the maps beside this
// file lead from one to the other. LIFE = 科学的介護情報システム.

RuleSet: LifeNumbers
* insert OwnCodes
* ^experimental = true
* ^version = "2021"

RuleSet: CertificationNumbers
* insert OwnCodes
* ^experimental = true

CodeSystem: LifeCareLevelCS
Id: life-care-level
* insert LifeNumbers
* insert Named([["LIFE 要介護状態区分"]], [["LIFE care level"]])
* insert Described([["LIFE 外部インターフェース項目一覧（2021年版）の番号。2024年版との違いは要確認。"]], [["Numbers of the LIFE interface, 2021 edition; differences to the 2024 edition are to be verified."]])
* insert Concept(#01, "非該当", "Not eligible")
* insert Concept(#06, "事業対象者", "Programme-eligible")
* insert Concept(#11, "要支援（経過的要介護）", [["Support need, transitional"]])
* insert Concept(#12, "要支援1", "Support need 1")
* insert Concept(#13, "要支援2", "Support need 2")
* insert Concept(#21, "要介護1", "Care need 1")
* insert Concept(#22, "要介護2", "Care need 2")
* insert Concept(#23, "要介護3", "Care need 3")
* insert Concept(#24, "要介護4", "Care need 4")
* insert Concept(#25, "要介護5", "Care need 5")

CodeSystem: CertificationCareLevelCS
Id: certification-care-level
* insert CertificationNumbers
* insert Named([["認定システムの要介護状態区分"]], [["Care level in certification systems"]])
* insert Described([["認定システムの区分コード。区分ではない値（再調査、取消、なし）を含む（要確認）。"]], [["Codes of certification systems, with values that are no level: re-survey, withdrawn, none (to be verified)."]])
* insert Concept(#01, "非該当", "Not eligible")
* insert Concept(#06, "事業対象者", "Programme-eligible")
* insert Concept(#11, "要支援（経過的要介護）", [["Support need, transitional"]])
* insert Concept(#12, "要支援1", "Support need 1")
* insert Concept(#13, "要支援2", "Support need 2")
* insert Concept(#21, "要介護1", "Care need 1")
* insert Concept(#22, "要介護2", "Care need 2")
* insert Concept(#23, "要介護3", "Care need 3")
* insert Concept(#24, "要介護4", "Care need 4")
* insert Concept(#25, "要介護5", "Care need 5")
* insert Concept(#31, "再調査", "Survey to be repeated")
* insert Concept(#88, "取消", "Withdrawn")
* insert Concept(#99, "なし", "None")

CodeSystem: LifeIndependenceDisabilityCS
Id: life-independence-disability
* insert LifeNumbers
* insert Named([["LIFE 障害高齢者の日常生活自立度"]], [["LIFE independence (disability)"]])
* insert Described([["LIFE 外部インターフェース項目一覧（2021年版）の番号。2024年版との違いは要確認。"]], [["Numbers of the LIFE interface, 2021 edition; differences to the 2024 edition are to be verified."]])
* insert Concept(#1, "自立", "Independent")
* insert Concept(#2, "J1", "J1")
* insert Concept(#3, "J2", "J2")
* insert Concept(#4, "A1", "A1")
* insert Concept(#5, "A2", "A2")
* insert Concept(#6, "B1", "B1")
* insert Concept(#7, "B2", "B2")
* insert Concept(#8, "C1", "C1")
* insert Concept(#9, "C2", "C2")

CodeSystem: CertificationIndependenceDisabilityCS
Id: certification-independence-disability
* insert CertificationNumbers
* insert Named([["認定調査の障害高齢者の日常生活自立度"]], [["Independence (disability) in the certification survey"]])
* insert Described([["認定調査システムの番号。一つの自治体システムで確認したもので、他のシステムでは異なりうる（要確認）。"]], [["Numbers of the certification-survey interface, seen in one municipal system; others may differ (to be verified)."]])
* insert Concept(#1, "自立", "Independent")
* insert Concept(#2, "J1", "J1")
* insert Concept(#3, "J2", "J2")
* insert Concept(#4, "A1", "A1")
* insert Concept(#5, "A2", "A2")
* insert Concept(#6, "B1", "B1")
* insert Concept(#7, "B2", "B2")
* insert Concept(#8, "C1", "C1")
* insert Concept(#9, "C2", "C2")
* insert Concept(#10, "記載無し", "Not entered")

CodeSystem: LifeIndependenceDementiaCS
Id: life-independence-dementia
* insert LifeNumbers
* insert Named([["LIFE 認知症高齢者の日常生活自立度"]], [["LIFE independence (dementia)"]])
* insert Described([["LIFE 外部インターフェース項目一覧（2021年版）の番号。2024年版との違いは要確認。"]], [["Numbers of the LIFE interface, 2021 edition; differences to the 2024 edition are to be verified."]])
* insert Concept(#1, "自立", "Independent")
* insert Concept(#2, "Ⅰ", "I")
* insert Concept(#3, "Ⅱa", "IIa")
* insert Concept(#4, "Ⅱb", "IIb")
* insert Concept(#5, "Ⅲa", "IIIa")
* insert Concept(#6, "Ⅲb", "IIIb")
* insert Concept(#7, "Ⅳ", "IV")
* insert Concept(#8, "M", "M")

CodeSystem: CertificationIndependenceDementiaCS
Id: certification-independence-dementia
* insert CertificationNumbers
* insert Named([["認定調査の認知症高齢者の日常生活自立度"]], [["Independence (dementia) in the certification survey"]])
* insert Described([["認定調査システムの番号。一つの自治体システムで確認したもので、他のシステムでは異なりうる（要確認）。"]], [["Numbers of the certification-survey interface, seen in one municipal system; others may differ (to be verified)."]])
* insert Concept(#1, "自立", "Independent")
* insert Concept(#2, "Ⅰ", "I")
* insert Concept(#3, "Ⅱa", "IIa")
* insert Concept(#4, "Ⅱb", "IIb")
* insert Concept(#5, "Ⅲa", "IIIa")
* insert Concept(#6, "Ⅲb", "IIIb")
* insert Concept(#7, "Ⅳ", "IV")
* insert Concept(#8, "M", "M")
* insert Concept(#9, "記載無し", "Not entered")

CodeSystem: LifeDysphagiaDietCS
Id: life-dysphagia-diet
* insert LifeNumbers
* insert Named([["LIFE 食事の形態"]], [["LIFE diet texture"]])
* insert Described([["LIFE 外部インターフェース項目一覧（2021年版）の番号。2024年版との違いは要確認。"]], [["Numbers of the LIFE interface, 2021 edition; differences to the 2024 edition are to be verified."]])
* insert Concept(#01, "0j", "0j")
* insert Concept(#02, "0t", "0t")
* insert Concept(#10, "1j", "1j")
* insert Concept(#21, "2-1", "2-1")
* insert Concept(#22, "2-2", "2-2")
* insert Concept(#30, "3", "3")
* insert Concept(#40, "4", "4")
* insert Concept(#50, "常食", "Regular diet")

CodeSystem: LifeThicknessCS
Id: life-thickness
* insert LifeNumbers
* insert Named([["LIFE とろみ"]], [["LIFE thickness"]])
* insert Described([["LIFE 外部インターフェース項目一覧（2021年版）の番号。2024年版との違いは要確認。"]], [["Numbers of the LIFE interface, 2021 edition; differences to the 2024 edition are to be verified."]])
* insert Concept(#0, "無し", "None")
* insert Concept(#1, "薄い", "Mildly thick")
* insert Concept(#2, "中間", "Moderately thick")
* insert Concept(#3, "濃い", "Extremely thick")

CodeSystem: LifeSexCS
Id: life-sex
* insert LifeNumbers
* insert Named([["LIFE 性別"]], [["LIFE sex"]])
* insert Described([["LIFE 外部インターフェース項目一覧（2021年版）の番号。2024年版との違いは要確認。"]], [["Numbers of the LIFE interface, 2021 edition; differences to the 2024 edition are to be verified."]])
* insert Concept(#1, "男性", "Male")
* insert Concept(#2, "女性", "Female")
