// What is handed over once the patient has left.

Instance: activity-discharge-summary
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(discharge-summary, DischargeSummary, [["看護サマリー等の引継ぎ"]], [["Give the nursing summary"]])
* insert DescribedInstance([["看護サマリーなどを渡します。"]], [["Give the nursing summary or the like."]])
* insert OwedBy(hospital-contact, home-contact)

Instance: activity-care-plan-copy
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(care-plan-copy, CarePlanCopy, [["ケアプランの写しの提供"]], [["Give a copy of the care plan"]])
* insert DescribedInstance([["ケアプランの写しを病院に渡します。"]], [["Give the hospital a copy of the care plan."]])
* insert OwedBy(home-contact, hospital-contact)
