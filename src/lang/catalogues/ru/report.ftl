# awaiting native review

## Progress reports: pieces of sentences

# A date ends in "г.", so that no sentence ends in a date and a full stop.
report-task = «{ $title }» ({ $id })
report-quoted = «{ $text }»
report-task-in-part = { $task }: { $n } из { $of } организаций
report-share = { $n } из { $of } ({ $percent })
report-share-small = { $n } из { $of }
report-fraction = { $n }/{ $of }
report-as-of = По записям на { $date }.
report-as-of-old = По записям на { $date }, до периода этого отчёта.
report-minus = −{ $n }
report-comma = ,{" "}
report-unknown = нет данных
report-no-workstream = Прочие задачи
report-days-overdue = { $days ->
    [one] просрочка { $days } день
    [few] просрочка { $days } дня
   *[other] просрочка { $days } дней
}
report-days-left = { $days ->
    [one] через { $days } день
    [few] через { $days } дня
   *[other] через { $days } дней
}
report-days-today = сегодня
report-of-tasks = { $n ->
    [one] { $percent } от { $n } задачи
   *[other] { $percent } от { $n } задач
}
report-of-indicators = { $of ->
    [1] { $percent } (один показатель)
    [one] { $percent } ({ $n } из { $of } показателя)
   *[other] { $percent } ({ $n } из { $of } показателей)
}
report-of-indicators-due = { $said }; из ожидаемого к дате среза — { $percent } ({ $due })
report-targets-met = целевых значений достигнуто: { $met } из { $due }
report-targets-missed = { $said }; не достигнуты: { $names }
report-targets-uncounted = { $said }; не подсчитаны: { $names }
report-tasks-done = завершено задач: { $n } из { $of }
report-tasks-done-overdue = завершено задач: { $n } из { $of }, просрочено: { $overdue }
report-since-date = после { $date }
report-since-report = после отчёта { $symbol } от { $date }

# Change of a share since the report before, in percentage points.
report-change-up = ▲ { $points } п. п.
report-change-down = ▼ { $points } п. п.
report-change-same = без изменений
report-change-unknown = нет прежних данных

# Month names of the timeline, as short as they can be.
report-month-1 = янв
report-month-2 = фев
report-month-3 = мар
report-month-4 = апр
report-month-5 = май
report-month-6 = июн
report-month-7 = июл
report-month-8 = авг
report-month-9 = сен
report-month-10 = окт
report-month-11 = ноя
report-month-12 = дек
report-month-year = { $month } { $year }

## Head

report-kind-draft = Отчёт о ходе подготовки, проект
report-kind-issued = Отчёт о ходе подготовки № { $number }
report-draft-mark = Проект
# Of a report as of a day that has not come.
report-ahead-mark = Будущая дата
report-ahead-kind = Отчёт о ходе подготовки на будущую дату
report-ahead-notice = Отчёт составлен на { $date }; этот день ещё не наступил. Показано, каким было бы положение на этот день, если до тех пор больше ничего не будет сдано; фактического положения отчёт не отражает и не публикуется.
report-today-notice = День { $date } не закончился: то, что будет внесено позже в этот день, в отчёт не вошло.
report-ahead-marked = { $mark } · { $text }
report-clock = { $date }, { $time } ({ $offset })
report-counter-before = T–{ $days }
report-counter-opens = T
report-counter-after = T+{ $days }
report-before-opening = { $days ->
    [one] до открытия { $days } день
    [few] до открытия { $days } дня
   *[other] до открытия { $days } дней
}
report-on-opening = сегодня день открытия
report-after-opening = { $days ->
    [one] после открытия прошёл { $days } день
    [few] после открытия прошло { $days } дня
   *[other] после открытия прошло { $days } дней
}
report-distribution-task-force = Целевая группа: полное издание
report-distribution-minister = Министр: резюме
report-distribution-partner = { $partner }: что его касается
report-distribution-public = Публичное издание
# Headings of that edition.
report-public-purpose = Зачем это мероприятие
report-public-achieved = Что достигнуто
report-public-next = Что дальше
report-public-part = Кто участвует
report-public-about = Об этом докладе
report-public-contact = На вопросы отвечает
# Where a partner may not be named to the reader.
report-a-partner = один из партнёров
report-another-partner = другой партнёр
report-partner-own = { $overdue ->
    [0] { $partner }: просроченного нет; выполнено задач и вкладов: { $completed } из { $n }
   *[other] { $partner }: просрочено задач и вкладов: { $overdue }; выполнено: { $completed } из { $n }
}
report-document-title = { $title }: { $kind }, { $date }
report-running-title = { $title } · { $kind }
report-page-of = стр. { $page } из { $pages }
report-head-symbol = Обозначение
report-head-cut-off = Дата среза
report-head-event = Мероприятие
report-head-languages = Языки публикации
report-head-distribution = Рассылка
report-head-definition = Определение

## Page 1: executive summary

