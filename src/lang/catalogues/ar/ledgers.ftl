# awaiting native review

## What is kept in lists beside tasks: participation, texts, commitments, risks, budget, decisions

# What groups of participants are formed by.
grouping-constituency = بحسب فئة المشاركين
grouping-region = بحسب المنطقة
grouping-gender = بحسب نوع الجنس
grouping-level = الوفود بحسب المستوى

commitment-announced = مُعلَن
commitment-in_progress = قيد التنفيذ
commitment-completed = مكتمل
commitment-dropped = متروك
commitment-overdue = متأخر

risk-status-open = مفتوح
risk-status-occurred = وقع
risk-status-closed = مغلق

# How grave a risk is.
risk-level-severe = شديد
risk-level-moderate = متوسط
risk-level-slight = طفيف
risk-level-unknown = لم يُقيَّم

# Where the level of a risk went since the report before.
risk-trend-up = ▲ في ارتفاع
risk-trend-down = ▼ في انخفاض
risk-trend-same = → بلا تغيير
risk-trend-new = جديد
risk-trend-unknown = –

# The scales of the risk matrix; a field has room for about twelve letters.
risk-likelihood-1 = نادر
risk-likelihood-2 = غير مرجّح
risk-likelihood-3 = ممكن
risk-likelihood-4 = مرجّح
risk-likelihood-5 = شبه مؤكد
risk-impact-1 = طفيف
risk-impact-2 = بسيط
risk-impact-3 = متوسط
risk-impact-4 = كبير
risk-impact-5 = حرج

means-cash = نقدًا
means-in_kind = عينًا

## Participation, text and commitments

report-participation = المشاركة والنص والالتزامات
report-participation-total = المجموع
report-participation-part = { $sum } (لـ{ $n } من { $of } فئات)
report-pledge-announced = أُعلن عن { $amount } { $currency }
report-pledge-signed = وُقّع على { $amount } { $currency }
report-pledge-paid = دُفع { $amount } { $currency }
report-pledge-part = { $sum } ({ $n } من { $of })
report-col-donor = الجهة القائدة
report-col-announced = المعلن
report-col-signed = الموقّع
report-col-paid = المدفوع
report-participation-attended = { $n ->
    [one] حضر مشارك واحد
    [two] حضر مشاركان
    [few] حضر { $n } مشاركين
    [many] حضر { $n } مشاركًا
   *[other] حضر { $n } مشارك
}
report-participation-confirmed = الدعوات المؤكدة: { $share }
report-participation-confirmed-only = { $n ->
    [one] أكّد مشارك واحد حضوره
    [two] أكّد مشاركان حضورهما
    [few] أكّد { $n } مشاركين حضورهم
    [many] أكّد { $n } مشاركًا حضورهم
   *[other] أكّد { $n } مشارك حضورهم
}
report-text-open = { $title }: { $paragraphs }
report-text-paragraphs = الفقرات المتفق عليها { $agreed } من أصل { $total }، و{ $bracketed } بين أقواس معقوفة، و{ $open } لم تُناقش
report-text-in-part = المتفق عليه { $done }، وبين أقواس { $disputed }، والمفتوح { $rest }؛ ولم تُحصَ كلها
report-commitments = { $n ->
    [one] قُطع التزام واحد، { $completed ->
        [0] ولم يكتمل بعد
       *[other] وقد اكتمل
    }
    [two] قُطع التزامان، واكتمل منهما { $completed }
    [few] قُطعت { $n } التزامات، واكتمل منها { $completed }
    [many] قُطع { $n } التزامًا، واكتمل منها { $completed }
   *[other] قُطع { $n } التزام، واكتمل منها { $completed }
}
report-commitments-overdue = { $n ->
    [one] قُطع التزام واحد؛ وهو متأخر
    [two] قُطع التزامان، واكتمل منهما { $completed }؛ والمتأخر منهما { $overdue }
    [few] قُطعت { $n } التزامات، واكتمل منها { $completed }؛ والمتأخر منها { $overdue }
    [many] قُطع { $n } التزامًا، واكتمل منها { $completed }؛ والمتأخر منها { $overdue }
   *[other] قُطع { $n } التزام، واكتمل منها { $completed }؛ والمتأخر منها { $overdue }
}
report-col-group = المجموعة
report-col-invited = الدعوات
report-col-confirmed = المؤكدة
report-col-attended = الحضور
report-col-share = النسبة من المجموع
report-col-commitment = الالتزام
report-figure-participation = الدعوات المؤكدة، أو الحضور بعد بدء الفعالية (الشريط المملوء)، من أصل جميع الدعوات (الخلفية)
report-figure-texts = فقرات كل نص: ✓ متفق عليها، [ ] بين أقواس معقوفة، ○ لم تُناقش
report-texts = النصوص قيد التفاوض
report-commitments-title = الالتزامات
report-commitment-with = بالاشتراك مع { $partners }
report-alt-participation = المشاركون، { $title }: المؤكَّدون أو الحاضرون / المدعوون. { $rows }.
report-alt-texts = { $n ->
    [one] شريط لفقرات نص واحد. { $rows }.
    [two] شريطان لفقرات نصين. { $rows }.
    [few] أشرطة لفقرات { $n } نصوص. { $rows }.
    [many] أشرطة لفقرات { $n } نصًا. { $rows }.
   *[other] أشرطة لفقرات { $n } نص. { $rows }.
}

