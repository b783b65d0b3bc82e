# English is the text that every other language is held against.

## Subjects of notices

notice-subject-silence = { $kind ->
    [opening] Under silence until { $date }: { $what }
    [half_time] Silence ends { $date }: { $what }
    [last_day] Silence ends { $date }: { $what }
    [last_hours] Silence ends today: { $what }
   *[other] Silence now ends { $date }: { $what }
}
notice-subject-approval = { $kind ->
    [opening] For approval by { $date }: { $what }
    [due_today] Approval due today: { $what }
    [overdue] Approval was due { $date }: { $what }
   *[other] Approval due { $date }: { $what }
}
notice-subject-outcome = { $state ->
    [approved] Approved: { $what }
    [held] Agreed by silence: { $what }
    [returned] Sent back: { $what }
    [broken] Silence broken: { $what }
   *[other] Withdrawn: { $what }
}

## What a notice says

notice-intro-silence = { $kind ->
    [opening] { $version } of “{ $what }” is placed under a silence procedure in the preparation of “{ $event }”.
    [half_time] Half of the time of the silence procedure on { $version } of “{ $what }” has passed.
    [last_day] The silence procedure on { $version } of “{ $what }” ends within a day.
    [last_hours] The silence procedure on { $version } of “{ $what }” ends today.
   *[other] The silence procedure on { $version } of “{ $what }” ends on another day than you were told.
}
notice-intro-approval = { $kind ->
    [opening] “{ $what }” has been handed in, and is submitted for approval in the preparation of “{ $event }”.
    [due_today] A decision on “{ $what }” is asked for today.
    [overdue] A decision on “{ $what }” was asked for by { $date }, and none has been recorded. Those who wait for it cannot go on.
   *[other] May we remind you that a decision on “{ $what }” is asked for by { $date }.
}
notice-intro-outcome = { $state ->
    [approved] “{ $what }” is approved.
    [held] No member objected to { $version } of “{ $what }” before the end of the silence procedure: it is agreed.
    [returned] “{ $what }” has been sent back.
    [broken] The silence on { $version } of “{ $what }” is broken. Those who conduct the procedure will consult and announce the next steps.
   *[other] The approval of “{ $what }” is asked for no more.
}
notice-informed = You receive this for information: as an observer you see the text, and take no decision.
notice-in-place-of = You decide in the place of { $name }.
notice-rule-objection = If no member objects by then, the text is agreed. An objection by one member breaks the silence; please name the paragraphs. Editorial remarks do not break it.
notice-rule-time-breaks = A request for more time breaks it as well.
notice-rule-time-extends = { $hours ->
    [one] The first request for more time extends it by { $hours } hour; another one breaks it.
   *[other] The first request for more time extends it by { $hours } hours; another one breaks it.
}
notice-rule-agreement = No answer is taken as agreement.
notice-rule-open = The time begins once every member has received this notice. Should that take longer, you will be told of the later end.
notice-rule-quorum = { $needed } of { $seats } approvals are needed.
notice-rule-all = All { $seats } who decide have to approve.

## Facts

notice-ends = The silence ends
notice-ends-at = { $date }, { $time } ({ $place })
notice-ends-own = Your time
notice-ends-own-at = { $date }, { $time }
notice-was = Before
notice-due = Decision asked for by
notice-text = Text
notice-sha256 = Checksum (SHA-256)
notice-approval = Approval
notice-lead = Submitted by
notice-contributed = Contributed
notice-waiting = Waits for it
notice-voices = What was said
notice-voice = { $kind ->
    [objected] Objection
    [returned] Sent back
    [time_requested] Request for more time
    [remarked] Remark
   *[other] Reservation
}
notice-voice-paragraphs = { $kind } on { $paragraphs }

## How to answer

notice-answer = How to answer
notice-answer-button = Open the page
notice-answer-page = On the page you approve, object, ask for time or abstain, without an account:
notice-answer-reply-silence = Or reply to this message with one line: AGREE, or OBJECT with the paragraphs (OBJECT OP 4: the reason), or TIME, or ABSTAIN.
notice-answer-reply-approval = Or reply to this message with one line: APPROVE, or RETURN with the reason, or ABSTAIN.
notice-answer-contact = To answer, please write to or call the secretariat; see below.

## The page on which one decides

