// What a care office's software does toward the hub: it learns of the admission, gives 様式1, works its Tasks, reads 様式2.
Instance: care-office-system
InstanceOf: CapabilityStatement
Usage: #definition
* url = "https://renkei.example/fhir/CapabilityStatement/care-office-system"
* name = "CareOfficeSystem"
* insert Actor([["居宅介護支援事業所・地域包括支援センターのシステム"]], [["Care office system"]], [["ケアマネジャーの事業所のシステムが、連携ハブに対して行うこと。入院を知り、様式1を渡し、自事業所のタスクに応え、様式2を受け取って完成させます。システムのない事業所は、電話・FAX・ポータルで同じ役割を果たせます。"]], [["What a care manager's office does toward the hub by its software: it learns of the admission, gives form 1, answers its own Tasks, receives form 2 and completes it. An office without software plays the same part by telephone, FAX or portal."]])
* rest[0].mode = #client
* rest[0].documentation = "事業所からハブへの FHIR REST。/ FHIR REST from the office to the hub."

* insert Resource(Task, SHALL)
* insert Profile(renkei-task)
* insert Does(read, SHALL)
* insert Does(update, SHALL)
* insert Does(search-type, SHALL)
* insert SearchesR4(Task, owner, reference, SHALL)
* insert SearchesR4(Task, status, token, SHALL)
* insert SearchesOwn(task-deadline, deadline, date, SHOULD)
* insert SearchesOwn(task-deadline-strength, deadline-strength, token, MAY)
* insert SearchesOwn(task-fee-deadline, fee-deadline, date, SHOULD)

* insert Resource(Encounter, SHALL)
* insert Profile(renkei-stay)
* insert Does(read, SHALL)
* insert Does(search-type, SHALL)
* insert SearchesShared(clinical-patient, patient, reference, SHALL)
* insert SearchesOwn(encounter-expected-discharge, expected-discharge, date, SHOULD)

* insert Resource(Patient, SHALL)
* insert Profile(renkei-patient)
* insert Does(read, SHALL)
* insert Does(create, SHOULD)
* insert Does(update, SHOULD)
* insert Does(search-type, SHALL)
* insert SearchesR4(Patient, identifier, token, SHALL)

* insert Resource(Coverage, SHOULD)
* insert Profile(renkei-care-insurance)
* insert Does(create, SHOULD)
* insert Does(update, SHOULD)
* insert Does(search-type, SHOULD)
* insert SearchesR4(Coverage, patient, reference, SHOULD)
* insert SearchesOwn(coverage-care-level, care-level, token, MAY)

* insert Resource(CareTeam, SHOULD)
* insert Profile(renkei-care-team)
* insert Does(create, SHOULD)
* insert Does(update, SHOULD)
* insert Does(search-type, SHOULD)
* insert SearchesShared(clinical-patient, patient, reference, SHOULD)

* insert Resource(CarePlan, MAY)
* insert Profile(renkei-care-plan)
* insert Does(create, MAY)
* insert Does(search-type, MAY)
* insert SearchesShared(clinical-patient, patient, reference, MAY)

* insert Resource(Questionnaire, SHALL)
* insert Does(read, SHALL)
* insert Does(search-type, SHALL)
* insert SearchesR4(Questionnaire, url, uri, SHALL)

* insert Resource(QuestionnaireResponse, SHALL)
* insert Profile(renkei-form-response)
* insert Does(read, SHALL)
* insert Does(create, SHALL)
* insert Does(update, SHALL)
* insert Does(search-type, SHALL)
* insert SearchesR4(QuestionnaireResponse, encounter, reference, SHALL)
* insert SearchesR4(QuestionnaireResponse, questionnaire, reference, SHOULD)

* insert Resource(Communication, SHALL)
* insert Profile(renkei-communication)
* insert Does(create, SHALL)
* insert Does(search-type, SHOULD)
* insert SearchesR4(Communication, encounter, reference, SHOULD)

* insert Resource(Appointment, SHOULD)
* insert Profile(renkei-conference)
* insert Does(create, SHOULD)
* insert Does(update, SHOULD)

* insert Resource(Organization, SHALL)
* insert Profile(renkei-organization)
* insert Does(read, SHALL)
* insert Does(search-type, MAY)
* insert SearchesOwn(region, region, token, MAY)

* insert Resource(HealthcareService, SHOULD)
* insert Profile(renkei-service)
* insert Does(read, SHOULD)
* insert Does(search-type, SHOULD)
* insert SearchesOwn(healthcareservice-district, district, string, SHOULD)

* insert Resource(PractitionerRole, MAY)
* insert Profile(renkei-practitioner-role)
* insert Does(create, MAY)
* insert Resource(Practitioner, MAY)
* insert Profile(renkei-practitioner)
* insert Does(create, MAY)

// How it learns of what happens: by a topic, or by plain R4 criteria.
* insert Resource(Subscription, SHOULD)
* insert Profile(renkei-subscription)
* insert Does(create, SHOULD)
* insert Does(read, SHOULD)
