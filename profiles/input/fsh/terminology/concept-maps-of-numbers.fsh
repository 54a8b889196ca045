// From our codes to the numbers of LIFE and of the certification survey. $translate with reverse=true reads them.

Instance: care-level-numbers
InstanceOf: ConceptMap
Usage: #definition
* insert OwnMap(care-level-numbers, CareLevelNumbers, true)
* insert NamedInstance([["要介護状態区分から LIFE・認定システムの番号へ"]], [["Care level to the numbers of LIFE and certification systems"]])
* insert DescribedInstance([["番号は2021年版のLIFE、または一つの自治体システムで確認した認定調査のもの（要確認）。"]], [["Numbers of LIFE, 2021 edition, or of the certification survey as seen in one municipal system (to be verified)."]])
* insert MapGroup([[https://renkei.example/fhir/CodeSystem/care-level]], [[https://renkei.example/fhir/CodeSystem/life-care-level]])
* insert MapsTo(#01, #01, #equal)
* insert MapsTo(#06, #06, #equal)
* insert MapsTo(#11, #11, #equal)
* insert MapsTo(#12, #12, #equal)
* insert MapsTo(#13, #13, #equal)
* insert MapsTo(#21, #21, #equal)
* insert MapsTo(#22, #22, #equal)
* insert MapsTo(#23, #23, #equal)
* insert MapsTo(#24, #24, #equal)
* insert MapsTo(#25, #25, #equal)
* insert MapGroup([[https://renkei.example/fhir/CodeSystem/care-level]], [[https://renkei.example/fhir/CodeSystem/certification-care-level]])
* insert MapsTo(#01, #01, #equal)
* insert MapsTo(#06, #06, #equal)
* insert MapsTo(#11, #11, #equal)
* insert MapsTo(#12, #12, #equal)
* insert MapsTo(#13, #13, #equal)
* insert MapsTo(#21, #21, #equal)
* insert MapsTo(#22, #22, #equal)
* insert MapsTo(#23, #23, #equal)
* insert MapsTo(#24, #24, #equal)
* insert MapsTo(#25, #25, #equal)

Instance: care-level-from-certification
InstanceOf: ConceptMap
Usage: #definition
* insert OwnMap(care-level-from-certification, CareLevelFromCertification, true)
* insert NamedInstance([["認定システムの番号から要介護状態区分へ"]], [["Certification systems to care level"]])
* insert DescribedInstance([["認定システムの値を読むための対応。区分でない値は対応先を持たない（要確認）。"]], [["For reading the values of certification systems. Values that are no level have no target (to be verified)."]])
* insert MapGroup([[https://renkei.example/fhir/CodeSystem/certification-care-level]], [[https://renkei.example/fhir/CodeSystem/care-level]])
* insert MapsTo(#01, #01, #equal)
* insert MapsTo(#06, #06, #equal)
* insert MapsTo(#11, #11, #equal)
* insert MapsTo(#12, #12, #equal)
* insert MapsTo(#13, #13, #equal)
* insert MapsTo(#21, #21, #equal)
* insert MapsTo(#22, #22, #equal)
* insert MapsTo(#23, #23, #equal)
* insert MapsTo(#24, #24, #equal)
* insert MapsTo(#25, #25, #equal)
* insert MapsToNothing(#31, [[再調査は区分ではない。]], [[A survey to be repeated is no level.]])
* insert MapsToNothing(#88, [[取消は区分ではない。認定の状態を確かめる。]], [[Withdrawn is no level; ask for the status of certification.]])
* insert MapsToNothing(#99, [[なしは非該当（01）とは限らない。]], [[None is not necessarily not eligible (01).]])

Instance: independence-disability-numbers
InstanceOf: ConceptMap
Usage: #definition
* insert OwnMap(independence-disability-numbers, IndependenceDisabilityNumbers, true)
* insert NamedInstance([["障害高齢者の日常生活自立度から LIFE・認定調査の番号へ"]], [["Independence (disability) to the numbers of LIFE and the certification survey"]])
* insert DescribedInstance([["番号は2021年版のLIFE、または一つの自治体システムで確認した認定調査のもの（要確認）。認定調査の10（記載無し）に当たるランクは無い。"]], [["Numbers of LIFE, 2021 edition, or of the certification survey as seen in one municipal system (to be verified). Number 10 of the survey, not entered, is no rank."]])
* insert MapGroup([[https://renkei.example/fhir/CodeSystem/independence-disability]], [[https://renkei.example/fhir/CodeSystem/life-independence-disability]])
* insert MapsTo(#independent, #1, #equal)
* insert MapsTo(#J1, #2, #equal)
* insert MapsTo(#J2, #3, #equal)
* insert MapsTo(#A1, #4, #equal)
* insert MapsTo(#A2, #5, #equal)
* insert MapsTo(#B1, #6, #equal)
* insert MapsTo(#B2, #7, #equal)
* insert MapsTo(#C1, #8, #equal)
* insert MapsTo(#C2, #9, #equal)
* insert MapGroup([[https://renkei.example/fhir/CodeSystem/independence-disability]], [[https://renkei.example/fhir/CodeSystem/certification-independence-disability]])
* insert MapsTo(#independent, #1, #equal)
* insert MapsTo(#J1, #2, #equal)
* insert MapsTo(#J2, #3, #equal)
* insert MapsTo(#A1, #4, #equal)
* insert MapsTo(#A2, #5, #equal)
* insert MapsTo(#B1, #6, #equal)
* insert MapsTo(#B2, #7, #equal)
* insert MapsTo(#C1, #8, #equal)
* insert MapsTo(#C2, #9, #equal)

Instance: independence-dementia-numbers
InstanceOf: ConceptMap
Usage: #definition
* insert OwnMap(independence-dementia-numbers, IndependenceDementiaNumbers, true)
* insert NamedInstance([["認知症高齢者の日常生活自立度から LIFE・認定調査の番号へ"]], [["Independence (dementia) to the numbers of LIFE and the certification survey"]])
* insert DescribedInstance([["番号は2021年版のLIFE、または一つの自治体システムで確認した認定調査のもの（要確認）。認定調査の9（記載無し）に当たるランクは無い。"]], [["Numbers of LIFE, 2021 edition, or of the certification survey as seen in one municipal system (to be verified). Number 9 of the survey, not entered, is no rank."]])
* insert MapGroup([[https://renkei.example/fhir/CodeSystem/independence-dementia]], [[https://renkei.example/fhir/CodeSystem/life-independence-dementia]])
* insert MapsTo(#independent, #1, #equal)
* insert MapsTo(#I, #2, #equal)
* insert MapsTo(#IIa, #3, #equal)
* insert MapsTo(#IIb, #4, #equal)
* insert MapsTo(#IIIa, #5, #equal)
* insert MapsTo(#IIIb, #6, #equal)
* insert MapsTo(#IV, #7, #equal)
* insert MapsTo(#M, #8, #equal)
* insert MapGroup([[https://renkei.example/fhir/CodeSystem/independence-dementia]], [[https://renkei.example/fhir/CodeSystem/certification-independence-dementia]])
* insert MapsTo(#independent, #1, #equal)
* insert MapsTo(#I, #2, #equal)
* insert MapsTo(#IIa, #3, #equal)
* insert MapsTo(#IIb, #4, #equal)
* insert MapsTo(#IIIa, #5, #equal)
* insert MapsTo(#IIIb, #6, #equal)
* insert MapsTo(#IV, #7, #equal)
* insert MapsTo(#M, #8, #equal)

Instance: dysphagia-diet-numbers
InstanceOf: ConceptMap
Usage: #definition
* insert OwnMap(dysphagia-diet-numbers, DysphagiaDietNumbers, true)
* insert NamedInstance([["食事の形態（学会分類）から LIFE の番号へ"]], [["Diet texture to the numbers of LIFE"]])
* insert DescribedInstance([["番号は2021年版のLIFE、または一つの自治体システムで確認した認定調査のもの（要確認）。"]], [["Numbers of LIFE, 2021 edition, or of the certification survey as seen in one municipal system (to be verified)."]])
* insert MapGroup([[https://renkei.example/fhir/CodeSystem/dysphagia-diet]], [[https://renkei.example/fhir/CodeSystem/life-dysphagia-diet]])
* insert MapsTo(#0j, #01, #equal)
* insert MapsTo(#0t, #02, #equal)
* insert MapsTo(#1j, #10, #equal)
* insert MapsTo(#2-1, #21, #equal)
* insert MapsTo(#2-2, #22, #equal)
* insert MapsTo(#3, #30, #equal)
* insert MapsTo(#4, #40, #equal)
* insert MapsTo(#regular, #50, #equal)

Instance: thickness-numbers
InstanceOf: ConceptMap
Usage: #definition
* insert OwnMap(thickness-numbers, ThicknessNumbers, true)
* insert NamedInstance([["とろみの程度から LIFE の番号へ"]], [["Thickness to the numbers of LIFE"]])
* insert DescribedInstance([["番号は2021年版のLIFE、または一つの自治体システムで確認した認定調査のもの（要確認）。"]], [["Numbers of LIFE, 2021 edition, or of the certification survey as seen in one municipal system (to be verified)."]])
* insert MapGroup([[https://renkei.example/fhir/CodeSystem/thickness]], [[https://renkei.example/fhir/CodeSystem/life-thickness]])
* insert MapsTo(#none, #0, #equal)
* insert MapsTo(#mild, #1, #equal)
* insert MapsTo(#moderate, #2, #equal)
* insert MapsTo(#extreme, #3, #equal)

Instance: sex-numbers
InstanceOf: ConceptMap
Usage: #definition
* insert OwnMap(sex-numbers, SexNumbers, true)
* insert NamedInstance([["性別から LIFE の番号へ"]], [["Sex to the numbers of LIFE"]])
* insert DescribedInstance([["番号は2021年版のLIFE、または一つの自治体システムで確認した認定調査のもの（要確認）。"]], [["Numbers of LIFE, 2021 edition, or of the certification survey as seen in one municipal system (to be verified)."]])
* insert MapGroup([[http://hl7.org/fhir/administrative-gender]], [[https://renkei.example/fhir/CodeSystem/life-sex]])
* insert MapsTo(#male, #1, #equal)
* insert MapsTo(#female, #2, #equal)
