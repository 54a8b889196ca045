Instance: example-care-insurance
InstanceOf: RenkeiCareInsurance
Usage: #example
Title: "介護保険証：要介護2 / Care insurance card, care level 2"
Description: "事業所は本人と家族の同意を得て証に書かれている。 / The office is written on it with the consent of user and family."
* extension[careLevel].valueCoding = CareLevelCS#22 "要介護2"
* extension[certificationStatus].valueCode = #certified
* extension[careOffice].valueReference = Reference(Organization/example-home-care-office)
* extension[careOffice].valueReference.extension[basis].extension[source].valueCode = #insurance-card
* extension[careOffice].valueReference.extension[basis].extension[recorded].valueDateTime = "2026-11-10T11:00:00+09:00"
* extension[careOffice].valueReference.extension[basis].extension[agreement][0].valueCode = #patient
* extension[careOffice].valueReference.extension[basis].extension[agreement][1].valueCode = #family
* status = #active
* type = CoverageKindCS#care-insurance "介護保険"
* subscriberId = "0000012345"
* beneficiary = Reference(Patient/example-patient) "山田 太郎"
* period.start = "2026-04-01"
* period.end = "2028-03-31"
* payor.identifier.system = "https://renkei.example/fhir/identifier/care-insurer"
* payor.identifier.value = "119999"
* payor.display = "本庄市（架空の番号）"

Instance: example-medical-insurance
InstanceOf: RenkeiMedicalInsurance
Usage: #example
Title: "医療保険：後期高齢者医療 / Medical insurance of the old"
Description: "番号は JP Core の拡張と被保険者個人識別子の両方にある。 / The number stands in JP Core's extension and in the member id."
* extension[0].url = "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonNumber"
* extension[=].valueString = "12345678"
* identifier[insuranceIdentifier].system = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID"
* identifier[insuranceIdentifier].value = "39119999::12345678:"
* status = #active
* type.coding[0] = CoverageKindCS#medical-insurance "医療保険"
* type.coding[1] = http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuranceMajorCategory#7 "後期高齢者"
* beneficiary = Reference(Patient/example-patient) "山田 太郎"
* period.start = "2026-08-01"
* period.end = "2027-07-31"
* payor.identifier.system = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber"
* payor.identifier.value = "39119999"
* payor.display = "後期高齢者医療広域連合（架空の番号）"
