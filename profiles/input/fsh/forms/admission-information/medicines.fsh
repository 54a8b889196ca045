RuleSet: AdmissionMedicines
* item[+]
  * insert Section(medicines, [["お薬について"]], [["Medicines"]])
  * insert Verification(memory)
  * insert Unchecked(medicines)
  * item[+]
    * insert Choice(oral-medicines, [["内服薬"]], [["Medicines taken by mouth"]], PresenceVS)
    * insert Verification(memory)
    * item[+]
      * insert Help(oral-medicines-help, [["お薬手帳のコピーを添えることができます。"]], [["A copy of the medicine notebook may be enclosed."]])
  * item[+]
    * insert String(oral-medicines-detail, [["内服薬の内容"]], [["Which medicines"]], 500)
    * insert When(oral-medicines, PresenceCS#present)
    * insert Verification(memory)
  * item[+]
    * insert Choice(home-guidance, [["居宅療養管理指導"]], [["Guidance on treatment at home"]], PresenceVS)
    * insert Verification(memory)
  * item[+]
    * insert String(home-guidance-profession, [["居宅療養管理指導の職種"]], [["Profession that gives the guidance"]], 60)
    * insert When(home-guidance, PresenceCS#present)
    * insert Verification(memory)
  * item[+]
    * insert Choice(medicine-management, [["薬剤管理"]], [["Management of medicines"]], MedicineManagementVS)
    * insert Verification(memory)
  * item[+]
    * insert String(medicine-manager, [["薬剤の管理者"]], [["Who manages the medicines"]], 60)
    * insert When(medicine-management, MedicineManagementCS#other)
    * insert Verification(memory)
  * item[+]
    * insert String(medicine-management-method, [["薬剤の管理方法"]], [["How the medicines are managed"]], 200)
    * insert When(medicine-management, MedicineManagementCS#other)
    * insert Verification(memory)
  * item[+]
    * insert Choice(adherence, [["服薬状況"]], [["Taking of medicines"]], AdherenceVS)
    * insert Verification(memory)
  * item[+]
    * insert Text(medicine-notes, [["お薬に関する特記事項"]], [["Remarks on the medicines"]], 1000)
    * insert Verification(memory)
