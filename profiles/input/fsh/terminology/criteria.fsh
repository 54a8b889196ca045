// The lines a nurse ticks when screening, as printed in the manuals (slips of the pen corrected: 誤嚥生肺炎, 自動等).
// Code: the rule, a hyphen, the number as printed; ア counts as 1. The endings 〜な方 and 〜の方 of the printed lists are left out
// where the line reads well without them.
// AM-22 is the list of 2024. The two items reported for June 2026 (RB-24) have no known letter, so they have no code yet.

RuleSet: ScreeningCriterion(code, rule, group, mark, ja, en)
* insert Concept(#{code}, [[{ja}]], [[{en}]])
* #{code} ^property[+].code = #rule
* #{code} ^property[=].valueCode = #{rule}
* #{code} ^property[+].code = #group
* #{code} ^property[=].valueCode = #{group}
* #{code} ^property[+].code = #mark
* #{code} ^property[=].valueString = {mark}

CodeSystem: CriterionCS
Id: criterion
* insert Named([["退院調整が必要な患者の基準の項目"]], [["Screening criteria"]])
* insert Described([["退院調整が必要な患者を見つけるための、各地域の基準や目安の一つ一つの項目。表示は印刷された文言（誤植は直した）。番号は「ルール-印刷された番号」で、アは1と数える。地域により文言も扱いも異なるため、似た項目でも別の番号とする。"]], [["Each item of the regional criteria and guides by which patients who need discharge coordination are found. The display is the printed wording (misprints corrected). Code: rule, hyphen, number as printed; the kana ア counts as 1. Wording and consequence differ by region, so similar items have separate codes."]])
* insert OwnCodes
* ^property[+].code = #rule
* ^property[=].uri = "https://renkei.example/fhir/StructureDefinition/rule"
* ^property[=].type = #code
* ^property[=].description = "この項目が属するルールの番号（CodeSystem rule）"
* insert English(^property[=].description, [["The rule the item belongs to (code system rule)"]])
* ^property[+].code = #group
* ^property[=].type = #code
* ^property[=].description = "該当したときの扱い: care-need 要介護が見込まれる（居宅介護支援事業所へ。安中は希望すれば小規模多機能も）、support-need 見逃してはいけない患者・要支援が見込まれる（地域包括支援センターへ）、coordination 退院調整が必要（ケアマネジャーまたは地域包括支援センターに連絡）、attention 注意を払う（つなぎ先の定めなし）、difficulty 退院困難な要因（入退院支援加算）"
* insert English(^property[=].description, [["What follows: care-need = a care level is expected, to a home care office (in Annaka, if wished, also small multi-function); support-need = not to be missed or a support level expected, to the support centre; coordination = contact the care manager or support centre; attention = pay attention, no routing stated; difficulty = a factor that makes discharge difficult (support add-ons)"]])
* ^property[+].code = #mark
* ^property[=].type = #string
* ^property[=].description = "印刷された番号や記号"
* insert English(^property[=].description, [["The number or letter as printed"]])

// 本庄市児玉郡 基準1: 要介護相当（65歳以上）。1項目でも当てはまれば、さらに重度も含めて。
* insert ScreeningCriterion(HK-30-1, HK-30, care-need, "①", [["立ち上がりや歩行などに介助が必要"]], [["Needs help with standing up, walking etc."]])
* insert ScreeningCriterion(HK-30-2, HK-30, care-need, "②", [["食事に介助が必要"]], [["Needs help with eating"]])
* insert ScreeningCriterion(HK-30-3, HK-30, care-need, "③", [["排泄に介助が必要"]], [["Needs help with toileting"]])
* insert ScreeningCriterion(HK-30-4, HK-30, care-need, "④", [["日常生活に支障をきたすような精神症状または認知症状のある方"]], [["Has mental or dementia symptoms that disturb daily life"]])

// 本庄市児玉郡 基準2: それ以外で見逃してはいけない患者（要支援相当の一部）
* insert ScreeningCriterion(HK-31-5, HK-31, support-need, "⑤", [["在宅では、独居かそれに近い状態で、調理や掃除など身の回りの周辺動作に介助が必要"]], [["At home lives alone or nearly so and needs help with cooking, cleaning and the like"]])
* insert ScreeningCriterion(HK-31-6, HK-31, support-need, "⑥", [["（ADLは自立でも）がん末期、新たに医療処置（膀胱バルーンカテーテル留置、経管栄養、吸引など）が追加された"]], [["(Though independent in ADL) terminal cancer, or a medical procedure newly added (indwelling bladder catheter, tube feeding, suction etc.)"]])

// 安中 ア: 65歳以上で要介護認定されていない患者
* insert ScreeningCriterion(AN-26-1, AN-26, care-need, "①", [["立ち上がりや歩行などに介助が必要"]], [["Needs help with standing up, walking etc."]])
* insert ScreeningCriterion(AN-26-2, AN-26, care-need, "②", [["食事に介助が必要"]], [["Needs help with eating"]])
* insert ScreeningCriterion(AN-26-3, AN-26, care-need, "③", [["排泄に介助が必要、あるいはポータブルトイレを使用中"]], [["Needs help with toileting, or uses a commode"]])
* insert ScreeningCriterion(AN-26-4, AN-26, care-need, "④", [["日常生活に支障を来すような精神症状または認知症のある方"]], [["Has mental symptoms that disturb daily life, or dementia"]])

// 安中 イ: それ以外で見逃してはいけない患者
* insert ScreeningCriterion(AN-27-5, AN-27, support-need, "⑤", [["在宅では、独居かそれに近い状態で、調理や掃除など身の回りの周辺動作に介助が必要"]], [["At home lives alone or nearly so and needs help with cooking, cleaning and the like"]])
* insert ScreeningCriterion(AN-27-6, AN-27, support-need, "⑥", [["（ADLは自立でも）がん末期、新たに医療処置（膀胱バルーンカテーテル留置、経管栄養、吸引など）が追加された"]], [["(Though independent in ADL) terminal cancer, or a medical procedure newly added (indwelling bladder catheter, tube feeding, suction etc.)"]])

// 尼崎 退院調整が必要な患者（目安）
* insert ScreeningCriterion(AM-20-1, AM-20, coordination, "ア", [["入院前に比べADLが低下し、退院後の生活様式の再編が必要"]], [["ADL lower than before admission; way of life must be rearranged after discharge"]])
* insert ScreeningCriterion(AM-20-2, AM-20, coordination, "イ", [["排泄、食事、立ち上がりや歩行に介助が必要"]], [["Needs help with toileting, eating, standing up or walking"]])
* insert ScreeningCriterion(AM-20-3, AM-20, coordination, "ウ", [["退院後に医療処置（経管栄養、吸引、インシュリン、じょく瘡、在宅酸素など）が必要"]], [["Needs medical procedures after discharge (tube feeding, suction, insulin, pressure sore care, home oxygen etc.)"]])
* insert ScreeningCriterion(AM-20-4, AM-20, coordination, "エ", [["在宅療養で介護力（家族等）に不安がある"]], [["Doubt whether carers (family etc.) can cope at home"]])
* insert ScreeningCriterion(AM-20-5, AM-20, coordination, "オ", [["認知症の周辺症状や全般的な理解の低下がある"]], [["Behavioural symptoms of dementia or generally lowered understanding"]])
* insert ScreeningCriterion(AM-20-6, AM-20, coordination, "カ", [["悪性腫瘍（末期）、誤嚥性肺炎等の急性呼吸器感染症"]], [["Malignant tumour (terminal), or aspiration pneumonia or other acute respiratory infection"]])
* insert ScreeningCriterion(AM-20-7, AM-20, coordination, "キ", [["住環境整備（住宅改修、福祉用具）が必要"]], [["The home must be prepared (housing work, assistive equipment)"]])

// 尼崎 それ以外で注意が必要な患者（目安）
* insert ScreeningCriterion(AM-21-1, AM-21, attention, "ア", [["独居又はそれに近い方で、調理や掃除など身の回りの介助が必要"]], [["Lives alone or nearly so and needs help with cooking, cleaning and the like"]])
* insert ScreeningCriterion(AM-21-2, AM-21, attention, "イ", [["食事制限（治療食、塩分、水分など）が必要、または栄養指導が必要"]], [["Needs a restricted diet (therapeutic, salt, fluids etc.) or nutrition advice"]])
* insert ScreeningCriterion(AM-21-3, AM-21, attention, "ウ", [["服薬管理に注意が必要"]], [["Needs attention in managing medicines"]])
* insert ScreeningCriterion(AM-21-4, AM-21, attention, "エ", [["アルコール依存症"]], [["Alcohol dependence"]])
* insert ScreeningCriterion(AM-21-5, AM-21, attention, "オ", [["精神疾患、難病"]], [["Mental illness, intractable disease"]])
* insert ScreeningCriterion(AM-21-6, AM-21, attention, "カ", [["緊急入院、繰り返し入退院"]], [["Emergency admission, repeated admissions"]])
* insert ScreeningCriterion(AM-21-7, AM-21, attention, "キ", [["介護保険が未申請"]], [["No application for care insurance yet"]])

// 尼崎 退院困難な要因（入退院支援加算1及び2、令和6年度）
* insert ScreeningCriterion(AM-22-1, AM-22, difficulty, "ア", [["悪性腫瘍、認知症又は誤嚥性肺炎等の急性呼吸器感染症のいずれかであること"]], [["Malignant tumour, dementia, or aspiration pneumonia or other acute respiratory infection"]])
* insert ScreeningCriterion(AM-22-2, AM-22, difficulty, "イ", [["緊急入院であること"]], [["Emergency admission"]])
* insert ScreeningCriterion(AM-22-3, AM-22, difficulty, "ウ", [["要介護状態であるとの疑いがあるが要介護認定未申請であること又は要支援状態であるとの疑いがあるが要支援認定が未申請であること"]], [["A care level or support level is suspected, but certification has not been applied for"]])
* insert ScreeningCriterion(AM-22-4, AM-22, difficulty, "エ", [["コミュニケーションに特別な技術が必要な障害を有する者"]], [["Disability that requires special communication techniques"]])
* insert ScreeningCriterion(AM-22-5, AM-22, difficulty, "オ", [["強度行動障害の状態の者"]], [["Severe behavioural disorder"]])
* insert ScreeningCriterion(AM-22-6, AM-22, difficulty, "カ", [["家族又は同居者から虐待を受けている又はその疑いがあること"]], [["Abuse by family or household members, or suspicion of it"]])
* insert ScreeningCriterion(AM-22-7, AM-22, difficulty, "キ", [["生活困窮者であること"]], [["In financial hardship"]])
* insert ScreeningCriterion(AM-22-8, AM-22, difficulty, "ク", [["入院前に比べADLが低下し、退院後の生活様式の再編が必要であること（必要と推定されること。）"]], [["ADL lower than before admission; way of life must (or presumably must) be rearranged after discharge"]])
* insert ScreeningCriterion(AM-22-9, AM-22, difficulty, "ケ", [["排泄に介助を要すること"]], [["Needs help with toileting"]])
* insert ScreeningCriterion(AM-22-10, AM-22, difficulty, "コ", [["同居者の有無に関わらず、必要な養育又は介護を十分に提供できる状況にないこと"]], [["Child-rearing or care that is needed cannot be provided sufficiently, whether or not others live in the household"]])
* insert ScreeningCriterion(AM-22-11, AM-22, difficulty, "サ", [["退院後に医療処置（胃瘻等の経管栄養法を含む。）が必要なこと"]], [["Needs medical procedures after discharge (tube feeding by gastrostomy etc. included)"]])
* insert ScreeningCriterion(AM-22-12, AM-22, difficulty, "シ", [["入退院を繰り返していること"]], [["Repeated admissions"]])
* insert ScreeningCriterion(AM-22-13, AM-22, difficulty, "ス", [["入院治療を行っても長期的な低栄養状態となることが見込まれること"]], [["Long-term undernutrition is expected even with treatment in hospital"]])
* insert ScreeningCriterion(AM-22-14, AM-22, difficulty, "セ", [["家族に対する介助や介護等を日常的に行っている児童等であること"]], [["A child or young person who regularly helps or cares for family"]])
* insert ScreeningCriterion(AM-22-15, AM-22, difficulty, "ソ", [["児童等の家族から、介助や介護等を日常的に受けていること"]], [["Regularly receives help or care from a child or young person of the family"]])
* insert ScreeningCriterion(AM-22-16, AM-22, difficulty, "タ", [["その他患者の状況から判断してアからソまでに準ずると認められる場合"]], [["Other cases judged from the patient's situation to be equal to the above"]])

// 尼崎 要介護（要支援）認定申請の目安。①〜⑤ = A、⑥〜⑧ = B
* insert ScreeningCriterion(AM-24-1, AM-24, care-need, "①", [["立ち上がりや歩行などに介助が必要"]], [["Needs help with standing up, walking etc."]])
* insert ScreeningCriterion(AM-24-2, AM-24, care-need, "②", [["食事に介助が必要"]], [["Needs help with eating"]])
* insert ScreeningCriterion(AM-24-3, AM-24, care-need, "③", [["排泄に介助が必要"]], [["Needs help with toileting"]])
* insert ScreeningCriterion(AM-24-4, AM-24, care-need, "④", [["ポータブルトイレを使用中"]], [["Uses a commode"]])
* insert ScreeningCriterion(AM-24-5, AM-24, care-need, "⑤", [["認知症の周辺症状や全般的な理解の低下がある"]], [["Behavioural symptoms of dementia or generally lowered understanding"]])
* insert ScreeningCriterion(AM-24-6, AM-24, support-need, "⑥", [["在宅では、独居かそれに近い状態で、調理や掃除など身の回りの周辺動作に介助が必要"]], [["At home lives alone or nearly so and needs help with cooking, cleaning and the like"]])
* insert ScreeningCriterion(AM-24-7, AM-24, support-need, "⑦", [["（ADLは自立していても）がん末期"]], [["(Though independent in ADL) terminal cancer"]])
* insert ScreeningCriterion(AM-24-8, AM-24, support-need, "⑧", [["（ADLは自立していても）新たに医療処置（経管栄養、吸引など）が追加された"]], [["(Though independent in ADL) a medical procedure newly added (tube feeding, suction etc.)"]])

ValueSet: CriterionVS
Id: criterion
* insert Named([["退院調整が必要な患者の基準の項目"]], [["Screening criteria"]])
* insert Described([["各地域の基準や目安のすべての項目。"]], [["Every item of the regional criteria and guides."]])
* insert OwnValues
* include codes from system CriterionCS
