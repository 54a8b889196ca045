// Where nobody is in charge: whether coordination is needed, and who will take the patient.

Instance: activity-screen
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(screen, Screen, [["退院調整の要否の判断"]], [["Screen for need of coordination"]])
* insert DescribedInstance([["退院調整や退院支援が必要な患者かどうかを、基準に照らして判断します。"]], [["Judge by the criteria whether the patient needs coordination or discharge support."]])
* insert OwedBy(hospital-contact, patient-family)
* insert Fills(screening-national)

Instance: activity-support-application
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(support-application, SupportApplication, [["要介護認定の申請の支援"]], [["Support the application for certification"]])
* insert DescribedInstance([["介護保険を説明し、要介護認定の申請を支援します。"]], [["Explain care insurance and support the application for certification."]])
* insert OwedBy(hospital-contact, patient-family)

Instance: activity-choose-care-manager
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(choose-care-manager, ChooseCareManager, [["ケアマネジャーを決める支援"]], [["Support the choice of a care manager"]])
* insert DescribedInstance([["本人・家族がケアマネジャーを選ぶのを支援します。"]], [["Support patient and family in choosing a care manager."]])
* insert OwedBy(hospital-contact, patient-family)

Instance: activity-obtain-understanding
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(obtain-understanding, ObtainUnderstanding, [["情報共有についての了解"]], [["Obtain understanding of sharing"]])
* insert DescribedInstance([["契約の前に事業所へ情報を渡すことについて、本人・家族の了解を得て記録します。"]], [["Obtain and record that patient or family understands the sharing before any contract exists."]])
* insert OwedBy(hospital-contact, patient-family)

Instance: activity-answer-acceptance
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(answer-acceptance, AnswerAcceptance, [["引き受けの返答"]], [["Answer whether the patient is taken"]])
* insert DescribedInstance([["受け持つかどうかを病院に知らせます。"]], [["Tell the hospital whether you take the patient."]])
* insert OwedBy(candidate-office, hospital-contact)
