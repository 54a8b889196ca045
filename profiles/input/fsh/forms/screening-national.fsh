// 退院困難な要因 (入退院支援加算1・2): what a hospital looks for where a region has no criteria of its own. The sixteen of 令和6
// carry the codes of the document that prints them (AM-22); what that fee item demands and by when stands in the rules.

// A factor added in 2026 whose letter and words we have not read.
RuleSet: UnreadFactor(linkId, ja, en)
* insert Choice([[{linkId}]], [[{ja}]], [[{en}]], AssessmentVS)
* code = DischargeDifficultyFactorCS#{linkId}
* insert Verification(inferred)
* insert From(hospital)
* insert ByRule(RB-24)

RuleSet: Factor(criterion, factor, mark, ja, en)
* insert Criterion([[{criterion}]], [[{mark}]], [[{ja}]], [[{en}]])
* code[+] = DischargeDifficultyFactorCS#{factor}
* insert ByRule(AM-22)

Instance: screening-national
InstanceOf: Questionnaire
Usage: #definition
* url = "https://renkei.example/fhir/Questionnaire/screening-national"
* name = "ScreeningNational"
* insert NamedInstance([["退院困難な要因の確認"]], [["Factors that make discharge difficult"]])
* insert DescribedInstance([["入退院支援加算1・2の「退院困難な要因」。地域に独自の基準がないときに用いる。ア〜タの16項目は令和6年度（2024年6月1日から）のもの。令和8年6月（2026年6月1日）から2項目が加わるが、記号と文言は確認していない（要確認）。"]], [["The factors of the national fee item for discharge support, used where a region has no criteria of its own. The sixteen items are those of 2024-06-01. Two more count from 2026-06-01; their letters and words are unchecked."]])
* status = #active
* experimental = false
* date = "2026-11-21"
* language = #ja
* jurisdiction = urn:iso:std:iso:3166#JP
* subjectType = #Patient
* effectivePeriod.start = "2024-06-01"
* insert ByRule(AM-22)
* insert ByRule(AM-32)
* insert ByRule(RB-21)
* insert ByRule(RB-22)
* insert ScreeningOfRegion(national)
* insert ScreeningContext

* item[+]
  * insert ScreeningNote

* item[+]
  * insert AskCareManager(inferred)

* item[+]
  * insert Section(person, [["患者について"]], [["About the patient"]])
  * insert Verification(inferred)
  * insert From(hospital)
  * item[+]
    * insert AskAge(inferred)
  * item[+]
    * insert AskSpecifiedDisease(inferred)
  * item[+]
    * insert AskCertified(inferred)

