# awaiting native review

## Minutes: head

minutes-kind-silence = Susqunluq prosedurunun protokolu
minutes-kind-approval = Təsdiqin protokolu
minutes-redacted = Adsız nəşr: heç bir üzvün adı çəkilmir.
minutes-clock = Vaxtlar ev sahibinin saatı ilədir, { $zone } ({ $offsets }).
minutes-source = Jurnalın { $time } tarixindəki vəziyyətinə əsasən tərtib edilib. “Qeyd” jurnaldakı qeydin nömrəsidir.
minutes-outcome = { $state ->
    [under_approval] Qərar gözlənilir
    [under_silence] Mətn susqunluq prosedurundadır
    [approved] Təsdiq edilib
    [returned] Geri qaytarılıb
    [held] Razılaşdırılıb: heç bir üzv etiraz etməyib
    [broken] Susqunluq pozulub
    [in_consultation] Susqunluq pozulub, etiraz edənlərlə məsləhətləşmə aparılır
    [reissued] Susqunluq pozulub, mətn yenidən təqdim edilib
    [completed] Təsdiq edilib
   *[other] Geri götürülüb: təsdiq artıq istənilmir
}
minutes-outcome-none = Təsdiq hələ istənilməyib
minutes-outcome-at = { $outcome }, { $time }
minutes-term-task = Tapşırıq
minutes-term-deliverable = Nəticə
minutes-term-approval = Təsdiq
minutes-term-lead = Təqdim edən
minutes-term-conducted = Aparan
minutes-term-outcome = Yekun
minutes-term-evidence = Sübut
minutes-term-follows = Bundan sonra
minutes-conducted = { $lead }, katibliklə birlikdə ({ $contact })
minutes-waiting = Bu tapşırıqlar onu gözləyir: { $tasks }
minutes-waiting-none = Heç bir tapşırıq onu gözləmir
minutes-evidence = { $name }, SHA-256 { $sha256 }
minutes-evidence-unnamed = sənəd, SHA-256 { $sha256 }
minutes-evidence-silence = Aşağıdakı qeydlər: mətni kim, nə vaxt və necə alıb, kim cavab verib

## Minutes: rounds

minutes-before = Birinci dövrədən əvvəl
minutes-round = { $round }-ci dövrə
minutes-round-version = { $round }-ci dövrə: { $version }
minutes-term-text = Mətn
minutes-term-link = Yeri
minutes-term-sha256 = Yoxlama cəmi (SHA-256)
minutes-term-rule = Qayda
minutes-term-ends = Bitmə vaxtı
minutes-term-due = İstənilən tarix
minutes-term-served = Mətni alanlar
minutes-term-informed = Məlumatlandırılanlar
minutes-rule-one = Bir təsdiq kifayətdir.
minutes-rule-all = Hamının təsdiqi lazımdır: { $seats }. Bitərəf qalanlar sayılmır.
minutes-rule-quorum = Lazım olan təsdiqlər: { $seats } yerdən { $needed }.
minutes-rule-hours = Mətn hər üzvdə olduğu andan { $hours } saat susqunluq; üzvün hər bayram günü üçün bir gün artıq. Bazar ertəsindən cümə axşamınadək saat 18:00-da bitir.
minutes-rule-days = Mətn hər üzvdə olduğu gündən { $days } iş günü susqunluq; üzvlərin bayramları sayılmır. Bazar ertəsindən cümə axşamınadək saat 18:00-da bitir.
minutes-rule-extended = Əlavə vaxt üçün ilk müraciət { $hours } saat artırır, növbəti müraciət susqunluğu pozur.
minutes-rule-breaks = Əlavə vaxt üçün müraciət susqunluğu pozur.
minutes-ends-open = Müəyyən deyil: vaxt mətn hər üzvdə olanda başlayır
minutes-served-count = { $of } üzvdən { $n }, sonuncusu { $time }
minutes-served-some = { $of } üzvdən { $n }

## Minutes: members

minutes-members = Üzvlər
minutes-a-member = bir üzv
minutes-col-member = Üzv
minutes-col-served = Mətni aldığı vaxt
minutes-col-asked = Müraciət vaxtı
minutes-col-position = Mövqe
minutes-served-mail = { $time }, { $to } ünvanına məktubla
minutes-served-answer = { $time }, cavab verib
minutes-served-way = { $time }, { $way }
minutes-served-taken = { $time }, { $way }, qəbul edən: { $name }
minutes-not-reached = çatdırılmayıb
minutes-left = artıq iştirak etmir
minutes-silent = etiraz yoxdur
minutes-no-answer = cavab yoxdur
minutes-position = { $kind ->
    [approved] təsdiq edir
    [agreed] razıdır
    [conditional] qeyd-şərtlə təsdiq edir
    [returned] geri qaytarır
    [objected] etiraz edir
    [time_requested] vaxt istəyir
    [abstained] bitərəf qalır
    [remarked] qeydi var
   *[other] qərarı başqa tərəfdaşa həvalə edir
}
minutes-position-by = { $position }, { $name } vasitəsilə

## Minutes: proceedings

