# awaiting native review

## Subjects

mail-subject-due = { $overdue ->
    [0] الموعد
   *[other] متأخر: { $overdue }؛ الموعد
} { $date }: { $part ->
    [untold] المساهمة في «{ $what }»
   *[other] { $what }
}
mail-subject-due_today = { $overdue ->
    [0] الموعد اليوم
   *[other] متأخر: { $overdue }؛ الموعد اليوم
}: { $part ->
    [untold] المساهمة في «{ $what }»
   *[other] { $what }
}
mail-subject-overdue = متأخر منذ { $date }: { $part ->
    [untold] المساهمة في «{ $what }»
   *[other] { $what }
}
mail-subject-late = المقرر { $date }: { $part ->
    [untold] المساهمة في «{ $what }»
   *[other] { $what }
}
mail-subject-due_today-many = { $overdue ->
    [0] الموعد اليوم: { $count }
   *[other] متأخر: { $overdue }؛ الموعد اليوم: { $count }
}
mail-subject-overdue-many = متأخر: { $count }، أقدمها منذ { $date }
mail-subject-formal = { $standing ->
    [overdue] كان الموعد { $date }
   *[other] الموعد { $date }
}: { $part ->
    [untold] المساهمة في «{ $what }»
   *[other] { $what }
}
mail-subject-take_over = البنود المنتظرة منكم: { $count }{ $overdue ->
    [0] {""}
   *[other] ؛ متأخر: { $overdue }
}
mail-subject-nothing-open = لا توجد بنود منتظرة منكم
mail-subject-brief = إلى المنسق: { $count ->
    [one] مسألة واحدة
    [two] مسألتان
    [few] { $count } مسائل
    [many] { $count } مسألة
   *[other] { $count } مسألة
}
mail-subject-cover = التقرير المرحلي رقم { $number }، الحالة في { $date }

## Opening

mail-salutation = السادة الزملاء الأفاضل، تحية طيبة وبعد،
mail-intro-notice = نودّ أن نسترعي انتباهكم الكريم إلى البند التالي في إطار التحضير لفعالية «{ $event }».
mail-intro-first = هذه أول رسالة إليكم في هذا الشأن. تتابع الأمانة المواعيد المتفق عليها بنظام {"\u2068"}Concerted{"\u2069"} الذي يكتب إلى كل شريك عند حلول موعد: بلغتكم، وفي يوم عمل حسب تقويمكم، ومرة واحدة في اليوم على الأكثر. وتجدون أدناه من يمكنكم سؤاله.
mail-intro-reminder = نودّ تذكيركم بالبند التالي في إطار التحضير لفعالية «{ $event }».
mail-intro-due_today = يحلّ اليوم الموعد النهائي للبند التالي في إطار التحضير لفعالية «{ $event }».
mail-intro-late = نرجو التفضل بموافاتنا بالبند التالي في إطار التحضير لفعالية «{ $event }». وقد مضى التاريخ المقرر له، فنرجو إرساله متى تيسّر لكم ذلك، أو إبلاغنا بالتاريخ الذي يمكننا أن نتوقعه فيه.
mail-intro-overdue = تفيد سجلاتنا بأن الموعد النهائي للبند التالي في إطار التحضير لفعالية «{ $event }» قد انقضى. نرجو التفضل بموافاتنا به، أو بإبلاغنا بالتاريخ الذي تتوقعون إرساله فيه.
mail-intro-several = نودّ تذكيركم بالبنود التالية في إطار التحضير لفعالية «{ $event }».
mail-intro-digest = تجدون أدناه البنود المنتظرة منكم في إطار التحضير لفعالية «{ $event }».
mail-intro-take_over = تتابع الأمانة من الآن فصاعدًا التحضير لفعالية «{ $event }» بواسطة نظام {"\u2068"}Concerted{"\u2069"}، وهو نظام يحفظ المواعيد المتفق عليها ويراسل كل شريك عند اقتراب موعد. ولم يتغير شيء مما اتُّفق عليه. وتجدون أدناه كل ما هو منتظر منكم وفقًا لسجلاتنا، ونرجو إبلاغنا بأي خطأ فيها.
mail-intro-take_over-rule = ولن تتلقوا بعد الآن أكثر من رسالة واحدة في اليوم، بلغتكم وفي يوم عمل وفق تقويمكم.
mail-nothing-open = لا توجد حاليًا بنود منتظرة منكم. شكرًا جزيلًا.
mail-nth = تذكير { $number } من { $of }
mail-counts = { $count ->
    [one] بند واحد
    [two] بندان
    [few] { $count } بنود
    [many] { $count } بندًا
   *[other] { $count } بند
}
mail-counts-overdue = { $count ->
    [one] بند واحد متأخر
    [two] بندان متأخران
    [few] { $count } بنود متأخرة
    [many] { $count } بندًا متأخرًا
   *[other] { $count } بند متأخر
}

