// Who does what, for whom, and who wrote it.

CodeSystem: ActorCS
Id: actor
* insert OwnCodes
* insert Named([["ルールに出てくる人と窓口"]], [["Actor of a rule"]])
* insert Described([["入退院調整ルールで役割を担う人と窓口。"]], [["Persons and desks to whom the coordination rules give a part."]])
* insert WithRules
* insert ConceptDefined(#hospital-contact, "病院担当者", "Hospital contact", [["退院調整に当たる病棟または地域連携室の職員。"]], [["Staff of the ward or the liaison office who coordinate discharges."]])
* insert ConceptDefined(#home-contact, "在宅担当者", "Home contact", [["本庄市児玉郡ではケアマネジャー、地域包括支援センターの担当者、サービス提供事業所の担当者など。安中では担当ケアマネジャーだけ。"]], [["In Honjo-Kodama care managers, staff of support centres and of service providers; in Annaka the care manager only."]])
* insert ConceptOfRule(#home-contact, HK-07)
* insert ConceptOfRule(#home-contact, HK-68)
* insert Concept(#care-manager, "ケアマネジャー（介護支援専門員）", "Care manager")
* insert ConceptDefined(#home-care-office, "居宅介護支援事業所", "Home-care support office", [["要介護の人のケアプランを作る。"]], [["Plans for people with care need."]])
* insert Concept(#small-multi, "小規模多機能型居宅介護事業所", "Small multifunctional home-care office")
* insert ConceptOfRule(#small-multi, AN-26)
* insert ConceptDefined(#support-centre, "地域包括支援センター", "Community support centre", [["要支援の人と事業対象者のケアプランを作る。住所地で決まる。"]], [["Plans for people with support need and programme-eligible persons; found by residence."]])
* insert ConceptDefined(#candidate-office, "候補の事業所", "Candidate office", [["新しい利用者を受け持つかどうかを尋ねられている事業所。本人・家族の了解が記録されているものに限る。"]], [["An office asked whether it takes a new user; only where the understanding of patient or family is recorded."]])
* insert ConceptOfRule(#candidate-office, HK-29)
* insert ConceptOfRule(#candidate-office, CN-04)
* insert ConceptDefined(#attending-physician, "主治医", "Attending physician", [["かかりつけ医を含む。"]], [["Includes the family doctor."]])
* insert Concept(#patient-family, "本人・家族", "Patient and family")
* insert ConceptDefined(#insurer-desk, "市町村担当課", "Municipal section in charge", [["要介護（要支援）認定の申請を受け付ける。"]], [["Receives applications for certification."]])
* insert ConceptOfRule(#insurer-desk, AN-31)
* insert ConceptOfRule(#insurer-desk, AM-08)
* insert ConceptDefined(#linkage-base, "在宅医療介護連携の拠点", "Linkage base for home medical care", [["在宅医療連携拠点、在宅医療介護連携調整窓口など。"]], [["Regional desks that link home medical care and long-term care."]])
* insert ConceptOfRule(#linkage-base, HK-62)
* insert ConceptOfRule(#linkage-base, KD-32)
* insert ConceptDefined(#home-supporters, "在宅の支援者", "Home supporters", [["在宅を支える医療・介護の職種。"]], [["The professions that support life at home."]])
* insert ConceptOfRule(#home-supporters, AM-03)
* insert ConceptOfRule(#home-supporters, AM-10)
* insert Concept(#referring-institution, "紹介元医療機関", "Referring institution")
* insert ConceptOfRule(#referring-institution, AM-17)
* insert Concept(#receiving-institution, "転院先・入所先", "Receiving institution")
* insert ConceptOfRule(#receiving-institution, AM-30)

ValueSet: ActorVS
Id: actor
* insert OwnValues
* insert Named([["ルールに出てくる人と窓口"]], [["Actor of a rule"]])
* insert Described([["人と窓口のすべて。"]], [["All actors."]])
* include codes from system ActorCS

CodeSystem: CareRoleCS
Id: care-role
* insert OwnCodes
* insert Named([["ケアチームでの役割"]], [["Role in the care team"]])
* insert Described([["ケアチームの一員が、担当の事業所か、担当の人か。"]], [["Whether a member of the care team is the office in charge or the person."]])
* insert Concept(#home-care-office, "居宅介護支援事業所", "Home-care support office")
* insert Concept(#small-multi, "小規模多機能型居宅介護事業所", "Small multifunctional home-care office")
* insert Concept(#support-centre, "地域包括支援センター", "Community support centre")
* insert Concept(#care-manager, "担当ケアマネジャー", "Care manager")

ValueSet: CareRoleVS
Id: care-role
* insert OwnValues
* insert Named([["ケアチームでの役割"]], [["Role in the care team"]])
* insert Described([["ケアチームでの役割のすべて。"]], [["All roles in the care team."]])
* include codes from system CareRoleCS

CodeSystem: OrganizationKindCS
Id: organization-kind
* insert OwnCodes
* insert Named([["組織の種類"]], [["Kind of organisation"]])
* insert Described([["入退院調整に関わる組織の種類。"]], [["Kinds of organisation that take part in coordination."]])
* insert Concept(#hospital, "病院", "Hospital")
* insert Concept(#clinic, "診療所", "Clinic")
* insert Concept(#home-care-office, "居宅介護支援事業所", "Home-care support office")
* insert Concept(#small-multi, "小規模多機能型居宅介護事業所", "Small multifunctional home-care office")
* insert Concept(#support-centre, "地域包括支援センター", "Community support centre")
* insert Concept(#insurer-desk, "市町村担当課", "Municipal section in charge")
* insert Concept(#linkage-base, "在宅医療介護連携の拠点", "Linkage base for home medical care")
* insert ConceptDefined(#insurer, "介護保険の保険者", "Care insurer", [["市町村や広域連合。"]], [["A municipality or a union of municipalities."]])
* insert Concept(#medical-association, "医師会", "Medical association")
* insert Concept(#other, "その他", "Other")

ValueSet: OrganizationKindVS
Id: organization-kind
* insert OwnValues
* insert Named([["組織の種類"]], [["Kind of organisation"]])
* insert Described([["組織の種類のすべて。"]], [["All kinds of organisation."]])
* include codes from system OrganizationKindCS

CodeSystem: OccupationCS
Id: occupation
* insert OwnCodes
* insert Named([["職種"]], [["Occupation"]])
* insert Described([["記入者や、情報提供を受けた相手の職種。コードはLIFE（科学的介護情報システム）2021年版の職種コードと同じ。2024年版との違いは要確認。"]], [["Occupation of who wrote, or of whom information was heard from. The codes are those of LIFE, 2021 edition; differences to the 2024 edition are to be verified."]])
* insert Concept(#010, "医師", "Physician")
* insert Concept(#020, "歯科医師", "Dentist")
* insert Concept(#030, "薬剤師", "Pharmacist")
* insert Concept(#040, "看護師", "Registered nurse")
* insert Concept(#050, "准看護師", "Assistant nurse")
* insert Concept(#060, "保健師", "Public health nurse")
* insert Concept(#070, "助産師", "Midwife")
* insert Concept(#080, "理学療法士", "Physical therapist")
* insert Concept(#090, "作業療法士", "Occupational therapist")
* insert Concept(#100, "言語聴覚士", "Speech-language-hearing therapist")
* insert Concept(#110, "柔道整復師", "Judo therapist")
* insert Concept(#120, "あん摩マッサージ指圧師", "Massage and shiatsu therapist")
* insert Concept(#125, "はり師・きゅう師", "Acupuncturist and moxibustionist")
* insert Concept(#130, "歯科衛生士", "Dental hygienist")
* insert Concept(#140, "精神保健福祉士", "Mental health social worker")
* insert Concept(#150, "介護支援専門員", "Care manager")
* insert Concept(#160, "社会福祉士", "Certified social worker")
* insert Concept(#170, "介護福祉士", "Certified care worker")
* insert Concept(#180, "福祉用具専門相談員", "Assistive equipment adviser")
* insert Concept(#190, "管理栄養士", "Registered dietitian")
* insert Concept(#200, "栄養士", "Dietitian")
* insert Concept(#210, "その他", "Other")
* insert Concept(#999, "不明", "Unknown")

ValueSet: OccupationVS
Id: occupation
* insert OwnValues
* insert Named([["職種"]], [["Occupation"]])
* insert Described([["職種のすべて。"]], [["All occupations."]])
* include codes from system OccupationCS

CodeSystem: FilledByCS
Id: filled-by
* insert OwnCodes
* insert Named([["記入する人"]], [["Filled in by"]])
* insert Described([["様式の項目を誰が書くか。"]], [["Who fills in an item of a form."]])
* insert Concept(#hospital, "病院担当者", "Hospital staff")
* insert Concept(#care-manager, "ケアマネジャー", "Care manager")
* insert Concept(#physician, "医師", "Physician")
* insert Concept(#patient, "本人・家族", "Patient or family")

ValueSet: FilledByVS
Id: filled-by
* insert OwnValues
* insert Named([["記入する人"]], [["Filled in by"]])
* insert Described([["記入する人のすべて。"]], [["All who fill in."]])
* include codes from system FilledByCS

CodeSystem: VerificationCS
Id: verification
* insert OwnCodes
* insert Named([["様式の項目の確かさ"]], [["Verification of a form item"]])
* insert Described([["様式の項目や選択肢が、何によって確かめられたか。"]], [["By what an item or an option of a form has been verified."]])
* insert ConceptDefined(#verified, "原本で確認", "Verified", [["公表された様式そのもので語句を読んだ。"]], [["The words were read in the published form itself."]])
* insert ConceptDefined(#source, "地域の文書で確認", "Stated in the regional document", [["地域のルールの文書に書かれている。"]], [["The document of the regional rule states it."]])
* insert ConceptDefined(#memory, "一般知識（要確認）", [["General knowledge (to be verified)"]], [["国の様式についての一般知識による。原本は見ていない。"]], [["From general knowledge of the national form; not read in it."]])
* insert ConceptDefined(#sibling, "他地域の類似様式（要確認）", [["Sibling form (to be verified)"]], [["他の地域の同種の様式で読んだ。"]], [["Read in the like form of another area."]])
* insert ConceptDefined(#inferred, "用途からの推定（要確認）", [["Inferred (to be verified)"]], [["様式の目的からの推定。仮の項目である。"]], [["Inferred from the purpose; a placeholder."]])

ValueSet: VerificationVS
Id: verification
* insert OwnValues
* insert Named([["様式の項目の確かさ"]], [["Verification of a form item"]])
* insert Described([["確かさのすべて。"]], [["All degrees of verification."]])
* include codes from system VerificationCS
