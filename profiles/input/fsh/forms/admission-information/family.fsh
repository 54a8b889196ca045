// The two people become RelatedPersons of the patient; whoever extracts them sets RelatedPerson.patient and telecom.system.
RuleSet: AdmissionFamily
* item[+]
  * insert Section(family, [["家族構成／連絡先について"]], [["Family and contacts"]])
  * insert Verification(memory)
  * insert Unchecked(family)
  * item[+]
    * insert Choice(household, [["世帯構成"]], [["Household"]], HouseholdBeforeAdmissionVS)
    * insert Verification(memory)
  * item[+]
    * insert String(household-other, [["世帯構成：その他の内容"]], [["Other household"]], 100)
    * insert When(household, HouseholdCS#other)
    * insert Verification(memory)
  * item[+]
    * insert Tick(daytime-alone, [["日中独居"]], [["Alone in the daytime"]])
    * insert DifficultDischarge
    * insert Verification(memory)
  * item[+]
    * insert Group(main-carer, [["主介護者"]], [["Main carer"]])
    * insert Verification(memory)
    * insert ExtractAs(RelatedPerson)
    * item[+]
      * insert String(main-carer-name, [["主介護者氏名"]], [["Name of the main carer"]], 60)
      * insert Verification(memory)
      * insert Definition(RelatedPerson, RelatedPerson.name.text)
    * item[+]
      * insert String(main-carer-relationship, [["主介護者の続柄"]], [["Relationship of the main carer"]], 30)
      * insert Verification(memory)
      * insert Definition(RelatedPerson, RelatedPerson.relationship.text)
    * item[+]
      * insert Number(main-carer-age, [["主介護者の年齢"]], [["Age of the main carer"]], 0, 130, a, 歳)
      * insert Verification(memory)
    * item[+]
      * insert Choice(main-carer-living, [["主介護者の同居・別居"]], [["Whether the main carer lives with the patient"]], CarerLivingVS)
      * insert Verification(memory)
    * item[+]
      * insert String(main-carer-phone, [["主介護者のTEL"]], [["Telephone of the main carer"]], 30)
      * insert Verification(verified)
      * insert Definition(RelatedPerson, RelatedPerson.telecom.value)
  * item[+]
    * insert Group(key-person, [["キーパーソン"]], [["Key person"]])
    * insert Verification(memory)
    * insert ExtractAs(RelatedPerson)
    * item[+]
      * insert String(key-person-name, [["キーパーソン氏名"]], [["Name of the key person"]], 60)
      * insert Verification(memory)
      * insert Definition(RelatedPerson, RelatedPerson.name.text)
    * item[+]
      * insert String(key-person-relationship, [["キーパーソンの続柄"]], [["Relationship of the key person"]], 30)
      * insert Verification(memory)
      * insert Definition(RelatedPerson, RelatedPerson.relationship.text)
    * item[+]
      * insert Number(key-person-age, [["キーパーソンの年齢"]], [["Age of the key person"]], 0, 130, a, 歳)
      * insert Verification(memory)
    * item[+]
      * insert String(key-person-phone, [["キーパーソンの連絡先TEL"]], [["Telephone of the key person"]], 30)
      * repeats = true
      * extension[+].url = "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs"
      * extension[=].valueInteger = 2
      * insert Verification(verified)
      * insert Definition(RelatedPerson, RelatedPerson.telecom.value)
