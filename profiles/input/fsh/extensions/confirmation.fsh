// That a machine took a message (Communication.received) is one thing, that a person says "we have it" is another.
Extension: Confirmation
Id: confirmation
* insert Named([["届いたことの確認"]], [["Confirmation of receipt"]])
* insert Described([["届いた（または送った）ことを、人が確かめた記録。誰が、どの立場で、いつ。FAXでは送った側と受けた側のそれぞれに一つ置く。装置が受け取っただけの時刻は Communication.received に書く。"]], [["A person has made sure that the message arrived (or went out): who, in which role, when. For a FAX one for each side. The moment a machine took it stands in Communication.received."]])
* ^context[+].type = #element
* ^context[=].expression = "Communication"
* insert ForRule(AN-10)
* insert ForRule(RB-01)
* insert ForRule(CN-03)
* . 0..*
* extension contains
    by 1..1 and
    role 0..1 and
    at 1..1
* extension[by] ^short = "確かめた人、または機関 / Who confirmed"
* extension[by].value[x] 1..1
* extension[by].value[x] only Reference(Organization or PractitionerRole or Practitioner or HealthcareService or Patient or RelatedPerson)
// CN-05: the role is enough; no name of staff is asked for.
* extension[role] ^short = "立場（病院担当者、ケアマネジャー、病棟看護師など） / In which role: a code of ours, or words"
* insert ElementForRule(extension[role], CN-05)
* extension[role].value[x] 1..1
* extension[role].value[x] only CodeableConcept
* extension[role].valueCodeableConcept from ActorVS (preferred)
* extension[at] ^short = "確かめた日時 / When"
* insert ElementForRule(extension[at], RB-04)
* extension[at].value[x] 1..1
* extension[at].value[x] only dateTime
