Profile: RenkeiDirectory
Parent: List
Id: renkei-directory
* insert Named([["連携 名簿"]], [["Renkei directory list"]])
* insert Described([["一地域の名簿の表紙：出典、時点、対象の市町村、載っていないもの、載っている機関。"]], [["The cover of one region's directory: source, date, municipalities, what it lacks, and the organisations in it."]])
* ^status = #active
* extension contains AsOf named asOf 0..1
* mode = #snapshot
* title 1..1
* note ^short = "出典・対象の市町村・出典に無いもの / Source, municipalities, what the source lacks"
* entry.item only Reference(Organization)
