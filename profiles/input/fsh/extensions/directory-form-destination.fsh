Extension: FormDestination
Id: form-destination
* insert Named([["様式の提出先"]], [["Where forms go"]])
* insert Described([["入院時の様式をその病院のどの部署・役割に届け、持参するとき何と伝えるか。個人名は書かない。"]], [["To which department or role of the hospital an admission form goes and what to say when bringing it. Never a person's name."]])
* insert ForRule(HK-61)
* insert ForRule(AN-41)
* insert ForRule(CN-05)
* ^context[+].type = #element
* ^context[=].expression = "HealthcareService"
* . 0..*
* extension contains
    form 1..1 and
    questionnaire 0..* and
    role 1..1 and
    instruction 0..1 and
    instruction-note 0..1 and
    prior-contact 0..1 and
    fax-not-chosen 0..1
* extension[form].value[x] 1..1
* extension[form].value[x] only string
* extension[form] ^short = "様式名（印刷どおり）/ Name of the form, as printed"
* extension[questionnaire].value[x] 1..1
* extension[questionnaire].value[x] only canonical
* extension[questionnaire] ^short = "当該様式の Questionnaire / The Questionnaire of that form"
* extension[role].value[x] 1..1
* extension[role].value[x] only string
* extension[role] ^short = "部署または役割（地域連携室、院長 など）/ Department or role"
* extension[instruction].value[x] 1..1
* extension[instruction].value[x] only string
* extension[instruction] ^short = "持参・来院のときの案内（印刷どおり）/ What to do or say when coming, as printed"
* extension[instruction-note].value[x] 1..1
* extension[instruction-note].value[x] only string
* extension[instruction-note] ^short = "案内についての注意 / Remark on the instruction"
* extension[prior-contact].value[x] 1..1
* extension[prior-contact].value[x] only boolean
* extension[prior-contact] ^short = "事前連絡が要る / Contact beforehand is required"
* extension[fax-not-chosen].value[x] 1..1
* extension[fax-not-chosen].value[x] only boolean
* extension[fax-not-chosen] ^short = "FAX番号が複数あり、どれが様式を受けるか印刷されていない。先に電話で確かめる / Several FAX numbers are printed without saying which takes the form: ask by phone first"
