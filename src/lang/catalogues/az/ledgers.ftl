# awaiting native review

## What is kept in lists beside tasks: participation, texts, commitments, risks, budget, decisions

# What groups of participants are formed by.
grouping-constituency = İştirakçı kateqoriyaları üzrə
grouping-region = Regionlar üzrə
grouping-gender = Gender üzrə
grouping-level = Nümayəndə heyətləri, səviyyə üzrə

commitment-announced = Elan olunub
commitment-in_progress = İcra olunur
commitment-completed = Yerinə yetirilib
commitment-dropped = İmtina edilib
commitment-overdue = Müddəti keçib

risk-status-open = açıq
risk-status-occurred = baş verib
risk-status-closed = bağlanıb

# How grave a risk is.
risk-level-severe = Yüksək
risk-level-moderate = Orta
risk-level-slight = Aşağı
risk-level-unknown = Təyin edilməyib

# Where the level of a risk went since the report before.
risk-trend-up = ▲ artır
risk-trend-down = ▼ azalır
risk-trend-same = → dəyişməyib
risk-trend-new = yeni
risk-trend-unknown = –

# The scales of the risk matrix; a field has room for about twelve letters.
risk-likelihood-1 = nadir
risk-likelihood-2 = az ehtimallı
risk-likelihood-3 = mümkün
risk-likelihood-4 = ehtimallı
risk-likelihood-5 = labüdə yaxın
risk-impact-1 = cüzi
risk-impact-2 = az
risk-impact-3 = orta
risk-impact-4 = böyük
risk-impact-5 = kritik

means-cash = Pul vəsaiti
means-in_kind = Natura şəklində

## Participation, text and commitments

report-participation = İştirak, mətn və öhdəliklər
report-participation-total = Cəmi
report-participation-part = { $sum } ({ $of } qrupdan { $n } üzrə)
report-pledge-announced = { $amount } { $currency } elan olunub
report-pledge-signed = { $amount } { $currency } imzalanıb
report-pledge-paid = { $amount } { $currency } ödənilib
report-pledge-part = { $sum } ({ $of } öhdəlikdən { $n })
report-col-donor = Rəhbərlik edən
report-col-announced = Elan olunub
report-col-signed = İmzalanıb
report-col-paid = Ödənilib
report-participation-attended = { $n } nəfər iştirak edib
report-participation-confirmed = Təsdiqlənmiş dəvətlər: { $share }
report-participation-confirmed-only = { $n } nəfər iştirakını təsdiqləyib
report-text-open = { $title }: { $paragraphs }
report-text-paragraphs = { $total } bənddən { $agreed } bənd razılaşdırılıb, { $bracketed } kvadrat mötərizədə, { $open } müzakirə olunmayıb
report-text-in-part = razılaşdırılıb { $done }, mötərizədə { $disputed }, açıq { $rest }; hamısı sayılmayıb
report-commitments = { $n ->
    [one] { $n } öhdəlik götürülüb, { $completed ->
        [0] hələ yerinə yetirilməyib
       *[other] yerinə yetirilib
    }
   *[other] { $n } öhdəlik götürülüb, yerinə yetirilib: { $completed }
}
report-commitments-overdue = { $n ->
    [one] { $n } öhdəlik götürülüb; müddəti keçib
   *[other] { $n } öhdəlik götürülüb, yerinə yetirilib: { $completed }; müddəti keçib: { $overdue }
}
report-col-group = Qrup
report-col-invited = Dəvət olunub
report-col-confirmed = Təsdiqlənib
report-col-attended = İştirak edib
report-col-share = Ümumidən pay
report-col-commitment = Öhdəlik
report-figure-participation = Dəvət olunanlardan (fon) iştirakını təsdiqləyənlər, tədbir başlayandan sonra isə iştirak edənlər (dolu zolaq)
report-figure-texts = Hər mətnin bəndləri: ✓ razılaşdırılıb, [ ] kvadrat mötərizədə, ○ müzakirə olunmayıb
report-texts = Üzərində danışıqlar aparılan mətnlər
report-commitments-title = Öhdəliklər
report-commitment-with = { $partners } ilə birgə
report-alt-participation = İştirakçılar, { $title }: təsdiqlənib və ya iştirak edib / dəvət olunub. { $rows }.
report-alt-texts = { $n ->
    [one] { $n } mətnin bəndləri üzrə zolaq. { $rows }.
   *[other] { $n } mətnin bəndləri üzrə zolaqlar. { $rows }.
}

## Risks and budget

