// Code systems of others that we bind, with their own displays; their English stands as a designation.
// (No rule set: SUSHI loses the system of a concept inside one, and counts [+] over the concepts of a value set.)

Alias: $admit-source = http://jpfhir.jp/fhir/Common/CodeSystem/admit-Source
Alias: $outcome = http://jpfhir.jp/fhir/Common/CodeSystem/discharge-disposition

ValueSet: AdmissionRouteVS
Id: admission-route
* insert OwnValues
* insert Named([["入院経路"]], [["Route of admission"]])
* insert Described([["JP-CLINS 1.5.2 の入院経路コード（DPC 様式1 の入院経路と同じ番号）。"]], [["Admit source of JP-CLINS 1.5.2; the same numbers as in the DPC file."]])
* $admit-source#0 "院内の他病棟からの転棟"
* $admit-source#0 ^designation[0].language = #en
* $admit-source#0 ^designation[0].value = "From another ward of this hospital"
* $admit-source#1 "家庭からの入院"
* $admit-source#1 ^designation[0].language = #en
* $admit-source#1 ^designation[0].value = "From home"
* $admit-source#4 "他の病院・診療所の病棟からの転院"
* $admit-source#4 ^designation[0].language = #en
* $admit-source#4 ^designation[0].value = "From a ward of another hospital or clinic"
* $admit-source#5 "介護施設・福祉施設に入所中"
* $admit-source#5 ^designation[0].language = #en
* $admit-source#5 ^designation[0].value = "Resident of a care or welfare facility"
* $admit-source#8 "院内で出生"
* $admit-source#8 ^designation[0].language = #en
* $admit-source#8 ^designation[0].value = "Born in this hospital"
* $admit-source#9 "その他"
* $admit-source#9 ^designation[0].language = #en
* $admit-source#9 ^designation[0].value = "Other"

ValueSet: DischargeOutcomeVS
Id: discharge-outcome
* insert OwnValues
* insert Named([["退院時転帰"]], [["Outcome at discharge"]])
* insert Described([["JP-CLINS 1.5.2 の退院時転帰コード（DPC の退院時転帰と同じ番号）。退院先ではない。"]], [["Discharge disposition of JP-CLINS 1.5.2, which is the outcome and not the destination; the same numbers as in the DPC file."]])
* $outcome#1 "傷病が治癒・軽快"
* $outcome#1 ^designation[0].language = #en
* $outcome#1 ^designation[0].value = "Cured or improved"
* $outcome#3 "傷病（白血病、潰瘍性大腸炎、クローン病等）が寛解"
* $outcome#3 ^designation[0].language = #en
* $outcome#3 ^designation[0].value = "In remission"
* $outcome#4 "傷病が不変"
* $outcome#4 ^designation[0].language = #en
* $outcome#4 ^designation[0].value = "Unchanged"
* $outcome#5 "傷病が増悪"
* $outcome#5 ^designation[0].language = #en
* $outcome#5 ^designation[0].value = "Worse"
* $outcome#6 "傷病による死亡"
* $outcome#6 ^designation[0].language = #en
* $outcome#6 ^designation[0].value = "Died of the disease"
* $outcome#7 "傷病以外による死亡"
* $outcome#7 ^designation[0].language = #en
* $outcome#7 ^designation[0].value = "Died of another cause"
* $outcome#9 "その他（検査入院,正常分娩及び人間ドック含む）"
* $outcome#9 ^designation[0].language = #en
* $outcome#9 ^designation[0].value = "Other, including admission for tests, normal delivery and health check-up"
