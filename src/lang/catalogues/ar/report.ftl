# awaiting native review

## Progress reports: pieces of sentences

# A mark of direction (U+200F) goes first: within another message this runs from right to left, whatever the title is in.
report-task = {"\u200F"}«{ $title }» ({ $id })
report-quoted = «{ $text }»
report-task-in-part = { $task }، من { $n } من أصل { $of } منظمات
report-share = { $n } من { $of } ({ $percent })
report-share-small = { $n } من { $of }
# Stands alone in a tile: as 42/69 from left to right, like any fraction (U+2066, U+2069).
report-fraction = {"\u2066"}{ $n }/{ $of }{"\u2069"}
report-as-of = بحسب ما سُجل في { $date }.
report-as-of-old = بحسب ما سُجل في { $date }، قبل فترة هذا التقرير.
report-minus = {"\u2066"}−{ $n }{"\u2069"}
report-comma = ،{" "}
report-unknown = غير معروف
report-no-workstream = مهام أخرى
report-days-overdue = { $days ->
    [one] متأخرة منذ يوم واحد
    [two] متأخرة منذ يومين
    [few] متأخرة منذ { $days } أيام
    [many] متأخرة منذ { $days } يومًا
   *[other] متأخرة منذ { $days } يوم
}
report-days-left = { $days ->
    [one] بعد يوم واحد
    [two] بعد يومين
    [few] بعد { $days } أيام
    [many] بعد { $days } يومًا
   *[other] بعد { $days } يوم
}
report-days-today = اليوم
report-of-tasks = { $n ->
    [one] { $percent } من مهمة واحدة
    [two] { $percent } من مهمتين
    [few] { $percent } من { $n } مهام
    [many] { $percent } من { $n } مهمة
   *[other] { $percent } من { $n } مهمة
}
report-of-indicators = { $of ->
    [one] { $percent } (مؤشر واحد)
    [two] { $percent } ({ $n } من مؤشرين)
    [few] { $percent } ({ $n } من { $of } مؤشرات)
    [many] { $percent } ({ $n } من { $of } مؤشرًا)
   *[other] { $percent } ({ $n } من { $of } مؤشر)
}
report-of-indicators-due = { $said }؛ ومما حلّ موعده { $percent } ({ $due })
report-targets-met = القيم المستهدفة التي بُلغت: { $met } من { $due }
report-targets-missed = { $said }؛ ولم تُبلغ: { $names }
report-targets-uncounted = { $said }؛ ولم تُحصَ: { $names }
report-tasks-done = { $of ->
   *[other] المهام المكتملة: { $n } من { $of }
}
report-tasks-done-overdue = { $of ->
   *[other] المهام المكتملة: { $n } من { $of }، والمتأخرة: { $overdue }
}
report-since-date = منذ { $date }
report-since-report = منذ التقرير { $symbol } المؤرخ { $date }

# Change of a share since the report before, in percentage points.
report-change-up = { $points ->
    [one] ▲ نقطة واحدة
    [two] ▲ نقطتان
    [few] ▲ { $points } نقاط
    [many] ▲ { $points } نقطة
   *[other] ▲ { $points } نقطة
}
report-change-down = { $points ->
    [one] ▼ نقطة واحدة
    [two] ▼ نقطتان
    [few] ▼ { $points } نقاط
    [many] ▼ { $points } نقطة
   *[other] ▼ { $points } نقطة
}
report-change-same = بلا تغيير
report-change-unknown = لا رقم سابق

# Month names of the timeline, as short as they can be.
report-month-1 = يناير
report-month-2 = فبراير
report-month-3 = مارس
report-month-4 = أبريل
report-month-5 = مايو
report-month-6 = يونيو
report-month-7 = يوليو
report-month-8 = أغسطس
report-month-9 = سبتمبر
report-month-10 = أكتوبر
report-month-11 = نوفمبر
report-month-12 = ديسمبر
report-month-year = { $month } { $year }

## Head

report-kind-draft = التقرير المرحلي، مسودة
report-kind-issued = التقرير المرحلي رقم { $number }
report-draft-mark = مسودة
# Of a report as of a day that has not come.
report-ahead-mark = تاريخ لم يحلّ
report-ahead-kind = التقرير المرحلي بتاريخ لم يحلّ
report-ahead-notice = هذا التقرير بتاريخ { $date }، وهو يوم لم يحلّ بعد. وهو يبيّن ما سيكون عليه الوضع في ذلك اليوم إن لم يُسلَّم شيء آخر حتى ذلك الحين؛ ولا يثبت حال ذلك اليوم، ولا يُنشر.
report-today-notice = لم ينتهِ يوم { $date }: وما يُسجَّل لاحقًا في ذلك اليوم لا يرد في هذا التقرير.
report-ahead-marked = { $mark } · { $text }
report-clock = {"\u200F"}{ $date }، { $time } ({ $offset })
report-counter-before = T–{ $days }
report-counter-opens = T
report-counter-after = T+{ $days }
report-before-opening = { $days ->
    [one] قبل يوم واحد من الافتتاح
    [two] قبل يومين من الافتتاح
    [few] قبل { $days } أيام من الافتتاح
    [many] قبل { $days } يومًا من الافتتاح
   *[other] قبل { $days } يوم من الافتتاح
}
report-on-opening = في يوم الافتتاح
report-after-opening = { $days ->
    [one] بعد يوم واحد من الافتتاح
    [two] بعد يومين من الافتتاح
    [few] بعد { $days } أيام من الافتتاح
    [many] بعد { $days } يومًا من الافتتاح
   *[other] بعد { $days } يوم من الافتتاح
}
report-distribution-task-force = فريق العمل: النسخة الكاملة
report-distribution-minister = الوزير: الملخص التنفيذي
report-distribution-partner = { $partner }: ما يخصه
report-distribution-public = نسخة للجمهور
# Headings of that edition.
report-public-purpose = الغاية من هذا الحدث
report-public-achieved = ما تحقق
report-public-next = ما يأتي بعد ذلك
report-public-part = من يشارك
report-public-about = عن هذا التقرير
report-public-contact = للاستفسار:
# Where a partner may not be named to the reader.
report-a-partner = أحد الشركاء
report-another-partner = شريك آخر
report-partner-own = { $overdue ->
    [0] { $partner }: لا مهام ولا مساهمات متأخرة؛ أُنجز { $completed } من { $n }
   *[other] { $partner }: المهام والمساهمات المتأخرة { $overdue }؛ أُنجز { $completed } من { $n }
}
report-document-title = { $title }: { $kind }، { $date }
report-running-title = { $title } · { $kind }
report-page-of = الصفحة { $page } من { $pages }
report-head-symbol = الرمز
report-head-cut-off = تاريخ الإقفال
report-head-event = الفعالية
report-head-languages = لغات الإصدار
report-head-distribution = التوزيع
report-head-definition = ملف التعريف

## Page 1: executive summary