## What is asked

mail-action = يُرجى الرد في موعد أقصاه
mail-action-was = كان الرد مرجوًّا في موعد أقصاه
mail-action-today = يُرجى الرد اليوم
mail-what = { $part ->
    [untold] المساهمة في «{ $what }»
   *[other] { $what }
}
mail-due = الموعد النهائي
mail-end-of-day = حتى نهاية اليوم، بتوقيت { $place }
mail-end-of-day-plain = حتى نهاية اليوم
mail-left = { $count ->
    [0] لم يتبقَّ أي يوم عمل وفق تقويمكم
    [one] تبقّى يوم عمل واحد وفق تقويمكم
    [two] تبقّى يوما عمل وفق تقويمكم
    [few] تبقّت { $count } أيام عمل وفق تقويمكم
    [many] تبقّى { $count } يوم عمل وفق تقويمكم
   *[other] تبقّى { $count } يوم عمل وفق تقويمكم
}
mail-over = { $count ->
    [0] تجاوز الموعد النهائي
    [one] تجاوز الموعد النهائي بيوم عمل واحد
    [two] تجاوز الموعد النهائي بيومي عمل
    [few] تجاوز الموعد النهائي بـ { $count } أيام عمل
    [many] تجاوز الموعد النهائي بـ { $count } يوم عمل
   *[other] تجاوز الموعد النهائي بـ { $count } يوم عمل
}
mail-over-weeks = { $count ->
    [one] تجاوز الموعد النهائي بأسبوع واحد
    [two] تجاوز الموعد النهائي بأسبوعين
    [few] تجاوز الموعد النهائي بـ { $count } أسابيع
    [many] تجاوز الموعد النهائي بـ { $count } أسبوعًا
   *[other] تجاوز الموعد النهائي بـ { $count } أسبوع
}
mail-left-short = { $count ->
    [0] لم يتبقَّ يوم عمل
    [one] تبقّى يوم عمل واحد
    [two] تبقّى يوما عمل
    [few] تبقّت { $count } أيام عمل
    [many] تبقّى { $count } يوم عمل
   *[other] تبقّى { $count } يوم عمل
}
mail-over-short = { $count ->
    [0] تجاوز الموعد النهائي
    [one] قبل يوم عمل واحد
    [two] قبل يومي عمل
    [few] قبل { $count } أيام عمل
    [many] قبل { $count } يوم عمل
   *[other] قبل { $count } يوم عمل
}
mail-over-weeks-short = { $count ->
    [one] قبل أسبوع واحد
    [two] قبل أسبوعين
    [few] قبل { $count } أسابيع
    [many] قبل { $count } أسبوعًا
   *[other] قبل { $count } أسبوع
}
mail-today = الموعد النهائي اليوم
mail-status = الحالة
mail-role-lead = أنتم الجهة الرائدة لهذه المهمة.
mail-led = { $part ->
    [told] جزء من «{ $title }»؛ الجهة الرائدة: { $name }.
   *[other] الجهة الرائدة لهذه المهمة: { $name }.
}
mail-deliverable = الوثيقة المطلوبة
mail-received = ما ورد حتى الآن
mail-came-in = ورد منذ رسالتنا الأخيرة
mail-all-in = { $count ->
    [one] وردت المساهمة المطلوبة، ويكتمل العمل بتأكيدكم
    [two] وردت المساهمتان المطلوبتان، ويكتمل العمل بتأكيدكم
    [few] وردت المساهمات الـ { $count } كلها، ويكتمل العمل بتأكيدكم
    [many] وردت المساهمات الـ { $count } كلها، ويكتمل العمل بتأكيدكم
   *[other] وردت المساهمات الـ { $count } كلها، ويكتمل العمل بتأكيدكم
}
mail-missing = ما زال منتظرًا (لعلمكم بوصفكم الجهة الرائدة)
mail-needed-by = يتوقف عليه
mail-waits-for = يمكن البدء بعد
mail-serves = { $count ->
    [one] الهدف المخدوم
   *[other] الأهداف المخدومة
}
mail-about = عن هذه المهمة
mail-instances = { $kind ->
    [member_state] { $count ->
        [one] دولة واحدة
        [two] دولتان
        [few] { $count } دول
        [many] { $count } دولة
       *[other] { $count } دولة
    }
   *[other] { $count ->
        [one] منظمة واحدة
        [two] منظمتان
        [few] { $count } منظمات
        [many] { $count } منظمة
       *[other] { $count } منظمة
    }
}
mail-more = { $states ->
    [true] { $count ->
        [one] دولة واحدة
        [two] دولتان
        [few] { $count } دول
        [many] { $count } دولة
       *[other] { $count } دولة
    }
   *[other] { $count ->
        [one] جهة أخرى
        [two] جهتان أخريان
        [few] { $count } جهات أخرى
        [many] { $count } جهة أخرى
       *[other] { $count } جهة أخرى
    }
}
mail-moved = تغيّر الموعد
mail-moved-line = الموعد السابق: { $date }
mail-next-step-line = { $function ->
    [head_of_unit] إذا ظل البند مفتوحًا في { $date }، فقد يُعرض الطلب على رئيس وحدتكم.
    [director] إذا ظل البند مفتوحًا في { $date }، فقد يُعرض الطلب على مديركم.
    [ministers_office] إذا ظل البند مفتوحًا في { $date }، فقد يُعرض الطلب على مكتب وزيركم.
    [head_of_organisation] إذا ظل البند مفتوحًا في { $date }، فقد يُعرض الطلب على مكتب رئيس منظمتكم.
   *[other] إذا ظل البند مفتوحًا في { $date }، فسيصلكم تذكير آخر.
}

