// By which way a message goes, and how binding a date is.

CodeSystem: ChannelCS
Id: channel
* insert OwnCodes
* insert Named([["連絡の方法"]], [["Channel"]])
* insert Described([["連絡をどの方法で行ったか。急ぐときは電話、合意が要るときは対面か電話、記録を残したいときはFAXやメール、多人数で急がないときはMCSが向く（小平の文書による）。"]], [["By which way a contact was made. Phone when urgent; in person or phone for consensus; fax or mail for the record; MCS for many people without urgency (after the document of Kodaira)."]])
* insert ForRule(KD-04)
* insert ForRule(HK-11)
* insert WithRules
* insert ConceptDefined(#phone, "電話", "Phone", [["緊急の連絡に向く。話した内容を記録する。"]], [["For urgent matters. What was said must be recorded."]])
* insert ConceptOfRule(#phone, KD-04)
* insert ConceptDefined(#fax, "FAX", "Fax", [["急がない連絡の記録に向く。誤送信・誤読に注意する。安中では双方が送受信を確かめる。"]], [["For the record, not for urgent matters. Beware of mis-sending and misreading. In Annaka both sides confirm."]])
* insert ConceptOfRule(#fax, KD-04)
* insert ConceptOfRule(#fax, AN-10)
* insert ConceptDefined(#in-person, "対面・持参", "In person", [["顔を合わせて伝える。書面の持参を含む。"]], [["Face to face, including papers brought by hand."]])
* insert ConceptOfRule(#in-person, KD-04)
* insert ConceptOfRule(#in-person, HK-11)
* insert ConceptDefined(#mcs, "MCS（メディカルケアステーション）", [["MCS (Medical Care Station)"]], [["閉じた医療介護専用SNS。既読が一人ずつ分かるが、緊急の連絡には使わない。"]], [["A closed network for medical and care staff. Shows who has read; not for emergencies."]])
* insert ConceptOfRule(#mcs, KD-04)
* insert ConceptOfRule(#mcs, HK-60)
* insert Concept(#email, "電子メール", "E-mail")
* insert Concept(#post, "郵送", "Post")
* insert ConceptDefined(#fhir, "FHIR による送信", "FHIR exchange", [["システムからシステムへの送信。"]], [["From system to system."]])

ValueSet: ChannelVS
Id: channel
* insert OwnValues
* insert Named([["連絡の方法"]], [["Channel"]])
* insert Described([["連絡の方法のすべて。"]], [["All channels."]])
* include codes from system ChannelCS

CodeSystem: McsAvailabilityCS
Id: mcs-availability
* insert OwnCodes
* insert Named([["MCS での受け取り"]], [["Availability by MCS"]])
* insert Described([["病院が様式をMCS（メディカルケアステーション）で受け取るかどうか。"]], [["Whether a hospital accepts forms through MCS (Medical Care Station)."]])
* insert ForRule(HK-60)
* insert WithRules
* insert Concept(#available, "可", "Accepted")
* insert ConceptOfRule(#available, HK-60)
* insert Concept(#available-except-emergencies, "可（緊急時を除く）", "Accepted except in emergencies")
* insert ConceptOfRule(#available-except-emergencies, HK-60)
* insert ConceptDefined(#conditional, "条件付き", "On conditions", [["宛先の職種や、事前の連絡などの条件がある。"]], [["An addressee by role, prior contact or the like is asked for."]])
* insert ConceptOfRule(#conditional, HK-60)
* insert Concept(#unavailable, "不可", "Not accepted")
* insert ConceptOfRule(#unavailable, HK-60)
* insert ConceptDefined(#not-stated, "記載なし", "Not stated", [["名簿に記載がない。使う前に確かめる。"]], [["The directory does not say; ask before using it."]])

ValueSet: McsAvailabilityVS
Id: mcs-availability
* insert OwnValues
* insert Named([["MCS での受け取り"]], [["Availability by MCS"]])
* insert Described([["MCS での受け取りのすべて。"]], [["All answers about MCS."]])
* include codes from system McsAvailabilityCS

CodeSystem: DeadlineStrengthCS
Id: deadline-strength
* insert OwnCodes
* insert Named([["期限の性質"]], [["Strength of a deadline"]])
* insert Described([["地域のルールの期限は目安であり、過ぎても違反ではない。報酬の算定要件だけは性質が異なるので分けて示す。"]], [["Regional deadlines are guidelines; passing one is no breach. Fee conditions are of another kind and are shown apart."]])
* insert ForRule(HK-01)
* insert WithRules
* insert ConceptDefined(#guideline, "目安", "Guideline", [["標準として期待される時期。過ぎたときは理由を添えればよい。"]], [["The expected time; when it passes a reason is enough."]])
* insert ConceptDefined(#asap, "速やかに", "As soon as possible", [["「速やかに」「できるだけ早く」「早急に」。日数の定めはない。"]], [["No number of days is stated."]])
* insert ConceptDefined(#immediate, "直ちに", "Immediately", [["急に退院が決まったときなど。"]], [["For example when a discharge is decided suddenly."]])
* insert ConceptOfRule(#immediate, HK-15)
* insert ConceptDefined(#fee-condition, "算定要件", "Fee condition", [["この日を過ぎると加算などを算定できない。"]], [["After this the fee can no longer be claimed."]])
* insert ConceptOfRule(#fee-condition, RB-01)
* insert ConceptOfRule(#fee-condition, AM-32)
* insert ConceptDefined(#agreed, "個別の取り決め", "Agreed for this case", [["関係者がこの入院について決めた日。理由を残す。地域の目安に優先するが、算定要件には優先しない。"]], [["Set by the parties for this stay, with a reason. Overrides the regional guideline, not a fee condition."]])
* insert ConceptOfRule(#agreed, HK-01)
* insert ConceptDefined(#none, "定めなし", "None", [["時期の定めがない。"]], [["No time is stated."]])

ValueSet: DeadlineStrengthVS
Id: deadline-strength
* insert OwnValues
* insert Named([["期限の性質"]], [["Strength of a deadline"]])
* insert Described([["期限の性質のすべて。"]], [["All strengths."]])
* include codes from system DeadlineStrengthCS
