// Who is in charge, and what the office knows: the steps of the first days.

Instance: activity-identify-care-manager
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(identify-care-manager, IdentifyCareManager, [["担当ケアマネジャーの確認"]], [["Identify the care manager"]])
* insert DescribedInstance([["本人・家族や介護保険証から、担当のケアマネジャーを確かめます。"]], [["Find out from patient, family or insurance card who the care manager is."]])
* insert OwedBy(hospital-contact, patient-family)

Instance: activity-ask-family-to-contact
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(ask-family-to-contact, AskFamilyToContact, [["家族への連絡の依頼"]], [["Ask the family to make contact"]])
* insert DescribedInstance([["在宅担当者に入院を伝え、病院へ連絡してもらうよう、本人・家族にお願いします。"]], [["Ask patient and family to tell the home contact of the admission and to have them call the hospital."]])
* insert OwedBy(hospital-contact, patient-family)

Instance: activity-notify-admission
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(notify-admission, NotifyAdmission, [["入院の連絡"]], [["Tell of the admission"]])
* insert DescribedInstance([["在宅担当者に、入院したことを病院から直接知らせます。"]], [["The hospital itself tells the home contact that the patient was admitted."]])
* insert OwedBy(hospital-contact, home-contact)

Instance: activity-admission-information
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(admission-information, AdmissionInformation, [["入院時情報の提供"]], [["Give admission information"]])
* insert DescribedInstance([["入院時情報提供書を作り、病院に渡します。"]], [["Fill in the admission information form and give it to the hospital."]])
* insert OwedBy(home-contact, hospital-contact)
* insert Fills(admission-information)

Instance: activity-share-outlook
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(share-outlook, ShareOutlook, [["入院期間と状態の共有"]], [["Share expected stay and state"]])
* insert DescribedInstance([["見込まれる入院期間と患者の状態を、入院中から伝え合います。"]], [["Share the expected length of stay and the state of the patient while in hospital."]])
* insert OwedBy(hospital-contact, home-contact)
