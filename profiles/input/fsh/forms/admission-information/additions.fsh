// HK-59: what those concerned agree to add, without a new version of the form.
RuleSet: AdmissionAdditions
* item[+]
  * insert Section(additional-items, [["追加項目"]], [["Further items"]])
  * repeats = true
  * insert ByRule(HK-59)
  * insert Verification(source)
  * item[+]
    * insert Note(additional-items-note, [["様式にないことで、伝える必要があるものを書き足せます。"]], [["Add here what needs to be told and has no place on the form."]])
  * item[+]
    * insert String(additional-items-name, [["項目名"]], [["Item"]], 100)
    * insert Verification(source)
  * item[+]
    * insert Text(additional-items-content, [["内容"]], [["Content"]], 2000)
    * insert Verification(source)
