# awaiting native review

## Subjects

mail-subject-due = { $overdue ->
    [0] Son tarix
   *[other] Gecikən: { $overdue }; son tarix
} { $date }: { $part ->
    [untold] “{ $what }” üzrə töhfə
   *[other] { $what }
}
mail-subject-due_today = { $overdue ->
    [0] Son tarix bu gün
   *[other] Gecikən: { $overdue }; son tarix bu gün
}: { $part ->
    [untold] “{ $what }” üzrə töhfə
   *[other] { $what }
}
mail-subject-overdue = Müddəti keçib ({ $date }): { $part ->
    [untold] “{ $what }” üzrə töhfə
   *[other] { $what }
}
mail-subject-late = Plan üzrə { $date }: { $part ->
    [untold] “{ $what }” üzrə töhfə
   *[other] { $what }
}
mail-subject-due_today-many = { $overdue ->
    [0] Müddəti bu gün bitən: { $count }
   *[other] Gecikən: { $overdue }; müddəti bu gün bitən: { $count }
}
mail-subject-overdue-many = Gecikən: { $count }, ilk son tarix { $date }
mail-subject-formal = { $standing ->
    [overdue] Son tarix { $date } idi
   *[other] Son tarix { $date }
}: { $part ->
    [untold] “{ $what }” üzrə töhfə
   *[other] { $what }
}
mail-subject-take_over = Sizdən gözlənilən məsələlər: { $count }{ $overdue ->
    [0] {""}
   *[other] ; gecikən: { $overdue }
}
mail-subject-nothing-open = Sizdən gözlənilən açıq məsələ yoxdur
mail-subject-brief = Koordinator üçün: { $count ->
   *[other] { $count } məsələ
}
mail-subject-cover = İrəliləyiş hesabatı № { $number }, { $date } tarixinə

## Opening

mail-salutation = Hörmətli həmkarlar,
mail-intro-notice = İcazənizlə, “{ $event }” tədbirinin hazırlığı ilə bağlı aşağıdakı məsələni diqqətinizə çatdırırıq.
mail-intro-first = Bu barədə Sizə ilk məktubdur. Katiblik razılaşdırılmış müddətləri Concerted sistemində aparır; sistem vaxtı çatanda hər tərəfdaşa öz dilində, öz təqviminin iş günündə və gündə ən çoxu bir dəfə yazır. Kimə müraciət edəcəyiniz aşağıda göstərilib.
mail-intro-reminder = İcazənizlə, “{ $event }” tədbirinin hazırlığı ilə bağlı aşağıdakı məsələni Sizə xatırladırıq.
mail-intro-due_today = “{ $event }” tədbirinin hazırlığı ilə bağlı aşağıdakı məsələ üzrə müddət bu gün başa çatır.
mail-intro-late = İcazənizlə, “{ $event }” tədbirinin hazırlığı ilə bağlı aşağıdakı məsələ üzrə Sizə müraciət edirik. Nəzərdə tutulan tarix artıq keçib: materialı mümkün olan kimi göndərməyinizi və ya onu hansı tarixə gözləyə biləcəyimizi bildirməyinizi xahiş edirik.
mail-intro-overdue = Məlumatımıza görə, “{ $event }” tədbirinin hazırlığı ilə bağlı aşağıdakı məsələ üzrə müddət keçib. Materialı göndərməyinizi və ya hansı tarixə qədər göndərəcəyinizi bildirməyinizi xahiş edirik.
mail-intro-several = İcazənizlə, “{ $event }” tədbirinin hazırlığı ilə bağlı aşağıdakı məsələləri Sizə xatırladırıq.
mail-intro-digest = “{ $event }” tədbirinin hazırlığı ilə bağlı Sizdən gözlənilən məsələlər aşağıda göstərilib.
mail-intro-take_over = Katiblik bundan sonra “{ $event }” tədbirinin hazırlığını Concerted sistemi vasitəsilə izləyir. Sistem razılaşdırılmış tarixləri saxlayır və müddət yaxınlaşdıqda hər bir tərəfdaşa yazır. Əldə olunmuş razılaşmalar dəyişməyib. Məlumatımıza görə Sizdən gözlənilən bütün məsələlər aşağıda göstərilib; hər hansı yanlışlıq varsa, bizə bildirməyinizi xahiş edirik.
mail-intro-take_over-rule = Bundan sonra Siz gündə ən çoxu bir məktub alacaqsınız: öz dilinizdə və öz təqviminizin iş günündə.
mail-nothing-open = Hazırda Sizdən gözlənilən açıq məsələ yoxdur. Təşəkkür edirik.
mail-nth = Xatırlatma { $number }/{ $of }
mail-counts = { $count ->
   *[other] { $count } məsələ
}
mail-counts-overdue = { $count ->
   *[other] { $count } məsələnin müddəti keçib
}