report-summary-empty = لم يُخطَّط بعد لأي مهمة
report-summary-achieved = { $n ->
    [one] اكتملت المهمة الوحيدة، { $counter }
    [two] اكتملت المهمتان كلتاهما، { $counter }
   *[other] اكتملت جميع المهام وعددها { $n }، { $counter }
}
report-summary-not-due = لم يحِن بعد موعد أي مهمة، { $counter }
report-summary-link = .{" "}
report-summary-after = المهام التي لا تزال مفتوحة: { $preparation } من التحضير، و{ $left } من المتابعة، { $counter }
report-summary-worst = الهدف { $objective } هو الأسوأ تقييمًا: { $rating }
report-summary-overdue = { $overdue ->
    [0] لا مهمة متأخرة، { $counter }
    [one] مهمة واحدة من أصل { $n } متأخرة، { $counter }
    [two] مهمتان من أصل { $n } متأخرتان، { $counter }
    [few] { $overdue } مهام من أصل { $n } متأخرة، { $counter }
   *[other] { $overdue } مهمة من أصل { $n } متأخرة، { $counter }
}
report-summary-results-none = { $due ->
    [0] لا يُنتظر بعد أي نتيجة
   *[other] لم تُقيَّم النتائج بعد: المنتظر { $due } من { $n } مؤشرات
}
report-summary-results-off = النتائج متأخرة (تحقّق { $achieved }، والمتوقع { $expected }؛ { $due } من { $n } مؤشرات)
report-summary-results-partly = النتائج متأخرة قليلًا (تحقّق { $achieved }، والمتوقع { $expected }؛ { $due } من { $n } مؤشرات)
report-summary-results-on = النتائج كما هو متوقع (تحقّق { $achieved }، والمتوقع { $expected }؛ { $due } من { $n } مؤشرات)
report-summary-work-none = لم يحِن بعد موعد أي عمل (أُنجز { $delivered }، والخطة { $planned })
report-summary-work-far = العمل متأخر كثيرًا عن الخطة ({ $delivered }، والخطة { $planned })
report-summary-work-behind = العمل متأخر قليلًا عن الخطة ({ $delivered }، والخطة { $planned })
report-summary-work-near = العمل قريب من الخطة ({ $delivered }، والخطة { $planned })
report-summary-work-even = العمل وفق الخطة ({ $delivered }، والخطة { $planned })
report-summary-work-ahead = العمل متقدم على الخطة ({ $delivered }، والخطة { $planned })

report-tile-completed = المهام المكتملة
report-tile-on_time = المنجزة في موعدها
report-tile-on_time-note = { $n } من { $of } حان موعدها
report-tile-response = الشركاء في الموعد
report-tile-response-note = { $n } من { $of } مستحقة
report-tile-response-note-rest = { $n } من { $of } مستحقة؛ { $rest }
report-tile-overdue = المهام المتأخرة
report-tile-opening = الأيام حتى الافتتاح
report-tile-opened = الأيام منذ الافتتاح
report-tile-opening-note = { $date }، { $counter }
report-tile-indicator-note = الهدف { $target }؛ { $date }
report-tile-more = زيادة { $n } منذ { $since }
report-tile-fewer = انخفاض { $n } منذ { $since }
report-tile-same = بلا تغيير منذ { $since }

report-achieved-label = ما أُنجز:
report-achieved = { $n ->
    [one] اكتملت مهمة واحدة { $since }، وهي { $task }.
    [two] اكتملت مهمتان { $since }، إحداهما { $task }.
    [few] اكتملت { $n } مهام { $since }، منها { $task }.
    [many] اكتملت { $n } مهمة { $since }، منها { $task }.
   *[other] اكتملت { $n } مهمة { $since }، منها { $task }.
}
report-achieved-one = اكتملت المهمة { $task } { $since }.
report-achieved-nothing = لم تكتمل أي مهمة { $since }.
report-concerns-label = ما يثير القلق:
report-concerns-none = لا توجد مهام متأخرة أو معرّضة للخطر.
report-concerns-unrecorded = { $n ->
    [one] مهمة واحدة من التحضير لم تُسجَّل منجزة: { $task }. فهل أُنجزت أم لم تعد لازمة؟
    [two] مهمتان من التحضير لم تُسجَّلا منجزتين، أولاهما { $task }. فهل أُنجزتا أم لم تعودا لازمتين؟
    [few] { $n } مهام من التحضير لم تُسجَّل منجزة، أولاها { $task }. فهل أُنجزت أم لم تعد لازمة؟
   *[other] { $n } مهمة من التحضير لم تُسجَّل منجزة، أولاها { $task }. فهل أُنجزت أم لم تعد لازمة؟
}
report-concerns-results = { $n ->
    [one] نتائج الهدف { $objectives } متأخرة قليلًا عن الخطة.
    [two] نتائج الهدفين { $objectives } متأخرة قليلًا عن الخطة.
   *[other] نتائج الأهداف { $objectives } متأخرة قليلًا عن الخطة.
}
report-concerns-risk = { $n ->
    [one] معرّضة للخطر: { $task }، وموعدها { $date }.
    [two] معرّضة للخطر: مهمتان، أقرب موعد لهما { $date }.
    [few] معرّضة للخطر: { $n } مهام، أقرب موعد لها { $date }.
    [many] معرّضة للخطر: { $n } مهمة، أقرب موعد لها { $date }.
   *[other] معرّضة للخطر: { $n } مهمة، أقرب موعد لها { $date }.
}
report-concerns-blocked = { $n ->
    [one] متعطّلة: { $names }.
    [two] متعطّلة: مهمتان، وهما { $names }.
    [few] متعطّلة: { $n } مهام، منها { $names }.
    [many] متعطّلة: { $n } مهمة، منها { $names }.
   *[other] متعطّلة: { $n } مهمة، منها { $names }.
}
report-concerns-red = { $rating }: { $names }.
report-concerns-missed = { $n ->
    [one] لم يبلغ الهدف { $objectives } جميع قيمه المستهدفة.
    [two] لم يبلغ الهدفان { $objectives } جميع قيمهما المستهدفة.
   *[other] لم تبلغ الأهداف { $objectives } جميع قيمها المستهدفة.
}
report-concerns-uncounted = { $n ->
    [one] لم تُحصَ نتائج الهدف { $objectives } بعد.
    [two] لم تُحصَ نتائج الهدفين { $objectives } بعد.
   *[other] لم تُحصَ نتائج الأهداف { $objectives } بعد.
}
report-red-objective = { $n ->
    [one] الهدف { $objectives }
    [two] الهدفان { $objectives }
   *[other] الأهداف { $objectives }
}
report-red-workstreams = مسارات العمل: { $n }، منها { $names }
report-concerns-overdue = { $overdue ->
    [one] هناك مهمة واحدة متأخرة: { $task }، بقيادة { $owner }، وكان موعدها { $since }.
    [two] هناك مهمتان متأخرتان، أطولهما تأخرًا { $task }، بقيادة { $owner }، وكان موعدها { $since }.
    [few] هناك { $overdue } مهام متأخرة، أطولها تأخرًا { $task }، بقيادة { $owner }، وكان موعدها { $since }.
    [many] هناك { $overdue } مهمة متأخرة، أطولها تأخرًا { $task }، بقيادة { $owner }، وكان موعدها { $since }.
   *[other] هناك { $overdue } مهمة متأخرة، أطولها تأخرًا { $task }، بقيادة { $owner }، وكان موعدها { $since }.
}
report-concerns-waiting = { $overdue ->
    [one] هناك مهمة واحدة متأخرة: { $task }
    [two] هناك مهمتان متأخرتان، وأكثر ما تتوقف عليه المهام الأخرى { $task }
    [few] هناك { $overdue } مهام متأخرة، وأكثر ما تتوقف عليه المهام الأخرى { $task }
    [many] هناك { $overdue } مهمة متأخرة، وأكثر ما تتوقف عليه المهام الأخرى { $task }
   *[other] هناك { $overdue } مهمة متأخرة، وأكثر ما تتوقف عليه المهام الأخرى { $task }
}؛ ولا يمكن قبلها إنجاز { $waiting ->
    [one] مهمة أخرى واحدة
    [two] مهمتين أخريين
    [few] { $waiting } مهام أخرى
    [many] { $waiting } مهمة أخرى
   *[other] { $waiting } مهمة أخرى
}.
report-next-label = ما يلي ذلك:
report-next = { $n ->
    [one] يحلّ موعد مهمة واحدة حتى { $until }: { $task } في { $date }.
    [two] يحلّ موعد مهمتين حتى { $until }، أولاهما { $task } في { $date }.
    [few] يحلّ موعد { $n } مهام حتى { $until }، أولاها { $task } في { $date }.
    [many] يحلّ موعد { $n } مهمة حتى { $until }، أولاها { $task } في { $date }.
   *[other] يحلّ موعد { $n } مهمة حتى { $until }، أولاها { $task } في { $date }.
}
report-next-milestone = { $n ->
    [0] لا يحلّ موعد أي مهمة حتى { $until }؛ والمعلم الرئيسي التالي { $task } في { $date }.
    [one] يحلّ موعد مهمة واحدة حتى { $until }؛ والمعلم الرئيسي التالي { $task } في { $date }.
    [two] يحلّ موعد مهمتين حتى { $until }؛ والمعلم الرئيسي التالي { $task } في { $date }.
    [few] يحلّ موعد { $n } مهام حتى { $until }؛ والمعلم الرئيسي التالي { $task } في { $date }.
    [many] يحلّ موعد { $n } مهمة حتى { $until }؛ والمعلم الرئيسي التالي { $task } في { $date }.
   *[other] يحلّ موعد { $n } مهمة حتى { $until }؛ والمعلم الرئيسي التالي { $task } في { $date }.
}
report-next-nothing = لا يحلّ موعد أي مهمة حتى { $until }.

