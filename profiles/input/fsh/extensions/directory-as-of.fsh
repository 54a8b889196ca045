Extension: AsOf
Id: as-of
* insert Named([["時点"]], [["As of"]])
* insert Described([["この名簿の記載がいつ現在のものか。日付が印刷されていないときは、印刷された言葉のまま文字で書く。"]], [["The day on which this directory entry was true. Where no date is printed, what is printed instead, as text."]])
* ^context[+].type = #element
* ^context[=].expression = "Organization"
* ^context[+].type = #element
* ^context[=].expression = "HealthcareService"
* ^context[+].type = #element
* ^context[=].expression = "Location"
* ^context[+].type = #element
* ^context[=].expression = "Endpoint"
* ^context[+].type = #element
* ^context[=].expression = "List"
* . 0..1
* value[x] 1..1
* value[x] only date or string
* value[x] ^short = "現在日、または印刷どおりの言葉 / The date, or the printed words"
