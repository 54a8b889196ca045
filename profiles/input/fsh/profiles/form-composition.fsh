Invariant: rk-document-final
Description: "書きかけ（preliminary）の文書は渡しません。 / A preliminary document is not exchanged."
Severity: #error
Expression: "status != 'preliminary'"

Profile: RenkeiFormComposition
Parent: Composition
Id: renkei-form-composition
* insert Named([["連携 様式の文書"]], [["Renkei Form Composition"]])
* insert Described([["様式を一つの文書として渡すときの表紙。中身は記入された様式（QuestionnaireResponse）。書いた人と日付は様式のもので、別の機関が引き継いでも変えない。"]], [["The cover of a form that is handed over as a document. Its content is the response (QuestionnaireResponse). Author and date are those of the form and stay when another organisation passes it on."]])
* ^status = #active
* obeys rk-document-final
* extension contains http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber named versionNumber 0..1
* extension[versionNumber] ^short = "文書の版番号 / Version number of the document"
* identifier 1..1
* identifier ^short = "文書の識別子（直しても同じ） / Identifier of the document, the same through all corrections"
* type from DocumentTypeVS (extensible)
* type ^short = "文書の種類 / Kind of document"
* subject 1..1
* subject only Reference(Patient)
* encounter ^short = "入院 / The stay"
* date ^short = "書いた日時（引き継いでも変えない） / When it was written; a copy passed on keeps it"
* insert ElementForRule(date, AM-30)
* author ^short = "書いた機関または人（引き継いでも変えない） / Who wrote it; a copy passed on keeps it"
* insert ElementForRule(author, AM-30)
* custodian 1..1
* custodian ^short = "原本を保つ機関 / Who keeps the original"
* relatesTo ^short = "直して渡し直したとき、前の文書 / The document this one replaces, once corrected"
* section 1..*
* section.title 1..1
* section.text ^short = "そのまま読める形 / What a reader can read as it stands"
* section.entry ^short = "記入された様式 / The response"

// Codes of JP-CLINS and JP Core where one says what the document is; else LOINC's for a form that was filled in.
ValueSet: DocumentTypeVS
Id: document-type
* insert OwnValues
* insert Named([["文書の種類"]], [["Kind of document"]])
* insert Described([["入退院調整で渡される文書の種類。記入した様式一般、診療情報提供書、退院時サマリー、計画書、要約（看護サマリー）、記録（退院・退所情報記録書）、意見書、報告書。入院時情報提供書に当たる日本の文書コードはない。"]], [["Kinds of document handed over in coordination. No Japanese document code means the admission information form; LOINC's code for a filled-in form serves."]])
* http://loinc.org#74465-6 "Questionnaire response Document"
* http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes#57133-1 "診療情報提供書"
* http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes#18842-5 "退院時サマリー"
* http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes#56447-6 "計画書"
* http://jpfhir.jp/fhir/core/CodeSystem/JP_DocumentCodes_CS#Z0002 "要約"
* http://jpfhir.jp/fhir/core/CodeSystem/JP_DocumentCodes_CS#34109-9 "記録"
* http://jpfhir.jp/fhir/core/CodeSystem/JP_DocumentCodes_CS#11488-4 "意見書"
* http://jpfhir.jp/fhir/core/CodeSystem/JP_DocumentCodes_CS#47045-0 "報告書"
