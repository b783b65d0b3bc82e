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
