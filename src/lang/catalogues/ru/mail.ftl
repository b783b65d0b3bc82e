# awaiting native review

## Subjects

mail-subject-due = { $overdue ->
    [0] Срок
   *[other] Просрочено: { $overdue }; срок
} { $date }: { $part ->
    [untold] вклад в задачу «{ $what }»
   *[other] { $what }
}
mail-subject-due_today = { $overdue ->
    [0] Срок сегодня
   *[other] Просрочено: { $overdue }; срок сегодня
}: { $part ->
    [untold] вклад в задачу «{ $what }»
   *[other] { $what }
}
mail-subject-overdue = Срок истёк { $date }: { $part ->
    [untold] вклад в задачу «{ $what }»
   *[other] { $what }
}
mail-subject-late = Намечено на { $date }: { $part ->
    [untold] вклад в задачу «{ $what }»
   *[other] { $what }
}
mail-subject-due_today-many = { $overdue ->
    [0] Срок сегодня: { $count }
   *[other] Просрочено: { $overdue }; срок сегодня: { $count }
}
mail-subject-overdue-many = Просрочено: { $count }, первый срок { $date }
mail-subject-formal = { $standing ->
    [overdue] Срок истёк { $date }
   *[other] Срок { $date }
}: { $part ->
    [untold] вклад в задачу «{ $what }»
   *[other] { $what }
}
mail-subject-take_over = Ваши открытые вопросы: { $count }{ $overdue ->
    [0] {""}
   *[other] ; просрочено: { $overdue }
}
mail-subject-nothing-open = У вас нет открытых вопросов
mail-subject-brief = Для координатора: { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[other] { $count } вопросов
}
mail-subject-cover = Отчёт о ходе подготовки № { $number }, по состоянию на { $date }

## Opening

mail-salutation = Уважаемые коллеги!
mail-intro-notice = Позвольте обратить ваше внимание на следующий вопрос подготовки мероприятия «{ $event }».
mail-intro-first = Это первое письмо Вам по этому поводу. Секретариат ведёт согласованные сроки в системе Concerted, которая пишет каждому партнёру, когда подходит срок: на Вашем языке, в рабочий день по Вашему календарю, не чаще одного раза в день. Ниже указано, к кому обращаться.
mail-intro-reminder = Позвольте напомнить вам о следующем вопросе подготовки мероприятия «{ $event }».
mail-intro-due_today = Сегодня истекает срок по следующему вопросу подготовки мероприятия «{ $event }».
mail-intro-late = Позвольте обратиться к вам по следующему вопросу подготовки мероприятия «{ $event }». Запланированная дата уже прошла: просим вас направить нам материалы, как только сможете, или сообщить, к какому числу их можно ожидать.
mail-intro-overdue = По нашим данным, срок по следующему вопросу подготовки мероприятия «{ $event }» истёк. Просим вас направить нам материалы или сообщить, к какому числу вы рассчитываете это сделать.
mail-intro-several = Позвольте напомнить вам о следующих вопросах подготовки мероприятия «{ $event }».
mail-intro-digest = Ниже перечислены вопросы подготовки мероприятия «{ $event }», по которым ожидается ваш ответ.
mail-intro-take_over = Отныне секретариат следит за подготовкой мероприятия «{ $event }» с помощью системы Concerted, которая хранит согласованные сроки и пишет каждому партнёру, когда срок приближается. Достигнутые договорённости остаются в силе. Ниже перечислено всё, что, по нашим данным, ожидается от вас; просим сообщить нам о любых неточностях.
mail-intro-take_over-rule = Впредь вы будете получать не более одного сообщения в день, на вашем языке и в рабочий день по вашему календарю.
mail-nothing-open = В настоящее время от вас ничего не ожидается. Благодарим вас.
mail-nth = Напоминание { $number } из { $of }
mail-counts = { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[other] { $count } вопросов
}
mail-counts-overdue = { $count ->
    [one] { $count } просрочен
    [few] { $count } просрочены
   *[other] { $count } просрочено
}

## What is asked

