// The office owes the step and stays its owner; who in the office has taken it stands here.
Extension: ClaimedBy
Id: claimed-by
* insert Named([["引き受けた人"]], [["Claimed by"]])
* insert Described([["この手順を引き受けた担当者（または部署）。手順を負う機関（Task.owner）は変わらない。"]], [["The person (or department) who has taken this step. The organisation that owes it (Task.owner) stays the same."]])
* ^context[+].type = #element
* ^context[=].expression = "Task"
* . 0..1
* value[x] 1..1
* value[x] only Reference(Practitioner or PractitionerRole or Organization or HealthcareService)
