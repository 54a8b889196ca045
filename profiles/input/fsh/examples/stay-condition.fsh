Instance: example-condition
InstanceOf: RenkeiSpecifiedDisease
Usage: #example
Title: "脳梗塞（特定疾病では脳血管疾患） / Cerebral infarction, as a specified disease"
Description: "65歳以上では要介護認定の要件ではないが、診断として伝える。 / At 65 and over no condition of certification, but told as a diagnosis."
* clinicalStatus = http://terminology.hl7.org/CodeSystem/condition-clinical#active
* verificationStatus = http://terminology.hl7.org/CodeSystem/condition-ver-status#confirmed
* code.coding[specifiedDisease] = SpecifiedDiseaseCS#SD-13 "脳血管疾患"
* code.text = "脳梗塞"
* subject = Reference(Patient/example-patient) "山田 太郎"
* encounter = Reference(Encounter/example-stay)
* onsetDateTime = "2026-11-10"
