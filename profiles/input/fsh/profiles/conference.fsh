Invariant: rk-conference-stay
Description: "どの入院のための会議・面談か、supportingInformation に入院（Encounter）を結んでください（R4 の Appointment に encounter はありません）。 / Link the stay (Encounter) in supportingInformation: R4's Appointment has no encounter."
Severity: #error
Expression: "supportingInformation.where(type = 'Encounter' or reference.startsWith('Encounter/') or reference.contains('/Encounter/') or reference.startsWith('urn:')).exists()"

Invariant: rk-conference-order
Description: "終わり（end）が始まり（start）より前になっています。 / end is before start."
Severity: #error
Expression: "where(end < start).empty()"

Invariant: rk-hk-20-family
Description: "本庄市児玉郡の退院前カンファレンスでは、必要な在宅での支援を本人・家族とともに考えます。参加した本人・家族を participant に残してください。 / At a discharge conference in Honjo-Kodama the support needed at home is considered with patient and family: record those who took part."
Severity: #warning
Expression: "(status = 'fulfilled' and serviceType.coding.where(system = 'https://renkei.example/fhir/CodeSystem/meeting' and code = 'discharge-conference').exists() and reasonCode.coding.where(system = 'https://renkei.example/fhir/CodeSystem/rule' and code.startsWith('HK-')).exists()) implies participant.actor.where(type = 'Patient' or type = 'RelatedPerson' or reference.contains('Patient/') or reference.contains('RelatedPerson/') or reference.startsWith('urn:')).exists()"
* insert ByRule(HK-20)

Profile: RenkeiConference
Parent: Appointment
Id: renkei-conference
* insert Named([["連携 会議・面談"]], [["Renkei Conference"]])
* insert Described([["退院前カンファレンス、面談、退院時共同指導、サービス担当者会議など。開くかどうかの相談（proposed）から、開いた記録（fulfilled）まで。R4 の Appointment には機関が参加者として入らないので、機関は HealthcareService か PractitionerRole で示す。"]], [["Discharge conference, interview, joint guidance, service meeting and the like: from the question whether to hold it (proposed) to the record that it was held (fulfilled). R4 admits no Organization as participant: name a HealthcareService or a PractitionerRole."]])
* ^status = #active
* obeys rk-conference-stay and rk-conference-order and rk-hk-20-family
* insert ElementForRule(status, HK-19)
* serviceType 1..1
* serviceType from MeetingVS (required)
* serviceType ^short = "会議・面談の種類 / Kind of meeting"
* insert ElementForRule(serviceType, HK-18)
* insert ElementForRule(serviceType, HK-19)
* insert ElementForRule(serviceType, HK-20)
* insert ElementForRule(serviceType, AN-24)
* reasonCode ^short = "根拠となるルール / The rule behind it"
* supportingInformation 1..*
* supportingInformation ^short = "入院（Encounter）と、使う書類 / The stay (Encounter), and papers to be used"
* start ^short = "いつ / When"
* insert ElementForRule(start, HK-16)
* requestedPeriod ^short = "都合のよい日時の候補 / Times that would suit"
* insert ElementForRule(requestedPeriod, HK-16)
* comment ^short = "どこで、どのような方法で（来院、オンラインなど） / Where and how: at the hospital, by video …"
* insert ElementForRule(comment, HK-16)
* basedOn ^short = "入退院調整の依頼 / The order"
* participant ^short = "参加者：病院、ケアマネジャー、本人・家族など / Hospital, care manager, patient, family …"
* insert ElementForRule(participant, HK-20)
* insert ElementForRule(participant, RB-05)
