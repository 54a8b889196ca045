// A desk open through the night (17:15 to 8:30) is told so, too; whoever reads the hours must know which it is.
Invariant: rk-service-hours
Description: "受付の終わりが始まりより早い。時刻を確かめる。夜をまたぐ受付は、0時で二つの availableTime に分けると読み違えられない。 / The hours end before they begin: check them. Hours through the night are best split at midnight into two availableTime, so that nobody misreads them."
Severity: #warning
Expression: "availableStartTime.exists() and availableEndTime.exists() implies availableStartTime < availableEndTime"

Profile: RenkeiService
Parent: HealthcareService
Id: renkei-service
* insert Named([["連携 窓口・サービス"]], [["Renkei HealthcareService"]])
* insert Described([["機関の窓口またはサービス：相談受付時間、担当地区、様式の提出先、MCS の可否、後方支援病床の条件など、連絡の取り方を書く。id は機関と同じ。"]], [["A body's desk or service and how to reach it: enquiry hours, district, where forms go, MCS, conditions of back-up beds. Its id is the organisation's."]])
* ^status = #active
* extension contains
    Region named region 0..1 and
    AsOf named asOf 0..1 and
    HoursAsPrinted named hoursAsPrinted 0..1 and
    District named district 0..* and
    FormDestination named formDestination 0..* and
    Mcs named mcs 0..1 and
    BedUseCondition named bedUseCondition 0..1 and
    Workflow named workflow 0..8
* extension[region] ^short = "どの地域のルールに属するか / Region whose rules apply"
* extension[asOf] ^short = "名簿の時点 / As of when the entry holds"
* extension[district] ^short = "担当地区 / Districts served"
* insert ElementForRule(extension[district], HK-34)
* insert ElementForRule(extension[district], KD-28)
* insert ElementForRule(extension[district], AN-30)
* extension[formDestination] ^short = "様式の提出先 / Where forms go"
* insert ElementForRule(extension[formDestination], HK-61)
* insert ElementForRule(extension[formDestination], AN-41)
* extension[mcs] ^short = "MCS による連絡 / Contact by MCS"
* insert ElementForRule(extension[mcs], HK-60)
* extension[bedUseCondition] ^short = "後方支援病床の利用条件 / Conditions of the back-up beds"
* insert ElementForRule(extension[bedUseCondition], KD-20)
* insert ElementForRule(extension[bedUseCondition], KD-25)
* extension[workflow] ^short = "病院ごとの退院調整の流れ / The hospital's discharge workflow"
* insert ElementForRule(extension[workflow], AN-42)
* providedBy 1..1
* type 1..*
* type from ServiceKindVS (required)
* type ^short = "窓口・サービスの種類 / Kind of service"
* name 1..1
* telecom.extension contains ContactLabel named label 0..1
* eligibility.code from ServiceEligibilityVS (extensible)
* eligibility ^short = "利用できる人の要件。後方支援病床は三つすべて / Who may use it; for back-up beds all three"
* insert ElementForRule(eligibility, KD-21)
* insert ElementForRule(eligibility, KD-27)
* availableTime obeys rk-service-hours
* availableTime ^short = "確かな受付時間だけ / Only the hours that are certain"
* insert ElementForRule(availableTime, KD-26)
* notAvailable.extension contains
    ClosedOn named closedOn 0..1 and
    Unverified named unverified 0..*
* notAvailable ^short = "受け付けない日。推定や不明には未確認の印 / Days closed; what is inferred or unclear is marked"
* endpoint ^short = "FAX・MCS などの送信先 / FAX, MCS and other endpoints"