report-summary-empty = Задачи ещё не запланированы
report-summary-achieved = Завершены все задачи ({ $n }), { $counter }
report-summary-not-due = Ни один срок ещё не наступил, { $counter }
report-summary-link = .{" "}
report-summary-after = Открытых задач: по подготовке { $preparation }, по итоговой работе { $left }, { $counter }
report-summary-worst = Хуже всего оценена цель { $objective }: { $rating }
report-summary-overdue = { $overdue ->
    [0] Просроченных задач нет, { $counter }
    [one] Просрочена { $overdue } задача из { $n }, { $counter }
    [few] Просрочены { $overdue } задачи из { $n }, { $counter }
   *[other] Просрочено { $overdue } задач из { $n }, { $counter }
}
report-summary-results-none = { $due ->
    [0] Результаты пока не ожидаются
   *[other] Результаты пока не оценены: ожидаются { $due } из { $n } показателей
}
report-summary-results-off = Результаты отстают ({ $achieved } из { $expected } ожидаемых; показателей { $due } из { $n })
report-summary-results-partly = Результаты несколько отстают ({ $achieved } из { $expected } ожидаемых; показателей { $due } из { $n })
report-summary-results-on = Результаты соответствуют ожиданиям ({ $achieved } из { $expected } ожидаемых; показателей { $due } из { $n })
report-summary-work-none = Сроки работ ещё не наступили (сделано { $delivered }, план { $planned })
report-summary-work-far = Работа значительно отстаёт от плана ({ $delivered }, план { $planned })
report-summary-work-behind = Работа несколько отстаёт от плана ({ $delivered }, план { $planned })
report-summary-work-near = Работа близка к плану ({ $delivered }, план { $planned })
report-summary-work-even = Работа идёт по плану ({ $delivered }, план { $planned })
report-summary-work-ahead = Работа опережает план ({ $delivered }, план { $planned })

report-tile-completed = Завершено задач
report-tile-on_time = Сделано в срок
report-tile-on_time-note = { $n } из { $of }, чей срок настал
report-tile-response = Партнёры в срок
report-tile-response-note = { $n } из { $of }
report-tile-response-note-rest = { $n } из { $of }; { $rest }
report-tile-overdue = Просрочено задач
report-tile-opening = Дней до открытия
report-tile-opened = Дней с открытия
report-tile-opening-note = { $date }, { $counter }
report-tile-indicator-note = цель { $target }; { $date }
report-tile-more = +{ $n } после { $since }
report-tile-fewer = −{ $n } после { $since }
report-tile-same = ±0 после { $since }

report-achieved-label = Достигнуто:
report-achieved = { $n ->
    [one] завершена { $n } задача ({ $since }), в том числе { $task }.
    [few] завершены { $n } задачи ({ $since }), в том числе { $task }.
   *[other] завершено { $n } задач ({ $since }), в том числе { $task }.
}
report-achieved-one = завершена одна задача ({ $since }): { $task }.
report-achieved-nothing = завершённых задач нет ({ $since }).
report-concerns-label = Вызывает озабоченность:
report-concerns-none = просроченных задач и задач под угрозой срыва нет.
report-concerns-unrecorded = { $n ->
    [one] { $n } задача подготовки не отмечена как выполненная: { $task }. Она выполнена или больше не нужна?
    [few] { $n } задачи подготовки не отмечены как выполненные, первая { $task }. Они выполнены или больше не нужны?
   *[other] { $n } задач подготовки не отмечены как выполненные, первая { $task }. Они выполнены или больше не нужны?
}
report-concerns-results = { $n ->
    [1] цель { $objectives } немного отстаёт по результатам.
   *[other] цели { $objectives } немного отстают по результатам.
}
report-concerns-risk = { $n ->
    [1] под угрозой срыва: { $task }, срок { $date }
    [one] под угрозой срыва: { $n } задача, ближайший срок { $date }
    [few] под угрозой срыва: { $n } задачи, ближайший срок { $date }
   *[other] под угрозой срыва: { $n } задач, ближайший срок { $date }
}
report-concerns-blocked = { $n ->
    [1] заблокировано: { $names }.
    [one] заблокировано: { $n } задача, в том числе { $names }.
    [few] заблокировано: { $n } задачи, в том числе { $names }.
   *[other] заблокировано: { $n } задач, в том числе { $names }.
}
report-concerns-red = { $rating }: { $names }.
report-concerns-missed = { $n ->
    [1] по цели { $objectives } достигнуты не все целевые значения.
   *[other] по целям { $objectives } достигнуты не все целевые значения.
}
report-concerns-uncounted = { $n ->
    [1] результаты цели { $objectives } ещё не подсчитаны.
   *[other] результаты целей { $objectives } ещё не подсчитаны.
}
report-red-objective = { $n ->
    [1] цель { $objectives }
   *[other] цели { $objectives }
}
report-red-workstreams = направлений работы: { $n }, в том числе { $names }
report-concerns-overdue = { $overdue ->
    [1] просрочена { $overdue } задача: { $task }, отвечает { $owner }, срок истёк { $since }
    [one] просрочена { $overdue } задача, дольше всех — { $task }, отвечает { $owner }, срок истёк { $since }
    [few] просрочены { $overdue } задачи, дольше всех — { $task }, отвечает { $owner }, срок истёк { $since }
   *[other] просрочено { $overdue } задач, дольше всех — { $task }, отвечает { $owner }, срок истёк { $since }
}
report-concerns-waiting = { $overdue ->
    [1] просрочена { $overdue } задача: { $task }; { $waiting ->
        [one] её ждёт ещё { $waiting } задача.
        [few] её ждут ещё { $waiting } задачи.
       *[other] её ждут ещё { $waiting } задач.
    }
    [one] просрочена { $overdue } задача, прежде всего { $task }; { $waiting ->
        [one] её ждёт ещё { $waiting } задача.
        [few] её ждут ещё { $waiting } задачи.
       *[other] её ждут ещё { $waiting } задач.
    }
    [few] просрочены { $overdue } задачи, прежде всего { $task }; { $waiting ->
        [one] её ждёт ещё { $waiting } задача.
        [few] её ждут ещё { $waiting } задачи.
       *[other] её ждут ещё { $waiting } задач.
    }
   *[other] просрочено { $overdue } задач, прежде всего { $task }; { $waiting ->
        [one] её ждёт ещё { $waiting } задача.
        [few] её ждут ещё { $waiting } задачи.
       *[other] её ждут ещё { $waiting } задач.
    }
}
report-next-label = Далее:
report-next = { $n ->
    [1] к { $until } наступает срок { $n } задачи: { $task }, { $date }
    [one] к { $until } наступает срок { $n } задачи, первая из них — { $task }, { $date }
   *[other] к { $until } наступает срок { $n } задач, первая из них — { $task }, { $date }
}
report-next-milestone = { $n ->
    [0] к { $until } сроки задач не наступают; следующая веха — { $task }, { $date }
    [one] к { $until } наступает срок { $n } задачи; следующая веха — { $task }, { $date }
   *[other] к { $until } наступает срок { $n } задач; следующая веха — { $task }, { $date }
}
report-next-nothing = к { $until } сроки задач не наступают.

