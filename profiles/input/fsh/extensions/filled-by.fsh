// 様式2 has two authors: the hospital begins it, the care manager completes it.
Extension: FilledBy
Id: filled-by
* insert Named([["記入する人"]], [["Who fills this in"]])
* insert Described([["この項目と、その下のすべての項目を記入する人。下の項目に別に書かれていれば、そちらに従う。"]], [["Who answers this item and all items below it, unless one of them names somebody else."]])
* ^context[+].type = #element
* ^context[=].expression = "Questionnaire"
* ^context[+].type = #element
* ^context[=].expression = "Questionnaire.item"
* . 0..1
* value[x] 1..1
* value[x] only code
* valueCode from FilledByVS (required)
