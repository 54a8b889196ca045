// The national form lists no services: it points to the enclosed plan.
RuleSet: AdmissionServices
* item[+]
  * insert Section(services, [["入院前の介護サービスの利用状況について"]], [["Care services used before admission"]])
  * insert Verification(memory)
  * insert Unchecked(services)
  * item[+]
    * insert Multiple(enclosures, [["同封書類"]], [["Enclosed papers"]], EnclosureVS)
    * insert ByRule(HK-57)
    * insert Verification(verified)
    * item[+]
      * insert Help(enclosures-help, [["この様式で足りないことは、ケアプラン第1表から第3表やフェイスシートを添えるか、病院を訪ねたときに口頭で補えます。"]], [["What this form leaves out can be supplied by enclosing tables 1 to 3 of the care plan or a face sheet, or by word of mouth when visiting the hospital."]])
  * item[+]
    * insert String(enclosures-other, [["同封書類：その他の内容"]], [["Other enclosed papers"]], 200)
    * insert When(enclosures, EnclosureCS#other)
    * insert Verification(verified)
