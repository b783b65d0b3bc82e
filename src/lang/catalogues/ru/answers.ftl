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
banner-tags = внешнее | внешний | внешнее письмо | внешняя почта | внешний отправитель
banner-says = внешнее письмо | внешним отправителем | внешнего отправителя | внешний отправитель | из внешнего источника | за пределами организации | вне организации | извне организации | пришло извне | нечасто получаете письма | нечасто получаете сообщения