mail-action = Просим ответить до
mail-action-was = Ответ ожидался до
mail-action-today = Просим ответить сегодня
mail-what = { $part ->
    [untold] Внести вклад в задачу «{ $what }»
   *[other] { $what }
}
mail-due = Срок
mail-end-of-day = до конца дня, часовой пояс: { $place }
mail-end-of-day-plain = до конца дня
mail-left = { $count ->
    [0] рабочих дней по вашему календарю не осталось
    [one] остался { $count } рабочий день по вашему календарю
    [few] осталось { $count } рабочих дня по вашему календарю
   *[other] осталось { $count } рабочих дней по вашему календарю
}
mail-over = { $count ->
    [0] срок истёк
    [one] срок истёк { $count } рабочий день назад
    [few] срок истёк { $count } рабочих дня назад
   *[other] срок истёк { $count } рабочих дней назад
}
mail-over-weeks = { $count ->
    [one] срок истёк { $count } неделю назад
    [few] срок истёк { $count } недели назад
   *[other] срок истёк { $count } недель назад
}
mail-left-short = { $count ->
    [0] рабочих дней нет
    [one] остался { $count } рабочий день
    [few] осталось { $count } рабочих дня
   *[other] осталось { $count } рабочих дней
}
mail-over-short = { $count ->
    [0] срок истёк
    [one] { $count } рабочий день назад
    [few] { $count } рабочих дня назад
   *[other] { $count } рабочих дней назад
}
mail-over-weeks-short = { $count ->
    [one] { $count } неделю назад
    [few] { $count } недели назад
   *[other] { $count } недель назад
}
mail-today = срок сегодня
mail-status = Состояние
mail-role-lead = Вы отвечаете за эту задачу.
mail-led = { $part ->
    [told] Часть задачи «{ $title }»; за неё отвечает { $name }.
   *[other] За задачу отвечает { $name }.
}
mail-deliverable = Ожидаемый документ
mail-received = Получено на данный момент
mail-came-in = Поступило после нашего последнего сообщения
mail-all-in = { $count ->
    [one] получен { $count } вклад из { $count }; задачу завершит Ваше подтверждение
    [few] получены все { $count } вклада; задачу завершит Ваше подтверждение
   *[other] получены все { $count } вкладов; задачу завершит Ваше подтверждение
}
mail-missing = Ещё ожидается (для вас как ответственной стороны)
mail-needed-by = От этого зависит
mail-waits-for = Можно начать после
mail-serves = { $count ->
    [one] Цель
   *[other] Цели
}
mail-about = Об этой задаче
mail-instances = { $kind ->
    [member_state] { $count ->
        [one] { $count } государство
        [few] { $count } государства
       *[other] { $count } государств
    }
   *[other] { $count ->
        [one] { $count } организация
        [few] { $count } организации
       *[other] { $count } организаций
    }
}
mail-more = { $states ->
    [true] { $count ->
        [one] { $count } государство
        [few] { $count } государства
       *[other] { $count } государств
    }
   *[other] { $count ->
       *[other] ещё { $count }
    }
}
mail-moved = Срок перенесён
mail-moved-line = прежний срок: { $date }
mail-next-step-line = { $function ->
    [head_of_unit] Если к { $date } вопрос останется открытым, он может быть доведён до сведения руководителя вашего подразделения.
    [director] Если к { $date } вопрос останется открытым, он может быть доведён до сведения вашего директора.
    [ministers_office] Если к { $date } вопрос останется открытым, он может быть доведён до сведения канцелярии вашего министра.
    [head_of_organisation] Если к { $date } вопрос останется открытым, он может быть доведён до сведения канцелярии руководителя вашей организации.
   *[other] Если к { $date } вопрос останется открытым, вам будет направлено новое напоминание.
}

## Lists

mail-group-overdue = Срок истёк
mail-group-due_today = Срок сегодня
mail-group-due_soon = Срок в ближайшие две недели
mail-group-next = Далее
mail-others = От вас также ожидается
mail-earliest = Ближайший срок

