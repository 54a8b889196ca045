// Lists of others that have no published FHIR system. They are kept apart from ours: a number means nothing without its list.

CodeSystem: DpcDischargeDestinationCS
Id: dpc-discharge-destination
* insert OwnCodes
* ^experimental = true
* insert Named([["DPC 様式1 退院先"]], [["Discharge destination of the DPC file"]])
* insert Described([["DPC 様式1 の退院先コード。毎年度の作成要領で変わるため、設定で差し替えるデータとして扱う。年度は要確認。"]], [["Discharge destination of DPC form 1. It changes with the yearly manual: treat it as data to be replaced by configuration. The year is to be verified."]])
* insert Concept(#0, "院内の他病棟へ転棟", "To another ward of this hospital")
* insert Concept(#1, "家庭（当院に通院）", [["Home (outpatient of this hospital)"]])
* insert Concept(#2, "家庭（他の医療機関に通院）", [["Home (outpatient elsewhere)"]])
* insert Concept(#3, "家庭（その他）", [["Home (other)"]])
* insert Concept(#4, "他の病院・診療所へ転院", "To another hospital or clinic")
* insert Concept(#5, "介護老人保健施設", "Geriatric health services facility")
* insert Concept(#6, "介護老人福祉施設", "Welfare facility for older people requiring long-term care")
* insert Concept(#7, "社会福祉施設・有料老人ホーム等", [["Social welfare facility, fee-paying home for older people or the like"]])
* insert Concept(#8, "終了（死亡等）", [["Ended (died or the like)"]])
* insert Concept(#9, "その他", "Other")
* insert Concept(#a, "介護医療院", "Integrated facility for medical and long-term care")

ValueSet: DpcDischargeDestinationVS
Id: dpc-discharge-destination
* insert OwnValues
* ^experimental = true
* insert Named([["DPC 様式1 退院先"]], [["Discharge destination of the DPC file"]])
* insert Described([["DPC 様式1 退院先のすべて（年度は要確認）。"]], [["All DPC discharge destinations (the year is to be verified)."]])
* include codes from system DpcDischargeDestinationCS

CodeSystem: SsMix2DischargeDispositionCS
Id: ss-mix2-discharge-disposition
* insert OwnCodes
* ^experimental = true
* insert Named([["SS-MIX2 退院区分"]], [["Discharge disposition of SS-MIX2"]])
* insert Described([["HL7 v2.5 PV1-36 の利用者定義表0112。もとは米国の表で、老健と特養を区別できない。施設の種類をこれだけから決めてはならない。日本語名は参考訳（要確認）。"]], [["User-defined table 0112 of HL7 v2.5, field PV1-36: an old list of the US. It cannot tell kinds of facility apart: never derive the facility type from it alone. The Japanese names are working translations (to be verified)."]])
* insert Concept(#01, "通常退院（自宅・自己管理）", [["Home or self care (routine discharge)"]])
* insert Concept(#02, "短期入院のため他の病院へ", "To another hospital for a short stay")
* insert Concept(#03, "高度看護施設（SNF）へ", "To a skilled nursing facility")
* insert Concept(#04, "中間施設（ICF）へ", "To an intermediate care facility")
* insert Concept(#05, "他の種類の入院施設へ、または外来紹介", "To another kind of inpatient facility or referred for outpatient services")
* insert Concept(#06, "在宅ケア組織の下で自宅へ", "Home under a home-care organisation")
* insert Concept(#07, "医師の助言に反して退院", "Left against advice")
* insert Concept(#08, "在宅点滴事業者の下で自宅へ", "Home under a home IV provider")
* insert Concept(#09, "この病院に入院", "Admitted to this hospital")
* insert Concept(#10, "施設定義 10", "Locally defined 10")
* insert Concept(#11, "施設定義 11", "Locally defined 11")
* insert Concept(#12, "施設定義 12", "Locally defined 12")
* insert Concept(#13, "施設定義 13", "Locally defined 13")
* insert Concept(#14, "施設定義 14", "Locally defined 14")
* insert Concept(#15, "施設定義 15", "Locally defined 15")
* insert Concept(#16, "施設定義 16", "Locally defined 16")
* insert Concept(#17, "施設定義 17", "Locally defined 17")
* insert Concept(#18, "施設定義 18", "Locally defined 18")
* insert Concept(#19, "施設定義 19", "Locally defined 19")
* insert Concept(#20, "死亡", "Died")
* insert Concept(#21, "死亡（施設定義 21）", [["Died (locally defined 21)"]])
* insert Concept(#22, "死亡（施設定義 22）", [["Died (locally defined 22)"]])
* insert Concept(#23, "死亡（施設定義 23）", [["Died (locally defined 23)"]])
* insert Concept(#24, "死亡（施設定義 24）", [["Died (locally defined 24)"]])
* insert Concept(#25, "死亡（施設定義 25）", [["Died (locally defined 25)"]])
* insert Concept(#26, "死亡（施設定義 26）", [["Died (locally defined 26)"]])
* insert Concept(#27, "死亡（施設定義 27）", [["Died (locally defined 27)"]])
* insert Concept(#28, "死亡（施設定義 28）", [["Died (locally defined 28)"]])
* insert Concept(#29, "死亡（施設定義 29）", [["Died (locally defined 29)"]])
* insert Concept(#30, "入院継続中", "Still a patient")
* insert Concept(#31, "施設定義 31", "Locally defined 31")
* insert Concept(#32, "施設定義 32", "Locally defined 32")
* insert Concept(#33, "施設定義 33", "Locally defined 33")
* insert Concept(#34, "施設定義 34", "Locally defined 34")
* insert Concept(#35, "施設定義 35", "Locally defined 35")
* insert Concept(#36, "施設定義 36", "Locally defined 36")
* insert Concept(#37, "施設定義 37", "Locally defined 37")
* insert Concept(#38, "施設定義 38", "Locally defined 38")
* insert Concept(#39, "施設定義 39", "Locally defined 39")
* insert Concept(#40, "自宅で死亡", "Died at home")
* insert Concept(#41, "施設で死亡", "Died in a facility")
* insert Concept(#42, "死亡（場所不明）", [["Died, place unknown"]])

ValueSet: SsMix2DischargeDispositionVS
Id: ss-mix2-discharge-disposition
* insert OwnValues
* ^experimental = true
* insert Named([["SS-MIX2 退院区分"]], [["Discharge disposition of SS-MIX2"]])
* insert Described([["SS-MIX2 退院区分のすべて（要確認）。"]], [["All discharge dispositions of SS-MIX2 (to be verified)."]])
* include codes from system SsMix2DischargeDispositionCS
