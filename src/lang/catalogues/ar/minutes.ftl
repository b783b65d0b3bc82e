# awaiting native review

## Minutes: head

minutes-kind-silence = محضر إجراء الصمت
minutes-kind-approval = محضر الموافقة
minutes-redacted = نسخة بلا أسماء: لا يُذكر فيها اسم أي عضو.
minutes-clock = الأوقات بتوقيت البلد المضيف، { $zone } ({ $offsets }).
minutes-source = حُرّر استنادًا إلى السجل كما كان في { $time }. «القيد» هو رقم القيد في السجل.
minutes-outcome = { $state ->
    [under_approval] القرار منتظَر
    [under_silence] النص خاضع لإجراء الصمت
    [approved] تمت الموافقة
    [returned] أُعيد
    [held] متفق عليه: لم يعترض أي عضو
    [broken] كُسر الصمت
    [in_consultation] كُسر الصمت، وتجري مشاورة من اعترضوا
    [reissued] كُسر الصمت، وأُعيد إصدار النص
    [completed] تمت الموافقة
   *[other] سُحب: لم تعد الموافقة مطلوبة
}
minutes-outcome-none = لم تُطلب الموافقة بعد
minutes-outcome-at = { $outcome }، { $time }
minutes-term-task = المهمة
minutes-term-deliverable = المُخرَج
minutes-term-approval = الموافقة
minutes-term-lead = مقدَّم من
minutes-term-conducted = يديره
minutes-term-outcome = النتيجة
minutes-term-evidence = الإثبات
minutes-term-follows = ما يلي
minutes-conducted = { $lead }، مع الأمانة ({ $contact })
minutes-waiting = المهام التي تنتظره: { $tasks }
minutes-waiting-none = لا تنتظره أي مهمة
minutes-evidence = { $name }، SHA-256 { $sha256 }
minutes-evidence-unnamed = وثيقة، SHA-256 { $sha256 }
minutes-evidence-silence = السجل أدناه: من تسلّم النص ومتى وكيف، ومن أجاب

## Minutes: rounds

minutes-before = قبل الجولة الأولى
minutes-round = الجولة { $round }
minutes-round-version = الجولة { $round }: { $version }
minutes-term-text = النص
minutes-term-link = مكانه
minutes-term-sha256 = المجموع الاختباري (SHA-256)
minutes-term-rule = القاعدة
minutes-term-ends = النهاية
minutes-term-due = مطلوب بحلول
minutes-term-served = تسلّموا النص
minutes-term-informed = أُحيطوا علمًا
minutes-rule-one = تكفي موافقة واحدة.
minutes-rule-all = موافقة الجميع لازمة: { $seats }. لا يُحتسب الممتنعون.
minutes-rule-quorum = الموافقات اللازمة: { $needed } من { $seats }.
minutes-rule-hours = مدة الصمت بالساعات: { $hours }، من اللحظة التي يكون فيها النص لدى كل عضو، ويُضاف يوم عن كل عطلة رسمية لأحد الأعضاء. تنتهي من الاثنين إلى الخميس في الساعة 18:00.
minutes-rule-days = مدة الصمت بأيام العمل: { $days }، من اليوم الذي يكون فيه النص لدى كل عضو، ولا تُحتسب العطل الرسمية للأعضاء. تنتهي من الاثنين إلى الخميس في الساعة 18:00.
minutes-rule-extended = أول طلب للوقت يضيف ساعات عددها { $hours }، وأي طلب آخر يكسر الصمت.
minutes-rule-breaks = طلب الوقت يكسر الصمت.
minutes-ends-open = غير محددة: تبدأ المدة حين يكون النص لدى كل عضو
minutes-served-count = الأعضاء: { $n } من { $of }، آخرهم في { $time }
minutes-served-some = الأعضاء: { $n } من { $of }

## Minutes: members

minutes-members = الأعضاء
minutes-a-member = أحد الأعضاء
minutes-col-member = العضو
minutes-col-served = لديه النص منذ
minutes-col-asked = طُلب منه في
minutes-col-position = الموقف
minutes-served-mail = { $time }، بالبريد إلى { $to }
minutes-served-answer = { $time }، بإجابته
minutes-served-way = { $time }، { $way }
minutes-served-taken = { $time }، { $way }، تسلّمه { $name }
minutes-not-reached = لم يُبلَّغ
minutes-left = لم يعد مشاركًا
minutes-silent = لا اعتراض
minutes-no-answer = لا إجابة
minutes-position = { $kind ->
    [approved] موافق
    [agreed] موافق على النص
    [conditional] موافق مع تحفظ
    [returned] إعادة
    [objected] اعتراض
    [time_requested] طلب وقت
    [abstained] امتناع
    [remarked] ملاحظة
   *[other] ترك القرار لشريك آخر
}
minutes-position-by = { $position }، عن طريق { $name }

## Minutes: proceedings

