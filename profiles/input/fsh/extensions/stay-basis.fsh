// Who the care manager is, is hearsay until the office itself says so. A wrong office learns of an admission that is
// none of its business, so each claim carries whose word it is.
Extension: Basis
Id: basis
* insert Named([["誰の言葉によるか"]], [["By whose word"]])
* insert Described([["ケアマネジャーや事業所がこの人を受け持つと、何から、いつ知ったか。契約の前に情報を渡すときは、誰の理解を得ているかも残す。"]], [["From what, and when, it is known that this office or person serves the patient; and, where information is shared before a contract exists, who has agreed to that."]])
* insert ContextElement(CareTeam.participant)
* insert ContextElement(Reference)
* insert ForRule(HK-08)
* insert ForRule(AN-07)
* . 0..*
* extension contains
    source 1..1 and
    saidBy 0..1 and
    recorded 1..1 and
    agreement 0..* and
    evidence 0..*
* extension[source] ^short = "何から知ったか / What it was learned from"
* insert ElementForRule(extension[source], HK-25)
* insert ElementForRule(extension[source], AN-12)
* extension[source].value[x] 1..1
* extension[source].value[x] only code
* extension[source].valueCode from BasisSourceVS (required)
* extension[saidBy] ^short = "そう言った人・機関 / The person or organisation who said so"
* extension[saidBy].value[x] 1..1
* extension[saidBy].value[x] only Reference(Patient or RelatedPerson or Practitioner or PractitionerRole or Organization)
* extension[recorded] ^short = "記録した日時 / When it was recorded"
* extension[recorded].value[x] 1..1
* extension[recorded].value[x] only dateTime
* extension[agreement] ^short = "情報を渡すことに理解を得た相手 / Who agrees that information is shared"
* insert ElementForRule(extension[agreement], CN-04)
* insert ElementForRule(extension[agreement], CN-02)
* extension[agreement].value[x] 1..1
* extension[agreement].value[x] only code
* extension[agreement].valueCode from BasisAgreementVS (required)
* extension[evidence] ^short = "それを示す記録（受け取った入院時情報提供書など） / The record that shows it (the admission information received …)"
* insert ElementForRule(extension[evidence], AN-12)
* extension[evidence].value[x] 1..1
* extension[evidence].value[x] only Reference(QuestionnaireResponse or DocumentReference or Communication or Consent)

CodeSystem: BasisSourceCS
Id: basis-source
* insert Named([["何から知ったか"]], [["What it was learned from"]])
* insert Described([["担当のケアマネジャーや事業所を、何から知ったか。"]], [["From what it is known who the care manager is."]])
* insert OwnCodes
* insert ConceptDefined(#patient, [["本人"]], [["Patient"]], [["本人から聞いた。"]], [["The patient said so."]])
* insert ConceptDefined(#family, [["家族等"]], [["Family"]], [["家族や身近な人から聞いた。"]], [["Family or somebody close said so."]])
* insert ConceptDefined(#insurance-card, [["介護保険証"]], [["Care insurance card"]], [["介護保険証に書かれていた。"]], [["It is written on the care insurance card."]])
* insert ConceptDefined(#contact-card, [["名刺・連絡先カード"]], [["Contact card"]], [["ケアマネジャーの名刺、わたしの連絡先カードなどにあった。"]], [["It is on the care manager's business card or the patient's card of contacts."]])
* insert ConceptDefined(#office, [["事業所"]], [["The office itself"]], [["事業所またはケアマネジャー本人が名のり出た、あるいは入院時の情報を送ってきた。"]], [["The office or care manager told us, or sent the admission information."]])
* insert ConceptDefined(#hospital, [["病院の記録"]], [["Hospital record"]], [["前の入院など、病院の記録にあった。今も同じかは確かめる。"]], [["It is in the hospital's record, of an earlier stay for instance; whether it still holds must be asked."]])
* insert ConceptDefined(#insurer-desk, [["市町村の担当課"]], [["Municipal desk"]], [["市町村の介護保険担当課に尋ねて分かった。"]], [["The care insurance desk of the municipality answered."]])

ValueSet: BasisSourceVS
Id: basis-source
* insert Named([["何から知ったか"]], [["What it was learned from"]])
* insert Described([["担当のケアマネジャーや事業所を、何から知ったか。"]], [["From what it is known who the care manager is."]])
* insert OwnValues
* include codes from system BasisSourceCS

ValueSet: BasisAgreementVS
Id: basis-agreement
* insert Named([["理解を得た相手"]], [["Who agrees"]])
* insert Described([["情報を渡すことについて理解・同意を得た相手。"]], [["Who understands and agrees that information is shared."]])
* insert OwnValues
* BasisSourceCS#patient
* BasisSourceCS#family
