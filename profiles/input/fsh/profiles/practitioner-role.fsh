Profile: RenkeiPractitionerRole
Parent: PractitionerRole
Id: renkei-practitioner-role
* insert Named([["連携 従事者の役割"]], [["Renkei PractitionerRole"]])
* insert Described([["機関における役割（担当ケアマネジャー、相談員 など）。担当者が決まる前や、役割だけを示すときは practitioner を書かない。"]], [["A role within an organisation (care manager in charge, social worker …). Without practitioner where the person is not settled or only the role is meant."]])
* insert CompliesWithJPCore(JP_PractitionerRole)
* ^status = #active
* organization 1..1
* code 1..*
* code from CareRoleVS (preferred)
* code ^short = "役割 / Role"
* practitioner ^short = "担当者。役割だけのときは書かない / The person; absent where only the role is meant"
* insert ElementForRule(practitioner, CN-05)
