# awaiting native review

## Subjects of notices

notice-subject-silence = { $kind ->
    [opening] إجراء الصمت حتى { $date }: { $what }
    [half_time] ينتهي الصمت يوم { $date }: { $what }
    [last_day] ينتهي الصمت يوم { $date }: { $what }
    [last_hours] الساعات الأخيرة، ينتهي الصمت { $date }: { $what }
   *[other] أصبح الصمت ينتهي يوم { $date }: { $what }
}
notice-subject-approval = { $kind ->
    [opening] للموافقة حتى { $date }: { $what }
    [due_today] الموافقة مطلوبة اليوم: { $what }
    [overdue] كانت الموافقة مطلوبة حتى { $date }: { $what }
   *[other] الموافقة مطلوبة حتى { $date }: { $what }
}
notice-subject-outcome = { $state ->
    [approved] تمت الموافقة: { $what }
    [held] متفق عليه بإجراء الصمت: { $what }
    [returned] أُعيد: { $what }
    [broken] كُسر الصمت: { $what }
   *[other] سُحب الطلب: { $what }
}

## What a notice says

notice-intro-silence = { $kind ->
    [opening] في إطار التحضير لفعالية «{ $event }»، عُرض النص { $version } («{ $what }») على إجراء الصمت (عدم الاعتراض).
    [half_time] انقضى نصف مدة إجراء الصمت بشأن النص { $version } («{ $what }»).
    [last_day] ينتهي إجراء الصمت بشأن النص { $version } («{ $what }») في غضون يوم واحد.
    [last_hours] ينتهي إجراء الصمت بشأن النص { $version } («{ $what }») خلال ساعات قليلة.
   *[other] ينتهي إجراء الصمت بشأن النص { $version } («{ $what }») في يوم غير اليوم الذي أُبلغتم به.
}
notice-intro-approval = { $kind ->
    [opening] سُلِّم البند «{ $what }» وعُرض للموافقة عليه في إطار التحضير لفعالية «{ $event }».
    [due_today] القرار بشأن البند «{ $what }» مطلوب اليوم.
    [overdue] كان القرار بشأن البند «{ $what }» مطلوبًا في موعد أقصاه { $date }، ولم يُسجَّل أي قرار. ولا يمكن المضي في الأعمال المتوقفة عليه.
   *[other] نودّ تذكيركم بأن القرار بشأن البند «{ $what }» مطلوب في موعد أقصاه { $date }.
}
notice-intro-outcome = { $state ->
    [approved] تمت الموافقة على البند «{ $what }».
    [held] لم يعترض أي عضو على النص { $version } («{ $what }») قبل انتهاء إجراء الصمت، وبذلك أصبح النص متفقًا عليه.
    [returned] أُعيد البند «{ $what }» للمراجعة.
    [broken] كُسر الصمت بشأن النص { $version } («{ $what }»). وسيُجري القائمون على الإجراء مشاورات ويعلنون الخطوات التالية.
   *[other] لم تعد الموافقة على البند «{ $what }» مطلوبة.
}
notice-informed = تصلكم هذه الرسالة للعلم، فأنتم تطّلعون على النص بصفة مراقب ولا تتخذون قرارًا.
notice-in-place-of = تتخذون القرار نيابةً عن: { $name }.
notice-also-for = تقررون أيضًا نيابةً عن: { $names }.
notice-copy = هذه نسخة للعلم: وُجّه الطلب إلى مكتب آخر في منظمتكم، وهو الذي يجيب.
notice-rule-objection = إذا لم يعترض أي عضو قبل انتهاء الصمت عُدَّ النص متفقًا عليه. واعتراض عضو واحد يكسر الصمت، ونرجو تحديد الفقرات المعنية. أما الملاحظات التحريرية فلا تكسره.
notice-rule-time-breaks = وطلب مهلة إضافية يكسره كذلك.
notice-rule-time-extends = { $hours ->
    [one] وأول طلب مهلة يمدّد الصمت ساعة واحدة، وأي طلب آخر يكسره.
    [two] وأول طلب مهلة يمدّد الصمت ساعتين، وأي طلب آخر يكسره.
    [few] وأول طلب مهلة يمدّد الصمت { $hours } ساعات، وأي طلب آخر يكسره.
    [many] وأول طلب مهلة يمدّد الصمت { $hours } ساعة، وأي طلب آخر يكسره.
   *[other] وأول طلب مهلة يمدّد الصمت { $hours } ساعة، وأي طلب آخر يكسره.
}
notice-rule-agreement = يُعدّ عدم الرد موافقة: إذا لم يعترض أحد، فالنص متفق عليه.
notice-rule-open = هذا الموعد مؤقت: تبدأ المدة متى تلقّى جميع الأعضاء هذا الإشعار. وإذا بدأت بعد اليوم، فستُبلَّغون بالموعد الجديد لانتهاء الصمت.
notice-rule-quorum = الموافقات المطلوبة: { $needed } من أصل { $seats }.
notice-rule-all = يلزم أن يوافق جميع أصحاب القرار ({ $seats }).

