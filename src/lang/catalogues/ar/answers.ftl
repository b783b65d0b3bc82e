# awaiting native review

# What people write in replies, and what their mail programs add: read by a program, alternatives between `|`. Capitals,
# accents, vowel marks and the forms of alef are forgiven, so one spelling is enough.

## Words that begin an answer; a word with another usual meaning at the head of a sentence does not belong here

answer-word-done = تم | تم الإنجاز | أنجز | منجز | جاهز | اكتمل | انتهى
answer-word-partly = جزئيا | جزئي | بشكل جزئي
answer-word-date = تاريخ | التاريخ | موعد | الموعد | موعد جديد | تأجيل
answer-word-nil = لا شيء | لا يوجد | لا توجد ملاحظات | لا ملاحظات | بدون ملاحظات | ليس لدينا ملاحظات
answer-word-decline = رفض | أرفض | نرفض | نعتذر عن المشاركة | أعتذر عن المشاركة
answer-word-help = مساعدة | المساعدة | نحتاج مساعدة | نحتاج إلى مساعدة
answer-word-undo = تراجع | إلغاء | سحب
amount-word-paid = دُفع | مدفوع | دفعنا | سُدد | سددنا
amount-word-signed = وُقّع | موقع | وقعنا

## What may stand beside them

answer-also = و
answer-thanks = شكرا | شكرا لكم | شكرا جزيلا | مع الشكر | مع التحية
answer-greetings = السلام عليكم | عزيزي | عزيزتي | تحية طيبة | السيد | السيدة | سعادة | معالي | حضرة | مرحبا | صباح الخير | مساء الخير

# These make an answer uncertain: `done, but the annex is missing`

answer-negations = لا | لم | لن | ليس | ليست | غير | بدون
answer-doubts = بعد | لكن | ولكن | إلا | باستثناء | تقريبا | إذا | قريبا | غدا

## Dates

written-month-1 = يناير | كانون الثاني | جانفي
written-month-2 = فبراير | شباط | فيفري
written-month-3 = مارس | آذار
written-month-4 = أبريل | إبريل | نيسان | أفريل
written-month-5 = مايو | أيار | ماي
written-month-6 = يونيو | حزيران | جوان
written-month-7 = يوليو | تموز | يوليوز | جويلية
written-month-8 = أغسطس | آب | غشت | أوت
written-month-9 = سبتمبر | أيلول | شتنبر
written-month-10 = أكتوبر | تشرين الأول
written-month-11 = نوفمبر | تشرين الثاني | نونبر
written-month-12 = ديسمبر | كانون الأول | دجنبر
written-weekdays = الاثنين | الإثنين | الثلاثاء | الأربعاء | الخميس | الجمعة | السبت | الأحد
written-before = يوم | في | حتى | إلى | قبل | بتاريخ | في موعد أقصاه
written-after = كحد أقصى | على الأكثر | من فضلكم
written-within = من
written-ordinals = |
written-years = م

## What mail programs add

quoted-labels = من | أرسلت | تاريخ الإرسال | التاريخ | إلى | نسخة | الموضوع
quoted-original = الرسالة الأصلية | رسالة محولة | رسالة معاد توجيهها
sent-from-device = أرسلت من | مرسل من | تم الإرسال من
absence-subjects = رد تلقائي | رد آلي | خارج المكتب | في إجازة
absence-until = حتى | حتى يوم | لغاية | إلى غاية
banner-tags = خارجي | بريد خارجي | رسالة خارجية | مرسل خارجي
banner-says = بريد خارجي | رسالة خارجية | مرسل خارجي | خارج المنظمة | خارج المؤسسة | خارج منظمتك | من خارج الجهة | مصدر خارجي

## Words by which somebody decides in a reply to a notice; what begins with none of them goes to a person

decision-word-approved = موافق | موافقة | موافقون | نوافق | أوافق | نحن موافقون | نعتمد | معتمد | لا اعتراض | لا يوجد اعتراض | لا توجد اعتراضات | لا مانع | لا مانع لدينا | ليس لدينا اعتراض | ليس لدينا أي اعتراض | ليس لدي اعتراض | لا نعترض | لا أعترض | بدون اعتراض
decision-word-returned = يعاد | نعيد | نعيده | أعيد | إعادة
decision-word-objected = اعتراض | نعترض | أعترض | لدينا اعتراض | لدينا اعتراضات | نسجل اعتراضنا
decision-word-time_requested = وقت | مهلة | تمديد | نحتاج وقتا | نحتاج إلى وقت | نحتاج إلى مزيد من الوقت | نحتاج مزيدا من الوقت | نطلب مهلة | نطلب تمديدا | نطلب مزيدا من الوقت
decision-word-abstained = امتناع | نمتنع | أمتنع | نمتنع عن التصويت | أمتنع عن التصويت
decision-word-remarked = ملاحظة | ملاحظة تحريرية | ملاحظات تحريرية | تعليق تحريري
decision-fillers = على | النص | نص | هذا | هذه | المشروع | مشروع | الوثيقة | وثيقة | الإعلان | المقترح | المقترحة | بصيغته | بصيغتها | المعروض | المعروضة | من | جانبنا | الصيغة | النسخة | تماما | إجراء | الصمت
decision-versions = التنقيح | النسخة | الصيغة
decision-reservations = مع تحفظ | مع التحفظ | بتحفظ | مع التحفظ التالي
decision-toward = على | ضد | بشأن | حول | بخصوص
decision-because = لأن | لأنها | لأنه | بسبب | نظرا | السبب
decision-withdrawals = سحب | مسحوب | نسحب | نسحبه | تم سحبه | ألغي

## How paragraphs are named

paragraph-operative = فقرة المنطوق | فقرات المنطوق | الفقرة العاملة | الفقرات العاملة | من المنطوق
paragraph-preambular = فقرة الديباجة | فقرات الديباجة | فقرة ديباجة
paragraph-any = فقرة | الفقرة | الفقرات | فقرات | الفقرتين | للفقرة | المادة | مادة | البند | بند
