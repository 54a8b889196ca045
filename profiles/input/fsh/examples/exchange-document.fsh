Instance: example-form-composition
InstanceOf: RenkeiFormComposition
Usage: #example
Title: "様式1を文書として渡すときの表紙 / The cover of form 1 as a document"
* language = #ja
* text.status = #generated
* text.div = "<div xmlns='http://www.w3.org/1999/xhtml' lang='ja' xml:lang='ja'>入院時情報提供書（様式1） 山田 太郎　2026年11月10日　ケアプランれんげ</div>"
* identifier.system = "urn:ietf:rfc:3986"
* identifier.value = "urn:uuid:3f6c1f0e-6f0b-4c55-9c1f-0d0b6f2a7c11"
* status = #final
* type = http://loinc.org#74465-6 "Questionnaire response Document"
* type.text = "入院時情報提供書"
* subject = Reference(Patient/example-patient) "山田 太郎"
* encounter = Reference(Encounter/example-stay)
* date = "2026-11-10T15:00:00+09:00"
* author = Reference(PractitionerRole/example-care-manager-role) "担当ケアマネジャー"
* title = "入院時情報提供書（様式1）"
* custodian = Reference(Organization/example-home-care-office) "ケアプランれんげ"
* section.title = "入院時情報提供書"
* section.text.status = #additional
* section.text.div = "<div xmlns='http://www.w3.org/1999/xhtml' lang='ja' xml:lang='ja'><p>本人：家で妻と暮らし続けたい。庭の手入れを続けたい。</p><p>家族：夜の手洗いが心配。手すりがあれば家で見られると思う。</p></div>"
* section.entry = Reference(QuestionnaireResponse/example-form-response)

Instance: example-form-document
InstanceOf: RenkeiFormDocument
Usage: #example
Title: "様式1を文書として / Form 1 as a document"
* identifier.system = "urn:ietf:rfc:3986"
* identifier.value = "urn:uuid:8a4f6a52-52a5-4d0b-8b19-3a1d2f8f6e20"
* type = #document
* timestamp = "2026-11-10T15:20:00+09:00"
* entry[composition].fullUrl = "https://renkei.example/fhir/Composition/example-form-composition"
* entry[composition].resource = example-form-composition
* entry[patient].fullUrl = "https://renkei.example/fhir/Patient/example-patient"
* entry[patient].resource = example-patient
* entry[form].fullUrl = "https://renkei.example/fhir/QuestionnaireResponse/example-form-response"
* entry[form].resource = example-form-response
* entry[3].fullUrl = "https://renkei.example/fhir/PractitionerRole/example-care-manager-role"
* entry[=].resource = example-care-manager-role
* entry[+].fullUrl = "https://renkei.example/fhir/Practitioner/example-care-manager"
* entry[=].resource = example-care-manager
* entry[+].fullUrl = "https://renkei.example/fhir/Organization/example-home-care-office"
* entry[=].resource = example-home-care-office
* entry[+].fullUrl = "https://renkei.example/fhir/Encounter/example-stay"
* entry[=].resource = example-stay
* entry[+].fullUrl = "https://renkei.example/fhir/Organization/example-hospital"
* entry[=].resource = example-hospital
