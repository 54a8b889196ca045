// What stands on a 介護保険証 and has no place in R4's Coverage. No public code system for it was found: the codes are ours.

Extension: CareLevel
Id: care-level
* insert Named([["要介護状態区分"]], [["Care level"]])
* insert Described([["要介護・要支援の区分、または事業対象者。数字だけでは他の番号の付け方と区別できないので、必ず system とともに書く。"]], [["The certified care level, or eligibility by checklist. Other systems number the levels otherwise, so the code never goes without its system."]])
* insert ContextElement(Coverage)
* insert ForRule(HK-63)
* insert ForRule(AN-32)
* . 0..1
* value[x] 1..1
* value[x] only Coding
* valueCoding from CareLevelVS (required)

Extension: CertificationStatus
Id: certification-status
* insert Named([["認定の状況"]], [["State of certification"]])
* insert Described([["要介護認定の状況：認定済み、申請中、区分変更申請中、なし。退院の時に結果が出ていないこともある。"]], [["Where the certification stands: certified, applied for, change applied for, none. The result may not be out by the day of discharge."]])
* insert ContextElement(Coverage)
* insert ForRule(HK-25)
* insert ForRule(AN-26)
* insert ForRule(AN-35)
* . 0..1
* value[x] 1..1
* value[x] only code
* valueCode from CertificationStatusVS (required)

Extension: CareOffice
Id: care-office
* insert Named([["介護保険証に書かれた事業所"]], [["Office written on the care insurance card"]])
* insert Described([["介護保険証に書かれた居宅介護支援事業所など。病院はここからケアマネジャーを知る。書くには本人と家族の同意が要り、それは参照に付けた basis 拡張に残せる。"]], [["The care manager's office written on the card: how a hospital learns whom to call. Writing it there needs the consent of user and family, which the basis extension on the reference can keep."]])
* insert ContextElement(Coverage)
* insert ForRule(HK-08)
* insert ForRule(AN-06)
* insert ForRule(AN-07)
* insert ForRule(AN-12)
* insert ForRule(CN-02)
* . 0..1
* value[x] 1..1
* value[x] only Reference(Organization)
* valueReference.extension contains Basis named basis 0..*
