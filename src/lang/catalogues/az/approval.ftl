# awaiting native review

## Subjects of notices

notice-subject-silence = { $kind ->
    [opening] Sükut proseduru, son gün { $date }: { $what }
    [half_time] Sükutun son günü { $date }: { $what }
    [last_day] Sükutun son günü { $date }: { $what }
    [last_hours] Son saatlar, sükut bitir ({ $date }): { $what }
   *[other] Sükutun yeni son günü { $date }: { $what }
}
notice-subject-approval = { $kind ->
    [opening] Təsdiq üçün, son tarix { $date }: { $what }
    [due_today] Təsdiq üçün son tarix bu gün: { $what }
    [overdue] Təsdiqin müddəti keçib ({ $date }): { $what }
   *[other] Təsdiqin son tarixi { $date }: { $what }
}
notice-subject-outcome = { $state ->
    [approved] Təsdiq edilib: { $what }
    [held] Sükutla razılaşdırılıb: { $what }
    [returned] Geri qaytarılıb: { $what }
    [broken] Sükut pozulub: { $what }
   *[other] Müraciət geri götürülüb: { $what }
}

## What a notice says

notice-intro-silence = { $kind ->
    [opening] “{ $event }” tədbirinin hazırlığı ilə bağlı { $version } mətni (“{ $what }”) sükut proseduruna (səssiz razılıq) çıxarılıb.
    [half_time] { $version } mətni (“{ $what }”) üzrə sükut prosedurunun müddətinin yarısı keçib.
    [last_day] { $version } mətni (“{ $what }”) üzrə sükut proseduru bir gün ərzində başa çatır.
    [last_hours] { $version } mətni (“{ $what }”) üzrə sükut proseduru bir neçə saatdan sonra başa çatır.
   *[other] { $version } mətni (“{ $what }”) üzrə sükut proseduru Sizə bildirilmiş gündən fərqli gündə başa çatır.
}
notice-intro-approval = { $kind ->
    [opening] “{ $what }” üzrə material təqdim edilib və “{ $event }” tədbirinin hazırlığı ilə bağlı təsdiqə çıxarılıb.
    [due_today] “{ $what }” üzrə qərar bu gün gözlənilir.
    [overdue] “{ $what }” üzrə qərarın müddəti keçib ({ $date }) və heç bir qərar qeydə alınmayıb. Ondan asılı olan işlər davam edə bilmir.
   *[other] İcazənizlə, “{ $what }” üzrə qərarın gözlənildiyini Sizə xatırladırıq; son tarix: { $date }.
}
notice-intro-outcome = { $state ->
    [approved] “{ $what }” üzrə material təsdiq edilib.
    [held] Sükut proseduru başa çatanadək heç bir üzv { $version } mətninə (“{ $what }”) etiraz etməyib: mətn razılaşdırılıb.
    [returned] “{ $what }” üzrə material düzəliş üçün geri qaytarılıb.
    [broken] { $version } mətni (“{ $what }”) üzrə sükut pozulub. Proseduru aparanlar məsləhətləşmələr keçirəcək və növbəti addımları elan edəcək.
   *[other] “{ $what }” üzrə təsdiq artıq tələb olunmur.
}
notice-informed = Bu məktubu məlumat üçün alırsınız: müşahidəçi kimi mətnlə tanış olursunuz, lakin qərar qəbul etmirsiniz.
notice-in-place-of = Siz başqa tərəfin əvəzinə qərar verirsiniz: { $name }.
notice-also-for = Siz həm də bunların yerinə qərar verirsiniz: { $names }.
notice-copy = Bu surət Sizə məlumat üçün göndərilir: sorğu təşkilatınızda başqa şəxsə ünvanlanıb və cavabı o verir.
notice-rule-objection = Sükut müddəti bitənədək heç bir üzv etiraz etməzsə, mətn razılaşdırılmış sayılır. Bir üzvün etirazı sükutu pozur; bəndləri göstərməyinizi xahiş edirik. Redaktə xarakterli qeydlər onu pozmur.
notice-rule-time-breaks = Əlavə vaxt xahişi də sükutu pozur.
notice-rule-time-extends = { $hours ->
   *[other] Əlavə vaxt üçün ilk xahiş sükut müddətini { $hours } saat uzadır; növbəti xahiş sükutu pozur.
}
notice-rule-agreement = Cavabın olmaması razılıq sayılır: heç kim etiraz etməsə, mətn razılaşdırılmış sayılır.
notice-rule-open = Bu bitmə vaxtı ilkindir: müddət bütün üzvlər bu bildirişi aldıqdan sonra başlanır. Bugündən gec başlansa, daha gec bitmə vaxtı Sizə bildiriləcək.
notice-rule-quorum = Tələb olunan təsdiqlər: { $needed } / { $seats }.
notice-rule-all = Qərar verənlərin hamısı ({ $seats }) təsdiq etməlidir.

## The letter to a higher level

