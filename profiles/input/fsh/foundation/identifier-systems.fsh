// Nobody has published FHIR systems for the numbers of long-term-care insurance, nor for our own keys: these are ours.
// One table, so that a national system can take their place in one edit.

RuleSet: NumberOf(id, title, en, ja, value, responsible)
* id = "{id}"
// R4's NamingSystem has no title.
* extension[+].url = "http://hl7.org/fhir/StructureDefinition/artifact-title"
* extension[=].valueString = {title}
* insert English(extension[=].valueString, [[{en}]])
* status = #active
* kind = #identifier
* date = "2026-11-21"
* publisher = "Renkei"
* responsible = {responsible}
* description = {ja}
* insert English(description, [[{value}]])
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://renkei.example/fhir/identifier/{id}"
* uniqueId[0].preferred = true

Instance: care-insurer
InstanceOf: NamingSystem
Usage: #definition
* name = "CareInsurer"
* insert NumberOf(care-insurer, [["保険者番号（介護保険）"]], [["Long-term-care insurer number"]], [["保険者番号（介護保険）：6桁の数字。医療保険の保険者番号とは別の番号です。"]], [["Long-term-care insurer number: six digits. Not the insurer number of medical insurance."]], [["市町村・広域連合 / municipalities"]])

Instance: care-insured
InstanceOf: NamingSystem
Usage: #definition
* name = "CareInsured"
* insert NumberOf(care-insured, [["被保険者番号（介護保険）"]], [["Long-term-care insured person's number"]], [["被保険者番号（介護保険）：10文字、数字または H と数字9桁（要確認）。保険者番号（assigner.identifier）なしでは意味を持ちません。"]], [["Number of the insured person: ten characters, digits or H and nine digits (unverified). It means nothing without its insurer (assigner.identifier)."]], [["市町村・広域連合 / municipalities"]])

Instance: care-office
InstanceOf: NamingSystem
Usage: #definition
* name = "CareOffice"
* insert NumberOf(care-office, [["介護保険事業所番号"]], [["Care office number"]], [["介護保険事業所番号：10桁の数字。"]], [["Number of an office under long-term-care insurance: ten digits."]], [["都道府県・市町村 / prefectures and municipalities"]])

Instance: care-manager
InstanceOf: NamingSystem
Usage: #definition
* name = "CareManager"
* insert NumberOf(care-manager, [["介護支援専門員登録番号"]], [["Care manager registration number"]], [["介護支援専門員登録番号：8桁の数字。"]], [["Registration number of a care manager: eight digits."]], [["都道府県 / prefectures"]])

Instance: task
InstanceOf: NamingSystem
Usage: #definition
* name = "Task"
* insert NumberOf(task, [["連携タスクの識別子"]], [["Coordination Task key"]], [["連携タスクの識別子：同じ事実からは何度でも同じ値になります。"]], [["Key of a coordination Task: the same facts give the same value, however often they come."]], [["Renkei"]])

Instance: order
InstanceOf: NamingSystem
Usage: #definition
* name = "Order"
* insert NumberOf(order, [["連携の依頼（ServiceRequest）の識別子"]], [["Coordination order key"]], [["連携の依頼（ServiceRequest）の識別子：入院と計画ごとに一つ。"]], [["Key of a coordination order: one for each stay and plan."]], [["Renkei"]])

Instance: message
InstanceOf: NamingSystem
Usage: #definition
* name = "Message"
* insert NumberOf(message, [["受け取ったメッセージの識別子"]], [["Message key"]], [["受け取ったメッセージの識別子：HL7 v2 では MSH-3|MSH-4|MSH-10。"]], [["Key of a message that came in: MSH-3|MSH-4|MSH-10 for HL7 v2."]], [["Renkei"]])