## Lists

mail-group-overdue = تجاوز الموعد النهائي
mail-group-due_today = الموعد النهائي اليوم
mail-group-due_soon = الموعد النهائي خلال أسبوعين
mail-group-next = البنود التالية
mail-others = بنود أخرى منتظرة منكم
mail-earliest = أقرب موعد نهائي

## How to answer

mail-answer = كيفية الرد
mail-answer-intro = يكفي الرد على هذه الرسالة بأحد الأسطر التالية. ولا حاجة إلى كلمة مرور.
mail-answer-done = تم الإنجاز
mail-answer-done-text = تم الإنجاز؛ وإذا كان المطلوب نصًا فنرجو إرفاقه أو إرفاق رابط إليه
mail-answer-date = تحتاجون إلى مزيد من الوقت حتى هذا التاريخ
mail-answer-nil = ليس لديكم ما تساهمون به
mail-answer-help = لديكم سؤال وترغبون في أن نتصل بكم
mail-answer-many = للرد بشأن عدة بنود، يُكتب سطر لكل بند مع رقم المهمة.
mail-answer-button = الرد الآن
mail-answer-link = أو يمكنكم الرد هنا من دون كلمة مرور:
mail-calendar = أُرفقت المواعيد القادمة لإضافتها إلى تقويمكم.

## Contact and close

mail-contact = للاتصال
mail-contact-intro = لأي استفسار، نرجو الكتابة إلينا أو الاتصال بنا:
mail-phone = الهاتف
mail-email = البريد الإلكتروني
mail-clock = التوقيت المحلي
mail-clock-line = { $place }، { $utc }
mail-closing = وتفضلوا بقبول فائق الاحترام والتقدير،
mail-signature = المنسّق
mail-event-days = { $count ->
    [one] يوم واحد على الافتتاح
    [two] يومان على الافتتاح
    [few] { $count } أيام على الافتتاح
    [many] { $count } يومًا على الافتتاح
   *[other] { $count } يوم على الافتتاح
}
mail-event-dates = من { $opens } إلى { $closes }
mail-reason = المرسل إليه: { $function }، { $name }.
mail-reason-formal = المرسل إليه: { $name }.
mail-reason-coordinator = المرسل إليه: المنسّق.
mail-sent-by = أُرسلت بواسطة {"\u2068"}Concerted{"\u2069"} نيابة عن المنسّق. { $symbol }، { $date }.
mail-reference = المرجع: { $symbol }، { $date }.
mail-fallback = نعتذر لعدم تمكننا بعد من الكتابة باللغة التي تفضلونها.

