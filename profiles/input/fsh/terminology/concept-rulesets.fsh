// ---- A code system that names, for some of its concepts, the coordination rule each comes from.

RuleSet: WithRules
* ^property[+].code = #rule
* ^property[=].uri = "https://renkei.example/fhir/StructureDefinition/rule"
* ^property[=].description = "この概念の根拠となる入退院調整ルールの番号。/ The coordination rule this concept comes from."
* ^property[=].type = #code

RuleSet: ConceptOfRule(code, rule)
* {code} ^property[+].code = #rule
* {code} ^property[=].valueCode = #{rule}

// ---- Concept maps.

RuleSet: OwnMap(id, name, experimental)
* url = "https://renkei.example/fhir/ConceptMap/{id}"
* name = "{name}"
* status = #active
* experimental = {experimental}
* publisher = "Renkei"

RuleSet: MapGroup(source, target)
* group[+].source = "{source}"
* group[=].target = "{target}"

RuleSet: MapsTo(code, target, equivalence)
* group[=].element[+].code = {code}
* group[=].element[=].target[+].code = {target}
* group[=].element[=].target[=].equivalence = {equivalence}

// A further candidate for the same source code.
RuleSet: MapsAlsoTo(target, equivalence)
* group[=].element[=].target[+].code = {target}
* group[=].element[=].target[=].equivalence = {equivalence}

RuleSet: MapComment(ja, en)
* group[=].element[=].target[=].comment = "{ja} / {en}"

// No equivalent: $translate then answers nothing rather than something wrong.
RuleSet: MapsToNothing(code, ja, en)
* group[=].element[+].code = {code}
* group[=].element[=].target[+].equivalence = #unmatched
* insert MapComment([[{ja}]], [[{en}]])