report-decisions = Требуемые решения
report-decisions-none = Решений не требуется: просроченные и заблокированные задачи не задерживают другие, и серьёзных рисков без мер нет.
report-decisions-none-opened = Решений не требуется: мероприятие открылось, и по его подготовке решать больше нечего.
report-decisions-none-partner = { $partner }: решений не требуется.
report-decisions-none-open = Других решений не требуется: по просроченным задачам они приняты.
report-decisions-more = { $n ->
    [one] Ещё { $n } задача ждёт решения.
    [few] Ещё { $n } задачи ждут решения.
   *[other] Ещё { $n } задач ждут решения.
}
report-decision-line = Решает: { $owner }, до { $date }
report-decide-task = Решить, что делать с задачей { $task } ({ $owner }).
report-decide-task-options = Варианты: новый срок, другой исполнитель или отказ.
report-decide-milestone = Решить, что делать с вехой { $task } ({ $owner }).
report-decide-milestone-options = Варианты: новый срок, другой исполнитель или отказ.
report-decide-blocked = Устранить то, что блокирует задачу { $task } ({ $owner }).
report-decide-blocked-options = Варианты: снять препятствие, другой путь или новый срок.
report-decide-waiting-otherwise = { $waiting ->
    [1] Иначе нельзя завершить задачу со сроком { $date }
    [one] Иначе нельзя завершить { $waiting } задачу, ближайший срок { $date }
    [few] Иначе нельзя завершить { $waiting } задачи, ближайший срок { $date }
   *[other] Иначе нельзя завершить { $waiting } задач, ближайший срок { $date }
}
report-decide-milestone-otherwise = Иначе веха ({ $date }) останется непройденной.
report-decide-task-otherwise = Иначе она останется открытой после своего срока ({ $date }).
report-decide-risk = Решить, что делать с серьёзным риском, для которого мер не указано: «{ $risk }» ({ $level }).
report-decide-risk-options = Варианты: мера с ответственным и сроком, запасной вариант или письменное принятие.
report-decide-risk-otherwise = Иначе, если он наступит: { $effect }.
report-decide-risk-stays = Иначе он останется столь же серьёзным.
report-decide-budget = Решить о статьях бюджета без обязательств ({ $n }): { $names }.
report-decide-budget-options = Варианты: выделить средства, другой источник или сократить.
report-decide-budget-otherwise = Иначе оплачиваемое ими не обеспечено к открытию ({ $date }).
report-decide-coordinator = координатор
report-decide-office = { $partner } ({ $office })
report-overall = Общая оценка
report-part-work = Работа
report-part-results = Результаты

## Page 2: objectives

