// What every hub does for the two: all of R4's types, our profiles, the search parameters the story needs. What one hub
// does beyond this stands in its /metadata.
Instance: hub
InstanceOf: CapabilityStatement
Usage: #definition
* url = "https://renkei.example/fhir/CapabilityStatement/hub"
* name = "RenkeiHub"
* instantiates = "http://hl7.org/fhir/uv/subscriptions-backport/CapabilityStatement/backport-subscription-server-r4"
* insert Actor([["連携ハブ"]], [["Coordination hub"]], [["病院と介護事業所の間に立つ連携ハブが、少なくとも行うこと。個々のハブの実際の機能は、そのハブの /metadata が示します。"]], [["What a hub between hospitals and care offices does at the least. What one hub really does stands in its /metadata."]])
* rest[0].mode = #server
* rest[0].documentation = "知らない検索パラメータは拒否します（Prefer: handling=lenient で警告）。/ An unknown search parameter is refused (a warning with Prefer: handling=lenient)."
* rest[0].interaction[0].code = #transaction
* insert Expected(rest[0].interaction[0], SHALL)
* rest[0].interaction[1].code = #batch
* insert Expected(rest[0].interaction[1], SHALL)

* insert Resource(Patient, SHALL)
* insert Profile(renkei-patient)
* insert HubDoes
* insert SearchesR4(Patient, identifier, token, SHALL)
* insert SearchesR4(Patient, name, string, SHALL)
* insert SearchesShared(individual-birthdate, birthdate, date, SHALL)
* rest[0].resource[=].operation[+].name = "everything"
* rest[0].resource[=].operation[=].definition = "https://renkei.example/fhir/OperationDefinition/Patient-everything"
* rest[0].resource[=].operation[+].name = "match"
* rest[0].resource[=].operation[=].definition = "https://renkei.example/fhir/OperationDefinition/Patient-match"

* insert Resource(Encounter, SHALL)
* insert Profile(renkei-stay)
* insert HubDoes
* insert SearchesShared(clinical-identifier, identifier, token, SHALL)
* insert SearchesShared(clinical-patient, patient, reference, SHALL)
* insert SearchesShared(clinical-date, date, date, SHALL)
* insert SearchesR4(Encounter, status, token, SHALL)
* insert SearchesR4(Encounter, class, token, SHALL)
* insert SearchesR4(Encounter, service-provider, reference, SHALL)
* insert SearchesOwn(region, region, token, SHALL)
* insert SearchesOwn(encounter-expected-discharge, expected-discharge, date, SHALL)
* rest[0].resource[=].operation[+].name = "everything"
* rest[0].resource[=].operation[=].definition = "https://renkei.example/fhir/OperationDefinition/Encounter-everything"

* insert Resource(Coverage, SHALL)
* insert Profile(renkei-care-insurance)
* insert Profile(renkei-medical-insurance)
* insert HubDoes
* insert SearchesR4(Coverage, identifier, token, SHALL)
* insert SearchesR4(Coverage, patient, reference, SHALL)
* insert SearchesOwn(coverage-care-level, care-level, token, SHALL)
* insert SearchesOwn(coverage-care-insured, care-insured, token, SHALL)

* insert Resource(Condition, SHALL)
* insert Profile(renkei-specified-disease)
* insert HubDoes
* insert SearchesShared(clinical-patient, patient, reference, SHALL)

* insert Resource(CareTeam, SHALL)
* insert Profile(renkei-care-team)
* insert HubDoes
* insert SearchesShared(clinical-patient, patient, reference, SHALL)
* insert SearchesR4(CareTeam, participant, reference, SHALL)

* insert Resource(CarePlan, SHALL)
* insert Profile(renkei-care-plan)
* insert Profile(renkei-discharge-plan)
* insert HubDoes
* insert SearchesShared(clinical-patient, patient, reference, SHALL)

* insert Resource(ServiceRequest, SHALL)
* insert Profile(renkei-order)
* insert HubDoes
* insert SearchesShared(clinical-identifier, identifier, token, SHALL)
* insert SearchesShared(clinical-encounter, encounter, reference, SHALL)

* insert Resource(Task, SHALL)
* insert Profile(renkei-task)
* insert HubDoes
* insert SearchesR4(Task, identifier, token, SHALL)
* insert SearchesR4(Task, owner, reference, SHALL)
* insert SearchesR4(Task, requester, reference, SHALL)
* insert SearchesR4(Task, patient, reference, SHALL)
* insert SearchesR4(Task, encounter, reference, SHALL)
* insert SearchesR4(Task, status, token, SHALL)
* insert SearchesR4(Task, code, token, SHALL)
* insert SearchesOwn(task-deadline, deadline, date, SHALL)
* insert SearchesOwn(task-deadline-strength, deadline-strength, token, SHALL)
* insert SearchesOwn(task-fee-deadline, fee-deadline, date, SHALL)

* insert Resource(Communication, SHALL)
* insert Profile(renkei-communication)
* insert HubDoes
* insert SearchesR4(Communication, identifier, token, SHALL)
* insert SearchesR4(Communication, encounter, reference, SHALL)

* insert Resource(Appointment, SHALL)
* insert Profile(renkei-conference)
* insert HubDoes
* insert SearchesR4(Appointment, identifier, token, SHALL)
* insert SearchesR4(Appointment, supporting-info, reference, SHALL)

* insert Resource(Questionnaire, SHALL)
* insert HubDoes
* insert SearchesR4(Questionnaire, url, uri, SHALL)

