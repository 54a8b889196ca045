// The head of the sheet: when, to whom, from whom.
RuleSet: AdmissionSheet
* item[+]
  * insert Section(sheet, [["日付・宛先・提供元"]], [["Dates, addressee and sender"]])
  * insert Verification(inferred)
  * insert Unchecked(sheet)
  * item[+]
    * insert Date(record-date, [["記入日"]], [["Date of writing"]])
    * insert Verification(verified)
    * insert Populate([["today()"]])
  * item[+]
    * insert Date(admission-date, [["入院日"]], [["Date of admission"]])
    * insert Verification(verified)
    * insert PopulateDay(%encounter.period.start)
    * insert Definition(Encounter, Encounter.period.start)
  * item[+]
    * insert Date(information-date, [["情報提供日"]], [["Date of giving the information"]])
    * insert Verification(memory)
    * insert ByRule(RB-01)
    * item[+]
      * insert Help(information-date-help, [["病院に情報を渡した日です。入院時情報連携加算の区分は、入院日とこの日のほか、入院が事業所の営業時間内だったかどうかでも変わります。渡した時刻と方法は送付の記録に残るので、ここは日付だけで足ります。"]], [["The day the hospital got this information. Which class of the admission-information fee applies depends on the day of admission, on this day, and on whether the office was open when the patient was admitted. Exact time and channel are kept in the record of sending, so the date is enough here."]])
  * item[+]
    * insert String(hospital-name, [["医療機関名"]], [["Hospital"]], 100)
    * insert Verification(memory)
    * insert Populate([["%hospital.name"]])
    * insert Definition(Organization, Organization.name)
  * item[+]
    * insert String(hospital-contact-name, [["ご担当者名"]], [["Person in charge at the hospital"]], 60)
    * insert Verification(memory)
  * item[+]
    * insert String(office-name, [["事業所名"]], [["Care management office"]], 100)
    * required = true
    * insert Verification(memory)
    * insert Populate([["%office.name"]])
    * insert Definition(Organization, Organization.name)
  * item[+]
    * insert String(care-manager-name, [["ケアマネジャー氏名"]], [["Care manager"]], 60)
    * insert Verification(memory)
    * insert Populate([["%careManager.name.first().select(iif(text.exists(), text, family & ' ' & given.first()))"]])
    * insert Definition(Practitioner, Practitioner.name.text)
  * item[+]
    * insert String(office-phone, [["TEL"]], [["Telephone"]], 30)
    * insert Verification(verified)
    * insert Populate([["%office.telecom.where(system = 'phone').first().value"]])
    * insert Definition(Organization, Organization.telecom.value)
  * item[+]
    * insert String(office-fax, [["FAX"]], [["Fax"]], 30)
    * insert Verification(memory)
    * insert Populate([["%office.telecom.where(system = 'fax').first().value"]])
    * insert Definition(Organization, Organization.telecom.value)