report-objectives = Продвижение к целям
report-objectives-none = Цели не сформулированы
report-objectives-not-assessed = Ни одну цель ещё нельзя оценить
report-objectives-well = { $n ->
    [1] Продвижение к цели идёт по графику
   *[other] Продвижение ко всем целям ({ $n }) идёт по графику
}
report-objectives-assessed-well = { $n ->
    [1] Продвижение к единственной цели, которую можно оценить ({ $n } из { $of }), идёт по графику
   *[other] Продвижение к целям, которые можно оценить ({ $n } из { $of }), идёт по графику
}
report-objectives-concerns = { $of ->
    [one] Не по графику { $n } из { $of } цели, сильнее всего отстаёт цель { $objective }
   *[other] Не по графику { $n } из { $of } целей, сильнее всего отстаёт цель { $objective }
}
report-objectives-after = Целей достигнуто: { $reached } из { $of }; частично: { $partly }; не достигнуто: { $failed }; не оценено: { $unknown }
report-objective-no-task = Цель { $objective }: ни одна задача к ней не относится
report-objective-achieved = Цель { $objective } достигнута
report-objective-partly-achieved = Цель { $objective } достигнута частично: целевых значений достигнуто { $met } из { $due }
report-objective-not-achieved = Цель { $objective } не достигнута: целевых значений достигнуто { $met } из { $due }
report-objective-not-counted = Цель { $objective } не оценена: результатов подсчитано { $counted } из { $due }
report-objective-not-due = Цель { $objective } ещё нельзя оценить: срок ни одной из её задач не наступил
report-objective-on-track = Цель { $objective } — по графику, завершено задач: { $completed } из { $n }
report-objective-on-track-overdue = { $overdue ->
    [one] Цель { $objective } — по графику, но просрочена { $overdue } задача из { $n }
    [few] Цель { $objective } — по графику, но просрочены { $overdue } задачи из { $n }
   *[other] Цель { $objective } — по графику, но просрочено { $overdue } задач из { $n }
}
report-objective-partly-overdue = { $overdue ->
    [one] Цель { $objective } немного отстаёт: просрочена { $overdue } задача из { $n }
    [few] Цель { $objective } немного отстаёт: просрочены { $overdue } задачи из { $n }
   *[other] Цель { $objective } немного отстаёт: просрочено { $overdue } задач из { $n }
}
report-objective-partly-slow = Цель { $objective } немного отстаёт: выполнено { $delivered }, по плану { $planned }
report-objective-partly-results = Цель { $objective } немного отстаёт по результатам: пройдено { $achievement } пути к ожидаемым к этой дате значениям
report-objective-off-overdue = { $overdue ->
    [one] Цель { $objective } отстаёт: просрочена { $overdue } задача из { $n }
    [few] Цель { $objective } отстаёт: просрочены { $overdue } задачи из { $n }
   *[other] Цель { $objective } отстаёт: просрочено { $overdue } задач из { $n }
}
report-objective-off-slow = Цель { $objective } отстаёт: выполнено { $delivered }, по плану { $planned }
report-objective-off-results = Цель { $objective } отстаёт по результатам: пройдено { $achievement } пути к ожидаемым к этой дате значениям
report-indicator-line = { $title }: { $actual } (целевое значение: { $target })
report-indicator-line-no-target = { $title }: { $actual }
report-unsure = { $value }?
report-value-unit = { $value } { $unit }
report-value-planned = { $value } (план)
report-value-expected = { $value } (ожидается)
report-value-measured = { $value } (подсчитано до окончания)
report-value-final = { $value } (итог)
report-tile-value-planned = { $label } (план)
report-tile-value-expected = { $label } (ожид.)
report-tile-value-measured = { $label } (подсчитано до окончания)
report-tile-value-final = { $label } (итог)
report-col-objective = Цель
report-col-delivery = Выполнение работ
report-col-results = Достигнутые результаты
report-col-rating = Оценка
report-rated-by-activities = из-за хода работ
report-rated-by-results = из-за результатов
report-rated-by-activities-alone = только по мероприятиям
report-results-outlook = { $percent }, если сбудется запланированное или ожидаемое (показателей: { $n } из { $of })
report-planned-at = план { $planned }
report-delivered-planned = { $delivered }, план { $planned }
report-n-overdue = просрочено: { $n }
report-n-blocked = заблокировано: { $n }
report-n-at-risk = под угрозой: { $n }
report-no-indicator = нет показателя
report-change-delivery = выполнение: { $change }
report-change-note = Изменение в таблице: выполнение работ, { $since }, в процентных пунктах.
report-figure-objectives = Выполнение работ (широкая полоса) и достигнутые результаты (узкая полоса), то и другое в сравнении с планом (вертикальная черта). Штриховка: лишь запланировано или ожидается.
report-results-not-assessed = результаты не оценены
report-alt-objectives-row = { $objective }: выполнено { $delivered }, по плану { $planned }, { $rating }
report-alt-objectives = { $n ->
    [one] Полосы { $n } цели. { $rows }.
   *[other] Полосы { $n } целей. { $rows }.
}

## Page 3: workstreams and milestones

