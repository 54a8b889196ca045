// Rule sets for the items of forms (Questionnaire.item). Insert them under the item they describe:
//
//   * item[+]
//     * insert Group(sleep-group, [["睡眠"]], [["Sleep"]])
//     * item[+]
//       * insert Choice(sleep, [["睡眠の状態"]], [["Sleep"]], SleepQualityVS)
//       * insert Verification(memory)
//     * item[+]
//       * insert String(sleep-detail, [["不良の内容"]], [["What is wrong"]], 200)
//       * insert When(sleep, SleepQualityCS#poor)
//       * insert Verification(memory)
//
// linkIds are concepts in kebab-case, never section numbers: the national form renumbers its sections. The same concept
// has the same linkId on every form, so that two forms can be compared. Endings that mean the same everywhere:
//   -detail  what stands in the brackets behind an option, as in あり（　）      -other  behind その他（　）
//   -reason -start -end -date -name -kana -relationship -age -phone
// What 様式1 and 様式2 both ask: record-date patient-name patient-name-kana gender age admission-date hospital-name
//   care-level certification-status meal-form udf-category swallowing denture oral-hygiene sleep sleep-detail patient-wish
//   family-wish home-conditions sleeping-pills medical-procedures medical-procedures-injection medical-procedures-other additional-items
// Answers behind an option are siblings with enableWhen, not children: the option stays a code, the words stay words.

// ---- Kinds of items. `type` is Questionnaire.item.type.

RuleSet: Item(linkId, type, ja, en)
* linkId = "{linkId}"
* text = {ja}
* insert English(text, [[{en}]])
* type = #{type}

// A group with a heading. Section: a part of the printed form; Group: a part of a section.
RuleSet: Section(linkId, ja, en)
* insert Item([[{linkId}]], group, [[{ja}]], [[{en}]])

RuleSet: Group(linkId, ja, en)
* insert Item([[{linkId}]], group, [[{ja}]], [[{en}]])

// One line of at most `max` characters.
RuleSet: String(linkId, ja, en, max)
* insert Item([[{linkId}]], string, [[{ja}]], [[{en}]])
* maxLength = {max}

// Several lines of at most `max` characters.
RuleSet: Text(linkId, ja, en, max)
* insert Item([[{linkId}]], text, [[{ja}]], [[{en}]])
* maxLength = {max}

RuleSet: Date(linkId, ja, en)
* insert Item([[{linkId}]], date, [[{ja}]], [[{en}]])

// A single box to tick.
RuleSet: Tick(linkId, ja, en)
* insert Item([[{linkId}]], boolean, [[{ja}]], [[{en}]])

// A whole number and the word behind it (年齢「歳」). `unit` is UCUM.
RuleSet: Number(linkId, ja, en, min, max, unit, unitName)
* insert Item([[{linkId}]], integer, [[{ja}]], [[{en}]])
* extension[+].url = "http://hl7.org/fhir/StructureDefinition/minValue"
* extension[=].valueInteger = {min}
* extension[+].url = "http://hl7.org/fhir/StructureDefinition/maxValue"
* extension[=].valueInteger = {max}
* insert Unit([[{unit}]], [[{unitName}]])

// An amount with its unit in the answer.
RuleSet: Quantity(linkId, ja, en, unit, unitName)
* insert Item([[{linkId}]], quantity, [[{ja}]], [[{en}]])
* extension[+].url = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption"
* extension[=].valueCoding = http://unitsofmeasure.org#{unit} "{unitName}"

// The word behind the number of an integer or decimal. Unit names are written without quotes: Unit(/d, 回／日).
RuleSet: Unit(unit, unitName)
* extension[+].url = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"
* extension[=].valueCoding = http://unitsofmeasure.org#{unit} "{unitName}"

// One of a value set; Multiple: any number of them.
RuleSet: Choice(linkId, ja, en, valueSet)
* insert Item([[{linkId}]], choice, [[{ja}]], [[{en}]])
* answerValueSet = Canonical({valueSet})

RuleSet: Multiple(linkId, ja, en, valueSet)
* insert Choice([[{linkId}]], [[{ja}]], [[{en}]], [[{valueSet}]])
* repeats = true

// As above, with room for words that are on no list.
RuleSet: OpenChoice(linkId, ja, en, valueSet)
* insert Item([[{linkId}]], open-choice, [[{ja}]], [[{en}]])
* answerValueSet = Canonical({valueSet})

RuleSet: MultipleOpen(linkId, ja, en, valueSet)
* insert OpenChoice([[{linkId}]], [[{ja}]], [[{en}]], [[{valueSet}]])
* repeats = true

// Lists in which one option shuts out the others (なし): only answerOption can say so, hence the options stand here and not
// in a value set. One Option or ExclusiveOption for each, in the order of the printed form.
RuleSet: CheckList(linkId, ja, en)
* insert Item([[{linkId}]], choice, [[{ja}]], [[{en}]])
* repeats = true

