Instance: example-conference
InstanceOf: RenkeiConference
Usage: #example
Title: "退院前カンファレンス：日時が決まった / The discharge conference, its time settled"
* status = #booked
* serviceType = MeetingCS#discharge-conference "退院前カンファレンス"
* reasonCode = RuleCS#HK-20
* supportingInformation[0] = Reference(Encounter/example-stay)
* supportingInformation[+] = Reference(QuestionnaireResponse/example-form-response)
* start = "2026-11-25T14:00:00+09:00"
* end = "2026-11-25T15:00:00+09:00"
* created = "2026-11-20"
* comment = "れんけい中央病院 3階面談室。訪問系サービスはオンラインで参加。"
* basedOn = Reference(ServiceRequest/example-order)
* participant[0].actor = Reference(HealthcareService/example-service) "れんけい中央病院 地域医療連携室"
* participant[=].status = #accepted
* participant[+].actor = Reference(PractitionerRole/example-care-manager-role) "担当ケアマネジャー"
* participant[=].status = #accepted
* participant[+].actor = Reference(Patient/example-patient) "山田 太郎"
* participant[=].status = #accepted