report-workstreams = Направления работы и вехи
report-workstreams-well = { $of ->
    [0] Ни в одном направлении работы нет просроченных задач
    [1] В единственном направлении работы нет просроченных задач
    [one] Ни в одном из { $of } направления работы нет просроченных задач
   *[other] Ни в одном из { $of } направлений работы нет просроченных задач
}
report-workstreams-one-overdue = { $overdue ->
    [1] Просроченная задача есть только в направлении «{ $workstream }»
   *[other] Просроченные задачи есть только в направлении «{ $workstream }»: { $overdue } из { $n }
}
report-workstreams-most = { $of ->
    [one] Просроченные задачи есть в { $workstreams } из { $of } направления, больше всего в «{ $workstream }»: { $most } из { $n }
   *[other] Просроченные задачи есть в { $workstreams } из { $of } направлений, больше всего в «{ $workstream }»: { $most } из { $n }
}
report-workstreams-even = { $of ->
    [one] Просроченные задачи есть в { $workstreams } из { $of } направления работы, всего { $overdue }
   *[other] Просроченные задачи есть в { $workstreams } из { $of } направлений работы, всего { $overdue }
}
report-col-workstream = Направление работы
report-col-done = Завершено
report-col-next = Далее
report-col-due = Срок
report-col-owner = Ответственный
report-col-milestone = Веха
report-forecast = прогноз: { $date }
report-col-state = Состояние
report-nothing-left = всё выполнено
report-overdue-mark = просрочено
report-milestones = Вехи
report-milestones-none = Вехи не установлены
report-milestones-done = Пройдены все вехи ({ $of })
report-milestones-overdue = { $overdue ->
    [1] Просрочена { $overdue } веха из { $of }: { $task }
    [one] Просрочена { $overdue } веха из { $of }, первая — { $task }
    [few] Просрочены { $overdue } вехи из { $of }, первая — { $task }
   *[other] Просрочено { $overdue } вех из { $of }, первая — { $task }
}
report-milestones-risk = Пройдено вех: { $done } из { $of }; из предстоящих под угрозой срыва { $risk }, первая — { $task }
report-milestones-next = Пройдено вех: { $done } из { $of }; следующая — { $task }, { $date }
report-critical-link = {" → "}
report-critical = { $days ->
    [one] Критический путь, открытые задачи с наименьшим резервом: { $chain }. Резерв: { $days } день.
    [few] Критический путь, открытые задачи с наименьшим резервом: { $chain }. Резерв: { $days } дня.
   *[other] Критический путь, открытые задачи с наименьшим резервом: { $chain }. Резерв: { $days } дней.
}
report-critical-late = { $days ->
    [one] Критический путь, открытые задачи с наименьшим резервом: { $chain }. Опоздание: { $days } день.
    [few] Критический путь, открытые задачи с наименьшим резервом: { $chain }. Опоздание: { $days } дня.
   *[other] Критический путь, открытые задачи с наименьшим резервом: { $chain }. Опоздание: { $days } дней.
}
report-figure-timeline = Направления работы от начала первой задачи до последнего срока. Знаки стоят на дате срока, или к ней ведёт тонкая линия; вехи — под номерами из таблицы
report-timeline-opening = Открытие
report-timeline-today = { $date }
report-timeline-done = веха пройдена
report-timeline-due = веха предстоит
report-timeline-overdue = просрочено
report-timeline-forecast = прогноз, если позже срока
report-timeline-small = мелкие знаки: прочие задачи
report-alt-timeline = График по состоянию на { $date } ({ $counter }). Вехи: { $n }; пройдено: { $done }; просрочено: { $overdue }. Прогноз позже срока: { $later }.


## Page 4: partners

report-partners = Партнёры и согласованные действия
report-partners-well = { $of ->
    [0] Ничего не просрочено
    [1] У единственного партнёра ничего не просрочено
    [one] Ни у одного из { $of } партнёра ничего не просрочено
   *[other] Ни у одного из { $of } партнёров ничего не просрочено
}
report-partners-one = { $overdue ->
    [1] Просроченная задача или вклад есть только у одного партнёра: { $partner }
   *[other] Все просроченные задачи и вклады ({ $overdue }) — у одного партнёра: { $partner }
}
report-partners-most = { $of ->
    [one] Больше всего просроченных задач и вкладов у партнёра { $partner }: { $n } из { $overdue }; отстают { $partners } из { $of } партнёра
   *[other] Больше всего просроченных задач и вкладов у партнёра { $partner }: { $n } из { $overdue }; отстают { $partners } из { $of } партнёров
}
report-partners-even = { $of ->
    [one] Просроченные задачи и вклады есть у { $partners } из { $of } партнёра, всего { $overdue }
   *[other] Просроченные задачи и вклады есть у { $partners } из { $of } партнёров, всего { $overdue }
}
report-col-partner = Партнёр
report-col-led = Ведёт задач
report-col-contributing = Вклады
report-col-overdue = Просрочено
report-col-response = В срок
report-col-punctuality = Дней раньше или позже (n)
report-punctuality-early = на { $days } раньше ({ $n })
report-punctuality-late = на { $days } позже ({ $n })
report-punctuality-on-day = день в день ({ $n })
report-response-time = { $days } ({ $n })
report-done-of = { $n } из { $of }
report-response-rest = { $share }, { $rest }
report-late = с опозданием { $n }
report-missing = не сдано { $n }
report-partners-note = Ведущие задачи и вклады: завершено из всех. В срок: из задач и вкладов, срок которых наступил, сданные к своему дню; по всем партнёрам { $share }. Дней раньше или позже: медиана по n сдачам.
report-unreached = нет связи с { $date }
report-silent = нет ответа, просрочено: { $n }
report-unheard-count = { $word }: { $n } из { $of }
report-alt-unheard = { $word }: { $partners }.
report-figure-heat-map = Задачи и вклады, ожидаемые от партнёров, по направлениям работы: просрочено / всего ожидается
report-alt-heat-map = Ожидается задач и вкладов: { $open }, из них просрочено: { $overdue }; больше всего просрочено у партнёра { $partner }: { $most }.
report-alt-heat-map-own = { $partner }: ожидается задач и вкладов: { $open }, из них просрочено: { $overdue }.
report-alt-heat-map-well = { $open ->
    [0] От партнёров ничего не ожидается.
   *[other] Ожидается задач и вкладов: { $open }, просроченных нет.
}
report-joint-tasks = Задачи, общие для партнёров двух или более категорий: { $share }
report-caption-concertation = Задачи, которые партнёры данной категории ведут или в которые вносят вклад, по целям
report-col-kind = Категория партнёров
report-gap = пробел
report-gaps = Пробелы
report-gaps-none = Партнёры каждой категории участвуют в работе по каждой цели.
report-concertation-gap = { $n ->
    [1] { $kind }: нет участия в работе по цели { $objectives }.
   *[other] { $kind }: нет участия в работе по целям { $objectives }.
}