RuleSet: Option(coding, ja, en)
* answerOption[+].valueCoding = {coding} {ja}
* insert English(answerOption[=].valueCoding.display, [[{en}]])

RuleSet: ExclusiveOption(coding, ja, en)
* insert Option([[{coding}]], [[{ja}]], [[{en}]])
* answerOption[=].extension[+].url = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive"
* answerOption[=].extension[=].valueBoolean = true

// ---- Words for the person who fills the form.

// Always visible.
RuleSet: Note(linkId, ja, en)
* insert Item([[{linkId}]], display, [[{ja}]], [[{en}]])
* insert Control(inline)

// Shown on request, beside the question it stands under: `* item[+]` / `* insert Help(…)` inside the question.
RuleSet: Help(linkId, ja, en)
* insert Item([[{linkId}]], display, [[{ja}]], [[{en}]])
* insert Control(help)

RuleSet: Control(control)
* extension[+].url = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
* extension[=].valueCodeableConcept = http://hl7.org/fhir/questionnaire-item-control#{control}

// How the answer looks, inside the empty field: 7時頃.
RuleSet: LooksLike(ja)
* extension[+].url = "http://hl7.org/fhir/StructureDefinition/entryFormat"
* extension[=].valueString = {ja}

// ---- Where the words of an item come from: verified | source | memory | sibling | inferred. Every item says it.
RuleSet: Verification(code)
* extension[+].url = "https://renkei.example/fhir/StructureDefinition/verification"
* extension[=].valueCode = #{code}

// ---- Who fills the item and all below it: hospital | care-manager | physician | patient.
RuleSet: From(code)
* extension[+].url = "https://renkei.example/fhir/StructureDefinition/filled-by"
* extension[=].valueCode = #{code}

// ---- When an item is asked.
RuleSet: When(question, coding)
* enableWhen[+].question = "{question}"
* enableWhen[=].operator = #=
* enableWhen[=].answerCoding = {coding}

// Either of two answers is enough.
RuleSet: WhenEither(question, coding, otherCoding)
* insert When([[{question}]], [[{coding}]])
* insert When([[{question}]], [[{otherCoding}]])
* enableBehavior = #any

// A box that is ticked.
RuleSet: WhenTicked(question)
* enableWhen[+].question = "{question}"
* enableWhen[=].operator = #=
* enableWhen[=].answerBoolean = true

// ---- Filling in advance ($populate) and giving back ($extract), https://hl7.org/fhir/uv/sdc

// On the form: what its expressions may use. `name`: patient | encounter | user.
RuleSet: LaunchContext(name, type, ja)
* extension[+].url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext"
* extension[=].extension[+].url = "name"
* extension[=].extension[=].valueCoding = http://hl7.org/fhir/uv/sdc/CodeSystem/launchContext#{name}
* extension[=].extension[+].url = "type"
* extension[=].extension[=].valueCode = #{type}
* extension[=].extension[+].url = "description"
* extension[=].extension[=].valueString = {ja}

// On the form: a named search whose answer expressions may use as %name.
RuleSet: SearchVariable(name, query)
* extension[+].url = "http://hl7.org/fhir/StructureDefinition/variable"
* extension[=].valueExpression.name = "{name}"
* extension[=].valueExpression.language = #application/x-fhir-query
* extension[=].valueExpression.expression = {query}

// On the form: a named value.
RuleSet: Variable(name, expression)
* extension[+].url = "http://hl7.org/fhir/StructureDefinition/variable"
* extension[=].valueExpression.name = "{name}"
* extension[=].valueExpression.language = #text/fhirpath
* extension[=].valueExpression.expression = {expression}

// What a new response begins with.
RuleSet: Populate(expression)
* extension[+].url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression"
* extension[=].valueExpression.language = #text/fhirpath
* extension[=].valueExpression.expression = {expression}

// The day of a date or time, in Japan: a time that a system stored in UTC may be of the day before there. Path without quotes.
RuleSet: PopulateDay(path)
* insert Populate([["{path}.select(iif(toString().matches('(Z|[+-]00:00)$'), ($this + 9 hours).toString(), toString()).substring(0, 10))"]])

// The element whose value this is: Definition(Patient, Patient.birthDate).
RuleSet: Definition(type, path)
* definition = "http://hl7.org/fhir/StructureDefinition/{type}#{path}"

// The answers of this group are a resource of their own.
RuleSet: ExtractAs(type)
* extension[+].url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-itemExtractionContext"
* extension[=].valueCode = #{type}

// The answer is an Observation with this code. `category`: a code of JP_SimpleObservationCategory_CS, which JP Core requires.
RuleSet: ExtractObservation(coding, category)
* code = {coding}
* extension[+].url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract"
* extension[=].valueBoolean = true
* extension[+].url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observation-extract-category"
* extension[=].valueCodeableConcept = http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS#{category}