## Formal letter

mail-formal-salutation = السيدة الفاضلة / السيد الفاضل، تحية طيبة وبعد،
mail-formal-address = السيدة الفاضلة / السيد الفاضل
mail-formal-opening = أتشرف بالإشارة إلى التحضير لفعالية «{ $event }» وإلى البند التالي { $part ->
    [whole] الذي تفضلت جهتكم ({ $name }) بالموافقة على قيادته:
   *[other] الذي تفضلت جهتكم ({ $name }) بالموافقة على المساهمة فيه:
}
mail-formal-overdue = { $part ->
    [whole] تفيد سجلاتنا بأن الموعد النهائي لهذا البند كان { $date }، وأننا لم نتلقَّ بعد ما يفيد بإنجازه.
   *[other] تفيد سجلاتنا بأن الموعد النهائي لهذه المساهمة كان { $date }، وأنها ما زالت منتظرة.
}
mail-formal-due = { $part ->
    [whole] الموعد النهائي لهذا البند هو { $date }.
   *[other] الموعد النهائي لهذه المساهمة هو { $date }.
}
mail-formal-request = وأكون شاكرًا لو تفضلتم بالإيعاز بما يلزم، أو بإبلاغنا بالتاريخ الذي يمكن توقعها فيه.
mail-formal-others = وما زالت البنود التالية مفتوحة أيضًا:
mail-formal-when = { $standing ->
    [overdue] كان الموعد النهائي { $date }
   *[other] الموعد النهائي { $date }
}
mail-formal-contact = لأي استفسار، يُرجى الاتصال بـ:
mail-formal-attached = هذه الرسالة مرفقة بصيغة قابلة للطباعة.
mail-formal-close = { $familiar ->
    [true] وتفضلوا بقبول فائق الاحترام والتقدير،
   *[other] وتفضلوا، { $address }، بقبول أسمى عبارات التقدير والاحترام.
}

## To the coordinator: what needs attention

