// Tag on what no person entered.
CodeSystem: OriginCS
Id: origin
* insert OwnCodes
* insert Named([["由来"]], [["Origin"]])
* insert Described([["人が入力したのではないデータの由来。"]], [["Where data that no person entered come from."]])
* insert Concept(#demo, [["デモ（架空の事例）"]], [["Demo, a made-up case"]])
