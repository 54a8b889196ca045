// Honjo-Kodama's principle: phone first, then bring it.
Instance: example-communication
InstanceOf: RenkeiCommunication
Usage: #example
Title: "連絡：電話のうえ、様式1を持参した / Phoned, then brought form 1"
* extension[region].valueCode = #honjo-kodama
* extension[confirmation].extension[by].valueReference = Reference(Organization/example-hospital) "れんけい中央病院 地域医療連携室"
* extension[confirmation].extension[role].valueCodeableConcept = ActorCS#hospital-contact "病院担当者"
* extension[confirmation].extension[at].valueDateTime = "2026-11-10T15:25:00+09:00"
* basedOn = Reference(Task/example-task)
* status = #completed
* priority = #urgent
* medium[0] = ChannelCS#phone "電話"
* medium[1] = ChannelCS#in-person "対面・持参"
* subject = Reference(Patient/example-patient) "山田 太郎"
* topic = TaskCS#admission-information "入院時情報の提供"
* encounter = Reference(Encounter/example-stay)
* sent = "2026-11-10T15:20:00+09:00"
* received = "2026-11-10T15:20:00+09:00"
* recipient = Reference(Organization/example-hospital) "れんけい中央病院 地域医療連携室"
* sender = Reference(Organization/example-home-care-office) "ケアプランれんげ"
* reasonCode = RuleCS#HK-10
* payload.contentReference = Reference(QuestionnaireResponse/example-form-response) "入院時情報提供書（様式1）"
* note.text = "14時50分に地域医療連携室へ電話し、15時20分に窓口へ持参した。"