report-decisions = القرارات المطلوبة
report-decisions-none = لا يُطلب أي قرار: لا توجد مهمة متأخرة أو متعطّلة تعطّل غيرها، ولا خطر شديد بلا معالجة.
report-decisions-none-opened = لا يُطلب أي قرار: فقد افتُتح الحدث ولم يعد يُبت في شيء من تحضيره.
report-decisions-none-partner = لا يُطلب أي قرار من { $partner }.
report-decisions-none-open = لا يُطلب أي قرار آخر: فقد اتُّخذت القرارات التي تستدعيها المهام المتأخرة.
report-decisions-more = { $n ->
    [one] هناك مهمة أخرى تنتظر قرارًا.
    [two] هناك مهمتان أخريان تنتظران قرارًا.
    [few] هناك { $n } مهام أخرى تنتظر قرارًا.
    [many] هناك { $n } مهمة أخرى تنتظر قرارًا.
   *[other] هناك { $n } مهمة أخرى تنتظر قرارًا.
}
report-decision-line = صاحب القرار: { $owner }، حتى { $date }.
report-decide-task = البت في مصير المهمة { $task } ({ $owner }).
report-decide-task-options = الخيارات: موعد جديد، أو مسؤول آخر، أو من دونه.
report-decide-milestone = البت في مصير المعلم الرئيسي { $task } ({ $owner }).
report-decide-milestone-options = الخيارات: موعد جديد، أو مسؤول آخر، أو من دونه.
report-decide-blocked = إزالة ما يعطّل المهمة { $task } ({ $owner }).
report-decide-blocked-options = الخيارات: تسوية العائق، أو طريق آخر، أو موعد جديد.
report-decide-waiting-otherwise = { $waiting ->
    [one] وإلا فلا يمكن إنجاز مهمة موعدها { $date }.
    [two] وإلا فلا يمكن إنجاز مهمتين، أقرب موعد لهما { $date }.
    [few] وإلا فلا يمكن إنجاز { $waiting } مهام، أقرب موعد لها { $date }.
    [many] وإلا فلا يمكن إنجاز { $waiting } مهمة، أقرب موعد لها { $date }.
   *[other] وإلا فلا يمكن إنجاز { $waiting } مهمة، أقرب موعد لها { $date }.
}
report-decide-milestone-otherwise = وإلا بقي المعلم الرئيسي المحدد في { $date } فائتًا.
report-decide-task-otherwise = وإلا بقيت مفتوحة بعد موعدها { $date }.
report-decide-risk = البت في معالجة خطر شديد لم تُسجَّل له معالجة: «{ $risk }» ({ $level }).
report-decide-risk-options = الخيارات: معالجة لها مسؤول وموعد، أو بديل، أو قبوله كتابةً.
report-decide-risk-otherwise = وإلا، إذا وقع: { $effect }.
report-decide-risk-stays = وإلا بقي على شدته.
report-decide-budget = البت في بنود الميزانية التي لا التزام لها ({ $n }): { $names }.
report-decide-budget-options = الخيارات: الالتزام بالمبالغ، أو مصدر آخر، أو التقليص.
report-decide-budget-otherwise = وإلا لم يُضمن ما تموّله في { $date }.
report-decide-coordinator = المنسق
report-decide-office = { $partner } ({ $office })
report-overall = التقييم العام
report-part-work = العمل
report-part-results = النتائج

## Page 2: objectives

