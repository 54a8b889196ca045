// What every screening form asks, whichever region's criteria it prints. linkIds are fixed: $screen reads them.
//
// A criterion is answered 該当する, 該当しない or 未確認. Nothing is answered in advance: an answer nobody gave means
// that nobody looked, the same as 未確認, and never 該当しない. Nothing is required either: what is missing is named by $screen.

// `verification` of the shared questions: a region's document asks them in its words, the national list does not ask them.

// One printed criterion. Its linkId is its code; `mark` is what the document prints before it (①, ア).
RuleSet: Criterion(criterion, mark, ja, en)
* insert Choice([[{criterion}]], [[{ja}]], [[{en}]], AssessmentVS)
* prefix = "{mark}"
* code = CriterionCS#{criterion}
* insert Verification(source)
* insert From(hospital)

RuleSet: AskCareManager(verification)
* insert Choice(has-care-manager, [["入院前からケアマネジャー（居宅介護支援事業所、地域包括支援センター）がいる"]], [["Had a care manager (home-care support office, community support centre) before admission"]], HasCareManagerVS)
* insert Verification({verification})
* insert From(hospital)

// Years of age today, from a whole date of birth.
RuleSet: AskAge(verification)
* insert Number(age, [["年齢"]], [["Age"]], 0, 130, a, 歳)
* insert Verification({verification})
* insert From(hospital)
* insert Populate([["%patient.birthDate.toString().where(length() = 10).select(today().toString().substring(0, 4).toInteger() - substring(0, 4).toInteger() - iif(today().toString().substring(5) < substring(5), 1, 0))"]])

// Only from 40 to 64 does a 特定疾病 open long-term care insurance.
RuleSet: AskSpecifiedDisease(verification)
* insert Multiple(specified-disease, [["特定疾病（40〜64歳の人のみ。当てはまるものすべて）"]], [["Specified diseases (only for people aged 40 to 64; all that apply)"]], SpecifiedDiseaseOrNoneVS)
* enableWhen[+].question = "age"
* enableWhen[=].operator = #>=
* enableWhen[=].answerInteger = 40
* enableWhen[+].question = "age"
* enableWhen[=].operator = #<
* enableWhen[=].answerInteger = 65
* enableBehavior = #all
* insert Verification({verification})
* insert From(hospital)

RuleSet: AskCertified(verification)
* insert Choice(certified, [["要介護（要支援）認定を受けているときは、その区分"]], [["Care level, if certified"]], CareLevelVS)
* insert Verification({verification})
* insert From(hospital)
* insert Populate([["%careInsurance.entry.resource.extension('https://renkei.example/fhir/StructureDefinition/care-level').value.first()"]])

RuleSet: AskWish(verification)
* insert Choice(wish, [["本人・家族は介護保険サービスの利用を希望しているか"]], [["Do patient and family wish to use care services?"]], WishVS)
* insert Verification({verification})
* insert From(hospital)

RuleSet: AskCertain(verification)
* insert Choice(certain, [["判断に迷うことや、困っていることはないか"]], [["Is the judgement clear, without other difficulties?"]], CertainVS)
* insert Verification({verification})
* insert From(hospital)

// What the two questions about the patient need when they are filled in advance.
RuleSet: ScreeningContext
* insert LaunchContext(patient, Patient, [["対象の患者"]])
* insert LaunchContext(encounter, Encounter, [["対象の入院"]])
* insert SearchVariable(careInsurance, [["Coverage?beneficiary=Patient/{{%patient.id}}&type=https://renkei.example/fhir/CodeSystem/coverage-kind|care-insurance&status=active"]])

RuleSet: ScreeningOfRegion(region)
* extension[+].url = "https://renkei.example/fhir/StructureDefinition/region"
* extension[=].valueCode = #{region}

RuleSet: ScreeningNote
* insert Note(how-to-answer, [["見ていない項目は「未確認」を選ぶか、空けておいてください。どちらも「該当しない」とはみなしません。"]], [["Choose “not assessed” for what you have not looked at, or leave it open. Neither counts as a no."]])

// Without an answer for "none" a person of 40 to 64 without such a disease could never be told apart from one nobody asked.
ValueSet: SpecifiedDiseaseOrNoneVS
Id: specified-disease-or-none
* insert Named([["特定疾病、またはなし"]], [["Specified disease, or none"]])
* insert Described([["16の特定疾病のほか、どれにも当てはまらないこと、確かめていないことを答えとして選べる。"]], [["The 16 specified diseases; that none applies, or that nobody has looked, is an answer too."]])
* insert OwnValues
* ^compose.include[0].system = "https://renkei.example/fhir/CodeSystem/specified-disease"
* ^compose.include[1].system = "https://renkei.example/fhir/CodeSystem/assessment"
* ^compose.include[1].concept[0].code = #no
* ^compose.include[1].concept[0].display = "どれにも当てはまらない"
* ^compose.include[1].concept[0].designation[0].language = #en
* ^compose.include[1].concept[0].designation[0].value = "None of these"
* ^compose.include[1].concept[1].code = #not-assessed
* ^compose.include[1].concept[1].display = "未確認"
* ^compose.include[1].concept[1].designation[0].language = #en
* ^compose.include[1].concept[1].designation[0].value = "Not assessed"

ValueSet: HasCareManagerVS
Id: has-care-manager
* insert Named([["ケアマネジャーの有無"]], [["Care manager or none"]])
* insert Described([["入院前からケアマネジャーがいるか。確かめていないことを答えとして選べる。"]], [["Whether there was a care manager before admission; not having asked is an answer."]])
* insert OwnValues
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/assessment)
* insert Printed(yes, [["いる"]], [["Yes"]])
* insert Printed(no, [["いない"]], [["No"]])
* insert Printed(not-assessed, [["未確認"]], [["Not assessed"]])

ValueSet: CertainVS
Id: certain
* insert Named([["判断に迷わないか"]], [["Clear or in doubt"]])
* insert Described([["判断に迷う、または困っているときは「迷う・困っている」を選ぶ。"]], [["Choose “no” when in doubt or in difficulty."]])
* insert OwnValues
* insert PrintedFrom(https://renkei.example/fhir/CodeSystem/assessment)
* insert Printed(yes, [["迷わない"]], [["Yes, clear"]])
* insert Printed(no, [["迷う・困っている"]], [["No, in doubt or in difficulty"]])
