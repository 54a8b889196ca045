Invariant: rk-practitioner-care-manager-number
Description: "介護支援専門員登録番号は8桁の数字。 / A care manager's registration number has eight digits."
Severity: #error
Expression: "value.matches('^[0-9]{8}$')"

Profile: RenkeiPractitioner
Parent: Practitioner
Id: renkei-practitioner
* insert Named([["連携 従事者"]], [["Renkei Practitioner"]])
* insert Described([["ケアマネジャー、医師、看護師、相談員など。事例の中でだけ使い、公開の名簿には個人を載せない。"]], [["Care manager, physician, nurse, social worker … Used within a case only; a public directory lists no persons."]])
* insert ForRule(CN-05)
* insert CompliesWithJPCore(JP_Practitioner)
* ^status = #active
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains
    careManager 0..* and
    medicalRegistration 0..1
* identifier[careManager] ^short = "介護支援専門員登録番号8桁 / Care manager's registration number, eight digits"
* identifier[careManager] obeys rk-practitioner-care-manager-number
* identifier[careManager].system 1..1
* identifier[careManager].system = "https://renkei.example/fhir/identifier/care-manager"
* identifier[careManager].value 1..1
* identifier[medicalRegistration] ^short = "医籍登録番号 / Physician's registration number"
* identifier[medicalRegistration].system 1..1
* identifier[medicalRegistration].system = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/medicalRegistrationNumber"
* identifier[medicalRegistration].value 1..1
* name 1..*
* name ^short = "氏名。漢字（IDE）とカナ（SYL）は name を分ける / Name; kanji (IDE) and kana (SYL) are two names"
