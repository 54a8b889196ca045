// RFC 3966. Hyphens are for the eye; a number that is not known is a data-absent-reason.
Invariant: rk-endpoint-fax-number
Description: "FAX の送信先は tel:+81-… の形で書く（市外局番の最初の0を除く）。 / A FAX endpoint's address is written tel:+81-…, without the leading 0 of the area code."
Severity: #error
Expression: "(connectionType.where(system = 'https://renkei.example/fhir/CodeSystem/channel' and code = 'fax').exists() and address.hasValue()) implies address.matches('^tel:[+][1-9][0-9]*(-[0-9]+)*$')"

Profile: RenkeiEndpoint
Parent: Endpoint
Id: renkei-endpoint
* insert Named([["連携 送信先"]], [["Renkei Endpoint"]])
* insert Described([["機関に様式や連絡を送る先：FAX番号、MCS、電子メール、FHIR。MCS には公開された宛先がないので、address は data-absent-reason とする。"]], [["Where forms and messages reach an organisation: FAX, MCS, e-mail, FHIR. MCS has no published address; its address is a data-absent-reason."]])
* ^status = #active
* obeys rk-endpoint-fax-number
* extension contains
    AsOf named asOf 0..1 and
    Unverified named unverified 0..*
* extension[unverified] ^short = "番号に疑いがある。送る前に電話で確かめる / The number is in doubt: ask by phone before sending anything"
* insert ElementForRule(extension[unverified], CN-03)
* connectionType from EndpointChannelVS (extensible)
* name 1..1
* managingOrganization 1..1
* insert ElementForRule(connectionType, HK-11)
