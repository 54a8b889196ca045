// 様式1 入院時情報提供書, the national form that 本庄 uses as it is and 安中 as 様式1-1. Its sections stand in the folder of the
// same name. One response per admission, written by the care manager, on paper two A4 pages.
//
// A list in which なし shuts out everything else is a CheckList (answerOption with HL7's optionExclusive); every other list is a
// value set. Where the paper has a blank in brackets behind an option, the words are an item of
// their own; what such an item is called is ours, as the paper calls it nothing.

Instance: admission-information
InstanceOf: Questionnaire
Usage: #definition
* url = "https://renkei.example/fhir/Questionnaire/admission-information"
* version = "0.1.0"
* name = "AdmissionInformation"
* insert NamedInstance([["入院時情報提供書（様式1）"]], [["Information at admission (form 1)"]])
* insert DescribedInstance([["入院を知ったケアマネジャーが、在宅での様子と意向を病院に伝える様式。厚生労働省の標準様式にもとづく。項目の文言には、公式の様式で確かめていないものがあり（要確認）、項目ごとに示す。退院時の「退院・退所情報記録書」と同じ内容の項目は、同じ linkId を持つ。"]], [["With this form a care manager who learns of an admission tells the hospital how the person lived at home and what they wish. It follows the Japanese ministry's standard form. Some of its words have not been compared with the official form; each item says whether they were. Items that the discharge record asks as well have the same linkId there."]])
* status = #active
* experimental = true
* date = "2026-11-21"
* language = #ja
* jurisdiction = urn:iso:std:iso:3166#JP
* subjectType = #Patient
* insert ByRule(HK-10)
* insert ByRule(HK-57)
* insert Verification(memory)
* insert From(care-manager)
* insert LaunchContext(patient, Patient, [["利用者（患者）"]])
* insert LaunchContext(encounter, Encounter, [["この入院"]])
* insert LaunchContext(user, PractitionerRole, [["記入するケアマネジャーの役割"]])
* insert SearchVariable(hospital, [["{{%encounter.serviceProvider.reference}}"]])
* insert SearchVariable(office, [["{{%user.organization.reference}}"]])
* insert SearchVariable(careManager, [["{{%user.practitioner.reference}}"]])
* insert SearchVariable(careInsurance, [["Coverage?beneficiary=Patient/{{%patient.id}}&type=https://renkei.example/fhir/CodeSystem/coverage-kind|care-insurance&status=active"]])
* insert Variable(coverage, [["%careInsurance.entry.resource.ofType(Coverage).first()"]])
* insert Variable(kanjiName, [["iif(%patient.name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').value = 'IDE').exists(), %patient.name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').value = 'IDE').first(), %patient.name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').empty()).first())"]])
* insert Variable(kanaName, [["%patient.name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').value = 'SYL').first()"]])
* item[+]
  * insert Note(unchecked, [["この様式の文言には、公式の様式でまだ確かめていないものがあります（要確認）。該当する欄には、その旨を記しています。"]], [["Some words of this form have not yet been checked against the official form. The sections concerned say so."]])
* item[+]
  * insert Note(difficult-discharge-mark, [["「＊」の項目は、入退院支援加算の「退院困難な要因」に関わります。"]], [["Items marked ＊ bear on the factors that make a discharge difficult, as the hospital's fee for discharge support lists them."]])
* insert AdmissionSheet
* insert AdmissionPatient
* insert AdmissionFamily
* insert AdmissionWishes
* insert AdmissionServices
* insert AdmissionProspects
* insert AdmissionConferences
* insert AdmissionFunction
* insert AdmissionMedicines
* insert AdmissionDoctor
* insert AdmissionAdditions

// The form's asterisk: what the hospital looks at first.
RuleSet: DifficultDischarge
* prefix = "＊"
* insert ByRule(AM-22)

// For the person who fills the section, where some of its words are from memory.
RuleSet: Unchecked(section)
* item[+]
  * insert Note({section}-unchecked, [["この欄には、公式の様式で文言を確かめていない項目があります（要確認）。"]], [["Some words in this section have not been checked against the official form."]])
