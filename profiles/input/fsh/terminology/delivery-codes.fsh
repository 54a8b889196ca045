// What a machine delivered is not a contact that a person made; and between "sent" and "acted on" lie steps of their own.

CodeSystem: CommunicationKindCS
Id: communication-kind
* insert OwnCodes
* insert Named([["連絡の記録の種類"]], [["Kind of communication record"]])
* insert Described([["連絡の記録（Communication）が、人の取った連絡ではないとき、それが何か。種類のない記録は、人の取った連絡である。"]], [["What a Communication is where it is no contact that a person made. A record without a kind is such a contact."]])
* insert ConceptDefined(#notification, "送達の記録", "Delivery record", [["システムが知らせを送り、相手のシステムが受け取った記録。手順はこれでは済みにならない。"]], [["A system sent a notification and the receiver's system took it. It fulfils no step."]])

ValueSet: CommunicationKindVS
Id: communication-kind
* insert OwnValues
* insert Named([["連絡の記録の種類"]], [["Kind of communication record"]])
* insert Described([["連絡の記録の種類のすべて。"]], [["All kinds of communication record."]])
* include codes from system CommunicationKindCS

CodeSystem: ReceiptCS
Id: receipt
* insert OwnCodes
* insert Named([["送達の段階"]], [["Step of a delivery"]])
* insert Described([["知らせがどこまで届いたか。前の段階から後の段階は推し量れない：システムが受け取っても、人が読んだとは限らない。"]], [["How far a notification has come. No step follows from the one before: that a system took it does not mean that anybody read it."]])
* insert ConceptDefined(#sent, "送信", "Sent", [["送り出した。"]], [["It went out."]])
* insert ConceptDefined(#delivered, "受領（システム）", "Delivered", [["相手のシステムが受け取ったと答えた。"]], [["The receiver's system answered that it has it."]])
* insert ConceptDefined(#opened, "開封", "Opened", [["相手の機関の人が開いた。"]], [["Somebody at the receiver opened it."]])
* insert ConceptDefined(#acted-on, "対応", "Acted on", [["相手の機関の人が、引き受ける、断るなどの判断をした。"]], [["Somebody at the receiver decided: accepted, refused, or the like."]])

ValueSet: ReceiptVS
Id: receipt
* insert OwnValues
* insert Named([["送達の段階"]], [["Step of a delivery"]])
* insert Described([["送達の段階のすべて。"]], [["All steps of a delivery."]])
* include codes from system ReceiptCS