## How to answer

mail-answer = Как ответить
mail-answer-intro = Ответьте на это сообщение одной из следующих строк. Пароль не нужен.
mail-answer-done = готово
mail-answer-done-text = готово; если нужен текст, просим приложить его или ссылку на него
mail-answer-date = вам нужно больше времени, до указанного дня
mail-answer-nil = вам нечего добавить
mail-answer-help = у вас есть вопрос, просим вам позвонить
mail-answer-many = По нескольким вопросам пишите отдельную строку на каждый, с номером задачи.
mail-answer-button = Ответить сейчас
mail-answer-link = Или ответьте здесь, без пароля:
mail-calendar = Предстоящие даты приложены для вашего календаря.

## Contact and close

mail-contact = Контакты
mail-contact-intro = По всем вопросам просим писать или звонить:
mail-phone = Телефон
mail-email = Эл. почта
mail-clock = Местное время
mail-clock-line = { $place }, { $utc }
mail-closing = С уважением,
mail-signature = Координатор
mail-event-days = { $count ->
    [one] до открытия { $count } день
    [few] до открытия { $count } дня
   *[other] до открытия { $count } дней
}
mail-event-dates = { $opens } – { $closes }
mail-reason = Кому: { $function }, { $name }.
mail-reason-formal = Кому: { $name }.
mail-reason-coordinator = Кому: координатор.
mail-sent-by = Отправлено системой Concerted по поручению координатора. { $symbol }, { $date }
mail-reference = Исх.: { $symbol }, { $date }
mail-fallback = К сожалению, мы пока не можем писать на предпочитаемом вами языке и просим отнестись к этому с пониманием.

## Formal letter

mail-formal-salutation = Уважаемая госпожа, уважаемый господин!
mail-formal-address = уважаемая госпожа, уважаемый господин
mail-formal-opening = Имею честь сослаться на подготовку мероприятия «{ $event }» и на следующий вопрос, { $part ->
    [whole] ответственность за который любезно приняла на себя ваша сторона ({ $name }):
   *[other] участие в котором любезно согласилась принять ваша сторона ({ $name }):
}
mail-formal-overdue = { $part ->
    [whole] По нашим данным, срок истёк ({ $date }), однако подтверждения о выполнении мы до сих пор не получили.
   *[other] По нашим данным, срок представления материалов истёк ({ $date }), и они до сих пор ожидаются.
}
mail-formal-due = { $part ->
    [whole] Срок выполнения: { $date }
   *[other] Срок представления материалов: { $date }
}
mail-formal-request = Буду признателен(-льна), если вы дадите соответствующие указания или сообщите нам дату, к которой можно ожидать ответа.
mail-formal-others = Открытыми остаются также следующие вопросы:
mail-formal-when = { $standing ->
    [overdue] срок истёк: { $date }
   *[other] срок: { $date }
}
mail-formal-contact = По всем вопросам просим обращаться:
mail-formal-attached = Это письмо приложено в виде файла для печати.
mail-formal-close = { $familiar ->
    [true] С уважением,
   *[other] Примите, { $address }, уверения в моём весьма высоком уважении.
}

## To the coordinator: what needs attention