decide-heading = Ваше решение
decide-legend = Каков ваш ответ?
decide-intro = Выберите ответ и нажмите «Отправить». До этого ничего не записывается; пароль не нужен.
decide-counts = До окончания действует ваш последний ответ; изменить его можно по той же ссылке.
decide-hours = Срок молчания: { $hours } ч с того момента, когда текст получили все участники.
decide-days = Срок молчания в рабочих днях: { $days }, с того момента, когда текст получили все участники.
decide-deliverable = Что нужно представить
decide-silence-approved = Мы согласны с текстом
decide-silence-returned = Мы возвращаем
decide-silence-objected = Мы возражаем
decide-silence-time_requested = Нам нужно больше времени
decide-silence-abstained = Мы воздерживаемся
decide-silence-remarked = У нас редакционное замечание, возражений нет
decide-silence-delegated = За нас решает другая организация
decide-statement-approved = Мы утверждаем
decide-statement-returned = Мы возвращаем
decide-statement-objected = Мы возражаем
decide-statement-time_requested = Нам нужно больше времени
decide-statement-abstained = Мы воздерживаемся
decide-statement-remarked = У нас редакционное замечание
decide-statement-delegated = За нас решает другая организация
decide-reservation = Оговорка (необязательно)
decide-condition = Условие (необязательно)
decide-paragraphs = Пункты, против которых вы возражаете
decide-paragraphs-hint = Например: OP 4, OP 7. Если пункты не названы, укажите причину.
decide-until = До какого дня? (необязательно)
decide-to = Какая организация?
decide-to-choose = Выберите
decide-note = Причина или замечание
decide-note-hint = Это войдёт в протокол, и его прочтут те, кто ведёт процедуру.
decide-error-choose = Выберите ответ
decide-error-objection = Назовите пункты, против которых возражаете, или причину
decide-error-paragraphs = Сократите перечень пунктов, например OP 4, OP 7
decide-error-reason = Укажите причину: её сообщат тем, кто представил текст
decide-error-remark = Напишите замечание
decide-error-day = Укажите день, например 27 3 2027, или оставьте поле пустым
decide-error-past = Выберите день после сегодняшнего
decide-error-far = До этого дня годы: проверьте год
decide-error-to = Выберите организацию, которая решает за вас
decide-error-long = Сократите текст: не более { $count } знаков
decide-error-refused = В таком виде записать не удалось
decide-replaced = Текст заменён
decide-replaced-text = С тех пор как вы открыли эту страницу, представлена другая версия. Ничего не записано: посмотрите нынешний текст и решите заново.
decide-thanks = Спасибо. Записано:
decide-change = До окончания действует ваш последний ответ; изменить его можно по той же ссылке.
decide-late = Ответ пришёл после окончания: он занесён в протокол и ничего не меняет.
decide-comes-to = { $state ->
    [approved] Тем самым это утверждено.
    [held] Текст согласован.
    [returned] Тем самым это возвращено тем, кто его представил.
    [broken] Тем самым молчание нарушено. Те, кто ведёт процедуру, проведут с вами консультации.
    [in_consultation] Молчание нарушено, идут консультации.
   *[other] Больше от вас ничего не требуется.
}
decide-said = Что вы ответили
decide-at = { $date }, { $time }
decide-by = от имени: { $name }
decide-after-end = после окончания
decide-over = { $state ->
    [approved] Утверждено
    [held] Текст согласован
    [returned] Возвращено
    [broken] Молчание нарушено
    [in_consultation] Молчание нарушено
   *[other] Отозвано
}
decide-over-text = { $state ->
    [approved] Ответ больше не нужен.
    [held] До окончания процедуры молчания никто из участников не возразил. Ответ больше не нужен.
    [returned] Это возвращено тем, кто его представил. Когда его представят снова, вас спросят ещё раз.
    [broken] Те, кто ведёт процедуру, проведут консультации и сообщат о дальнейших шагах.
    [in_consultation] Идут консультации. Если будет представлена новая версия, вас спросят снова.
   *[other] Утверждение больше не запрашивается.
}
decide-ended = Окончено
decide-others = Вы решаете также за

## Replies and receipts

decided-subject = Записано: ваш ответ о { $what }
decided-subject-none = Не записано: ваш ответ о { $what }
decided-intro = Спасибо за сообщение. По «{ $what }» записано:
decided-none = Спасибо за сообщение. Ничего в нём не удалось записать как решение по «{ $what }»; его прочтёт секретариат.
decided-change = До окончания действует ваш последний ответ: чтобы изменить его, ответьте снова.
decided-problem = { $problem ->
    [unclear] Мы не смогли без всяких сомнений понять, что в нём сказано. Напишите это одной строкой, как указано ниже.
    [reason] Назовите в той же строке пункты, против которых возражаете, или причину.
    [day] День, до которого вы просите времени, уже прошёл: назовите день после сегодняшнего.
    [kind] Здесь решают иначе: используйте одно из слов ниже.
    [replaced] С тех пор текст заменён другой версией: ответьте на сообщение о нынешнем тексте.
    [no_seat] Вам сообщили об этом для сведения; решают другие.
   *[other] В таком виде записать не удалось; сообщение прочтёт секретариат.
}