* insert Resource(QuestionnaireResponse, SHALL)
* insert Profile(renkei-form-response)
* insert HubDoes
* insert SearchesR4(QuestionnaireResponse, identifier, token, SHALL)
* insert SearchesR4(QuestionnaireResponse, patient, reference, SHALL)
* insert SearchesR4(QuestionnaireResponse, encounter, reference, SHALL)
* insert SearchesR4(QuestionnaireResponse, questionnaire, reference, SHALL)
* rest[0].resource[=].operation[+].name = "screen"
* rest[0].resource[=].operation[=].definition = "https://renkei.example/fhir/OperationDefinition/QuestionnaireResponse-screen"

* insert Resource(Composition, SHALL)
* insert Profile(renkei-form-composition)
* insert HubDoes
* insert Resource(Bundle, SHALL)
* insert Profile(renkei-form-document)
* insert HubDoes
* insert Resource(DocumentReference, SHALL)
* insert Profile(renkei-document-reference)
* insert HubDoes
* insert SearchesShared(clinical-patient, patient, reference, SHALL)

* insert Resource(Organization, SHALL)
* insert Profile(renkei-organization)
* insert HubDoes
* insert SearchesR4(Organization, identifier, token, SHALL)
* insert SearchesR4(Organization, name, string, SHALL)
* insert SearchesOwn(region, region, token, SHALL)
* insert Resource(HealthcareService, SHALL)
* insert Profile(renkei-service)
* insert HubDoes
* insert SearchesOwn(region, region, token, SHALL)
* insert SearchesOwn(healthcareservice-district, district, string, SHALL)
* rest[0].resource[=].operation[+].name = "route"
* rest[0].resource[=].operation[=].definition = "https://renkei.example/fhir/OperationDefinition/HealthcareService-route"

* insert Resource(Location, SHALL)
* insert Profile(renkei-location)
* insert HubDoes
* insert SearchesR4(Location, identifier, token, SHALL)
* insert SearchesR4(Location, name, string, SHALL)
* insert SearchesOwn(region, region, token, SHALL)
* insert Resource(Practitioner, SHALL)
* insert Profile(renkei-practitioner)
* insert HubDoes
* insert SearchesR4(Practitioner, identifier, token, SHALL)
* insert SearchesR4(Practitioner, name, string, SHALL)
* insert Resource(PractitionerRole, SHALL)
* insert Profile(renkei-practitioner-role)
* insert HubDoes
* insert SearchesR4(PractitionerRole, identifier, token, SHALL)
* insert Resource(Endpoint, SHALL)
* insert Profile(renkei-endpoint)
* insert HubDoes
* insert SearchesR4(Endpoint, organization, reference, SHALL)

* insert Resource(List, SHALL)
* insert Profile(renkei-directory)
* insert HubDoes

* insert Resource(Provenance, SHALL)
* insert Profile(renkei-provenance)
* insert HubDoes
* insert SearchesR4(Provenance, target, reference, SHALL)
* insert Resource(Subscription, SHALL)
* insert Announces(admitted)
* insert Announces(admission-cancelled)
* insert Announces(transferred)
* insert Announces(discharge-expected)
* insert Announces(discharge-date-changed)
* insert Announces(discharge-decided)
* insert Announces(discharged)
* insert Announces(died)
* insert Announces(care-manager-unresolved)
* insert Announces(task-assigned)
* insert Announces(task-changed)
* insert Announces(task-due-soon)
* insert Announces(task-overdue)
* insert Announces(form-submitted)
* insert Announces(form-amended)
* insert Profile(renkei-subscription)
* insert HubDoes
* insert SearchesR4(Subscription, url, uri, SHALL)
* insert SearchesR4(Subscription, status, token, SHALL)
* rest[0].resource[=].operation[+].name = "status"
* rest[0].resource[=].operation[=].definition = "https://renkei.example/fhir/OperationDefinition/Subscription-status"
* rest[0].resource[=].operation[+].name = "events"
* rest[0].resource[=].operation[=].definition = "https://renkei.example/fhir/OperationDefinition/Subscription-events"
* rest[0].resource[=].operation[+].name = "resend"
* rest[0].resource[=].operation[=].definition = "https://renkei.example/fhir/OperationDefinition/Subscription-resend"
* insert Resource(PlanDefinition, SHALL)
* insert Profile(renkei-plan)
* insert HubDoes
* insert Resource(ActivityDefinition, SHALL)
* insert Profile(renkei-activity)
* insert HubDoes

// Senders know things by their own numbers and send them again: conditional writes make nothing twice. Directories have
// ids of their own, hence updateCreate.
RuleSet: HubDoes
* rest[0].resource[=].versioning = #versioned-update
* rest[0].resource[=].updateCreate = true
* rest[0].resource[=].conditionalCreate = true
* rest[0].resource[=].conditionalUpdate = true
* insert Does(read, SHALL)
* insert Does(vread, SHALL)
* insert Does(history-instance, SHALL)
* insert Does(create, SHALL)
* insert Does(update, SHALL)
* insert Does(patch, SHALL)
* insert Does(delete, SHALL)
* insert Does(search-type, SHALL)

// R4 has no SubscriptionTopic: what can be subscribed to is told here, as HL7's Backport has it.
RuleSet: Announces(topic)
* rest[0].resource[=].extension[+].url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/capabilitystatement-subscriptiontopic-canonical"
* rest[0].resource[=].extension[=].valueCanonical = "https://renkei.example/fhir/SubscriptionTopic/{topic}"
