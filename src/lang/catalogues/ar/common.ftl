# awaiting native review

## Words that mails and reports share (domain vocabulary)
language-name = العربية
language-en = الإنجليزية
language-fr = الفرنسية
language-es = الإسبانية
language-ru = الروسية
language-ar = العربية
language-az = الأذربيجانية
# From left to right, like any figure, wherever it stands (U+2066, U+2069).
percent = {"\u2066"}{ $number }%{"\u2069"}
label = { $text }:
of-total = { $part } من أصل { $whole }
not-assessed = لم يُقيَّم
coordinator = المنسّق
lead = الجهة الرائدة
contributor = الجهة المساهِمة
observer = مراقب

# What people set.
state-not_started = لم يبدأ
state-in_progress = قيد التنفيذ
state-submitted = بانتظار الموافقة
state-contributions_missing = سلّمت الجهة القائدة؛ وتنقص مساهمات
state-handed_in = سلّمت الجهة القائدة
state-returned = أُعيد للمراجعة
state-completed = مكتمل
state-blocked = متعطّل
state-on_hold = معلّق
state-cancelled = ملغى

# What is derived.
health-completed = مكتمل
health-completed_late = اكتمل متأخرًا
health-cancelled = ملغى
health-on_track = في المسار الصحيح
health-not_begun = لم يبدأ ولم يحن موعده
health-due_soon = يقترب الموعد
health-at_risk = معرّض للخطر
health-overdue = تجاوز الموعد النهائي
health-no_report = لا يوجد تقرير

# Why a partner is not heard from.
unheard-not_reached = تعذّر الوصول إليه
unheard-silent = لا ردّ

# How an objective is rated.
rating-achieved = تحقّق
rating-on_track = في المسار الصحيح
rating-partly_on_track = في المسار الصحيح جزئيًا
rating-off_track = خارج المسار
rating-partly_achieved = تحقّق جزئيًا
rating-not_achieved = لم يتحقّق
rating-not_assessed = لم يُقيَّم

kind-host_government = الحكومة المضيفة
kind-intergovernmental_organization = منظمة حكومية دولية
kind-regional_organization = منظمة إقليمية
kind-member_state = دولة عضو
kind-civil_society = المجتمع المدني
kind-private_sector = القطاع الخاص
kind-academia = الأوساط الأكاديمية
kind-artists = الفنانون
kind-media = وسائل الإعلام
kind-youth = الشباب

function-focal_point = جهة الاتصال
function-alternate = جهة الاتصال البديلة
function-head_of_unit = رئيس الوحدة
function-director = المدير
function-ministers_office = مكتب الوزير

level-output = مُخرَج
level-outcome = نتيجة
level-impact = أثر

measure-unit = عدد
measure-percentage = نسبة مئوية
measure-nominal = فئة
measure-ordinal = فئة مرتّبة
measure-qualitative = وصف

confidence-high = عالية
confidence-medium = متوسطة
confidence-low = منخفضة
confidence-sample = لا شيء، رقم للتمثيل

unit-days = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
unit-working-days = { $count ->
    [one] يوم عمل واحد
    [two] يوما عمل
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
}
unit-weeks = { $count ->
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $count } أسابيع
    [many] { $count } أسبوعًا
   *[other] { $count } أسبوع
}
unit-tasks = { $count ->
    [one] مهمة واحدة
    [two] مهمتان
    [few] { $count } مهام
    [many] { $count } مهمة
   *[other] { $count } مهمة
}
unit-inputs = { $count ->
    [one] مساهمة واحدة
    [two] مساهمتان
    [few] { $count } مساهمات
    [many] { $count } مساهمة
   *[other] { $count } مساهمة
}
unit-partners = { $count ->
    [one] شريك واحد
    [two] شريكان
    [few] { $count } شركاء
    [many] { $count } شريكًا
   *[other] { $count } شريك
}
