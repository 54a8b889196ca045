// A region has a plan for each flow; which one a stay follows is a rule of the region, not of the program.
Extension: Applicability
Id: applicability
* insert Named([["計画が当てはまる条件"]], [["Applicability of a plan"]])
* insert Described([["どの入院がこの計画に従うか（例：入院前から担当のケアマネジャーがいる）。入院についての事実に対する FHIRPath。なければ、地域のすべての入院が従う。"]], [["Which stays follow this plan (such as: a care manager was in charge before the admission). FHIRPath over the facts of the stay. Without it every stay of the region does."]])
* ^context[+].type = #element
* ^context[=].expression = "PlanDefinition"
* insert ForRule(HK-03)
* . 0..1
* value[x] 1..1
* value[x] only Expression
* valueExpression.language = #text/fhirpath
* valueExpression.expression 1..1
* valueExpression.description 1..1
* valueExpression.description ^short = "条件の言葉での説明 / The condition in words"
