// What a 介護保険証 says. The numbers are those of the care-insurance systems, so that nothing has to be translated.

CodeSystem: CareLevelCS
Id: care-level
* insert OwnCodes
* insert Named([["要介護状態区分"]], [["Level of long-term-care need"]])
* insert Described([["要介護・要支援の認定区分と事業対象者。コードは介護保険の外部インターフェースで使われている2桁の区分コードと同じ。他のシステムには1から7で数えるものがあるため、番号だけでなく必ずこのコードシステムと共に扱う。"]], [["Certified levels of care and support need, and programme-eligible persons. The codes are the two-digit ones used by care-insurance interfaces. Other systems count from 1 to 7, so never exchange a bare number."]])
* insert ForRule(AN-32)
* insert Concept(#01, "非該当", "Not eligible")
* insert ConceptDefined(#06, "事業対象者", "Programme-eligible", [["基本チェックリストに該当し、総合事業だけを利用する65歳以上の人。認定は受けていない。"]], [["Aged 65 or over, eligible by the Kihon Checklist for the municipal programme only; not certified."]])
* insert ConceptDefined(#11, "要支援（経過的要介護）", [["Support need, transitional"]], [["過去の区分。新たに付くことはない。"]], [["A level of the past; not given any more."]])
* insert Concept(#12, "要支援1", "Support need 1")
* insert Concept(#13, "要支援2", "Support need 2")
* insert Concept(#21, "要介護1", "Care need 1")
* insert Concept(#22, "要介護2", "Care need 2")
* insert Concept(#23, "要介護3", "Care need 3")
* insert Concept(#24, "要介護4", "Care need 4")
* insert Concept(#25, "要介護5", "Care need 5")

ValueSet: CareLevelVS
Id: care-level
* insert OwnValues
* insert Named([["要介護状態区分"]], [["Level of long-term-care need"]])
* insert Described([["要介護状態区分のすべて。"]], [["All levels of long-term-care need."]])
* include codes from system CareLevelCS

CodeSystem: CertificationStatusCS
Id: certification-status
* insert OwnCodes
* insert Named([["要介護（要支援）認定の状態"]], [["Status of care-need certification"]])
* insert Described([["認定を受けているか、申請の途中か。様式に印字された語（申請中、区分変更、未申請、なし）は要確認。"]], [["Whether the person is certified or an application is under way. The words printed on the forms are still to be verified."]])
* insert Concept(#certified, "認定済", "Certified")
* insert ConceptDefined(#applying, "申請中", "Application under way", [["新規または更新の申請をして、結果を待っている。"]], [["Applied for the first time or for renewal; the result is awaited."]])
* insert ConceptDefined(#change-applying, "区分変更申請中", "Change of level applied for", [["認定されているが、状態が変わったので区分の変更を申請している。"]], [["Certified, but a change of level has been applied for because the condition changed."]])
* insert ConceptDefined(#none, "未申請・なし", "Not applied for", [["申請していない。様式2の「なし」を含む。"]], [["No application made; includes なし on form 2."]])

ValueSet: CertificationStatusVS
Id: certification-status
* insert OwnValues
* insert Named([["要介護（要支援）認定の状態"]], [["Status of care-need certification"]])
* insert Described([["認定の状態のすべて。"]], [["All statuses of certification."]])
* include codes from system CertificationStatusCS

CodeSystem: CoverageKindCS
Id: coverage-kind
* insert OwnCodes
* insert Named([["保険・公費の種類"]], [["Kind of coverage"]])
* insert Described([["Coverage が介護保険、医療保険、公費のどれを表すか。JP Core の保険種別に介護保険は無い。"]], [["Whether a Coverage is long-term-care insurance, medical insurance or public payment. JP Core's insurance categories have no care insurance."]])
* insert Concept(#care-insurance, "介護保険", "Long-term-care insurance")
* insert Concept(#medical-insurance, "医療保険", "Medical insurance")
* insert Concept(#public-payer, "公費", "Public payer")

ValueSet: CoverageKindVS
Id: coverage-kind
* insert OwnValues
* insert Named([["保険・公費の種類"]], [["Kind of coverage"]])
* insert Described([["保険・公費の種類のすべて。"]], [["All kinds of coverage."]])
* include codes from system CoverageKindCS

CodeSystem: CopaymentCS
Id: copayment
* insert OwnCodes
* ^experimental = true
* insert Named([["介護保険の自己負担割合"]], [["Co-payment rate of long-term-care insurance"]])
* insert Described([["介護保険負担割合証の割合。様式には空欄の「割」と「不明」が印字されるとされる（要確認）。"]], [["The rate on the co-payment certificate. The form is said to print a blank rate and 'unknown' (to be verified)."]])
* insert Concept(#10-percent, "1割", "10%")
* insert Concept(#20-percent, "2割", "20%")
* insert Concept(#30-percent, "3割", "30%")
* insert Concept(#unknown, "不明", "Unknown")

ValueSet: CopaymentVS
Id: copayment
* insert OwnValues
* ^experimental = true
* insert Named([["介護保険の自己負担割合"]], [["Co-payment rate of long-term-care insurance"]])
* insert Described([["自己負担割合のすべて（要確認）。"]], [["All co-payment rates (to be verified)."]])
* include codes from system CopaymentCS
