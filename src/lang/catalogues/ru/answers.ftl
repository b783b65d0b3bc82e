# awaiting native review

# What people write in replies, and what their mail programs add: read by a program, alternatives between `|`. Capitals,
# accents, vowel marks and the forms of alef are forgiven, so one spelling is enough.

## Words that begin an answer; a word with another usual meaning at the head of a sentence does not belong here

answer-word-done = готово | сделано | выполнено | завершено | сдано
answer-word-partly = частично
answer-word-date = дата | новая дата | срок | новый срок | перенос | позже
answer-word-nil = нет замечаний | замечаний нет | без замечаний | нет комментариев | комментариев нет | нечего добавить | нечего сообщить
answer-word-decline = отказ | отказываемся | отказываюсь | не участвуем
answer-word-help = помощь | нужна помощь | помогите
answer-word-undo = отмена | отменить | отозвать

## What may stand beside them

answer-also = и
answer-thanks = спасибо | благодарю | благодарим | с уважением
answer-greetings = уважаемый | уважаемая | уважаемые | здравствуйте | добрый день | доброе утро | добрый вечер | дорогой | дорогая | дорогие | ваше превосходительство

# These make an answer uncertain: `done, but the annex is missing`

answer-negations = не | нет | ни | никогда | без
answer-doubts = пока | ещё | но | кроме | почти | если | скоро | завтра | однако

## Dates

written-month-1 = января | январь | янв
written-month-2 = февраля | февраль | февр | фев
written-month-3 = марта | март | мар
written-month-4 = апреля | апрель | апр
written-month-5 = мая | май
written-month-6 = июня | июнь | июн
written-month-7 = июля | июль | июл
written-month-8 = августа | август | авг
written-month-9 = сентября | сентябрь | сент | сен
written-month-10 = октября | октябрь | окт
written-month-11 = ноября | ноябрь | нояб | ноя
written-month-12 = декабря | декабрь | дек
written-weekdays = понедельник | пн | вторник | вт | среда | среду | ср | четверг | чт | пятница | пятницу | пт | суббота | субботу | сб | воскресенье | вс
written-before = до | к | на | в | во | по | не позднее | не позже
written-after = включительно | пожалуйста
written-within = |
written-ordinals = го | е | ое
written-years = г | года | год

## What mail programs add

quoted-labels = от | отправлено | дата | кому | копия | тема
quoted-original = исходное сообщение | пересылаемое сообщение | пересланное сообщение | пересылаемое письмо | начало переадресованного сообщения
sent-from-device = отправлено с | отправлено из | скачать outlook для
absence-subjects = автоматический ответ | автоответ | отсутствую | нет на рабочем месте | вне офиса | в отпуске
absence-until = до | вернусь | буду

## Words by which somebody decides in a reply to a notice; what begins with none of them goes to a person

decision-word-approved = согласны | согласен | согласна | мы согласны | согласовано | одобряем | одобряю | одобрено | утверждаем | утверждаю | принимаем | возражений нет | нет возражений | не возражаем | не возражаю | мы не возражаем | без возражений | не имеем возражений | у нас нет возражений
decision-word-returned = возвращаем | возвращаю | возврат | возвращено | на доработку
decision-word-objected = возражаем | возражаю | мы возражаем | возражение | возражения | против
decision-word-time_requested = время | нужно время | нужно больше времени | нам нужно время | нам нужно больше времени | просим продлить | просим продления | продление | отсрочка | просим отсрочку
decision-word-abstained = воздерживаемся | воздерживаюсь | воздержались | мы воздерживаемся
decision-word-remarked = замечание | редакционное замечание | редакционные замечания | редакционная правка
decision-fillers = с | со | к | по | этот | этим | данным | текст | текстом | тексту | проект | проектом | проекту | документ | документом | документу | редакция | редакцией | версия | версией | предложенным | предложенной | представленным | полностью | процедура | молчания
decision-versions = ред | редакция | редакцией | версия | версией
decision-reservations = с оговоркой | с оговорками | с одной оговоркой | со следующей оговоркой
decision-toward = против | к | по | на | в отношении | относительно
decision-because = потому что | так как | поскольку | ибо | причина
decision-withdrawals = ничего | снято | сняты | снимаем | отозвано | отзываем

## How paragraphs are named

paragraph-operative = пункт постановляющей части | пункта постановляющей части | пункты постановляющей части | пунктов постановляющей части
paragraph-preambular = пункт преамбулы | пункта преамбулы | пункты преамбулы | пунктов преамбулы | абзац преамбулы
paragraph-any = пункт | пункта | пункту | пункты | пунктов | пунктам | п | пп | абзац | абзаца | статья | статьи | статье
