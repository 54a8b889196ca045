// Answers to screening questions. What was not looked at is not a no.

CodeSystem: AssessmentCS
Id: assessment
* insert OwnCodes
* insert Named([["基準への当てはまり"]], [["Assessment of a criterion"]])
* insert Described([["基準の一項目に当てはまるか。見ていないことと、当てはまらないことを区別する。"]], [["Whether a criterion applies. Not having looked is not a no."]])
* insert Concept(#yes, "該当する", "Yes")
* insert Concept(#no, "該当しない", "No")
* insert Concept(#not-assessed, "未確認", "Not assessed")

ValueSet: AssessmentVS
Id: assessment
* insert OwnValues
* insert Named([["基準への当てはまり"]], [["Assessment of a criterion"]])
* insert Described([["当てはまりのすべて。"]], [["All assessments."]])
* include codes from system AssessmentCS

CodeSystem: WishCS
Id: wish
* insert OwnCodes
* insert Named([["介護保険サービスの利用の希望"]], [["Wish for care services"]])
* insert Described([["本人・家族が介護保険サービスの利用を希望するか。希望しない場合も支援は終わらず、地域包括支援センターにつなぐ地域がある。"]], [["Whether patient or family wishes care services. A refusal does not end the support: some regions then turn to the support centre."]])
* insert ForRule(HK-32)
* insert ForRule(AN-28)
* insert Concept(#yes, "希望する", "Yes")
* insert Concept(#no, "希望しない", "No")
* insert Concept(#undecided, "決めていない", "Undecided")

ValueSet: WishVS
Id: wish
* insert OwnValues
* insert Named([["介護保険サービスの利用の希望"]], [["Wish for care services"]])
* insert Described([["希望のすべて。"]], [["All answers about the wish."]])
* include codes from system WishCS

CodeSystem: YesNoCS
Id: yes-no
* insert OwnCodes
* insert Named([["はい・いいえ"]], [["Yes or no"]])
* insert Described([["はい・いいえで答える項目。"]], [["For questions answered yes or no."]])
* insert Concept(#yes, "はい", "Yes")
* insert Concept(#no, "いいえ", "No")

ValueSet: YesNoVS
Id: yes-no
* insert OwnValues
* insert Named([["はい・いいえ"]], [["Yes or no"]])
* insert Described([["はいといいえ。"]], [["Yes and no."]])
* include codes from system YesNoCS

CodeSystem: PresenceCS
Id: presence
* insert OwnCodes
* insert Named([["あり・なし"]], [["Present or absent"]])
* insert Described([["様式の「なし・あり」。"]], [["なし／あり on the forms."]])
* insert Concept(#absent, "なし", "Absent")
* insert Concept(#present, "あり", "Present")

ValueSet: PresenceVS
Id: presence
* insert OwnValues
* insert Named([["あり・なし"]], [["Present or absent"]])
* insert Described([["なしとあり。"]], [["Absent and present."]])
* include codes from system PresenceCS

CodeSystem: PresenceKnownCS
Id: presence-known
* insert OwnCodes
* insert Named([["あり・なし・不明"]], [["Present, absent or unknown"]])
* insert Described([["様式の「あり・なし・不明」。"]], [["あり／なし／不明 on the forms."]])
* insert Concept(#absent, "なし", "Absent")
* insert Concept(#present, "あり", "Present")
* insert Concept(#unknown, "不明", "Unknown")

ValueSet: PresenceKnownVS
Id: presence-known
* insert OwnValues
* insert Named([["あり・なし・不明"]], [["Present, absent or unknown"]])
* insert Described([["なし、あり、不明。"]], [["Absent, present and unknown."]])
* include codes from system PresenceKnownCS