report-objectives = التقدم المحرز نحو الأهداف
report-objectives-none = لم يُحدَّد أي هدف
report-objectives-not-assessed = لا يمكن بعد تقييم أي هدف
report-objectives-well = { $n ->
    [one] الهدف في المسار الصحيح
    [two] الهدفان كلاهما في المسار الصحيح
   *[other] جميع الأهداف وعددها { $n } في المسار الصحيح
}
report-objectives-assessed-well = { $n ->
    [one] الهدف الوحيد الذي يمكن تقييمه من أصل { $of } في المسار الصحيح
    [two] الهدفان اللذان يمكن تقييمهما من أصل { $of } في المسار الصحيح
   *[other] الأهداف التي يمكن تقييمها، وعددها { $n } من أصل { $of }، في المسار الصحيح
}
report-objectives-concerns = { $n ->
    [one] هدف واحد من أصل { $of } ليس في المسار الصحيح، وهو الهدف { $objective }
    [two] هدفان من أصل { $of } ليسا في المسار الصحيح، وأبعدهما عنه الهدف { $objective }
    [few] { $n } أهداف من أصل { $of } ليست في المسار الصحيح، وأبعدها عنه الهدف { $objective }
    [many] { $n } هدفًا من أصل { $of } ليست في المسار الصحيح، وأبعدها عنه الهدف { $objective }
   *[other] { $n } هدف من أصل { $of } ليست في المسار الصحيح، وأبعدها عنه الهدف { $objective }
}
report-objectives-after = الأهداف المحققة: { $reached } من { $of }؛ جزئيًا: { $partly }؛ غير محققة: { $failed }؛ لم تُقيَّم: { $unknown }
report-objective-no-task = الهدف { $objective }: لا توجد مهمة تخدمه
report-objective-achieved = تحقق الهدف { $objective }
report-objective-partly-achieved = تحقّق الهدف { $objective } جزئيًا: القيم المستهدفة التي بُلغت { $met } من { $due }
report-objective-not-achieved = لم يتحقّق الهدف { $objective }: القيم المستهدفة التي بُلغت { $met } من { $due }
report-objective-not-counted = لم يُقيَّم الهدف { $objective }: النتائج المحصاة { $counted } من { $due }
report-objective-not-due = لا يمكن بعد تقييم الهدف { $objective }: لم يحِن موعد أي من مهامه
report-objective-on-track = الهدف { $objective } في المسار الصحيح: المهام المكتملة { $completed } من { $n }
report-objective-on-track-overdue = { $overdue ->
    [one] الهدف { $objective } في المسار الصحيح، لكن مهمة واحدة من أصل { $n } متأخرة
    [two] الهدف { $objective } في المسار الصحيح، لكن مهمتين من أصل { $n } متأخرتان
    [few] الهدف { $objective } في المسار الصحيح، لكن { $overdue } مهام من أصل { $n } متأخرة
    [many] الهدف { $objective } في المسار الصحيح، لكن { $overdue } مهمة من أصل { $n } متأخرة
   *[other] الهدف { $objective } في المسار الصحيح، لكن { $overdue } مهمة من أصل { $n } متأخرة
}
report-objective-partly-overdue = { $overdue ->
    [one] الهدف { $objective } متأخر قليلًا عن الخطة: مهمة واحدة من أصل { $n } متأخرة
    [two] الهدف { $objective } متأخر قليلًا عن الخطة: مهمتان من أصل { $n } متأخرتان
    [few] الهدف { $objective } متأخر قليلًا عن الخطة: { $overdue } مهام من أصل { $n } متأخرة
    [many] الهدف { $objective } متأخر قليلًا عن الخطة: { $overdue } مهمة من أصل { $n } متأخرة
   *[other] الهدف { $objective } متأخر قليلًا عن الخطة: { $overdue } مهمة من أصل { $n } متأخرة
}
report-objective-partly-slow = الهدف { $objective } متأخر قليلًا عن الخطة: المنفّذ { $delivered } والمخطط { $planned }
report-objective-partly-results = نتائج الهدف { $objective } متأخرة قليلًا عن الخطة: تحقق { $achievement } من المسافة إلى القيم التي حلّ موعدها
report-objective-off-overdue = { $overdue ->
    [one] الهدف { $objective } متأخر عن الخطة: مهمة واحدة من أصل { $n } متأخرة
    [two] الهدف { $objective } متأخر عن الخطة: مهمتان من أصل { $n } متأخرتان
    [few] الهدف { $objective } متأخر عن الخطة: { $overdue } مهام من أصل { $n } متأخرة
    [many] الهدف { $objective } متأخر عن الخطة: { $overdue } مهمة من أصل { $n } متأخرة
   *[other] الهدف { $objective } متأخر عن الخطة: { $overdue } مهمة من أصل { $n } متأخرة
}
report-objective-off-slow = الهدف { $objective } متأخر عن الخطة: المنفّذ { $delivered } والمخطط { $planned }
report-objective-off-results = نتائج الهدف { $objective } متأخرة عن الخطة: تحقق { $achievement } من المسافة إلى القيم التي حلّ موعدها
report-indicator-line = { $title }: { $actual } (المستهدف { $target })
report-indicator-line-no-target = { $title }: { $actual }
report-unsure = { $value }؟
report-value-unit = { $value } { $unit }
report-value-planned = { $value } (مخطط)
report-value-expected = { $value } (متوقع)
report-value-measured = { $value } (أُحصي قبل الختام)
report-value-final = { $value } (نهائي)
report-tile-value-planned = { $label } (مخطط)
report-tile-value-expected = { $label } (متوقع)
report-tile-value-measured = { $label } (أُحصي قبل الختام)
report-tile-value-final = { $label } (نهائي)
report-col-objective = الهدف
report-col-delivery = الأنشطة المنفّذة
report-col-results = النتائج المحققة
report-col-rating = التقييم
report-rated-by-activities = بسبب الأنشطة
report-rated-by-results = بسبب النتائج
report-rated-by-activities-alone = بحسب الأنشطة وحدها
report-results-outlook = { $percent } إذا تحقق ما هو مخطط أو متوقع (المؤشرات: { $n } من { $of })
report-planned-at = الخطة { $planned }
report-delivered-planned = { $delivered }، الخطة { $planned }
report-n-overdue = المتأخرة: { $n }
report-n-blocked = المتعطّلة: { $n }
report-n-at-risk = المعرّضة للخطر: { $n }
report-no-indicator = لا يوجد مؤشر
report-change-delivery = المنفّذ: { $change }
report-change-note = التغيّر في الجدول: الأنشطة المنفّذة { $since }، بالنقاط المئوية.
report-figure-objectives = الأنشطة المنفّذة (الشريط العريض) والنتائج المحققة (الشريط الضيق)، كلٌّ مقارنةً بالخطة (العلامة العمودية). المخطّط بخطوط: مخطط له أو متوقع فقط.
report-results-not-assessed = لم تُقيَّم النتائج
report-alt-objectives-row = { $objective }: المنفّذ { $delivered }، المخطط { $planned }، { $rating }
report-alt-objectives = { $n ->
    [one] شريط لهدف واحد. { $rows }.
    [two] أشرطة لهدفين. { $rows }.
    [few] أشرطة لـ { $n } أهداف. { $rows }.
    [many] أشرطة لـ { $n } هدفًا. { $rows }.
   *[other] أشرطة لـ { $n } هدف. { $rows }.
}

## Page 3: workstreams and milestones