mail-brief-intro = При подготовке мероприятия «{ $event }» требуется Ваше внимание к следующему.
mail-brief-release = Ожидает Вашего разрешения
mail-brief-draft-since = Ожидает с { $date }
mail-brief-draft-lapsed = Вы отправили его на { $address }. Теперь письма идут в другую инстанцию, поэтому оно снова ждёт вашего решения.
mail-brief-call = Партнёры, которым нужно позвонить
mail-brief-undelivered = Недоставленные письма
mail-brief-undelivered-intro = Просим позвонить и исправить адрес в определении: всё, что остаётся открытым, будет само отправлено на новый адрес. Если адрес верен, распорядитесь отправить письмо ещё раз.
mail-brief-reply = Ответ почтового сервера
mail-brief-address-good = Адрес верен: сервер не принял только это письмо. Остальные доставляются как прежде.
mail-brief-came_in = Сообщения, требующие внимания
mail-brief-came_in-intro = Эти сообщения поступили, и ничто в них не записано как ответ. Просим прочитать их и записать то, что ясно.
mail-came_in = { $what ->
    [unclear] ответ в нём прочитать не удалось; отправителя попросили повторить
    [unproven] оно пришло с адреса, который за организацией не значится, или его происхождение не доказано
    [complaint] это жалоба на наше письмо
    [not_reached] оно сообщает о возврате письма, не указывая, какого
   *[other] прочитать его не удалось
}
mail-came_in-away = отсутствует до { $date }; до тех пор напоминания получает заместитель, если он есть
mail-brief-uncertain = Письма, о доставке которых ничего не известно
mail-brief-uncertain-intro = Связь прервалась после передачи письма: оно могло быть доставлено или нет. Просим уточнить и записать, как обстоит дело. До тех пор оно не считается ни полученным, ни потерянным.
mail-brief-stalled = Время, когда письма не могли быть отправлены
mail-brief-stalled-text = С { $from }, { $from_time }, по { $to }, { $to_time }. То, что подлежало отправке в это время, отправлено позднее или включено в следующее письмо тому же лицу.
mail-brief-stalled-often = С { $from } по { $to } { $count ->
    [one] был { $count } перерыв
    [few] было { $count } перерыва
   *[other] было { $count } перерывов
}; самый долгий — с { $longest_from }, { $from_time }, по { $longest_to }, { $to_time }. То, что подлежало отправке в это время, отправлено позднее или включено в следующее письмо тому же лицу.
mail-brief-went_on = Почтовый сервер по той же причине не принял предназначенное для { $address }; вместо этого его получил адрес { $to }. Адрес верен: исправлять ничего не нужно.
mail-brief-set_aside = Записи, которые не удаётся использовать
mail-brief-set_aside-entries = { $symbol }: { $count ->
    [one] { $count } запись не удаётся прочитать или создать, и она отложена.
    [few] { $count } записи не удаётся прочитать или создать, и они отложены.
   *[other] { $count } записей не удаётся прочитать или создать, и они отложены.
} Всё остальное идёт своим чередом, и решения о том, что ещё предстоит, принимаются заново.
mail-brief-set_aside-workflow = { $symbol }: записи этого процесса не читаются. Пока они не исправлены, решения по нему не принимаются и письма с его упоминанием не отправляются. Все остальные процессы идут своим чередом.
mail-unreachable-intro = Перечисленным ниже партнёрам не удалось написать, поскольку сегодня недоступно ни одно из их контактных лиц. Просим позвонить им или исправить контактные данные в определении.
mail-unreachable-contacts = Имеющиеся контакты
mail-unreachable-none = Контактов нет.
mail-unreachable-no-email = нет адреса электронной почты
mail-unreachable-away = отсутствует до { $date }
mail-unreachable-left = в должности до { $date }
mail-unreachable-items = Неотправленные напоминания

## To the coordinator: an issued report

mail-cover-intro = Направляем отчёт № { $number } о ходе подготовки мероприятия «{ $event }». В нём отражено всё, что было известно к концу дня: { $date }
mail-cover-headlines = Кратко
mail-cover-attachment = Приложенный файл
mail-cover-sha256 = SHA-256
mail-cover-symbol = Условное обозначение
mail-cover-cut-off = Отчётная дата
mail-cover-use = Отчёт самодостаточен: его можно переслать или распечатать без изменений.

## Several parts at one address

mail-as-coordinator = Вам как координатору подготовки
mail-also-for = В этом письме перечислено и то, что ожидается от { $names }, поскольку этот адрес указан и для них.
mail-for = Для

## What changed, what is for information, what is telephoned for

