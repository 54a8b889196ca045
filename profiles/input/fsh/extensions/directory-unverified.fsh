Extension: Unverified
Id: unverified
* insert Named([["未確認の印"]], [["Not verified"]])
* insert Described([["付いている要素の値が確かめられていないことと、その理由。値そのものは印刷どおりに残し、使う前に電話などで確かめる。"]], [["The value it stands on has not been confirmed, and why. The value stays as printed; confirm it, by telephone for instance, before relying on it."]])
* ^context[+].type = #element
* ^context[=].expression = "Element"
* ^context[+].type = #element
* ^context[=].expression = "Endpoint"
* . 0..*
* extension contains
    reason 1..1 and
    note 0..1
* extension[reason].value[x] 1..1
* extension[reason].value[x] only code
* extension[reason].valueCode from UnverifiedReasonVS (required)
* extension[reason] ^short = "なぜ確かでないか / Why it is not certain"
* extension[note].value[x] 1..1
* extension[note].value[x] only string
* extension[note] ^short = "説明（英語は translation 拡張）/ Explanation (English in the translation extension)"