report-workstreams = مسارات العمل والمعالم الرئيسية
report-workstreams-well = { $of ->
    [one] لا مهام متأخرة في مسار العمل الوحيد
    [two] لا مهام متأخرة في أي من مساري العمل
   *[other] لا مهام متأخرة في أي من مسارات العمل وعددها { $of }
}
report-workstreams-one-overdue = { $overdue ->
    [one] مسار العمل «{ $workstream }» هو الوحيد الذي فيه مهمة متأخرة
    [two] مسار العمل «{ $workstream }» هو الوحيد الذي فيه مهام متأخرة: مهمتان من أصل { $n }
   *[other] مسار العمل «{ $workstream }» هو الوحيد الذي فيه مهام متأخرة: { $overdue } من أصل { $n }
}
report-workstreams-most = { $workstreams ->
    [one] في مسار عمل واحد من أصل { $of } مهام متأخرة، وهو «{ $workstream }»: { $most } من { $n }
    [two] في مساري عمل من أصل { $of } مهام متأخرة، وأكثرها في «{ $workstream }»: { $most } من { $n }
    [few] في { $workstreams } مسارات عمل من أصل { $of } مهام متأخرة، وأكثرها في «{ $workstream }»: { $most } من { $n }
    [many] في { $workstreams } مسار عمل من أصل { $of } مهام متأخرة، وأكثرها في «{ $workstream }»: { $most } من { $n }
   *[other] في { $workstreams } مسار عمل من أصل { $of } مهام متأخرة، وأكثرها في «{ $workstream }»: { $most } من { $n }
}
report-workstreams-even = { $workstreams ->
    [one] في مسار عمل واحد من أصل { $of } مهام متأخرة، وعددها { $overdue }
    [two] في مساري عمل من أصل { $of } مهام متأخرة، ومجموعها { $overdue }
    [few] في { $workstreams } مسارات عمل من أصل { $of } مهام متأخرة، ومجموعها { $overdue }
    [many] في { $workstreams } مسار عمل من أصل { $of } مهام متأخرة، ومجموعها { $overdue }
   *[other] في { $workstreams } مسار عمل من أصل { $of } مهام متأخرة، ومجموعها { $overdue }
}
report-col-workstream = مسار العمل
report-col-done = المكتملة
report-col-next = التالي
report-col-due = الموعد
report-col-owner = الجهة المسؤولة
report-col-milestone = المعلم الرئيسي
report-forecast = المتوقع: { $date }
report-col-state = الحالة
report-nothing-left = لم يبقَ ما يُنجز
report-overdue-mark = متأخرة
report-milestones = المعالم الرئيسية
report-milestones-none = لم يُحدَّد أي معلم رئيسي
report-milestones-done = { $of ->
    [one] بُلغ المعلم الرئيسي الوحيد
    [two] بُلغ المعلمان الرئيسيان كلاهما
   *[other] بُلغت جميع المعالم الرئيسية وعددها { $of }
}
report-milestones-overdue = { $overdue ->
    [one] تأخر معلم رئيسي واحد من أصل { $of }: { $task }
    [two] تأخر معلمان رئيسيان من أصل { $of }، أولهما { $task }
    [few] تأخرت { $overdue } معالم رئيسية من أصل { $of }، أولها { $task }
    [many] تأخر { $overdue } معلمًا رئيسيًا من أصل { $of }، أولها { $task }
   *[other] تأخر { $overdue } معلم رئيسي من أصل { $of }، أولها { $task }
}
report-milestones-risk = المعالم الرئيسية التي بُلغت: { $done } من { $of }؛ والمعرّضة للخطر مما بقي: { $risk }، أولها { $task }
report-milestones-next = المعالم الرئيسية التي بُلغت: { $done } من { $of }؛ والتالي { $task } في { $date }
# From right to left the arrow leads to the left.
report-critical-link = {" ← "}
report-critical = { $days ->
    [zero] المسار الحرج، وهو المهام المفتوحة ذات أقل هامش: { $chain }. ولا هامش لها.
    [one] المسار الحرج، وهو المهام المفتوحة ذات أقل هامش: { $chain }. وهامشها يوم واحد.
    [two] المسار الحرج، وهو المهام المفتوحة ذات أقل هامش: { $chain }. وهامشها يومان.
    [few] المسار الحرج، وهو المهام المفتوحة ذات أقل هامش: { $chain }. وهامشها { $days } أيام.
   *[other] المسار الحرج، وهو المهام المفتوحة ذات أقل هامش: { $chain }. وهامشها { $days } يومًا.
}
report-critical-late = { $days ->
    [one] المسار الحرج، وهو المهام المفتوحة ذات أقل هامش: { $chain }. وهو متأخر يومًا واحدًا.
    [two] المسار الحرج، وهو المهام المفتوحة ذات أقل هامش: { $chain }. وهو متأخر يومين.
    [few] المسار الحرج، وهو المهام المفتوحة ذات أقل هامش: { $chain }. وهو متأخر { $days } أيام.
   *[other] المسار الحرج، وهو المهام المفتوحة ذات أقل هامش: { $chain }. وهو متأخر { $days } يومًا.
}
report-figure-timeline = مسارات العمل من بداية أول فترة فيها حتى آخر موعد. والعلامات عند مواعيدها أو يقود إليها خط رفيع؛ والمعالم الرئيسية بأرقامها في الجدول
report-timeline-opening = الافتتاح
report-timeline-today = { $date }
report-timeline-done = معلم تم بلوغه
report-timeline-due = معلم قادم
report-timeline-overdue = متأخر
report-timeline-forecast = التوقع إن تأخر عن الموعد
report-timeline-small = العلامات الصغيرة: مهام أخرى
report-alt-timeline = الجدول الزمني في { $date } ({ $counter }). المعالم الرئيسية: { $n }؛ ما بُلغ منها: { $done }؛ المتأخر منها: { $overdue }. المتوقع بعد موعده: { $later }.


## Page 4: partners

