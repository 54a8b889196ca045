RuleSet: AdmissionDoctor
* item[+]
  * insert Section(family-doctor, [["かかりつけ医について"]], [["Family doctor"]])
  * insert Verification(memory)
  * insert Unchecked(family-doctor)
  * item[+]
    * insert String(family-doctor-institution, [["かかりつけ医機関名"]], [["Practice of the family doctor"]], 100)
    * insert Verification(memory)
    * insert Populate([["%patient.generalPractitioner.where(reference.startsWith('Organization/')).first().display"]])
  * item[+]
    * insert String(family-doctor-phone, [["電話番号"]], [["Telephone"]], 30)
    * insert Verification(memory)
  * item[+]
    * insert String(family-doctor-name, [["医師名"]], [["Name of the doctor"]], 60)
    * insert Verification(memory)
    * insert Populate([["%patient.generalPractitioner.where(reference.startsWith('Practitioner/')).first().display"]])
  * item[+]
    * insert String(family-doctor-name-kana, [["フリガナ"]], [["Name of the doctor in kana"]], 60)
    * insert Verification(memory)
  * item[+]
    * insert Choice(family-doctor-visit, [["診察方法"]], [["How the doctor sees the patient"]], DoctorVisitVS)
    * insert Verification(memory)
  * item[+]
    * insert Number(family-doctor-frequency, [["診察の頻度"]], [["How often the doctor sees the patient"]], 0, 31, /mo, 回／月)
    * insert Verification(memory)
