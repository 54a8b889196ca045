// Invented names and numbers. The region is a real one, so that its rules can be seen at work.

Instance: example-hospital
InstanceOf: RenkeiOrganization
Usage: #example
Title: "病院の例 / A hospital"
Description: "名簿に載る病院。電話は代表・直通の順に掛ける。 / A hospital of the directory; call the switchboard first, then the direct line."
* extension[region].valueCode = #honjo-kodama
* extension[asOf].valueDate = "2026-04-01"
* identifier[medicalInstitutionCode].system = "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no"
* identifier[medicalInstitutionCode].value = "1119999999"
* active = true
* type.coding = OrganizationKindCS#hospital "病院"
* type.text = "病院"
* name = "れんけい中央病院"
* telecom[0].system = #phone
* telecom[=].value = "0495-00-0001"
* telecom[=].use = #work
* telecom[=].rank = 1
* telecom[=].extension[label].valueString = "代表"
* telecom[+].system = #phone
* telecom[=].value = "0495-00-0002"
* telecom[=].use = #work
* telecom[=].rank = 2
* telecom[=].extension[label].valueString = "直通"
* telecom[+].system = #fax
* telecom[=].value = "0495-00-0003"
* telecom[=].use = #work
* telecom[=].rank = 1
* address.text = "埼玉県本庄市銀座9-9-9"
* address.line = "銀座9-9-9"
* address.city = "本庄市"
* address.state = "埼玉県"
* address.postalCode = "367-9999"
* address.country = "JP"
* endpoint = Reference(Endpoint/example-endpoint)

Instance: example-home-care-office
InstanceOf: RenkeiOrganization
Usage: #example
Title: "居宅介護支援事業所の例 / A home-care office"
Description: "介護保険事業所番号を持つ居宅介護支援事業所。 / A home-care office with its care-insurance office number."
* extension[region].valueCode = #honjo-kodama
* extension[asOf].valueDate = "2026-04-01"
* identifier[careOffice].system = "https://renkei.example/fhir/identifier/care-office"
* identifier[careOffice].value = "1179999999"
* active = true
* type.coding = OrganizationKindCS#home-care-office "居宅介護支援事業所"
* name = "ケアプランれんげ"
* telecom[0].system = #phone
* telecom[=].value = "0495-00-0011"
* telecom[=].use = #work
* telecom[=].rank = 1
* telecom[+].system = #fax
* telecom[=].value = "0495-00-0012"
* telecom[=].use = #work
* telecom[=].rank = 1
* address.text = "埼玉県本庄市柏9-9-9"
* address.line = "柏9-9-9"
* address.city = "本庄市"
* address.state = "埼玉県"
* address.country = "JP"

Instance: example-support-centre
InstanceOf: RenkeiOrganization
Usage: #example
Title: "地域包括支援センターの例 / A community support centre"
Description: "市から委託されたセンター。 / A centre entrusted by the city."
* extension[region].valueCode = #honjo-kodama
* extension[asOf].valueDate = "2026-04-01"
* extension[runBy].extension[mode].valueCode = #entrusted
* extension[runBy].extension[corporation].valueString = "社会福祉法人れんけい会"
* active = true
* type.coding = OrganizationKindCS#support-centre "地域包括支援センター"
* name = "れんけい地域包括支援センター"
* telecom.system = #phone
* telecom.value = "0495-00-0021"
* telecom.use = #work
* telecom.rank = 1
* address.text = "埼玉県本庄市前原9-9-9"
* address.line = "前原9-9-9"
* address.city = "本庄市"
* address.state = "埼玉県"
* address.country = "JP"

// Hospitals of two other regions: nobody lies under two rules.
Instance: example-hospital-kodaira
InstanceOf: RenkeiOrganization
Usage: #example
Title: "小平の病院の例 / A hospital in Kodaira"
Description: "在宅療養後方支援病床のある病院。 / A hospital with back-up beds."
* extension[region].valueCode = #kodaira
* extension[asOf].valueDate = "2026-04-01"
* active = true
* type.coding = OrganizationKindCS#hospital "病院"
* name = "れんけい小平病院"
* telecom.system = #phone
* telecom.value = "042-000-0001"
* telecom.use = #work
* address.text = "東京都小平市小川町9-9-9"
* address.line = "小川町9-9-9"
* address.city = "小平市"
* address.state = "東京都"
* address.country = "JP"

Instance: example-hospital-annaka
InstanceOf: RenkeiOrganization
Usage: #example
Title: "安中の病院の例 / A hospital in Annaka"
Description: "退院調整の流れが一覧に載っている病院。 / A hospital whose discharge workflow is listed."
* extension[region].valueCode = #annaka
* extension[asOf].valueString = "令和8年4月改訂（日付なし）"
* active = true
* type.coding[0] = OrganizationKindCS#hospital "病院"
// What JP-CLINS asks for, in a concept of its own.
* type[1].coding = http://terminology.hl7.org/CodeSystem/organization-type#prov "Healthcare Provider"
* name = "れんけい安中病院"
* telecom.system = #phone
* telecom.value = "027-000-0001"
* telecom.use = #work
* address.text = "群馬県安中市安中9-9-9"
* address.line = "安中9-9-9"
* address.city = "安中市"
* address.state = "群馬県"
* address.country = "JP"
