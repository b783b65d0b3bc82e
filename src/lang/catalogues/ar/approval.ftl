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
