// What a screening comes to, and what an address leads to: words the operations $screen and $route answer with.

CodeSystem: ScreeningResultCS
Id: screening-result
* insert OwnCodes
* insert Named([["退院調整の要否"]], [["Result of a screening"]])
* insert Described([["退院調整が必要か。見ていない項目が結果を左右するあいだは「不明」とする。"]], [["Whether coordination is needed. While an item nobody has looked at could decide it, the result is unknown."]])
* insert ForRule(HK-26)
* insert Concept(#needed, [["必要"]], [["Needed"]])
* insert Concept(#not-needed, [["不要"]], [["Not needed"]])
* insert Concept(#unknown, [["不明（未確認の項目がある）"]], [["Unknown, some items are not assessed"]])

CodeSystem: ScreeningReasonCS
Id: screening-reason
* insert OwnCodes
* insert Named([["判定の理由"]], [["Reason of a screening result"]])
* insert Described([["基準への当てはまりのほかに、要否を決めた理由。"]], [["What decided the result other than the criteria met."]])
* insert Concept(#under-40, [["40歳未満（介護保険の対象外）"]], [["Under 40, not covered by care insurance"]])
* insert Concept(#has-contract, [["すでに担当がいる（要介護・要支援を問わず引き継ぐ）"]], [["Has an office already: handed to it whatever the care level"]])
* insert Concept(#no-criteria-met, [["基準に当てはまらない（40〜64歳で特定疾病がない場合を含む）"]], [["The criteria are not met (at 40 to 64 also where there is no specified disease)"]])
* insert Concept(#region-has-none, [["地域に基準の定めがない"]], [["The region has no criteria"]])

CodeSystem: ScreeningPatternCS
Id: screening-pattern
* insert OwnCodes
* insert Named([["つなぎ先の区分"]], [["Pattern of routing"]])
* insert Described([["要介護・要支援の見込みによる区分。判断に迷うときは C。本庄市児玉郡では、基準に当てはまるが希望しないなど困ったときも C。"]], [["By whether a care level or a support level is expected; C when in doubt. In Honjo-Kodama C also where criteria are met but the patient or family does not wish it, or there is other difficulty."]])
* insert ForRule(HK-34)
* insert ForRule(AM-25)
* insert ForRule(AM-26)
* insert ForRule(AM-27)
* insert Concept(#A, [["A 要介護が見込まれる"]], [["A: a care level is expected"]])
* insert Concept(#B, [["B 要支援が見込まれる"]], [["B: a support level is expected"]])
* insert Concept(#C, [["C 判断に迷う、または困っている（希望しないなど）"]], [["C: in doubt, or in difficulty (such as a refusal)"]])

CodeSystem: ScreeningRouteCS
Id: screening-route
* insert OwnCodes
* insert Named([["つなぎ先"]], [["Route"]])
* insert Described([["退院調整をつなぐ相手の種類。本人・家族の選択を妨げない。"]], [["Whom to turn to. The choice stays with patient and family."]])
* insert ForRule(HK-34)
* insert ForRule(AN-26)
* insert ForRule(AM-28)
* insert Concept(#home-care-office, [["居宅介護支援事業所"]], [["Home care office"]])
* insert Concept(#small-multi, [["小規模多機能型居宅介護事業所"]], [["Small multifunctional home care"]])
* insert Concept(#support-centre, [["住所地の地域包括支援センター"]], [["Community support centre of the residence"]])
* insert Concept(#existing, [["すでに契約している事業所"]], [["The office already under contract"]])

CodeSystem: RoutingGapCS
Id: routing-gap
* insert OwnCodes
* insert Named([["つなぎ先が決まらない理由"]], [["Why no route was found"]])
* insert Described([["住所から担当のセンターを一つに決められない理由。推測はしない。"]], [["Why an address leads to no one centre. Nothing is guessed."]])
* insert ForRule(HK-34)
* insert ForRule(KD-28)
* insert Concept(#outside, [["地域の外の住所"]], [["The address is outside the region"]])
* insert Concept(#no-directory, [["地域の名簿がない"]], [["The region has no directory"]])
* insert Concept(#chome-needed, [["丁目の確認が必要"]], [["The 丁目 must be asked for"]])
