# awaiting native review

## Progress reports: pieces of sentences

report-task = “{ $title }” ({ $id })
report-quoted = “{ $text }”
report-task-in-part = { $task }: { $of } təşkilatdan { $n }
report-share = { $n } / { $of } ({ $percent })
report-share-small = { $n } / { $of }
report-fraction = { $n }/{ $of }
report-as-of = { $date } tarixinə olan qeydlərə görə.
report-as-of-old = { $date } tarixinə, bu hesabatın dövründən əvvəlki qeydlərə görə.
report-minus = −{ $n }
report-comma = ,{" "}
report-unknown = məlum deyil
report-no-workstream = Digər tapşırıqlar
report-days-overdue = { $days ->
   *[other] { $days } gün gecikib
}
report-days-left = { $days ->
   *[other] { $days } gün qalıb
}
report-days-today = bu gün
report-of-tasks = { $n ->
   *[other] { $percent } ({ $n } tapşırıq)
}
report-of-indicators = { $of ->
    [one] { $percent } (bir göstərici)
   *[other] { $percent } ({ $of } göstəricidən { $n })
}
report-of-indicators-due = { $said }; vaxtı çatanlardan { $percent } ({ $due })
report-targets-met = { $due } hədəfdən { $met } hədəfə çatılıb
report-targets-missed = { $said }; çatılmayanlar: { $names }
report-targets-uncounted = { $said }; sayılmayanlar: { $names }
report-tasks-done = { $of ->
   *[other] tamamlanmış tapşırıqlar: { $n } / { $of }
}
report-tasks-done-overdue = { $of ->
   *[other] tamamlanmış tapşırıqlar: { $n } / { $of }, gecikən: { $overdue }
}
report-since-date = { $date } tarixindən bəri
report-since-report = { $date } tarixli { $symbol } hesabatından bəri

# Change of a share since the report before, in percentage points.
report-change-up = { $points ->
   *[other] ▲ { $points } faiz bəndi
}
report-change-down = { $points ->
   *[other] ▼ { $points } faiz bəndi
}
report-change-same = dəyişməyib
report-change-unknown = əvvəlki rəqəm yoxdur

# Month names of the timeline, as short as they can be.
report-month-1 = yan
report-month-2 = fev
report-month-3 = mar
report-month-4 = apr
report-month-5 = may
report-month-6 = iyn
report-month-7 = iyl
report-month-8 = avq
report-month-9 = sen
report-month-10 = okt
report-month-11 = noy
report-month-12 = dek
report-month-year = { $month } { $year }

## Head

report-kind-draft = İrəliləyiş hesabatı, layihə
report-kind-issued = İrəliləyiş hesabatı № { $number }
report-draft-mark = Layihə
# Of a report as of a day that has not come.
report-ahead-mark = Gələcək tarix
report-ahead-kind = Gələcək tarixə irəliləyiş hesabatı
report-ahead-notice = Bu hesabat hələ gəlməmiş günə, { $date } tarixinə aiddir. O vaxtadək başqa heç nə təqdim edilməsə, həmin gün vəziyyətin necə olacağını göstərir; faktiki vəziyyəti əks etdirmir və nəşr olunmur.
report-today-notice = { $date } bitməyib: həmin gün sonra qeyd olunanlar bu hesabatda yoxdur.
report-ahead-marked = { $mark } · { $text }
report-clock = { $date }, { $time } ({ $offset })
report-counter-before = T–{ $days }
report-counter-opens = T
report-counter-after = T+{ $days }
report-before-opening = { $days ->
   *[other] açılışa { $days } gün qalıb
}
report-on-opening = bu gün açılış günüdür
report-after-opening = { $days ->
   *[other] açılışdan { $days } gün keçib
}
report-distribution-task-force = İşçi qrup: tam variant
report-distribution-minister = Nazir: qısa xülasə
report-distribution-partner = { $partner }: ona aid olanlar
report-distribution-public = İctimaiyyət üçün nəşr
# Headings of that edition.
report-public-purpose = Məqsəd
report-public-achieved = Nələrə nail olunub
report-public-next = Növbəti addımlar
report-public-part = Kimlər iştirak edir
report-public-about = Bu hesabat haqqında
report-public-contact = Suallara cavab verir:
# Where a partner may not be named to the reader.
report-a-partner = tərəfdaşlardan biri
report-another-partner = başqa tərəfdaş
report-partner-own = { $overdue ->
    [0] { $partner }: gecikən heç nə yoxdur; { $n } tapşırıq və töhfədən { $completed } yerinə yetirilib
   *[other] { $partner }: { $overdue } gecikən tapşırıq və töhfə; { $n } tapşırıq və töhfədən { $completed } yerinə yetirilib
}
report-document-title = { $title }: { $kind }, { $date }
report-running-title = { $title } · { $kind }
report-page-of = səhifə { $page } / { $pages }
report-head-symbol = Nömrə
report-head-cut-off = Hesabat tarixi
report-head-event = Tədbir
report-head-languages = Nəşr dilləri
report-head-distribution = Paylanma
report-head-definition = Tərif

## Page 1: executive summary

