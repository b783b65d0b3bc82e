# awaiting native review

## The mail that asks how far commitments are

asking-subject = { $kind ->
    [opening] Öhdəlikləriniz hansı mərhələdədir? { $what }
    [sent_back] Hesabatınızı düzəltməyinizi xahiş edirik: { $what }
    [last_reminder] Son xatırlatma, öhdəlikləriniz: { $what }
   *[other] Xatırlatma, öhdəlikləriniz: { $what }
}
asking-intro = { $kind ->
    [opening] «{ $event }» tədbiri ilə əlaqədar təşkilatınız aşağıdakı öhdəlikləri elan edib. Onların hansı mərhələdə olduğunu bildirməyinizi xahiş edirik.
    [sent_back] «{ $event }» tədbiri ilə əlaqədar elan edilmiş aşağıdakı öhdəliklə bağlı hesabatınız təsdiqlənə bilmədi. Onu düzəltməyinizi xahiş edirik; səbəb aşağıda göstərilib.
    [last_reminder] «{ $event }» tədbiri ilə əlaqədar elan edilmiş aşağıdakı öhdəliklərlə bağlı hələ də hesabat almamışıq. Yaxın günlərdə hesabat gəlməsə, sizə zəng edəcəyik.
   *[other] «{ $event }» tədbiri ilə əlaqədar elan edilmiş aşağıdakı öhdəliklərlə bağlı hələ hesabat almamışıq. Onların hansı mərhələdə olduğunu bildirməyinizi xahiş edirik.
}
asking-due = Son tarix: { $date }
asking-was_due = Son tarix keçib: { $date }
asking-led = Cavabdeh: { $lead }
asking-on_record = Qeydə alınıb
asking-asks = Hər öhdəlik üzrə bildirməyinizi xahiş edirik: plan üzrə icra olunur, gecikir (hansı tarixədək), yerinə yetirilib, yoxsa ondan imtina edilib (və nə üçün); bu günədək nə qədər vəsait imzalanıb və ödənilib. Bildirdikləriniz katiblik təsdiq etdikdən sonra qeydə alınır.
asking-button = Səhifəni açmaq
asking-page = Səhifədə hesab açmadan hamısı barədə məlumat verə bilərsiniz:
asking-reply = Yaxud bu məktuba hər öhdəlik üçün bir sətirlə cavab yazın, məsələn: { $id } DONE, { $id } PARTLY: nə qalıb, { $id } DATE { $date }, { $id } DECLINE: səbəb, yaxud { $id } ÖDƏNİLİB { $amount } { $currency }.
asking-contact = Məlumat vermək üçün katibliyə yazmağınızı və ya zəng etməyinizi xahiş edirik; əlaqə məlumatları aşağıdadır.

## The page on which partners report

progress-heading = Öhdəlikləriniz
progress-intro = Hər öhdəliyin hansı mərhələdə olduğunu seçin və göndərin. Bundan əvvəl heç nə qeydə alınmır, parol da lazım deyil. Bu gün cavab verə bilmədiyinizi boş saxlaya bilərsiniz.
progress-in_progress = Plan üzrə icra olunur
progress-delayed = Gecikir
progress-completed = Yerinə yetirilib
progress-dropped = İmtina edilib
progress-until = Gecikirsə: hansı tarixədək?
progress-paid = Bu günədək ödənilib, { $currency } (istəyə bağlı)
progress-signed = Bu günədək imzalanıb, { $currency } (istəyə bağlı)
progress-amount-hint = Bütün məbləğ rəqəmlə, məsələn { $amount }
progress-link = Bunu harada görmək olar (istəyə bağlı)
progress-note-hint = Nə görülüb, nə qalıb; imtina edilibsə, nə üçün. Katiblik bunu oxuyacaq.
progress-error-choose = Hansı mərhələdə olduğunu seçin
progress-error-day = Tarixi yazın, məsələn 27 3 2027
progress-error-past = Bu gündən sonrakı tarixi seçin
progress-error-far = Bu tarixə illər var: ili yoxlayın
progress-error-reason = Nə üçün imtina edildiyini yazın
progress-error-amount = Məbləği rəqəmlə yazın
progress-error-currency = Məbləği bu valyutada yazın: { $currency }
progress-error-link = Ünvanı https:// ilə başlayaraq tam yazın
progress-error-long = Qeydi qısaldın: ən çoxu { $count } işarə
progress-error-refused = Bu, olduğu kimi qeydə alına bilmədi

