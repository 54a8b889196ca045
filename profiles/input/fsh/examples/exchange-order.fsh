Instance: example-order
InstanceOf: RenkeiOrder
Usage: #example
Title: "入退院調整の依頼：この入院に一つ / The order to coordinate this stay"
* extension[region].valueCode = #honjo-kodama
* identifier[order].system = "https://renkei.example/fhir/identifier/order"
* identifier[order].value = "example-stay/hk-with"
* instantiatesCanonical = "https://renkei.example/fhir/PlanDefinition/example-plan|0.1.0"
* status = #active
* intent = #order
* code.coding[order] = OrderCS#coordination "入退院調整"
* subject = Reference(Patient/example-patient) "山田 太郎"
* encounter = Reference(Encounter/example-stay)
* authoredOn = "2026-11-10T10:35:00+09:00"
* requester = Reference(Organization/example-hospital)

Instance: example-backup-bed-order
InstanceOf: RenkeiOrder
Usage: #example
Title: "後方支援病床の利用の依頼：主治医の指示で / The request for a backup bed, on the physician's instruction"
* extension[region].valueCode = #kodaira
* status = #active
* intent = #order
* code.coding[order] = OrderCS#backup-bed "後方支援病床の利用"
* subject = Reference(Patient/example-patient-kodaira) "鈴木 和子"
* occurrencePeriod.start = "2026-07-06"
* occurrencePeriod.end = "2026-07-17"
* authoredOn = "2026-07-03T09:40:00+09:00"
* requester.display = "在宅の主治医の指示を受けたケアマネジャー"
* performer = Reference(Organization/example-hospital-kodaira) "れんけい小平病院"
* reasonCode = RuleCS#KD-21
* reasonCode.text = "介護する家族の休養。主治医が入院を必要と認めた（主治医の指示により電話で相談）"
