Instance: example-care-team
InstanceOf: RenkeiCareTeam
Usage: #example
Title: "担当の事業所とケアマネジャー / Office and care manager in charge"
Description: "介護保険証から分かり、事業所も入院時情報提供書で名のり出た。 / Known from the card, and confirmed by the office with its admission information."
* status = #active
* subject = Reference(Patient/example-patient) "山田 太郎"
* encounter = Reference(Encounter/example-stay)
* participant[0].role = CareRoleCS#home-care-office "居宅介護支援事業所"
* participant[=].member = Reference(Organization/example-home-care-office)
* participant[=].period.start = "2025-04-01"
* participant[=].extension[basis][0].extension[source].valueCode = #insurance-card
* participant[=].extension[basis][0].extension[recorded].valueDateTime = "2026-11-10T11:00:00+09:00"
* participant[=].extension[basis][1].extension[source].valueCode = #office
* participant[=].extension[basis][1].extension[saidBy].valueReference = Reference(PractitionerRole/example-care-manager-role)
* participant[=].extension[basis][1].extension[recorded].valueDateTime = "2026-11-10T15:20:00+09:00"
* participant[=].extension[basis][1].extension[evidence].valueReference = Reference(QuestionnaireResponse/example-form-response)
* participant[+].role = CareRoleCS#care-manager "担当ケアマネジャー"
* participant[=].member = Reference(PractitionerRole/example-care-manager-role)
