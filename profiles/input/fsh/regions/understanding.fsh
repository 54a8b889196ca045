// CN-04: before a contract exists, sharing needs a recorded basis. It is a rule of all regions.
RuleSet: UnderstandingObtained
* insert Wording([["契約の前に、居宅介護支援事業所や地域包括支援センターへ情報を渡すことについて、本人・家族の了解を得て、誰の了解かを記録します。契約のときの同意は、ケアマネジャーが書面で得ます。"]], [["Before any contract exists, obtain and record whose understanding there is that information is shared with an office or support centre. Consent at the contract is taken in writing by the care manager."]])
* insert InHospitalOrEnded([['obtain-understanding' in %done or %candidates > 0 or %office.exists()]])
* insert CoordinationNeeded
* insert EndsWhen([["'obtain-understanding' in %told or %candidates > 0 or %office.exists()"]], [["了解が記録されたか、担当の事業所が決まった"]], [["the understanding is recorded, or an office is in charge"]])
