Extension: ClosedOn
Id: closed-on
* insert Named([["受け付けない日"]], [["Closed on"]])
* insert Described([["notAvailable の説明文が指す日を機械が読める形で書いたもの。祝日と年末年始は日付ではなく種類で書き、暦は受け手が当てる。"]], [["The days meant by a notAvailable description, for machines. Public holidays and the year's end are kinds of day; the reader applies the calendar."]])
* ^context[+].type = #element
* ^context[=].expression = "HealthcareService.notAvailable"
* . 0..1
* extension contains
    day 1..* and
    except-emergency 0..1
* extension[day].value[x] 1..1
* extension[day].value[x] only code
* extension[day].valueCode from OpeningDayVS (required)
* extension[day] ^short = "曜日・祝日・年末年始 / Day of week, public holiday, year's end"
* extension[except-emergency].value[x] 1..1
* extension[except-emergency].value[x] only boolean
* extension[except-emergency] ^short = "緊急の場合は受け付ける / Emergencies are accepted"

Extension: HoursAsPrinted
Id: hours-as-printed
* insert Named([["受付時間（印刷どおり）"]], [["Hours as printed"]])
* insert Described([["相談受付時間の印刷どおりの文。様式を届けてよい時間とは限らない。曖昧なときは availableTime を狭いほうに取り、この文を併せて示す。"]], [["The printed line of the enquiry hours. They are not delivery hours. Where the line is ambiguous, availableTime takes the narrower reading and this line is shown beside it."]])
* insert ForRule(HK-61)
* insert ForRule(KD-26)
* ^context[+].type = #element
* ^context[=].expression = "HealthcareService"
* . 0..1
* value[x] 1..1
* value[x] only string
