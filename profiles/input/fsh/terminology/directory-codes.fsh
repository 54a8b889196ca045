// Codes that only the directory uses.

CodeSystem: ServiceKindCS
Id: service-kind
* insert OwnCodes
* insert Named([["窓口・サービスの種類"]], [["Kind of service"]])
* insert Described([["名簿に載る窓口・サービスの種類。"]], [["Kinds of desk and service found in the directory."]])
* insert Concept(#hospital-desk, [["病院の相談窓口"]], [["Hospital's consultation desk"]])
* insert Concept(#home-care-support, [["居宅介護支援"]], [["Home care support"]])
* insert Concept(#small-multi, [["小規模多機能型居宅介護"]], [["Small-scale multifunctional care"]])
* insert Concept(#support-centre, [["地域包括支援センター"]], [["Community support centre"]])
* insert Concept(#insurer-desk, [["市町村の窓口"]], [["Municipal desk"]])
* insert Concept(#linkage-base, [["在宅医療・介護連携の窓口"]], [["Desk for linking home medical care and care services"]])
* insert Concept(#backup-bed, [["在宅療養後方支援病床"]], [["Back-up bed for people cared for at home"]])

ValueSet: ServiceKindVS
Id: service-kind
* insert OwnValues
* insert Named([["窓口・サービスの種類"]], [["Kind of service"]])
* insert Described([["名簿に載る窓口・サービスの種類のすべて。"]], [["All kinds of desk and service found in the directory."]])
* include codes from system ServiceKindCS

CodeSystem: ServiceEligibilityCS
Id: service-eligibility
* insert OwnCodes
* insert Named([["利用できる人の要件"]], [["Eligibility for a service"]])
* insert Described([["名簿の窓口・病床を利用できる人の要件。後方支援病床は三つすべてを満たすこと。"]], [["Who may use a desk or bed of the directory. For the back-up beds all three hold together."]])
* insert ForRule(KD-21)
* insert ConceptDefined(#coordination-possible, [["介護保険の利用（予定）者で調整役がいる"]], [["User of care insurance with somebody to coordinate"]], [["介護保険サービスの利用者または利用を予定している方で、地域包括支援センターまたは担当するケアマネジャーが入退院時の調整に関われること。"]], [["Uses or intends to use care-insurance services, and a support centre or the care manager can take part in coordinating admission and discharge."]])
* insert ConceptDefined(#home-care-difficult, [["急性期入院は不要だが家での療養が難しい"]], [["No acute admission needed, but staying home is difficult"]], [["容態が悪化し、急性期病院への入院は必要がないが家族の不安等により家での療養継続が困難、又は、患者を介護する家族等の休養が必要な場合。"]], [["Condition worsened, no need of an acute hospital, but staying home is difficult through the family's anxiety or the like; or the caring family needs rest."]])
* insert ConceptDefined(#physician-finds-necessary, [["主治医が入院を必要と認める"]], [["The attending physician finds admission necessary"]], [["主治医が入院を必要と認めていること。"]], [["The attending physician finds the admission necessary."]])
* insert ConceptDefined(#professionals-only, [["関係者からの相談のみ"]], [["Professionals only"]], [["専門職・関係者だけが相談できる。市民は地域包括支援センターへ。"]], [["Professionals only; citizens turn to the community support centre."]])

ValueSet: ServiceEligibilityVS
Id: service-eligibility
* insert OwnValues
* insert Named([["利用できる人の要件"]], [["Eligibility for a service"]])
* insert Described([["名簿の窓口・病床を利用できる人の要件のすべて。"]], [["All eligibility conditions of the directory."]])
* include codes from system ServiceEligibilityCS

CodeSystem: OpeningDayCS
Id: opening-day
* insert OwnCodes
* insert Named([["受付日の種類"]], [["Kind of day"]])
* insert Described([["曜日、土曜午後、祝日、年末年始。"]], [["Days of the week, Saturday afternoon, public holidays and the year's end."]])
* insert Concept(#mon, [["月曜日"]], [["Monday"]])
* insert Concept(#tue, [["火曜日"]], [["Tuesday"]])
* insert Concept(#wed, [["水曜日"]], [["Wednesday"]])
* insert Concept(#thu, [["木曜日"]], [["Thursday"]])
* insert Concept(#fri, [["金曜日"]], [["Friday"]])
* insert Concept(#sat, [["土曜日"]], [["Saturday"]])
* insert Concept(#sat-pm, [["土曜日午後"]], [["Saturday afternoon"]])
* insert Concept(#sun, [["日曜日"]], [["Sunday"]])
* insert Concept(#holiday, [["祝日"]], [["Public holiday"]])
* insert Concept(#year-end, [["年末年始"]], [["Year's end and New Year"]])

ValueSet: OpeningDayVS
Id: opening-day
* insert OwnValues
* insert Named([["受付日の種類"]], [["Kind of day"]])
* insert Described([["受付日の種類のすべて。"]], [["All kinds of day."]])
* include codes from system OpeningDayCS

CodeSystem: UnverifiedReasonCS
Id: unverified-reason
* insert OwnCodes
* insert Named([["未確認の理由"]], [["Why something is not verified"]])
* insert Described([["名簿の値が確かでない理由。"]], [["Why a value of the directory is not certain."]])
* insert ConceptDefined(#ocr-suspect, [["文字の読み取り誤りの疑い"]], [["Suspected misreading"]], [["紙面の文字認識（OCR）の誤りと思われる。"]], [["Probably misread when the page was scanned (OCR)."]])
* insert ConceptDefined(#ambiguous-print, [["印刷が二通りに読める"]], [["Printed ambiguously"]], [["二通り以上に読める。狭いほうに取ってある。"]], [["Can be read in more than one way; the narrower reading is taken."]])
* insert ConceptDefined(#odd-print, [["印刷どおりだが不自然"]], [["Odd, but as printed"]], [["印刷どおりに写したが、そのままでは意味が通りにくい。"]], [["Copied as printed, though it hardly makes sense as it stands."]])
* insert ConceptDefined(#selection-lost, [["選択の印が失われた"]], [["Selection mark lost"]], [["選択肢だけが残り、どれが選ばれていたかが分からない。"]], [["Only the options are left; which was chosen is not known."]])
* insert ConceptDefined(#inferred, [["推定"]], [["Inferred"]], [["印刷されておらず、ほかの記載から推定した。"]], [["Not printed; inferred from something else that is."]])

ValueSet: UnverifiedReasonVS
Id: unverified-reason
* insert OwnValues
* insert Named([["未確認の理由"]], [["Why something is not verified"]])
* insert Described([["未確認の理由のすべて。"]], [["All reasons."]])
* include codes from system UnverifiedReasonCS

CodeSystem: RunModeCS
Id: run-mode
* insert OwnCodes
* insert Named([["運営の形"]], [["How it is run"]])
* insert Described([["地域包括支援センターの運営の形。"]], [["How a community support centre is run."]])
* insert Concept(#direct, [["直営"]], [["Directly by the municipality"]])
* insert Concept(#entrusted, [["委託"]], [["Entrusted"]])

ValueSet: RunModeVS
Id: run-mode
* insert OwnValues
* insert Named([["運営の形"]], [["How it is run"]])
* insert Described([["運営の形のすべて。"]], [["All ways of being run."]])
* include codes from system RunModeCS

CodeSystem: CompanionRequirementCS
Id: companion-requirement
* insert OwnCodes
* insert Named([["家族の付き添い"]], [["Family to accompany"]])
* insert Described([["入院時の家族の付き添いの求め方。"]], [["How far the family must come along at admission."]])
* insert Concept(#requested, [["お願い"]], [["Requested"]])
* insert Concept(#mandatory, [["必須"]], [["Mandatory"]])
* insert Concept(#not-stated, [["記載なし"]], [["Not stated"]])

ValueSet: CompanionRequirementVS
Id: companion-requirement
* insert OwnValues
* insert Named([["家族の付き添い"]], [["Family to accompany"]])
* insert Described([["付き添いの求め方のすべて。"]], [["All of them."]])
* include codes from system CompanionRequirementCS

CodeSystem: CompanionScopeCS
Id: companion-scope
* insert OwnCodes
* insert Named([["付き添いの記載の及ぶ範囲"]], [["Scope of the companion note"]])
* insert Described([["付き添いの記載がどの入院について印刷されているか。"]], [["For which admissions the companion note is printed."]])
* insert Concept(#any-admission, [["入院全般"]], [["Any admission"]])
* insert Concept(#same-day, [["当日入院の条件としてだけ"]], [["Among the same-day conditions only"]])

ValueSet: CompanionScopeVS
Id: companion-scope
* insert OwnValues
* insert Named([["付き添いの記載の及ぶ範囲"]], [["Scope of the companion note"]])
* insert Described([["範囲のすべて。"]], [["All of them."]])
* include codes from system CompanionScopeCS

CodeSystem: WorkflowColumnCS
Id: workflow-column
* insert OwnCodes
* insert Named([["病院ごとの退院調整の流れの列"]], [["Column of a hospital's discharge workflow"]])
* insert Described([["安中地域の手引きにある病院ごとの一覧の8列。①〜⑤はケアマネジャーのいる人、⑥〜⑧は新しく使う人について。"]], [["The eight columns of Annaka's list of hospitals: 1 to 5 for people with a care manager, 6 to 8 for new users."]])
* insert ForRule(AN-40)
* insert ForRule(AN-41)
* insert ForRule(AN-42)
* insert ConceptDefined(#admission-information-destination, [["①入院時情報はどこに"]], [["1 Where admission information goes"]], [["①ケアマネジャーからの入院時情報はどこに?"]], [["Where does the care manager's admission information go?"]])
* insert ConceptDefined(#leaves-coordination-time, [["②調整期間を残した在宅判断"]], [["2 Home decision leaving time to coordinate"]], [["②退院調整の期間を残し、在宅判断は可能?"]], [["Can going home be decided while leaving time to coordinate?"]])
* insert ConceptDefined(#phones-care-manager, [["③ケアマネジャーに電話する人"]], [["3 Who phones the care manager"]], [["③誰がケアマネジャーに電話をする?"]], [["Who phones the care manager?"]])
* insert ConceptDefined(#meets-care-manager, [["④ケアマネジャーとの面談主体"]], [["4 Who meets the care manager"]], [["④ケアマネジャーとの面談主体は?"]], [["Who meets the care manager?"]])
* insert ConceptDefined(#tells-discharge-date, [["⑤退院日を連絡する人"]], [["5 Who tells the discharge date"]], [["⑤誰がケアマネジャーに退院日を連絡する?"]], [["Who tells the care manager the discharge date?"]])
* insert ConceptDefined(#explains-care-insurance, [["⑥介護保険を説明する人"]], [["6 Who explains care insurance"]], [["⑥誰が介護保険を説明する?"]], [["Who explains care insurance?"]])
* insert ConceptDefined(#supports-contract, [["⑦契約の支援をする人"]], [["7 Who supports the contract"]], [["⑦誰がケアマネジャー契約の支援をする?"]], [["Who supports the contract with a care manager?"]])
* insert ConceptDefined(#contacts-contracted-care-manager, [["⑧契約後に連絡をとる人"]], [["8 Who contacts the contracted care manager"]], [["⑧誰が契約後のケアマネジャーと連絡をとる?"]], [["Who stays in contact with the care manager once contracted?"]])

ValueSet: WorkflowColumnVS
Id: workflow-column
* insert OwnValues
* insert Named([["病院ごとの退院調整の流れの列"]], [["Column of a hospital's discharge workflow"]])
* insert Described([["8列のすべて。"]], [["All eight columns."]])
* include codes from system WorkflowColumnCS

CodeSystem: WorkflowAnswerCS
Id: workflow-answer
* insert OwnCodes
* insert Named([["調整期間を残した在宅判断の可否"]], [["Can home be decided leaving time to coordinate"]])
* insert Described([["列②の答え。不可の病院では、7日・10日の目安を約束されたものとして扱わない。"]], [["Answers of column 2. Where it is 'no', the guideline of 7 or 10 days must not be taken as promised."]])
* insert ForRule(AN-40)
* insert Concept(#yes, [["可"]], [["Yes"]])
* insert Concept(#no, [["不可"]], [["No"]])
* insert Concept(#conditional, [["条件付き"]], [["Conditional"]])

ValueSet: WorkflowAnswerVS
Id: workflow-answer
* insert OwnValues
* insert Named([["調整期間を残した在宅判断の可否"]], [["Can home be decided leaving time to coordinate"]])
* insert Described([["列②の答えのすべて。"]], [["All answers of column 2."]])
* include codes from system WorkflowAnswerCS

ValueSet: EndpointChannelVS
Id: endpoint-channel
* insert OwnValues
* insert Named([["送信先の種類"]], [["Kind of endpoint"]])
* insert Described([["FAX・MCS・電子メールは連絡手段のコードで、FHIR などの接続は HL7 のコードで表す。"]], [["FAX, MCS and e-mail by our channel codes; FHIR and other connections by HL7's."]])
* ChannelCS#fax
* ChannelCS#mcs
* ChannelCS#email
* include codes from system http://terminology.hl7.org/CodeSystem/endpoint-connection-type
