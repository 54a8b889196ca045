RuleSet: AdmissionProspects
* item[+]
  * insert Section(prospects, [["今後の在宅生活の展望について（ケアマネジャーとしての意見）"]], [["Prospects of living at home (opinion of the care manager)"]])
  * insert Verification(memory)
  * insert Unchecked(prospects)
  * item[+]
    * insert Text(home-conditions, [["在宅生活に必要な要件"]], [["What living at home requires"]], 2000)
    * insert Verification(verified)
  * item[+]
    * insert Multiple(household-after-discharge, [["退院後の世帯状況"]], [["Household after discharge"]], HouseholdAfterDischargeVS)
    * insert Verification(memory)
  * item[+]
    * insert Number(household-after-discharge-size, [["家族構成員数"]], [["Number of people in the family"]], 1, 30, {person}, 名)
    * insert When(household-after-discharge, HouseholdCS#with-children)
    * insert Verification(memory)
  * item[+]
    * insert String(household-after-discharge-other, [["退院後の世帯状況：その他の内容"]], [["Other household after discharge"]], 100)
    * insert When(household-after-discharge, HouseholdCS#other)
    * insert Verification(memory)
  * item[+]
    * insert Choice(household-consideration, [["世帯に対する配慮"]], [["Consideration for the household"]], HouseholdConsiderationVS)
    * insert Verification(memory)
  * item[+]
    * insert String(household-consideration-detail, [["必要な配慮の内容"]], [["What consideration is needed"]], 200)
    * insert When(household-consideration, HouseholdConsiderationCS#needed)
    * insert Verification(memory)
  * item[+]
    * insert Choice(carer-after-discharge, [["退院後の主介護者"]], [["Main carer after discharge"]], CarerAfterDischargeVS)
    * insert Verification(memory)
    * item[+]
      * insert Help(carer-after-discharge-help, [["「本シート2」は、この様式の「家族構成／連絡先について」の欄です。"]], [["“Section 2 of the sheet” is “Family and contacts” on this form."]])
  * item[+]
    * insert Group(other-carer, [["左記以外の主介護者"]], [["Main carer other than that"]])
    * insert When(carer-after-discharge, CarerAfterDischargeCS#different)
    * insert Verification(memory)
    * insert ExtractAs(RelatedPerson)
    * item[+]
      * insert String(other-carer-name, [["氏名"]], [["Name"]], 60)
      * insert Verification(memory)
      * insert Definition(RelatedPerson, RelatedPerson.name.text)
    * item[+]
      * insert String(other-carer-relationship, [["続柄"]], [["Relationship"]], 30)
      * insert Verification(memory)
      * insert Definition(RelatedPerson, RelatedPerson.relationship.text)
    * item[+]
      * insert Number(other-carer-age, [["年齢"]], [["Age"]], 0, 130, a, 歳)
      * insert Verification(memory)
  * item[+]
    * insert Choice(care-capacity, [["介護力"]], [["Capacity to care"]], CareCapacityVS)
    * insert DifficultDischarge
    * insert Verification(memory)
  * item[+]
    * insert Choice(abuse-suspicion, [["家族や同居者等による虐待の疑い"]], [["Suspicion of abuse by family or others in the household"]], PresenceVS)
    * insert DifficultDischarge
    * insert Verification(memory)
  * item[+]
    * insert String(abuse-suspicion-detail, [["虐待の疑いの内容"]], [["What is suspected"]], 300)
    * insert When(abuse-suspicion, PresenceCS#present)
    * insert Verification(memory)
  * item[+]
    * insert Text(prospects-notes, [["特記事項"]], [["Remarks on the prospects"]], 1000)
    * insert Verification(memory)
