Invariant: rk-an-40-workflow-answer
Description: "列②「退院調整の期間を残した在宅判断」には答え（可・不可・条件付き）を、ほかの列には担当する人を書く。 / Column 2 (home decision leaving coordination time) takes an answer; every other column takes an actor."
Severity: #error
Expression: "iif(extension.where(url = 'column' and value = 'leaves-coordination-time').exists(), extension.where(url = 'answer').exists() and extension.where(url = 'actor').empty(), extension.where(url = 'actor').exists() and extension.where(url = 'answer').empty())"
* insert ByRule(AN-40)

Extension: Workflow
Id: workflow
* insert Named([["病院ごとの退院調整の流れ（一列）"]], [["A hospital's discharge workflow, one column"]])
* insert Described([["病院ごとの一覧（8列）の一列：誰が電話し、誰が面談し、誰が退院日を伝えるか、など。①〜⑤はケアマネジャーのいる人、⑥〜⑧は新しく使う人について。役割だけを書き、個人名は書かない。"]], [["One of the eight columns printed per hospital: who phones, who meets, who tells the discharge date … Columns 1 to 5 are for people who have a care manager, 6 to 8 for new users. Roles only."]])
* insert ForRule(AN-40)
* insert ForRule(AN-41)
* insert ForRule(AN-42)
* ^context[+].type = #element
* ^context[=].expression = "HealthcareService"
* obeys rk-an-40-workflow-answer
* . 0..*
* extension contains
    column 1..1 and
    actor 0..* and
    answer 0..1 and
    printed 0..1 and
    decider 0..1 and
    window-days 0..1 and
    window-starts-at 0..1 and
    Unverified named unverified 0..*
* extension[column].value[x] 1..1
* extension[column].value[x] only code
* extension[column].valueCode from WorkflowColumnVS (required)
* extension[column] ^short = "どの列か / Which column"
* extension[actor] ^short = "担当する役割。並んでいるときは、そのいずれも / Role in charge; where several, each of them may"
* extension[actor].extension contains
    role 1..1 and
    condition 0..1
* extension[actor].extension[role].value[x] 1..1
* extension[actor].extension[role].value[x] only string
* extension[actor].extension[role] ^short = "役割（地域連携室、病棟師長、家族 など）/ Role"
* extension[actor].extension[condition].value[x] 1..1
* extension[actor].extension[condition].value[x] only string
* extension[actor].extension[condition] ^short = "条件（状況によって など）/ Condition"
* extension[answer].value[x] 1..1
* extension[answer].value[x] only code
* extension[answer].valueCode from WorkflowAnswerVS (required)
* extension[answer] ^short = "可・不可・条件付き（列②）/ Yes, no or conditional (column 2)"
* extension[printed].value[x] 1..1
* extension[printed].value[x] only string
* extension[printed] ^short = "印刷どおりの書き方 / As printed"
* extension[decider].value[x] 1..1
* extension[decider].value[x] only string
* extension[decider] ^short = "誰の判断か / Whose decision"
* extension[window-days].value[x] 1..1
* extension[window-days].value[x] only positiveInt
* extension[window-days] ^short = "何日以内に在宅可能となれば / Home must become possible within so many days"
* extension[window-starts-at].value[x] 1..1
* extension[window-starts-at].value[x] only string
* extension[window-starts-at] ^short = "日数の起点 / From when the days count"