report-partners = الشركاء والعمل المتضافر
report-partners-well = { $of ->
    [one] لا مهام ولا مساهمات متأخرة على الشريك الوحيد
    [two] لا مهام ولا مساهمات متأخرة على أي من الشريكين
   *[other] لا مهام ولا مساهمات متأخرة على أي من الشركاء وعددهم { $of }
}
report-partners-one = { $overdue ->
    [one] الشريك { $partner } هو الوحيد الذي عليه مهمة أو مساهمة متأخرة
   *[other] الشريك { $partner } هو الوحيد الذي عليه مهام ومساهمات متأخرة، وعددها { $overdue }
}
report-partners-most = على الشريك { $partner } { $n } من المهام والمساهمات المتأخرة وعددها { $overdue }؛ وعدد الشركاء المتأخرين { $partners } من { $of }
report-partners-even = عدد الشركاء المتأخرين { $partners } من { $of }، وعدد مهامهم ومساهماتهم المتأخرة { $overdue }
report-col-partner = الشريك
report-col-led = المهام المقودة
report-col-contributing = المساهمات
report-col-overdue = المتأخرة
report-col-response = في الموعد
report-col-punctuality = أيام التبكير أو التأخير (ن)
report-punctuality-early = تبكير { $days } ({ $n })
report-punctuality-late = تأخير { $days } ({ $n })
report-punctuality-on-day = في اليوم نفسه ({ $n })
report-response-time = { $days } ({ $n })
report-done-of = { $n } من { $of }
report-response-rest = { $share }، { $rest }
report-late = { $n } متأخرة
report-missing = { $n } لم تُسلَّم
report-partners-note = المهام المقودة والمساهمات: المكتمل من الكل. في الموعد: ما وصل في يومه من المهام المقودة والمساهمات التي حان موعدها؛ ولجميع الشركاء { $share }. أيام التبكير أو التأخير: وسيط عمليات التسليم وعددها ن.
report-unreached = تعذّر الوصول إليه منذ { $date }
report-silent = لا ردّ، والمتأخر: { $n }
report-unheard-count = { $word }: { $n } من { $of }
report-alt-unheard = { $word }: { $partners }.
report-figure-heat-map = المهام والمساهمات الباقية على الشركاء بحسب مسار العمل: المتأخر / المفتوح
report-alt-heat-map = المهام والمساهمات المفتوحة: { $open }، والمتأخرة منها: { $overdue }؛ وأكثرها على { $partner }: { $most }.
report-alt-heat-map-own = { $partner }: المهام والمساهمات المفتوحة: { $open }، والمتأخرة منها: { $overdue }.
report-alt-heat-map-well = { $open ->
    [0] لا مهام ولا مساهمات منتظرة من أي شريك.
   *[other] المهام والمساهمات المفتوحة: { $open }، وليس بينها متأخر.
}
report-joint-tasks = المهام المشتركة بين شركاء من نوعين أو أكثر: { $share }
report-caption-concertation = المهام التي يقودها نوع من الشركاء أو يساهم فيها، بحسب الهدف
report-col-kind = نوع الشريك
report-gap = ثغرة
report-gaps = الثغرات
report-gaps-none = يشارك كل نوع من الشركاء في كل هدف.
report-concertation-gap = { $n ->
    [one] { $kind }: لا مشاركة في الهدف { $objectives }.
    [two] { $kind }: لا مشاركة في الهدفين { $objectives }.
   *[other] { $kind }: لا مشاركة في الأهداف { $objectives }.
}

## Page 5: what is overdue, what comes next