## Page 5: what is overdue, what comes next

report-lists = Просроченное и предстоящее
report-lists-nothing = Ничего не просрочено, и в течение { $days ->
        [one] { $days } дня
       *[other] { $days } дней
    } сроки задач не наступают
report-lists-soon = { $soon ->
    [one] Ничего не просрочено; в течение { $days ->
        [one] { $days } дня
       *[other] { $days } дней
    } наступает срок { $soon } задачи
   *[other] Ничего не просрочено; в течение { $days ->
        [one] { $days } дня
       *[other] { $days } дней
    } наступает срок { $soon } задач
}
report-lists-overdue = { $overdue ->
    [one] Просрочена { $overdue } задача; в течение { $days ->
        [one] { $days } дня
       *[other] { $days } дней
    } сроки других задач не наступают
    [few] Просрочены { $overdue } задачи; в течение { $days ->
        [one] { $days } дня
       *[other] { $days } дней
    } сроки других задач не наступают
   *[other] Просрочено { $overdue } задач; в течение { $days ->
        [one] { $days } дня
       *[other] { $days } дней
    } сроки других задач не наступают
}
report-lists-both = { $overdue ->
    [one] Просрочена { $overdue } задача, ещё { $soon } — в течение { $days ->
        [one] { $days } дня
       *[other] { $days } дней
    }
    [few] Просрочены { $overdue } задачи, ещё { $soon } — в течение { $days ->
        [one] { $days } дня
       *[other] { $days } дней
    }
   *[other] Просрочено { $overdue } задач, ещё { $soon } — в течение { $days ->
        [one] { $days } дня
       *[other] { $days } дней
    }
}
report-overdue = Просрочено
report-overdue-none = Просроченных задач нет.
report-due-soon = Срок до { $until }
report-due-soon-none = Сроки задач не наступают.
report-col-task = Задача
report-col-lead = Ведущий партнёр
report-col-float = Резерв
report-col-health = Состояние
report-waits-for-inputs = Ожидается вклад: { $partners }.
report-tasks-waiting = { $n ->
    [one] Её ждёт { $n } задача.
    [few] Её ждут { $n } задачи.
   *[other] Её ждут { $n } задач.
}

## Annex

report-annex = Приложение
report-indicators = Показатели
report-col-indicator = Показатель
report-col-baseline = Исходное значение
report-col-target = Целевое значение
report-col-actual = Факт
report-next-target = { $target } к дате: { $date }
report-col-achievement = Достижение
report-col-source = Источник
report-confidence = достоверность: { $confidence }
report-was = ранее { $value }
report-source-computed = рассчитано по журналу
report-source-computed-share = { $of ->
    [one] рассчитано по журналу: { $n } из { $of } задачи
   *[other] рассчитано по журналу: { $n } из { $of } задач
}
report-source-expected = ожидаемый источник: { $source }
report-indicators-note = – не оценено: значение не измерено либо исходное или целевое значение неизвестно.

report-changes = Изменения { $since }
report-changes-none = Изменений нет.
report-changes-completed = Завершено
report-changes-overdue = Стало просроченным
report-changes-moved = Срок перенесён
report-changes-added = Добавлено
report-changes-removed = Отменено или исключено
report-changes-withdrawn = Отозванные отчёты
report-changes-ratings = Оценки
report-changes-indicators = Показатели
report-change-moved = { $task }: с { $from } на { $to }
report-change-rating = Цель { $objective }: было «{ $from }», стало «{ $to }»
report-change-value = { $title } ({ $id }): { $to }, ранее { $from }
report-change-value-first = { $title } ({ $id }): { $to }, первое значение