notice-letter-opening = “{ $event }” tədbirinin hazırlığı və tərəfinizin ({ $name }) qərarının gözlənildiyi aşağıdakı məsələ ilə bağlı Sizə müraciət etməkdən şərəf duyuram:
notice-letter-overdue = Qərar üçün son tarix { $date } idi. Məlumatımıza görə, qərar hələ qəbul edilməyib və ondan asılı olan işlər davam edə bilmir.
notice-letter-request = Müvafiq göstəriş verməyinizi və ya qərarın gözlənildiyi tarixi bizə bildirməyinizi xahiş edirəm.
notice-letter-page = Qərarı bu səhifədə hesab açmadan qeyd etmək olar:

## Facts

notice-ends = Sükut müddətinin sonu
notice-ends-at = { $date }, { $time } ({ $place })
notice-ends-own = Sizin vaxtla
notice-ends-own-at = { $date }, { $time }
notice-was = Əvvəlki tarix
notice-due = Qərar üçün son tarix
notice-text = Mətn
notice-sha256 = Yoxlama cəmi (SHA-256)
notice-approval = Təsdiq
notice-lead = Təqdim edən
notice-contributed = Töhfə verənlər
notice-waiting = Bundan asılıdır
notice-voices = Bildirilən mövqelər
notice-voice = { $kind ->
    [objected] Etiraz
    [returned] Geri qaytarma
    [time_requested] Əlavə vaxt xahişi
    [remarked] Qeyd
   *[other] Qeyd-şərt
}
notice-voice-paragraphs = { $kind } ({ $paragraphs })

## How to answer

notice-answer = Necə cavab verməli
notice-answer-button = Səhifəni aç
notice-answer-page = { $silent ->
    [yes] Səhifədə hesab olmadan razılıq verə, etiraz edə, əlavə vaxt istəyə və ya bitərəf qala bilərsiniz:
   *[other] Səhifədə hesab olmadan təsdiq edə, qaytara və ya bitərəf qala bilərsiniz:
}
notice-answer-reply-silence = Və ya bu məktuba bir sətirlə cavab verin: RAZIYIQ, yaxud bəndləri göstərməklə ETİRAZ EDİRİK (ETİRAZ EDİRİK OP 4: səbəb), yaxud ƏLAVƏ VAXT, yaxud BİTƏRƏFİK.
notice-answer-reply-approval = Və ya bu məktuba bir sətirlə cavab verin: TƏSDİQ EDİRİK, yaxud səbəbi göstərməklə QAYTARIRIQ, yaxud BİTƏRƏFİK.
notice-answer-contact = Cavab vermək üçün katibliyə yazmağınızı və ya zəng etməyinizi xahiş edirik; əlaqə məlumatları aşağıdadır.

## The coordinator's brief

brief-approvals = Təsdiqlər
brief-approval = { $what ->
    [open] Mətn sükut proseduruna çıxarılmağa hazırdır.
    [obtain] Müraciət ediləcək əlaqə qeydə alınmayıb: qərarı almağınızı və qeyd etməyinizi xahiş edirik.
    [serve] { $name }: mətn hələ çatmayıb, buna görə sükut başa çata bilməz. Onu başqa yolla çatdırmağınızı və bunu qeyd etməyinizi xahiş edirik.
    [consult] Sükut pozulub. Aşağıda göstərilən tərəflərlə məsləhətləşməyinizi və yeni mətni sükut proseduruna çıxarmağınızı xahiş edirik.
   *[other] { $name }: xatırlatma göndərilib, qərar yoxdur. Zəng etməyinizi xahiş edirik.
}

## The page on which one decides

