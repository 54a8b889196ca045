Invariant: rk-document-form
Description: "文書の中の様式（QuestionnaireResponse）を、Composition の section.entry から指してください。 / Let section.entry of the Composition point to the response in this Bundle."
Severity: #error
Expression: "entry.first().resource.repeat(section).entry.reference.intersect(entry.where(resource is QuestionnaireResponse).select(fullUrl | ('QuestionnaireResponse/' & resource.id))).exists()"

Profile: RenkeiFormDocument
Parent: Bundle
Id: renkei-form-document
* insert Named([["連携 様式の文書一式"]], [["Renkei Form Document"]])
* insert Described([["様式を一つの文書として渡すときの一式：表紙（Composition）、患者、記入された様式、書いた機関など。"]], [["A form handed over as one document: its cover (Composition), the patient, the response, who wrote it, and what else is referred to."]])
* ^status = #active
* obeys rk-document-form
* type = #document
* identifier 1..1
* identifier.system 1..1
* identifier.value 1..1
* timestamp 1..1
* entry 3..*
* entry.fullUrl 1..1
* entry.resource 1..1
* entry ^slicing.discriminator.type = #type
* entry ^slicing.discriminator.path = "resource"
* entry ^slicing.rules = #open
* entry contains
    composition 1..1 and
    patient 1..1 and
    form 1..*
* entry[composition] ^short = "表紙（先頭に置く） / The cover, first of all"
* entry[composition].resource only RenkeiFormComposition
* entry[patient] ^short = "患者 / The patient"
* entry[patient].resource only Patient
* entry[form] ^short = "記入された様式 / The response"
* entry[form].resource only RenkeiFormResponse
* insert ElementForRule(entry[form], AM-30)