## What was reported

reported-amounts = Yalnız məbləğlər
reported-on = Hesabatınız, { $date }
reported-reason = Səbəb
reported-standing-waiting = hələ təsdiqlənməyib
reported-standing-confirmed = təsdiqlənib
reported-standing-sent_back = geri qaytarılıb
reported-standing-replaced = sonrakı hesabatla əvəz olunub
reported-thanks = Təşəkkür edirik. Bildirdikləriniz:
reported-waits = Katiblik təsdiq etdikdən sonra qeydə alınacaq. O vaxtadək eyni qayda ilə düzəldə bilərsiniz.
reported-subject = Hesabatınız alındı: { $what }
reported-subject-none = Məktubunuz qeydə alınmadı: { $what }
reported-intro = Məktubunuz üçün təşəkkür edirik. Başa düşdüyümüz və qeydə aldığımız budur:
reported-none = Məktubunuz üçün təşəkkür edirik. Orada hesabat kimi qeydə alına bilən bir şey tapılmadı; katiblik onu oxuyacaq.
reported-problem = { $problem ->
    [which] Hansı öhdəlikdən söhbət getdiyini yazmağınızı xahiş edirik: sətri onun nömrəsi ilə başlayın.
    [unknown] Öhdəlikləriniz arasında belə nömrə yoxdur.
    [amount] Məbləği oxuya bilmədik. Onu rəqəmlə yazmağınızı xahiş edirik.
    [currency] Bu öhdəliyin valyutası { $currency }: məbləği bu valyutada yazmağınızı xahiş edirik.
    [day] Bu tarix keçib: bu gündən sonrakı tarixi yazın.
    [reason] Səbəbi eyni sətirdə əlavə etməyinizi xahiş edirik.
    [unclear] Nə deyildiyini şübhəsiz anlaya bilmədik. Aşağıda göstərildiyi kimi bir sətirdə yazmağınızı xahiş edirik.
    [ended] O, artıq yerinə yetirilib və ya ondan imtina edilib: daha heç nə tələb olunmur.
   *[other] Bu, olduğu kimi qeydə alına bilmədi; katiblik onu oxuyacaq.
}

## The coordinator's brief

brief-commitment-on = Hesabat: { $date }
brief-commitments = Öhdəliklər
brief-commitment = { $what ->
    [confirm] { $name }: hesabat gəlib. Onu təsdiqləyin və ya səbəbini göstərərək geri qaytarın.
    [telephone] { $name }: iki xatırlatmadan sonra hesabat gəlməyib. Zəng etməyinizi xahiş edirik.
    [reach] { $name }: soruşmaq mümkün olmadı, heç bir ünvan məktubumuzu qəbul etmir. Zəng etməyinizi xahiş edirik.
   *[other] İştirakçılardan heç kim bu öhdəliyə cavabdeh deyil: soruşmağa kimsə yoxdur.
}

## The progress report

report-col-heard = Son xəbər
report-heard-waiting = Hesabat { $date }, hələ təsdiqlənməyib
report-heard-confirmed = Hesabat { $date }, təsdiq { $confirmed }
report-heard-sent_back = Hesabat { $date }, geri qaytarılıb { $confirmed }
report-heard-asked = Sorğu { $date }, hesabat yoxdur
report-heard-due = son tarix { $date }
report-followed_up = Sorğudan sonra hesabat verilmiş öhdəliklər: { $of } öhdəlikdən { $n }.
