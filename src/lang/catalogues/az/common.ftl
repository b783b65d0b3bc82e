# awaiting native review

## Words that mails and reports share (domain vocabulary)
language-name = Azərbaycan dili
language-en = ingilis
language-fr = fransız
language-es = ispan
language-ru = rus
language-ar = ərəb
language-az = Azərbaycan
percent = { $number }%
label = { $text }:
of-total = { $part } / { $whole }
not-assessed = qiymətləndirilməyib
coordinator = Koordinator
lead = Aparıcı tərəf
contributor = Töhfə verən tərəf
observer = Müşahidəçi

# What people set.
state-not_started = Başlanmayıb
state-in_progress = İcra olunur
state-submitted = Təsdiq gözlənilir
state-contributions_missing = Aparıcı tərəfdaş təqdim edib; töhfələr çatışmır
state-handed_in = Aparıcı tərəfdaş təqdim edib
state-returned = Düzəliş üçün qaytarılıb
state-completed = Tamamlanıb
state-blocked = Bloklanıb
state-on_hold = Dayandırılıb
state-cancelled = Ləğv edilib

# What is derived.
health-completed = Tamamlanıb
health-completed_late = Gec tamamlanıb
health-cancelled = Ləğv edilib
health-on_track = Plan üzrə
health-not_begun = Başlanmayıb, vaxtı çatmayıb
health-due_soon = Müddəti yaxınlaşır
health-at_risk = Risk altında
health-overdue = Müddəti keçib
health-no_report = Hesabat yoxdur

# Why a partner is not heard from.
unheard-not_reached = Əlaqə yoxdur
unheard-silent = Cavab yoxdur

# How an objective is rated.
rating-achieved = Əldə olunub
rating-on_track = Plan üzrə
rating-partly_on_track = Qismən plan üzrə
rating-off_track = Plandan geri qalır
rating-partly_achieved = Qismən əldə olunub
rating-not_achieved = Əldə olunmayıb
rating-not_assessed = Qiymətləndirilməyib

kind-host_government = Ev sahibi hökumət
kind-intergovernmental_organization = Hökumətlərarası təşkilat
kind-regional_organization = Regional təşkilat
kind-member_state = Üzv dövlət
kind-civil_society = Vətəndaş cəmiyyəti
kind-private_sector = Özəl sektor
kind-academia = Akademik icma
kind-artists = Sənətçilər
kind-media = Kütləvi informasiya vasitələri
kind-youth = Gənclər

function-focal_point = Əlaqələndirici şəxs
function-alternate = Əvəzedici əlaqələndirici şəxs
function-head_of_unit = Bölmə rəhbəri
function-director = Direktor
function-ministers_office = Nazirin ofisi

level-output = Məhsul
level-outcome = Nəticə
level-impact = Təsir

measure-unit = Say
measure-percentage = Faiz
measure-nominal = Kateqoriya
measure-ordinal = Sıralanmış kateqoriya
measure-qualitative = Təsvir

confidence-high = yüksək
confidence-medium = orta
confidence-low = aşağı
confidence-sample = yoxdur, nümunə rəqəm

unit-days = { $count ->
   *[other] { $count } gün
}
unit-working-days = { $count ->
   *[other] { $count } iş günü
}
unit-weeks = { $count ->
   *[other] { $count } həftə
}
unit-tasks = { $count ->
   *[other] { $count } tapşırıq
}
unit-inputs = { $count ->
   *[other] { $count } töhfə
}
unit-partners = { $count ->
   *[other] { $count } tərəfdaş
}
