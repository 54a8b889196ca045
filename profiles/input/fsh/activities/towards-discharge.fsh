// From the outlook of discharge to the day it is decided.

Instance: activity-notify-discharge
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(notify-discharge, NotifyDischarge, [["退院の見込みの連絡"]], [["Tell of the expected discharge"]])
* insert DescribedInstance([["在宅担当者に、退院の見込みを知らせます。"]], [["Tell the home contact that discharge is in sight."]])
* insert OwedBy(hospital-contact, home-contact)

Instance: activity-arrange-sharing
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(arrange-sharing, ArrangeSharing, [["情報共有の日程調整"]], [["Arrange the sharing"]])
* insert DescribedInstance([["いつ、どこで、どのような方法で情報を共有するかを決めます。"]], [["Settle when, where and how information is shared."]])
* insert OwedBy(home-contact, hospital-contact)

Instance: activity-discharge-record
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(discharge-record, DischargeRecord, [["退院・退所情報の提供"]], [["Give the discharge record"]])
* insert DescribedInstance([["ケアプランに要る情報を院内で集め、退院・退所情報記録書にまとめて渡します。"]], [["Collect what the care plan needs from the hospital’s staff and give it as the discharge record."]])
* insert OwedBy(hospital-contact, home-contact)
* insert Fills(discharge-record)

Instance: activity-hold-interview
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(hold-interview, HoldInterview, [["面談"]], [["Hold the interview"]])
* insert DescribedInstance([["在宅担当者と面談し、患者情報を説明します。"]], [["Meet the home contact and explain the patient’s information."]])
* insert OwedBy(hospital-contact, home-contact)
* insert EndsWith(interview)
* insert EndsWith(discharge-conference)

Instance: activity-decide-conference
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(decide-conference, DecideConference, [["退院前カンファレンスの要否の確認"]], [["Decide on a discharge conference"]])
* insert DescribedInstance([["退院前カンファレンスなどが必要かどうかを、双方で確かめます。"]], [["Both sides settle whether a discharge conference or the like is needed."]])
* insert OwedBy(hospital-contact, home-contact)

Instance: activity-hold-conference
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(hold-conference, HoldConference, [["退院前カンファレンス"]], [["Hold the discharge conference"]])
* insert DescribedInstance([["退院前カンファレンスを開き、経過と留意点を引き継ぎます。"]], [["Hold the conference and hand over the course and the points to watch."]])
* insert OwedBy(hospital-contact, home-contact)
* insert EndsWith(discharge-conference)

Instance: activity-notify-discharge-date
InstanceOf: RenkeiActivity
Usage: #definition
* insert Activity(notify-discharge-date, NotifyDischargeDate, [["退院日の連絡"]], [["Tell the discharge date"]])
* insert DescribedInstance([["主治医が許可した退院日を知らせます。"]], [["Tell the date the physician has permitted."]])
* insert OwedBy(hospital-contact, home-contact)
