// Rule sets in which a plan reads like the rule book: who, to whom, what, on which condition, by when.
//
//   * action[+]
//     * insert Step(admission-information, [["入院時情報の提供"]], [["Give admission information"]])
//     * insert Within(admission)
//     * insert ByRuleOf(HK-10)
//     * insert Owes(home-contact, hospital-contact)
//     * insert Wording([["…"]], [["…"]])
//     * insert Asap
//     * insert WhileInHospital(admission-information)
//
// Named slices and [+] on one list overwrite each other: the extensions of a plan and of its steps are named throughout.

// ---- The plan.

RuleSet: RegionalPlan(id, name, region, from)
* url = "https://renkei.example/fhir/PlanDefinition/{id}"
* version = "0.1.0"
* name = "{name}"
* extension[region].valueCode = #{region}
* type = http://terminology.hl7.org/CodeSystem/plan-definition-type#workflow-definition
* status = #active
* experimental = false
* date = "2026-11-21"
* subjectCodeableConcept = http://hl7.org/fhir/resource-types#Patient
* jurisdiction = urn:iso:std:iso:3166#JP
* effectivePeriod.start = "{from}"

// Which stays follow the plan.
RuleSet: ForStays(expression, ja, en)
* extension[applicability].valueExpression.language = #text/fhirpath
* extension[applicability].valueExpression.expression = {expression}
* extension[applicability].valueExpression.description = {ja}
* insert English(extension[applicability].valueExpression.description, [[{en}]])

// What the plan as a whole is there for.
RuleSet: PlanByRule(code)
* extension[rule][+].valueCoding = RuleCS#{code}

// A phase the plan rules: what it leaves open is filled from national.
RuleSet: Rules(phase)
* topic[+] = PhaseCS#{phase}

// The source of the rules, in words.
RuleSet: Cites(ja)
* relatedArtifact[+].type = #citation
* relatedArtifact[=].citation = {ja}

// Deadlines are counted from these; they make no step.
RuleSet: Milestones
* action[+].id = "ADM"
* action[=].title = "入院日"
* insert English(action[=].title, [["Day of admission"]])
* action[+].id = "OUTLOOK"
* action[=].title = "在宅への退院の見込みがたった日"
* insert English(action[=].title, [["Discharge home judged possible"]])
* action[+].id = "PDD"
* action[=].title = "退院予定日"
* insert English(action[=].title, [["Expected day of discharge"]])
* action[+].id = "DIS"
* action[=].title = "退院日"
* insert English(action[=].title, [["Day of discharge"]])

// ---- A step. Below `* action[+]`.

RuleSet: Step(step, ja, en)
* insert StepBy([[{step}]], [[{step}]], [[{ja}]], [[{en}]])

// Where the region has an ActivityDefinition of its own, since it has a form of its own.
RuleSet: StepBy(step, activity, ja, en)
* id = "{step}"
* title = {ja}
* insert English(title, [[{en}]])
* definitionCanonical = "https://renkei.example/fhir/ActivityDefinition/{activity}|0.1.0"

// A variant of a step, below `* action[+]` of the step: the first that applies gives its rules and its deadline.
RuleSet: Variants
* groupingBehavior = #logical-group
* selectionBehavior = #at-most-one

RuleSet: Variant(id, ja, en)
* id = "{id}"
* title = {ja}
* insert English(title, [[{en}]])

RuleSet: Within(phase)
* code[+] = PhaseCS#{phase}

RuleSet: ByRuleOf(code)
* code[+] = RuleCS#{code}

RuleSet: Owes(who, whom)
* participant[+].type = #practitioner
* participant[=].role = ActorCS#{who}
* extension[owedTo].valueCoding = ActorCS#{whom}

// Whom to turn to, if in difficulty. After Owes.
RuleSet: MayAsk(who)
* participant[+].type = #practitioner
* participant[=].role = ActorCS#{who}

RuleSet: Wording(ja, en)
* description = {ja}
* insert English(description, [[{en}]])

// ---- How binding, by when. Where no time is stated, nothing.

RuleSet: Strength(code)
* extension[deadlineStrength].valueCode = #{code}

RuleSet: Asap
* insert Strength(asap)
* priority = #urgent

// The slices of a step do not reach into its variants.
RuleSet: VariantStrength(code)
* extension[+].url = "https://renkei.example/fhir/StructureDefinition/deadline-strength"
* extension[=].valueCode = #{code}

RuleSet: DaysBefore(milestone, days)
* relatedAction.actionId = "{milestone}"
* relatedAction.relationship = #before-start
* relatedAction.offsetDuration = {days} 'd' "日"

// 7日＋α: the number is a lower limit.
RuleSet: DaysAndMoreBefore(milestone, days)
* relatedAction.actionId = "{milestone}"
* relatedAction.relationship = #before-start
* relatedAction.offsetRange.low = {days} 'd' "日"

RuleSet: DaysAfter(milestone, days)
* relatedAction.actionId = "{milestone}"
* relatedAction.relationship = #after-start
* relatedAction.offsetDuration = {days} 'd' "日"

// It has the date of another step.
RuleSet: TogetherWith(step)
* relatedAction.actionId = "{step}"
* relatedAction.relationship = #concurrent

// ---- When it is needed, and what ends it. Words that go on after 「条件：」.

RuleSet: Condition(kind, expression, ja, en)
* condition[+].kind = #{kind}
* condition[=].expression.language = #text/fhirpath
* condition[=].expression.expression = {expression}
* condition[=].expression.description = {ja}
* insert English(condition[=].expression.description, [[{en}]])

RuleSet: Applies(expression, ja, en)
* insert Condition(applicability, [[{expression}]], [[{ja}]], [[{en}]])

RuleSet: EndsWhen(expression, ja, en)
* insert Condition(stop, [[{expression}]], [[{ja}]], [[{en}]])
