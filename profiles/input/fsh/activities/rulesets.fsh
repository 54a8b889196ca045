// A step, whichever region asks for it. What a region says of it (its words, rules, deadline) stands in its plan.

RuleSet: Activity(step, name, ja, en)
* insert ActivityOf([[{step}]], [[{step}]], [[{name}]], [[{ja}]], [[{en}]])

RuleSet: ActivityOf(id, step, name, ja, en)
* id = "{id}"
* url = "https://renkei.example/fhir/ActivityDefinition/{id}"
* version = "0.1.0"
* name = "{name}"
* insert NamedInstance([[{ja}]], [[{en}]])
* status = #active
* experimental = false
* date = "2026-11-21"
* kind = #Task
* profile = "https://renkei.example/fhir/StructureDefinition/renkei-task"
* code.coding[step] = TaskCS#{step} {ja}
* intent = #order
// A region that states a time says so in its plan.
* extension[deadlineStrength].valueCode = #none

RuleSet: OwedBy(who, whom)
* participant.type = #practitioner
* participant.role = ActorCS#{who}
* extension[owedTo].valueCoding = ActorCS#{whom}

RuleSet: Fills(questionnaire)
* relatedArtifact[+].type = #depends-on
* relatedArtifact[=].resource = "https://renkei.example/fhir/Questionnaire/{questionnaire}|0.1.0"

RuleSet: EndsWith(meeting)
* topic[+] = MeetingCS#{meeting}
