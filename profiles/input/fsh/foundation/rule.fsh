Extension: Rule
Id: rule
* insert Named([["根拠ルール"]], [["Rule behind this"]])
* insert Described([["この要素・項目・制約が置かれている理由となる、入退院調整ルールの番号。"]], [["The numbered coordination rule for whose sake this element, item or constraint is here."]])
* ^context[+].type = #element
* ^context[=].expression = "Element"
* . 0..*
* value[x] 1..1
* value[x] only Coding
* valueCoding.system 1..1
* valueCoding.system = "https://renkei.example/fhir/CodeSystem/rule"
* valueCoding.code 1..1