report-summary-empty = Hələ heç bir tapşırıq planlaşdırılmayıb
report-summary-achieved = Bütün tapşırıqlar ({ $n }) tamamlanıb, { $counter }
report-summary-not-due = Hələ heç bir tapşırığın müddəti çatmayıb, { $counter }
report-summary-link = .{" "}
report-summary-after = Hələ açıq tapşırıqlar: hazırlıq üzrə { $preparation }, yekun işlər üzrə { $left }, { $counter }
report-summary-worst = Ən pis qiymətləndirilən { $objective } nömrəli məqsəddir: { $rating }
report-summary-overdue = { $overdue ->
    [0] Heç bir tapşırığın müddəti keçməyib, { $counter }
   *[other] { $n } tapşırıqdan { $overdue } tapşırığın müddəti keçib, { $counter }
}
report-summary-results-none = { $due ->
    [0] Hələ heç bir nəticə gözlənilmir
   *[other] Nəticələr hələ qiymətləndirilmir: { $n } göstəricidən { $due } gözlənilir
}
report-summary-results-off = Nəticələr geri qalır ({ $achieved } əldə olunub, { $expected } gözlənilirdi; { $n } göstəricidən { $due })
report-summary-results-partly = Nəticələr bir qədər geri qalır ({ $achieved } əldə olunub, { $expected } gözlənilirdi; { $n } göstəricidən { $due })
report-summary-results-on = Nəticələr gözlənilən kimidir ({ $achieved } əldə olunub, { $expected } gözlənilirdi; { $n } göstəricidən { $due })
report-summary-work-none = Hələ heç bir işin müddəti çatmayıb ({ $delivered } görülüb, plan { $planned })
report-summary-work-far = İşlər plandan xeyli geri qalır ({ $delivered }, plan { $planned })
report-summary-work-behind = İşlər plandan bir qədər geri qalır ({ $delivered }, plan { $planned })
report-summary-work-near = İşlər plana yaxındır ({ $delivered }, plan { $planned })
report-summary-work-even = İşlər plan üzrə gedir ({ $delivered }, plan { $planned })
report-summary-work-ahead = İşlər plandan irəlidir ({ $delivered }, plan { $planned })

report-tile-completed = Tamamlanıb
report-tile-on_time = Vaxtında görülüb
report-tile-on_time-note = müddəti çatmış { $of } tapşırıqdan { $n }
report-tile-response = Tərəfdaşlar vaxtında
report-tile-response-note = { $of } işdən { $n }
report-tile-response-note-rest = { $of } işdən { $n }; { $rest }
report-tile-overdue = Gecikən tapşırıqlar
report-tile-opening = Açılışa qalan gün
report-tile-opened = Açılışdan keçən gün
report-tile-opening-note = { $date }, { $counter }
report-tile-indicator-note = hədəf { $target }; { $date }
report-tile-more = { $since } tarixindən bəri +{ $n }
report-tile-fewer = { $since } tarixindən bəri −{ $n }
report-tile-same = { $since } tarixindən bəri ±0

report-achieved-label = Görülmüş işlər:
report-achieved = { $since } { $n } tapşırıq tamamlanıb, o cümlədən { $task }.
report-achieved-one = { $since } { $task } tapşırığı tamamlanıb.
report-achieved-nothing = { $since } heç bir tapşırıq tamamlanmayıb.
report-concerns-label = Narahatlıq doğuran məsələlər:
report-concerns-none = müddəti keçmiş və ya risk altında olan tapşırıq yoxdur.
report-concerns-unrecorded = { $n ->
   *[other] Hazırlığın { $n } tapşırığı görülmüş kimi qeyd olunmayıb, birincisi { $task }. Onlar görülüb, yoxsa artıq lazım deyil?
}
report-concerns-results = { $n ->
   *[other] məqsəd { $objectives } nəticələr üzrə plandan bir qədər geri qalır.
}
report-concerns-risk = { $n ->
    [one] risk altında: { $task }, son tarix { $date }.
   *[other] risk altında: { $n } tapşırıq, ən yaxın son tarix { $date }.
}
report-concerns-blocked = { $n ->
    [one] bloklanıb: { $names }.
   *[other] bloklanıb: { $n } tapşırıq, o cümlədən { $names }.
}
report-concerns-red = { $rating }: { $names }.
report-concerns-missed = { $n ->
   *[other] məqsəd { $objectives } üzrə bütün hədəflərə çatılmayıb.
}
report-concerns-uncounted = { $n ->
   *[other] məqsəd { $objectives } üzrə nəticələr hələ sayılmayıb.
}
report-red-objective = { $n ->
   *[other] məqsəd { $objectives }
}
report-red-workstreams = { $n } iş istiqaməti, o cümlədən { $names }
report-concerns-overdue = { $overdue ->
    [one] { $overdue } tapşırığın müddəti keçib: { $task }, onu { $owner } aparır, son tarix { $since } idi.
   *[other] { $overdue } tapşırığın müddəti keçib, ən çox gecikən { $task }, onu { $owner } aparır, son tarix { $since } idi.
}
report-concerns-waiting = { $overdue ->
    [one] { $overdue } tapşırığın müddəti keçib və daha { $waiting } tapşırıq ondan əvvəl başa çatdırıla bilməz: { $task }.
   *[other] { $overdue } tapşırığın müddəti keçib. Digər tapşırıqlar ən çox { $task } tapşırığından asılıdır: daha { $waiting } tapşırıq ondan əvvəl başa çatdırıla bilməz.
}
report-next-label = Növbəti addımlar:
report-next = { $n ->
    [one] { $until } tarixinədək { $n } tapşırığın müddəti çatır: { $task }, { $date }.
   *[other] { $until } tarixinədək { $n } tapşırığın müddəti çatır, birincisi { $task }, { $date }.
}
report-next-milestone = { $n ->
    [0] { $until } tarixinədək heç bir tapşırığın müddəti çatmır; növbəti mühüm mərhələ: { $task }, { $date }.
   *[other] { $until } tarixinədək { $n } tapşırığın müddəti çatır; növbəti mühüm mərhələ: { $task }, { $date }.
}
report-next-nothing = { $until } tarixinədək heç bir tapşırığın müddəti çatmır.

