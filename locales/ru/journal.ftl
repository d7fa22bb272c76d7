# Журнал встреч наставника и молодого коллеги: записать, прочитать, подтвердить; молчание пары.
journal-title = <b>Журнал</b>: { $names }
journal-empty-mentor = Здесь пока пусто. После встречи запишите её: четыре касания и одно сообщение.
journal-empty-mentee = Здесь пока пусто. После встречи наставник запишет её, а вы подтвердите или поправите.
journal-empty-curator = Здесь пока пусто.
journal-totals = С { $since }: { $entries ->
    [one] { $entries } встреча
    [few] { $entries } встречи
   *[many] { $entries } встреч
}, { $length }
journal-confirmed = Подтверждено: { $length }
journal-all-confirmed = Всё подтверждено
journal-month = <b>{ $month }</b>
journal-line = { $number }. { $day }, { $length }: { $theme } { $state }
journal-state-confirmed = ✓
journal-state-waiting = (ждёт ответа)
journal-state-corrected = (есть поправка)
journal-write = Записать встречу
journal-write-planned = Записать: { $when }
journal-whisper = Сказать куратору
length-minutes = { $minutes } мин
length-hours = { $hours } ч
length-both = { $hours } ч { $minutes } мин

entry-title = <b>Встреча</b>: { $names }
entry-both = { $mentor } и { $mentee }
entry-facts = { $day } · { $length } · { $form }
entry-today = сегодня, { $day }
entry-yesterday = вчера, { $day }
entry-theme = Тема: { $theme }
entry-group = Встреча была общей: { $count ->
    [one] { $count } молодой коллега
    [few] { $count } молодых коллеги
   *[many] { $count } молодых коллег
}
entry-difficulty = Трудно: { $text }
entry-agreement = Дальше: { $text }
entry-due = Срок: { $day }
entry-waiting = { $name }: ответа пока нет
entry-confirmed = { $name }: всё так, { $day }
entry-corrected = { $name } поправляет: «{ $remark }»
entry-own-waiting = Всё так?
entry-own-confirmed = Вы подтвердили запись { $day }.
entry-own-corrected = Ваша поправка: «{ $remark }»
entry-before = Поправка к прежней записи: «{ $remark }»
entry-editable = Изменить запись можно до { $until }.
entry-locked = Прошло семь дней, запись больше не меняется.
entry-edit = Изменить
entry-next = Предложить следующую
entry-pulse = Минутка о встрече
entry-open = Открыть запись
entry-confirm = Всё так
entry-correct = Поправить
entry-confirm-thanks = Спасибо, подтверждено.
entry-correct-thanks = Спасибо, передам наставнику.
entry-changed-meanwhile = Запись только что изменилась. Вот какая она теперь.
entry-ask-remark = Что было иначе? Напишите одним сообщением: ваши слова встанут рядом со словами наставника.
entry-long-remark = Получилось длинно: { $count ->
    [one] { $count } знак
    [few] { $count } знака
   *[many] { $count } знаков
}, а поместится { $most }. Напишите, пожалуйста, короче.
entry-changed-before = Запись только что изменилась, поэтому поправку я не записал. Посмотрите, верна ли запись теперь.
entry-your-words = Ваши слова, чтобы не пропали:
entry-people = Кто был
entry-ask-people = Кто был на встрече? Нажмите на имя, чтобы добавить или убрать. Новые участники получат запись и подтвердят её за себя, ответы остальных останутся.
entry-people-stays = Убрать не получится: в записи остаётся хотя бы один участник, а у назначенной встречи тот, с кем она назначена.
entry-ask-part = Что изменить? После этого запись снова уйдёт на подтверждение.
entry-part-day = День
entry-part-form = Форма
entry-part-minutes = Минуты
entry-part-theme = Тема
entry-part-text = Текст
entry-part-due = Срок
entry-is-now = Сейчас так: { $said }
entry-edited = Исправлено. Запись снова ждёт подтверждения.
entry-due-unread = Срок не понял: «{ $typed }». Слова на месте, а день можно указать: «Изменить», «Срок».
entry-new = { $name }: есть запись о вашей встрече. Посмотрите, всё ли так.
entry-changed = { $name }: запись о встрече изменена. Посмотрите, всё ли теперь так.
entry-still-waiting = Запись о встрече ждёт вашего слова. { $name } увидит ответ, это два касания.
entry-correction = { $name } поправляет запись. Встреча: { $day }.

    «{ $remark }»

    Если согласны, измените запись: она снова уйдёт на подтверждение. Если нет, оставьте как есть: обе версии будут рядом.

