Instance: example-document-reference
InstanceOf: RenkeiDocumentReference
Usage: #example
Title: "看護サマリー：退院の日に渡された / The nursing summary, given on the day of discharge"
* status = #current
* docStatus = #final
* type = http://jpfhir.jp/fhir/core/CodeSystem/JP_DocumentCodes_CS#Z0002 "要約"
* type.text = "看護サマリー"
* category = TaskCS#discharge-summary "看護サマリー等の引継ぎ"
* category.coding[1] = RuleCS#HK-22 "退院後のサマリーの提供"
* subject = Reference(Patient/example-patient) "山田 太郎"
* date = "2026-04-17T11:00:00+09:00"
* author = Reference(Organization/example-hospital) "れんけい中央病院 3階病棟"
* custodian = Reference(Organization/example-hospital) "れんけい中央病院"
* content.attachment.contentType = #text/plain
* content.attachment.language = #ja
* content.attachment.data = "55yL6K2344K144Oe44Oq44O877yI5L6L77yJCuaCo+iAhe+8muWxseeUsCDlpKrpg44K5YWl6Zmi77yaMjAyNuW5tDPmnIgyM+aXpe+9njTmnIgxN+aXpSDlpKfohb/pqqjpoLjpg6jpqqjmipjjga7ooZPlvowK5pyA57WC5o6S5L6/77yaNOaciDE25pel44CA5pyA57WC5YWl5rW077yaNOaciDE15pelCuWGheacje+8mumZjeWcp+iWrCDmnJ0x6Yyg44CC6Ieq5YiG44Gn6aOy44KB44KL44CCCuenu+WLle+8muatqeihjOWZqOOBp+imi+WuiOOCiuOAggo="
* content.attachment.title = "看護サマリー"
* content.attachment.creation = "2026-04-17T09:30:00+09:00"
* context.encounter = Reference(Encounter/example-stay-finished)