## What is asked

mail-action = Cavab üçün son tarix
mail-action-was = Cavab üçün son tarix belə idi
mail-action-today = Cavabınız bu gün gözlənilir
mail-what = { $part ->
    [untold] “{ $what }” tapşırığına töhfə vermək
   *[other] { $what }
}
mail-due = Son tarix
mail-end-of-day = günün sonunadək, { $place } vaxtı ilə
mail-end-of-day-plain = günün sonunadək
mail-left = { $count ->
    [0] təqviminizə görə iş günü qalmayıb
   *[other] təqviminizə görə { $count } iş günü qalıb
}
mail-over = { $count ->
    [0] müddəti keçib
   *[other] müddəti { $count } iş günü əvvəl keçib
}
mail-over-weeks = { $count ->
   *[other] müddəti { $count } həftə əvvəl keçib
}
mail-left-short = { $count ->
    [0] iş günü qalmayıb
   *[other] { $count } iş günü qalıb
}
mail-over-short = { $count ->
    [0] müddəti keçib
   *[other] { $count } iş günü əvvəl
}
mail-over-weeks-short = { $count ->
   *[other] { $count } həftə əvvəl
}
mail-today = müddət bu gün bitir
mail-status = Vəziyyət
mail-role-lead = Bu tapşırıq üzrə aparıcı tərəf Sizsiniz.
mail-led = { $part ->
    [told] “{ $title }” tapşırığının bir hissəsi; aparıcı tərəf: { $name }.
   *[other] Bu tapşırıq üzrə aparıcı tərəf: { $name }.
}
mail-deliverable = Gözlənilən sənəd
mail-received = İndiyədək daxil olub
mail-came-in = Son məktubumuzdan sonra daxil olub
mail-all-in = { $count ->
   *[other] { $count } töhfənin hamısı daxil olub; tapşırığı Sizin təsdiqiniz tamamlayır
}
mail-missing = Hələ gözlənilir (aparıcı tərəf kimi Sizin üçün)
mail-needed-by = Bundan asılıdır
mail-waits-for = Bundan sonra başlana bilər
mail-serves = { $count ->
    [one] Xidmət etdiyi məqsəd
   *[other] Xidmət etdiyi məqsədlər
}
mail-about = Bu tapşırıq haqqında
mail-instances = { $kind ->
    [member_state] { $count ->
       *[other] { $count } dövlət
    }
   *[other] { $count ->
       *[other] { $count } təşkilat
    }
}
mail-more = { $states ->
    [true] { $count ->
       *[other] { $count } dövlət
    }
   *[other] { $count ->
       *[other] daha { $count }
    }
}
mail-moved = Tarix dəyişdirilib
mail-moved-line = əvvəlki tarix: { $date }
mail-next-step-line = { $function ->
    [head_of_unit] { $date } tarixinə qədər məsələ həll olunmasa, müraciət bölmənizin rəhbərinin diqqətinə çatdırıla bilər.
    [director] { $date } tarixinə qədər məsələ həll olunmasa, müraciət direktorunuzun diqqətinə çatdırıla bilər.
    [ministers_office] { $date } tarixinə qədər məsələ həll olunmasa, müraciət nazirinizin ofisinin diqqətinə çatdırıla bilər.
    [head_of_organisation] { $date } tarixinə qədər məsələ həll olunmasa, müraciət təşkilatınızın rəhbərinin ofisinin diqqətinə çatdırıla bilər.
   *[other] { $date } tarixinə qədər məsələ həll olunmasa, Sizə yenidən xatırladılacaq.
}

