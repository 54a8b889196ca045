// A line each of a CapabilityStatement. Expectations are HL7's: SHALL, SHOULD, MAY.

RuleSet: Actor(ja, en, descriptionJa, descriptionEn)
* insert NamedInstance([[{ja}]], [[{en}]])
* insert DescribedInstance([[{descriptionJa}]], [[{descriptionEn}]])
* version = "0.1.0"
* status = #active
* experimental = false
* date = "2026-11-21"
* publisher = "Renkei"
* kind = #requirements
* fhirVersion = #4.0.1
* format[0] = #application/fhir+json
* implementationGuide = "https://renkei.example/fhir/ImplementationGuide/renkei"

RuleSet: Expected(path, expectation)
* {path}.extension[+].url = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation"
* {path}.extension[=].valueCode = #{expectation}

// Opens a resource; the lines after it belong to it.
RuleSet: Resource(type, expectation)
* rest[0].resource[+].type = #{type}
* insert Expected(rest[0].resource[=], {expectation})

RuleSet: Profile(id)
* rest[0].resource[=].supportedProfile[+] = "https://renkei.example/fhir/StructureDefinition/{id}"

RuleSet: Does(code, expectation)
* rest[0].resource[=].interaction[+].code = #{code}
* insert Expected(rest[0].resource[=].interaction[=], {expectation})

RuleSet: SearchesR4(type, code, kind, expectation)
* rest[0].resource[=].searchParam[+].name = "{code}"
* rest[0].resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/{type}-{code}"
* rest[0].resource[=].searchParam[=].type = #{kind}
* insert Expected(rest[0].resource[=].searchParam[=], {expectation})

// By a parameter several types share: its definition has a name of its own.
RuleSet: SearchesShared(definition, code, kind, expectation)
* rest[0].resource[=].searchParam[+].name = "{code}"
* rest[0].resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/{definition}"
* rest[0].resource[=].searchParam[=].type = #{kind}
* insert Expected(rest[0].resource[=].searchParam[=], {expectation})

RuleSet: SearchesOwn(id, code, kind, expectation)
* rest[0].resource[=].searchParam[+].name = "{code}"
* rest[0].resource[=].searchParam[=].definition = "https://renkei.example/fhir/SearchParameter/{id}"
* rest[0].resource[=].searchParam[=].type = #{kind}
* insert Expected(rest[0].resource[=].searchParam[=], {expectation})
