Instance: example-care-manager
InstanceOf: RenkeiPractitioner
Usage: #example
Title: "ケアマネジャーの例 / A care manager"
Description: "氏名は漢字とカナの二つ。 / The name in kanji and in kana."
* identifier[careManager].system = "https://renkei.example/fhir/identifier/care-manager"
* identifier[careManager].value = "11999999"
* active = true
* name[0].extension.url = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation"
* name[=].extension.valueCode = #IDE
* name[=].use = #official
* name[=].text = "佐藤 花子"
* name[=].family = "佐藤"
* name[=].given = "花子"
* name[+].extension.url = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation"
* name[=].extension.valueCode = #SYL
* name[=].use = #official
* name[=].text = "サトウ ハナコ"
* name[=].family = "サトウ"
* name[=].given = "ハナコ"

Instance: example-care-manager-role
InstanceOf: RenkeiPractitionerRole
Usage: #example
Title: "担当ケアマネジャーの例 / The care manager in charge"
Description: "居宅介護支援事業所に属するケアマネジャー。 / A care manager of the home-care office."
* active = true
* practitioner = Reference(Practitioner/example-care-manager)
* organization = Reference(Organization/example-home-care-office)
* code = CareRoleCS#care-manager "担当ケアマネジャー"
* telecom.system = #phone
* telecom.value = "0495-00-0011"
* telecom.use = #work
