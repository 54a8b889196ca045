Invariant: rk-organization-institution-code
Description: "医療機関コードは10桁の数字（都道府県2桁＋点数表1桁＋7桁）。7桁だけなら JP_Organization_InsuranceOrganizationNo 拡張に書く。 / A medical institution code has ten digits (prefecture 2, fee table 1, code 7). Seven digits alone belong in the extension JP_Organization_InsuranceOrganizationNo."
Severity: #error
Expression: "value.matches('^[0-9]{10}$')"

Invariant: rk-organization-care-office
Description: "介護保険事業所番号は10桁の数字。 / A care-insurance office number has ten digits."
Severity: #error
Expression: "value.matches('^[0-9]{10}$')"

Invariant: rk-organization-care-insurer
Description: "介護保険の保険者番号は6桁の数字（医療保険の保険者番号は別の system）。 / A care insurer's number has six digits; medical insurers have another system."
Severity: #error
Expression: "value.matches('^[0-9]{6}$')"

Invariant: rk-cn-05-contact-without-name
Description: "名簿の窓口には個人名を載せず、役割（院長、相談員など）で示す。contact.name を消し、purpose に役割を書く。 / A directory names no staff: take contact.name out and give the role in purpose."
Severity: #warning
Expression: "extension.where(url = 'https://renkei.example/fhir/StructureDefinition/as-of').exists() implies contact.name.empty()"
* insert ByRule(CN-05)

// JP-CLINS wants organization-type there; ours stands beside it.
Invariant: rk-organization-kind
Description: "機関の種類（病院、居宅介護支援事業所など）を organization-kind で書いてください。 / Say of which kind it is (hospital, home-care office …) by a code of organization-kind."
Severity: #error
Expression: "type.coding.where(system = 'https://renkei.example/fhir/CodeSystem/organization-kind').exists()"

Profile: RenkeiOrganization
Parent: Organization
Id: renkei-organization
* insert Named([["連携 機関"]], [["Renkei Organization"]])
* insert Described([["病院、居宅介護支援事業所、小規模多機能、地域包括支援センター、市町村の窓口、連携拠点、保険者など、入退院調整に関わる機関。医療機関コード・事業所番号は分かっているときだけ書き、作らない。"]], [["A body that takes part in admission and discharge coordination: hospital, home-care office, support centre, municipal desk, linkage base, insurer … Institution and office numbers are given only when known, never made up."]])
* insert CompliesWithJPCore(JP_Organization)
* ^status = #active
* obeys rk-cn-05-contact-without-name and rk-organization-kind
* extension contains
    Region named region 0..1 and
    AsOf named asOf 0..1 and
    RunBy named runBy 0..1 and
    ListedAs named listedAs 0..*
* extension[region] ^short = "どの地域のルールに属するか / Region whose rules apply"
* extension[asOf] ^short = "名簿の時点 / As of when the entry holds"
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains
    medicalInstitutionCode 0..* and
    insurerNumber 0..* and
    careOffice 0..* and
    careInsurer 0..*
* identifier[medicalInstitutionCode] ^short = "医療機関コード10桁 / Medical institution code, ten digits"
* identifier[medicalInstitutionCode] obeys rk-organization-institution-code
* identifier[medicalInstitutionCode].system 1..1
* identifier[medicalInstitutionCode].system = "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no"
* identifier[medicalInstitutionCode].value 1..1
* identifier[insurerNumber] ^short = "医療保険の保険者番号 / Medical insurer's number"
* identifier[insurerNumber].system 1..1
* identifier[insurerNumber].system = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber"
* identifier[insurerNumber].value 1..1
* identifier[careOffice] ^short = "介護保険事業所番号10桁 / Care-insurance office number, ten digits"
* identifier[careOffice] obeys rk-organization-care-office
* identifier[careOffice].system 1..1
* identifier[careOffice].system = "https://renkei.example/fhir/identifier/care-office"
* identifier[careOffice].value 1..1
* identifier[careInsurer] ^short = "介護保険の保険者番号6桁 / Care insurer's number, six digits"
* identifier[careInsurer] obeys rk-organization-care-insurer
* identifier[careInsurer].system 1..1
* identifier[careInsurer].system = "https://renkei.example/fhir/identifier/care-insurer"
* identifier[careInsurer].value 1..1
* type 1..*
* type ^short = "機関の種類。ほかの分類（organization-type など）を並べてよい / Kind of organisation; kinds of other systems may stand beside"
* type.coding ^slicing.discriminator.type = #value
* type.coding ^slicing.discriminator.path = "system"
* type.coding ^slicing.rules = #open
* type.coding contains kind 0..1
* type.coding[kind] from OrganizationKindVS (required)
* type.coding[kind].system 1..1
* type.coding[kind].system = "https://renkei.example/fhir/CodeSystem/organization-kind"
* type.coding[kind].code 1..1
* name 1..1
* name ^short = "名称（印刷どおりの表記）/ Name, spelled as printed"
* telecom ^short = "電話・FAX。rank は掛ける順、呼び名は contact-label / Telephone and FAX; rank is the order in which to call, contact-label what is printed beside it"
* telecom.extension contains ContactLabel named label 0..1
* address ^short = "所在地。text は郵便番号を除く全体 / Address; text is the whole of it without the postal code"
* contact.name ^short = "個人名は名簿に載せない / No personal names in a directory"
* insert ElementForRule(contact.name, CN-05)
