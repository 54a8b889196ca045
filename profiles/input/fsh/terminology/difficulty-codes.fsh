// 退院困難な要因: part of a fee that is revised every other year, so each factor carries from when it counts and who said so.

RuleSet: DifficultyFactor(code, ja, en, letter, criterion)
* insert Concept({code}, [[{ja}]], [[{en}]])
* {code} ^property[+].code = #letter
* {code} ^property[=].valueString = "{letter}"
* {code} ^property[+].code = #criterion
* {code} ^property[=].valueCode = #{criterion}
* insert DifficultyCounts({code}, 2024-06-01, printed)
* insert ConceptOfRule({code}, AM-22)

RuleSet: DifficultyCounts(code, date, evidence)
* {code} ^property[+].code = #validFrom
* {code} ^property[=].valueDateTime = "{date}"
* {code} ^property[+].code = #evidence
* {code} ^property[=].valueCode = #{evidence}

CodeSystem: DischargeDifficultyFactorCS
Id: discharge-difficulty-factor
* insert OwnCodes
* insert Named([["退院困難な要因"]], [["Factors that make discharge difficult"]])
* insert Described([["入退院支援加算の退院困難な要因。令和6年度の16項目と、令和8年6月に加わった2項目。ある日に有効な項目は validFrom と validTo で判る（validTo が無い項目は、終わりが知られていない）。加わった2項目の記号と正式な文言は要確認。"]], [["The factors of the discharge-support fee: the 16 of fiscal 2024 and the two added in June 2026. validFrom and validTo tell which count on a day; no validTo means that no end is known. Letter and official wording of the two new ones are to be verified."]])
* insert ForRule(AM-22)
* insert ForRule(RB-24)
* insert WithRules
* ^property[+].code = #letter
* ^property[=].description = "令和6年度の記号（ア〜タ）。令和8年度の記号は知られていない。/ Letter in the list of fiscal 2024; those of 2026 are not known."
* ^property[=].type = #string
* ^property[+].code = #criterion
* ^property[=].uri = "https://renkei.example/fhir/CodeSystem/criterion"
* ^property[=].description = "同じ項目の、スクリーニング基準としてのコード。/ The same item as a criterion of screening."
* ^property[=].type = #code
* ^property[+].code = #validFrom
* ^property[=].description = "この日から要因に数える。/ Counts from this day."
* ^property[=].type = #dateTime
* ^property[+].code = #validTo
* ^property[=].description = "この日まで要因に数える。/ Counts until this day."
* ^property[=].type = #dateTime
* ^property[+].code = #evidence
* ^property[=].description = "根拠。printed: 地域の文書に印字された令和6年度の表。reported: 令和8年2月の答申についての報道（告示は未読、要確認）。/ printed: the 2024 table in a regional document; reported: press on the answer of February 2026, the notice itself not read."
* ^property[=].type = #code
* insert DifficultyFactor(#cancer-dementia-respiratory-infection, "悪性腫瘍、認知症又は誤嚥性肺炎等の急性呼吸器感染症のいずれかであること", [["Malignant tumour, dementia, or acute respiratory infection such as aspiration pneumonia"]], ア, AM-22-1)
* insert DifficultyFactor(#emergency-admission, "緊急入院であること", "Emergency admission", イ, AM-22-2)
* insert DifficultyFactor(#certification-not-applied, "要介護状態であるとの疑いがあるが要介護認定未申請であること又は要支援状態であるとの疑いがあるが要支援認定が未申請であること", [["Care or support need is suspected, but certification has not been applied for"]], ウ, AM-22-3)
* insert DifficultyFactor(#special-communication, "コミュニケーションに特別な技術が必要な障害を有する者", "Disability that needs special communication techniques", エ, AM-22-4)
* insert DifficultyFactor(#severe-behavioural-disorder, "強度行動障害の状態の者", "Severe behavioural disorder", オ, AM-22-5)
* insert DifficultyFactor(#abuse, "家族又は同居者から虐待を受けている又はその疑いがあること", [["Abuse by family or household member, or suspicion of it"]], カ, AM-22-6)
* insert DifficultyFactor(#financial-hardship, "生活困窮者であること", "In financial hardship", キ, AM-22-7)
* insert DifficultyFactor(#adl-decline, "入院前に比べADLが低下し、退院後の生活様式の再編が必要であること（必要と推定されること。）", [["ADL lower than before admission, so that life after discharge has to be rearranged (or presumably has to)"]], ク, AM-22-8)
* insert DifficultyFactor(#toileting-assistance, "排泄に介助を要すること", "Needs assistance with toileting", ケ, AM-22-9)
* insert DifficultyFactor(#insufficient-care, "同居者の有無に関わらず、必要な養育又は介護を十分に提供できる状況にないこと", [["Child-rearing or care that is needed cannot be provided sufficiently, whether or not others live in the household"]], コ, AM-22-10)
* insert DifficultyFactor(#procedure-after-discharge, "退院後に医療処置（胃瘻等の経管栄養法を含む。）が必要なこと", [["Needs a medical procedure after discharge (including tube feeding such as gastrostomy)"]], サ, AM-22-11)
* insert DifficultyFactor(#repeated-admission, "入退院を繰り返していること", "Repeated admissions", シ, AM-22-12)
* insert DifficultyFactor(#lasting-undernutrition, "入院治療を行っても長期的な低栄養状態となることが見込まれること", [["Long-lasting undernutrition is expected despite inpatient treatment"]], ス, AM-22-13)
* insert DifficultyFactor(#young-carer, "家族に対する介助や介護等を日常的に行っている児童等であること", "A child or young person who regularly helps or cares for family", セ, AM-22-14)
* insert DifficultyFactor(#cared-for-by-child, "児童等の家族から、介助や介護等を日常的に受けていること", "Regularly receives help or care from a child or young person of the family", ソ, AM-22-15)
* insert DifficultyFactor(#equivalent, "その他患者の状況から判断してアからソまでに準ずると認められる場合", "Other; judged from the patient's situation to be equivalent to the above", タ, AM-22-16)
* insert Concept(#relatives-hard-to-reach, "意思決定支援や退院後の生活への調整を行う家族・親族との連絡が困難であること", [["Relatives who would support decisions and arrange life after discharge are hard to reach"]])
* insert DifficultyCounts(#relatives-hard-to-reach, 2026-06-01, reported)
* insert ConceptOfRule(#relatives-hard-to-reach, RB-24)
* insert Concept(#level-change-not-applied, "認定されているが、区分が変わった疑いがあり、区分変更が未申請であること", [["Certified, but the level is suspected to have changed and a change has not been applied for"]])
* insert DifficultyCounts(#level-change-not-applied, 2026-06-01, reported)
* insert ConceptOfRule(#level-change-not-applied, RB-24)

ValueSet: DischargeDifficultyFactorVS
Id: discharge-difficulty-factor
* insert OwnValues
* insert Named([["退院困難な要因"]], [["Factors that make discharge difficult"]])
* insert Described([["どの年度のものも含む、退院困難な要因のすべて。"]], [["All factors, of whatever year."]])
* include codes from system DischargeDifficultyFactorCS

ValueSet: DischargeDifficultyFactor2024VS
Id: discharge-difficulty-factor-2024
* insert OwnValues
* insert Named([["退院困難な要因（令和6年度）"]], [["Factors that make discharge difficult, fiscal 2024"]])
* insert Described([["2024年6月1日から2026年5月31日までの16項目。"]], [["The 16 factors from 1 June 2024 to 31 May 2026."]])
* insert ForRule(AM-22)
* DischargeDifficultyFactorCS#cancer-dementia-respiratory-infection
* DischargeDifficultyFactorCS#emergency-admission
* DischargeDifficultyFactorCS#certification-not-applied
* DischargeDifficultyFactorCS#special-communication
* DischargeDifficultyFactorCS#severe-behavioural-disorder
* DischargeDifficultyFactorCS#abuse
* DischargeDifficultyFactorCS#financial-hardship
* DischargeDifficultyFactorCS#adl-decline
* DischargeDifficultyFactorCS#toileting-assistance
* DischargeDifficultyFactorCS#insufficient-care
* DischargeDifficultyFactorCS#procedure-after-discharge
* DischargeDifficultyFactorCS#repeated-admission
* DischargeDifficultyFactorCS#lasting-undernutrition
* DischargeDifficultyFactorCS#young-carer
* DischargeDifficultyFactorCS#cared-for-by-child
* DischargeDifficultyFactorCS#equivalent

ValueSet: DischargeDifficultyFactor2026VS
Id: discharge-difficulty-factor-2026
* insert OwnValues
* ^experimental = true
* insert Named([["退院困難な要因（令和8年度・要確認）"]], [["Factors that make discharge difficult, fiscal 2026 (to be verified)"]])
* insert Described([["2026年6月1日からの18項目。加わった2項目の正式な文言と記号は要確認。"]], [["The 18 factors from 1 June 2026. Official wording and letters of the two new ones are to be verified."]])
* insert ForRule(RB-24)
* include codes from valueset DischargeDifficultyFactor2024VS
* DischargeDifficultyFactorCS#relatives-hard-to-reach
* DischargeDifficultyFactorCS#level-change-not-applied
