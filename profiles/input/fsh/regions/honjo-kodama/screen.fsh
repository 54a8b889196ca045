// The region has criteria, and a form, of its own.
Instance: activity-screen-honjo-kodama
InstanceOf: RenkeiActivity
Usage: #definition
* insert ActivityOf(screen-honjo-kodama, screen, ScreenHonjoKodama, [["退院調整の要否の判断"]], [["Screen for need of coordination"]])
* insert DescribedInstance([["在宅に退院できるか、退院調整が必要かを、本庄市児玉郡の「退院調整が必要な患者の基準」に照らして判断します。"]], [["Judge by the criteria of Honjo-Kodama whether discharge home is possible and whether coordination is needed."]])
* insert OwedBy(hospital-contact, patient-family)
* insert Fills(screening-honjo-kodama)