report-lists = المتأخر والتالي
report-lists-nothing = لا مهام متأخرة، ولا يحلّ موعد أي مهمة خلال { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
report-lists-soon = { $soon ->
    [one] لا مهام متأخرة؛ ويحلّ موعد مهمة واحدة خلال { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
    [two] لا مهام متأخرة؛ ويحلّ موعد مهمتين خلال { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
    [few] لا مهام متأخرة؛ ويحلّ موعد { $soon } مهام خلال { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
    [many] لا مهام متأخرة؛ ويحلّ موعد { $soon } مهمة خلال { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
   *[other] لا مهام متأخرة؛ ويحلّ موعد { $soon } مهمة خلال { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
}
report-lists-overdue = { $overdue ->
    [one] هناك مهمة واحدة متأخرة؛ ولا يحلّ موعد أي مهمة أخرى خلال { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
    [two] هناك مهمتان متأخرتان؛ ولا يحلّ موعد أي مهمة أخرى خلال { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
    [few] هناك { $overdue } مهام متأخرة؛ ولا يحلّ موعد أي مهمة أخرى خلال { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
    [many] هناك { $overdue } مهمة متأخرة؛ ولا يحلّ موعد أي مهمة أخرى خلال { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
   *[other] هناك { $overdue } مهمة متأخرة؛ ولا يحلّ موعد أي مهمة أخرى خلال { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
}
report-lists-both = { $overdue ->
    [one] هناك مهمة واحدة متأخرة
    [two] هناك مهمتان متأخرتان
    [few] هناك { $overdue } مهام متأخرة
    [many] هناك { $overdue } مهمة متأخرة
   *[other] هناك { $overdue } مهمة متأخرة
}، ويُنتظر إنجاز { $soon ->
    [one] مهمة أخرى واحدة
    [two] مهمتين أخريين
    [few] { $soon } مهام أخرى
    [many] { $soon } مهمة أخرى
   *[other] { $soon } مهمة أخرى
} خلال { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
report-overdue = المهام المتأخرة
report-overdue-none = لا توجد مهام متأخرة.
report-due-soon = المهام التي يحلّ موعدها حتى { $until }
report-due-soon-none = لا يحلّ موعد أي مهمة.
report-col-task = المهمة
report-col-lead = الجهة القائدة
report-col-float = الهامش
report-col-health = الوضع
report-waits-for-inputs = لم ترد بعد مساهمات { $partners }.
report-tasks-waiting = { $n ->
    [one] تنتظرها مهمة واحدة.
    [two] تنتظرها مهمتان.
    [few] تنتظرها { $n } مهام.
    [many] تنتظرها { $n } مهمة.
   *[other] تنتظرها { $n } مهمة.
}

## Annex

report-annex = المرفق
report-indicators = المؤشرات
report-col-indicator = المؤشر
report-col-baseline = خط الأساس
report-col-target = قيمة مستهدفة
report-col-actual = القيمة الفعلية
report-next-target = { $target } بحلول { $date }
report-col-achievement = نسبة التحقق
report-col-source = المصدر
report-confidence = درجة الثقة: { $confidence }
report-was = سابقًا { $value }
report-source-computed = محسوب من السجل
report-source-computed-share = { $of ->
    [one] محسوب من السجل: { $n } من مهمة واحدة
    [two] محسوب من السجل: { $n } من مهمتين
    [few] محسوب من السجل: { $n } من { $of } مهام
    [many] محسوب من السجل: { $n } من { $of } مهمة
   *[other] محسوب من السجل: { $n } من { $of } مهمة
}
report-source-expected = متوقع من: { $source }
report-indicators-note = – لم يُقيَّم: لم تُقَس أي قيمة، أو أن خط الأساس أو القيمة المستهدفة غير معروفة.

report-changes = التغيّرات { $since }
report-changes-none = لم يتغير شيء.
report-changes-completed = مهام اكتملت
report-changes-overdue = مهام أصبحت متأخرة
report-changes-moved = مهام تغيّر موعدها
report-changes-added = مهام أُضيفت
report-changes-removed = مهام أُلغيت أو حُذفت
report-changes-withdrawn = التقارير المسحوبة
report-changes-ratings = التقييمات
report-changes-indicators = المؤشرات
report-change-moved = { $task }: من { $from } إلى { $to }
report-change-rating = الهدف { $objective }: من «{ $from }» إلى «{ $to }»
report-change-value = { $title } ({ $id }): { $to }، سابقًا { $from }
report-change-value-first = { $title } ({ $id }): { $to }، أول قيمة

report-method = المنهج والعتبات
report-method-cut-off = تاريخ الإقفال
report-method-cut-off-text = ما سُجّل حتى { $host }، أي { $utc }.
report-method-progress = تقدم المهمة
report-method-progress-text = لم تبدأ أو متعطّلة أو معلّقة 0، قيد التنفيذ أو أُعيدت للمراجعة { $started }، مكتملة { $completed }. وما سلّمته الجهة القائدة: نسبة ما ورد من المساهمات المطلوبة، بين { $started } و{ $submitted }؛ و{ $submitted } إذا لم تشترط القاعدة مزيدًا منها أو كانت بانتظار الموافقة التي يشترطها ملف التعريف. ولا تُحتسب المهام الملغاة في أي موضع.
report-method-delivery = الأنشطة المنفّذة
report-method-delivery-text = المتوسط المرجّح لتقدم المهام التي تخدم الهدف؛ ووزن المهمة 2 لهدفها الأساسي و1 لكل هدف آخر تخدمه. أما في مسارات العمل وفي المجموع فلجميع المهام الوزن نفسه.
report-method-planned = الخطة
report-method-planned-text = وزن المهام التي يحلّ موعدها في تاريخ الإقفال أو قبله، مقسومًا على وزن جميع المهام.
report-method-schedule = معامل الجدول الزمني
report-method-schedule-text = الأنشطة المنفّذة مقسومةً على الخطة.
report-method-achievement = النتائج المحققة
report-method-achievement-text = (القيمة الفعلية – خط الأساس) ÷ (القيمة المستهدفة – خط الأساس) لكل مؤشر؛ ويُحسب المتوسط من قيم محصورة بين صفر و100 في المائة. والمؤشر الذي ليس له خط أساس أو قيمة مستهدفة أو قيمة فعلية لا يُقيَّم ولا يُحتسب.
report-method-values = قيم المؤشرات
report-method-values-text = القيم المقيسة والنهائية نتائج. أما القيم المخططة والمتوقعة، ومنها المعلن والمسجل، فتُسمى كذلك وتُرسم مخططة وليست إنجازًا. ومن يوم الختام فصاعدًا لا يُعد ما قيس قبله نتيجة للحدث ما لم يكن نهائيًا: فهو لم يُحصَ بعد. والقيمة التي لم يُذكر نوعها مقيسة. «؟»: موثوقية منخفضة.
report-method-next-target = القيم المستهدفة المرحلية
report-method-next-target-text = يُقاس الطريق إلى الغاية المرحلية التالية ليوم القيمة؛ وبعد الأخيرة إلى الغاية نفسها.
report-method-expected = معامل النتائج
report-method-expected-text = إنجاز كل مؤشر مقسومًا على المتوقع منه في تاريخ الإقفال؛ ومتوسط القيم بين 0 و1. تُتوقع الغاية المرحلية من يومها، والغاية نفسها من يوم الختام. وإذا توقع التعريف قيمًا من يوم أبكر فعلى العدد أن ينمو بانتظام منه إلى الختام، وعلى النسبة أو المستوى المراد خفضه أن يكون عند غايته. وتُتوقع الغاية دائمًا من النسب والمستويات الهابطة المحسوبة. وقبل ذلك لا يُتوقع شيء ولا تُقيَّم أي قيمة. والعلامة على الشريط هي متوسط المتوقع. وبلا خط أساس تُقسم القيمة المراد رفعها على المتوقع كأنها بدأت من الصفر، وتُحسب القيمة المراد خفضها 1 إذا بُلغ المتوقع، وإلا فصفر.
report-method-overall = التقييم العام
report-method-overall-text = تقييم الهدف الأسوأ تقييمًا؛ وما لم يُقيَّم لا يُحتسب.
report-method-rating = التقييم
report-method-rating-text = { $by ->
    [schedule] معامل الجدول الزمني
    [results] معامل النتائج
   *[worse] الأسوأ من معامل الجدول الزمني ومعامل النتائج
  }: ● في المسار الصحيح ابتداءً من { $green }، ▲ في المسار الصحيح جزئيًا ابتداءً من { $amber }، ■ خارج المسار دون ذلك. ✓ تحقّق: اكتملت جميع المهام وبُلغت جميع القيم المستهدفة إن وُجدت. – لم يُقيَّم: لا يوجد ما يُقيَّم على أساسه.
report-method-after = التقييم بعد الحدث
report-method-after-text = بالنتائج وحدها، متى أُحصي أكثر من نصف القيم المستهدفة التي حلّ موعدها؛ وقبل ذلك – لم يُقيَّم. ✓ تحقّق: بُلغت جميع القيم المستهدفة. وإذا لم تُبلغ قيمة أو لم تُحصَ: ▲ تحقّق جزئيًا إذا كان معامل النتائج { $amber } على الأقل، و■ لم يتحقّق دون ذلك. ويُسأل عن مهام التحضير المفتوحة ولا تُقيَّم.
report-method-whole = التقييم العام
report-method-whole-text = بالقاعدة نفسها على جميع المهام وجميع المؤشرات. ولا تُقيَّم النتائج إلا إذا قُيِّمت نتائج أكثر من نصف الأهداف. ولا يتجاوز «في المسار الصحيح جزئيًا» ما دام هدف أو مسار عمل خارج المسار، ولا يكون ✓ تحقّق إلا إذا تحقّق كل هدف.
report-method-workstreams = تقييم مسار العمل
report-method-workstreams-text = بحسب مؤشر الجدول الزمني؛ ومع مهمة متأخرة أو متعطّلة أو معرّضة للخطر لا يتجاوز «في المسار الصحيح جزئيًا». ✓: اكتملت جميع مهامه.
report-method-on-time = المنجزة في موعدها
report-method-on-time-text = من المهام التي حلّ موعدها بحلول تاريخ الإقفال، ما اكتمل قبل نهاية يومه في المنطقة الزمنية للجهة القائدة. وتُعرض أيام الاكتمال والتسليم بساعة الشريك المعني.
report-method-response = المسلَّم في موعده
report-method-response-text = من المهام المقودة والمساهمات التي حلّ يومها بحلول تاريخ الإقفال ومهمتها مفتوحة، ما سُلّم في ذلك اليوم أو قبله. وما وصل بعده يُذكر إلى جانبه متأخرًا، وما لم يصل يُذكر أنه لم يُسلَّم. والمساهمة التي اكتملت مهمتها من دونها في يومها أو بعده لم تُسلَّم. ولا يُحسب ما اعتُذر عنه.
report-method-punctuality = أيام التبكير أو التأخير
report-method-punctuality-text = وسيط الأيام التقويمية بين الموعد والتسليم للمهام المقودة والمساهمات؛ ن: عمليات التسليم. ولا يُطبع شيء لأقل من { $least }.
report-method-health = وضع المهمة
report-method-health-text = ■ تجاوز الموعد النهائي: انقضى موعد المهمة. ▲ معرّض للخطر: المهمة متعطّلة، أو تنتظر مهمة متأخرة، أو تؤخرها عن يومها المهام التي تحتاج إليها، أو لم يُسلَّم جزء منها بعد تذكيرين، أو بقي أقل من نصف فترتها وأُنجز أقل من نصفها. ◆ يقترب الموعد: بقي { $soon } يومًا على الأكثر. ● في المسار الصحيح: قيد التنفيذ. ○ لم يبدأ ولم يحن موعده: لم يُنجز منه شيء بعد. ويمتد «التالي» إلى { $outlook } يومًا.
report-method-decisions = القرارات المطلوبة
report-method-decisions-text = المهام المتأخرة التي لا يمكن إنجاز غيرها قبلها، والمعالم الرئيسية المتأخرة، والمهام المتعطّلة، وأولاها ما تتوقف عليه أكثر المهام؛ وأشد الأخطار الشديدة التي لم تُسجَّل لها معالجة؛ وابتداءً من { $months } أشهر قبل الافتتاح بنود الميزانية النقدية التي لها خطة بلا التزام. ويقرر المضيف، وفي الخطر المسؤول عنه، خلال خمسة أيام عمل وقبل الافتتاح. ويُعاد طلب القرار في مهمة إلى أن يُتخذ أو ينتهي كل ما كان ينتظرها. { $most } قرارات على الأكثر، مع مكان لخطر ومكان للمال؛ ولا يُطلب شيء بشأن التحضير منذ الافتتاح.
report-method-unheard = تعذّر الوصول، ولا ردّ
report-method-unheard-text = تعذّر الوصول إليه: لم تمكن في آخر محاولة الكتابة إلى أحد لدى الشريك؛ فلا عنوان له، أو أُعيدت الرسائل من عناوينه كلها. وينتهي ذلك حين تُرسل إليه رسالة من جديد أو حين يردّ. لا ردّ: ذُكّر الشريك قبل { $days } أيام على الأقل ببنود تجاوزت موعدها الآن، ولم يقل شيئًا عن أيّ منها.
report-method-owner = الجهة المسؤولة عن مسار
report-method-owner-text = الشريك الذي يقود أكثر مهام المسار؛ وعند التساوي أولهم في ملف التعريف.
report-method-budget = الميزانية
report-method-budget-text = تُحسب النسب المئوية من المخطط للبنود التي أُبلغ عنها، النقد على حدة والمساهمات العينية على حدة. والبند الذي لم يُبلَّغ عنه يُترك ولا يُعدّ صفرًا. وتُذكر بخانة عشرية واحدة بين 99% و101% وما دون 1%. ولا يُقابَل تجاوز بند بما توفره بنود أخرى.
report-method-forecast = توقع بلوغ معلم رئيسي
report-method-forecast-text = أول يوم يمكن بلوغه فيه إذا لم يتأخر شيء أكثر مما تأخر حتى تاريخ الإقفال، واحتفظت كل مهمة مفتوحة بالوقت الذي تتركه لها الخطة بعد ما تحتاج إليه؛ ويُذكر إن كان بعد الموعد، ولا يُذكر لما تجاوزه الحدث.
report-method-float = الهامش والمسار الحرج
report-method-float-text = الهامش: الأيام التقويمية التي يمكن أن تتأخرها مهمة مفتوحة قبل أن تأخذ من وقت غيرها أو يفوت معلم أو يوم ثابت أو نهاية التحضير؛ ويُحسب للمهمة المتأخرة من تاريخ الإقفال. ودون الصفر فات الأوان بعدد تلك الأيام. والمسار الحرج أطول سلسلة من المهام المفتوحة التي يحل موعدها حتى الافتتاح وهامشها هو الأقل؛ وهامشه هامشها.
report-method-computed = المؤشر { $id }
report-method-concerted-on-time-text = محسوب: من المهام التي يشارك فيها شركاء من نوعين أو أكثر وحلّ موعدها، ما اكتمل في موعده.
report-method-leading-text = محسوب: المنظمات الحكومية الدولية التي أنجزت مهمة واحدة على الأقل مما تقوده. ومن تقود فقط لا تُحسب: فذلك هو الخطة لا النتيجة.
report-method-overdue-inputs-text = محسوب: المساهمات المستحقة والمتأخرة في تاريخ الإقفال؛ ولا قيمة قبل حلول أول موعد.
report-method-small = النسب المئوية
report-method-small-text = تُقرَّب إلى أعداد صحيحة، والنصف إلى أعلى؛ وتعني 100% الكل وحده، و0% العدم وحده. ولا تُذكر نسبة مئوية من أقل من ثلاثة عناصر من دون عددها.
report-method-definition = ملف التعريف
report-method-definition-text = SHA-256 { $hash }

report-abbreviations = المختصرات
report-abbreviation-opening = يوم افتتاح الفعالية؛ والرمز T–3m يعني قبله بثلاثة أشهر
report-contacts = جهات الاتصال بحسب الوظيفة
report-col-organisation = الجهة
report-col-function = الوظيفة
report-col-email = البريد الإلكتروني
report-col-phone = الهاتف

# Gantt
gantt-dates = حتى { $today }؛ الافتتاح في { $opening }
gantt-week = { $day } { $month }
gantt-days = { $n } يوم
gantt-planned = مخطط
gantt-done = منجز
gantt-critical = بلا هامش
gantt-float = هامش
gantt-due = الموعد النهائي
gantt-milestone = معلم
gantt-late = تأخر
gantt-alt = مخطط غانت لعدد { $n } من المهام حتى { $today }، الافتتاح في { $opening }. متأخرة: { $overdue }؛ بلا هامش: { $critical }.

# The report of a programme: its events side by side.
programme-kind = تقرير البرنامج
programme-heading = انقضى { $over } من { $events } أحداث؛ والمقبل: { $ahead }، واكتملت { $completed } من { $n } مهمة
programme-heading-over = انقضت جميع الأحداث وعددها { $events }
programme-objectives-well = سارت جميع الأهداف وفق الخطة في جميع الفعاليات
programme-objectives-behind = { $of ->
    [one] «{ $objective }»: لم يسر وفق الخطة في { $n } من فعالية واحدة
    [two] «{ $objective }»: لم يسر وفق الخطة في { $n } من فعاليتين
    [few] «{ $objective }»: لم يسر وفق الخطة في { $n } من { $of } فعاليات
    [many] «{ $objective }»: لم يسر وفق الخطة في { $n } من { $of } فعالية
   *[other] «{ $objective }»: لم يسر وفق الخطة في { $n } من { $of } فعالية
}
programme-objectives-even = { $names }: لم يسر كل منها وفق الخطة في { $n } من { $of } فعاليات
programme-col-event = الفعالية
programme-note = أرقام كل فعالية في التاريخ المبين تحت تقييمها.
programme-series = المؤشرات عبر الفعاليات
programme-series-note = ممتلئ: مقيس. إطار فقط: قيمة مرحلية، والفعالية لم تنتهِ. متقطع: منخفض الموثوقية. شرطة: غير مقيس.
programme-interim = مرحلية
programme-sum = المجموع للفعاليات ({ $n } من { $of }): { $value }
programme-max = أكبر قيمة للفعاليات ({ $n } من { $of }): { $value }
programme-alt-series = { $title } بحسب الفعالية. { $rows }.
