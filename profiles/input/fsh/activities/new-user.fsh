// The office’s own work for a new user, until services can begin.

Instance: activity-accept-new-user
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(accept-new-user, AcceptNewUser, [["新規受付と担当の決定"]], [["Take in the new user and assign a person"]])
* insert DescribedInstance([["依頼を受け、担当するケアマネジャーを決めます。"]], [["Take in the request and assign a care manager."]])
* insert OwedBy(home-contact, patient-family)

Instance: activity-first-visit
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(first-visit, FirstVisit, [["病棟への初回訪問"]], [["First visit to the ward"]])
* insert DescribedInstance([["病棟を訪ね、本人・家族と面談します（インテーク・アセスメント）。"]], [["Visit the ward and meet patient and family (intake and assessment)."]])
* insert OwedBy(home-contact, patient-family)
* insert EndsWith(interview)

Instance: activity-sign-contract
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(sign-contract, SignContract, [["契約と個人情報使用の同意"]], [["Contract and consent to the use of information"]])
* insert DescribedInstance([["契約、重要事項、個人情報の使用を説明し、同意を得ます。"]], [["Explain contract, important matters and use of personal information, and obtain consent."]])
* insert OwedBy(home-contact, patient-family)

Instance: activity-home-assessment
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(home-assessment, HomeAssessment, [["自宅でのアセスメント"]], [["Assessment at home"]])
* insert DescribedInstance([["自宅で本人・家族と面談し、アセスメントを行います。"]], [["Meet the user and the family at home for the assessment."]])
* insert OwedBy(home-contact, patient-family)

Instance: activity-draft-care-plan
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(draft-care-plan, DraftCarePlan, [["事務処理とケアプラン原案"]], [["Paperwork and draft of the care plan"]])
* insert DescribedInstance([["届出と書類を整え、ケアプランの原案を作り、事業所や主治医と調整します。"]], [["See to filings and papers, draft the care plan, arrange with providers and physician."]])
* insert OwedBy(home-contact, patient-family)

Instance: activity-hold-service-meeting
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(hold-service-meeting, HoldServiceMeeting, [["サービス担当者会議"]], [["Hold the service providers’ meeting"]])
* insert DescribedInstance([["サービス担当者会議を開き、ケアプランを確定します。"]], [["Hold the service providers’ meeting and settle the care plan."]])
* insert OwedBy(home-contact, patient-family)
* insert EndsWith(service-meeting)
