// The rules know who owes a step; after a delegation its owner is another, and stays so when they are worked out anew.
Extension: DelegatedFrom
Id: delegated-from
* insert Named([["委ねた機関"]], [["Delegated from"]])
* insert Described([["この手順をほかの機関に委ねる（$delegate）前に、手順を負っていた機関。"]], [["The organisation that owed this step before it was handed on to another ($delegate)."]])
* ^context[+].type = #element
* ^context[=].expression = "Task"
* . 0..1
* value[x] 1..1
* value[x] only Reference(Organization)
