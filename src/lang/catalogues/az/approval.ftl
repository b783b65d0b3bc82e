# English is the text that every other language is held against.

## Subjects of notices

notice-subject-silence = { $kind ->
    [opening] Under silence until { $date }: { $what }
    [half_time] Silence ends { $date }: { $what }
    [last_day] Silence ends { $date }: { $what }
    [last_hours] Silence ends today: { $what }
   *[other] Silence now ends { $date }: { $what }
}
notice-subject-approval = { $kind ->
    [opening] For approval by { $date }: { $what }
    [due_today] Approval due today: { $what }
    [overdue] Approval was due { $date }: { $what }
   *[other] Approval due { $date }: { $what }
}
notice-subject-outcome = { $state ->
    [approved] Approved: { $what }
    [held] Agreed by silence: { $what }
    [returned] Sent back: { $what }
    [broken] Silence broken: { $what }
   *[other] Withdrawn: { $what }
}

## What a notice says

notice-intro-silence = { $kind ->
    [opening] { $version } of “{ $what }” is placed under a silence procedure in the preparation of “{ $event }”.
    [half_time] Half of the time of the silence procedure on { $version } of “{ $what }” has passed.
    [last_day] The silence procedure on { $version } of “{ $what }” ends within a day.
    [last_hours] The silence procedure on { $version } of “{ $what }” ends today.
   *[other] The silence procedure on { $version } of “{ $what }” ends on another day than you were told.
}
notice-intro-approval = { $kind ->
    [opening] “{ $what }” has been handed in, and is submitted for approval in the preparation of “{ $event }”.
    [due_today] A decision on “{ $what }” is asked for today.
    [overdue] A decision on “{ $what }” was asked for by { $date }, and none has been recorded. Those who wait for it cannot go on.
   *[other] May we remind you that a decision on “{ $what }” is asked for by { $date }.
}
notice-intro-outcome = { $state ->
    [approved] “{ $what }” is approved.
    [held] No member objected to { $version } of “{ $what }” before the end of the silence procedure: it is agreed.
    [returned] “{ $what }” has been sent back.
    [broken] The silence on { $version } of “{ $what }” is broken. Those who conduct the procedure will consult and announce the next steps.
   *[other] The approval of “{ $what }” is asked for no more.
}
notice-informed = You receive this for information: as an observer you see the text, and take no decision.
notice-in-place-of = You decide in the place of { $name }.
notice-rule-objection = If no member objects by then, the text is agreed. An objection by one member breaks the silence; please name the paragraphs. Editorial remarks do not break it.
notice-rule-time-breaks = A request for more time breaks it as well.
notice-rule-time-extends = { $hours ->
    [one] The first request for more time extends it by { $hours } hour; another one breaks it.
   *[other] The first request for more time extends it by { $hours } hours; another one breaks it.
}
notice-rule-agreement = No answer is taken as agreement.
notice-rule-open = The time begins once every member has received this notice. Should that take longer, you will be told of the later end.
notice-rule-quorum = { $needed } of { $seats } approvals are needed.
notice-rule-all = All { $seats } who decide have to approve.

## Facts

notice-ends = The silence ends
notice-ends-at = { $date }, { $time } ({ $place })
notice-ends-own = Your time
notice-ends-own-at = { $date }, { $time }
notice-was = Before
notice-due = Decision asked for by
notice-text = Text
notice-sha256 = Checksum (SHA-256)
notice-approval = Approval
notice-lead = Submitted by
notice-contributed = Contributed
notice-waiting = Waits for it
notice-voices = What was said
notice-voice = { $kind ->
    [objected] Objection
    [returned] Sent back
    [time_requested] Request for more time
    [remarked] Remark
   *[other] Reservation
}
notice-voice-paragraphs = { $kind } on { $paragraphs }

## How to answer

notice-answer = How to answer
notice-answer-button = Open the page
notice-answer-page = On the page you approve, object, ask for time or abstain, without an account:
notice-answer-reply-silence = Or reply to this message with one line: AGREE, or OBJECT with the paragraphs (OBJECT OP 4: the reason), or TIME, or ABSTAIN.
notice-answer-reply-approval = Or reply to this message with one line: APPROVE, or RETURN with the reason, or ABSTAIN.
notice-answer-contact = To answer, please write to or call the secretariat; see below.

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
