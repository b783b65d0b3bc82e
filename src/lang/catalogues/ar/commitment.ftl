# awaiting native review

## The mail that asks how far commitments are

asking-subject = { $kind ->
    [opening] إلى أين وصلت التزاماتكم؟ { $what }
    [sent_back] نرجو تصحيح تقريركم: { $what }
    [last_reminder] تذكير أخير بالتزاماتكم: { $what }
   *[other] تذكير بالتزاماتكم: { $what }
}
asking-intro = { $kind ->
    [opening] بمناسبة «{ $event }» أعلنت منظمتكم ما يرد أدناه. نرجو إبلاغنا بما وصل إليه التنفيذ.
    [sent_back] لم يتسنَّ تأكيد تقريركم عمّا يرد أدناه، المعلن بمناسبة «{ $event }». نرجو تصحيحه، ويرد السبب أدناه.
    [last_reminder] لم نتلقَّ حتى الآن أي تقرير عمّا يرد أدناه، المعلن بمناسبة «{ $event }». وإذا لم يصل في الأيام القادمة فسنتصل بكم هاتفيًا.
   *[other] لم نتلقَّ بعد تقريرًا عمّا يرد أدناه، المعلن بمناسبة «{ $event }». نرجو إبلاغنا بما وصل إليه التنفيذ.
}
asking-due = الموعد: { $date }
asking-was_due = انقضى الموعد: { $date }
asking-led = الجهة المسؤولة: { $lead }
asking-on_record = المسجَّل
asking-asks = نرجو أن تذكروا عن كل التزام هل هو قيد التنفيذ كما هو مخطط، أم متأخر (وإلى متى)، أم مكتمل، أم متروك (ولماذا)، وما الذي وُقّع عليه ودُفع حتى اليوم. ويُسجَّل ما تبلغون به بعد أن تؤكده الأمانة.
asking-button = فتح الصفحة
asking-page = يمكنكم في الصفحة، من دون حساب، الإبلاغ عن كل ذلك:
asking-reply = أو الرد على هذه الرسالة بسطر واحد لكل التزام، مثلًا: { $id } {"\u2068"}DONE{"\u2069"}، أو { $id } {"\u2068"}PARTLY{"\u2069"}: ما تبقّى، أو { $id } {"\u2068"}DATE{"\u2069"} { $date }، أو { $id } {"\u2068"}DECLINE{"\u2069"}: السبب، أو { $id } دُفع { $amount } { $currency }.
asking-contact = للإبلاغ، نرجو الكتابة إلى الأمانة أو الاتصال بها هاتفيًا؛ وترد بيانات الاتصال أدناه.

## The page on which partners report

progress-heading = التزاماتكم
progress-intro = اختاروا لكل التزام ما وصل إليه ثم اضغطوا الزر. لا يُسجَّل شيء قبل ذلك، ولا حاجة إلى كلمة مرور. ويمكنكم ترك ما لا تستطيعون الإجابة عنه اليوم فارغًا.
progress-in_progress = قيد التنفيذ كما هو مخطط
progress-delayed = متأخر
progress-completed = مكتمل
progress-dropped = متروك
progress-until = إذا كان متأخرًا: إلى متى؟
progress-paid = المدفوع حتى اليوم، { $currency } (اختياري)
progress-signed = الموقَّع عليه حتى اليوم، { $currency } (اختياري)
progress-amount-hint = المبلغ كله بالأرقام، مثلًا { $amount }
progress-link = أين يمكن الاطلاع على ذلك (اختياري)
progress-note-hint = ما أُنجز وما تبقّى؛ وإذا تُرك فلماذا. ستقرأه الأمانة.
progress-error-choose = اختاروا ما وصل إليه
progress-error-day = أدخلوا التاريخ، مثلًا 27 3 2027
progress-error-past = اختاروا تاريخًا بعد اليوم
progress-error-far = هذا التاريخ بعد سنوات: تحققوا من السنة
progress-error-reason = اذكروا سبب تركه
progress-error-amount = أدخلوا المبلغ بالأرقام
progress-error-currency = أدخلوا المبلغ بالعملة { $currency }
progress-error-link = أدخلوا العنوان كاملًا، بدءًا بـ {"\u2068"}https://{"\u2069"}
progress-error-long = اختصروا الملاحظة إلى { $count } حرف على الأكثر
progress-error-refused = تعذّر تسجيل ذلك بصيغته الحالية

## What was reported

reported-amounts = مبالغ فقط
reported-on = تقريركم بتاريخ { $date }
reported-reason = السبب
reported-standing-waiting = لم يؤكَّد بعد
reported-standing-confirmed = مؤكَّد
reported-standing-sent_back = أُعيد
reported-standing-replaced = حلّ محله تقرير لاحق
reported-thanks = شكرًا. هذا ما أبلغتم به:
reported-waits = يُسجَّل ذلك بعد أن تؤكده الأمانة. وحتى ذلك الحين يمكنكم تصحيحه بالطريقة نفسها.
reported-subject = وصل تقريركم: { $what }
reported-subject-none = لم تُسجَّل رسالتكم: { $what }
reported-intro = شكرًا على رسالتكم. هذا ما فهمناه وسجّلناه:
reported-none = شكرًا على رسالتكم. تعذّر تسجيل أي شيء منها بوصفه تقريرًا، وستقرأها الأمانة.
reported-problem = { $problem ->
    [which] نرجو تحديد الالتزام المقصود: ابدأوا السطر برقمه.
    [unknown] ليس بين التزاماتكم ما يحمل هذا الرقم.
    [amount] تعذّرت قراءة المبلغ. نرجو كتابته بالأرقام.
    [currency] هذا الالتزام مسجَّل بالعملة { $currency }: نرجو كتابة المبلغ بها.
    [day] انقضى هذا التاريخ: نرجو ذكر تاريخ بعد اليوم.
    [reason] نرجو إضافة السبب في السطر نفسه.
    [unclear] لم نستطع أن نتبيّن المقصود بلا شك. نرجو كتابته في سطر واحد كما يرد أدناه.
    [ended] لقد اكتمل أو تُرك: لم يعد مطلوبًا شيء.
   *[other] تعذّر تسجيل ذلك بصيغته الحالية، وستقرأه الأمانة.
}

## The coordinator's brief

brief-commitment-on = تقرير بتاريخ { $date }
brief-commitments = الالتزامات
brief-commitment = { $what ->
    [confirm] { $name }: ورد تقرير. يُرجى تأكيده أو إعادته مع ذكر السبب.
    [telephone] { $name }: لم يرد تقرير بعد تذكيرين. يُرجى الاتصال هاتفيًا.
    [reach] { $name }: تعذّر السؤال، فلا يقبل أي عنوان رسائلنا. يُرجى الاتصال هاتفيًا.
   *[other] لا أحد من المشاركين مسؤول عن هذا الالتزام، ولذلك لا يمكن سؤال أحد.
}

## The progress report

report-col-heard = آخر ما ورد
report-heard-waiting = تقرير { $date }، لم يؤكَّد بعد
report-heard-confirmed = تقرير { $date }، أُكّد { $confirmed }
report-heard-sent_back = تقرير { $date }، أُعيد { $confirmed }
report-heard-asked = سُئل { $date }، بلا تقرير
report-heard-due = الموعد { $date }
report-followed_up = الالتزامات التي ورد عنها تقرير منذ السؤال عنها: { $n } من { $of }.
