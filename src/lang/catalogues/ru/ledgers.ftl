# awaiting native review

## What is kept in lists beside tasks: participation, texts, commitments, risks, budget, decisions

# What groups of participants are formed by.
grouping-constituency = По категориям участников
grouping-region = По регионам
grouping-gender = По полу
grouping-level = Делегации по уровню

commitment-announced = Объявлено
commitment-in_progress = Выполняется
commitment-completed = Выполнено
commitment-dropped = Снято
commitment-overdue = Просрочено

risk-status-open = открыт
risk-status-occurred = реализовался
risk-status-closed = закрыт

# How grave a risk is.
risk-level-severe = Высокий
risk-level-moderate = Умеренный
risk-level-slight = Низкий
risk-level-unknown = Не оценён

# Where the level of a risk went since the report before.
risk-trend-up = ▲ растёт
risk-trend-down = ▼ снижается
risk-trend-same = → без изменений
risk-trend-new = новый
risk-trend-unknown = –

# The scales of the risk matrix; a field has room for about twelve letters.
risk-likelihood-1 = редко
risk-likelihood-2 = маловероятно
risk-likelihood-3 = возможно
risk-likelihood-4 = вероятно
risk-likelihood-5 = почти наверняка
risk-impact-1 = минимальное
risk-impact-2 = небольшое
risk-impact-3 = умеренное
risk-impact-4 = серьёзное
risk-impact-5 = критическое

means-cash = Денежные средства
means-in_kind = В натуральной форме

## Participation, text and commitments

report-participation = Участие, текст и обязательства
report-participation-total = Всего
report-participation-part = { $sum } (по { $n } из { $of } групп)
report-pledge-announced = объявлено { $amount } { $currency }
report-pledge-signed = подписано { $amount } { $currency }
report-pledge-paid = выплачено { $amount } { $currency }
report-pledge-part = { $sum } ({ $n } из { $of })
report-col-donor = Ведёт
report-col-announced = Объявлено
report-col-signed = Подписано
report-col-paid = Выплачено
report-participation-attended = { $n ->
    [one] Присутствовал { $n } участник
    [few] Присутствовали { $n } участника
   *[other] Присутствовало { $n } участников
}
report-participation-confirmed = Подтверждено приглашений: { $share }
report-participation-confirmed-only = { $n ->
    [one] Участие подтвердил { $n } участник
    [few] Участие подтвердили { $n } участника
   *[other] Участие подтвердили { $n } участников
}
report-text-open = { $title }: { $paragraphs }
report-text-paragraphs = { $agreed ->
    [one] согласован { $agreed }
   *[other] согласовано { $agreed }
} из { $total ->
    [one] { $total } пункта
   *[other] { $total } пунктов
}, { $bracketed } в квадратных скобках, { $open ->
    [one] { $open } не обсуждался
   *[other] { $open } не обсуждались
}
report-text-in-part = согласовано { $done }, в скобках { $disputed }, открыто { $rest }; подсчитаны не все
report-commitments = { $n ->
    [1] Принято { $n } обязательство, { $completed ->
        [0] оно ещё не выполнено
       *[other] оно выполнено
    }
    [one] Принято { $n } обязательство, из них выполнено: { $completed }
    [few] Принято { $n } обязательства, из них выполнено: { $completed }
   *[other] Принято { $n } обязательств, из них выполнено: { $completed }
}
report-commitments-overdue = { $n ->
    [1] Принято { $n } обязательство; оно просрочено
    [one] Принято { $n } обязательство, из них выполнено: { $completed }, просрочено: { $overdue }
    [few] Принято { $n } обязательства, из них выполнено: { $completed }, просрочено: { $overdue }
   *[other] Принято { $n } обязательств, из них выполнено: { $completed }, просрочено: { $overdue }
}
report-col-group = Группа
report-col-invited = Приглашено
report-col-confirmed = Дали согласие
report-col-attended = Прибыли
report-col-share = Доля от общего
report-col-commitment = Обязательство
report-figure-participation = Подтвердившие участие, а с начала мероприятия — присутствующие (заливка), из числа приглашённых (фон)
report-figure-texts = Пункты каждого текста: ✓ согласованы, [ ] в квадратных скобках, ○ не обсуждались
report-texts = Тексты, по которым ведутся переговоры
report-commitments-title = Обязательства
report-commitment-with = совместно с партнёрами: { $partners }
report-alt-participation = Участники, { $title }: подтвердили участие или присутствуют / приглашено. { $rows }.
report-alt-texts = { $n ->
    [1] Полоса пунктов { $n } текста. { $rows }.
    [one] Полосы пунктов { $n } текста. { $rows }.
   *[other] Полосы пунктов { $n } текстов. { $rows }.
}

## Risks and budget