## Risks and budget

report-risks = المخاطر والموارد
report-risks-none = لا توجد مخاطر مفتوحة
report-risks-severe = { $open ->
    [one] الخطر المفتوح الوحيد شديد: «{ $risk }» ({ $level })
    [two] { $severe ->
        [one] خطر شديد واحد من أصل خطرين مفتوحين: «{ $risk }» ({ $level })
       *[other] الخطران المفتوحان كلاهما شديدان؛ وأشدهما «{ $risk }» ({ $level })
    }
   *[other] { $severe ->
        [one] خطر شديد واحد
        [two] خطران شديدان
        [few] { $severe } مخاطر شديدة
        [many] { $severe } خطرًا شديدًا
       *[other] { $severe } خطر شديد
    } من أصل { $open ->
        [few] { $open } مخاطر مفتوحة
        [many] { $open } خطرًا مفتوحًا
       *[other] { $open } خطر مفتوح
    }{ $severe ->
        [one] ، وهو
        [two] ؛ وأشدهما
       *[other] ؛ وأشدها
    } «{ $risk }» ({ $level })
}
report-risks-calm = { $open ->
    [one] الخطر المفتوح الوحيد ليس شديدًا: «{ $risk }» ({ $level })
    [two] ليس أي من الخطرين المفتوحين شديدًا؛ وأعلاهما «{ $risk }» ({ $level })
   *[other] ليس أي من المخاطر المفتوحة وعددها { $open } شديدًا؛ وأعلاها «{ $risk }» ({ $level })
}
# From left to right, like any formula (U+2066, U+2069).
report-risk-level = {"\u2066"}{ $likelihood } × { $impact } = { $level }{"\u2069"}
report-risk-axes = الاحتمال (عموديًا) × الأثر (أفقيًا)
report-col-no = الرقم
report-col-risk = الخطر
report-col-treatment = المعالجة
report-col-level = المستوى
report-col-trend = الاتجاه
report-risk-cause = السبب: { $text }
report-risk-effect = العاقبة: { $text }
report-alt-risk = { $number }: { $risk }، { $level }
report-alt-risk-matrix = { $n ->
    [0] مصفوفة المخاطر، وليس فيها خطر مفتوح.
    [one] مصفوفة المخاطر، وفيها خطر واحد، وعدد المخاطر الشديدة: { $severe }. { $rows }.
    [two] مصفوفة المخاطر، وفيها خطران، وعدد المخاطر الشديدة: { $severe }. { $rows }.
    [few] مصفوفة المخاطر، وفيها { $n } مخاطر، وعدد المخاطر الشديدة: { $severe }. { $rows }.
    [many] مصفوفة المخاطر، وفيها { $n } خطرًا، وعدد المخاطر الشديدة: { $severe }. { $rows }.
   *[other] مصفوفة المخاطر، وفيها { $n } خطر، وعدد المخاطر الشديدة: { $severe }. { $rows }.
}

