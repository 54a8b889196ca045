// R4's participant says who does it; who waits for it has no place there.
Extension: OwedTo
Id: owed-to
* insert Named([["相手"]], [["Owed to"]])
* insert Described([["手順を誰に対して負うか。手順（Task）の requester になる。計画の action に書いたものは、手順の定義のものに優先する。"]], [["To whom a step is owed: the requester of the Task. On an action of a plan it overrides that of the ActivityDefinition."]])
* ^context[+].type = #element
* ^context[=].expression = "PlanDefinition.action"
* ^context[+].type = #element
* ^context[=].expression = "ActivityDefinition"
* . 0..1
* value[x] 1..1
* value[x] only Coding
* valueCoding from ActorVS (extensible)
* valueCoding.system 1..1
* valueCoding.code 1..1
