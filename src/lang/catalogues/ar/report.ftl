# awaiting native review

## Progress reports: pieces of sentences

# A mark of direction (U+200F) goes first: within another message this runs from right to left, whatever the title is in.
report-task = {"\u200F"}«{ $title }» ({ $id })
report-share = { $n } من { $of } ({ $percent })
report-share-small = { $n } من { $of }
# Stands alone in a tile: as 42/69 from left to right, like any fraction (U+2066, U+2069).
report-fraction = {"\u2066"}{ $n }/{ $of }{"\u2069"}
report-minus = {"\u2066"}–{ $n }{"\u2069"}
report-span = { $from } – { $to }
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
report-summary-on-track = التحضير في المسار الصحيح، { $counter }
report-summary-on-track-overdue = { $overdue ->
    [one] التحضير في المسار الصحيح، لكن مهمة واحدة من أصل { $n } متأخرة، { $counter }
    [two] التحضير في المسار الصحيح، لكن مهمتين من أصل { $n } متأخرتان، { $counter }
    [few] التحضير في المسار الصحيح، لكن { $overdue } مهام من أصل { $n } متأخرة، { $counter }
    [many] التحضير في المسار الصحيح، لكن { $overdue } مهمة من أصل { $n } متأخرة، { $counter }
   *[other] التحضير في المسار الصحيح، لكن { $overdue } مهمة من أصل { $n } متأخرة، { $counter }
}
report-summary-partly = { $overdue ->
    [0] التحضير أبطأ مما هو مخطط له، { $counter }
    [one] التحضير في المسار الصحيح جزئيًا: مهمة واحدة من أصل { $n } متأخرة، { $counter }
    [two] التحضير في المسار الصحيح جزئيًا: مهمتان من أصل { $n } متأخرتان، { $counter }
    [few] التحضير في المسار الصحيح جزئيًا: { $overdue } مهام من أصل { $n } متأخرة، { $counter }
    [many] التحضير في المسار الصحيح جزئيًا: { $overdue } مهمة من أصل { $n } متأخرة، { $counter }
   *[other] التحضير في المسار الصحيح جزئيًا: { $overdue } مهمة من أصل { $n } متأخرة، { $counter }
}
report-summary-partly-results = العمل في المسار الصحيح، ونتائجه متأخرة جزئيًا عن الخطة، { $counter }
report-summary-off-results = العمل في المسار الصحيح، ونتائجه متأخرة عن الخطة، { $counter }
report-summary-off = { $overdue ->
    [0] التحضير خارج المسار، { $counter }
    [one] التحضير خارج المسار: مهمة واحدة من أصل { $n } متأخرة، { $counter }
    [two] التحضير خارج المسار: مهمتان من أصل { $n } متأخرتان، { $counter }
    [few] التحضير خارج المسار: { $overdue } مهام من أصل { $n } متأخرة، { $counter }
    [many] التحضير خارج المسار: { $overdue } مهمة من أصل { $n } متأخرة، { $counter }
   *[other] التحضير خارج المسار: { $overdue } مهمة من أصل { $n } متأخرة، { $counter }
}
report-summary-not-due = لم يحِن بعد موعد أي مهمة، { $counter }

