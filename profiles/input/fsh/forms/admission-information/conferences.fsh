RuleSet: AdmissionConferences
* item[+]
  * insert Section(conferences, [["カンファレンス等について（ケアマネジャーからの希望）"]], [["Conferences (what the care manager asks for)"]])
  * insert Verification(memory)
  * insert Unchecked(conferences)
  * item[+]
    * insert Tick(hospital-conference-wanted, [["「院内の多職種カンファレンス」への参加：希望あり"]], [["Wishes to attend the hospital's conference of professions"]])
    * insert Verification(memory)
  * item[+]
    * insert Tick(discharge-conference-wanted, [["「退院前カンファレンス」への参加：希望あり"]], [["Wishes to attend the conference before discharge"]])
    * insert Verification(memory)
  * item[+]
    * insert String(discharge-conference-request, [["具体的な要望"]], [["What is asked for"]], 300)
    * insert WhenTicked(discharge-conference-wanted)
    * insert Verification(memory)
  * item[+]
    * insert Tick(home-visit-wanted, [["「退院前訪問指導」を実施する場合の同行：希望あり"]], [["Wishes to come along when the hospital visits the home before discharge"]])
    * insert Verification(verified)
