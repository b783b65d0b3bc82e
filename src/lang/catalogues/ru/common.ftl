# awaiting native review

## Words that mails and reports share (domain vocabulary)
language-name = русский
language-en = английский
language-fr = французский
language-es = испанский
language-ru = русский
language-ar = арабский
language-az = азербайджанский
percent = { $number } %
label = { $text }:
of-total = { $part } из { $whole }
not-assessed = не оценено
coordinator = Координатор
lead = Ответственная сторона
contributor = Участник
observer = Наблюдатель

# What people set.
state-not_started = Не начато
state-in_progress = Выполняется
state-submitted = На утверждении
state-contributions_missing = Ведущий партнёр сдал; не хватает вкладов
state-handed_in = Ведущий партнёр сдал
state-returned = Возвращено на доработку
state-completed = Завершено
state-blocked = Заблокировано
state-on_hold = Приостановлено
state-cancelled = Отменено

# What is derived.
health-completed = Завершено
health-completed_late = Завершено с опозданием
health-cancelled = Отменено
health-on_track = По графику
health-not_begun = Не начато, срок впереди
health-due_soon = Срок близок
health-at_risk = Под угрозой срыва
health-overdue = Просрочено
health-no_report = Нет отчёта

# Why a partner is not heard from.
unheard-not_reached = Нет связи
unheard-silent = Нет ответа

# How an objective is rated.
rating-achieved = Достигнуто
rating-on_track = По графику
rating-partly_on_track = Частично по графику
rating-off_track = Отстаёт
rating-partly_achieved = Достигнуто частично
rating-not_achieved = Не достигнуто
rating-not_assessed = Не оценено

kind-host_government = Принимающее правительство
kind-intergovernmental_organization = Межправительственная организация
kind-regional_organization = Региональная организация
kind-member_state = Государство-член
kind-civil_society = Гражданское общество
kind-private_sector = Частный сектор
kind-academia = Академическое сообщество
kind-artists = Деятели искусства
kind-media = Средства массовой информации
kind-youth = Молодёжь

function-focal_point = Координатор по связи
function-alternate = Заместитель координатора по связи
function-head_of_unit = Руководитель подразделения
function-director = Директор
function-ministers_office = Канцелярия министра

level-output = Непосредственный результат
level-outcome = Промежуточный результат
level-impact = Воздействие

measure-unit = Количество
measure-percentage = Процент
measure-nominal = Категория
measure-ordinal = Упорядоченная категория
measure-qualitative = Описание

confidence-high = высокая
confidence-medium = средняя
confidence-low = низкая
confidence-sample = нет, условная цифра

unit-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
unit-working-days = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
   *[other] { $count } рабочих дней
}
unit-weeks = { $count ->
    [one] { $count } неделя
    [few] { $count } недели
   *[other] { $count } недель
}
unit-tasks = { $count ->
    [one] { $count } задача
    [few] { $count } задачи
   *[other] { $count } задач
}
unit-inputs = { $count ->
    [one] { $count } материал
    [few] { $count } материала
   *[other] { $count } материалов
}
unit-partners = { $count ->
    [one] { $count } партнёр
    [few] { $count } партнёра
   *[other] { $count } партнёров
}
