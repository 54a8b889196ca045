RuleSet: AdmissionWishes
* item[+]
  * insert Section(wishes, [["本人／家族の意向について"]], [["Wishes of the person and the family"]])
  * insert Verification(memory)
  * insert Unchecked(wishes)
  * item[+]
    * insert Text(interests, [["本人の趣味・興味・関心領域等"]], [["What the person enjoys and is interested in"]], 1000)
    * insert Verification(memory)
  * item[+]
    * insert Text(life-history, [["本人の生活歴"]], [["Life history of the person"]], 2000)
    * insert Verification(verified)
  * item[+]
    * insert Text(patient-wish, [["入院前の本人の生活に対する意向"]], [["How the person wished to live, before admission"]], 2000)
    * insert Verification(verified)
  * item[+]
    * insert Tick(patient-wish-in-plan, [["本人の意向：同封の居宅サービス計画（1）参照"]], [["Wishes of the person: see table 1 of the enclosed care plan"]])
    * insert Verification(verified)
  * item[+]
    * insert Text(family-wish, [["入院前の家族の生活に対する意向"]], [["How the family wished to live, before admission"]], 2000)
    * insert Verification(verified)
  * item[+]
    * insert Tick(family-wish-in-plan, [["家族の意向：同封の居宅サービス計画（1）参照"]], [["Wishes of the family: see table 1 of the enclosed care plan"]])
    * insert Verification(verified)
