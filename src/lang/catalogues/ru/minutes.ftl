# awaiting native review

## Minutes: head

minutes-kind-silence = Протокол процедуры отсутствия возражений
minutes-kind-approval = Протокол одобрения
minutes-redacted = Редакция без имён: ни один участник процедуры не назван.
minutes-clock = Время указано по часам принимающей стороны, { $zone } ({ $offsets }).
minutes-source = Составлено по журналу, каким он был { $time }. «Запись» – номер записи журнала.
minutes-outcome = { $state ->
    [under_approval] Ожидается решение
    [under_silence] Текст находится на процедуре отсутствия возражений
    [approved] Одобрено
    [returned] Возвращено
    [held] Согласовано: возражений не поступило
    [broken] Молчание нарушено
    [in_consultation] Молчание нарушено, с возразившими проводятся консультации
    [reissued] Молчание было нарушено, текст представлен заново
    [completed] Одобрено
   *[other] Отозвано: одобрение больше не запрашивается
}
minutes-outcome-none = Одобрение ещё не запрашивалось
minutes-outcome-at = { $outcome }, { $time }
minutes-term-task = Задача
minutes-term-deliverable = Результат работы
minutes-term-approval = Одобрение
minutes-term-lead = Представлено
minutes-term-conducted = Проводит
minutes-term-outcome = Итог
minutes-term-evidence = Подтверждение
minutes-term-follows = Что следует
minutes-conducted = { $lead }, совместно с секретариатом ({ $contact })
minutes-waiting = От этого зависят задачи: { $tasks }
minutes-waiting-none = От этого не зависит ни одна задача
minutes-evidence = { $name }, SHA-256 { $sha256 }
minutes-evidence-unnamed = документ, SHA-256 { $sha256 }
minutes-evidence-silence = Запись ниже: кто, когда и как получил текст и кто ответил

## Minutes: rounds

minutes-before = До первого круга
minutes-round = Круг { $round }
minutes-round-version = Круг { $round }: { $version }
minutes-term-text = Текст
minutes-term-link = Где находится
minutes-term-sha256 = Контрольная сумма (SHA-256)
minutes-term-rule = Правило
minutes-term-ends = Окончание
minutes-term-due = Запрошено до
minutes-term-served = Получили текст
minutes-term-informed = Поставлены в известность
minutes-rule-one = Достаточно одного одобрения.
minutes-rule-all = Необходимо одобрение всех: { $seats }. Воздержавшиеся не учитываются.
minutes-rule-quorum = Необходимо одобрений: { $needed } из { $seats }.
minutes-rule-hours = Молчание: { $hours } ч с момента, когда текст есть у каждого участника, и ещё день за каждый праздник одного из них. Оканчивается с понедельника по четверг в 18:00.
minutes-rule-days = Молчание: рабочих дней – { $days }, со дня, когда текст есть у каждого участника; праздники участников не считаются. Оканчивается с понедельника по четверг в 18:00.
minutes-rule-extended = Первая просьба о времени добавляет { $hours } ч, следующая нарушает молчание.
minutes-rule-breaks = Просьба о времени нарушает молчание.
minutes-ends-open = Не определено: срок пойдёт, когда текст будет у каждого участника
minutes-served-count = { $n } из { $of } участников, последний { $time }
minutes-served-some = { $n } из { $of } участников

## Minutes: members

minutes-members = Участники
minutes-a-member = участник
minutes-col-member = Участник
minutes-col-served = Имеет текст с
minutes-col-asked = Запрошен
minutes-col-position = Позиция
minutes-served-mail = { $time }, по почте на { $to }
minutes-served-answer = { $time }, ответил
minutes-served-way = { $time }, { $way }
minutes-served-taken = { $time }, { $way }, принял { $name }
minutes-not-reached = не уведомлён
minutes-left = больше не участвует
minutes-silent = без возражений
minutes-no-answer = нет ответа
minutes-position = { $kind ->
    [approved] одобряет
    [agreed] согласен
    [conditional] одобряет с оговоркой
    [returned] возвращает
    [objected] возражает
    [time_requested] просит времени
    [abstained] воздерживается
    [remarked] имеет замечание
   *[other] передаёт решение другому партнёру
}
minutes-position-by = { $position }, через { $name }

## Minutes: proceedings

