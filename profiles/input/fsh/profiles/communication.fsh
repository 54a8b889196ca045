// A contact that was made. Regional manners inform; they never refuse: HK's "phone first, then bring it" is a principle,
// and FAX or MCS alone is allowed there. What a machine delivered (category notification) is no contact: nobody's manners apply.

Invariant: rk-communication-contact
Description: "済んだ連絡（completed）には、誰が（sender）、誰に（recipient）、いつ（sent または received）を書いてください。 / A contact that was made (completed) says who told whom (sender, recipient) and when (sent or received)."
Severity: #error
Expression: "(status = 'completed' and category.coding.where(system = 'https://renkei.example/fhir/CodeSystem/communication-kind' and code = 'notification').empty()) implies (sender.exists() and recipient.exists() and (sent.exists() or received.exists()))"

// Here and below a date is not compared with a time: on a machine whose clock is in UTC, eight in the morning in Japan would
// be the day before.
Invariant: rk-communication-order
Description: "受けた日時（received）が、送った日時（sent）より前になっています。 / received is before sent."
Severity: #error
Expression: "where(received < sent and received.toString().contains('T') = sent.toString().contains('T')).empty()"

Invariant: rk-communication-confirmed
Description: "届いたことの確認（confirmation の at）が、送った日時（sent）より前になっています。 / A confirmation is earlier than sent."
Severity: #error
Expression: "extension('https://renkei.example/fhir/StructureDefinition/confirmation').extension('at').value.where($this < %resource.sent and $this.toString().contains('T') = %resource.sent.toString().contains('T')).empty()"

Invariant: rk-communication-stay
Description: "どの入院（encounter）または手順（basedOn）についての連絡か、書いてください。書かないと、手順は自動では済みになりません。 / Say about which stay (encounter) or step (basedOn) the contact was: without it no step closes by itself."
Severity: #warning
Expression: "(status = 'completed' and category.coding.where(system = 'https://renkei.example/fhir/CodeSystem/communication-kind' and code = 'notification').empty()) implies (encounter.exists() or basedOn.exists())"

Invariant: rk-communication-notification
Description: "送達の記録（notification）には、誰に（recipient）、いつ送ったか（sent）を書いてください。相手のシステムが受け取ったら completed とし、その時刻（received）を書きます。受け取るまでは in-progress です。 / A delivery record (notification) says to whom (recipient) and when it was sent (sent). Once the receiver's system has taken it, it is completed and says when (received); until then it is in-progress."
Severity: #error
Expression: "category.coding.where(system = 'https://renkei.example/fhir/CodeSystem/communication-kind' and code = 'notification').exists() implies (recipient.exists() and sent.exists() and (status = 'completed' implies received.exists()) and (status = 'in-progress' implies received.empty()))"

Invariant: rk-cn-03-channel
Description: "済んだ連絡には、方法（medium：電話、FAX、持参など）を残してください。 / Record by which way a contact was made (medium: phone, fax, in person …)."
Severity: #warning
Expression: "(status = 'completed' and category.coding.where(system = 'https://renkei.example/fhir/CodeSystem/communication-kind' and code = 'notification').empty()) implies medium.exists()"
* insert ByRule(CN-03)

Invariant: rk-an-10-fax-confirmation
Description: "安中では、FAXは送った側と受けた側の双方で送受信を確かめます。confirmation を双方に一つずつ残してください。 / In Annaka both sides confirm that a FAX was sent and received: record one confirmation for each."
Severity: #warning
Expression: "(status = 'completed' and medium.coding.where(system = 'https://renkei.example/fhir/CodeSystem/channel' and code = 'fax').exists() and (extension('https://renkei.example/fhir/StructureDefinition/region').where(value = 'annaka').exists() or reasonCode.coding.where(system = 'https://renkei.example/fhir/CodeSystem/rule' and code.startsWith('AN-')).exists())) implies extension('https://renkei.example/fhir/StructureDefinition/confirmation').extension('by').value.select(iif(reference.exists(), reference, iif(identifier.exists(), identifier.value, display))).distinct().count() >= 2"
* insert ByRule(AN-10)

Invariant: rk-rb-01-receipt
Description: "入院時の情報を、話をせずにFAX・メール・郵送で渡したときは、病院が受け取ったことを確かめて confirmation に残してください（入院時情報連携加算の記録）。 / Where admission information was given by fax, mail or post without talking, confirm that the hospital has it and record the confirmation (needed for the admission-information fee)."
Severity: #warning
Expression: "(status = 'completed' and topic.coding.where(system = 'https://renkei.example/fhir/CodeSystem/task' and code = 'admission-information').exists() and medium.coding.where(system = 'https://renkei.example/fhir/CodeSystem/channel' and (code = 'fax' or code = 'email' or code = 'post')).exists() and medium.coding.where(system = 'https://renkei.example/fhir/CodeSystem/channel' and (code = 'phone' or code = 'in-person')).empty()) implies extension('https://renkei.example/fhir/StructureDefinition/confirmation').exists()"
* insert ByRule(RB-01)