## Lists

mail-group-overdue = Müddəti keçib
mail-group-due_today = Müddəti bu gün bitir
mail-group-due_soon = Müddəti iki həftə ərzində bitir
mail-group-next = Növbəti məsələlər
mail-others = Sizdən həmçinin gözlənilir
mail-earliest = Ən yaxın son tarix

## How to answer

mail-answer = Necə cavab verməli
mail-answer-intro = Bu məktuba aşağıdakı sətirlərdən biri ilə cavab verin. Parol tələb olunmur.
mail-answer-done = hazırdır
mail-answer-done-text = hazırdır; mətn istənilirsə, onu və ya keçidini əlavə etməyiniz xahiş olunur
mail-answer-date = Sizə bu tarixədək əlavə vaxt lazımdır
mail-answer-nil = təqdim ediləcək material yoxdur
mail-answer-help = sualınız var və zəng edilməsini istəyirsiniz
mail-answer-many = Bir neçə məsələ üçün hər birinə ayrıca sətir yazın və tapşırığın nömrəsini göstərin.
mail-answer-button = İndi cavab ver
mail-answer-link = Və ya burada parolsuz cavab verin:
mail-calendar = Qarşıdakı tarixlər təqviminiz üçün əlavə olunub.

## Contact and close

mail-contact = Əlaqə
mail-contact-intro = Hər hansı sualınız olarsa, yazın və ya zəng edin:
mail-phone = Telefon
mail-email = E-poçt
mail-clock = Yerli vaxt
mail-clock-line = { $place }, { $utc }
mail-closing = Hörmətlə,
mail-signature = Koordinator
mail-event-days = { $count ->
   *[other] açılışa { $count } gün qalıb
}
mail-event-dates = { $opens } – { $closes }
mail-reason = Kimə: { $function }, { $name }.
mail-reason-formal = Kimə: { $name }.
mail-reason-coordinator = Kimə: koordinator.
mail-sent-by = Koordinatorun adından Concerted tərəfindən göndərilib. { $symbol }, { $date }.
mail-reference = İstinad: { $symbol }, { $date }.
mail-fallback = Hələlik üstünlük verdiyiniz dildə yaza bilmirik və anlayışla yanaşmağınızı xahiş edirik.

## Formal letter

mail-formal-salutation = Hörmətli xanım/cənab,
mail-formal-address = hörmətli xanım/cənab
mail-formal-opening = “{ $event }” tədbirinin hazırlığı və { $part ->
    [whole] tərəfinizin ({ $name }) rəhbərlik etməyə razılıq bildirdiyi
   *[other] tərəfinizin ({ $name }) töhfə verməyə razılıq bildirdiyi
} aşağıdakı məsələ ilə bağlı Sizə müraciət etməkdən şərəf duyuram:
mail-formal-overdue = { $part ->
    [whole] Məlumatımıza görə, son tarix { $date } idi, lakin onun tamamlandığı bizə hələ təsdiq edilməyib.
   *[other] Məlumatımıza görə, bu töhfə üçün son tarix { $date } idi və o, hələ də gözlənilir.
}
mail-formal-due = { $part ->
    [whole] Son tarix: { $date }.
   *[other] Bu töhfə üçün son tarix: { $date }.
}
mail-formal-request = Müvafiq göstəriş verməyinizi və ya onun gözlənildiyi tarixi bizə bildirməyinizi xahiş edirəm.
mail-formal-others = Aşağıdakı məsələlər də açıq qalır:
mail-formal-when = { $standing ->
    [overdue] son tarix { $date } idi
   *[other] son tarix { $date }
}
mail-formal-contact = Suallar üçün müraciət edin:
mail-formal-attached = Bu məktub çap üçün əlavə olunur.
mail-formal-close = { $familiar ->
    [true] Hörmətlə,
   *[other] Dərin hörmət və ehtiramımı qəbul edin, { $address }.
}

