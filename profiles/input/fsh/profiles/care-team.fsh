Profile: RenkeiCareTeam
Parent: CareTeam
Id: renkei-care-team
* insert Named([["担当のケアマネジャー"]], [["Who the care manager is"]])
* insert Described([["この人を受け持つ事業所とケアマネジャーを、誰の言葉によるかとともに示す。active は受け持っている、proposed は候補。以前から契約のある人は、要介護・要支援を問わずその担当者に引き継ぐ。"]], [["Which office and which care manager serve this person, and by whose word that is known. Active: they do; proposed: they may. Whoever had a contract before is handed to the same office, whatever the care level."]])
* insert ForRule(HK-03)
* insert ForRule(HK-35)
* obeys rk-one-care-office and rk-cn-04-understanding

* status 1..1
* status ^short = "active 担当 | proposed 候補 | inactive 終了 / Serves, may serve, served"
* insert ElementForRule(status, HK-29)
* insert ElementForRule(status, AN-20)
* subject 1..1
* subject only Reference(Patient)
* encounter ^short = "この入院に限るとき / Where it holds for this stay"
* period ^short = "この体制の期間 / How long the team stands"
* participant 1..*
* participant obeys rk-care-office-member and rk-care-manager-member
* participant.extension contains Basis named basis 0..*
* participant.extension[basis] ^short = "誰の言葉によるか / By whose word"
* insert ElementForRule(participant.extension[basis], HK-08)
* insert ElementForRule(participant.extension[basis], HK-25)
* insert ElementForRule(participant.extension[basis], AN-07)
* insert ElementForRule(participant.extension[basis], AN-12)
* insert ElementForRule(participant.extension[basis], CN-04)
* participant.role from CareRoleVS (preferred)
* participant.role ^short = "事業所（居宅・小規模多機能・包括）か、担当のケアマネジャー / An office, or the care manager in person"
* insert ElementForRule(participant.role, HK-34)
* insert ElementForRule(participant.role, AN-26)
* participant.member 1..1
* participant.member ^short = "事業所は Organization、人は PractitionerRole か Practitioner / Organization for an office, PractitionerRole or Practitioner for a person"
// R4 (ctm-1) refuses onBehalfOf beside anybody but a Practitioner; a PractitionerRole itself says for whom it works.
* participant.onBehalfOf ^short = "member が Practitioner のときだけ書ける / Only beside a Practitioner"
* participant.period ^short = "契約の期間 / How long the contract runs"
* insert ElementForRule(participant.period, HK-35)

// The office owes the Tasks. Where a support centre entrusts its plan to another office (委託), the one that holds the
// contract stands here with a care-role; the other takes part without one.
// An end may be known beforehand (a contract that runs out): it alone does not mean that the office has gone.
Invariant: rk-one-care-office
Description: "担当の事業所がちょうど1つ要ります。前の事業所には participant.period.end を書き、候補が複数なら status を proposed にしてください。 / Exactly one office must be in charge: give the former one a participant.period.end, or, with several candidates, set status to proposed."
Severity: #error
Expression: "status = 'active' implies (participant.where(role.coding.where(system = 'https://renkei.example/fhir/CodeSystem/care-role' and code != 'care-manager').exists() and period.end.empty()).count() = 1 or (participant.where(role.coding.where(system = 'https://renkei.example/fhir/CodeSystem/care-role' and code != 'care-manager').exists() and period.end.empty()).empty() and participant.where(role.coding.where(system = 'https://renkei.example/fhir/CodeSystem/care-role' and code != 'care-manager').exists()).count() = 1))"

Invariant: rk-care-office-member
Description: "事業所の役割の member は Organization です。人は care-manager の役割で別に書いてください。 / The member in an office's role is an Organization: put the person into a participant of role care-manager."
Severity: #error
Expression: "role.coding.where(system = 'https://renkei.example/fhir/CodeSystem/care-role' and code != 'care-manager').exists() implies member.where((type.exists() and type != 'Organization') or reference.matches('(^|/)(Practitioner|PractitionerRole|Patient|RelatedPerson|CareTeam)/')).empty()"

Invariant: rk-care-manager-member
Description: "care-manager の member は人（PractitionerRole か Practitioner）です。事業所は事業所の役割で別に書いてください。 / The member of role care-manager is a person (PractitionerRole or Practitioner): put the office into a participant of its own role."
Severity: #error
Expression: "role.coding.where(system = 'https://renkei.example/fhir/CodeSystem/care-role' and code = 'care-manager').exists() implies member.where((type.exists() and type != 'PractitionerRole' and type != 'Practitioner') or reference.matches('(^|/)(Organization|Patient|RelatedPerson|CareTeam)/')).empty()"

// Our reading of HK-06 and AN-02: the rule books do not spell it out.
Invariant: rk-cn-04-understanding
Description: "契約前の候補の事業所に情報を渡すには、本人の理解が要ります。誰の理解を得たかを basis の agreement に残してください。 / Before a contract exists information goes to an office only with the patient's understanding: record in basis who agreed."
Severity: #warning
Expression: "status = 'proposed' implies participant.where(role.coding.where(system = 'https://renkei.example/fhir/CodeSystem/care-role' and code != 'care-manager').exists()).all(extension('https://renkei.example/fhir/StructureDefinition/basis').extension('agreement').exists())"
* insert ByRule(CN-04)
