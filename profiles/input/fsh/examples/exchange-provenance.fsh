Instance: example-provenance
InstanceOf: RenkeiProvenance
Usage: #example
Title: "来歴：入院のメッセージから取り込んだ / Taken in from the message of the admission"
* target[0] = Reference(Encounter/example-stay)
* target[+] = Reference(Patient/example-patient)
* occurredDateTime = "2026-11-10T10:35:00+09:00"
* recorded = "2026-11-10T10:35:02+09:00"
* policy = "https://hospital.example/mapping/adt|3"
* activity = http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle#transform "Transform/Translate Record Lifecycle Event"
* agent.type = http://terminology.hl7.org/CodeSystem/provenance-participant-type#assembler "Assembler"
* agent.who.display = "連携ハブ"
* agent.onBehalfOf = Reference(Organization/example-hospital)
* entity[message].role = #source
* entity[message].what.identifier.system = "https://renkei.example/fhir/identifier/message"
* entity[message].what.identifier.value = "HIS|RENKEI-HP|20261110000017"
* entity[hash].role = #source
* entity[hash].what.identifier.system = "urn:ietf:rfc:3986"
* entity[hash].what.identifier.value = "ni:///sha-256;G0T2YH0PUx2wdzEopLIOp6XyquN77U4QsFzUP9fxXLo"

Instance: example-provenance-link
InstanceOf: RenkeiProvenance
Usage: #example
Title: "来歴：病院と事業所の記録を同じ人のものとして結んだ / The hospital's and the office's records joined as one person's"
* target[0] = Reference(Patient/example-patient)
* target[+] = Reference(Patient/example-patient-at-office)
* recorded = "2026-11-10T15:30:00+09:00"
* reason = http://terminology.hl7.org/CodeSystem/v3-ActReason#PATADMIN "patient administration"
* reason.text = "保険者番号と被保険者番号、生年月日が一致し、氏名を窓口で確かめた"
* activity = http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle#link "Link Record Lifecycle Event"
* agent.type = http://terminology.hl7.org/CodeSystem/provenance-participant-type#verifier "Verifier"
* agent.who = Reference(Organization/example-hospital) "れんけい中央病院 地域医療連携室"