report-risks = Risklər və resurslar
report-risks-none = Açıq risk yoxdur
report-risks-severe = { $open ->
    [one] Yeganə açıq risk yüksəkdir: “{ $risk }” ({ $level })
   *[other] { $severe ->
        [one] { $open } açıq riskdən { $severe } risk yüksəkdir: “{ $risk }” ({ $level })
       *[other] { $open } açıq riskdən { $severe } risk yüksəkdir; ən yüksəyi: “{ $risk }” ({ $level })
    }
}
report-risks-calm = { $open ->
    [one] Yeganə açıq risk yüksək deyil: “{ $risk }” ({ $level })
   *[other] { $open } açıq riskin heç biri yüksək deyil; ən böyüyü: “{ $risk }” ({ $level })
}
report-risk-level = { $likelihood } × { $impact } = { $level }
report-risk-axes = Ehtimal (şaquli) × təsir (üfüqi)
report-col-no = №
report-col-risk = Risk
report-col-treatment = Görülən tədbirlər
report-col-level = Səviyyə
report-col-trend = Dinamika
report-risk-cause = Səbəb: { $text }
report-risk-effect = Nəticə: { $text }
report-alt-risk = { $number }: { $risk }, { $level }
report-alt-risk-matrix = { $n ->
    [0] Risk matrisi, açıq risk yoxdur.
   *[other] Risk matrisi, { $n } risk, onlardan yüksək: { $severe }. { $rows }.
}

report-budget-none = Büdcə qeydə alınmayıb
report-budget-heading = Pul büdcəsi: plan { $planned } { $currency }; öhdəlik: { $committed }; xərc: { $spent }
report-budget-unreported = məlumat verilməyib
report-budget-heading-in-kind = Natura şəklində yardım: plan { $planned } { $currency }; vəd edilib: { $committed }; alınıb: { $spent }
report-budget-heading-over = { $said }. Artıq xərc: { $n } maddə, cəmi { $amount } { $currency }
report-budget-unplanned = Büdcənin hələ planı yoxdur
report-budget-rate = { $percent } (məlumat verilən maddələr: { $n } / { $of })
report-budget-lines = maddələr: { $n } / { $of }
report-budget-overspent = Plandan artıq xərclənmiş maddələr: { $n } / { $of } ({ $lines }), cəmi { $amount } { $currency }.
report-budget-overcommitted = Öhdəliyi plandan artıq olan maddələr: { $n } / { $of } ({ $lines }), cəmi { $amount } { $currency }.
report-budget-over-in-kind = Natura şəklində plandan artıq olan maddələr: { $n } / { $of } ({ $lines }), cəmi { $amount } { $currency }.
report-budget-under-plan = Bütövlükdə xərc plandan { $amount } { $currency } azdır.
report-budget-over-plan = Bütövlükdə xərc plandan { $amount } { $currency } çoxdur.
report-budget-over-promises = Xərc öhdəlikdən { $amount } { $currency } çoxdur.
report-budget-beyond = plandan { $amount } { $currency } artıq
report-budget-cash = o cümlədən pul ilə
report-budget-in-kind = o cümlədən natura şəklində
report-budget-total = Cəmi
report-col-line = Maddə
report-col-planned = Plan
report-col-committed = Öhdəlik
report-col-spent = Xərc
report-budget-note = Məbləğlər { $currency } ilədir. Natura şəklində yardım təxmini dəyəri ilə göstərilir və heç bir faizdə pul vəsaiti ilə birləşdirilmir. Faizlər: məlumat verilən maddələrin planından. Zolaq: plana nisbətdə xərc; nişan: öhdəlik; aralıqdan sonra və daha hündür: plandan artıq.

## Decisions and ratings by hand

report-decision-asked = { $report } hesabatından bəri tələb olunur
report-decision-outcome = { $task }: { $outcome }
report-decision-settled = { $task }: { $report } hesabatında istənilmiş qərara ehtiyac qalmayıb, çünki tapşırıq başa çatıb
report-decision-dropped = { $task }: { $report } hesabatında istənilmiş qərara ehtiyac qalmayıb: onu gözləyənlərin hamısı başa çatıb və ya tədbir açılıb
report-changes-decided = Qəbul olunmuş qərarlar
report-by-hand = əl ilə
report-rated-by-hand = Əl ilə qiymətləndirilib, { $author }, { $date }: { $reason } (hesablanmış qiymətləndirmə: { $computed })
report-rated-by-hand-same = Əl ilə qiymətləndirilib, { $author }, { $date }: { $reason }; hesablanmış qiymətləndirmə eynidir
report-objective-by-hand = Məqsəd { $objective } əl ilə “{ $rating }” kimi qiymətləndirilib: { $reason }
report-method-risks = Riskin səviyyəsi
report-method-risks-text = Ehtimalın (1–5) təsirə (1–5) hasili: ■ yüksək: { $severe } və yuxarı, ▲ orta: { $moderate } və yuxarı, ● aşağı: bundan az. Bağlanmış risk bağlanmasından sonrakı hesabatda bir dəfə də göstərilir.
report-method-by-hand = Əl ilə qiymətləndirmə
report-method-by-hand-text = Hesablanmış qiymətləndirmənin əvəzinə məqsədi şəxs qiymətləndirə bilər; bu halda qurum, gün və səbəb göstərilir, hesablanmış qiymətləndirmə isə onun yanında verilir.
