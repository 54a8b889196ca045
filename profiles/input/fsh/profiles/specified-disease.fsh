Profile: RenkeiSpecifiedDisease
Parent: Condition
Id: renkei-specified-disease
* insert Named([["特定疾病"]], [["Specified disease"]])
* insert Described([["介護保険法の16の特定疾病のひとつ。40～64歳の人は、これがあるときに要介護認定を受けられる。地域の様式では番号の付け方が違うので、番号ではなく特定疾病のコードで書く。"]], [["One of the sixteen diseases that open care insurance to people of 40 to 64. Regional forms number them differently, so a code stands for each, never its number on a form."]])
* insert CompliesWithJPCore(JP_Condition)
* insert ForRule(HK-33)
* insert ForRule(AN-29)
* insert ForRule(AM-23)
* insert ForRule(AN-31)
// がん末期 may not have been told to the patient: then nobody outside the treating team may see it.
* meta.tag ^short = "本人に未告知なら JP_ehrshrs_indication の UNINFORMED / UNINFORMED (JP_ehrshrs_indication) where the patient has not been told"
* meta.tag ^definition = "本人に告げていない病名には http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication の UNINFORMED を付けて送り、受けた側は治療チームの外に示さない。 / A diagnosis the patient has not been told of is sent with UNINFORMED of http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication; who receives it shows it to nobody outside the treating team."
* code 1..1
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "system"
* code.coding ^slicing.rules = #open
* code.coding contains specifiedDisease 1..1
* code.coding[specifiedDisease] ^short = "16の特定疾病のひとつ。病名コードは別に並べる / One of the sixteen; codes of the diagnosis stand beside"
* insert ElementForRule(code.coding[specifiedDisease], HK-33)
* insert ElementForRule(code.coding[specifiedDisease], AN-29)
* code.coding[specifiedDisease] from SpecifiedDiseaseVS (required)
* code.coding[specifiedDisease].system 1..1
* code.coding[specifiedDisease].system = "https://renkei.example/fhir/CodeSystem/specified-disease" (exactly)
* code.coding[specifiedDisease].code 1..1
* subject only Reference(Patient)
