// 基本チェックリスト: twenty-five questions, seven criteria. The person answers; the form counts.
//
// Points. An answer that shows a risk has one point, the other none: HL7's ordinalValue on each option, so that SDC's
// weight() gives the same number. The variables below count the same points in plain FHIRPath, which every engine has.
// An unanswered question is neither risk nor its absence: a criterion is true when it is reached, false when the questions
// still open could not reach it, and else has no answer; `or` carries that over to the result.

RuleSet: KihonQuestion(number, linkId, life, ja, en, yesPoint, noPoint)
* insert Item([[{linkId}]], choice, [[{ja}]], [[{en}]])
* prefix = "{number}"
* code = LifeKihonItemCS#{life}
* insert KihonOption([[YesNoCS#yes]], [["はい"]], [["Yes"]], {yesPoint})
* insert KihonOption([[YesNoCS#no]], [["いいえ"]], [["No"]], {noPoint})
* insert Verification(verified)
* insert From(patient)

RuleSet: KihonOption(coding, ja, en, point)
* insert Option([[{coding}]], [[{ja}]], [[{en}]])
* answerOption[=].extension[+].url = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
* answerOption[=].extension[=].valueDecimal = {point}

// A measured number with decimals.
RuleSet: KihonMeasure(linkId, life, ja, en, min, max, unit, unitName)
* insert Item([[{linkId}]], decimal, [[{ja}]], [[{en}]])
* code = LifeKihonItemCS#{life}
* extension[+].url = "http://hl7.org/fhir/StructureDefinition/minValue"
* extension[=].valueDecimal = {min}
* extension[+].url = "http://hl7.org/fhir/StructureDefinition/maxValue"
* extension[=].valueDecimal = {max}
* insert Unit([[{unit}]], [[{unitName}]])

RuleSet: Calculated(expression)
* readOnly = true
* extension[+].url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
* extension[=].valueExpression.language = #text/fhirpath
* extension[=].valueExpression.expression = {expression}

// One of the seven domains: its points, and whether its criterion is met. `questions` is the variable with its linkIds.
RuleSet: KihonScore(linkId, ja, en, questions)
* insert Item([[{linkId}]], integer, [[{ja}]], [[{en}]])
* insert Calculated([["iif(%answered.intersect(%{questions}).exists(), %risks.intersect(%{questions}).count(), {})"]])

RuleSet: KihonThreshold(variable, questions, threshold)
* insert Variable({variable}, [["iif(%risks.intersect(%{questions}).count() >= {threshold}, true, iif(%risks.intersect(%{questions}).count() + %open.intersect(%{questions}).count() < {threshold}, false, {}))"]])

RuleSet: KihonCriterion(number, linkId, ja, en, variable, verification)
* insert Item([[{linkId}]], boolean, [[{ja}]], [[{en}]])
* prefix = "{number}"
* insert Calculated([["%{variable}"]])
* insert Verification({verification})

Instance: kihon-checklist
InstanceOf: Questionnaire
Usage: #definition
* url = "https://renkei.example/fhir/Questionnaire/kihon-checklist"
* name = "KihonChecklist"
* insert NamedInstance([["基本チェックリスト"]], [["Kihon Checklist"]])
* insert DescribedInstance([["65歳以上の人の生活機能を25の質問で確かめ、介護予防・日常生活支援総合事業の事業対象者に該当する基準に当てはまるかをみる。本人が答え、地域包括支援センターまたは市町村が確認する。点数と判定は自動で計算する。質問と配点は公表された様式で確認したが、判定の基準の一部は確認していない（要確認）。"]], [["Twenty-five questions on everyday functioning for people aged 65 or over, which show whether the criteria for the preventive support services (sogo-jigyo) are met. The person answers; the community support centre or the municipality checks. Points and result are calculated. Questions and points were verified against published forms; some of the criteria were not."]])
* status = #active
* experimental = true
* date = "2026-11-21"
* language = #ja
* jurisdiction = urn:iso:std:iso:3166#JP
* subjectType = #Patient
* insert ByRule(HK-63)
* insert ByRule(AN-32)
* insert LaunchContext(patient, Patient, [["回答する本人"]])
* insert SearchVariable(careInsurance, [["Coverage?beneficiary=Patient/{{%patient.id}}&type=https://renkei.example/fhir/CodeSystem/coverage-kind|care-insurance&status=active"]])
* insert Variable(coverage, [["%careInsurance.entry.resource.ofType(Coverage).first()"]])
* insert Variable(kanjiName, [["iif(%patient.name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').value = 'IDE').exists(), %patient.name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').value = 'IDE').first(), %patient.name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').empty()).first())"]])

// ---- What the answers say. In order: each variable uses those above it.
* insert Variable(yes, [["%resource.repeat(item).where(answer.value.ofType(Coding).code = 'yes').linkId"]])
* insert Variable(no, [["%resource.repeat(item).where(answer.value.ofType(Coding).code = 'no').linkId"]])
* insert Variable(height, [["%resource.repeat(item).where(linkId = 'height').answer.value"]])
* insert Variable(weight, [["%resource.repeat(item).where(linkId = 'weight').answer.value"]])
// Multiplied out: a division would make 47.36 kg at 160 cm, which is 18.5 exactly, fall below by the last binary digit.
* insert Variable(isThin, [["%weight * 10000 < 18.5 * %height * %height"]])

* insert Variable(daily, [["'goes-out-by-bus-or-train' | 'shops-for-daily-goods' | 'handles-deposits' | 'visits-friends' | 'advises-family-or-friends'"]])
* insert Variable(motor, [["'climbs-stairs-unaided' | 'rises-from-chair-unaided' | 'walks-15-minutes' | 'fell-in-past-year' | 'fears-falling'"]])
* insert Variable(nutrition, [["'lost-weight-in-six-months' | 'bmi'"]])
* insert Variable(oral, [["'hard-food-more-difficult' | 'chokes-on-tea-or-soup' | 'troubled-by-dry-mouth'"]])
* insert Variable(outing, [["'goes-out-weekly'"]])
* insert Variable(memory, [["'told-of-repeating-questions' | 'makes-phone-calls' | 'unsure-of-date'"]])
* insert Variable(mood, [["'no-fulfilment' | 'no-longer-enjoys' | 'finds-things-a-burden' | 'feels-useless' | 'feels-tired'"]])
* insert Variable(several, [["%daily | %motor | %nutrition | %oral | %outing | 'goes-out-less-than-last-year' | %memory"]])
* insert Variable(all, [["%several | %mood"]])
* insert Variable(abilities, [["%daily | 'climbs-stairs-unaided' | 'rises-from-chair-unaided' | 'walks-15-minutes' | %outing | 'makes-phone-calls'"]])

* insert Variable(answered, [["%all.intersect(%yes | %no) | iif(%isThin.exists(), 'bmi', {})"]])
* insert Variable(open, [["%all.exclude(%answered)"]])
// An ability is a risk when the answer is いいえ, every other question when it is はい.
* insert Variable(risks, [["%abilities.intersect(%no) | %all.exclude(%abilities).intersect(%yes) | iif(%isThin, 'bmi', {})"]])

* insert KihonThreshold(meetsSeveral, several, 10)
* insert KihonThreshold(meetsMotor, motor, 3)
* insert KihonThreshold(meetsNutrition, nutrition, 2)
* insert KihonThreshold(meetsOral, oral, 2)
* insert KihonThreshold(meetsOuting, outing, 1)
* insert KihonThreshold(meetsMemory, memory, 1)
* insert KihonThreshold(meetsMood, mood, 2)

// 65 is reached on the day before the 65th birthday.
* extension[+].url = "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint"
* extension[=].extension[+].url = "key"
* extension[=].extension[=].valueId = "kihon-from-65"
* extension[=].extension[+].url = "severity"
* extension[=].extension[=].valueCode = #warning
* extension[=].extension[+].url = "expression"
* extension[=].extension[=].valueString = "%resource.repeat(item).where(linkId = 'birth-date').answer.value.empty() or %resource.repeat(item).where(linkId = 'record-date').answer.value.empty() or (%resource.repeat(item).where(linkId = 'birth-date').answer.value + 65 years <= %resource.repeat(item).where(linkId = 'record-date').answer.value + 1 day)"
* extension[=].extension[+].url = "human"
* extension[=].extension[=].valueString = "記入日に65歳未満の人は、事業対象者になりません。サービスの利用には要介護（要支援）認定の申請が必要です。 / A person under 65 on the day of entry cannot become programme-eligible by the checklist: services need certification."

// ---- Header
* item[+]
  * insert Section(header, [["記入欄"]], [["Header"]])
  * insert Verification(sibling)
  * insert From(care-manager)
  * item[+]
    * insert Date(record-date, [["記入日"]], [["Date of entry"]])
    * required = true
    * insert Verification(sibling)
    * insert Populate([["today()"]])
  * item[+]
    * insert String(insurer-number, [["保険者番号"]], [["Insurer number"]], 6)
    * insert Verification(inferred)
    * insert Populate([["%coverage.payor.first().identifier.where(system = 'https://renkei.example/fhir/identifier/care-insurer').value"]])
    * item[+]
      * insert Help(insurer-number-help, [["紙の様式にはない欄です。被保険者番号は、保険者番号と組にしてはじめて意味を持ちます。"]], [["Not on the paper form. A number of an insured person means something only together with the insurer’s number."]])
  * item[+]
    * insert String(insured-number, [["被保険者番号"]], [["Number of the insured person"]], 10)
    * insert Verification(sibling)
    * insert Populate([["%coverage.subscriberId"]])
  * item[+]
    * insert String(patient-name, [["氏名"]], [["Name"]], 60)
    * required = true
    * insert Verification(sibling)
    * insert Definition(Patient, Patient.name.text)
    * insert Populate([["iif(%kanjiName.text.exists(), %kanjiName.text, %kanjiName.select(family & ' ' & given.first()))"]])
  * item[+]
    * insert String(address, [["住所"]], [["Address"]], 200)
    * insert Verification(sibling)
    * insert Definition(Patient, Patient.address.text)
    * insert Populate([["%patient.address.first().select(iif(text.exists(), text, state & city & line.join('')))"]])
  * item[+]
    * insert String(patient-phone, [["連絡先"]], [["Telephone"]], 30)
    * insert Verification(sibling)
    * insert Definition(Patient, Patient.telecom.value)
    * insert Populate([["%patient.telecom.where(system = 'phone').first().value"]])
  * item[+]
    * insert Date(birth-date, [["生年月日"]], [["Date of birth"]])
    * insert Verification(sibling)
    * insert Definition(Patient, Patient.birthDate)
    * insert Populate([["%patient.birthDate"]])
  * item[+]
    * insert Text(wished-services, [["希望サービス"]], [["Services wished for"]], 500)
    * insert Verification(sibling)
  * item[+]
    * insert String(recorder-name, [["担当者"]], [["Person in charge"]], 100)
    * insert Verification(sibling)

* item[+]
  * insert Note(how-to-answer, [["はい・いいえのどちらかを選んでください。答えられない質問は空けておいてください。空欄は「はい」とも「いいえ」ともみなしません。"]], [["Choose yes or no. Leave open what you cannot answer: an open question counts neither as yes nor as no."]])

// ---- The questions
* item[+]
  * insert Section(daily-living, [["生活全般"]], [["Daily living"]])
  * insert Verification(verified)
  * insert From(patient)
  * item[+]
    * insert KihonQuestion(1, goes-out-by-bus-or-train, go_out_by_bus_train, [["バスや電車で1人で外出していますか"]], [["Do you go out by bus or train on your own?"]], 0, 1)
  * item[+]
    * insert KihonQuestion(2, shops-for-daily-goods, go_shopping_daily_good, [["日用品の買い物をしていますか"]], [["Do you go shopping for daily goods?"]], 0, 1)
  * item[+]
    * insert KihonQuestion(3, handles-deposits, deposit_withdraw_money, [["預貯金の出し入れをしていますか"]], [["Do you deposit and withdraw your money yourself?"]], 0, 1)
  * item[+]
    * insert KihonQuestion(4, visits-friends, visit_friend, [["友人の家を訪ねていますか"]], [["Do you visit your friends at home?"]], 0, 1)
  * item[+]
    * insert KihonQuestion(5, advises-family-or-friends, discuss_with_family_or_friend, [["家族や友人の相談にのっていますか"]], [["Do family or friends turn to you for advice?"]], 0, 1)
* item[+]
  * insert Section(motor-function, [["運動"]], [["Motor function"]])
  * insert Verification(verified)
  * insert From(patient)
  * item[+]
    * insert KihonQuestion(6, climbs-stairs-unaided, climb_stair_without_handrails_or_walls, [["階段を手すりや壁をつたわらずに昇っていますか"]], [["Do you climb stairs without using a handrail or the wall?"]], 0, 1)
  * item[+]
    * insert KihonQuestion(7, rises-from-chair-unaided, standup_from_chair_without_grab_anything, [["椅子に座った状態から何もつかまらずに立ち上がっていますか"]], [["Do you rise from a chair without holding on to anything?"]], 0, 1)
  * item[+]
    * insert KihonQuestion(8, walks-15-minutes, walk_in_15min, [["15分位続けて歩いていますか"]], [["Do you walk for about 15 minutes without stopping?"]], 0, 1)
  * item[+]
    * insert KihonQuestion(9, fell-in-past-year, fallen_in_1_year_past, [["この1年間に転んだことがありますか"]], [["Have you fallen in the past year?"]], 1, 0)
  * item[+]
    * insert KihonQuestion(10, fears-falling, afraid_of_falling, [["転倒に対する不安は大きいですか"]], [["Are you much afraid of falling?"]], 1, 0)
* item[+]
  * insert Section(nutrition, [["栄養"]], [["Nutrition"]])
  * insert Verification(verified)
  * insert From(patient)
  * item[+]
    * insert KihonQuestion(11, lost-weight-in-six-months, weight_loss_2_to_3_kg_over_6months, [["6ヵ月間で2〜3kg以上の体重減少がありましたか"]], [["Have you lost 2 to 3 kg or more in the past six months?"]], 1, 0)
  * item[+]
    * insert Group(body-mass, [["身長・体重（BMI）"]], [["Height and weight (body mass index)"]])
    * prefix = "12"
    * insert Verification(verified)
    * insert From(patient)
    * item[+]
      * insert KihonMeasure(height, height, [["身長"]], [["Height"]], 50, 250, cm, cm)
      * insert Verification(verified)
    * item[+]
      * insert KihonMeasure(weight, weight, [["体重"]], [["Body weight"]], 10, 300, kg, kg)
      * insert Verification(verified)
    * item[+]
      * insert Item(bmi, decimal, [["BMI"]], [["Body mass index"]])
      * code = LifeKihonItemCS#bmi
      * insert Unit([[kg/m2]], [[kg/m²]])
      * insert Calculated([["(%weight / (%height / 100) / (%height / 100)).round(2)"]])
      * insert Verification(verified)
      * item[+]
        * insert Help(bmi-help, [["体重(kg) ÷ 身長(m) ÷ 身長(m)。18.5未満で1点（18.5は記憶による値、要確認）。四捨五入する前の値で判定します。"]], [["Weight (kg) ÷ height (m) ÷ height (m). Below 18.5 counts one point (18.5 is from memory and unchecked). Judged before rounding."]])
* item[+]
  * insert Section(oral-function, [["口腔"]], [["Mouth"]])
  * insert Verification(verified)
  * insert From(patient)
  * item[+]
    * insert KihonQuestion(13, hard-food-more-difficult, difficult_to_eat_hard_food_than_half_a_year_ago, [["半年前に比べて固いものが食べにくくなりましたか"]], [["Is hard food more difficult to eat than half a year ago?"]], 1, 0)
  * item[+]
    * insert KihonQuestion(14, chokes-on-tea-or-soup, choked_by_tea_or_soup, [["お茶や汁物等でむせることがありますか"]], [["Do you sometimes choke on tea or soup?"]], 1, 0)
  * item[+]
    * insert KihonQuestion(15, troubled-by-dry-mouth, care_about_thirst, [["口の渇きが気になりますか"]], [["Does a dry mouth trouble you?"]], 1, 0)
* item[+]
  * insert Section(going-out, [["外出（閉じこもり）"]], [["Going out"]])
  * insert Verification(verified)
  * insert From(patient)
  * item[+]
    * insert KihonQuestion(16, goes-out-weekly, go_out_once_per_week, [["週に1回以上は外出していますか"]], [["Do you go out at least once a week?"]], 0, 1)
  * item[+]
    * insert KihonQuestion(17, goes-out-less-than-last-year, go_out_less_than_last_year, [["昨年と比べて外出の回数が減っていますか"]], [["Do you go out less often than last year?"]], 1, 0)
* item[+]
  * insert Section(memory, [["もの忘れ"]], [["Memory"]])
  * insert Verification(verified)
  * insert From(patient)
  * item[+]
    * insert KihonQuestion(18, told-of-repeating-questions, often_ask_same_thing, [["周りの人から「いつも同じ事を聞く」などの物忘れがあると言われますか"]], [["Do others say you are forgetful, for instance that you always ask the same thing?"]], 1, 0)
  * item[+]
    * insert KihonQuestion(19, makes-phone-calls, make_a_phone_by_your_self, [["自分で電話番号を調べて、電話をかけることをしていますか"]], [["Do you look up telephone numbers and make calls yourself?"]], 0, 1)
  * item[+]
    * insert KihonQuestion(20, unsure-of-date, did_you_ever_do_not_know_datetime, [["今日が何月何日かわからない時がありますか"]], [["Are there times when you do not know today’s date?"]], 1, 0)
* item[+]
  * insert Section(mood, [["うつ"]], [["Mood"]])
  * insert Verification(verified)
  * insert From(patient)
  * item[+]
    * insert KihonQuestion(21, no-fulfilment, no_sense_of_fulfillment_in_daily_life, [["（ここ2週間）毎日の生活に充実感がない"]], [["(Past two weeks) My daily life does not fulfil me."]], 1, 0)
  * item[+]
    * insert KihonQuestion(22, no-longer-enjoys, no_longer_enjoy_what_had_enjoyed_before, [["（ここ2週間）これまで楽しんでやれていたことが楽しめなくなった"]], [["(Past two weeks) I no longer enjoy what I used to enjoy."]], 1, 0)
  * item[+]
    * insert KihonQuestion(23, finds-things-a-burden, difficult_to_do_what_had_done_easy_before, [["（ここ2週間）以前は楽にできていたことが今ではおっくうに感じられる"]], [["(Past two weeks) What used to be easy now feels like a burden."]], 1, 0)
  * item[+]
    * insert KihonQuestion(24, feels-useless, do_not_think_your_self_is_a_helpful_person, [["（ここ2週間）自分が役に立つ人間だと思えない"]], [["(Past two weeks) I do not feel that I am useful."]], 1, 0)
  * item[+]
    * insert KihonQuestion(25, feels-tired, feel_tired, [["（ここ2週間）わけもなく疲れたような感じがする"]], [["(Past two weeks) I feel tired for no reason."]], 1, 0)

// ---- What comes of it
* item[+]
  * insert Section(result, [["判定（自動計算）"]], [["Result (calculated)"]])
  * insert Verification(memory)
  * item[+]
    * insert Note(result-note, [["判定の基準は要確認です。1から5は前身の「特定高齢者の決定方法」で確かめた基準と同じですが、6・7とBMI 18.5は記憶によります。"]], [["The criteria need checking. Criteria 1 to 5 agree with the predecessor we could read (selection of elderly people at risk); 6, 7 and the BMI of 18.5 are from memory."]])
  * item[+]
    * insert Item(unanswered, integer, [["答えていない質問の数"]], [["Questions not answered"]])
    * insert Calculated([["%open.count()"]])
    * insert Verification(inferred)
  * item[+]
    * insert KihonScore(several-score, [["No.1〜20の点数（20点満点）"]], [["Points of no. 1–20 (of 20)"]], several)
    * insert Verification(sibling)
  * item[+]
    * insert KihonCriterion(1, several-difficulties, [["複数の項目に支障（No.1〜20のうち10項目以上）"]], [["Difficulties in several areas (10 or more of no. 1–20)"]], meetsSeveral, sibling)
  * item[+]
    * insert KihonScore(motor-score, [["No.6〜10の点数（5点満点）"]], [["Points of no. 6–10 (of 5)"]], motor)
    * insert Verification(sibling)
  * item[+]
    * insert KihonCriterion(2, motor-decline, [["運動機能の低下（No.6〜10のうち3項目以上）"]], [["Decline of motor function (3 or more of no. 6–10)"]], meetsMotor, sibling)
  * item[+]
    * insert KihonScore(nutrition-score, [["No.11・12の点数（2点満点）"]], [["Points of no. 11 and 12 (of 2)"]], nutrition)
    * insert Verification(sibling)
  * item[+]
    * insert KihonCriterion(3, low-nutrition, [["低栄養状態（No.11・12の2項目すべて）"]], [["Low nutrition (both of no. 11 and 12)"]], meetsNutrition, sibling)
  * item[+]
    * insert KihonScore(oral-score, [["No.13〜15の点数（3点満点）"]], [["Points of no. 13–15 (of 3)"]], oral)
    * insert Verification(sibling)
  * item[+]
    * insert KihonCriterion(4, oral-decline, [["口腔機能の低下（No.13〜15のうち2項目以上）"]], [["Decline of oral function (2 or more of no. 13–15)"]], meetsOral, sibling)
  * item[+]
    * insert KihonScore(homebound-score, [["No.16の点数（1点満点）"]], [["Points of no. 16 (of 1)"]], outing)
    * insert Verification(sibling)
  * item[+]
    * insert KihonCriterion(5, homebound, [["閉じこもり（No.16に該当）"]], [["Homebound (no. 16 applies)"]], meetsOuting, sibling)
    * item[+]
      * insert Help(homebound-help, [["No.17は基準に数えませんが、該当する人には注意が要ります。"]], [["No. 17 does not count towards the criterion, but deserves attention where it applies."]])
  * item[+]
    * insert KihonScore(cognition-score, [["No.18〜20の点数（3点満点）"]], [["Points of no. 18–20 (of 3)"]], memory)
    * insert Verification(memory)
  * item[+]
    * insert KihonCriterion(6, cognitive-decline, [["認知機能の低下（No.18〜20のうち1項目以上）"]], [["Decline of cognition (1 or more of no. 18–20)"]], meetsMemory, memory)
  * item[+]
    * insert KihonScore(depression-score, [["No.21〜25の点数（5点満点）"]], [["Points of no. 21–25 (of 5)"]], mood)
    * insert Verification(memory)
  * item[+]
    * insert KihonCriterion(7, possible-depression, [["うつ病の可能性（No.21〜25のうち2項目以上）"]], [["Possible depression (2 or more of no. 21–25)"]], meetsMood, memory)
  * item[+]
    * insert Item(meets-criteria, boolean, [["事業対象者に該当する基準に当てはまる（1〜7のいずれか）"]], [["Meets the criteria for preventive support services (any of 1 to 7)"]])
    * insert Calculated([["%meetsSeveral or %meetsMotor or %meetsNutrition or %meetsOral or %meetsOuting or %meetsMemory or %meetsMood"]])
    * insert Verification(memory)
    * insert ByRule(HK-63)
    * item[+]
      * insert Help(meets-criteria-help, [["答えがないときは、未回答の質問しだいで結果が変わります。"]], [["Empty while the open questions could change the result."]])
  * item[+]
    * insert Note(what-follows, [["当てはまる人は、介護予防・生活支援サービス事業（訪問型・通所型・生活支援）を介護予防ケアマネジメントにより利用できます。当てはまらない人も、一般介護予防事業は利用できます。内容は市町村により異なります。"]], [["Who meets the criteria may use the preventive support services (home visits, day services, daily support) through preventive care management. Everybody may use the general preventive programmes. What is offered differs between municipalities."]])
    * insert ByRule(HK-63)
  * item[+]
    * insert Note(limits-of-use, [["総合事業のサービスだけを使う、65歳以上で認定を受けていない人のためのものです。要介護相当の人、65歳未満の人、ほかのサービス（通所リハビリ、福祉用具貸与など）を使う人は、要介護（要支援）認定の申請が必要です。"]], [["For people aged 65 or over without certification who use only the preventive support services. Others (needing long-term care, under 65, or wishing other services such as day rehabilitation or rental of equipment) need certification."]])
    * insert ByRule(AN-32)
