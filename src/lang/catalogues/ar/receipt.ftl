# awaiting native review

## The receipt for an answer by mail

receipt-subject = سُجِّل: { $what }
receipt-subject-many = { $count ->
    [one] سُجِّل جواب واحد
    [two] سُجِّل جوابان
    [few] سُجِّلت { $count } أجوبة
    [many] سُجِّل { $count } جوابًا
   *[other] سُجِّل { $count } جواب
}
receipt-subject-again = لم يُسجَّل: يُرجى كتابة جوابكم من جديد
receipt-intro = شكرًا على رسالتكم. سُجِّل ما يلي:
receipt-intro-none = شكرًا على رسالتكم. لم يتسنَّ تسجيل شيء منها جوابًا، وستقرؤها الأمانة.
receipt-change = العبرة بآخر جواب: لتغييره أجيبوا من جديد ما دام البند مفتوحًا.
receipt-same = كان مسجَّلًا هكذا من قبل.
receipt-refused = لم يُسجَّل
receipt-problem = { $problem ->
    [which] لديكم بنود مفتوحة عدة: يُرجى ذكر رقم البند المقصود
    [unknown] لا يخصّكم بند بهذا الرقم: يُرجى التحقق من الرقم
    [reason] يُرجى ذكر السبب في السطر نفسه ليعلمه الآخرون
    [lead] أنتم تقودون هذا البند: اكتبوا DONE أو أبلغوا الأمانة بأنه لم يعد لازمًا
    [closed] أُغلق البند ولم يعد يحتاج إلى جواب
   *[other] تعذّر تسجيل ذلك على حاله، وستقرؤه الأمانة
}
receipt-problem-day = يُرجى ذكر يوم بعد اليوم، مثل { $date }
receipt-quoted = ما قرأناه