## To the coordinator: what needs attention

mail-brief-intro = “{ $event }” tədbirinin hazırlığında aşağıdakılar diqqətinizi tələb edir.
mail-brief-release = İcazənizi gözləyir
mail-brief-draft-since = { $date } tarixindən gözləyir
mail-brief-draft-lapsed = Siz onu { $address } üçün buraxmışdınız. İndi məktublar başqa idarəyə gedir, buna görə o yenidən sizi gözləyir.
mail-brief-call = Zəng ediləcək tərəfdaşlar
mail-brief-undelivered = Çatmayan məktublar
mail-brief-undelivered-intro = Zəng etməyinizi və ünvanı tərifdə düzəltməyinizi xahiş edirik: açıq qalan məsələlər yeni ünvana özü göndəriləcək. Ünvan düzgündürsə, məktubu yenidən göndərin.
mail-brief-reply = Poçt serverinin cavabı
mail-brief-address-good = Ünvan düzgündür: server yalnız bu məktubu qəbul etməyib. Qalanları əvvəlki kimi çatır.
mail-brief-came_in = Diqqət tələb edən məktublar
mail-brief-came_in-intro = Bu məktublar daxil olub və onlarda heç nə cavab kimi qeydə alınmayıb. Onları oxumağınızı və aydın olanı qeydə almağınızı xahiş edirik.
mail-came_in = { $what ->
    [unclear] orada cavab oxunmadı; göndərəndən təkrar yazması xahiş olundu
    [unproven] təşkilatın qeydiyyatda olmayan ünvanından gəlib, yaxud mənşəyi sübut olunmayıb
    [complaint] məktubumuzdan şikayət edir
    [not_reached] məktubun geri qaytarıldığını bildirir, hansı olduğunu demir
   *[other] oxumaq mümkün olmadı
}
mail-came_in-away = { $date } tarixinədək yoxdur; bu müddətdə xatırlatmaları, varsa, əvəz edən şəxs alır
mail-brief-uncertain = Çatıb-çatmadığı bilinməyən məktublar
mail-brief-uncertain-intro = Məktub təhvil verildikdən sonra əlaqə kəsilib: o, çata da bilər, çatmaya da. Soruşmağınızı və nəticəni qeyd etməyinizi xahiş edirik. O vaxtadək məktub nə alınmış, nə də itmiş sayılır.
mail-brief-stalled = Heç bir məktubun göndərilə bilmədiyi vaxt
mail-brief-stalled-text = Başlanğıc: { $from }, { $from_time }; son: { $to }, { $to_time }. Həmin vaxt göndərilməli olanlar sonra göndərilib və ya eyni şəxsə növbəti məktubda yer alır.
mail-brief-stalled-often = { $from } – { $to } { $count ->
   *[other] { $count } fasilə
}; ən uzunu – başlanğıc: { $longest_from }, { $from_time }; son: { $longest_to }, { $to_time }. Həmin vaxt göndərilməli olanlar sonra göndərilib və ya eyni şəxsə növbəti məktubda yer alır.
mail-brief-went_on = Poçt serveri eyni səbəbdən { $address } ünvanı üçün olanı qəbul etməmişdi və onu əvəzinə { $to } alıb. Ünvan düzgündür: heç nəyi düzəltmək lazım deyil.
mail-brief-set_aside = İstifadə edilə bilməyən qeydlər
mail-brief-set_aside-entries = { $symbol }: { $count ->
   *[other] { $count } qeyd oxuna və ya yazıla bilmir və kənara qoyulub.
} Qalan hər şey davam edir, hələ görülməli olan işlər barədə yenidən qərar verilir.
mail-brief-set_aside-workflow = { $symbol }: qeydləri oxuna bilmir. Onlar düzəldilənədək bu proses üzrə heç bir qərar verilmir və onu qeyd edən heç bir məktub göndərilmir. Bütün digər proseslər davam edir.
mail-unreachable-intro = Aşağıdakı tərəfdaşlara yazmaq mümkün olmadı, çünki bu gün onların heç bir əlaqə şəxsinə məktub göndərmək olmur. Onlara zəng etməyinizi və ya tərifdə əlaqə məlumatlarını düzəltməyinizi xahiş edirik.
mail-unreachable-contacts = Qeydə alınmış əlaqə məlumatları
mail-unreachable-none = Əlaqə məlumatı yoxdur.
mail-unreachable-no-email = e-poçt ünvanı yoxdur
mail-unreachable-away = { $date } tarixinədək yerində deyil
mail-unreachable-left = { $date } tarixinədək vəzifədə olub
mail-unreachable-items = Göndərilməmiş xatırlatmalar