report-decisions = Tələb olunan qərarlar
report-decisions-none = Qərar tələb olunmur: müddəti keçmiş və ya bloklanmış heç bir tapşırıq digərlərini ləngitmir, tədbirsiz ciddi risk yoxdur.
report-decisions-none-opened = Qərar tələb olunmur: tədbir açılıb və hazırlığı üzrə artıq qərar verilmir.
report-decisions-none-partner = { $partner } tərəfdaşından heç bir qərar tələb olunmur.
report-decisions-none-open = Başqa qərar tələb olunmur: müddəti keçmiş tapşırıqlar üzrə qərarlar qəbul edilib.
report-decisions-more = { $n ->
   *[other] Daha { $n } tapşırıq üzrə qərar gözlənilir.
}
report-decision-line = Qərar verir: { $owner }, { $date } tarixinədək.
report-decide-task = { $task } ({ $owner }): nə ediləcəyinə qərar verilsin.
report-decide-task-options = Variantlar: yeni tarix, başqa icraçı və ya onsuz.
report-decide-milestone = Mühüm mərhələ { $task } ({ $owner }): nə ediləcəyinə qərar verilsin.
report-decide-milestone-options = Variantlar: yeni tarix, başqa icraçı və ya onsuz.
report-decide-blocked = { $task } ({ $owner }): maneə aradan qaldırılsın.
report-decide-blocked-options = Variantlar: maneəni həll etmək, başqa yol və ya yeni tarix.
report-decide-waiting-otherwise = { $waiting ->
    [one] Əks halda bir tapşırıq tamamlana bilməz, son tarix { $date }.
   *[other] Əks halda { $waiting } tapşırıq tamamlana bilməz, ilk son tarix { $date }.
}
report-decide-milestone-otherwise = Əks halda mühüm mərhələ ({ $date }) keçilməmiş qalır.
report-decide-task-otherwise = Əks halda son tarixindən ({ $date }) sonra da açıq qalır.
report-decide-risk = Heç bir tədbir qeyd olunmayan ciddi risk üzrə nə ediləcəyinə qərar verilsin: “{ $risk }” ({ $level }).
report-decide-risk-options = Variantlar: məsulu və tarixi olan tədbir, ehtiyat həll və ya yazılı qəbul.
report-decide-risk-otherwise = Əks halda, baş verərsə: { $effect }.
report-decide-risk-stays = Əks halda o, eyni dərəcədə ciddi qalır.
report-decide-budget = Öhdəlik götürülməyən büdcə sətirləri üzrə qərar verilsin ({ $n }): { $names }.
report-decide-budget-options = Variantlar: öhdəlik götürmək, başqa mənbə və ya ixtisar.
report-decide-budget-otherwise = Əks halda maliyyələşdirilən işlər { $date } tarixinə təmin olunmur.
report-decide-coordinator = koordinator
report-decide-office = { $partner } ({ $office })
report-overall = Ümumi qiymətləndirmə
report-part-work = İş
report-part-results = Nəticələr

## Page 2: objectives