decide-heading = Qərarınız
decide-legend = Cavabınız nədir?
decide-intro = Cavab seçin və düyməni basın. Bundan əvvəl heç nə qeydə alınmır; parol lazım deyil.
decide-counts = Bitənədək son cavabınız sayılır; onu eyni keçidlə dəyişə bilərsiniz.
decide-hours = Sükut bütün üzvlər mətni aldığı andan { $hours } saat davam edir.
decide-days = Sükut bütün üzvlər mətni aldığı andan { $days } iş günü davam edir.
decide-deliverable = Təqdim ediləcək
decide-silence-approved = Mətnlə razıyıq
decide-silence-returned = Geri qaytarırıq
decide-silence-objected = Etiraz edirik
decide-silence-time_requested = Bizə əlavə vaxt lazımdır
decide-silence-abstained = Bitərəf qalırıq
decide-silence-remarked = Redaktə qeydimiz var, etirazımız yoxdur
decide-silence-delegated = Yerimizə başqa təşkilat qərar verir
decide-statement-approved = Təsdiq edirik
decide-statement-returned = Geri qaytarırıq
decide-statement-objected = Etiraz edirik
decide-statement-time_requested = Bizə əlavə vaxt lazımdır
decide-statement-abstained = Bitərəf qalırıq
decide-statement-remarked = Redaktə qeydimiz var
decide-statement-delegated = Yerimizə başqa təşkilat qərar verir
decide-reservation = Qeyd-şərt (istəyə bağlı)
decide-condition = Şərt (istəyə bağlı)
decide-paragraphs = Etiraz etdiyiniz bəndlər
decide-paragraphs-hint = Məsələn: OP 4, OP 7. Bənd göstərmirsinizsə, səbəbi yazın.
decide-until = Hansı günədək? (istəyə bağlı)
decide-to = Hansı təşkilat?
decide-to-choose = Seçin
decide-note = Səbəb və ya qeyd
decide-note-hint = O, protokola düşür; proseduru aparanlar onu oxuyacaq.
decide-error-choose = Cavab seçin
decide-error-objection = Etiraz etdiyiniz bəndləri və ya səbəbi yazın
decide-error-paragraphs = Bəndlərin siyahısını qısaldın, məsələn OP 4, OP 7
decide-error-reason = Səbəbi yazın: onu mətni təqdim edənlərə bildirəcəyik
decide-error-remark = Qeydinizi yazın
decide-error-day = Günü yazın, məsələn 27 3 2027, və ya boş saxlayın
decide-error-past = Bu gündən sonrakı günü seçin
decide-error-far = Bu günə illər var: ilə bir də baxın
decide-error-to = Yerinizə qərar verən təşkilatı seçin
decide-error-long = Mətni ən çoxu { $count } işarəyə qədər qısaldın
decide-error-refused = Bu şəkildə qeydə alına bilmədi
decide-replaced = Mətn dəyişdirilib
decide-replaced-text = Siz bu səhifəni açandan sonra başqa versiya təqdim olunub. Heç nə qeydə alınmadı: indiki mətnə baxın və yenidən qərar verin.
decide-thanks = Təşəkkür edirik. Qeydə alındı:
decide-change = Bitənədək son cavabınız sayılır; onu eyni keçidlə dəyişə bilərsiniz.
decide-late = Cavab bitdikdən sonra gəlib: protokola düşür və heç nəyi dəyişmir.
decide-comes-to = { $state ->
    [approved] Bununla təsdiq edildi.
    [held] Mətn razılaşdırılıb.
    [returned] Bununla onu təqdim edənlərə qaytarılır.
    [broken] Bununla sükut pozuldu. Proseduru aparanlar sizinlə məsləhətləşəcək.
    [in_consultation] Sükut pozulub, məsləhətləşmələr gedir.
   *[other] Sizdən daha heç nə istənilmir.
}
decide-said = Bildirdikləriniz
decide-at = { $date }, { $time }
decide-by = bildirən: { $name }
decide-after-end = bitdikdən sonra
decide-over = { $state ->
    [approved] Təsdiq edilib
    [held] Mətn razılaşdırılıb
    [returned] Geri qaytarılıb
    [broken] Sükut pozulub
    [in_consultation] Sükut pozulub
   *[other] Geri götürülüb
}
decide-over-text = { $state ->
    [approved] Artıq cavab lazım deyil.
    [held] Sükut proseduru bitənədək heç bir üzv etiraz etmədi. Artıq cavab lazım deyil.
    [returned] Onu təqdim edənlərə qaytarılıb. Yenidən təqdim olunanda sizdən təkrar soruşulacaq.
    [broken] Proseduru aparanlar məsləhətləşəcək və növbəti addımları bildirəcək.
    [in_consultation] Məsləhətləşmələr gedir. Yeni versiya təqdim olunsa, sizdən təkrar soruşulacaq.
   *[other] Təsdiq artıq istənilmir.
}
decide-ended = Bitdiyi gün
decide-others = Siz həm də bunların yerinə qərar verirsiniz

## Replies and receipts

decided-subject = Qeydə alındı: { $what } üzrə cavabınız
decided-subject-none = Qeydə alınmadı: { $what } üzrə cavabınız
decided-intro = Məktubunuz üçün təşəkkür edirik. “{ $what }” üzrə qeydə alındı:
decided-none = Məktubunuz üçün təşəkkür edirik. Orada heç nə “{ $what }” üzrə qərar kimi qeydə alına bilmədi; katiblik onu oxuyacaq.
decided-change = Bitənədək son cavabınız sayılır: onu dəyişmək üçün yenidən cavab yazın.
decided-problem = { $problem ->
    [unclear] Orada nə bildirildiyini şübhəsiz müəyyən edə bilmədik. Aşağıdakı kimi bir sətirdə yazın.
    [reason] Etiraz etdiyiniz bəndləri və ya səbəbi eyni sətirdə yazın.
    [day] Vaxt istədiyiniz gün artıq keçib: bu gündən sonrakı günü göstərin.
    [kind] Burada belə qərar verilmir: aşağıdakı sözlərdən birini işlədin.
    [replaced] O məktubdan sonra mətn başqa versiya ilə əvəz olunub: indiki mətn haqqında məktuba cavab yazın.
    [no_seat] Bu barədə sizə məlumat verilib; qərarı başqaları verir.
   *[other] Bu şəkildə qeydə alına bilmədi; katiblik onu oxuyacaq.
}