minutes-proceedings = سير الإجراء
minutes-col-time = الوقت
minutes-col-what = ما جرى
minutes-col-entry = القيد
minutes-handed-in = تسليم ما يُطلب الموافقة عليه من { $who }.
minutes-taken-back = استرداد ما سُلّم من قبل { $who }.
minutes-state = تحديد حالة المهمة: { $state }.
minutes-opened-silence = وُضع النص تحت الصمت. عدد الأعضاء: { $n }.
minutes-opened-approval = طُلب القرار. عدد الأعضاء: { $n }.
minutes-notice = { $kind ->
    [opening] إشعار بما يُطلب القرار بشأنه
    [half_time] إشعار في منتصف المدة
    [last_day] إشعار اليوم الأخير
    [last_hours] إشعار الساعات الأخيرة
    [moved] إشعار بالنهاية الجديدة
    [reminder] تذكير قبل الموعد
    [due_today] تذكير في يوم الموعد
    [overdue] تذكير بعد الموعد
    [letter] رسالة إلى المستوى الأعلى
   *[other] إشعار بالنتيجة
}
minutes-lost = لم يصل الإشعار الموجّه إلى { $who }.
minutes-lost-why = الرد: { $why }
minutes-served = تسلّم النص { $way }: { $who }.
minutes-said = { $kind ->
    [approved] موافقة { $who }.
    [agreed] موافقة { $who } على النص.
    [conditional] موافقة { $who } مع تحفظ.
    [returned] إعادة من { $who }.
    [objected] اعتراض { $who }.
    [time_requested] طلب وقت من { $who }.
    [abstained] امتناع { $who }.
    [remarked] ملاحظة من { $who }، وليست اعتراضًا.
   *[other] ترك القرار لشريك آخر من قبل { $who }.
}
minutes-in-place = { $by } نيابةً عن { $who }
minutes-came = { $way ->
    [link] على صفحة الإجابة
    [reply] بالرد على الإشعار
    [telephone] هاتفيًا
    [in_person] شخصيًا
   *[other] بتسجيل الأمانة
}
minutes-came-line = وردت { $came }
minutes-came-named = وردت { $came }، من { $name }
minutes-paragraphs = الفقرات: { $paragraphs }
minutes-whole = على النص بكامله
minutes-reason = ملاحظة: { $text }
minutes-reservation = تحفظ: { $text }
minutes-until = الوقت مطلوب حتى { $date }
minutes-left-to = إلى { $who }
minutes-left-out = حُذف لأنه يذكر اسم عضو
minutes-effect = { $effect ->
    [extends] يمدّد الصمت بساعات عددها { $hours }.
    [breaks] يكسر الصمت.
    [approves] وبذلك تمت الموافقة.
    [returns] وبذلك تعود المهمة إلى الجهة المسؤولة.
    [replaced] حلّ محله بيان لاحق للمقعد نفسه.
    [late] بعد النهاية: مسجّل بلا أثر.
   *[other] بلا مقعد: مسجّل بلا أثر.
}
minutes-recorded = سُجّل لاحقًا، في { $time }
minutes-held = انتهى الصمت. لم يعترض أي عضو: النص متفق عليه.
minutes-held-undone = سُجّلت نهاية الصمت. وما سُجّل بعد ذلك أجّلها: الصمت مستمر.
minutes-consulted = بدأت مشاورة من اعترضوا.
minutes-withdrawn = لم تعد الموافقة مطلوبة.
minutes-signed = سجّلت الأمانة الموافقة.
minutes-member-left = لم يعد مشاركًا: { $who }.

## Approvals in reports

report-approvals-heading = الموافقات: { $parts }
report-approvals-deciding = قرارات منتظَرة: { $n }
report-approvals-silent = نصوص تحت الصمت: { $n }
report-approvals-broken = حالات كسر الصمت: { $n }
report-approvals-idle = موافقات لم تُطلب بعد: { $n }
report-approvals-settled = بُتّ فيها: { $n }
report-approvals-decided = ما بُتّ فيه { $since }
report-col-approval = الموافقة
report-col-stands = الوضع
report-col-until = حتى
approval-state-decision = القرار منتظَر
approval-state-silence = تحت الصمت
approval-state-opening = يوضع تحت الصمت
approval-state-obtaining = يُحصل عليها
approval-state-consultation = كُسر الصمت
approval-state-reissue = قيد المشاورة
approval-state-withdrawn = سُحبت
report-approval-tally = الموافقات: { $n } من { $needed }
report-approval-served = النص لدى { $n } من { $of }
report-approval-awaited = منتظَرة من { $names }
report-approval-unserved = ليس بعد لدى { $names }
report-approval-broken = كُسر بشأن { $paragraphs }
report-approval-began-not = غير محدد: النص ليس لدى الجميع
report-approval-ended = انقضت المدة، ولم تُسجَّل نهايتها بعد
report-approval-decided = { $task }: { $outcome } ({ $date })
report-approval-decided-version = { $task }، { $version }: { $outcome } ({ $date })