* item[+]
  * insert Section(factors, [["退院困難な要因（入退院支援加算1・2、令和6年度）"]], [["Factors that make discharge difficult (fee item of 2024)"]])
  * insert Verification(source)
  * insert From(hospital)
  * insert ByRule(AM-22)
  * item[+]
    * insert Factor(AM-22-1, cancer-dementia-respiratory-infection, ア, [["悪性腫瘍、認知症又は誤嚥性肺炎等の急性呼吸器感染症のいずれかであること"]], [["Malignant tumour, dementia, or an acute respiratory infection such as aspiration pneumonia"]])
  * item[+]
    * insert Factor(AM-22-2, emergency-admission, イ, [["緊急入院であること"]], [["Emergency admission"]])
  * item[+]
    * insert Factor(AM-22-3, certification-not-applied, ウ, [["要介護状態であるとの疑いがあるが要介護認定未申請であること又は要支援状態であるとの疑いがあるが要支援認定が未申請であること"]], [["Seems to need long-term care or support, but certification has not been applied for"]])
  * item[+]
    * insert Factor(AM-22-4, special-communication, エ, [["コミュニケーションに特別な技術が必要な障害を有する者"]], [["Has a disability that needs special techniques of communication"]])
  * item[+]
    * insert Factor(AM-22-5, severe-behavioural-disorder, オ, [["強度行動障害の状態の者"]], [["Has a severe behavioural disorder"]])
  * item[+]
    * insert Factor(AM-22-6, abuse, カ, [["家族又は同居者から虐待を受けている又はその疑いがあること"]], [["Is abused by family or household, or this is suspected"]])
  * item[+]
    * insert Factor(AM-22-7, financial-hardship, キ, [["生活困窮者であること"]], [["In financial hardship"]])
  * item[+]
    * insert Factor(AM-22-8, adl-decline, ク, [["入院前に比べADLが低下し、退院後の生活様式の再編が必要であること（必要と推定されること。）"]], [["ADL are lower than before admission, so that life after discharge must be (or presumably must be) rearranged"]])
  * item[+]
    * insert Factor(AM-22-9, toileting-assistance, ケ, [["排泄に介助を要すること"]], [["Needs help with toileting"]])
  * item[+]
    * insert Factor(AM-22-10, insufficient-care, コ, [["同居者の有無に関わらず、必要な養育又は介護を十分に提供できる状況にないこと"]], [["Child-rearing or care that is needed cannot be provided sufficiently, whether or not others live in the household"]])
  * item[+]
    * insert Factor(AM-22-11, procedure-after-discharge, サ, [["退院後に医療処置（胃瘻等の経管栄養法を含む。）が必要なこと"]], [["Needs medical procedures after discharge (including tube feeding such as gastrostomy)"]])
  * item[+]
    * insert Factor(AM-22-12, repeated-admission, シ, [["入退院を繰り返していること"]], [["Repeated admissions and discharges"]])
  * item[+]
    * insert Factor(AM-22-13, lasting-undernutrition, ス, [["入院治療を行っても長期的な低栄養状態となることが見込まれること"]], [["Long-term undernutrition is expected despite treatment in hospital"]])
  * item[+]
    * insert Factor(AM-22-14, young-carer, セ, [["家族に対する介助や介護等を日常的に行っている児童等であること"]], [["Is a child or young person who regularly helps or cares for family"]])
  * item[+]
    * insert Factor(AM-22-15, cared-for-by-child, ソ, [["児童等の家族から、介助や介護等を日常的に受けていること"]], [["Regularly receives help or care from a child or young person of the family"]])
  * item[+]
    * insert Factor(AM-22-16, equivalent, タ, [["その他患者の状況から判断してアからソまでに準ずると認められる場合"]], [["Other circumstances of the patient that are comparable to those above"]])
  * item[+]
    * insert String(other-factor-detail, [["準ずると認める状況"]], [["Which circumstances"]], 500)
    * insert When(AM-22-16, AssessmentCS#yes)
    * insert Verification(inferred)
    * insert From(hospital)
    * insert ByRule(AM-22)

* item[+]
  * insert Section(factors-2026, [["令和8年6月から加わる2項目（要確認）"]], [["Two factors added from June 2026 (unchecked)"]])
  * insert Verification(inferred)
  * insert From(hospital)
  * insert ByRule(RB-24)
  * item[+]
    * insert Note(factors-2026-note, [["2026年6月1日からの項目です。業界紙の報道により書いたもので、記号と文言は告示と照合していません。"]], [["These count from 2026-06-01. Written after a trade-press report; letters and words were not compared with the official notice."]])
    * insert ByRule(RB-24)
  * item[+]
    * insert UnreadFactor(relatives-hard-to-reach, [["意思決定支援や退院後の生活への調整を行う家族・親族との連絡が困難であること"]], [["Relatives who would support decisions and arrange life after discharge are hard to reach"]])
  * item[+]
    * insert UnreadFactor(level-change-not-applied, [["認定されているが、区分が変わった疑いがあり、区分変更が未申請であること"]], [["Is certified, the care level seems to have changed, and a change has not been applied for"]])

* item[+]
  * insert Section(in-doubt, [["判断と希望"]], [["Judgement and wishes"]])
  * insert Verification(inferred)
  * insert From(hospital)
  * item[+]
    * insert AskCertain(inferred)
  * item[+]
    * insert AskWish(inferred)
