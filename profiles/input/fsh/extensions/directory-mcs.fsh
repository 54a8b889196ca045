Invariant: rk-mcs-condition
Description: "MCS が条件付きなら、宛先の役割か事前連絡のいずれかを書き、不可なら書かない。 / When MCS is conditional, name the role addressed or the contact required first; when it is unavailable, name neither."
Severity: #error
Expression: "(extension.where(url = 'availability' and value = 'conditional').exists() implies extension.where(url = 'recipient' or url = 'prior-contact').exists()) and (extension.where(url = 'availability' and value = 'unavailable').exists() implies extension.where(url = 'recipient' or url = 'prior-contact').empty())"
* insert ByRule(HK-60)

Extension: Mcs
Id: mcs
* insert Named([["MCS（メディカルケアステーション）による連絡"]], [["Contact by MCS (Medical Care Station)"]])
* insert Described([["その病院に MCS で連絡してよいか、誰あてか、先に何をするか。緊急の連絡には使わない病院がある。"]], [["Whether the hospital may be contacted by MCS, to whom, and what must be done first. Some hospitals exclude emergencies."]])
* insert ForRule(HK-60)
* ^context[+].type = #element
* ^context[=].expression = "HealthcareService"
* obeys rk-mcs-condition
* . 0..1
* extension contains
    availability 1..1 and
    printed 0..1 and
    recipient 0..1 and
    prior-contact 0..1 and
    prior-contact-with 0..1 and
    note 0..1
* extension[availability].value[x] 1..1
* extension[availability].value[x] only code
* extension[availability].valueCode from McsAvailabilityVS (required)
* extension[availability] ^short = "可・不可・条件付き・記載なし / Whether it may be used"
* extension[printed].value[x] 1..1
* extension[printed].value[x] only string
* extension[printed] ^short = "印刷どおりの書き方 / As printed"
* extension[recipient].value[x] 1..1
* extension[recipient].value[x] only string
* extension[recipient] ^short = "宛先の役割（個人名は書かない）/ Role addressed, never a person's name"
* extension[prior-contact].value[x] 1..1
* extension[prior-contact].value[x] only boolean
* extension[prior-contact] ^short = "事前連絡が要る / Contact beforehand is required"
* extension[prior-contact-with].value[x] 1..1
* extension[prior-contact-with].value[x] only string
* extension[prior-contact-with] ^short = "事前連絡の相手（病院事務 など）/ Whom to contact beforehand"
* extension[note].value[x] 1..1
* extension[note].value[x] only string
* extension[note] ^short = "注意 / Remark"