writing-ask-day = Когда встречались? Можно выбрать или написать: «12 ноября», «в четверг».
writing-ask-form = Как встретились?
writing-ask-minutes = Сколько минут? Другое число можно написать.
writing-ask-theme = О чём?
writing-ask-due = К какому дню договорились? Напишите, например, «5 декабря» или «к пятнице».
writing-ask-text = К чему пришли и что дальше? Одним сообщением, хватит и одной фразы.
writing-ask-other = О чём говорили, к чему пришли и что дальше? Одним сообщением: первая строка станет темой.
writing-hint = Можно строками:
    Трудно: …
    Дальше: … до 5 декабря
writing-ask-who = Кто ещё был на этой встрече? Запись будет одна, подтвердит её каждый за себя.
writing-who = Ещё кто был
writing-ready = Готово
writing-today = Сегодня
writing-yesterday = Вчера
writing-as-planned = Как планировали, { $length }
writing-theme-planning = План урока
writing-theme-discipline = Дисциплина
writing-theme-assessment = Оценивание
writing-theme-parents = Родители
writing-theme-other = Другое
writing-bad-day = Не понял день: «{ $typed }». Напишите, например, «12 ноября» или «вчера». Записать можно встречу за последний год.
writing-bad-form = Выберите, пожалуйста, кнопкой, как встретились.
writing-bad-minutes = Не понял, сколько минут: «{ $typed }». Напишите числом, например 40.
writing-bad-theme = Тема получилась длинной. Уложитесь в строку, а подробности напишете дальше.
writing-bad-due = Не понял дату «{ $typed }», или этот день уже прошёл. Напишите, например, 5 декабря или 05.12.2026.
writing-bad-text = Получилось длинно: { $count ->
    [one] { $count } знак
    [few] { $count } знака
   *[many] { $count } знаков
}, а поместится { $most }. Пришлите, пожалуйста, короче: самое важное.
writing-over = Эта запись уже закончена. Вот журнал.
writing-already = Эта встреча уже записана. Вот запись.
writing-lost-written = Эта встреча уже записана, второй раз записывать не стал.
writing-lost-pair = Записать не получилось: с кем-то из отмеченных работа в паре уже завершена.
writing-lost-meeting = Записать не получилось: эту встречу перенесли или отменили.
writing-lost-day = Записать не получилось: принимаю встречи только за последний год.
writing-again = Записать заново
writing-done = Записано. { $name } получит запись и подтвердит её.
writing-done-group = Записано. Каждый получит запись и подтвердит её за себя.
writing-done-more = К чему пришли и что дальше, можно дописать прямо сейчас одним сообщением.

meeting-over = Встреча: { $name }, { $day }. Как прошло?
meeting-over-held = Состоялась
meeting-over-moved = Перенесли
meeting-over-missed = Не было
missed-why = Хорошо, встречи не было, так и отмечу. Если хотите, скажите почему.
missed-ill = Кто-то заболел
missed-busy = Не нашлось времени
missed-cancelled = Отменили уроки
missed-forgot = Забыли
missed-next = Предложить другую
missed-thanks = Понятно, спасибо.

pulse-useful = Одна минута о встрече. Было полезно?
pulse-clear = Понятно, что делать дальше?
pulse-answer-4 = Да
pulse-answer-3 = Скорее да
pulse-answer-2 = Скорее нет
pulse-answer-1 = Нет
pulse-who-sees = Наставник ответов не видит. Куратор школы видит только среднее за последние встречи.
pulse-skip = Пропустить
pulse-thanks = Спасибо!
whisper-ask = Напишите одним сообщением, что хотите сказать.

    Прочтёт только куратор вашей школы и ответит вам здесь. Наставник этого не увидит и не узнает, что вы писали.
whisper-nobody = У вашей школы здесь пока нет куратора, который мог бы это прочесть, поэтому принять сообщение не могу. Попробуйте сказать лично тому, кто отвечает у вас за наставничество.
whisper-long = Получилось длинно: { $count ->
    [one] { $count } знак
    [few] { $count } знака
   *[many] { $count } знаков
}, а поместится { $most }. Напишите, пожалуйста, короче.
whisper-done = Передано куратору. Ответ придёт сюда.

pair-silent = Давно не виделись: { $name }, последний раз { $day }. Так бывает, когда дел много. Можно предложить встречу, записать прошедшую или взять паузу: она в карточке пары.
pair-silent-write = Записать прошедшую
pair-silent-more = Открыть карточку
pair-silent-curator = Пара давно без встреч: { $mentor } и { $mentee }, { $school }. Последний раз { $day }, учебных дней с тех пор { $days }. Наставнику я уже напоминал. Может быть, им нужна помощь.
pair-silent-open = Посмотреть
pair-past-end = Срок программы вышел { $day }: { $name }. Если всё получилось, завершите пару: журнал и документы останутся у вас обоих. Если нужно ещё время, продлите.

action-entry-written = Записана встреча в журнал наставничества
action-entry-changed = Изменена запись в журнале наставничества
action-entry-confirmed = Подтверждена запись в журнале наставничества
action-entry-corrected = Поправлена запись в журнале наставничества
action-whisper-sent = Отправлено сообщение куратору