report-tile-completed = المهام المكتملة
report-tile-on_time = المكتملة في موعدها
report-tile-on_time-note = { $n } من { $of } مكتملة
report-tile-response = نسبة الاستجابة
report-tile-response-note = { $of ->
    [one] { $n } من طلب مستحق واحد
    [two] { $n } من طلبين مستحقين
    [few] { $n } من { $of } طلبات مستحقة
    [many] { $n } من { $of } طلبًا مستحقًا
   *[other] { $n } من { $of } طلب مستحق
}
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
report-concerns-results = { $n ->
    [one] لا توجد مهام متأخرة أو معرّضة للخطر، لكن نتائج الهدف { $objectives } متأخرة عن الخطة.
    [two] لا توجد مهام متأخرة أو معرّضة للخطر، لكن نتائج الهدفين { $objectives } متأخرة عن الخطة.
   *[other] لا توجد مهام متأخرة أو معرّضة للخطر، لكن نتائج الأهداف { $objectives } متأخرة عن الخطة.
}
report-concerns-risk = { $n ->
    [one] لا توجد مهام متأخرة؛ وهناك مهمة واحدة معرّضة للخطر: { $task }، وموعدها { $date }.
    [two] لا توجد مهام متأخرة؛ وهناك مهمتان معرّضتان للخطر، أولاهما { $task }، وموعدها { $date }.
    [few] لا توجد مهام متأخرة؛ وهناك { $n } مهام معرّضة للخطر، أولاها { $task }، وموعدها { $date }.
    [many] لا توجد مهام متأخرة؛ وهناك { $n } مهمة معرّضة للخطر، أولاها { $task }، وموعدها { $date }.
   *[other] لا توجد مهام متأخرة؛ وهناك { $n } مهمة معرّضة للخطر، أولاها { $task }، وموعدها { $date }.
}
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
}، بقيادة { $owner }، وكان موعدها { $since }؛ ولا يمكن قبلها إنجاز { $waiting ->
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
report-decisions-none = لا يُطلب أي قرار: لا توجد مهمة متأخرة تعطّل غيرها.
report-decisions-none-partner = لا يُطلب أي قرار من { $partner }.
report-decisions-none-open = لا يُطلب أي قرار آخر: فقد اتُّخذت القرارات التي تستدعيها المهام المتأخرة.
report-decisions-more = { $n ->
    [one] هناك مهمة متأخرة أخرى تعطّل غيرها، وهي مبيّنة في قائمة المهام المتأخرة.
    [two] هناك مهمتان متأخرتان أخريان تعطّلان غيرهما، وهما مبيّنتان في قائمة المهام المتأخرة.
    [few] هناك { $n } مهام متأخرة أخرى تعطّل غيرها، وهي مبيّنة في قائمة المهام المتأخرة.
    [many] هناك { $n } مهمة متأخرة أخرى تعطّل غيرها، وهي مبيّنة في قائمة المهام المتأخرة.
   *[other] هناك { $n } مهمة متأخرة أخرى تعطّل غيرها، وهي مبيّنة في قائمة المهام المتأخرة.
}
report-decision-waiting = { $waiting ->
    [one] الاتفاق على موعد أو بديل للمهمة { $task }: لا يمكن إنجاز مهمة أخرى واحدة قبلها.
    [two] الاتفاق على موعد أو بديل للمهمة { $task }: لا يمكن إنجاز مهمتين أخريين قبلها.
    [few] الاتفاق على موعد أو بديل للمهمة { $task }: لا يمكن إنجاز { $waiting } مهام أخرى قبلها.
    [many] الاتفاق على موعد أو بديل للمهمة { $task }: لا يمكن إنجاز { $waiting } مهمة أخرى قبلها.
   *[other] الاتفاق على موعد أو بديل للمهمة { $task }: لا يمكن إنجاز { $waiting } مهمة أخرى قبلها.
}
report-decision-milestone = الاتفاق على موعد جديد للمعلم الرئيسي { $task }.
report-decision-task = الاتفاق على موعد جديد للمهمة { $task }.
report-decision-line = { $owner }، حتى { $date }
report-overall = التقييم العام

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
report-objective-no-task = الهدف { $objective }: لا توجد مهمة تخدمه
report-objective-achieved = تحقق الهدف { $objective }
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
report-objective-partly-results = نتائج الهدف { $objective } متأخرة قليلًا عن الخطة: تحقق { $achievement } من المسافة إلى القيم المستهدفة
report-objective-off-overdue = { $overdue ->
    [one] الهدف { $objective } متأخر عن الخطة: مهمة واحدة من أصل { $n } متأخرة
    [two] الهدف { $objective } متأخر عن الخطة: مهمتان من أصل { $n } متأخرتان
    [few] الهدف { $objective } متأخر عن الخطة: { $overdue } مهام من أصل { $n } متأخرة
    [many] الهدف { $objective } متأخر عن الخطة: { $overdue } مهمة من أصل { $n } متأخرة
   *[other] الهدف { $objective } متأخر عن الخطة: { $overdue } مهمة من أصل { $n } متأخرة
}
report-objective-off-slow = الهدف { $objective } متأخر عن الخطة: المنفّذ { $delivered } والمخطط { $planned }
report-objective-off-results = نتائج الهدف { $objective } متأخرة عن الخطة: تحقق { $achievement } من المسافة إلى القيم المستهدفة
report-indicator-line = { $title }: { $actual } (المستهدف { $target })
report-indicator-line-no-target = { $title }: { $actual }
report-col-objective = الهدف
report-col-delivery = الأنشطة المنفّذة
report-col-results = النتائج المحققة
report-col-rating = التقييم
report-rated-by-activities = بسبب الأنشطة
report-rated-by-results = بسبب النتائج
report-planned-at = الخطة { $planned }
report-delivered-planned = { $delivered }، الخطة { $planned }
report-n-overdue = المتأخرة: { $n }
report-no-indicator = لا يوجد مؤشر
report-change-delivery = المنفّذ: { $change }
report-change-note = التغيّر في الجدول: الأنشطة المنفّذة { $since }، بالنقاط المئوية.
report-figure-objectives = الأنشطة المنفّذة (الشريط العريض) والنتائج المحققة (الشريط الضيق)، كلٌّ مقارنةً بالخطة (العلامة العمودية).
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
report-readiness = احتمال إنجاز المهام المفتوحة المستحقة حتى الافتتاح ({ $tasks }) في موعدها: { $probability }، استنادًا إلى التسليمات السابقة ({ $n }).
# From right to left the arrow leads to the left.
report-critical-link = {" ← "}
report-critical = { $days ->
    [0] المسار الحرج: { $chain }. ولم يبقَ أي هامش زمني.
    [one] المسار الحرج: { $chain }. والهامش الباقي يوم واحد.
    [two] المسار الحرج: { $chain }. والهامش الباقي يومان.
    [few] المسار الحرج: { $chain }. والهامش الباقي { $days } أيام.
    [many] المسار الحرج: { $chain }. والهامش الباقي { $days } يومًا.
   *[other] المسار الحرج: { $chain }. والهامش الباقي { $days } يوم.
}
report-critical-late = { $days ->
    [one] المسار الحرج: { $chain }. وهو متأخر يومًا واحدًا.
    [two] المسار الحرج: { $chain }. وهو متأخر يومين.
    [few] المسار الحرج: { $chain }. وهو متأخر { $days } أيام.
    [many] المسار الحرج: { $chain }. وهو متأخر { $days } يومًا.
   *[other] المسار الحرج: { $chain }. وهو متأخر { $days } يوم.
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
report-col-response = نسبة الاستجابة
report-col-response-time = أيام الاستجابة (ن)
report-response-time = { $days } ({ $n })
report-done-of = { $n } من { $of }
report-partners-note = المهام المقودة والمساهمات: المكتمل من المجموع. نسبة الاستجابة: المساهمات المقدَّمة من أصل ما حان موعده؛ ولجميع الشركاء { $share }. أيام الاستجابة: وسيط المساهمات المقدَّمة (ن).
report-unreached = تعذّر الوصول إليه منذ { $date }
report-figure-heat-map = المهام والمساهمات الباقية على الشركاء بحسب مسار العمل: المتأخر / المفتوح
report-alt-heat-map = المهام والمساهمات المفتوحة: { $open }، والمتأخرة منها: { $overdue }؛ وأكثرها على { $partner }: { $most }.
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
report-method-next-target = القيم المستهدفة المرحلية
report-method-next-target-text = تُقارن القيمة بأول قيمة مستهدفة مرحلية بعد تاريخها، ويُنتظر أن تبلغها؛ وبعد آخرها بالقيمة المستهدفة نفسها.
report-method-expected = معامل النتائج
report-method-expected-text = نسبة تحقق كل مؤشر مقسومةً على المتوقع منه: خطة هدفه في تاريخ الإقفال، وكامل القيمة المستهدفة ابتداءً من يوم الاختتام؛ ثم متوسط قيم محصورة بين صفر و1. والعلامة على الشريط هي متوسط المتوقع.
report-method-overall = التقييم العام
report-method-overall-text = تقييم الهدف الأسوأ تقييمًا؛ وما لم يُقيَّم لا يُحتسب.
report-method-rating = التقييم
report-method-rating-text = { $by ->
    [schedule] معامل الجدول الزمني
    [results] معامل النتائج
   *[worse] الأسوأ من معامل الجدول الزمني ومعامل النتائج
  }: ● في المسار الصحيح ابتداءً من { $green }، ▲ في المسار الصحيح جزئيًا ابتداءً من { $amber }، ■ خارج المسار دون ذلك. ✓ تحقّق: اكتملت جميع المهام وبُلغت جميع القيم المستهدفة. – لم يُقيَّم: لا يوجد ما يُقيَّم على أساسه.
report-method-on-time = المكتملة في موعدها
report-method-on-time-text = المهام المكتملة حتى نهاية يوم موعدها بتوقيت الجهة القائدة، مقسومةً على جميع المهام المكتملة. وتُذكر أيام الإنجاز والتسليم بتوقيت الجهة التي سلّمت.
report-method-response = نسبة الاستجابة
report-method-response-text = المساهمات المقدَّمة مقسومةً على ما حلّ موعده حتى تاريخ الإقفال ومهمته مفتوحة. وما قُدّم قبل موعده يُحتسب ابتداءً من ذلك الموعد.
report-method-response-time = أيام الاستجابة
report-method-response-time-text = وسيط الأيام التقويمية من أول تذكير بالمساهمة، وإلا فمن بداية مهمتها، إلى تقديمها (0 إن سبقته)؛ و(ن) عدد المساهمات المقدَّمة. ولا يُذكر شيء إذا كان أقل من { $least }.
report-method-health = وضع المهمة
report-method-health-text = ■ تجاوز الموعد النهائي: انقضى موعد المهمة. ▲ معرّض للخطر: المهمة متعطّلة، أو تنتظر مهمة متأخرة، أو بقي أقل من نصف فترتها وأُنجز أقل من نصفها. ◆ يقترب الموعد: بقي { $soon } يومًا على الأكثر. ويمتد «التالي» إلى { $outlook } يومًا.
report-method-decisions = القرارات المطلوبة
report-method-decisions-text = المهام المتأخرة التي لا يمكن إنجاز غيرها قبلها، والمعالم الرئيسية المتأخرة؛ وأولاها ما تتوقف عليه أكثر المهام. ويُتخذ القرار خلال خمسة أيام عمل. والمهمة المنتهية لا تنتظر شيئًا ولا تعطّل شيئًا. ويُعاد طلب القرار إلى أن يُتخذ أو ينتهي كل ما كان ينتظر مهمته.
report-method-owner = الجهة المسؤولة عن مسار
report-method-owner-text = الشريك الذي يقود أكثر مهام المسار؛ وعند التساوي أولهم في ملف التعريف.
report-method-budget = الميزانية
report-method-budget-text = تُحسب النسب المئوية من المخطط للبنود التي أُبلغ عنها، النقد على حدة والمساهمات العينية على حدة. والبند الذي لم يُبلَّغ عنه يُترك ولا يُعدّ صفرًا. وتُذكر بخانة عشرية واحدة بين 99% و101% وما دون 1%. ولا يُقابَل تجاوز بند بما توفره بنود أخرى.
report-method-forecast = توقع بلوغ معلم رئيسي
report-method-forecast-text = أول يوم يمكن بلوغه فيه إذا لم يتأخر شيء أكثر مما تأخر حتى تاريخ الإقفال، واحتفظت كل مهمة مفتوحة بالوقت الذي تتركه لها الخطة بعد ما تحتاج إليه؛ ويُذكر إن كان بعد الموعد.
report-method-float = الهامش والمسار الحرج
report-method-float-text = عدد الأيام التقويمية التي يمكن أن تتأخر بها مهمة مفتوحة قبل أن تأخذ من وقت غيرها أو يفوت معلم رئيسي أو موعد ثابت أو نهاية التحضير؛ وما دون 0 هو تأخرها. والمسار الحرج هو السلسلة ذات أقل هامش.
report-method-readiness = احتمال الجاهزية
report-method-readiness-text = يُحاكى التحضير ابتداءً من تاريخ الإقفال { $runs } مرة. وفي كل مرة تُسلَّم كل مساهمة مفتوحة مبكرة أو متأخرة بقدر تسليم سابق للشريك نفسه يُختار بالقرعة (من جميع الشركاء إذا كانت تسليماته أقل من { $own })، وتحتفظ المهمة بالوقت الذي تتركه لها الخطة بعد ما تحتاج إليه. ولا يُذكر شيء إذا كانت التسليمات أقل من { $least }.
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
gantt-critical = حرجة: بلا هامش
gantt-float = هامش
gantt-due = الموعد النهائي
gantt-milestone = معلم
gantt-late = تأخر
gantt-alt = مخطط غانت لعدد { $n } من المهام حتى { $today }، الافتتاح في { $opening }. متأخرة: { $overdue }؛ بلا هامش: { $critical }.

# The report of a programme: its events side by side.
programme-kind = تقرير البرنامج
programme-heading = { $events ->
   *[other] الفعاليات: { $events }؛ أُنجزت { $completed } من { $n ->
        [one] مهمة واحدة
        [two] مهمتين
        [few] { $n } مهام
        [many] { $n } مهمة
       *[other] { $n } مهمة
    }
}
programme-objectives-well = سارت جميع الأهداف وفق الخطة في جميع الفعاليات
programme-objectives-behind = { $of ->
    [one] «{ $objective }»: لم يسر وفق الخطة في { $n } من فعالية واحدة
    [two] «{ $objective }»: لم يسر وفق الخطة في { $n } من فعاليتين
    [few] «{ $objective }»: لم يسر وفق الخطة في { $n } من { $of } فعاليات
    [many] «{ $objective }»: لم يسر وفق الخطة في { $n } من { $of } فعالية
   *[other] «{ $objective }»: لم يسر وفق الخطة في { $n } من { $of } فعالية
}
programme-col-event = الفعالية
programme-note = أرقام كل فعالية في التاريخ المبين تحت تقييمها.
programme-series = المؤشرات عبر الفعاليات
programme-series-note = ممتلئ: مقيس. إطار فقط: قيمة مرحلية، والفعالية لم تنتهِ. متقطع: منخفض الموثوقية. شرطة: غير مقيس.
programme-interim = مرحلية
programme-sum = المجموع للفعاليات ({ $n } من { $of }): { $value }
programme-max = أكبر قيمة للفعاليات ({ $n } من { $of }): { $value }
programme-alt-series = { $title } بحسب الفعالية. { $rows }.
