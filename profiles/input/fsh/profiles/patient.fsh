Profile: RenkeiPatient
Parent: Patient
Id: renkei-patient
* insert Named([["患者・利用者"]], [["Patient"]])
* insert Described([["病院にとっての患者であり、事業所にとっての利用者。病院の患者番号と介護保険の被保険者番号を、どこの番号かとともに持つ。"]], [["A hospital's patient who is also a care office's user: carries the hospital's own number and the number on the care insurance card, each with whose number it is."]])
* insert CompliesWithJPCore(JP_Patient)

* identifier 1..*
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier ^short = "病院の患者番号（urn:oid:1.2.392.100495.20.3.51.1＋医療機関コード10桁）、被保険者番号など / Hospital number, insured person's numbers"
* identifier.value 1..1
* identifier obeys rk-insured-number and rk-insured-insurer and rk-hospital-number and rk-member-id
* identifier contains careInsured 0..*
* identifier[careInsured] ^short = "介護保険 被保険者番号。assigner.identifier に保険者番号 / Number on the care insurance card; its insurer in assigner.identifier"
* insert ElementForRule(identifier[careInsured], HK-25)
* insert ElementForRule(identifier[careInsured], AN-04)
* identifier[careInsured].system 1..1
* identifier[careInsured].system = "https://renkei.example/fhir/identifier/care-insured" (exactly)

// JP Core's kanji and kana names may share one `use`; only the representation extension (IDE / SYL) tells them apart.
* obeys rk-kana-name and rk-kd-01-full-name and rk-link-self
* insert ElementForRule(name, KD-01)
* name obeys rk-name-blank and rk-kana-letters
* name ^slicing.discriminator.type = #value
* name ^slicing.discriminator.path = "extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').value"
* name ^slicing.rules = #open
* name.extension contains http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation named representation 0..1
* name contains kanji 0..* and kana 0..*
* name[kanji] ^short = "漢字氏名 / Name in kanji"
* name[kanji].extension[representation].value[x] = #IDE (exactly)
* name[kana] ^short = "カナ氏名 / Name in kana"
* name[kana].extension[representation].value[x] = #SYL (exactly)

* birthDate ^short = "生年月日。65歳以上か、40～64歳かで基準が変わる / Birth date: the criteria differ at 65 and at 40"
* insert ElementForRule(birthDate, HK-30)
* insert ElementForRule(birthDate, HK-33)
* insert ElementForRule(birthDate, AN-26)
* insert ElementForRule(birthDate, AN-29)

* address obeys rk-postal-code and rk-address-text and rk-municipality
* address ^short = "住所。地域と、担当の地域包括支援センターが決まる / Decides the region and the support centre in charge"
* insert ElementForRule(address, HK-04)
* insert ElementForRule(address, HK-34)
* insert ElementForRule(address, AM-26)
* insert ElementForRule(address, KD-28)

* contact ^short = "家族・キーパーソン。ケアマネジャーへの連絡を頼む相手 / Family or key person, who is asked to tell the care manager"
* insert ElementForRule(contact, HK-08)
* insert ElementForRule(contact, AN-07)

* managingOrganization ^short = "この記録を持つ病院・事業所 / Whose record this is"
* link ^short = "同じ人の、ほかの機関の記録（seealso）。人が確かめて結び、解くこともできる / The same person's record elsewhere; a person confirms, and may undo"

// ---- Numbers

// Numbers that begin with H are given to some people on 生活保護 (要確認: no public source was found): never demand ten digits.
Invariant: rk-insured-number
Description: "介護保険の被保険者番号は10桁です（Hで始まる番号も認めますが、要確認です）。けたを落とさず、半角で書いてください。 / A number of the care insurance card has ten characters, digits, the first possibly H (to be confirmed): write all of them, half-width."
Severity: #error
Expression: "where(system = 'https://renkei.example/fhir/identifier/care-insured').all(value.matches('^[0-9H][0-9]{9}$'))"

Invariant: rk-insured-insurer
Description: "被保険者番号は保険者ごとの番号です。assigner.identifier に6桁の保険者番号を書いてください。 / Each insurer gives its own numbers: name the insurer by its six digits in assigner.identifier."
Severity: #error
Expression: "where(system = 'https://renkei.example/fhir/identifier/care-insured').all(assigner.identifier.where(system = 'https://renkei.example/fhir/identifier/care-insurer' and value.matches('^[0-9]{6}$')).exists())"

