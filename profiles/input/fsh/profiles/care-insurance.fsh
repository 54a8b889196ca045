Profile: RenkeiCareInsurance
Parent: Coverage
Id: renkei-care-insurance
* insert Named([["介護保険証"]], [["Care insurance card"]])
* insert Described([["介護保険被保険者証に書かれたこと：保険者、被保険者番号、要介護状態区分、認定の有効期間、事業所。病院は入院のときにこれを確かめる。"]], [["What stands on a 介護保険証: insurer, number, care level, how long the certification is valid, and the office. The hospital asks for it at admission."]])
* insert CompliesWithJPCore(JP_Coverage)
* obeys rk-care-level-uncertified and rk-care-level-missing and rk-certification-period and rk-card-number and rk-care-insurance-apart

* extension contains
    CareLevel named careLevel 0..1 and
    CertificationStatus named certificationStatus 0..1 and
    CareOffice named careOffice 0..1
* extension[careLevel] ^short = "要介護状態区分 / Care level"
* insert ElementForRule(extension[careLevel], HK-63)
* extension[certificationStatus] ^short = "認定済み・申請中・区分変更申請中・なし / Certified, applied for, change applied for, none"
* insert ElementForRule(extension[certificationStatus], HK-25)
* extension[careOffice] ^short = "証に書かれた居宅介護支援事業所など / The care manager's office written on the card"
* insert ElementForRule(extension[careOffice], HK-08)
* insert ElementForRule(extension[careOffice], HK-35)
* insert ElementForRule(extension[careOffice], AN-12)
* insert ElementForRule(extension[careOffice], CN-02)

* type 1..1
* type = CoverageKindCS#care-insurance
* insert ElementForRule(type, HK-25)
* insert ElementForRule(type, AN-04)
// Absent while somebody under 65 applies for the first time: the card comes with the certification.
* subscriberId obeys rk-subscriber-number
* subscriberId ^short = "被保険者番号（10桁） / Number on the card"
* beneficiary only Reference(Patient)
* period ^short = "認定の有効期間 / How long the certification is valid"
* payor 1..1
* payor only Reference(Organization)
* payor obeys rk-care-insurer
* payor ^short = "保険者（市町村など）。identifier に保険者番号6桁だけでもよい / Insurer; its six digits in identifier will do"

Invariant: rk-subscriber-number
Description: "介護保険の被保険者番号は10桁です（Hで始まる番号も認めますが、要確認です）。けたを落とさず、半角で書いてください。 / A number of the care insurance card has ten characters, digits, the first possibly H (to be confirmed): write all of them, half-width."
Severity: #error
Expression: "hasValue() implies $this.matches('^[0-9H][0-9]{9}$')"

Invariant: rk-care-insurer
Description: "介護保険の保険者は、6桁の保険者番号（identifier/care-insurer）か、その Organization への参照で示してください。医療保険の保険者番号は使えません。 / Name the care insurer by its six digits (identifier/care-insurer) or by a reference to its Organization; a number of medical insurance does not serve."
Severity: #error
Expression: "(reference.exists() or identifier.exists()) and identifier.all(system = 'https://renkei.example/fhir/identifier/care-insurer' and value.matches('^[0-9]{6}$'))"

Invariant: rk-care-insurance-apart
Description: "医療保険の番号体系（被保険者個人識別子など）を介護保険に使うことはできません。番号は subscriberId に書いてください。 / Identifier systems of medical insurance do not serve care insurance: the number goes to subscriberId."
Severity: #error
Expression: "identifier.where(system = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID' or system = 'http://jpfhir.jp/fhir/core/IdSystem/JP_Coverage_id').empty()"

// 01 非該当 is the answer to an application, 06 事業対象者 comes from the checklist: neither is a certification.
Invariant: rk-care-level-uncertified
Description: "認定がない（none）のに、要介護・要支援の区分があります。どちらかを直してください。 / There is a care level although nothing was certified (none): correct one of the two."
Severity: #error
Expression: "extension('https://renkei.example/fhir/StructureDefinition/certification-status').where(value = 'none').exists() implies extension('https://renkei.example/fhir/StructureDefinition/care-level').value.where(code != '01' and code != '06').empty()"

Invariant: rk-care-level-missing
Description: "認定を受けているのに要介護状態区分がありません。介護保険証で確かめて書いてください。 / Certified, but the care level is missing: read it from the card."
Severity: #warning
Expression: "extension('https://renkei.example/fhir/StructureDefinition/certification-status').where(value = 'certified' or value = 'change-applying').exists() implies extension('https://renkei.example/fhir/StructureDefinition/care-level').exists()"

// 事業対象者 has no expiry (AN-32).
Invariant: rk-certification-period
Description: "認定の有効期間がありません。退院までに切れないか確かめられるよう、period に書いてください。 / The period of validity is missing: give it in period, so that one sees whether it ends before the discharge."
Severity: #warning
Expression: "extension('https://renkei.example/fhir/StructureDefinition/certification-status').where(value = 'certified').exists() and extension('https://renkei.example/fhir/StructureDefinition/care-level').value.where(code != '01' and code != '06').exists() implies period.start.exists() and period.end.exists()"

Invariant: rk-card-number
Description: "認定を受けているのに被保険者番号がありません。介護保険証で確かめて書いてください。 / Certified, but the number is missing: read it from the card."
Severity: #warning
Expression: "extension('https://renkei.example/fhir/StructureDefinition/certification-status').where(value = 'certified' or value = 'change-applying').exists() implies subscriberId.exists()"
