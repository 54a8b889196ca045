// Body and mind in daily life: independence, ADL, what a nurse and a care manager look at first.

CodeSystem: IndependenceDisabilityCS
Id: independence-disability
* insert OwnCodes
* insert Named([["障害高齢者の日常生活自立度（寝たきり度）"]], [["Independence of older people with disability (bedridden rank)"]])
* insert Described([["ランクそのものをコードとする。説明文は判定基準の要旨であり、原文ではない。"]], [["The rank itself is the code. The definitions summarise the criteria and are not their wording."]])
* insert Concept(#independent, "自立", "Independent")
* insert ConceptDefined(#J1, "J1", "J1", [["交通機関等を利用して外出する。"]], [["Goes out on their own, using transport."]])
* insert ConceptDefined(#J2, "J2", "J2", [["隣近所へなら外出する。"]], [["Goes out on their own, in the neighbourhood only."]])
* insert ConceptDefined(#A1, "A1", "A1", [["介助により外出し、日中はほとんどベッドから離れて生活する。"]], [["Goes out with help; out of bed for most of the day."]])
* insert ConceptDefined(#A2, "A2", "A2", [["外出の頻度が少なく、日中も寝たり起きたりの生活をしている。"]], [["Seldom goes out; in and out of bed during the day."]])
* insert ConceptDefined(#B1, "B1", "B1", [["車いすに移乗し、食事、排泄はベッドから離れて行う。"]], [["Transfers to a wheelchair; eats and uses the toilet out of bed."]])
* insert ConceptDefined(#B2, "B2", "B2", [["介助により車いすに移乗する。"]], [["Transfers to a wheelchair with help."]])
* insert ConceptDefined(#C1, "C1", "C1", [["一日中ベッドで過ごす。自力で寝返りをうつ。"]], [["In bed all day; turns over unaided."]])
* insert ConceptDefined(#C2, "C2", "C2", [["一日中ベッドで過ごす。自力では寝返りもうてない。"]], [["In bed all day; cannot turn over unaided."]])

ValueSet: IndependenceDisabilityVS
Id: independence-disability
* insert OwnValues
* insert Named([["障害高齢者の日常生活自立度（寝たきり度）"]], [["Independence of older people with disability (bedridden rank)"]])
* insert Described([["ランクのすべて。"]], [["All ranks."]])
* include codes from system IndependenceDisabilityCS

CodeSystem: IndependenceDementiaCS
Id: independence-dementia
* insert OwnCodes
* insert Named([["認知症高齢者の日常生活自立度"]], [["Independence of older people with dementia"]])
* insert Described([["ランクそのものをコードとする（ローマ数字は半角の英字で書く）。説明文は判定基準の要旨であり、原文ではない。"]], [["The rank itself is the code, Roman numerals in plain letters. The definitions summarise the criteria and are not their wording."]])
* insert Concept(#independent, "自立", "Independent")
* insert ConceptDefined(#I, "Ⅰ", "I", [["何らかの認知症を有するが、日常生活はほぼ自立している。"]], [["Some dementia; daily life nearly independent."]])
* insert ConceptDefined(#IIa, "Ⅱa", "IIa", [["家庭外で支障が多少見られても、誰かが注意していれば自立できる。"]], [["Some difficulty outside the home; independent if someone keeps an eye."]])
* insert ConceptDefined(#IIb, "Ⅱb", "IIb", [["家庭内でも支障が見られるが、誰かが注意していれば自立できる。"]], [["Difficulty at home too; independent if someone keeps an eye."]])
* insert ConceptDefined(#IIIa, "Ⅲa", "IIIa", [["日中を中心に支障が見られ、介護を必要とする。"]], [["Difficulty mainly by day; needs care."]])
* insert ConceptDefined(#IIIb, "Ⅲb", "IIIb", [["夜間を中心に支障が見られ、介護を必要とする。"]], [["Difficulty mainly by night; needs care."]])
* insert ConceptDefined(#IV, "Ⅳ", "IV", [["支障が頻繁に見られ、常に介護を必要とする。"]], [["Frequent difficulty; needs care at all times."]])
* insert ConceptDefined(#M, "M", "M", [["著しい精神症状や問題行動、または重篤な身体疾患が見られ、専門医療を必要とする。"]], [["Marked psychiatric symptoms, behaviour problems or severe physical illness; needs specialist medical care."]])

ValueSet: IndependenceDementiaVS
Id: independence-dementia
* insert OwnValues
* insert Named([["認知症高齢者の日常生活自立度"]], [["Independence of older people with dementia"]])
* insert Described([["ランクのすべて。"]], [["All ranks."]])
* include codes from system IndependenceDementiaCS

CodeSystem: AdlLevelCS
Id: adl-level
* insert OwnCodes
* insert Named([["ADLの4段階"]], [["ADL level (four steps)"]])
* insert Described([["移動、移乗、更衣、整容、入浴、食事、排尿、排便などに使う4段階。"]], [["Four steps, for mobility, transfer, dressing, grooming, bathing, eating, urination, defecation."]])
* insert Concept(#independent, "自立", "Independent")
* insert Concept(#supervised, "見守り", "Supervision")
* insert Concept(#partial, "一部介助", "Partial assistance")
* insert Concept(#total, "全介助", "Total assistance")

ValueSet: AdlLevelVS
Id: adl-level
* insert OwnValues
* insert Named([["ADLの4段階"]], [["ADL level (four steps)"]])
* insert Described([["4段階のすべて。"]], [["All four steps."]])
* include codes from system AdlLevelCS

CodeSystem: ParalysisCS
Id: paralysis
* insert OwnCodes
* insert Named([["麻痺の程度"]], [["Degree of paralysis"]])
* insert Described([["様式1の麻痺の状況。"]], [["State of paralysis on form 1."]])
* insert Concept(#none, "なし", "None")
* insert Concept(#mild, "軽度", "Mild")
* insert Concept(#moderate, "中度", "Moderate")
* insert Concept(#severe, "重度", "Severe")

ValueSet: ParalysisVS
Id: paralysis
* insert OwnValues
* insert Named([["麻痺の程度"]], [["Degree of paralysis"]])
* insert Described([["麻痺の程度のすべて。"]], [["All degrees."]])
* include codes from system ParalysisCS

CodeSystem: MobilityAidCS
Id: mobility-aid
* insert OwnCodes
* insert Named([["移動補助具"]], [["Mobility aid"]])
* insert Described([["室内・屋外の移動に使う補助具。"]], [["Aids used to move about, indoors or outdoors."]])
* insert Concept(#cane, "杖", "Cane")
* insert Concept(#walker, "歩行器", "Walker")
* insert Concept(#wheelchair, "車いす", "Wheelchair")
* insert Concept(#other, "その他", "Other")

ValueSet: MobilityAidVS
Id: mobility-aid
* insert OwnValues
* insert Named([["移動補助具"]], [["Mobility aid"]])
* insert Described([["移動補助具のすべて。"]], [["All mobility aids."]])
* include codes from system MobilityAidCS

CodeSystem: CommunicationAbilityCS
Id: communication-ability
* insert OwnCodes
* ^experimental = true
* insert Named([["視力・聴力・言語・意思疎通"]], [["Vision; hearing; speech; communication"]])
* insert Described([["コミュニケーションの4項目に共通の3段階。様式の語句は要確認。"]], [["Three steps shared by the four communication items. The wording of the form is to be verified."]])
* insert Concept(#no-problem, "問題なし", "No problem")
* insert Concept(#some-difficulty, "やや難あり", "Some difficulty")
* insert Concept(#difficult, "困難", "Difficult")

ValueSet: CommunicationAbilityVS
Id: communication-ability
* insert OwnValues
* ^experimental = true
* insert Named([["視力・聴力・言語・意思疎通"]], [["Vision; hearing; speech; communication"]])
* insert Described([["3段階のすべて（要確認）。"]], [["All three steps (to be verified)."]])
* include codes from system CommunicationAbilityCS

CodeSystem: TimeOfUseCS
Id: time-of-use
* insert OwnCodes
* insert Named([["使う時間帯"]], [["Time of use"]])
* insert Described([["ポータブルトイレ、オムツ・パッドを使う時間帯。ポータブルトイレの選択肢は様式で確認済み、オムツ・パッドは要確認。"]], [["When a commode or pads are used. Read on the form for the commode; to be verified for pads."]])
* insert Concept(#none, "なし", "Not used")
* insert Concept(#night, "夜間", "At night")
* insert Concept(#always, "常時", "Always")

ValueSet: TimeOfUseVS
Id: time-of-use
* insert OwnValues
* insert Named([["使う時間帯"]], [["Time of use"]])
* insert Described([["時間帯のすべて。"]], [["All times of use."]])
* include codes from system TimeOfUseCS