report-budget-none = لم تُسجَّل أي ميزانية
report-budget-heading = الميزانية المخططة نقدًا: { $planned } { $currency }؛ الملتزَم به: { $committed }؛ المنفَق: { $spent }
report-budget-unreported = لم يُبلَّغ عنه
report-budget-heading-in-kind = المساهمات العينية المخططة: { $planned } { $currency }؛ الموعود به: { $committed }؛ المستلَم: { $spent }
report-budget-heading-over = { $said }. بنود متجاوزة: { $n }، بمجموع { $amount } { $currency }
report-budget-unplanned = لا مبالغ مخططة في الميزانية بعد
report-budget-rate = { $percent } (البنود التي أُبلغ عنها: { $n } من { $of })
report-budget-lines = البنود: { $n } من { $of }
report-budget-overspent = البنود المتجاوزة: { $n } من { $of } ({ $lines })، بمجموع { $amount } { $currency }.
report-budget-overcommitted = البنود التي يفوق الملتزَم به فيها المخطط: { $n } من { $of } ({ $lines })، بمجموع { $amount } { $currency }.
report-budget-over-in-kind = والبنود العينية التي تفوق المخطط: { $n } من { $of } ({ $lines })، بمجموع { $amount } { $currency }.
report-budget-under-plan = وفي المجمل يقل الإنفاق عن المخطط بمقدار { $amount } { $currency }.
report-budget-over-plan = وفي المجمل يفوق الإنفاق المخطط بمقدار { $amount } { $currency }.
report-budget-over-promises = ويفوق الإنفاق ما التُزم به بمقدار { $amount } { $currency }.
report-budget-beyond = { $amount } { $currency } فوق المخطط
report-budget-cash = منها نقدًا
report-budget-in-kind = منها عينًا
report-budget-total = المجموع
report-col-line = البند
report-col-planned = المخطط
report-col-committed = الملتزَم به
report-col-spent = المنفَق
report-budget-note = المبالغ بعملة { $currency }. المساهمات العينية بقيمتها التقديرية، ولا تُجمع مع النقد في نسبة واحدة. النسب المئوية من المخطط للبنود التي أُبلغ عنها. الشريط: المنفَق من المخطط؛ والعلامة: الملتزَم به؛ وما بعد الفاصل وهو أعلى: ما فوق المخطط.

## Decisions and ratings by hand

report-decision-asked = مطلوب منذ التقرير { $report }
report-decision-outcome = { $task }: { $outcome }
report-decision-settled = { $task }: قرار طُلب في { $report } ولم يعد لازمًا لأن المهمة انتهت
report-decision-dropped = { $task }: قرار طُلب في { $report } ولم يعد لازمًا: انتهى كل ما كان ينتظرها، أو افتُتح الحدث
report-changes-decided = قرارات اتُّخذت
report-by-hand = يدويًا
report-rated-by-hand = تقييم يدوي، { $author }، { $date }: { $reason } (التقييم المحسوب: { $computed })
report-rated-by-hand-same = تقييم يدوي، { $author }، { $date }: { $reason }؛ والتقييم المحسوب مطابق له
report-objective-by-hand = قُيِّم الهدف { $objective } يدويًا بأنه «{ $rating }»: { $reason }
report-method-risks = مستوى الخطر
report-method-risks-text = الاحتمال (من 1 إلى 5) مضروبًا في الأثر (من 1 إلى 5): ■ شديد ابتداءً من { $severe }، ▲ متوسط ابتداءً من { $moderate }، ● طفيف دون ذلك. ويُذكر الخطر المغلق مرة أخرى في التقرير الذي يلي إغلاقه.
report-method-by-hand = التقييم اليدوي
report-method-by-hand-text = يجوز لشخص أن يقيّم هدفًا ليحل تقييمه محل التقييم المحسوب، مع ذكر الجهة واليوم والسبب؛ ويُدرج التقييم المحسوب إلى جانبه.