report-objectives = Məqsədlər üzrə irəliləyiş
report-objectives-none = Heç bir məqsəd müəyyən edilməyib
report-objectives-not-assessed = Hələ heç bir məqsədi qiymətləndirmək mümkün deyil
report-objectives-well = { $n ->
    [one] Məqsəd plan üzrə irəliləyir
   *[other] Bütün məqsədlər ({ $n }) plan üzrə irəliləyir
}
report-objectives-assessed-well = { $n ->
    [one] { $of } məqsəddən qiymətləndirilə bilən yeganə məqsəd plan üzrə irəliləyir
   *[other] { $of } məqsəddən qiymətləndirilə bilən { $n } məqsəd plan üzrə irəliləyir
}
report-objectives-concerns = { $of } məqsəddən { $n } məqsəd plan üzrə getmir, ən çox məqsəd { $objective } geri qalır
report-objectives-after = Əldə olunmuş məqsədlər: { $of } məqsəddən { $reached }; qismən: { $partly }; əldə olunmayıb: { $failed }; qiymətləndirilməyib: { $unknown }
report-objective-no-task = Məqsəd { $objective }: heç bir tapşırıq ona xidmət etmir
report-objective-achieved = Məqsəd { $objective } əldə olunub
report-objective-partly-achieved = Məqsəd { $objective } qismən əldə olunub: { $due } hədəfdən { $met } hədəfə çatılıb
report-objective-not-achieved = Məqsəd { $objective } əldə olunmayıb: { $due } hədəfdən { $met } hədəfə çatılıb
report-objective-not-counted = Məqsəd { $objective } qiymətləndirilməyib: { $due } nəticədən { $counted } sayılıb
report-objective-not-due = Məqsəd { $objective } hələ qiymətləndirilə bilməz: heç bir tapşırığının müddəti çatmayıb
report-objective-on-track = Məqsəd { $objective } plan üzrə irəliləyir: { $n } tapşırıqdan { $completed } tapşırıq tamamlanıb
report-objective-on-track-overdue = { $overdue ->
   *[other] Məqsəd { $objective } plan üzrə irəliləyir, lakin { $n } tapşırıqdan { $overdue } tapşırığın müddəti keçib
}
report-objective-partly-overdue = { $overdue ->
   *[other] Məqsəd { $objective } plandan bir qədər geri qalır: { $n } tapşırıqdan { $overdue } tapşırığın müddəti keçib
}
report-objective-partly-slow = Məqsəd { $objective } plandan bir qədər geri qalır: icra { $delivered }, plan { $planned }
report-objective-partly-results = Məqsəd { $objective } nəticələr üzrə plandan bir qədər geri qalır: vaxtı çatan hədəflərə çatma dərəcəsi { $achievement }
report-objective-off-overdue = { $overdue ->
   *[other] Məqsəd { $objective } plandan geri qalır: { $n } tapşırıqdan { $overdue } tapşırığın müddəti keçib
}
report-objective-off-slow = Məqsəd { $objective } plandan geri qalır: icra { $delivered }, plan { $planned }
report-objective-off-results = Məqsəd { $objective } nəticələr üzrə plandan geri qalır: vaxtı çatan hədəflərə çatma dərəcəsi { $achievement }
report-indicator-line = { $title }: { $actual } (hədəf { $target })
report-indicator-line-no-target = { $title }: { $actual }
report-unsure = { $value }?
report-value-unit = { $value } { $unit }
report-value-planned = { $value } (planlaşdırılır)
report-value-expected = { $value } (gözlənilir)
report-value-measured = { $value } (sona qədər sayılıb)
report-value-final = { $value } (yekun)
report-tile-value-planned = { $label } (planlaşdırılır)
report-tile-value-expected = { $label } (gözlənilir)
report-tile-value-measured = { $label } (sona qədər sayılıb)
report-tile-value-final = { $label } (yekun)
report-col-objective = Məqsəd
report-col-delivery = İcra olunmuş fəaliyyətlər
report-col-results = Əldə olunmuş nəticələr
report-col-rating = Qiymətləndirmə
report-rated-by-activities = fəaliyyətlərə görə
report-rated-by-results = nəticələrə görə
report-rated-by-activities-alone = yalnız fəaliyyətlərə görə
report-results-outlook = planlaşdırılan və ya gözlənilən baş tutsa, { $percent } (göstərici: { $of } içindən { $n })
report-planned-at = plan { $planned }
report-delivered-planned = { $delivered }, plan { $planned }
report-n-overdue = gecikən: { $n }
report-n-blocked = bloklanan: { $n }
report-n-at-risk = risk altında: { $n }
report-no-indicator = göstərici yoxdur
report-change-delivery = icra: { $change }
report-change-note = Cədvəldə dəyişmə: icra olunmuş fəaliyyətlər, { $since }, faiz bəndi ilə.
report-figure-objectives = İcra olunmuş fəaliyyətlər (enli zolaq) və əldə olunmuş nəticələr (ensiz zolaq), hər biri planla (şaquli nişan) müqayisədə. Ştrixlənmiş: yalnız planlaşdırılan və ya gözlənilən.
report-results-not-assessed = nəticələr qiymətləndirilməyib
report-alt-objectives-row = { $objective }: icra { $delivered }, plan { $planned }, { $rating }
report-alt-objectives = { $n ->
   *[other] { $n } məqsəd üzrə zolaqlar. { $rows }.
}

## Page 3: workstreams and milestones

report-workstreams = İş istiqamətləri və mühüm mərhələlər
report-workstreams-well = { $of ->
    [one] Yeganə iş istiqamətində müddəti keçmiş tapşırıq yoxdur
   *[other] { $of } iş istiqamətinin heç birində müddəti keçmiş tapşırıq yoxdur
}
report-workstreams-one-overdue = { $overdue ->
    [one] Müddəti keçmiş tapşırıq yalnız “{ $workstream }” iş istiqamətindədir
   *[other] Müddəti keçmiş tapşırıqlar yalnız “{ $workstream }” iş istiqamətindədir: { $n } tapşırıqdan { $overdue }
}
report-workstreams-most = { $of } iş istiqamətindən { $workstreams } istiqamətdə müddəti keçmiş tapşırıqlar var, ən çoxu “{ $workstream }”: { $n } tapşırıqdan { $most }
report-workstreams-even = { $of } iş istiqamətindən { $workstreams } istiqamətdə müddəti keçmiş tapşırıqlar var, cəmi { $overdue }
report-col-workstream = İş istiqaməti
report-col-done = Tamamlanıb
report-col-next = Növbəti
report-col-due = Son tarix
report-col-owner = Məsul tərəf
report-col-milestone = Mühüm mərhələ
report-forecast = proqnoz: { $date }
report-col-state = Vəziyyət
report-nothing-left = görüləcək iş qalmayıb
report-overdue-mark = müddəti keçib
report-milestones = Mühüm mərhələlər
report-milestones-none = Mühüm mərhələ müəyyən edilməyib
report-milestones-done = Bütün mühüm mərhələlər ({ $of }) tamamlanıb
report-milestones-overdue = { $overdue ->
    [one] { $of } mühüm mərhələdən { $overdue } mərhələnin müddəti keçib: { $task }
   *[other] { $of } mühüm mərhələdən { $overdue } mərhələnin müddəti keçib, birincisi { $task }
}
report-milestones-risk = Tamamlanmış mühüm mərhələlər: { $done } (cəmi { $of }); qalanlardan { $risk } mərhələ risk altındadır, birincisi { $task }
report-milestones-next = Tamamlanmış mühüm mərhələlər: { $done } (cəmi { $of }); növbəti: { $task }, { $date }
report-critical-link = {" → "}
report-critical = { $days ->
   *[other] Kritik yol, ehtiyatı ən az olan açıq tapşırıqlar: { $chain }. Ehtiyat: { $days } gün.
}
report-critical-late = { $days ->
   *[other] Kritik yol, ehtiyatı ən az olan açıq tapşırıqlar: { $chain }. { $days } gün gecikir.
}
report-figure-timeline = İş istiqamətləri ilk tapşırığın başlanğıcından son tarixədək. Nişanlar son tarixdə dayanır və ya incə xətt ora aparır; mühüm mərhələlər cədvəldəki nömrələri ilə
report-timeline-opening = Açılış
report-timeline-today = { $date }
report-timeline-done = mərhələ tamamlanıb
report-timeline-due = mərhələ gözlənilir
report-timeline-overdue = müddəti keçib
report-timeline-forecast = proqnoz, gec olarsa
report-timeline-small = kiçik nişanlar: digər tapşırıqlar
report-alt-timeline = { $date } tarixinə zaman xətti ({ $counter }). Mühüm mərhələlər: { $n }; tamamlanıb: { $done }; müddəti keçib: { $overdue }. Proqnozu son tarixdən gec olanlar: { $later }.