Invariant: rk-kd-04-urgent
Description: "小平では、緊急の連絡をMCS・FAX・メールだけで済ませません。電話もかけ、medium に加えてください。 / In Kodaira nothing urgent goes by MCS, fax or mail alone: phone as well, and add it to medium."
Severity: #warning
Expression: "(status = 'completed' and priority.where($this = 'stat').exists() and medium.exists() and (extension('https://renkei.example/fhir/StructureDefinition/region').where(value = 'kodaira').exists() or reasonCode.coding.where(system = 'https://renkei.example/fhir/CodeSystem/rule' and code.startsWith('KD-')).exists())) implies medium.coding.where(system = 'https://renkei.example/fhir/CodeSystem/channel' and (code = 'phone' or code = 'in-person')).exists()"
* insert ByRule(KD-04)

Invariant: rk-kd-04-phone-record
Description: "小平では、電話で話した内容を必ず記録します。payload か note に書いてください。 / In Kodaira what was said on the phone is always recorded: write it in payload or note."
Severity: #warning
Expression: "(status = 'completed' and medium.coding.where(system = 'https://renkei.example/fhir/CodeSystem/channel' and code = 'phone').exists() and (extension('https://renkei.example/fhir/StructureDefinition/region').where(value = 'kodaira').exists() or reasonCode.coding.where(system = 'https://renkei.example/fhir/CodeSystem/rule' and code.startsWith('KD-')).exists())) implies (payload.exists() or note.exists())"
* insert ByRule(KD-04)

Profile: RenkeiCommunication
Parent: Communication
Id: renkei-communication
* insert Named([["連携 連絡"]], [["Renkei Communication"]])
* insert Described([["入退院調整のために実際に取られた連絡：電話、FAX、持参、MCS、メール、郵送、システムからの送信。誰が誰に、いつ、どの方法で、何について伝え、届いたことを誰が確かめたか。装置が受け取った時刻（received）と、人が確かめた記録（confirmation）は別のもの。システムの送達の記録も置ける：category を notification とし、受け取られるまでは in-progress、受け取られたら completed、段階ごとの時刻は receipt に書く。"]], [["A contact made for the sake of coordination: by phone, fax, hand, MCS, mail, post or from system to system. Who told whom, when, by which way, about what, and who confirmed that it arrived. That a machine took it (received) and that a person confirmed it (confirmation) are two things. A machine's delivery can be recorded too: category notification, in-progress until it was taken, completed then; receipt tells the steps with their times."]])
* ^status = #active
* obeys rk-communication-contact and rk-communication-order and rk-communication-confirmed and rk-communication-stay and rk-communication-notification and rk-cn-03-channel and rk-an-10-fax-confirmation and rk-rb-01-receipt and rk-kd-04-urgent and rk-kd-04-phone-record
* extension contains
    Confirmation named confirmation 0..* and
    Receipt named receipt 0..* and
    Region named region 0..1
* extension[confirmation] ^short = "届いたことの確認 / Confirmations of receipt"
* insert ElementForRule(extension[confirmation], AN-10)
* insert ElementForRule(extension[confirmation], RB-01)
* insert ElementForRule(extension[confirmation], RB-04)
* extension[receipt] ^short = "送達の段階（送信、システムの受領、開封、対応） / Steps of a delivery: sent, delivered to a system, opened, acted on"
* extension[region] ^short = "どの地域のルールによるか / Region whose rules apply"
* basedOn only Reference(Task or ServiceRequest)
* basedOn ^short = "この連絡で果たされる手順（送達の記録では、知らせた手順） / The step this contact fulfils; of a delivery record, the step that was told of"
* category from CommunicationKindVS (preferred)
* category ^short = "送達の記録なら notification（人の取った連絡では書かない） / notification for a delivery record; none for a contact that a person made"
* priority ^short = "緊急なら stat / stat where urgent"
* insert ElementForRule(priority, KD-04)
* medium from ChannelVS (required)
* medium ^short = "方法（電話してから持参したときは両方） / By which way; both, where a phone call came before bringing it"
* insert ElementForRule(medium, HK-11)
* insert ElementForRule(medium, HK-60)
* insert ElementForRule(medium, AN-09)
* insert ElementForRule(medium, KD-04)
* insert ElementForRule(medium, CN-03)
* subject only Reference(Patient)
* topic from TaskVS (preferred)
* topic ^short = "何についての連絡か（手順の種類） / About which step"
* insert ElementForRule(topic, HK-16)
* insert ElementForRule(topic, HK-21)
* insert ElementForRule(topic, HK-22)
* insert ElementForRule(topic, HK-29)
* encounter ^short = "入院 / The stay"
* sent ^short = "送った（話した）日時 / When it was sent or said"
* insert ElementForRule(sent, RB-01)
* insert ElementForRule(sent, RB-04)
* received ^short = "届いた日時 / When it arrived"
* insert ElementForRule(received, RB-04)
* recipient ^short = "受けた機関（部署や役割は display に） / Who was told; department or role in display"
* insert ElementForRule(recipient, CN-03)
* insert ElementForRule(recipient, HK-61)
* sender ^short = "送った機関または人（家族のこともある） / Who told; this may be the family"
* insert ElementForRule(sender, CN-03)
* insert ElementForRule(sender, AN-42)
* reasonCode ^short = "根拠となるルール / The rule behind it"
* payload ^short = "渡した様式・書類、または伝えた内容 / The form or paper given, or what was said"
* insert ElementForRule(payload, HK-10)
* insert ElementForRule(payload, HK-57)
// A copy passed on at a transfer is a reference to the same document: its author and date stay.
* insert ElementForRule(payload, AM-30)