## The letter to a higher level

notice-letter-opening = أتشرف بالإشارة إلى التحضير لفعالية «{ $event }» وإلى البند التالي الذي ما زال قرار جهتكم ({ $name }) منتظرًا بشأنه:
notice-letter-overdue = كان القرار مطلوبًا في موعد أقصاه { $date }. وتفيد سجلاتنا بأنه لم يُتخذ بعد، ولا يمكن المضي في الأعمال المتوقفة عليه.
notice-letter-request = وأكون شاكرًا لو تفضلتم بالإيعاز بما يلزم، أو بإبلاغنا بالتاريخ الذي يمكن توقعه فيه.
notice-letter-page = ويمكن تسجيل القرار في هذه الصفحة دون حساب:

## Facts

notice-ends = انتهاء الصمت
notice-ends-at = { $date }، { $time } ({ $place })
notice-ends-own = بتوقيتكم
notice-ends-own-at = { $date }، { $time }
notice-was = التاريخ السابق
notice-due = الموعد النهائي للقرار
notice-text = النص
notice-sha256 = المجموع الاختباري ({"\u2068"}SHA-256{"\u2069"})
notice-approval = الموافقة
notice-lead = الجهة المقدِّمة
notice-contributed = المساهمات من
notice-waiting = يتوقف عليه
notice-voices = المواقف التي أُبديت
notice-voice = { $kind ->
    [objected] اعتراض
    [returned] إعادة للمراجعة
    [time_requested] طلب مهلة
    [remarked] ملاحظة
   *[other] تحفّظ
}
notice-voice-paragraphs = { $kind } ({ $paragraphs })

## How to answer

notice-answer = كيفية الرد
notice-answer-button = فتح الصفحة
notice-answer-page = { $silent ->
    [yes] يمكنكم في الصفحة، من دون حساب، الموافقة أو الاعتراض أو طلب مهلة أو الامتناع:
   *[other] يمكنكم في الصفحة، من دون حساب، الموافقة أو الإعادة أو الامتناع:
}
notice-answer-reply-silence = أو يكفي الرد على هذه الرسالة بسطر واحد: «نوافق»، أو «نعترض» مع ذكر الفقرات («نعترض {"\u2068"}OP 4{"\u2069"}: السبب»)، أو «مهلة»، أو «نمتنع».
notice-answer-reply-approval = أو يكفي الرد على هذه الرسالة بسطر واحد: «نوافق»، أو «إعادة» مع ذكر السبب، أو «نمتنع».
notice-answer-contact = للرد، نرجو الكتابة إلى الأمانة أو الاتصال بها هاتفيًا؛ وترد بيانات الاتصال أدناه.

## The coordinator's brief

brief-approvals = الموافقات
brief-approval = { $what ->
    [open] النص جاهز لعرضه على إجراء الصمت.
    [obtain] لا توجد جهة اتصال مسجلة يمكن طلب الموافقة منها: يُرجى الحصول على القرار وتسجيله.
    [serve] { $name }: لم يصل النص بعد، ولذلك لا يمكن أن ينتهي الصمت. يُرجى إيصاله بطريقة أخرى وتسجيل ذلك.
    [consult] كُسر الصمت. يُرجى التشاور مع الجهات المذكورة أدناه وعرض نسخة جديدة على إجراء الصمت.
   *[other] { $name }: أُرسل تذكير ولم يُتخذ قرار. يُرجى الاتصال هاتفيًا.
}

## The page on which one decides