minutes-proceedings = Gedişat
minutes-col-time = Vaxt
minutes-col-what = Nə baş verib
minutes-col-entry = Qeyd
minutes-handed-in = { $who } təsdiq olunacağı təhvil verir.
minutes-taken-back = { $who } təhvil verdiyini geri götürür.
minutes-state = Tapşırığın vəziyyəti təyin edilir: { $state }.
minutes-opened-silence = Mətn susqunluq proseduruna qoyulur. Üzvlər: { $n }.
minutes-opened-approval = Qərar istənilir. Müraciət edilən üzvlər: { $n }.
minutes-notice = { $kind ->
    [opening] Qərar veriləcək məsələ barədə bildiriş
    [half_time] Müddətin yarısında bildiriş
    [last_day] Son gün bildirişi
    [last_hours] Son saatlar bildirişi
    [moved] Yeni bitmə vaxtı barədə bildiriş
    [reminder] Gündən əvvəl xatırlatma
    [due_today] Həmin gün xatırlatma
    [overdue] Gündən sonra xatırlatma
    [letter] Yuxarı səviyyəyə məktub
   *[other] Yekun barədə bildiriş
}
minutes-lost = Bildiriş çatmayıb: { $who }.
minutes-lost-why = Cavab: { $why }
minutes-served = { $who }: mətn { $way } verilir.
minutes-said = { $kind ->
    [approved] { $who } təsdiq edir.
    [agreed] { $who } mətnlə razılaşır.
    [conditional] { $who } qeyd-şərtlə təsdiq edir.
    [returned] { $who } geri qaytarır.
    [objected] { $who } etiraz edir.
    [time_requested] { $who } əlavə vaxt istəyir.
    [abstained] { $who } bitərəf qalır.
    [remarked] { $who } etiraz olmayan qeyd edir.
   *[other] { $who } qərarı başqa tərəfdaşa həvalə edir.
}
minutes-in-place = { $by } ({ $who } əvəzinə)
minutes-came = { $way ->
    [link] cavab səhifəsində
    [reply] bildirişə cavabla
    [telephone] telefonla
    [in_person] şəxsən
   *[other] katibliyin qeydi ilə
}
minutes-came-line = Alınıb: { $came }
minutes-came-named = Alınıb: { $came }, kimdən: { $name }
minutes-paragraphs = Bəndlər: { $paragraphs }
minutes-whole = Bütövlükdə mətnə
minutes-reason = Qeyd: { $text }
minutes-reservation = Qeyd-şərt: { $text }
minutes-until = { $date } tarixinədək vaxt istənilir
minutes-left-to = Kimə: { $who }
minutes-left-out = buraxılıb, çünki üzvün adı çəkilir
minutes-effect = { $effect ->
    [extends] Susqunluğu { $hours } saat uzadır.
    [breaks] Susqunluğu pozur.
    [approves] Bununla təsdiq verilir.
    [returns] Bununla tapşırıq rəhbərinə qayıdır.
    [replaced] Eyni yerin sonrakı bəyanatı ilə əvəz edilib.
    [late] Bitdikdən sonra: qeydə alınıb, təsiri yoxdur.
   *[other] Yeri yoxdur: qeydə alınıb, təsiri yoxdur.
}
minutes-recorded = Sonradan qeydə alınıb, { $time }
minutes-held = Susqunluq bitir. Heç bir üzv etiraz etməyib: mətn razılaşdırılıb.
minutes-held-undone = Susqunluğun sonu qeydə alınıb. Sonradan qeydə alınanlar onu təxirə salıb: susqunluq davam edir.
minutes-consulted = Etiraz edənlərlə məsləhətləşmə başlayır.
minutes-withdrawn = Təsdiq artıq istənilmir.
minutes-signed = Təsdiqi katiblik qeydə alır.
minutes-member-left = { $who } artıq iştirak etmir.

## Approvals in reports

report-approvals-heading = Təsdiqlər: { $parts }
report-approvals-deciding = gözlənilən qərarlar: { $n }
report-approvals-silent = susqunluqda olan mətnlər: { $n }
report-approvals-broken = pozulmuş susqunluqlar: { $n }
report-approvals-idle = hələ istənilməyən təsdiqlər: { $n }
report-approvals-settled = qərar verilib: { $n }
report-approvals-decided = Qərar verilib, { $since }
report-col-approval = Təsdiq
report-col-stands = Vəziyyət
report-col-until = Son tarix
approval-state-decision = Qərar gözlənilir
approval-state-silence = Susqunluqda
approval-state-opening = Susqunluğa qoyulmalıdır
approval-state-obtaining = Alınmalıdır
approval-state-consultation = Susqunluq pozulub
approval-state-reissue = Məsləhətləşmədə
approval-state-withdrawn = Geri götürülüb
report-approval-tally = { $needed } təsdiqdən { $n }
report-approval-served = { $of } üzvdən { $n } mətni alıb
report-approval-awaited = gözlənilir: { $names }
report-approval-unserved = hələ yox: { $names }
report-approval-broken = pozulduğu bəndlər: { $paragraphs }
report-approval-began-not = müəyyən deyil: bəzilərində mətn yoxdur
report-approval-ended = vaxt bitib; sonu hələ qeydə alınmayıb
report-approval-decided = { $task }: { $outcome } ({ $date })
report-approval-decided-version = { $task }, { $version }: { $outcome } ({ $date })