## Page 4: partners

report-partners = Tərəfdaşlar və uzlaşdırılmış fəaliyyət
report-partners-well = { $of ->
    [one] Yeganə tərəfdaşın gecikən tapşırığı və töhfəsi yoxdur
   *[other] { $of } tərəfdaşın heç birinin gecikən tapşırığı və töhfəsi yoxdur
}
report-partners-one = { $overdue ->
    [one] Gecikən tapşırıq və ya töhfə yalnız bir tərəfdaşın üzərindədir: { $partner }
   *[other] Gecikən { $overdue } tapşırıq və töhfənin hamısı bir tərəfdaşın üzərindədir: { $partner }
}
report-partners-most = Gecikən tapşırıq və töhfələr: cəmi { $overdue }, ən çoxu { $partner } ({ $n }); gecikən tərəfdaşlar: { $partners } / { $of }
report-partners-even = { $of } tərəfdaşdan { $partners } tərəfdaşın gecikən tapşırıq və ya töhfəsi var, cəmi { $overdue }
report-col-partner = Tərəfdaş
report-col-led = Apardığı tapşırıqlar
report-col-contributing = Töhfələr
report-col-overdue = Gecikən
report-col-response = Vaxtında
report-col-punctuality = Neçə gün tez və ya gec (n)
report-punctuality-early = { $days } tez ({ $n })
report-punctuality-late = { $days } gec ({ $n })
report-punctuality-on-day = günündə ({ $n })
report-response-time = { $days } ({ $n })
report-done-of = { $n } / { $of }
report-response-rest = { $share }, { $rest }
report-late = { $n } gecikib
report-missing = { $n } təqdim olunmayıb
report-partners-note = Rəhbərlik edilən tapşırıqlar və töhfələr: hamısından tamamlananlar. Vaxtında: müddəti çatmış tapşırıq və töhfələrdən öz gününə qədər gələnlər; bütün tərəfdaşlar üzrə { $share }. Neçə gün tez və ya gec: n təqdimatın medianı.
report-unreached = { $date } tarixindən əlaqə yoxdur
report-silent = cavab yoxdur, gecikən: { $n }
report-unheard-count = { $word }: { $n } / { $of }
report-alt-unheard = { $word }: { $partners }.
report-figure-heat-map = Tərəfdaşlardan hələ gözlənilən tapşırıq və töhfələr, iş istiqamətləri üzrə: gecikən / açıq
report-alt-heat-map = Açıq tapşırıq və töhfələr: { $open }, onlardan müddəti keçib: { $overdue }; ən çoxu { $partner }: { $most }.
report-alt-heat-map-own = { $partner }: açıq tapşırıq və töhfələr: { $open }, onlardan müddəti keçib: { $overdue }.
report-alt-heat-map-well = { $open ->
    [0] Tərəfdaşlardan heç nə gözlənilmir.
    [one] { $open } tapşırıq və ya töhfə açıqdır, müddəti keçməyib.
   *[other] { $open } tapşırıq və töhfə açıqdır, heç birinin müddəti keçməyib.
}
report-joint-tasks = İki və ya daha çox növ tərəfdaşın birgə tapşırıqları: { $share }
report-caption-concertation = Tərəfdaş növünün apardığı və ya töhfə verdiyi tapşırıqlar, məqsədlər üzrə
report-col-kind = Tərəfdaş növü
report-gap = boşluq
report-gaps = Boşluqlar
report-gaps-none = Hər növ tərəfdaş hər məqsəd üzrə iştirak edir.
report-concertation-gap = { $n ->
   *[other] { $kind }: məqsəd { $objectives } üzrə iştirak yoxdur.
}

## Page 5: what is overdue, what comes next

report-lists = Gecikən və növbəti tapşırıqlar
report-lists-nothing = Müddəti keçmiş tapşırıq yoxdur və növbəti { $days } gündə heç bir tapşırığın müddəti çatmır
report-lists-soon = { $soon ->
   *[other] Müddəti keçmiş tapşırıq yoxdur; növbəti { $days } gündə { $soon } tapşırığın müddəti çatır
}
report-lists-overdue = { $overdue ->
   *[other] { $overdue } tapşırığın müddəti keçib; növbəti { $days } gündə başqa tapşırığın müddəti çatmır
}
report-lists-both = { $overdue ->
   *[other] { $overdue } tapşırığın müddəti keçib, növbəti { $days } gündə daha { $soon } tapşırıq yerinə yetirilməlidir
}
report-overdue = Müddəti keçmiş tapşırıqlar
report-overdue-none = Müddəti keçmiş tapşırıq yoxdur.
report-due-soon = Müddəti { $until } tarixinədək çatan tapşırıqlar
report-due-soon-none = Heç bir tapşırığın müddəti çatmır.
report-col-task = Tapşırıq
report-col-lead = Aparıcı tərəfdaş
report-col-float = Ehtiyat
report-col-health = Vəziyyət
report-waits-for-inputs = Gözlənilən töhfələr: { $partners }.
report-tasks-waiting = { $n ->
   *[other] { $n } tapşırıq bunu gözləyir.
}

