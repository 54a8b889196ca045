// Backport has no place for it: whoever asks to be told may want to know that it is this hub that tells.
Extension: SignatureSecret
Id: signature-secret
* insert Named([["署名の共有鍵"]], [["Secret for signatures"]])
* insert Described([["知らせに署名を付けるための共有鍵。受け取る側は、同じ鍵で署名を確かめる。購読を申し込むときに書く。書かなければ署名は付かない。読み出すときは伏せ字になる。"]], [["The shared secret with which what is sent is signed; the receiver checks the signature with the same. Given with the request for the subscription; without it nothing is signed. Whoever reads the subscription sees a mask."]])
* ^context[+].type = #element
* ^context[=].expression = "Subscription.channel"
* . 0..1
* value[x] 1..1
* value[x] only string