mail-brief-intro = تستدعي المسائل التالية اهتمامكم في إطار التحضير لفعالية «{ $event }».
mail-brief-release = في انتظار موافقتكم على الإرسال
mail-brief-draft-since = في الانتظار منذ { $date }
mail-brief-draft-lapsed = كنتم قد أفرجتم عنها إلى { $address }. تُرسَل الرسائل الآن إلى مكتب آخر، ولذلك تنتظر موافقتكم من جديد.
mail-brief-call = شركاء يُرجى الاتصال بهم هاتفيًا
mail-brief-undelivered = رسائل لم تصل
mail-brief-undelivered-intro = يُرجى الاتصال هاتفيًا وتصحيح العنوان في ملف التعريف، وسيُرسل ما بقي مفتوحًا إلى العنوان الجديد تلقائيًا. وإذا كان العنوان صحيحًا فأعيدوا إرسال الرسالة.
mail-brief-reply = رد خادم البريد
mail-brief-address-good = العنوان صحيح، ولم يقبل الخادم هذه الرسالة وحدها. وتصل الرسائل الأخرى إليه كالمعتاد.
mail-brief-came_in = رسائل تحتاج إلى عنايتكم
mail-brief-came_in-intro = وردت هذه الرسائل ولم يُسجَّل شيء منها جوابًا. يُرجى قراءتها وتسجيل ما هو واضح.
mail-came_in = { $what ->
    [unclear] لم يُقرأ فيها جواب، وطُلب من المرسل أن يعيد كتابته
    [unproven] وردت من عنوان غير مسجَّل لدى الجهة، أو لم يثبت مصدرها
    [complaint] تشكو من رسالة لنا
    [not_reached] تفيد بأن رسالة أُعيدت دون أن تذكر أيّها
   *[other] تعذّرت قراءتها
}
mail-came_in-away = غائب حتى { $date }، وتُوجَّه التذكيرات في هذه الأثناء إلى من ينوب عنه إن وُجد
mail-brief-uncertain = رسائل لا يُعرف ما إذا كانت قد وصلت
mail-brief-uncertain-intro = انقطع الاتصال بعد تسليم الرسالة، فقد تكون وصلت أو لم تصل. يُرجى الاستفسار ثم تسجيل ما حدث. وإلى ذلك الحين لا تُعدّ مستلمة ولا مفقودة.
mail-brief-stalled = فترات تعذّر فيها إرسال أي رسالة
mail-brief-stalled-text = من { $from }، { $from_time }، إلى { $to }، { $to_time }. وما كان مستحقًا خلالها أُرسل بعد ذلك أو يرد في الرسالة التالية إلى الشخص نفسه.
mail-brief-stalled-often = { $count ->
    [one] انقطاع واحد
    [two] انقطاعان
    [few] { $count } انقطاعات
    [many] { $count } انقطاعًا
   *[other] { $count } انقطاع
} بين { $from } و{ $to }، أطولها من { $longest_from }، { $from_time }، إلى { $longest_to }، { $to_time }. وما كان مستحقًا خلالها أُرسل بعد ذلك أو يرد في الرسالة التالية إلى الشخص نفسه.
mail-brief-went_on = رفض خادم البريد للسبب نفسه ما كان موجهًا إلى { $address }، فوصل بدلًا من ذلك إلى { $to }. والعنوان صحيح ولا حاجة إلى تصحيح شيء.
mail-brief-set_aside = سجلات يتعذّر استخدامها
mail-brief-set_aside-entries = { $symbol }: { $count ->
    [one] تعذّرت قراءة سجل واحد أو كتابته فوُضع جانبًا.
    [two] تعذّرت قراءة سجلين أو كتابتهما فوُضعا جانبًا.
    [few] تعذّرت قراءة { $count } سجلات أو كتابتها فوُضعت جانبًا.
    [many] تعذّرت قراءة { $count } سجلًا أو كتابتها فوُضعت جانبًا.
   *[other] تعذّرت قراءة { $count } سجل أو كتابتها فوُضعت جانبًا.
} ويستمر كل ما عدا ذلك، ويُبتّ من جديد فيما هو مستحق بعد.
mail-brief-set_aside-workflow = { $symbol }: تعذّرت قراءة سجلات هذه العملية. وإلى أن تُصلح لا يُتخذ أي قرار بشأنها ولا تُرسل أي رسالة تذكرها. وتستمر جميع العمليات الأخرى.
mail-unreachable-intro = تعذّرت مراسلة الشركاء المذكورين أدناه، إذ لا يمكن الكتابة اليوم إلى أي من جهات الاتصال لديهم. يُرجى الاتصال بهم هاتفيًا أو تصحيح بيانات الاتصال في ملف التعريف.
mail-unreachable-contacts = جهات الاتصال المسجلة
mail-unreachable-none = لا توجد جهة اتصال مسجلة.
mail-unreachable-no-email = لا يوجد عنوان بريد إلكتروني
mail-unreachable-away = غياب حتى { $date }
mail-unreachable-left = في المنصب حتى { $date }
mail-unreachable-items = التذكيرات التي لم تُرسل

## To the coordinator: an issued report

mail-cover-intro = تجدون طيّه التقرير المرحلي رقم { $number } عن التحضير لفعالية «{ $event }». ويشمل ما كان معلومًا حتى نهاية يوم { $date }.
mail-cover-headlines = باختصار
mail-cover-attachment = الملف المرفق
mail-cover-sha256 = SHA-256
mail-cover-symbol = الرمز
mail-cover-cut-off = تاريخ الإقفال
mail-cover-use = التقرير قائم بذاته، ويمكن إحالته أو طباعته كما هو.

## Several parts at one address

mail-as-coordinator = بصفتكم منسّق هذا التحضير
mail-also-for = تتضمّن هذه الرسالة أيضًا ما لا يزال مطلوبًا من { $names }، إذ إن عنوانكم هو عنوانها كذلك.
mail-for = المعنيّ

## What changed, what is for information, what is telephoned for