## Annex

report-annex = Əlavə
report-indicators = Göstəricilər
report-col-indicator = Göstərici
report-col-baseline = İlkin dəyər
report-col-target = Hədəf
report-col-actual = Faktiki dəyər
report-next-target = { $target }, { $date } tarixinə
report-col-achievement = Nail olma dərəcəsi
report-col-source = Mənbə
report-confidence = etibarlılıq: { $confidence }
report-was = əvvəl { $value }
report-source-computed = jurnal əsasında hesablanıb
report-source-computed-share = jurnal əsasında hesablanıb: { $of } tapşırıqdan { $n }
report-source-expected = gözlənilən mənbə: { $source }
report-indicators-note = – qiymətləndirilməyib: dəyər ölçülməyib, yaxud ilkin dəyər və ya hədəf məlum deyil.

report-changes = { $since } dəyişikliklər
report-changes-none = Heç nə dəyişməyib.
report-changes-completed = Tamamlananlar
report-changes-overdue = Müddəti keçənlər
report-changes-moved = Tarixi dəyişdirilənlər
report-changes-added = Əlavə olunanlar
report-changes-removed = Ləğv edilən və ya çıxarılanlar
report-changes-withdrawn = Geri götürülmüş hesabatlar
report-changes-ratings = Qiymətləndirmələr
report-changes-indicators = Göstəricilər
report-change-moved = { $task }: əvvəlki tarix { $from }, yeni tarix { $to }
report-change-rating = Məqsəd { $objective }: əvvəl “{ $from }”, indi “{ $to }”
report-change-value = { $title } ({ $id }): { $to }, əvvəl { $from }
report-change-value-first = { $title } ({ $id }): { $to }, ilk dəyər

report-method = Metod və hədlər
report-method-cut-off = Hesabat tarixi
report-method-cut-off-text = Bu vaxtadək qeydə alınanlar: { $host }, yəni { $utc }.
report-method-progress = Tapşırığın irəliləyişi
report-method-progress-text = Başlanmayıb, bloklanıb və ya dayandırılıb 0, icra olunur və ya düzəliş üçün qaytarılıb { $started }, tamamlanıb { $completed }. Aparıcı tərəfdaş təqdim edib: istənilən töhfələrdən daxil olanların payı, { $started } ilə { $submitted } arasında; qayda daha çoxunu tələb etmirsə və ya tərifin tələb etdiyi təsdiq gözlənilirsə, { $submitted }. Ləğv edilmiş tapşırıqlar heç yerdə nəzərə alınmır.
report-method-delivery = İcra olunmuş fəaliyyətlər
report-method-delivery-text = Məqsədə xidmət edən tapşırıqların irəliləyişinin çəkili ortası; tapşırığın çəkisi əsas məqsədi üçün 2, xidmət etdiyi hər bir digər məqsəd üçün isə 1 götürülür. İş istiqamətləri və bütövlükdə hazırlıq üçün bütün tapşırıqların çəkisi eynidir.
report-method-planned = Plan
report-method-planned-text = Müddəti hesabat tarixində və ya ondan əvvəl çatan tapşırıqların çəkisinin bütün tapşırıqların çəkisinə nisbəti.
report-method-schedule = Qrafik indeksi
report-method-schedule-text = İcra olunmuş fəaliyyətlərin plana nisbəti.
report-method-achievement = Əldə olunmuş nəticələr
report-method-achievement-text = Hər göstərici üçün (faktiki dəyər – ilkin dəyər) / (hədəf – ilkin dəyər); ortası 0% ilə 100% arasındakı dəyərlərdən hesablanır. İlkin dəyəri, hədəfi və ya faktiki dəyəri olmayan göstərici qiymətləndirilmir və nəzərə alınmır.
report-method-values = Göstəricilərin qiymətləri
report-method-values-text = Ölçülmüş və yekun qiymətlər nəticədir. Planlaşdırılan və gözlənilən (elan olunmuş, qeydiyyatdan keçmiş) qiymətlər belə də adlandırılır, ştrixlənir və nailiyyətə daxil edilmir. Bağlanış günündən sonra ondan əvvəl ölçülən qiymət, yekun deyilsə, tədbirin nəticəsi deyil: hələ sayılmayıb. Haqqında heç nə deyilməyən qiymət ölçülmüşdür. “?”: etibarlılığı aşağıdır.
report-method-next-target = Aralıq hədəflər
report-method-next-target-text = Yol qiymətin günündən sonrakı aralıq hədəfə qədər, sonuncudan sonra hədəfin özünə qədər ölçülür.
report-method-expected = Nəticə indeksi
report-method-expected-text = Hər göstəricinin nailiyyəti hesabat tarixinə ondan gözlənilənə bölünür; 0 ilə 1 arasında qiymətlərin ortası. Aralıq hədəf öz günündən, hədəfin özü bağlanış günündən gözlənilir. Tərif qiymətləri daha erkən gündən gözləyirsə, say o gündən bağlanışa qədər bərabər artmalı, pay və ya azalmalı olan səviyyə hədəfdə olmalıdır. Hesablanan paylardan və azalan səviyyələrdən hədəf həmişə gözlənilir. Ondan əvvəl heç nə gözlənilmir və qiymətlər qiymətləndirilmir. Zolaqdakı nişan gözlənilənin ortasıdır. İlkin dəyər olmadıqda artmalı olan qiymət 0-dan başlamış kimi gözlənilənə bölünür; azalmalı olan isə gözlənilənə çatılıbsa 1, əks halda 0 sayılır.
report-method-overall = Ümumi qiymətləndirmə
report-method-overall-text = Ən pis qiymətləndirilən məqsədin qiymətləndirməsi; qiymətləndirilməyən nəzərə alınmır.
report-method-rating = Qiymətləndirmə
report-method-rating-text = { $by ->
    [schedule] Qrafik indeksi
    [results] Nəticə indeksi
   *[worse] Qrafik indeksi ilə nəticə indeksindən pis olanı
  }: ● plan üzrə: { $green } və yuxarı, ▲ qismən plan üzrə: { $amber } və yuxarı, ■ plandan geri qalır: bundan aşağı. ✓ əldə olunub: bütün tapşırıqlar tamamlanıb və hədəflər varsa, hamısına çatılıb. – qiymətləndirilməyib: qiymətləndirmə üçün əsas yoxdur.