decide-heading = قراركم
decide-legend = ما ردّكم؟
decide-intro = اختاروا ردًا ثم اضغطوا الزر. لا يُسجَّل شيء قبل ذلك، ولا حاجة إلى كلمة مرور.
decide-counts = يُعتدّ بآخر رد منكم حتى النهاية؛ ويمكنكم تغييره بالرابط نفسه.
decide-hours = مدة الصمت بالساعات: { $hours }، ابتداءً من وصول النص إلى جميع الأعضاء.
decide-days = مدة الصمت بأيام العمل: { $days }، ابتداءً من وصول النص إلى جميع الأعضاء.
decide-deliverable = المطلوب تسليمه
decide-silence-approved = نوافق على النص
decide-silence-returned = نعيده
decide-silence-objected = نعترض
decide-silence-time_requested = نحتاج إلى مزيد من الوقت
decide-silence-abstained = نمتنع عن التصويت
decide-silence-remarked = لدينا ملاحظة تحريرية ولا نعترض
decide-silence-delegated = تقرر منظمة أخرى بدلًا منا
decide-statement-approved = نوافق
decide-statement-returned = نعيده
decide-statement-objected = نعترض
decide-statement-time_requested = نحتاج إلى مزيد من الوقت
decide-statement-abstained = نمتنع عن التصويت
decide-statement-remarked = لدينا ملاحظة تحريرية
decide-statement-delegated = تقرر منظمة أخرى بدلًا منا
decide-reservation = تحفظ (اختياري)
decide-condition = شرط (اختياري)
decide-paragraphs = الفقرات التي تعترضون عليها
decide-paragraphs-hint = مثلًا: {"\u2066"}OP 4{"\u2069"} و{"\u2066"}OP 7{"\u2069"}. إن لم تذكروا فقرات فاذكروا السبب.
decide-until = إلى أي يوم؟ (اختياري)
decide-to = أي منظمة؟
decide-to-choose = يرجى الاختيار
decide-note = السبب أو الملاحظة
decide-note-hint = يُحفظ في السجل، ويقرؤه القائمون على الإجراء.
decide-error-choose = اختاروا ردًا
decide-error-objection = اذكروا الفقرات التي تعترضون عليها أو السبب
decide-error-paragraphs = اختصروا قائمة الفقرات، مثلًا {"\u2066"}OP 4{"\u2069"} و{"\u2066"}OP 7{"\u2069"}
decide-error-reason = اذكروا السبب: سيُبلَّغ به من قدّم النص
decide-error-remark = اكتبوا ملاحظتكم
decide-error-day = اكتبوا اليوم، مثلًا 27 3 2027، أو اتركوا الخانة فارغة
decide-error-past = اختاروا يومًا بعد اليوم
decide-error-far = هذا اليوم بعد سنوات: راجعوا السنة
decide-error-to = اختاروا المنظمة التي تقرر بدلًا منكم
decide-error-long = اختصروا النص إلى { $count } حرفًا على الأكثر
decide-error-refused = تعذّر تسجيل هذا كما هو
decide-replaced = حلّ نص آخر محل هذا النص
decide-replaced-text = قُدّمت صيغة أخرى منذ فتحتم هذه الصفحة. لم يُسجَّل شيء: اطّلعوا على النص الحالي وقرروا من جديد.
decide-thanks = شكرًا. سُجِّل ما يلي:
decide-change = يُعتدّ بآخر رد منكم حتى النهاية؛ ويمكنكم تغييره بالرابط نفسه.
decide-late = وصل الرد بعد النهاية: حُفظ في السجل ولا يغيّر شيئًا.
decide-comes-to = { $state ->
    [approved] بهذا تم الاعتماد.
    [held] تم الاتفاق على النص.
    [returned] بهذا أُعيد إلى من قدّمه.
    [broken] بهذا انقطع الصمت. سيتشاور معكم القائمون على الإجراء.
    [in_consultation] انقطع الصمت، والمشاورات جارية.
   *[other] لم يعد مطلوبًا منكم شيء.
}
decide-said = ما قلتموه
decide-at = { $date }، { $time }
decide-by = من { $name }
decide-after-end = بعد النهاية
decide-over = { $state ->
    [approved] تم الاعتماد
    [held] تم الاتفاق على النص
    [returned] أُعيد
    [broken] انقطع الصمت
    [in_consultation] انقطع الصمت
   *[other] سُحب
}
decide-over-text = { $state ->
    [approved] لم يعد الرد مطلوبًا.
    [held] لم يعترض أي عضو قبل نهاية إجراء الصمت. لم يعد الرد مطلوبًا.
    [returned] أُعيد إلى من قدّمه. سيُطلب رأيكم من جديد عند تقديمه مرة أخرى.
    [broken] سيُجري القائمون على الإجراء مشاورات ويعلنون الخطوات التالية.
    [in_consultation] المشاورات جارية. سيُطلب رأيكم من جديد إذا قُدّمت صيغة أخرى.
   *[other] لم يعد الاعتماد مطلوبًا.
}
decide-ended = انتهى في
decide-others = تقررون أيضًا بدلًا من

## Replies and receipts

decided-subject = سُجِّل: ردكم بشأن { $what }
decided-subject-none = لم يُسجَّل: ردكم بشأن { $what }
decided-intro = شكرًا على رسالتكم. بشأن «{ $what }» سُجِّل ما يلي:
decided-none = شكرًا على رسالتكم. لم يمكن تسجيل شيء منها قرارًا بشأن «{ $what }»؛ ستقرؤها الأمانة.
decided-change = يُعتدّ بآخر رد منكم حتى النهاية: لتغييره ردّوا من جديد.
decided-problem = { $problem ->
    [unclear] لم نستطع أن نعرف دون أي شك ما تعلنه. يرجى كتابته في سطر واحد كما في الأسفل.
    [reason] يرجى ذكر الفقرات التي تعترضون عليها أو السبب في السطر نفسه.
    [day] مضى اليوم الذي تطلبون الوقت حتى حلوله: يرجى ذكر يوم بعد اليوم.
    [kind] ليس هكذا يُتخذ القرار هنا: يرجى استعمال إحدى الكلمات في الأسفل.
    [replaced] حلّت صيغة أخرى محل النص منذ تلك الرسالة: يرجى الرد على الرسالة بشأن النص الحالي.
    [no_seat] أُبلغتم بهذا للعلم؛ والقرار لغيركم.
   *[other] تعذّر تسجيل هذا كما هو؛ ستقرؤه الأمانة.
}