mail-subject-event_moved = مواعيد جديدة: تُفتتح الفعالية في { $date }
mail-subject-place_moved = مكان جديد لانعقاد الفعالية: { $city }
mail-subject-closing_moved = الموعد الجديد للاختتام: { $date }
mail-subject-place_open = مكان انعقاد الفعالية قيد التحديد من جديد
mail-subject-lead_yours = أصبحتم تتولون: { $what }
mail-subject-lead_changed = الجهة المسؤولة الآن { $lead }: { $what }
mail-subject-released = لم يعد مطلوبًا منكم: { $what }
mail-subject-contact = أصبحتم جهة الاتصال الخاصة بـ: { $name }
mail-subject-copy = { $standing ->
    [overdue] للعلم (متأخر)
    [due_today] للعلم (الموعد اليوم)
   *[other] للعلم
}: { $part ->
    [untold] المساهمة في «{ $what }»
   *[other] { $what }
}
mail-news = ما الذي تغيّر
mail-news-event_moved = المواعيد الجديدة لفعالية «{ $event }»: { $days }، وكان موعد الافتتاح السابق { $from }.
mail-news-dates = وترد أدناه المواعيد النهائية التي تتغير تبعًا لذلك.
mail-news-place_moved = المكان الجديد لانعقاد فعالية «{ $event }»: { $city } (سابقًا: { $before }).
mail-news-closing_moved = تُختتم فعالية «{ $event }» في { $date } بدلًا من { $from }.
mail-news-place_open = لن تُعقد فعالية «{ $event }» في المكان المقرر سابقًا ({ $before })، وسيُعلن عن المكان الجديد.
mail-news-place_named = مكان انعقاد فعالية «{ $event }»: { $city }.
mail-news-lead_yours = أصبحتم تتولون قيادة «{ $title }» ({ $task })، وكانت الجهة المسؤولة سابقًا: { $before }.
mail-news-lead_not_yours = انتقلت المسؤولية عن «{ $title }» ({ $task })، التي كنتم تتولونها، إلى: { $lead }. وتظل مساهمتكم فيها قائمة.
mail-news-lead_changed = الجهة المسؤولة الآن عن «{ $title }» ({ $task }): { $lead } (سابقًا: { $before }).
mail-news-released = لم يعد مطلوبًا منكم «{ $title }» ({ $task })، وكان موعده النهائي { $date }. نشكركم على ما أنجزتموه.
mail-news-released-part = لم يعد مطلوبًا منكم «{ $asks }»، وهو الجزء الخاص بكم في «{ $title }» ({ $task })، وكان موعده النهائي { $date }. نشكركم على ما أنجزتموه.
mail-news-contact = أصبحتم جهة الاتصال الخاصة بـ: { $name }. ويرد أدناه كل ما هو مفتوح.
mail-copies = للعلم
mail-copies-intro = طُلب ما يلي من زملائكم. ولا يُطلب منكم شيء، وقد وصلتكم هذه الرسالة لأن الجدول المتفق عليه ينص على إرسال نسخة إلى مكتبكم.
mail-copy-asked = مطلوب من: { $name }، { $function }
mail-brief-exhausted = يُرجى الاتصال هاتفيًا
mail-brief-exhausted-intro = لم يعد من المقرر إرسال أي تذكير آخر بشأن هذه البنود، ولم يُسجَّل أي رد. ولم تعد ترد في قوائم الشركاء.
mail-brief-gone = يُرجى إبلاغ هؤلاء الشركاء
mail-brief-gone-intro = لم يعودوا مشاركين بموجب التعريف الساري. وقد سبقت مراسلتهم، ولا تخبرهم أي رسالة بذلك.
mail-brief-responsible = جهات اتصال يلزم تغييرها
mail-brief-responsible-intro = تقول جهات الاتصال هذه إن غيرها أصبح مسؤولًا. يبقى التعريف ساريًا إلى أن تغيّروه.
mail-brief-responsible-not = لم يعد { $address } مسؤولًا ({ $date }).
mail-brief-responsible-now = البديل: { $address }.
mail-brief-responsible-handed = سُلِّم ما هو مفتوح فورًا داخل المنظمة.
mail-brief-overtaken = هل ما زال مطلوبًا؟
mail-brief-overtaken-intro = كان موعد هذه البنود قبل اختتام الفعالية وما زالت مفتوحة. ولم يعد أحد يتلقى تذكيرًا بها. يُرجى تسجيل ما ورد أو إلغاء ما لم يعد مطلوبًا.
mail-brief-spoken = ردود من الشركاء تنتظر من يتولاها
mail-brief-spoken-intro = يُرجى الموافقة أو الرفض بالأمر المذكور، وما يُرفض يبقى على حاله. ويُرجى الاتصال هاتفيًا بمن يطلب المساعدة. وما اعتُذر عنه يُطلب من جديد بالأمر المذكور.
mail-spoken-help = يطلب المساعدة
mail-spoken-declined = لا يساهم
mail-spoken-postponement = يطلب مهلة حتى { $until }، والموعد { $due }
mail-spoken-hand_over = يحيلها إلى منظمة أخرى:
mail-spoken-note = ملاحظة