report-method-after = Tədbirdən sonra qiymət
report-method-after-text = Yalnız nəticələrə görə, vaxtı çatan hədəflərin yarıdan çoxu sayılan kimi; ondan əvvəl – qiymətləndirilməyib. ✓ əldə olunub: bütün hədəflərə çatılıb. Hədəfə çatılmayıbsa və ya o sayılmayıbsa: nəticə indeksi { $amber } və yuxarı olduqda ▲ qismən əldə olunub, aşağı olduqda ■ əldə olunmayıb. Hazırlığın açıq tapşırıqları soruşulur, qiymətləndirilmir.
report-method-whole = Ümumi qiymətləndirmə
report-method-whole-text = Eyni qayda ilə, bütün tapşırıqlar və bütün göstəricilər üzrə. Nəticələr yalnız məqsədlərin yarıdan çoxunun nəticələri qiymətləndirilibsə qiymətləndirilir. Bir məqsəd və ya iş istiqaməti plandan geri qaldıqca ən çoxu qismən plan üzrədir; ✓ əldə olunub yalnız hər məqsəd əldə olunduqda.
report-method-workstreams = İş istiqamətinin qiyməti
report-method-workstreams-text = Qrafik indeksinə görə; müddəti keçmiş, bloklanmış və ya risk altında tapşırığı olan istiqamət ən çoxu qismən plan üzrədir. ✓: bütün tapşırıqları tamamlanıb.
report-method-on-time = Vaxtında görülüb
report-method-on-time-text = Hesabat tarixinə müddəti çatmış tapşırıqlardan aparıcı tərəfdaşın saat qurşağında həmin günün sonuna qədər tamamlananlar. Tamamlanma və təqdim günləri müvafiq tərəfdaşın saatı ilə göstərilir.
report-method-response = Vaxtında təqdim
report-method-response-text = Hesabat tarixinə, tapşırığı açıq ikən günü çatmış rəhbərlik edilən tapşırıq və töhfələrdən həmin günə qədər təqdim olunanlar. Sonra gələnlər yanında gecikmiş, gəlməyənlər isə təqdim olunmayan kimi verilir. Tapşırığı öz günündə və ya sonra onsuz tamamlanan töhfə təqdim olunmamış sayılır. İmtina edilənlər nəzərə alınmır.
report-method-punctuality = Neçə gün tez və ya gec
report-method-punctuality-text = Rəhbərlik edilən tapşırıq və töhfələrin son günü ilə təqdimi arasındakı təqvim günlərinin medianı; n: təqdimatlar. { $least } təqdimatdan az olduqda heç nə çap olunmur.
report-method-health = Tapşırığın vəziyyəti
report-method-health-text = ■ müddəti keçib: son tarix ötüb. ▲ risk altında: bloklanıb, müddəti keçmiş tapşırığı gözləyir, gözlədiyi işlərə görə öz günündən sonraya qalır, iki xatırlatmadan sonra təqdim olunmayıb və ya icra müddətinin yarısından azı qalıb, işin isə yarısından azı görülüb. ◆ müddəti yaxınlaşır: ən çoxu { $soon } gün qalıb. ● plan üzrə: icra olunur. ○ başlanmayıb, vaxtı çatmayıb: hələ heç nə görülməyib. “Növbəti” { $outlook } gün irəlini əhatə edir.
report-method-decisions = Tələb olunan qərarlar
report-method-decisions-text = Başqa tapşırıqların başa çatdırılmasına mane olan müddəti keçmiş tapşırıqlar, müddəti keçmiş mühüm mərhələlər və bloklanmış tapşırıqlar, birinci yerdə ən çox tapşırığın asılı olduğu; tədbiri qeyd olunmayan ciddi risklərin ən ağırı; açılışa { $months } ay qalandan etibarən planı olan, lakin öhdəlik götürülməyən pul sətirləri. Qərarı ev sahibi, risk üzrə onun məsulu beş iş günü ərzində, açılışdan gec olmayaraq verir. Tapşırıq üzrə qərar qəbul edilənədək və ya onu gözləyənlərin hamısı başa çatanadək yenidən tələb olunur. Ən çoxu { $most }, risk və pul üçün bir yer saxlanılır; açılışdan etibarən hazırlığa dair heç biri.
report-method-unheard = Əlaqə yoxdur, cavab yoxdur
report-method-unheard-text = Əlaqə yoxdur: son cəhddə tərəfdaşda heç kimə yazmaq mümkün olmayıb; ünvan yoxdur və ya məktublar bütün ünvanlardan geri qayıdıb. Tərəfdaşa yenidən məktub göndəriləndə və ya o cavab verəndə bu bitir. Cavab yoxdur: müddəti artıq keçmiş bəndlər tərəfdaşa ən azı { $days } gün əvvəl xatırladılıb, o isə bunların heç biri barədə heç nə bildirməyib.
report-method-owner = İş istiqaməti üzrə məsul tərəf
report-method-owner-text = İstiqamətin ən çox tapşırığını aparan tərəfdaş; bərabərlik olduqda tərifdə birinci gələn.
report-method-budget = Büdcə
report-method-budget-text = Faizlər məlumat verilən maddələrin planından, pul vəsaiti və natura şəklində yardım ayrılıqda hesablanır. Məlumat verilməyən maddə nəzərə alınmır, 0 sayılmır. 99% ilə 101% arasında və 1%-dən aşağı bir onluq işarə ilə göstərilir. Bir maddənin artıq xərci digərlərinin qənaəti ilə örtülmür.
report-method-forecast = Mühüm mərhələnin proqnozu
report-method-forecast-text = Hesabat tarixindən sonra heç nə daha çox gecikməsə və hər açıq tapşırıq asılı olduğu işlərdən sonra planın ona verdiyi vaxtı saxlasa, mərhələnin tamamlana biləcəyi ən erkən gün; son tarixdən gec olduqda göstərilir, tədbirin ötüb keçdiyi işlər üçün isə göstərilmir.
report-method-float = Ehtiyat və kritik yol
report-method-float-text = Ehtiyat: açıq tapşırığın başqasından vaxt almadan, mühüm mərhələ, sabit gün və ya hazırlığın sonu pozulmadan neçə təqvim günü yubana bilməsi; müddəti keçmiş tapşırıqda hesabat tarixindən sayılır. 0-dan aşağı — o qədər gecdir. Kritik yol açılışa qədər müddəti çatan və ehtiyatı ən az olan açıq tapşırıqların ən uzun zənciridir; onun ehtiyatı onların ehtiyatıdır.
report-method-computed = { $id } göstəricisi
report-method-concerted-on-time-text = Hesablanır: iki və daha çox növ tərəfdaşın iştirak etdiyi və müddəti çatmış tapşırıqlardan vaxtında tamamlananlar.
report-method-leading-text = Hesablanır: rəhbərlik etdiyi ən azı bir tapşırığı tamamlamış hökumətlərarası təşkilatlar. Yalnız rəhbərlik edən sayılmır: bu, plandır, nəticə deyil.
report-method-overdue-inputs-text = Hesablanır: hesabat tarixinə müddəti keçmiş töhfələr; ilk müddət çatana qədər qiymət yoxdur.
report-method-small = Faizlər
report-method-small-text = Tam ədədlərədək yuvarlaqlaşdırılır, yarım yuxarıya; 100% yalnız hamısı, 0% yalnız heç biri olduqda göstərilir. Üçdən az vahidin faizi sayı göstərilmədən verilmir.
report-method-definition = Tərif
report-method-definition-text = SHA-256 { $hash }

