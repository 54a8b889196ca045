Invariant: rk-document-content
Description: "文書そのもの（content.attachment の data か url）がありません。 / The document itself is missing: attachment.data or attachment.url."
Severity: #error
Expression: "content.all(attachment.data.exists() or attachment.url.exists())"

Invariant: rk-hk-58-coverage
Description: "様式2の代わりの文書が様式2の項目をすべて含まないと、加算には該当しません。含むかどうかを確かめ、読み取った様式2（QuestionnaireResponse）を context.related に結んでください。 / A paper given instead of form 2 earns no fee unless it covers every item of form 2: check it, and link the form 2 read from it (QuestionnaireResponse) in context.related."
Severity: #warning
Expression: "(status = 'current' and category.coding.where(system = 'https://renkei.example/fhir/CodeSystem/task' and code = 'discharge-record').exists() and category.coding.where(system = 'https://renkei.example/fhir/CodeSystem/rule' and code.startsWith('HK-')).exists()) implies context.related.where(type = 'QuestionnaireResponse' or reference.contains('QuestionnaireResponse/') or reference.startsWith('urn:')).exists()"
* insert ByRule(HK-58)

Profile: RenkeiDocumentReference
Parent: DocumentReference
Id: renkei-document-reference
* insert Named([["連携 文書"]], [["Renkei Document Reference"]])
* insert Described([["様式の形をとらずに渡された文書：看護サマリー、診療情報提供書、リハビリ計画書、ケアプランの写し、FAXで届いた紙など。何の代わりか（様式2など）を category に手順の種類で示す。"]], [["A paper that is not one of the forms: nursing summary, referral letter, rehabilitation plan, copy of the care plan, a sheet that came by fax. category says by the kind of step what it serves as, for instance instead of form 2."]])
* ^status = #active
* obeys rk-document-content and rk-hk-58-coverage
* type 1..1
* type from DocumentTypeVS (extensible)
* type ^short = "文書の種類 / Kind of document"
* insert ElementForRule(type, HK-22)
* insert ElementForRule(type, HK-58)
* category from TaskVS (preferred)
* category ^short = "どの手順のための文書か。discharge-record なら様式2の代わり / Which step it serves; discharge-record: instead of form 2"
* insert ElementForRule(category, HK-58)
* insert ElementForRule(category, HK-22)
* subject 1..1
* subject only Reference(Patient)
* date ^short = "登録した日時 / When this reference was made"
* author 1..*
* author ^short = "書いた機関または人（引き継いでも変えない） / Who wrote it; a copy passed on keeps it"
* insert ElementForRule(author, AM-30)
* content.attachment.contentType 1..1
* content.attachment.title ^short = "文書の名前 / Name of the document"
* content.attachment.creation ^short = "書いた日時（引き継いでも変えない） / When it was written; a copy passed on keeps it"
* insert ElementForRule(content.attachment.creation, AM-30)
* context.encounter ^short = "入院 / The stay"
* context.related ^short = "依頼、手順、読み取った様式 / The order, the step, the form read from it"