Invariant: rk-hospital-number
Description: "患者番号の system は urn:oid:1.2.392.100495.20.3.51.1 に医療機関コード10桁を続けたものです。病院を名ざさない患者番号は、ほかの病院の患者と取りちがえます。 / The system of a hospital number is urn:oid:1.2.392.100495.20.3.51.1 followed by the hospital's ten digits; without them one hospital's patient is taken for another's."
Severity: #error
Expression: "where(system.startsWith('urn:oid:1.2.392.100495.20.3.51')).all(system.matches('^urn:oid:1[.]2[.]392[.]100495[.]20[.]3[.]51[.]1[0-9]{10}$'))"

// Four parts of JP Core's Coverage notes; each of 記号 and 番号 is wholly half-width or wholly full-width and holds no blank.
Invariant: rk-member-id
Description: "医療保険の被保険者個人識別子は「保険者番号8桁:記号:番号:枝番2桁」です。無い部分は空にし、区切りの : は残してください。 / The member id of medical insurance is insurer(8):symbol:number:branch(2); a part that is missing is left empty, its colon stays."
Severity: #error
Expression: "where(system = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID').all(value.matches('^[0-9A-Za-z]{8}:([!-9;-~]*|[^ -~　｡-ﾟ]*):([!-9;-~]*|[^ -~　｡-ﾟ]*):([0-9]{2})?$'))"

// ---- Names

Invariant: rk-kana-name
Description: "漢字氏名にはカナ氏名（SYL）を添えてください。電話での読み合わせと、記録の照合に使います。 / Give the kana name (SYL) beside the kanji name: it is read out on the telephone and used to match records."
Severity: #warning
Expression: "name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').where(value = 'IDE').exists()).exists() implies name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').where(value = 'SYL').exists()).exists()"

Invariant: rk-kana-letters
Description: "カナ氏名（SYL）に漢字があります。漢字（IDE）とカナ（SYL）を取りちがえていないか確かめてください。 / A kana name (SYL) contains kanji: check that IDE and SYL are not exchanged."
Severity: #warning
Expression: "where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').where(value = 'SYL').exists()).where(family.matches('[一-鿿]') or given.where(matches('[一-鿿]')).exists() or text.matches('[一-鿿]')).empty()"

// JP-CLINS R1113 refuses it; found in the records of many hospitals, so we only say so.
Invariant: rk-name-blank
Description: "氏名の text の姓と名は、全角ではなく半角の空白で区切ってください。 / Separate family and given name in text by a half-width blank, not a full-width one."
Severity: #warning
Expression: "where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').exists() and text.contains('　')).empty()"

Invariant: rk-kd-01-full-name
Description: "小平市の連携のエチケットでは、利用者をフルネームで伝えます。姓と名を書いてください。 / The etiquette of Kodaira speaks of users by their full names: give family and given name."
Severity: #warning
Expression: "address.where(city = '小平市' and (use.empty() or use != 'old') and period.end.empty()).exists() implies name.where((family.exists() and given.exists()) or text.matches('^[^ 　]+[ 　]+[^ 　]')).exists()"
* insert ByRule(KD-01)

// ---- Addresses

// A manner of writing that JP Core asks for in words only. Seven digits in a row, an old code of five, or a foreign address
// that names no country are no reason to refuse a patient.
Invariant: rk-postal-code
Description: "郵便番号は半角の NNN-NNNN、または上3桁です。外国の住所なら country を書いてください。 / A Japanese postal code is NNN-NNNN in half-width digits, or its first three digits. With a foreign address, give its country."
Severity: #warning
Expression: "where((country.empty() or country = 'JP' or country = 'JPN') and postalCode.exists()).all(postalCode.matches('^[0-9]{3}(-[0-9]{4})?$'))"

Invariant: rk-address-text
Description: "住所は、分けて書いたときも全体を text に（郵便番号を除いて）書いてください。様式にはそのまま印刷されます。 / Give the whole address in text (without the postal code) even when its parts are given: forms print it as it stands."
Severity: #warning
Expression: "text.exists()"

Invariant: rk-municipality
Description: "都道府県は「都・道・府・県」まで、市区町村は「市・区・町・村」まで書いてください。地域と担当の地域包括支援センターがここで決まります。 / Write prefecture and municipality with their endings (県, 市 …): region and support centre are found by them."
Severity: #warning
Expression: "where(country.empty() or country = 'JP' or country = 'JPN').all((state.empty() or state.matches('[都道府県]$')) and (city.empty() or city.matches('[市区町村]$')))"

// ---- Links

Invariant: rk-link-self
Description: "記録が自分自身に結ばれています。ほかの機関の記録を指してください。 / This record is linked to itself: point to the other record."
Severity: #error
Expression: "(link.other.reference contains ('Patient/' & id)).not()"
