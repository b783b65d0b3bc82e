# awaiting native review

## The page on which partners answer

page-heading = Ваш ответ
page-heading-many = Ваши ответы
page-intro = Выберите подходящее и нажмите кнопку. До этого ничего не записывается; пароль не нужен.
page-due = Срок: { $date }
page-due-past = Срок истёк: { $date }
page-promised = Обещано к: { $date }
page-led = Ответственный: { $lead }
page-brings = Что нужно представить: { $what }
page-said = Записано { $date }: { $said }
page-choice-done = Сделано
page-choice-partly = Сделано частично, остальное будет позже
page-choice-late = Будет позже
page-choice-nil = Нам нечего добавить
page-choice-decline = Мы в этом не участвуем
page-choice-hand_over = Этим займётся коллега
page-choice-help = Нужна помощь
page-choice-not_done = Отозвать записанное
page-until = К какому дню?
page-until-hint = Например: 27 3 2027
page-day = День
page-month = Месяц
page-year = Год
page-note = Примечание
page-note-hint = Чего не хватает, почему или что нужно. Его прочтут другие участники.
page-link = Где находится документ (необязательно)
page-link-hint = Адрес, который начинается с https://. Он хранится как текст, мы его не открываем.
page-to = Электронная почта коллеги
page-send = Отправить
page-errors = Проверьте, пожалуйста
page-error-choose = Выберите ответ
page-error-day = Укажите день, например 27 3 2027
page-error-past = Выберите день после сегодняшнего
page-error-far = До этого дня годы: проверьте год
page-error-reason = Укажите причину, чтобы о ней знали другие
page-error-address = Укажите адрес, например name@organisation.example
page-error-link = Укажите полный адрес, начиная с https://
page-error-long = Сократите примечание: не более { $count } знаков
page-error-refused = В таком виде записать не удалось
page-thanks = Спасибо. Записано:
page-thanks-change = Изменить это можно по той же ссылке, пока пункт открыт.
page-consent-late = Ответственный должен согласиться с этим днём; до тех пор действует прежний.
page-consent-hand_over = Секретариат подтвердит вашего коллегу.
page-none = Сейчас от вас ничего не требуется. Спасибо.
page-closed = Этот пункт закрыт
page-closed-text = Ответ больше не нужен. Если есть что добавить, напишите в секретариат.
page-expired = Ссылка больше не действует
page-expired-text = Воспользуйтесь ссылкой из последнего сообщения или попросите новую у секретариата. Ничего не изменено.
page-unknown = Эта ссылка не работает
page-unknown-text = Возможно, почтовая программа её обрезала: скопируйте её из сообщения целиком. Ничего не изменено.
page-problem = Не получилось
page-problem-text = Ничего не записано. Попробуйте через несколько минут или ответьте на наше сообщение.
page-contact = Вопросы?
page-language = Язык
page-back = Назад к форме
page-fresh = Мы можем отправить новую ссылку на тот адрес, на который была отправлена эта.
page-fresh-send = Прислать новую ссылку
page-sent = Проверьте почту
page-sent-text = Если с адреса, на который была отправлена эта ссылка, ещё можно отвечать, новая ссылка уже отправляется туда. В день отправляется не больше одной. Если она не придёт, напишите в секретариат.

## What the lead of a task sees of the parts of others

page-choice-returned = Возвращено: чего-то не хватает
page-choice-agreed = Согласие на более поздний день
page-choice-refused = Нет согласия: остаётся прежний день
page-parts = Что сообщили другие
page-own = Ваш собственный ответ
page-part-said = Ответ есть
page-part-silent = Запрошено, ответа пока нет
page-part-not_reached = Не достигнут: ни один адрес не принимает нашу почту
page-part-not_asked = Ещё не запрашивалось
page-asks-until = Просит отсрочку до { $date }; решаете вы
page-reason = Почему? Партнёр это прочтёт.
page-review-none = Оставить как есть

## The page of everything that concerns a person

page-coming = Предстоит
page-said-before = Что вы сообщили
page-everything = Всё, что касается вас
page-calendar = Ваши сроки в вашем календаре
page-calendar-text = Подпишитесь на этот адрес в своём календаре. По нему видны ваши даты, а ответить нельзя; их увидит любой, у кого он есть.
page-wishes = Как мы вам пишем
page-wishes-language = Язык наших сообщений
page-wishes-digest = День регулярного списка
page-wishes-arranged = Как установлено секретариатом
page-wishes-save = Сохранить
page-saved = Сохранено
page-saved-text = Отныне мы пишем вам так.
page-leaving = Ответственный теперь другой?
page-leaving-text = Сообщите нам, и секретариат внесёт изменение. Если вы укажете адрес в своей организации, открытые пункты сразу перейдут на него.
page-leaving-confirm = Я больше за это не отвечаю
page-leaving-successor = Электронная почта ответственного (необязательно)
page-leaving-note = Имя, должность или другие сведения (необязательно)
page-leaving-send = Сообщить секретариату
page-left = Спасибо, что сообщили
page-left-text = Секретариат извещён и займётся этим.
page-left-handed = То, что открыто, передано на адрес { $address }.
weekday-mon = понедельник
weekday-tue = вторник
weekday-wed = среда
weekday-thu = четверг
weekday-fri = пятница
weekday-sat = суббота
weekday-sun = воскресенье

## The mail that brings a new link

fresh-subject = Новая ссылка для ответа
fresh-intro = Вы попросили новую ссылку, потому что прежняя больше не работает. Эта открывает вашу страницу без учётной записи и пароля:
fresh-unasked = Если вы её не просили, ничего делать не нужно: ничего не изменено.