## To the coordinator: an issued report

mail-cover-intro = “{ $event }” tədbirinin hazırlığı üzrə { $number } nömrəli irəliləyiş hesabatı əlavə olunur. Hesabat bu günün sonunadək məlum olanları əhatə edir: { $date }.
mail-cover-headlines = Qısaca
mail-cover-attachment = Əlavə olunmuş fayl
mail-cover-sha256 = SHA-256
mail-cover-symbol = Nömrə
mail-cover-cut-off = Hesabat tarixi
mail-cover-use = Hesabat müstəqil sənəddir: onu olduğu kimi göndərmək və ya çap etmək olar.

## Several parts at one address

mail-as-coordinator = Bu hazırlığın koordinatoru kimi
mail-also-for = Bu məktubda ünvanı sizinlə eyni olan { $names } üzrə açıq qalanlar da göstərilir.
mail-for = Kimin üçün

## What changed, what is for information, what is telephoned for

mail-subject-event_moved = Yeni tarixlər: tədbirin açılışı { $date }
mail-subject-place_moved = Tədbirin yeni keçirilmə yeri: { $city }
mail-subject-closing_moved = Yeni bağlanış tarixi: { $date }
mail-subject-place_open = Tədbirin keçirilmə yeri yenidən müəyyən ediləcək
mail-subject-lead_yours = İndi siz məsulsunuz: { $what }
mail-subject-lead_changed = İndi məsul { $lead }: { $what }
mail-subject-released = Sizdən artıq tələb olunmur: { $what }
mail-subject-contact = Siz indi əlaqə şəxsisiniz: { $name }
mail-subject-copy = { $standing ->
    [overdue] Məlumatınız üçün (müddəti keçib)
    [due_today] Məlumatınız üçün (müddəti bu gün bitir)
   *[other] Məlumatınız üçün
}: { $part ->
    [untold] “{ $what }” üzrə töhfə
   *[other] { $what }
}
mail-news = Dəyişikliklər
mail-news-event_moved = “{ $event }” tədbirinin yeni tarixləri: { $days }; əvvəlki açılış tarixi: { $from }.
mail-news-dates = Bununla birlikdə dəyişən müddətlər aşağıda göstərilir.
mail-news-place_moved = “{ $event }” tədbirinin yeni keçirilmə yeri: { $city } (əvvəlki yer: { $before }).
mail-news-closing_moved = “{ $event }” tədbirinin yeni bağlanış tarixi: { $date }; əvvəlki: { $from }.
mail-news-place_open = “{ $event }” tədbirinin əvvəlki keçirilmə yeri ({ $before }) ləğv edilib; yeni yer elan olunacaq.
mail-news-place_named = “{ $event }” tədbirinin keçirilmə yeri: { $city }.
mail-news-lead_yours = “{ $title }” ({ $task }) üzrə indi siz məsulsunuz; əvvəlki məsul: { $before }.
mail-news-lead_not_yours = Sizin məsul olduğunuz “{ $title }” ({ $task }) üzrə indi məsul: { $lead }. Sizin töhfəniz qüvvədə qalır.
mail-news-lead_changed = “{ $title }” ({ $task }) üzrə indi məsul: { $lead } (əvvəlki: { $before }).
mail-news-released = “{ $title }” ({ $task }) artıq sizdən tələb olunmur; müddəti: { $date }. Gördüyünüz işə görə təşəkkür edirik.
mail-news-released-part = “{ $asks }” – “{ $title }” ({ $task }) üzrə sizin hissəniz – artıq sizdən tələb olunmur; müddəti: { $date }. Gördüyünüz işə görə təşəkkür edirik.
mail-news-contact = Siz indi əlaqə şəxsisiniz: { $name }. Açıq qalan bütün məsələlər aşağıdadır.
mail-copies = Məlumat üçün
mail-copies-intro = Aşağıdakılar həmkarlarınızdan xahiş olunub. Sizdən heç nə tələb olunmur: bu məktubu razılaşdırılmış cədvəl sizin bölmə üçün surət nəzərdə tutduğuna görə alırsınız.
mail-copy-asked = xahiş olunub: { $name }, { $function }
mail-brief-exhausted = Zəng etməyiniz xahiş olunur
mail-brief-exhausted-intro = Bu məsələlər üzrə başqa xatırlatma nəzərdə tutulmayıb və heç bir cavab qeydə alınmayıb. Onlar artıq tərəfdaşların siyahılarında göstərilmir.
mail-brief-gone = Bu tərəfdaşlara xəbər verməyiniz xahiş olunur
mail-brief-gone-intro = Qüvvədə olan tərifə görə onlar artıq iştirak etmir. Əvvəllər onlara yazılıb və heç bir məktub bunu onlara bildirmir.
mail-brief-responsible = Dəyişdirilməli əlaqələr
mail-brief-responsible-intro = Bu əlaqələr indi başqasının məsul olduğunu bildirir. Siz dəyişənə qədər tərif qüvvədə qalır.
mail-brief-responsible-not = { $address } artıq məsul deyil ({ $date }).
mail-brief-responsible-now = Onun yerinə: { $address }.
mail-brief-responsible-handed = Açıq olan təşkilat daxilində dərhal ötürülüb.
mail-brief-overtaken = Hələ lazımdır?
mail-brief-overtaken-intro = Bu məsələlərin müddəti tədbirin bağlanışından əvvəl bitib və onlar hələ açıqdır. Daha heç kimə xatırlatma göndərilmir. Daxil olanları qeyd etməyinizi və ya artıq lazım olmayanları ləğv etməyinizi xahiş edirik.
mail-brief-spoken = Tərəfdaşların cavab gözləyən bildirişləri
mail-brief-spoken-intro = Göstərilən əmrlə razılıq verməyinizi və ya rədd etməyinizi xahiş edirik; rədd edilən olduğu kimi qalır. Kömək istəyənə zəng etmək lazımdır. İmtina edilən töhfə göstərilən əmrlə yenidən istənilir.
mail-spoken-help = kömək istəyir
mail-spoken-declined = töhfə vermir
mail-spoken-postponement = vaxtın uzadılmasını xahiş edir, yeni tarix: { $until }; son tarix: { $due }
mail-spoken-hand_over = başqa təşkilata həvalə edir:
mail-spoken-note = Qeyd
