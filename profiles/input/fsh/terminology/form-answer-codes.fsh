// Answer lists shared by several forms, in the order in which the forms print them.

CodeSystem: MealFormCS
Id: meal-form
* insert OwnCodes
* insert Named([["食事形態"]], [["Form of meals"]])
* insert Described([["様式1の食事形態。"]], [["Form of meals on form 1."]])
* insert Concept(#regular, "普通", "Regular")
* insert Concept(#minced, "きざみ", "Chopped")
* insert Concept(#dysphagia, "嚥下障害食", "Dysphagia diet")
* insert Concept(#blended, "ミキサー", "Blended")

ValueSet: MealFormVS
Id: meal-form
* insert OwnValues
* insert Named([["食事形態"]], [["Form of meals"]])
* insert Described([["食事形態のすべて。"]], [["All forms of meals."]])
* include codes from system MealFormCS

CodeSystem: DysphagiaDietCS
Id: dysphagia-diet
* insert OwnCodes
* insert Named([["食事の形態（学会分類）"]], [["Diet texture (dysphagia diet classification)"]])
* insert Described([["日本摂食嚥下リハビリテーション学会の嚥下調整食分類のコード。常食を加える。様式1・2には無い。"]], [["Codes of the Japanese dysphagia diet classification, and the regular diet. Not on forms 1 and 2."]])
* insert ConceptDefined(#0j, "0j", "0j", [["嚥下訓練食品（ゼリー状）。"]], [["For swallowing training; jelly."]])
* insert ConceptDefined(#0t, "0t", "0t", [["嚥下訓練食品（とろみ状）。"]], [["For swallowing training; thickened liquid."]])
* insert ConceptDefined(#1j, "1j", "1j", [["嚥下調整食1（ゼリー・プリン・ムース状）。"]], [["Dysphagia diet 1; jelly, pudding or mousse."]])
* insert ConceptDefined(#2-1, "2-1", "2-1", [["嚥下調整食2（均質でなめらか）。"]], [["Dysphagia diet 2; smooth and homogeneous."]])
* insert ConceptDefined(#2-2, "2-2", "2-2", [["嚥下調整食2（不均質なものを含む）。"]], [["Dysphagia diet 2; including inhomogeneous."]])
* insert ConceptDefined(#3, "3", "3", [["嚥下調整食3。"]], [["Dysphagia diet 3."]])
* insert ConceptDefined(#4, "4", "4", [["嚥下調整食4。"]], [["Dysphagia diet 4."]])
* insert Concept(#regular, "常食", "Regular diet")

ValueSet: DysphagiaDietVS
Id: dysphagia-diet
* insert OwnValues
* insert Named([["食事の形態（学会分類）"]], [["Diet texture (dysphagia diet classification)"]])
* insert Described([["学会分類のすべて。"]], [["All classes."]])
* include codes from system DysphagiaDietCS

CodeSystem: ThicknessCS
Id: thickness
* insert OwnCodes
* insert Named([["とろみの程度"]], [["Thickness of liquids"]])
* insert Described([["水分につけるとろみ。様式1は「なし・あり」だけで、段階は学会分類とLIFEによる。"]], [["Thickening of liquids. Form 1 only has absent and present; the steps are those of the classification and of LIFE."]])
* insert Concept(#none, "なし", "None")
* insert Concept(#mild, "薄い", "Mildly thick")
* insert Concept(#moderate, "中間", "Moderately thick")
* insert Concept(#extreme, "濃い", "Extremely thick")

ValueSet: ThicknessVS
Id: thickness
* insert OwnValues
* insert Named([["とろみの程度"]], [["Thickness of liquids"]])
* insert Described([["とろみの程度のすべて。"]], [["All degrees."]])
* include codes from system ThicknessCS

CodeSystem: UniversalDesignFoodCS
Id: universal-design-food
* insert OwnCodes
* ^experimental = true
* insert Named([["UDF区分"]], [["Universal Design Food class"]])
* insert Described([["ユニバーサルデザインフードの区分。様式には「UDF等の食形態区分」の空欄があるだけで、選択肢は一般知識による（要確認）。"]], [["Classes of Universal Design Food. The forms print only a blank; the options are general knowledge (to be verified)."]])
* insert Concept(#easy-to-chew, "容易にかめる", "Easy to chew")
* insert Concept(#break-with-gums, "歯ぐきでつぶせる", "Can be mashed with the gums")
* insert Concept(#break-with-tongue, "舌でつぶせる", "Can be mashed with the tongue")
* insert Concept(#no-chewing, "かまなくてよい", "No chewing needed")

ValueSet: UniversalDesignFoodVS
Id: universal-design-food
* insert OwnValues
* ^experimental = true
* insert Named([["UDF区分"]], [["Universal Design Food class"]])
* insert Described([["UDF区分のすべて（要確認）。"]], [["All classes (to be verified)."]])
* include codes from system UniversalDesignFoodCS

CodeSystem: SwallowingCS
Id: swallowing
* insert OwnCodes
* insert Named([["嚥下機能（むせ）"]], [["Swallowing (choking)"]])
* insert Described([["様式1の嚥下機能。"]], [["Swallowing on form 1."]])
* insert Concept(#never, "むせない", "Does not choke")
* insert Concept(#sometimes, "時々むせる", "Chokes sometimes")
* insert Concept(#always, "常にむせる", "Always chokes")

ValueSet: SwallowingVS
Id: swallowing
* insert OwnValues
* insert Named([["嚥下機能（むせ）"]], [["Swallowing (choking)"]])
* insert Described([["嚥下機能のすべて。"]], [["All answers on swallowing."]])
* include codes from system SwallowingCS

CodeSystem: DentureCS
Id: denture
* insert OwnCodes
* insert Named([["義歯"]], [["Dentures"]])
* insert Described([["義歯の有無と種類。"]], [["Whether dentures are worn, and which."]])
* insert Concept(#none, "なし", "None")
* insert Concept(#partial, "あり（部分）", "Partial denture")
* insert Concept(#full, "あり（総）", "Full denture")

ValueSet: DentureVS
Id: denture
* insert OwnValues
* insert Named([["義歯"]], [["Dentures"]])
* insert Described([["義歯のすべて。"]], [["All answers on dentures."]])
* include codes from system DentureCS

CodeSystem: OralHygieneCS
Id: oral-hygiene
* insert OwnCodes
* insert Named([["口腔清潔"]], [["Oral hygiene"]])
* insert Described([["様式1・2の口腔清潔。"]], [["Oral hygiene on forms 1 and 2."]])
* insert Concept(#good, "良", "Good")
* insert Concept(#poor, "不良", "Poor")
* insert Concept(#very-poor, "著しく不良", "Very poor")

ValueSet: OralHygieneVS
Id: oral-hygiene
* insert OwnValues
* insert Named([["口腔清潔"]], [["Oral hygiene"]])
* insert Described([["口腔清潔のすべて。"]], [["All answers on oral hygiene."]])
* include codes from system OralHygieneCS

CodeSystem: MedicalProcedureCS
Id: medical-procedure
* insert OwnCodes
* ^experimental = true
* insert Named([["医療処置"]], [["Medical procedure"]])
* insert Described([["様式1・2に共通の医療処置。様式の語句は要確認。「なし」は他と共に選べない。"]], [["Procedures shared by forms 1 and 2. The wording of the forms is to be verified. None excludes the others."]])
* insert Concept(#none, "なし", "None")
* insert Concept(#infusion, "点滴", "Intravenous infusion")
* insert Concept(#oxygen, "酸素療法", "Oxygen therapy")
* insert Concept(#suction, "喀痰吸引", "Sputum suction")
* insert Concept(#tracheostomy, "気管切開", "Tracheostomy")
* insert Concept(#gastrostomy, "胃ろう", "Gastrostomy")
* insert Concept(#nasogastric-feeding, "経鼻栄養", "Nasogastric tube feeding")
* insert Concept(#enteral-feeding, "経腸栄養", "Enteral feeding")
* insert Concept(#pressure-ulcer, "褥瘡", "Pressure ulcer care")
* insert Concept(#urinary-catheter, "尿道カテーテル", "Urethral catheter")
* insert Concept(#urostomy, "尿路ストーマ", "Urostomy")
* insert Concept(#intestinal-stoma, "消化管ストーマ", "Intestinal stoma")
* insert Concept(#pain-control, "痛みコントロール", "Pain control")
* insert Concept(#bowel-control, "排便コントロール", "Bowel management")
* insert Concept(#self-injection, "自己注射", "Self-injection")
* insert Concept(#other, "その他", "Other")

ValueSet: MedicalProcedureVS
Id: medical-procedure
* insert OwnValues
* ^experimental = true
* insert Named([["医療処置"]], [["Medical procedure"]])
* insert Described([["医療処置のすべて（要確認）。"]], [["All procedures (to be verified)."]])
* include codes from system MedicalProcedureCS

CodeSystem: ResidenceKindCS
Id: residence-kind
* insert OwnCodes
* insert Named([["住居の種類"]], [["Kind of dwelling"]])
* insert Described([["様式1の住環境。"]], [["Dwelling on form 1."]])
* insert Concept(#detached, "戸建て", "Detached house")
* insert Concept(#apartment, "集合住宅", "Apartment building")

ValueSet: ResidenceKindVS
Id: residence-kind
* insert OwnValues
* insert Named([["住居の種類"]], [["Kind of dwelling"]])
* insert Described([["住居の種類のすべて。"]], [["All kinds of dwelling."]])
* include codes from system ResidenceKindCS

CodeSystem: HouseholdCS
Id: household
* insert OwnCodes
* ^experimental = true
* insert Named([["世帯構成"]], [["Household"]])
* insert Described([["様式1の世帯構成と退院後の世帯状況。「日中独居」は世帯構成では別のチェック欄、退院後の世帯状況では選択肢の一つ。語句は要確認。"]], [["Household before admission and after discharge, on form 1. Alone in the daytime is a tick box of its own before, an option after. The wording is to be verified."]])
* insert Concept(#alone, "独居", "Lives alone")
* insert Concept(#elderly, "高齢者世帯", "Older people only")
* insert Concept(#with-children, "子と同居", "With children")
* insert Concept(#daytime-alone, "日中独居", "Alone in the daytime")
* insert Concept(#other, "その他", "Other")

ValueSet: HouseholdVS
Id: household
* insert OwnValues
* ^experimental = true
* insert Named([["世帯構成"]], [["Household"]])
* insert Described([["世帯構成のすべて（要確認）。"]], [["All kinds of household (to be verified)."]])
* include codes from system HouseholdCS
