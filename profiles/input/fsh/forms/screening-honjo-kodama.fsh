// 退院調整が必要な患者の基準 (本庄市児玉郡), for patients who had no care manager before admission.

Instance: screening-honjo-kodama
InstanceOf: Questionnaire
Usage: #definition
* url = "https://renkei.example/fhir/Questionnaire/screening-honjo-kodama"
* name = "ScreeningHonjoKodama"
* insert NamedInstance([["退院調整が必要な患者の基準（本庄市児玉郡）"]], [["Patients who need discharge coordination (Honjo and Kodama District)"]])
* insert DescribedInstance([["入院前にケアマネジャーがいない患者に退院調整が必要かを、病院が判断するための基準。基準は目安であり、強制力はない。"]], [["Criteria by which a hospital judges whether a patient without a care manager needs discharge coordination. They guide and do not bind."]])
* status = #active
* experimental = false
* date = "2026-11-21"
* language = #ja
* jurisdiction = urn:iso:std:iso:3166#JP
* subjectType = #Patient
* insert ByRule(HK-03)
* insert ByRule(HK-26)
* insert ByRule(HK-34)
* insert ScreeningOfRegion(honjo-kodama)
* insert ScreeningContext

* item[+]
  * insert ScreeningNote

// First, since a yes ends it: whoever had a contract goes back to that person.
* item[+]
  * insert AskCareManager(source)
  * insert ByRule(HK-25)
  * insert ByRule(HK-35)
  * item[+]
    * insert Help(has-care-manager-help, [["介護保険証、ケアマネジャーの名刺の有無、本人・家族の話で確かめます。"]], [["Look at the care insurance card, look for a care manager’s business card, ask patient and family."]])
    * insert ByRule(HK-25)
* item[+]
  * insert Note(care-manager-known, [["ケアマネジャーが「いる」患者は、要介護・要支援を問わず、その担当者に必ず引き継ぎます。以下の項目に答える必要はありません。"]], [["A patient who has a care manager is always handed over to that person, whatever the care level. You need not answer what follows."]])
  * insert When(has-care-manager, AssessmentCS#yes)
  * insert ByRule(HK-35)

* item[+]
  * insert Section(person, [["患者について"]], [["About the patient"]])
  * insert Verification(source)
  * insert From(hospital)
  * item[+]
    * insert AskAge(source)
    * insert ByRule(HK-30)
    * insert ByRule(HK-33)
  * item[+]
    * insert AskSpecifiedDisease(source)
    * insert ByRule(HK-33)
    * item[+]
      * insert Help(specified-disease-help, [["40〜64歳の人は、特定疾病があり、かつ下の1から3のいずれかに当てはまるときが対象です。40歳未満の人は対象になりません。"]], [["People aged 40 to 64 count when they have a specified disease and meet any of 1 to 3 below; people under 40 do not."]])
      * insert ByRule(HK-33)
  * item[+]
    * insert AskCertified(inferred)
    * insert ByRule(HK-25)

* item[+]
  * insert Section(needs-care, [["１ 要介護相当：１項目でも当てはまれば（さらに重度も含めて）居宅介護支援事業所へ"]], [["1 Likely to need long-term care: any one of these (or worse) → home-care support office"]])
  * insert Verification(source)
  * insert From(hospital)
  * insert ByRule(HK-30)
  * item[+]
    * insert Criterion(HK-30-1, ①, [["立ち上がりや歩行などに介助が必要"]], [["Needs help to stand up, walk and the like"]])
    * insert ByRule(HK-30)
  * item[+]
    * insert Criterion(HK-30-2, ②, [["食事に介助が必要"]], [["Needs help to eat"]])
    * insert ByRule(HK-30)
  * item[+]
    * insert Criterion(HK-30-3, ③, [["排泄に介助が必要"]], [["Needs help with toileting"]])
    * insert ByRule(HK-30)
  * item[+]
    * insert Criterion(HK-30-4, ④, [["日常生活に支障をきたすような精神症状または認知症状のある方"]], [["Has mental symptoms or symptoms of dementia that interfere with daily life"]])
    * insert ByRule(HK-30)

* item[+]
  * insert Section(must-not-miss, [["２ それ以外で見逃してはいけない患者（要支援相当の一部）：住所地の地域包括支援センターへ"]], [["2 Others who must not be missed (some of those likely to need support) → community support centre of the place of residence"]])
  * insert Verification(source)
  * insert From(hospital)
  * insert ByRule(HK-31)
  * item[+]
    * insert Criterion(HK-31-5, ⑤, [["在宅では、独居かそれに近い状態で、調理や掃除など身の回りの周辺動作に介助が必要"]], [["At home lives alone or nearly so and needs help with cooking, cleaning and the like"]])
    * insert ByRule(HK-31)
  * item[+]
    * insert Criterion(HK-31-6, ⑥, [["（ADLは自立でも）がん末期、新たに医療処置（膀胱バルーンカテーテル留置、経管栄養、吸引など）が追加された"]], [["(Even if independent in ADL) has terminal cancer, or a new medical procedure (indwelling bladder catheter, tube feeding, suction and the like)"]])
    * insert ByRule(HK-31)

* item[+]
  * insert Section(in-doubt, [["３ 迷った場合や、上記１・２に該当するが本人や家族が希望しない等、困ったとき：住所地の地域包括支援センターへ"]], [["3 When in doubt, or when 1 or 2 applies but patient or family do not wish it, or in other difficulty → community support centre of the place of residence"]])
  * insert Verification(source)
  * insert From(hospital)
  * insert ByRule(HK-32)
  * item[+]
    * insert AskCertain(source)
    * insert ByRule(HK-32)
  * item[+]
    * insert AskWish(source)
    * insert ByRule(HK-32)
