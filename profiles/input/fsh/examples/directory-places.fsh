Instance: example-location
InstanceOf: RenkeiLocation
Usage: #example
Title: "所在地の例 / A location"
Description: "病院の所在地。 / Where the hospital is."
* extension[region].valueCode = #honjo-kodama
* extension[asOf].valueDate = "2026-04-01"
* status = #active
* name = "れんけい中央病院"
* mode = #instance
* address.text = "埼玉県本庄市銀座9-9-9"
* address.line = "銀座9-9-9"
* address.city = "本庄市"
* address.state = "埼玉県"
* address.postalCode = "367-9999"
* address.country = "JP"
* managingOrganization = Reference(Organization/example-hospital)

Instance: example-endpoint
InstanceOf: RenkeiEndpoint
Usage: #example
Title: "FAX の送信先の例 / A FAX endpoint"
Description: "病院の地域医療連携室のFAX。 / The FAX of the hospital's liaison office."
* extension[asOf].valueDate = "2026-04-01"
* status = #active
* connectionType = ChannelCS#fax "FAX"
* name = "れんけい中央病院 FAX"
* managingOrganization = Reference(Organization/example-hospital)
* payloadType = http://terminology.hl7.org/CodeSystem/endpoint-payload-type#any
* payloadMimeType = #application/pdf
* address = "tel:+81-495-00-0003"

Instance: example-mcs-endpoint
InstanceOf: RenkeiEndpoint
Usage: #example
Title: "MCS の送信先の例 / An MCS endpoint"
Description: "MCS には公開された宛先がない。 / MCS has no published address."
* status = #active
* connectionType = ChannelCS#mcs
* name = "れんけい中央病院 MCS"
* managingOrganization = Reference(Organization/example-hospital)
* payloadType = http://terminology.hl7.org/CodeSystem/endpoint-payload-type#any
* address.extension.url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
* address.extension.valueCode = #not-applicable

Instance: example-directory
InstanceOf: RenkeiDirectory
Usage: #example
Title: "名簿の表紙の例 / The cover of a directory"
Description: "出典と、載っている機関。 / Its source and the organisations in it."
* extension[asOf].valueDate = "2026-04-01"
* status = #current
* title = "れんけい地域 名簿"
* date = "2026-04-01"
* note.text = "出典：架空の手引き（令和8年4月1日現在）"
* entry[0].item = Reference(Organization/example-hospital)
* entry[+].item = Reference(Organization/example-home-care-office)
* entry[+].item = Reference(Organization/example-support-centre)