report-risks = Риски и ресурсы
report-risks-none = Открытых рисков нет
report-risks-severe = { $open ->
    [1] Единственный открытый риск — высокий: «{ $risk }» ({ $level })
    [one] Высоких рисков: { $severe } из { $open } открытого; { $severe ->
        [1] это
       *[other] самый высокий —
    } «{ $risk }» ({ $level })
   *[other] Высоких рисков: { $severe } из { $open } открытых; { $severe ->
        [1] это
       *[other] самый высокий —
    } «{ $risk }» ({ $level })
}
report-risks-calm = { $open ->
    [1] Единственный открытый риск не является высоким: «{ $risk }» ({ $level })
    [one] Ни один из { $open } открытого риска не является высоким; наибольший — «{ $risk }» ({ $level })
   *[other] Ни один из { $open } открытых рисков не является высоким; наибольший — «{ $risk }» ({ $level })
}
report-risk-level = { $likelihood } × { $impact } = { $level }
report-risk-axes = Вероятность (по вертикали) × воздействие (по горизонтали)
report-col-no = №
report-col-risk = Риск
report-col-treatment = Меры реагирования
report-col-level = Уровень
report-col-trend = Динамика
report-risk-cause = Причина: { $text }
report-risk-effect = Последствия: { $text }
report-alt-risk = { $number }: { $risk }, { $level }
report-alt-risk-matrix = { $n ->
    [0] Матрица рисков без открытых рисков.
    [one] Матрица рисков: { $n } риск, в том числе высоких: { $severe }. { $rows }.
    [few] Матрица рисков: { $n } риска, в том числе высоких: { $severe }. { $rows }.
   *[other] Матрица рисков: { $n } рисков, в том числе высоких: { $severe }. { $rows }.
}

report-budget-none = Данных о бюджете нет
report-budget-heading = Бюджет в денежных средствах: запланировано { $planned } { $currency }; принято обязательств: { $committed }; израсходовано: { $spent }
report-budget-unreported = не сообщено
report-budget-heading-in-kind = Вклады в натуральной форме: запланировано { $planned } { $currency }; обещано: { $committed }; получено: { $spent }
report-budget-heading-over = { $said }. Перерасход по статьям: { $n }, всего на { $amount } { $currency }
report-budget-unplanned = Плановых сумм в бюджете ещё нет
report-budget-rate = { $percent } (статьи с данными: { $n } из { $of })
report-budget-lines = статьи: { $n } из { $of }
report-budget-overspent = Статьи с перерасходом: { $n } из { $of } ({ $lines }), всего на { $amount } { $currency }.
report-budget-overcommitted = Статьи с обязательствами сверх плана: { $n } из { $of } ({ $lines }), всего на { $amount } { $currency }.
report-budget-over-in-kind = В натуральной форме, статьи сверх плана: { $n } из { $of } ({ $lines }), всего на { $amount } { $currency }.
report-budget-under-plan = В целом расходы меньше плана на { $amount } { $currency }.
report-budget-over-plan = В целом расходы превышают план на { $amount } { $currency }.
report-budget-over-promises = Расходы превышают принятые обязательства на { $amount } { $currency }.
report-budget-beyond = { $amount } { $currency } сверх плана
report-budget-cash = в том числе в денежных средствах
report-budget-in-kind = в том числе в натуральной форме
report-budget-total = Всего
report-col-line = Статья
report-col-planned = План
report-col-committed = Принято обязательств
report-col-spent = Расходы
report-budget-note = Суммы в { $currency }. Вклады в натуральной форме — по оценочной стоимости и ни в одной доле вместе с денежными средствами. Проценты: от плана статей, по которым есть данные. Полоса: расходы относительно плана; черта: принятые обязательства; за просветом и выше: сверх плана.

## Decisions and ratings by hand

report-decision-asked = решение запрашивается с отчёта { $report }
report-decision-outcome = { $task }: { $outcome }
report-decision-settled = { $task }: решение, запрошенное в { $report }, больше не требуется: задача завершена
report-decision-dropped = { $task }: решение, запрошенное в { $report }, больше не требуется: всё, что её ожидало, завершено, или мероприятие открылось
report-changes-decided = Принятые решения
report-by-hand = вручную
report-rated-by-hand = Оценка выставлена вручную, { $author }, { $date }: { $reason } (по расчёту: { $computed })
report-rated-by-hand-same = Оценка выставлена вручную, { $author }, { $date }: { $reason }; расчётная оценка та же
report-objective-by-hand = Цели { $objective } вручную выставлена оценка «{ $rating }»: { $reason }
report-method-risks = Уровень риска
report-method-risks-text = Вероятность (от 1 до 5), умноженная на воздействие (от 1 до 5): ■ высокий от { $severe }, ▲ умеренный от { $moderate }, ● низкий ниже этого. Закрытый риск указывается ещё один раз — в отчёте, следующем за его закрытием.
report-method-by-hand = Оценка вручную
report-method-by-hand-text = Вместо рассчитанной оценки оценку по цели может выставить человек, с указанием подразделения, дня и причины; рассчитанная оценка приводится рядом.
