// A region is added by posting its resources (profiles/regions/README.md): a code this version does not know is no error.
Extension: Region
Id: region
* insert Named([["地域"]], [["Region"]])
* insert Described([["どの地域の入退院調整ルールによるか。入院（Encounter）になければ病院のもの、病院になければ患者の住む市町村のもの、それもなければ national（全国共通の様式と報酬のきまりだけ）とする。"]], [["Whose coordination rules apply. A stay (Encounter) without it takes that of the hospital, else that of the municipality where the patient lives, else national (the national forms and fee rules only)."]])
* insert ContextElement(Encounter)
* insert ContextElement(Organization)
* insert ContextElement(HealthcareService)
* insert ContextElement(Location)
* insert ContextElement(Communication)
* insert ContextElement(Task)
* insert ContextElement(ServiceRequest)
* insert ContextElement(QuestionnaireResponse)
* insert ContextElement(PlanDefinition)
* insert ContextElement(Questionnaire)
* insert ForRule(HK-04)
* . 0..1
* value[x] 1..1
* value[x] only code
* valueCode from RegionVS (extensible)

RuleSet: ContextElement(path)
* ^context[+].type = #element
* ^context[=].expression = "{path}"
