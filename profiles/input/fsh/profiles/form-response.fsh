Invariant: rk-form-version
Description: "様式は版つき（Questionnaire|版）で指してください。下書きも、その版のものです。 / Name the form with its version (Questionnaire|version): a draft, too, belongs to a version."
Severity: #error
Expression: "questionnaire.matches('^[^|]+[|].+')"

Invariant: rk-form-given
Description: "渡した様式（completed、amended）には、誰について（subject）、誰が（author）、いつ（authored）書いたかが要ります。 / A form that was given (completed, amended) says about whom it is (subject), who wrote it (author) and when (authored)."
Severity: #error
Expression: "(status = 'completed' or status = 'amended') implies (subject.exists() and author.exists() and authored.exists())"

Invariant: rk-form-empty
Description: "渡した様式に、答えが一つもありません。 / A form that was given holds no answer at all."
Severity: #warning
Expression: "(status = 'completed' or status = 'amended') implies repeat(item).answer.exists()"

Profile: RenkeiFormResponse
Parent: QuestionnaireResponse
Id: renkei-form-response
* insert Named([["連携 様式の記入"]], [["Renkei Form Response"]])
* insert Described([["記入された様式（入院時情報提供書、退院・退所情報記録書など）。渡した様式を直すときは上書きせず、amended の新しい版とする。場面ごとに必要な項目は、様式の追加欄にいくつでも書ける。転院先へは、同じものを、書いた人と日付を変えずに引き継ぐ。"]], [["A form that was filled in (admission information, discharge record …). One that was given is amended, never overwritten. Further items a case needs go into the form's field for additions. At a transfer the same response is passed on with its author and date unchanged."]])
* ^status = #active
* obeys rk-form-version and rk-form-given and rk-form-empty
* extension contains Region named region 0..1
* extension[region] ^short = "どの地域のルールによるか / Region whose rules apply"
* basedOn ^short = "入退院調整の依頼 / The order"
* questionnaire 1..1
* questionnaire ^short = "様式|版 / The form, |version"
* insert ElementForRule(questionnaire, HK-57)
* insert ElementForRule(questionnaire, HK-58)
* status ^short = "渡したら completed、直して渡し直したら amended / completed once given, amended once corrected and given again"
* subject only Reference(Patient)
* subject ^short = "患者 / The patient"
* encounter ^short = "入院 / The stay"
* authored ^short = "書いた日時（引き継いでも変えない） / When it was written; a copy passed on keeps it"
* insert ElementForRule(authored, AM-30)
* insert ElementForRule(authored, RB-04)
* author ^short = "書いた機関または人（引き継いでも変えない） / Who wrote it; a copy passed on keeps it"
* insert ElementForRule(author, AM-30)
* source ^short = "答えた人（本人、家族など） / Who gave the answers: patient, family …"
* item ^short = "答え（追加の項目を含む） / The answers, additional items included"
* insert ElementForRule(item, HK-59)
* item.extension contains http://hl7.org/fhir/StructureDefinition/questionnaireresponse-author named author 0..1
* item.extension[author] ^short = "この項目を書いた人（全体の author と違うとき） / Who wrote this item, where not the author of the whole"