report-abbreviations = İxtisarlar
report-abbreviation-opening = tədbirin açılış günü; T–3m ondan üç ay əvvəldir
report-contacts = Vəzifələr üzrə əlaqə məlumatları
report-col-organisation = Təşkilat
report-col-function = Vəzifə
report-col-email = E-poçt
report-col-phone = Telefon

# Gantt
gantt-dates = { $today } tarixinə; açılış: { $opening }
gantt-week = { $day } { $month }
gantt-days = { $n } gün
gantt-planned = plan
gantt-done = görülüb
gantt-critical = ehtiyat yoxdur
gantt-float = ehtiyat
gantt-due = son tarix
gantt-milestone = mərhələ
gantt-late = gecikmə
gantt-alt = { $today } tarixinə { $n } tapşırığın Qant diaqramı, açılış: { $opening }. Müddəti keçib: { $overdue }; ehtiyatı olmayan: { $critical }.

# The report of a programme: its events side by side.
programme-kind = Proqram hesabatı
programme-heading = { $events } tədbirdən { $over } keçib; qarşıda: { $ahead }, { $n } tapşırıqdan { $completed } tamamlanıb
programme-heading-over = Bütün tədbirlər ({ $events }) keçib
programme-objectives-well = Bütün tədbirlərdə bütün məqsədlər plan üzrə gedib
programme-objectives-behind = { $n ->
    [one] “{ $objective }”: { $of } tədbirdən { $n } tədbirdə plandan geri qalıb
   *[other] “{ $objective }”: { $of } tədbirdən { $n } tədbirdə plandan geri qalıb, hər hansı digər məqsəddən çox
}
programme-objectives-even = { $names }: hər biri { $of } tədbirdən { $n } tədbirdə plandan geri qalıb
programme-col-event = Tədbir
programme-note = Hər tədbirin göstəriciləri qiymətləndirmənin altındakı tarixə aiddir.
programme-series = Tədbirlər üzrə göstəricilər
programme-series-note = Dolu: ölçülüb. Yalnız kontur: aralıq dəyər, tədbir başa çatmayıb. Qırıq xətt: az etibarlı. Tire: ölçülməyib.
programme-interim = aralıq
programme-sum = Tədbirlər üzrə cəm ({ $n } / { $of }): { $value }
programme-max = Tədbirlər üzrə ən böyük qiymət ({ $n } / { $of }): { $value }
programme-alt-series = { $title }, tədbirlər üzrə. { $rows }.
