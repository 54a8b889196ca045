// What a hospital's system does toward the hub: it tells the stay, receives 様式1, answers its Tasks, gives 様式2.
Instance: hospital-ehr
InstanceOf: CapabilityStatement
Usage: #definition
* url = "https://renkei.example/fhir/CapabilityStatement/hospital-ehr"
* name = "HospitalEhr"
* insert Actor([["病院の電子カルテ"]], [["Hospital EHR"]], [["入退院調整に参加する病院のシステムが、連携ハブに対して行うこと。入院・退院の事実を伝え、様式1を受け取り、自院のタスクに応え、様式2を渡します。HL7 v2 や CSV しか出せない病院はこの要件によらずハブ側で変換できます。"]], [["What a hospital's system does toward the hub: it tells the facts of the stay, receives form 1, answers its own Tasks and gives form 2. A hospital that can only send HL7 v2 or CSV need not meet this: the hub converts for it."]])
* rest[0].mode = #client
* rest[0].documentation = "病院からハブへの FHIR REST。/ FHIR REST from the hospital to the hub."

* insert Resource(Patient, SHALL)
* insert Profile(renkei-patient)
* insert Does(create, SHALL)
* insert Does(update, SHALL)
* insert Does(search-type, SHALL)
* insert SearchesR4(Patient, identifier, token, SHALL)

* insert Resource(Encounter, SHALL)
* insert Profile(renkei-stay)
* insert Does(create, SHALL)
* insert Does(update, SHALL)
* insert Does(read, SHALL)
* insert Does(search-type, SHALL)
* insert SearchesShared(clinical-patient, patient, reference, SHALL)
* insert SearchesOwn(region, region, token, MAY)
* insert SearchesOwn(encounter-expected-discharge, expected-discharge, date, SHOULD)

* insert Resource(Coverage, SHOULD)
* insert Profile(renkei-care-insurance)
* insert Profile(renkei-medical-insurance)
* insert Does(create, SHOULD)
* insert Does(update, SHOULD)
* insert Does(search-type, SHOULD)
* insert SearchesR4(Coverage, patient, reference, SHOULD)

* insert Resource(Condition, SHOULD)
* insert Profile(renkei-specified-disease)
* insert Does(create, SHOULD)
* insert Does(search-type, SHOULD)
* insert SearchesShared(clinical-patient, patient, reference, SHOULD)

* insert Resource(CareTeam, SHOULD)
* insert Profile(renkei-care-team)
* insert Does(create, SHOULD)
* insert Does(read, SHOULD)
* insert Does(search-type, SHOULD)
* insert SearchesShared(clinical-patient, patient, reference, SHOULD)

* insert Resource(CarePlan, MAY)
* insert Profile(renkei-care-plan)
* insert Profile(renkei-discharge-plan)
* insert Does(create, MAY)
* insert Does(search-type, MAY)
* insert SearchesShared(clinical-patient, patient, reference, MAY)

* insert Resource(Task, SHALL)
* insert Profile(renkei-task)
* insert Does(read, SHALL)
* insert Does(update, SHALL)
* insert Does(search-type, SHALL)
* insert SearchesR4(Task, owner, reference, SHALL)
* insert SearchesR4(Task, status, token, SHALL)
* insert SearchesR4(Task, encounter, reference, SHOULD)
* insert SearchesOwn(task-deadline, deadline, date, SHOULD)

* insert Resource(Communication, SHALL)
* insert Profile(renkei-communication)
* insert Does(create, SHALL)
* insert Does(search-type, SHOULD)
* insert SearchesR4(Communication, encounter, reference, SHOULD)

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

* insert Resource(Appointment, SHOULD)
* insert Profile(renkei-conference)
* insert Does(create, SHOULD)
* insert Does(search-type, MAY)
* insert SearchesR4(Appointment, supporting-info, reference, MAY)

* insert Resource(DocumentReference, MAY)
* insert Profile(renkei-document-reference)
* insert Does(create, MAY)

* insert Resource(Organization, SHALL)
* insert Profile(renkei-organization)
* insert Does(read, SHALL)
* insert Does(search-type, SHOULD)
* insert SearchesR4(Organization, identifier, token, SHOULD)
* insert SearchesOwn(region, region, token, MAY)

* insert Resource(HealthcareService, SHOULD)
* insert Profile(renkei-service)
* insert Does(read, SHOULD)
* insert Does(search-type, SHOULD)
* insert SearchesOwn(healthcareservice-district, district, string, SHOULD)

// How it learns of what happens: by a topic, or by plain R4 criteria.
* insert Resource(Subscription, SHOULD)
* insert Profile(renkei-subscription)
* insert Does(create, SHOULD)
* insert Does(read, SHOULD)