report-method = Методика и пороговые значения
report-method-cut-off = Дата среза
report-method-cut-off-text = Всё, что было зарегистрировано на { $host }, то есть на { $utc }.
report-method-progress = Выполнение задачи
report-method-progress-text = Не начато, заблокировано или приостановлено 0, выполняется или возвращено на доработку { $started }, завершено { $completed }. Сдано ведущим партнёром: доля поступивших из запрошенных вкладов, от { $started } до { $submitted }; { $submitted }, если по правилу больше не требуется или ожидается утверждение, которого требует определение. Отменённые задачи нигде не учитываются.
report-method-delivery = Выполнение работ
report-method-delivery-text = Средневзвешенное выполнение задач, относящихся к цели; вес задачи — 2 для её основной цели и 1 для каждой другой, к которой она относится. Для направлений работы и для подготовки в целом вес всех задач одинаков.
report-method-planned = План
report-method-planned-text = Вес задач со сроком не позднее даты среза, делённый на вес всех задач.
report-method-schedule = Индекс графика
report-method-schedule-text = Выполнение работ, делённое на план.
report-method-achievement = Достигнутые результаты
report-method-achievement-text = (факт – исходное значение) / (целевое значение – исходное значение) для каждого показателя; среднее — по значениям от 0 % до 100 %. Без исходного, целевого или фактического значения показатель не оценивается и не учитывается.
report-method-values = Значения показателей
report-method-values-text = Результатами считаются измеренные и итоговые значения. Запланированные и ожидаемые (заявленные, зарегистрированные) так и названы, заштрихованы и в достижение не входят. Со дня закрытия измеренное раньше не является результатом мероприятия, если не названо итоговым: оно ещё не подсчитано. Значение без указания — измеренное. «?» — низкая достоверность.
report-method-next-target = Промежуточные целевые значения
report-method-next-target-text = Путь измеряется до ближайшей промежуточной цели после дня значения; после последней — до самого целевого значения.
report-method-expected = Индекс результатов
report-method-expected-text = Достижение каждого показателя, делённое на ожидаемое к дате среза; среднее значений от 0 до 1. Ожидаются промежуточная цель с её дня и целевое значение со дня закрытия. Если определение ожидает значений с более раннего дня, счётный показатель должен равномерно расти от него до закрытия, а доля или снижаемый уровень — быть на целевом значении. Для вычисляемых долей и снижаемых уровней целевое значение ожидается всегда. До этого ничего не ожидается, и значения не оцениваются. Отметка на полосе — среднее ожидаемого. Без исходного значения растущее значение делится на ожидаемое, как если бы отсчёт шёл от 0; снижаемое считается за 1, если ожидаемое достигнуто, иначе за 0.
report-method-overall = Общая оценка
report-method-overall-text = Оценка той цели, которая оценена хуже всех; неоценённое не учитывается.
report-method-rating = Оценка
report-method-rating-text = { $by ->
    [schedule] Индекс графика
    [results] Индекс результатов
   *[worse] Худший из индексов графика и результатов
  }: ● по графику от { $green }, ▲ частично по графику от { $amber }, ■ отстаёт ниже этого. ✓ достигнуто: все задачи завершены и все целевые значения достигнуты, если они есть. – не оценено: нет данных для оценки.
