Extension: ContactLabel
Id: contact-label
* insert Named([["電話・FAXの呼び名"]], [["Label of a telephone or FAX number"]])
* insert Described([["番号に付いている印刷された呼び名（代表、直通、1st など）。"]], [["What is printed beside the number: 代表 (switchboard), 直通 (direct), 1st …"]])
* ^context[+].type = #element
* ^context[=].expression = "ContactPoint"
* . 0..1
* value[x] 1..1
* value[x] only string

Extension: RunBy
Id: run-by
* insert Named([["運営"]], [["Run by"]])
* insert Described([["直営か委託か、また運営する法人。"]], [["Whether the municipality runs it itself or has entrusted it, and the corporation that runs it."]])
* insert ForRule(HK-64)
* ^context[+].type = #element
* ^context[=].expression = "Organization"
* . 0..1
* extension contains
    mode 0..1 and
    corporation 0..1
* extension[mode].value[x] 1..1
* extension[mode].value[x] only code
* extension[mode].valueCode from RunModeVS (required)
* extension[mode] ^short = "直営・委託 / Directly or entrusted"
* extension[corporation].value[x] 1..1
* extension[corporation].value[x] only string
* extension[corporation] ^short = "法人名 / Corporation"

Extension: ListedAs
Id: listed-as
* insert Named([["別の掲載"]], [["Also listed as"]])
* insert Described([["同じ窓口が名簿の別の欄にも載っているとき、その機関。"]], [["The organisation under which the same desk is listed a second time."]])
* ^context[+].type = #element
* ^context[=].expression = "Organization"
* . 0..*
* value[x] 1..1
* value[x] only Reference(Organization)