minutes-proceedings = Ход процедуры
minutes-col-time = Время
minutes-col-what = Что произошло
minutes-col-entry = Запись
minutes-handed-in = { $who }: представлено на одобрение.
minutes-taken-back = { $who }: представленное взято обратно.
minutes-state = Установлено состояние задачи: { $state }.
minutes-opened-silence = Начата процедура отсутствия возражений. Участников: { $n }.
minutes-opened-approval = Запрошено решение. Участников: { $n }.
minutes-notice = { $kind ->
    [opening] Уведомление о том, что следует решить
    [half_time] Уведомление в середине срока
    [last_day] Уведомление последнего дня
    [last_hours] Уведомление последних часов
    [moved] Уведомление о новом сроке
    [reminder] Напоминание до срока
    [due_today] Напоминание в день срока
    [overdue] Напоминание после срока
    [letter] Письмо вышестоящему уровню
   *[other] Уведомление об итоге
}
minutes-lost = Уведомление не дошло: { $who }.
minutes-lost-why = Ответ: { $why }
minutes-served = { $who }: текст передан { $way }.
minutes-said = { $kind ->
    [approved] { $who } одобряет.
    [agreed] { $who } соглашается с текстом.
    [conditional] { $who } одобряет с оговоркой.
    [returned] { $who } возвращает.
    [objected] { $who } возражает.
    [time_requested] { $who } просит времени.
    [abstained] { $who } воздерживается.
    [remarked] { $who } делает замечание, которое не является возражением.
   *[other] { $who } передаёт решение другому партнёру.
}
minutes-in-place = { $by } вместо { $who }
minutes-came = { $way ->
    [link] на странице ответа
    [reply] ответом на уведомление
    [telephone] по телефону
    [in_person] лично
   *[other] по записи секретариата
}
minutes-came-line = Получено { $came }
minutes-came-named = Получено { $came }, от: { $name }
minutes-paragraphs = Пункты: { $paragraphs }
minutes-whole = К тексту в целом
minutes-reason = Примечание: { $text }
minutes-reservation = Оговорка: { $text }
minutes-until = Время просится до { $date }
minutes-left-to = Кому: { $who }
minutes-left-out = опущено, так как назван участник
minutes-effect = { $effect ->
    [extends] Молчание продлено на { $hours } ч.
    [breaks] Молчание нарушено.
    [approves] Тем самым одобрение дано.
    [returns] Тем самым задача возвращена исполнителю.
    [replaced] Заменено более поздним заявлением того же места.
    [late] После окончания: занесено, последствий не имеет.
   *[other] Без места: занесено, последствий не имеет.
}
minutes-recorded = Записано позже, { $time }
minutes-held = Молчание окончено. Возражений не поступило: текст согласован.
minutes-held-undone = Записано окончание молчания. Записанное позднее перенесло его: молчание продолжается.
minutes-consulted = Начаты консультации с возразившими.
minutes-withdrawn = Одобрение больше не запрашивается.
minutes-signed = Одобрение записано секретариатом.
minutes-member-left = { $who } больше не участвует.

## Approvals in reports

report-approvals-heading = Одобрения: { $parts }
report-approvals-deciding = ожидается решений: { $n }
report-approvals-silent = текстов на процедуре отсутствия возражений: { $n }
report-approvals-broken = нарушено молчание: { $n }
report-approvals-idle = одобрений ещё не запрошено: { $n }
report-approvals-settled = решено: { $n }
report-approvals-decided = Решено { $since }
report-col-approval = Одобрение
report-col-stands = Положение
report-col-until = До
approval-state-decision = Ожидается решение
approval-state-silence = Молчание
approval-state-opening = Начать процедуру
approval-state-obtaining = Получить
approval-state-consultation = Молчание нарушено
approval-state-reissue = Консультации
approval-state-withdrawn = Отозвано
report-approval-tally = одобрений: { $n } из { $needed }
report-approval-served = текст есть у { $n } из { $of }
report-approval-awaited = ожидается от: { $names }
report-approval-unserved = ещё нет: { $names }
report-approval-broken = нарушено по: { $paragraphs }
report-approval-began-not = не определено: не у всех есть текст
report-approval-ended = срок истёк; окончание ещё не записано
report-approval-decided = { $task }: { $outcome } ({ $date })
report-approval-decided-version = { $task }, { $version }: { $outcome } ({ $date })
