// The fee has a clock of its own: a guideline may pass while the fee can still be claimed, and the other way round.
Extension: FeeDeadline
Id: fee-deadline
* insert Named([["算定要件の期限"]], [["Fee deadline"]])
* insert Described([["この時を過ぎると加算などを算定できなくなる期限。地域のルールの目安とは別に示し、過ぎても誰かの遅れとはしない。段階のある加算（Ⅰ・Ⅱ）では、段階ごとに一つ置く。"]], [["After this moment the fee can no longer be claimed. It is shown apart from the rule's own deadline and is nobody's lateness. A fee with steps (I, II) has one for each step."]])
* ^context[+].type = #element
* ^context[=].expression = "Task"
* insert ForRule(RB-01)
* insert ForRule(RB-04)
* insert ForRule(AM-32)
* insert ForRule(AM-33)
* . 0..*
* extension contains
    rule 1..1 and
    at 1..1 and
    item 0..1
* extension[rule] ^short = "報酬の決まり / The reimbursement rule"
* extension[rule].value[x] 1..1
* extension[rule].value[x] only Coding
* extension[rule].valueCoding from RuleVS (required)
// A date alone means the whole of that day in Japan: fees count calendar days.
* extension[at] ^short = "期限（日だけなら、その日いっぱい） / The limit; a date alone means until the end of that day"
* insert ElementForRule(extension[at], RB-04)
* extension[at].value[x] 1..1
* extension[at].value[x] only dateTime
* extension[item] ^short = "算定できなくなる項目（例：入院時情報連携加算（Ⅰ）） / The item that is lost, in words"
* extension[item].value[x] 1..1
* extension[item].value[x] only string
