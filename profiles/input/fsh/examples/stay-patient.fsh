// One person, two records: the hospital's, and the care office's (below), joined by link. All names and numbers are invented.

RuleSet: NameIn(representation, family, given)
* name[+].extension.url = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation"
* name[=].extension.valueCode = #{representation}
* name[=].use = #official
* name[=].text = "{family} {given}"
* name[=].family = "{family}"
* name[=].given = "{given}"

RuleSet: CareInsured(value)
* identifier[careInsured].system = "https://renkei.example/fhir/identifier/care-insured"
* identifier[careInsured].value = "{value}"
* identifier[careInsured].assigner.identifier.system = "https://renkei.example/fhir/identifier/care-insurer"
* identifier[careInsured].assigner.identifier.value = "119999"
* identifier[careInsured].assigner.display = "本庄市（架空の番号）"

Instance: example-patient
InstanceOf: RenkeiPatient
Usage: #example
Title: "患者：山田 太郎（病院の記録） / Patient, the hospital's record"
Description: "同じ人の記録が病院と事業所に1つずつあり、link で結ばれている。氏名・番号は架空。 / Hospital and care office each have a record of him, joined by link. Names and numbers are invented."
* insert CareInsured(0000012345)
// The slice is the first identifier: [+] would begin there again.
* identifier[1].system = "urn:oid:1.2.392.100495.20.3.51.11119999999"
* identifier[1].value = "0001234"
* identifier[2].system = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID"
* identifier[2].value = "39119999::12345678:"
* active = true
* insert NameIn(IDE, 山田, 太郎)
* insert NameIn(SYL, ヤマダ, タロウ)
* telecom.system = #phone
* telecom.value = "0495-00-0000"
* telecom.use = #home
* gender = #male
* birthDate = "1950-05-03"
* address.use = #home
* address.text = "埼玉県本庄市前原九丁目9番9号"
* address.line = "前原九丁目9番9号"
* address.city = "本庄市"
* address.state = "埼玉県"
* address.postalCode = "367-0000"
* address.country = "JP"
* contact.relationship.coding[0] = http://terminology.hl7.org/CodeSystem/v2-0131#N "Next-of-Kin"
* contact.relationship.coding[1] = http://terminology.hl7.org/CodeSystem/v3-RoleCode#WIFE "wife"
* contact.relationship.text = "妻（キーパーソン）"
* contact.name.text = "山田 花子"
* contact.telecom.system = #phone
* contact.telecom.value = "090-0000-0000"
* contact.telecom.use = #mobile
* managingOrganization = Reference(Organization/example-hospital)
* link.other = Reference(Patient/example-patient-at-office)
* link.type = #seealso

Instance: example-patient-at-office
InstanceOf: RenkeiPatient
Usage: #example
Title: "利用者：山田 太郎（事業所の記録） / The same person, the care office's record"
Description: "病院の番号を持たない、事業所の側の記録。 / The office's record, which knows no hospital number."
* insert CareInsured(0000012345)
* active = true
* insert NameIn(IDE, 山田, 太郎)
* insert NameIn(SYL, ヤマダ, タロウ)
* gender = #male
* birthDate = "1950-05-03"
* address.text = "埼玉県本庄市前原九丁目9番9号"
* address.city = "本庄市"
* address.state = "埼玉県"
* managingOrganization = Reference(Organization/example-home-care-office)
* link.other = Reference(Patient/example-patient)
* link.type = #seealso

// Of another region, for the request of a back-up bed there.
Instance: example-patient-kodaira
InstanceOf: RenkeiPatient
Usage: #example
Title: "小平市の利用者：鈴木 和子 / A user in Kodaira"
Description: "連携のエチケットにより、フルネームで書く。 / Given by her full name, as the etiquette there has it."
* identifier[careInsured].system = "https://renkei.example/fhir/identifier/care-insured"
* identifier[careInsured].value = "0000054321"
* identifier[careInsured].assigner.identifier.system = "https://renkei.example/fhir/identifier/care-insurer"
* identifier[careInsured].assigner.identifier.value = "139999"
* identifier[careInsured].assigner.display = "小平市（架空の番号）"
* active = true
* insert NameIn(IDE, 鈴木, 和子)
* insert NameIn(SYL, スズキ, カズコ)
* gender = #female
* birthDate = "1938-09-15"
* address.text = "東京都小平市小川町九丁目9番9号"
* address.line = "小川町九丁目9番9号"
* address.city = "小平市"
* address.state = "東京都"
* address.country = "JP"