mail-subject-event_moved = Новые даты: мероприятие открывается { $date }
mail-subject-place_moved = Новое место проведения: { $city }
mail-subject-closing_moved = Новая дата закрытия: { $date }
mail-subject-place_open = Место проведения мероприятия будет определено заново
mail-subject-lead_yours = Теперь отвечаете вы: { $what }
mail-subject-lead_changed = Теперь отвечает { $lead }: { $what }
mail-subject-released = От вас больше не требуется: { $what }
mail-subject-contact = Теперь вы контактное лицо: { $name }
mail-subject-copy = { $standing ->
    [overdue] Для вашего сведения (срок истёк)
    [due_today] Для вашего сведения (срок сегодня)
   *[other] Для вашего сведения
}: { $part ->
    [untold] вклад в задачу «{ $what }»
   *[other] { $what }
}
mail-news = Что изменилось
mail-news-event_moved = Новые даты мероприятия «{ $event }»: { $days }; ранее открытие намечалось на { $from }.
mail-news-dates = Сроки, которые меняются вместе с ними, указаны ниже.
mail-news-place_moved = Новое место проведения мероприятия «{ $event }»: { $city } (ранее: { $before }).
mail-news-closing_moved = Мероприятие «{ $event }» завершится { $date }, а не { $from }.
mail-news-place_open = Прежнее место проведения мероприятия «{ $event }» ({ $before }) отменено; о новом будет сообщено.
mail-news-place_named = Место проведения мероприятия «{ $event }»: { $city }.
mail-news-lead_yours = Теперь за «{ $title }» ({ $task }) отвечаете вы; ранее: { $before }.
mail-news-lead_not_yours = За «{ $title }» ({ $task }), за что отвечали вы, теперь отвечает: { $lead }. Ваше участие остаётся в силе.
mail-news-lead_changed = За «{ $title }» ({ $task }) теперь отвечает: { $lead } (ранее: { $before }).
mail-news-released = От вас больше не требуется «{ $title }» ({ $task }), срок: { $date }. Благодарим вас за уже сделанное.
mail-news-released-part = От вас больше не требуется «{ $asks }» — ваша часть в «{ $title }» ({ $task }), срок: { $date }. Благодарим вас за уже сделанное.
mail-news-contact = Теперь вы контактное лицо: { $name }. Ниже перечислено всё, что остаётся открытым.
mail-copies = Для сведения
mail-copies-intro = Следующее запрошено у ваших коллег. От вас ничего не требуется: вы получаете это сообщение, поскольку согласованный график предусматривает копию для вашего подразделения.
mail-copy-asked = запрошено: { $name }, { $function }
mail-brief-exhausted = Просим позвонить
mail-brief-exhausted-intro = Других напоминаний по этим вопросам не предусмотрено, ответ не зарегистрирован. В списках партнёров они больше не приводятся.
mail-brief-gone = Просим известить этих партнёров
mail-brief-gone-intro = Согласно действующему определению они больше не участвуют. Ранее им направлялись письма; ни одно письмо их об этом не извещает.
mail-brief-responsible = Контакты, которые нужно изменить
mail-brief-responsible-intro = Эти контакты сообщают, что теперь отвечает кто-то другой. Определение действует, пока вы его не измените.
mail-brief-responsible-not = { $address } больше не отвечает ({ $date }).
mail-brief-responsible-now = Вместо него: { $address }.
mail-brief-responsible-handed = То, что открыто, сразу передано внутри организации.
mail-brief-overtaken = Ещё требуется?
mail-brief-overtaken-intro = Срок этих вопросов истёк до закрытия мероприятия, но они остаются открытыми. Напоминания по ним больше не направляются. Просим зарегистрировать полученное или отменить то, что больше не требуется.
mail-brief-spoken = Ответы партнёров, ожидающие решения
mail-brief-spoken-intro = Просим дать согласие или отказать с помощью указанной команды; при отказе всё остаётся как было. Тем, кто просит о помощи, нужно позвонить. То, от чего партнёр отказался, запрашивается снова указанной командой.
mail-spoken-help = просит о помощи
mail-spoken-declined = не участвует
mail-spoken-postponement = просит отсрочку до: { $until }; срок: { $due }
mail-spoken-hand_over = передаёт другой организации:
mail-spoken-note = Примечание
