// Rule sets used everywhere. Text arguments are written [["…"]], so that commas and brackets need no escape.

// ---- Titles and descriptions in both languages: Japanese in the element, English in HL7's translation extension.

RuleSet: English(path, en)
* {path}.extension[+].url = "http://hl7.org/fhir/StructureDefinition/translation"
* {path}.extension[=].extension[+].url = "lang"
* {path}.extension[=].extension[=].valueCode = #en
* {path}.extension[=].extension[+].url = "content"
* {path}.extension[=].extension[=].valueString = {en}

// On profiles, extensions, code systems, value sets (caret paths).
RuleSet: Named(ja, en)
* ^title = {ja}
* insert English(^title, [[{en}]])

RuleSet: Described(ja, en)
* ^description = {ja}
* insert English(^description, [[{en}]])

// On instances (Questionnaire, SearchParameter, ConceptMap …).
RuleSet: NamedInstance(ja, en)
* title = {ja}
* insert English(title, [[{en}]])

RuleSet: DescribedInstance(ja, en)
* description = {ja}
* insert English(description, [[{en}]])

// ---- Concepts of code systems.

RuleSet: Concept(code, ja, en)
* {code} {ja}
* {code} ^designation[+].language = #en
* {code} ^designation[=].value = {en}

// Definition in both languages, too.
RuleSet: ConceptDefined(code, ja, en, defJa, defEn)
* {code} {ja} {defJa}
* {code} ^designation[+].language = #en
* {code} ^designation[=].value = {en}
* {code} ^definition.extension[+].url = "http://hl7.org/fhir/StructureDefinition/translation"
* {code} ^definition.extension[=].extension[+].url = "lang"
* {code} ^definition.extension[=].extension[=].valueCode = #en
* {code} ^definition.extension[=].extension[+].url = "content"
* {code} ^definition.extension[=].extension[=].valueString = {defEn}

// What every code system of ours says of itself.
RuleSet: OwnCodes
* ^status = #active
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^publisher = "Renkei"

RuleSet: OwnValues
* ^status = #active
* ^experimental = false
* ^publisher = "Renkei"

// ---- The rule something is there for. `coverage.md` is made of these.

// On an artefact made with caret paths.
RuleSet: ForRule(code)
* ^extension[+].url = "https://renkei.example/fhir/StructureDefinition/rule"
* ^extension[=].valueCoding = https://renkei.example/fhir/CodeSystem/rule#{code}

// On an instance, an item of a form, an invariant: wherever the path is the thing itself.
RuleSet: ByRule(code)
* extension[+].url = "https://renkei.example/fhir/StructureDefinition/rule"
* extension[=].valueCoding = https://renkei.example/fhir/CodeSystem/rule#{code}

// On an element of a profile.
RuleSet: ElementForRule(path, code)
* {path} ^extension[+].url = "https://renkei.example/fhir/StructureDefinition/rule"
* {path} ^extension[=].valueCoding = https://renkei.example/fhir/CodeSystem/rule#{code}

// ---- Which JP Core profile an instance of this profile also satisfies.
RuleSet: CompliesWithJPCore(profile)
* ^extension[+].url = "http://hl7.org/fhir/StructureDefinition/structuredefinition-compliesWithProfile"
* ^extension[=].valueCanonical = "http://jpfhir.jp/fhir/core/StructureDefinition/{profile}|1.2.0"
