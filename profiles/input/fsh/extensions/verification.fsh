// On items of forms: a form may be used before its last word has been compared with the printed one, if it says which.
Extension: Verification
Id: verification
* insert Named([["文言の確認状況"]], [["Where these words come from"]])
* insert Described([["様式の項目の文言と選択肢を、何にもとづいて書いたか。原本で確かめたもの（verified）のほかは、使う人に「要確認」と示す。"]], [["What the wording and the options of this item of a form rest on. Unless they were compared with the official form (verified), show the person who fills it that they are unchecked."]])
* ^context[+].type = #element
* ^context[=].expression = "Questionnaire"
* ^context[+].type = #element
* ^context[=].expression = "Questionnaire.item"
* . 0..1
* value[x] 1..1
* value[x] only code
* valueCode from VerificationVS (required)
