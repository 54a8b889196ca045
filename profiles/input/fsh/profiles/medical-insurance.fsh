Profile: RenkeiMedicalInsurance
Parent: Coverage
Id: renkei-medical-insurance
* insert Named([["医療保険証"]], [["Medical insurance"]])
* insert Described([["医療保険の資格。40～64歳の人はこれで要介護認定を申請し、在宅では介護保険証やケアマネジャーの名刺と一緒に保管しておく。介護保険とは番号も保険者も別である。"]], [["Entitlement to medical insurance. People of 40 to 64 apply for care with it, and at home it is kept together with the care insurance card and the care manager's business card. Its numbers and insurer are not those of care insurance."]])
* insert CompliesWithJPCore(JP_Coverage)
* insert ForRule(HK-07)
* insert ForRule(AN-06)
* insert ForRule(AN-31)

// JP Core defines those extensions; what it says of them is not repeated here.
* extension ^short = "記号・番号・枝番は JP Core の拡張（JP_Coverage_InsuredPersonSymbol など）に / Symbol, number and branch go into JP Core's extensions"

* identifier obeys rk-member-id
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains insuranceIdentifier 0..1 and insuranceCsvIdentifier 0..1
* identifier[insuranceIdentifier] ^short = "被保険者個人識別子「保険者番号8桁:記号:番号:枝番」 / Member id: insurer(8):symbol:number:branch"
* identifier[insuranceIdentifier].system 1..1
* identifier[insuranceIdentifier].system = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID" (exactly)
* identifier[insuranceIdentifier].value 1..1
* identifier[insuranceCsvIdentifier] ^short = "同じ識別子の CSV の形（JP Core） / The same in JP Core's CSV form"
* identifier[insuranceCsvIdentifier].system 1..1
* identifier[insuranceCsvIdentifier].system = "http://jpfhir.jp/fhir/core/IdSystem/JP_Coverage_id" (exactly)
* identifier[insuranceCsvIdentifier].value 1..1

* type 1..1
* type = CoverageKindCS#medical-insurance
* type ^short = "医療保険。保険種別（InsuranceMajorCategory）を並べてもよい / Medical insurance; its major category may stand beside"
* beneficiary only Reference(Patient)
* payor 1..1
* payor only Reference(Organization)
* payor obeys rk-medical-insurer
* payor ^short = "保険者。identifier に保険者番号だけでもよい / Insurer; its number in identifier will do"

Invariant: rk-medical-insurer
Description: "医療保険の保険者は、保険者番号（8桁、国保は6桁）か、その Organization への参照、番号が分からなければ名称（display）で示してください。介護保険の保険者番号は使えません。 / Name the medical insurer by its number (eight digits; 国保 six) or by a reference to its Organization, or by name (display) while the number is not known; a number of care insurance does not serve."
Severity: #error
Expression: "(reference.exists() or identifier.exists() or display.exists()) and identifier.all((system = 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber' or system = 'urn:oid:1.2.392.100495.20.3.61') and value.matches('^[0-9]{6}([0-9]{2})?$'))"
