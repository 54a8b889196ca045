// A ward is where its hospital is (partOf).
Invariant: rk-location-somewhere
Description: "どこにあるのか分からない。address か description を書くか、病棟なら partOf で病院の Location を指す。 / Nobody learns where this is: give address or description, or, for a ward, point to the hospital's Location in partOf."
Severity: #warning
Expression: "address.exists() or description.exists() or partOf.exists()"

Profile: RenkeiLocation
Parent: Location
Id: renkei-location
* insert Named([["連携 所在地"]], [["Renkei Location"]])
* insert Described([["機関の所在地。id は機関と同じ。"]], [["Where an organisation is. Its id is the organisation's."]])
* insert CompliesWithJPCore(JP_Location)
* ^status = #active
* obeys rk-location-somewhere
* extension contains
    Region named region 0..1 and
    AsOf named asOf 0..1
* name 1..1
* managingOrganization 1..1
* address ^short = "所在地。text は郵便番号を除く全体 / Address; text is the whole of it without the postal code"