report-method-after = Оценка после мероприятия
report-method-after-text = Только по результатам, как только подсчитано больше половины ожидаемых целевых значений; до этого – не оценено. ✓ достигнуто: достигнуты все целевые значения. Если одно не достигнуто или не подсчитано: ▲ достигнуто частично при индексе результатов от { $amber }, ■ ниже — не достигнуто. Об открытых задачах подготовки спрашивается, они не оцениваются.
report-method-whole = Общая оценка
report-method-whole-text = По тому же правилу, по всем задачам и всем показателям. Результаты оцениваются, только если оценены результаты больше половины целей. Оценка не лучше, чем «частично по графику», пока цель или направление отстаёт, и «✓ достигнуто», только если достигнута каждая цель.
report-method-workstreams = Оценка направления
report-method-workstreams-text = По индексу выполнения графика; с задачей просроченной, заблокированной или под угрозой срыва — не лучше, чем «частично по графику». ✓: все задачи завершены.
report-method-on-time = Сделано в срок
report-method-on-time-text = Из задач, срок которых наступил к дате среза, завершённые до конца этого дня в часовом поясе ведущего партнёра. Дни завершения и сдачи указаны по часам соответствующего партнёра.
report-method-response = Сдано в срок
report-method-response-text = Из ведомых задач и вкладов, день которых наступил к дате среза при открытой задаче, сданные не позднее этого дня. Поступившее позже указано рядом как опоздавшее, не поступившее — как не сданное. Вклад, без которого задача была завершена в его день или позже, считается несданным. Отклонённое не учитывается.
report-method-punctuality = Дней раньше или позже
report-method-punctuality-text = Медиана календарных дней между сроком и сдачей ведомых задач и вкладов; n — число сдач. При числе менее { $least } ничего не печатается.
report-method-health = Состояние задачи
report-method-health-text = ■ просрочено: день срока прошёл. ▲ под угрозой срыва: задача заблокирована, ждёт просроченной задачи, задерживается сверх своего дня тем, чего она ждёт, после двух напоминаний не сдана либо выполнена менее чем наполовину, а времени осталось меньше половины. ◆ срок близок: осталось не более { $soon } дней. ● по графику: выполняется. ○ не начато, срок впереди: пока ничего не сделано. «Далее» охватывает { $outlook } дней.
report-method-decisions = Требуемые решения
report-method-decisions-text = Просроченные задачи, без которых нельзя завершить другие, просроченные вехи и заблокированные задачи, первой та, от которой зависит больше всего; самый серьёзный риск без указанных мер; за { $months } месяцев до открытия и позже — статьи бюджета в деньгах с планом и без обязательств. Решает принимающая сторона, по риску — его ответственный, в течение пяти рабочих дней и не позже открытия. Решение по задаче запрашивается снова, пока оно не принято или пока не завершено всё, что от неё зависит. Не более { $most }, по одному месту — для риска и для денег; со дня открытия — ни одного по подготовке.
report-method-unheard = Нет связи, нет ответа
report-method-unheard-text = Нет связи: при последней попытке никому у партнёра нельзя было написать; адреса нет, или письма вернулись со всех адресов. Это прекращается, когда партнёру снова уходит письмо или он отвечает. Нет ответа: партнёру не менее { $days } дн. назад напоминали о том, что уже просрочено, и он ни о чём из этого ничего не сообщил.
report-method-owner = Ответственный за направление
report-method-owner-text = Партнёр, который ведёт больше всего задач направления; при равенстве — первый в определении.
report-method-budget = Бюджет
report-method-budget-text = Проценты рассчитаны от плана статей, по которым есть данные, отдельно для денежных средств и вкладов в натуральной форме. Статья без данных не учитывается и не считается нулём. Между 99% и 101% и ниже 1% они приводятся с одним знаком после запятой. Перерасход по статье не покрывается экономией по другим.
report-method-forecast = Прогноз вехи
report-method-forecast-text = Самый ранний день, когда веха может быть пройдена, если с даты среза ничто не задержится ещё больше и каждая открытая задача сохранит время, которое план оставляет ей после того, от чего она зависит; указывается, если он позже срока, и не для того, что мероприятие уже обогнало.
report-method-float = Резерв и критический путь
report-method-float-text = Резерв: на сколько календарных дней открытая задача ещё может сдвинуться, не отнимая времени у другой и не срывая веху, фиксированный день или конец подготовки; у просроченной задачи он считается от даты среза. Ниже 0 — на сколько уже поздно. Критический путь — самая длинная цепочка тех открытых задач со сроком до открытия, резерв которых наименьший; его резерв равен их резерву.
report-method-computed = Показатель { $id }
report-method-concerted-on-time-text = Вычисляется: из задач, в которых участвуют партнёры двух и более видов и срок которых наступил, завершённые в срок.
report-method-leading-text = Вычисляется: межправительственные организации, завершившие хотя бы одну задачу, которую они ведут. Само ведение не считается: это план, а не результат.
report-method-overdue-inputs-text = Вычисляется: вклады, не сданные и просроченные к дате среза; до первого срока значения нет.
report-method-small = Проценты
report-method-small-text = Округляются до целых, половина — вверх; 100 % означает только «все», 0 % — только «ни одного». Процент менее чем от трёх единиц не приводится без их числа.
report-method-definition = Определение
report-method-definition-text = SHA-256 { $hash }

report-abbreviations = Сокращения
report-abbreviation-opening = день открытия мероприятия; T–3m — за три месяца до него
report-contacts = Контакты по должностям
report-col-organisation = Организация
report-col-function = Должность
report-col-email = Эл. почта
report-col-phone = Телефон

# Gantt
gantt-dates = По состоянию на { $today }; открытие { $opening }
gantt-week = { $day } { $month }
gantt-days = { $n } дн.
gantt-planned = план
gantt-done = сделано
gantt-critical = без резерва
gantt-float = резерв
gantt-due = срок
gantt-milestone = веха
gantt-late = опоздание
gantt-alt = Диаграмма Ганта: задач { $n }, по состоянию на { $today }, открытие { $opening }. Просрочено: { $overdue }; без резерва: { $critical }.

# The report of a programme: its events side by side.
programme-kind = Отчёт о программе
programme-heading = Прошло мероприятий: { $over } из { $events }; впереди: { $ahead }, завершено задач { $completed } из { $n }
programme-heading-over = Все мероприятия ({ $events }) прошли
programme-objectives-well = Все цели на всех мероприятиях шли по графику
programme-objectives-behind = { $n ->
    [one] «{ $objective }»: отставание на { $n } мероприятии из { $of }
   *[other] «{ $objective }»: отставание на { $n } мероприятиях из { $of }, больше, чем по любой другой цели
}
programme-objectives-even = { $n ->
    [one] { $names }: отставание на { $n } мероприятии из { $of } по каждой
   *[other] { $names }: отставание на { $n } мероприятиях из { $of } по каждой
}
programme-col-event = Мероприятие
programme-note = Показатели каждого мероприятия на дату, указанную под оценкой.
programme-series = Показатели по мероприятиям
programme-series-note = Заливка: измерено. Только контур: промежуточное значение, мероприятие не завершено. Пунктир: низкая достоверность. Тире: не измерено.
programme-interim = промежут.
programme-sum = Сумма по мероприятиям ({ $n } из { $of }): { $value }
programme-max = Наибольшее значение по мероприятиям ({ $n } из { $of }): { $value }
programme-alt-series = { $title } по мероприятиям. { $rows }.
