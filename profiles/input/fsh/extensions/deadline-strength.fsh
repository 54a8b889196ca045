// A regional deadline is a 目安: to pass one is no breach. Only fee conditions are hard, and they never make anybody late.
Extension: DeadlineStrength
Id: deadline-strength
* insert Named([["期限の性質"]], [["Strength of a deadline"]])
* insert Described([["期日（Task.restriction.period.end）が目安か、速やかにか、直ちにか、算定要件か、この入院のために取り決めた日か、定めがないか。計画（PlanDefinition.action）に書いたものは、手順の定義（ActivityDefinition）のものに優先する。"]], [["Whether the date in Task.restriction.period.end is a guideline, as soon as possible, immediate, a fee condition, agreed for this stay, or whether no time is stated. On an action of a plan it overrides that of the ActivityDefinition."]])
* ^context[+].type = #element
* ^context[=].expression = "Task"
* ^context[+].type = #element
* ^context[=].expression = "ActivityDefinition"
* ^context[+].type = #element
* ^context[=].expression = "PlanDefinition.action"
* insert ForRule(HK-01)
* insert ForRule(AN-01)
* insert ForRule(AM-01)
* . 0..1
* value[x] 1..1
* value[x] only code
* valueCode from DeadlineStrengthVS (required)
