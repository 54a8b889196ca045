Invariant: rk-provenance-mapping
Description: "メッセージから作った記録には、使った変換の名前と版（policy = 変換|版）と、メッセージのハッシュ値を残してください。 / What was made from a message says by which mapping and version (policy = mapping|version) and gives the hash of the message."
Severity: #error
Expression: "entity.what.identifier.where(system = 'https://renkei.example/fhir/identifier/message').exists() implies (policy.where($this.matches('^[^|]+[|].+')).exists() and entity.what.identifier.where(system = 'urn:ietf:rfc:3986' and value.startsWith('ni:///')).exists())"

Invariant: rk-provenance-hash
Description: "メッセージのハッシュ値は ni:///sha-256; に続く43文字（RFC 6920、base64url、= なし）で書いてください。 / Write the hash as ni:///sha-256; and 43 characters (RFC 6920: base64url without =)."
Severity: #error
Expression: "entity.what.identifier.where(system = 'urn:ietf:rfc:3986' and value.startsWith('ni:')).all(value.matches('^ni:///sha-256;[A-Za-z0-9_-]{43}$'))"

// A false join is worse than a missed one; it must be possible to see what was joined, by whom, and to undo it.
Invariant: rk-provenance-join
Description: "記録を結んだ（link）、解いた（unlink）ときは、両方の記録を target に書いてください。 / Where records were joined (link) or parted (unlink), name both in target."
Severity: #error
Expression: "activity.coding.where(system = 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle' and (code = 'link' or code = 'unlink')).exists() implies target.count() >= 2"

Profile: RenkeiProvenance
Parent: Provenance
Id: renkei-provenance
* insert Named([["連携 来歴"]], [["Renkei Provenance"]])
* insert Described([["記録がどこから来たか：どのメッセージから、どの変換の何版で作られたか（transform）、誰が二つの記録を同じ人のものとして結んだか（link、unlink）、誰が文書をそのまま引き継いだか（transmit）。"]], [["Where a record comes from: from which message and by which version of which mapping it was made (transform), who joined two records as one person's (link, unlink), who passed a document on as it was (transmit)."]])
* ^status = #active
* obeys rk-provenance-mapping and rk-provenance-hash and rk-provenance-join
* target ^short = "できた記録（link では結んだ両方） / What was made; for link both records"
* policy ^short = "変換|版 / The mapping, |version"
* activity 1..1
* activity from ProvenanceActivityVS (extensible)
* activity ^short = "何をしたか / What was done"
* insert ElementForRule(activity, AM-30)
* agent.who ^short = "した人または装置 / Who did it, person or device"
* agent.onBehalfOf ^short = "どの機関のために / For which organisation"
* entity ^slicing.discriminator.type = #value
* entity ^slicing.discriminator.path = "what.identifier.system"
* entity ^slicing.rules = #open
* entity contains
    message 0..1 and
    hash 0..1
* entity[message] ^short = "元のメッセージ（MSH-3|MSH-4|MSH-10） / The message it was made from"
* entity[message].role = #source
* entity[message].what.identifier 1..1
* entity[message].what.identifier.system 1..1
* entity[message].what.identifier.system = "https://renkei.example/fhir/identifier/message"
* entity[message].what.identifier.value 1..1
* entity[hash] ^short = "そのバイト列のハッシュ値（RFC 6920） / Hash of its bytes (RFC 6920)"
* entity[hash].role = #source
* entity[hash].what.identifier 1..1
* entity[hash].what.identifier.system 1..1
* entity[hash].what.identifier.system = "urn:ietf:rfc:3986"
* entity[hash].what.identifier.value 1..1

ValueSet: ProvenanceActivityVS
Id: provenance-activity
* insert OwnValues
* insert Named([["来歴の種類"]], [["Kind of provenance"]])
* insert Described([["変換による取り込み、人の記録の結合とその取り消し、文書の引き継ぎ、訂正、作成。"]], [["Taken in by a mapping, joined, parted, passed on, amended, written."]])
* http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle#transform "Transform/Translate Record Lifecycle Event"
* http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle#link "Link Record Lifecycle Event"
* http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle#unlink "Unlink Record Lifecycle Event"
* http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle#transmit "Transmit Record Lifecycle Event"
* http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle#amend "Amend (Update) Record Lifecycle Event"
* http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle#originate "Originate/Retain Record Lifecycle Event"
