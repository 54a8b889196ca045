RuleSet: AdmissionPatient
* item[+]
  * insert Section(patient, [["利用者（患者）基本情報について"]], [["The person (patient)"]])
  * insert Verification(memory)
  * insert Unchecked(patient)
  * item[+]
    * insert String(patient-name, [["患者氏名"]], [["Name of the patient"]], 60)
    * required = true
    * insert Verification(memory)
    * insert Populate([["iif(%kanjiName.text.exists(), %kanjiName.text, %kanjiName.select(family & ' ' & given.first()))"]])
    * insert Definition(Patient, Patient.name.text)
  * item[+]
    * insert String(patient-name-kana, [["フリガナ"]], [["Name in kana"]], 60)
    * insert Verification(memory)
    * insert Populate([["iif(%kanaName.text.exists(), %kanaName.text, %kanaName.select(family & ' ' & given.first()))"]])
  * item[+]
    * insert Number(age, [["年齢"]], [["Age"]], 0, 130, a, 歳)
    * insert Verification(memory)
    * insert Populate([["%patient.birthDate.where(toString().length() = 10).select(today().toString().substring(0, 4).toInteger() - toString().substring(0, 4).toInteger() - iif(today().toString().substring(5, 5) < toString().substring(5, 5), 1, 0))"]])
  * item[+]
    * insert Choice(gender, [["性別"]], [["Sex"]], FormGenderVS)
    * insert Verification(memory)
    * insert Populate([["%patient.gender"]])
    * insert Definition(Patient, Patient.gender)
  * item[+]
    * insert Date(birth-date, [["生年月日"]], [["Date of birth"]])
    * insert Verification(verified)
    * insert Populate([["%patient.birthDate"]])
    * insert Definition(Patient, Patient.birthDate)
  * item[+]
    * insert String(postal-code, [["〒"]], [["Postal code"]], 8)
    * insert Verification(memory)
    * insert Populate([["%patient.address.first().postalCode"]])
    * insert Definition(Patient, Patient.address.postalCode)
  * item[+]
    * insert String(address, [["住所"]], [["Address"]], 200)
    * insert Verification(memory)
    * insert Populate([["%patient.address.first().select(iif(text.exists(), text, state & city & line.join('')))"]])
    * insert Definition(Patient, Patient.address.text)
  * item[+]
    * insert String(patient-phone, [["電話番号"]], [["Telephone"]], 30)
    * insert Verification(verified)
    * insert Populate([["%patient.telecom.where(system = 'phone').first().value"]])
    * insert Definition(Patient, Patient.telecom.value)
  * item[+]
    * insert Group(residence, [["住環境"]], [["Housing"]])
    * insert Verification(verified)
    * item[+]
      * insert Choice(residence-kind, [["住居の種類"]], [["Kind of housing"]], ResidenceKindVS)
      * insert Verification(verified)
    * item[+]
      * insert Number(residence-storeys, [["階建て"]], [["Storeys of the building"]], 1, 70, {storey}, 階建て)
      * insert Verification(verified)
    * item[+]
      * insert Number(residence-floor, [["居室"]], [["Floor of the person's room"]], -5, 70, {floor}, 階)
      * insert Verification(verified)
    * item[+]
      * insert Choice(residence-elevator, [["エレベーター"]], [["Lift"]], ElevatorVS)
      * insert Verification(verified)
    * item[+]
      * insert Text(residence-notes, [["特記事項"]], [["Remarks on the housing"]], 1000)
      * insert Verification(memory)
      * item[+]
        * insert Help(residence-notes-help, [["段差、手すり、トイレまでの動線など。写真があれば、添えて送ることができます。"]], [["Steps, handrails, the way to the toilet and so on. Photographs may be sent along."]])
  * item[+]
    * insert Group(certification, [["入院時の要介護度"]], [["Level of care need at admission"]])
    * insert Verification(memory)
    * item[+]
      * insert Choice(care-level, [["要介護度"]], [["Level of care need"]], CareLevelVS)
      * insert Verification(memory)
      * insert Populate([["%coverage.extension('https://renkei.example/fhir/StructureDefinition/care-level').value"]])
      * item[+]
        * insert Help(care-level-help, [["様式に印刷されているのは要支援1・2と要介護1から5です。事業対象者など、印刷のない区分も選べます。"]], [["Printed on the form are support need 1 and 2 and care need 1 to 5. What is not printed, such as programme-eligible, can be chosen as well."]])
    * item[+]
      * insert Choice(certification-status, [["申請の状態"]], [["State of the application"]], PendingCertificationVS)
      * insert Verification(memory)
      * insert Populate([["%coverage.extension('https://renkei.example/fhir/StructureDefinition/certification-status').value.where($this != 'certified')"]])
    * item[+]
      * insert Date(application-date, [["申請日"]], [["Date of application"]])
      * insert WhenEither(certification-status, CertificationStatusCS#applying, CertificationStatusCS#change-applying)
      * insert Verification(memory)
    * item[+]
      * insert Date(certification-start, [["有効期間（開始）"]], [["Certified from"]])
      * insert Verification(memory)
      * insert Populate([["%coverage.period.start.toString().substring(0, 10)"]])
      * insert Definition(Coverage, Coverage.period.start)
    * item[+]
      * insert Date(certification-end, [["有効期間（終了）"]], [["Certified until"]])
      * insert Verification(memory)
      * insert Populate([["%coverage.period.end.toString().substring(0, 10)"]])
      * insert Definition(Coverage, Coverage.period.end)
  * item[+]
    * insert Choice(independence-disability, [["障害高齢者の日常生活自立度"]], [["Independence in daily life (older person with a disability)"]], IndependenceDisabilityVS)
    * insert Verification(verified)
    * insert ExtractObservation(CareObservationCS#independence-disability, functional-status)
  * item[+]
    * insert Choice(independence-dementia, [["認知症高齢者の日常生活自立度"]], [["Independence in daily life (older person with dementia)"]], IndependenceDementiaVS)
    * insert Verification(verified)
    * insert ExtractObservation(CareObservationCS#independence-dementia, cognitive-status)
  * item[+]
    * insert Choice(independence-judged-by, [["日常生活自立度の判断者"]], [["Who judged the independence in daily life"]], IndependenceJudgeVS)
    * insert Verification(memory)
  * item[+]
    * insert Choice(copayment, [["介護保険の自己負担割合"]], [["Co-payment of long-term-care insurance"]], CopaymentVS)
    * insert Verification(memory)
  * item[+]
    * insert Choice(disability, [["障害など認定"]], [["Recognised disability"]], PresenceVS)
    * insert Verification(memory)
  * item[+]
    * insert Multiple(disability-kinds, [["障害などの種類"]], [["Kind of disability"]], DisabilityKindVS)
    * insert When(disability, PresenceCS#present)
    * insert Verification(memory)
  * item[+]
    * insert Multiple(income-kinds, [["年金などの種類"]], [["Pension or other benefit"]], IncomeKindVS)
    * insert Verification(memory)
  * item[+]
    * insert String(income-kinds-other, [["年金など：その他の内容"]], [["Other pension or benefit"]], 100)
    * insert When(income-kinds, IncomeKindCS#other)
    * insert Verification(memory)
