// How far a notification came. A machine's "I have it" (delivered) and a person's decision (acted-on) are two lines, never one.
Invariant: rk-receipt-decision
Description: "対応（acted-on）は人の判断です。誰が（by）を書いてください。 / Acted on is a person's decision: say whose (by)."
Severity: #error
Expression: "extension('step').value = 'acted-on' implies extension('by').exists()"

Extension: Receipt
Id: receipt
* insert Named([["送達の段階と時刻"]], [["Receipt"]])
* insert Described([["知らせがどの段階まで届いたか、段階ごとにその時刻と、分かれば誰によるか。システムの受領（delivered）と人の対応（acted-on）を分ける。人が届いたことを確かめた記録は confirmation に書く。"]], [["How far a notification came: for each step when, and by whom where that is known. What a system took (delivered) and what a person decided (acted-on) stay apart. That a person made sure it arrived stands in confirmation."]])
* ^context[+].type = #element
* ^context[=].expression = "Communication"
* . 0..*
* . obeys rk-receipt-decision
* extension contains
    step 1..1 and
    at 1..1 and
    by 0..1
* extension[step] ^short = "段階 / Which step"
* extension[step].value[x] 1..1
* extension[step].value[x] only code
* extension[step].valueCode from ReceiptVS (required)
* extension[at] ^short = "日時 / When"
* extension[at].value[x] 1..1
* extension[at].value[x] only dateTime
* extension[by] ^short = "誰が（役割でよい） / Who; a role is enough"
* insert ElementForRule(extension[by], CN-05)
* extension[by].value[x] 1..1
* extension[by].value[x] only Reference(Organization or PractitionerRole or Practitioner or HealthcareService or Device)
