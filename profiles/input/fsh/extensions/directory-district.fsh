Invariant: rk-district-chome
Description: "担当地区の丁目の範囲が成り立たない。丁目は「から・まで」を対で、小さい順に、町名とともに書き、「丁目なし」とは併せない。 / The 丁目 range of the district does not hold: give from and to together, in order, beside an area, and never with without-chome."
Severity: #error
Expression: "(extension.where(url = 'chome-from').exists() = extension.where(url = 'chome-to').exists()) and (extension.where(url = 'chome-from').exists() implies (extension.where(url = 'area').exists() and extension.where(url = 'chome-from').value <= extension.where(url = 'chome-to').value and extension.where(url = 'without-chome' and value = true).empty())) and (extension.where(url = 'without-chome' and value = true).exists() implies extension.where(url = 'area').exists())"
* insert ByRule(KD-28)

Invariant: rk-district-exact
Description: "町名を書くときは、全部一致（exact = true）か前方一致（false）かを書く。部分一致は「小島」と「小島南」を取り違える。 / With an area, say whether it must match as a whole (exact = true) or as a beginning (false): matching by substring confuses 小島 with 小島南."
Severity: #error
Expression: "extension.where(url = 'area').exists() = extension.where(url = 'exact').exists()"
* insert ByRule(HK-34)

Extension: District
Id: district
* insert Named([["担当地区"]], [["District served"]])
* insert Described([["地域包括支援センターの担当地区の一つ。住所から市町村名を除いた残りを町名と照らす。町名がなければ市町村の全域。丁目は算用数字の範囲、または「丁目なし」。"]], [["One district of a community support centre. An address is compared after its municipality is taken off; without an area the whole municipality is meant. 丁目 is a range of numbers, or 'without'."]])
* insert ForRule(HK-34)
* insert ForRule(KD-28)
* insert ForRule(AN-30)
* ^context[+].type = #element
* ^context[=].expression = "HealthcareService"
* obeys rk-district-chome and rk-district-exact
* . 0..*
* extension contains
    municipality 1..1 and
    area 0..1 and
    exact 0..1 and
    chome-from 0..1 and
    chome-to 0..1 and
    without-chome 0..1 and
    shared 0..1 and
    derived 0..1 and
    group 0..1 and
    Rule named rule 0..*
* extension[municipality].value[x] 1..1
* extension[municipality].value[x] only string
* extension[municipality] ^short = "市町村 / Municipality"
* extension[area].value[x] 1..1
* extension[area].value[x] only string
* extension[area] ^short = "町名・字名。なければ市町村の全域 / Area; absent = the whole municipality"
* extension[exact].value[x] 1..1
* extension[exact].value[x] only boolean
* extension[exact] ^short = "真 = 町名の全部が一致、偽 = この町名で始まる住所すべて / True: the whole area name; false: every address that begins with it"
* extension[chome-from].value[x] 1..1
* extension[chome-from].value[x] only positiveInt
* extension[chome-from] ^short = "何丁目から / From 丁目"
* extension[chome-to].value[x] 1..1
* extension[chome-to].value[x] only positiveInt
* extension[chome-to] ^short = "何丁目まで / To 丁目"
* extension[without-chome].value[x] 1..1
* extension[without-chome].value[x] only boolean
* extension[without-chome] ^short = "丁目のない住所だけ。丁目が書かれていないだけの住所は、本当に無いかを確かめる / Only addresses that have no 丁目; where it is merely missing, ask"
* extension[shared].value[x] 1..1
* extension[shared].value[x] only boolean
* extension[shared] ^short = "同じ市町村の他のセンターとの分担が示されていない（どれかを選べない）/ No split from the other centres of the municipality is printed: none may be preferred"
* extension[derived].value[x] 1..1
* extension[derived].value[x] only boolean
* extension[derived] ^short = "印刷にはなく、推定した / Inferred, not printed"
* extension[group].value[x] 1..1
* extension[group].value[x] only string
* extension[group] ^short = "圏域名（本庄西地域 など）/ Name of the district group"
