# awaiting native review

## The page on which partners answer

page-heading = ردّكم
page-heading-many = ردودكم
page-intro = اختاروا ما ينطبق ثم اضغطوا الزر. لا يُسجَّل شيء قبل ذلك، ولا حاجة إلى كلمة مرور.
page-due = الموعد: { $date }
page-due-past = كان الموعد: { $date }
page-promised = الموعد الذي وعدتم به: { $date }
page-led = بقيادة { $lead }
page-brings = المطلوب تسليمه: { $what }
page-said = سُجِّل في { $date }: { $said }
page-choice-done = تم
page-choice-partly = تم جزئيًا والباقي لاحقًا
page-choice-late = سيكون لاحقًا
page-choice-nil = ليس لدينا ما نضيفه
page-choice-decline = لا نشارك في هذا
page-choice-hand_over = سيتولاه أحد الزملاء
page-choice-help = أحتاج إلى مساعدة
page-choice-not_done = سحب ما سُجِّل
page-until = إلى أي يوم؟
page-until-hint = مثلًا: 27 3 2027
page-day = اليوم
page-month = الشهر
page-year = السنة
page-note = ملاحظة
page-note-hint = ما ينقص، أو السبب، أو ما تحتاجون إليه. سيقرؤها المشاركون الآخرون.
page-link = مكان الوثيقة (اختياري)
page-link-hint = عنوان يبدأ بـ {"\u2066"}https://{"\u2069"}. يُحفظ نصًا ولا نفتحه.
page-to = البريد الإلكتروني لزميلكم
page-send = إرسال
page-errors = يرجى مراجعة ما يلي
page-error-choose = اختاروا ردًا
page-error-day = اكتبوا اليوم، مثلًا 27 3 2027
page-error-past = اختاروا يومًا بعد اليوم
page-error-far = هذا اليوم بعد سنوات: راجعوا السنة
page-error-reason = اذكروا السبب ليعرفه الآخرون
page-error-address = اكتبوا عنوان بريد إلكتروني، مثلًا name@organisation.example
page-error-link = اكتبوا العنوان كاملًا ابتداءً من {"\u2066"}https://{"\u2069"}
page-error-long = اختصروا الملاحظة إلى { $count } حرفًا على الأكثر
page-error-refused = تعذّر تسجيل هذا كما هو
page-thanks = شكرًا. سُجِّل ما يلي:
page-thanks-change = يمكنكم تغييره بالرابط نفسه ما دام البند مفتوحًا.
page-consent-late = يجب أن يوافق القائد على هذا اليوم؛ وإلى ذلك الحين يبقى اليوم السابق.
page-consent-hand_over = ستؤكد الأمانة زميلكم.
page-none = لا شيء مطلوب منكم الآن. شكرًا.
page-closed = هذا البند مغلق
page-closed-text = لم يعد الرد مطلوبًا. إن كان لديكم ما تضيفونه فاكتبوا إلى الأمانة.
page-expired = انتهت صلاحية هذا الرابط
page-expired-text = استعملوا الرابط في آخر رسالة منا أو اطلبوا من الأمانة رابطًا جديدًا. لم يتغير شيء.
page-unknown = هذا الرابط لا يعمل
page-unknown-text = ربما قطعه برنامج البريد: انسخوه كاملًا من الرسالة. لم يتغير شيء.
page-problem = لم ينجح ذلك
page-problem-text = لم يُسجَّل شيء. حاولوا بعد بضع دقائق أو ردّوا على رسالتنا.
page-contact = هل لديكم أسئلة؟
page-language = اللغة
page-back = العودة إلى النموذج
page-fresh = يمكننا إرسال رابط جديد إلى العنوان الذي أُرسل إليه هذا الرابط.
page-fresh-send = أرسلوا إليّ رابطًا جديدًا
page-sent = راجعوا صندوق بريدكم
page-sent-text = إن كان العنوان الذي أُرسل إليه هذا الرابط لا يزال مخوّلًا بالرد، فسيصله رابط جديد. يُرسل رابط واحد في اليوم على الأكثر. إن لم يصل شيء فاكتبوا إلى الأمانة.

## What the lead of a task sees of the parts of others

page-choice-returned = أُعيد: ينقص شيء
page-choice-agreed = موافقة على اليوم الأبعد
page-choice-refused = عدم موافقة: يبقى اليوم السابق
page-parts = ما قاله الآخرون
page-own = ردكم أنتم
page-part-said = ردّ
page-part-silent = طُلب منه؛ لا رد بعد
page-part-not_reached = لم نصل إليه: لا عنوان يقبل رسائلنا
page-part-not_asked = لم يُطلب منه بعد
page-asks-until = يطلب مهلة حتى { $date }؛ القرار لكم
page-reason = لماذا؟ سيقرأه الشريك.
page-review-none = إبقاؤه كما هو

## The page of everything that concerns a person

page-coming = ما سيأتي لاحقًا
page-said-before = ما قلتموه
page-everything = كل ما يخصكم
page-calendar = تواريخكم في تقويمكم
page-calendar-text = اشتركوا في هذا العنوان من تقويمكم. يعرض تواريخكم ولا يصلح للرد؛ ويمكن لكل من لديه العنوان أن يراها.
page-wishes = كيف نكتب إليكم
page-wishes-language = لغة رسائلنا
page-wishes-digest = يوم القائمة الدورية
page-wishes-arranged = كما رتبته الأمانة
page-wishes-save = حفظ
page-saved = حُفظ
page-saved-text = سنكتب إليكم هكذا من الآن.
page-leaving = هل أصبح غيركم مسؤولًا؟
page-leaving-text = أخبرونا وستجري الأمانة التغيير. وإذا ذكرتم عنوانًا في منظمتكم نفسها انتقلت إليه البنود المفتوحة فورًا.
page-leaving-confirm = لم أعد مسؤولًا عن هذا
page-leaving-successor = البريد الإلكتروني للمسؤول (اختياري)
page-leaving-note = الاسم أو الوظيفة أو أي معلومة مفيدة (اختياري)
page-leaving-send = إبلاغ الأمانة
page-left = شكرًا لإبلاغنا
page-left-text = أُبلغت الأمانة وستتولى الأمر.
page-left-handed = سُلِّم ما هو مفتوح إلى { $address }.
weekday-mon = الاثنين
weekday-tue = الثلاثاء
weekday-wed = الأربعاء
weekday-thu = الخميس
weekday-fri = الجمعة
weekday-sat = السبت
weekday-sun = الأحد

## The mail that brings a new link

fresh-subject = رابط جديد للرد
fresh-intro = طلبتم رابطًا جديدًا لأن رابطًا سابقًا لم يعد يعمل. يفتح هذا الرابط صفحتكم دون حساب أو كلمة مرور:
fresh-unasked = إن لم تطلبوه فلا يلزمكم شيء: لم يتغير شيء.
