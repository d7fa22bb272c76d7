# События глазами организатора: список места, карточка, день, программа, ответственный, повторы.
event-to-board = События
event-board = <b>События</b>, { $place }
event-everywhere = все регионы
event-row = { $number }. { $words }
event-what = { $kind } «{ $title }»
event-when = { $day }, { $at }
event-late = { $due }, срок прошёл
event-taken = записано { $taken } из { $of }
event-came = было { $count }
event-unmarked = нет отметок
event-off = отменено
event-view-ahead = Впереди { $count }
event-view-undated = Без дня { $count }
event-view-past = Прошло { $count }
event-none = Событий здесь пока нет. Создайте первое: семинар, открытый урок, круглый стол. Или загрузите план года целым файлом.
event-none-ahead = Впереди ничего не назначено. Посмотрите те, что без дня, или создайте новое.
event-none-undated = У всех событий уже есть день.
event-none-past = Ещё ничего не прошло.
event-find = Чтобы найти событие, напишите слово из его названия.
event-found = Нашлось: { $count }. Если их больше десяти, напишите точнее.
event-not-found = Не нашёл «{ $typed }» в названиях. Попробуйте короче: хватит части слова.
event-new = Новое событие
event-to-plan = План года
event-to-polls = Опросы
event-ask-new = <b>Новое событие</b>, { $place }. Какое?
event-ask-name =
    <b>{ $kind }</b>
    Как назовём? Напишите тему, например «Формирующее оценивание на уроке».
event-made = Событие записано. Остальное можно сказать сейчас или потом.

# Карточка
event-title =
    <b>{ $kind }</b>
    «{ $title }»
event-due = По плану: { $due }
event-whom = Для кого: { $whom }
event-lead = Ответственный: { $name }
event-programme = Программа: { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[many] { $count } пунктов
}
event-missing = Пока не сказано: { $parts }.
event-missing-day = день
event-missing-whom = для кого
event-missing-programme = программа
event-missing-lead = ответственный
event-dropped = Убрано из списка.
event-cancelled = Отменено.
event-cancelled-why = Отменено. Причина: { $reason }
event-over = Событие прошло. { $count ->
    [0] По списку никто не пришёл.
    [one] Был { $count } человек.
    [few] Было { $count } человека.
   *[many] Было { $count } человек.
}
event-over-unmarked = Событие прошло. Отметьте, кто был: без отметок оно не попадёт в отчёт.
event-answered = Ответили на приглашение: { $said }
event-answered-room = очно { $count }
event-answered-remote = дистанционно { $count }
event-answered-no = не смогут { $count }
event-by-word = По заявкам: каждому отвечаете вы.
event-by-word-waiting = По заявкам: { $count ->
    [one] { $count } человек ждёт
    [few] { $count } человека ждут
   *[many] { $count } человек ждут
} вашего ответа.
event-at-once = Запись сразу, пока есть места.
event-to-day = Назначить день
event-to-programme = Программа
event-to-lead = Ответственный
event-to-series = Повторять
event-to-invite = Пригласить
event-to-same = Позвать тех же
event-to-summary = Итоги
event-change = Изменить
event-copy = Скопировать
event-copied = Это копия: то же самое, но без дня.
event-drop = Убрать
event-drop-ask =
    Убрать событие «{ $title }»?

    Его не будет ни в списке, ни в плане. Отметки и отзывы, если они есть, сохранятся.
event-drop-sure = Да, убрать
event-not-held = Не состоялось
event-not-held-ask =
    Событие «{ $title }» не состоялось?

    В плане оно станет отменённым. Людям об этом не сообщу. Если его просто перенесли, скопируйте его и назначьте новый день.
event-not-held-sure = Да, не состоялось
event-marks = Отметить
event-people = Люди
event-place = Место и ссылка
event-cancel = Отменить

# Изменить
event-change-ask =
    «{ $title }»

    Что изменить? Людям об этом не сообщаю.
event-field-title = Название
event-field-kind = Вид
event-field-whom = Для кого
event-field-about = О событии
event-field-due = Месяц плана
event-field-hours = Часы
event-field-closes = Запись до
event-now = Сейчас: { $said }
event-ask-title = Напишите новое название.
event-ask-kind = Какой это вид события?
event-ask-whom = Для кого событие? Напишите, например: учителя математики 5–9 классов.
event-ask-about = О чём оно и зачем приходить? Напишите одним сообщением, до 1000 знаков.
event-ask-due = На когда оно в плане? Выберите месяц или напишите: «март 2027», «18.03.2027», «в течение года».
event-ask-hours = Сколько академических часов засчитать? Выберите или напишите число.
event-ask-closes = До какого времени принимать запись? Выберите или напишите день: «1 декабря», «1 декабря 18:00».
event-bad-due = Не понял «{ $typed }». Напишите месяц или день этого учебного года: «март 2027», «18.03.2027».
event-bad-kind = Вида «{ $typed }» у меня нет. Выберите ближайший из списка.
event-bad-closes = Не понял «{ $typed }». Напишите день до начала, «1 декабря» или «1 декабря 18:00», или число часов: «24».
event-clear = Убрать
event-closes = Запись до { $until }
event-hours =
    { $hours ->
        [0] Без академических часов
        [one] { $hours } академический час
        [few] { $hours } академических часа
       *[many] { $hours } академических часов
    }
event-hours-none = Без часов
event-ask-word = По заявкам
event-freely = Запись сразу
event-word-taken = Теперь по заявкам: каждому отвечаете вы, в разделе «Люди».
event-word-left = Теперь запись сразу. Тем, кто ждал, предложу места.

# Программа
event-items = <b>Программа</b>, «{ $title }»
event-item = { $number }. { $words }
event-item-at = { $number }. { $at } { $words }
event-item-by = { $title }. <i>{ $speaker }</i>
event-items-ask =
    Пришлите программу одним сообщением, каждый пункт с новой строки:

    14:00 Открытие
    14:20 Критерии до урока – Иванова А. П., СОШ № 11
    15:00 Работа в группах
event-items-again = Чтобы изменить, пришлите программу целиком заново, каждый пункт с новой строки.
event-items-bad-many = Пунктов { $count }, а помещается { $limit }. Объедините какие-нибудь и пришлите всё ещё раз.
event-items-bad-title = Строка { $line } слишком длинная: { $count } знаков, а помещается { $limit }. Сократите её и пришлите всё ещё раз.
event-items-bad-speaker = В строке { $line } слишком длинно о выступающем: { $count } знаков, а помещается { $limit }. Сократите и пришлите всё ещё раз.
event-items-parts = Сообщение слишком длинное, Telegram разбил его на части. Сократите программу до { $limit } знаков и пришлите ещё раз. Прежняя на месте.
event-items-clear = Очистить
event-items-clear-ask = Очистить программу события «{ $title }»?
event-items-clear-sure = Да, очистить
event-items-cleared = Программы больше нет.

# Ответственный
event-lead-ask = Кто отвечает за событие? Ему приходят напоминания о списке, и он может вести его вместе с вами. Выберите или напишите фамилию.
event-lead-named =
    Вас назвали ответственным: «{ $title }», { $place }.

    Список людей, отметки и код у входа теперь есть и у вас, а напоминания о них придут вам.
event-lead-me = Я
event-lead-which = Кто-то из них? Если нет, запишу имя просто словами.
event-lead-words = Записать: { $name }

# День
event-day-of = <b>«{ $title }»</b>
event-day-ask-day = Какой день? Выберите или напишите сразу: «5 декабря 14:00–16:00».
event-day-ask-start = Во сколько начало? Выберите или напишите оба времени: «14:00–16:00».
event-day-ask-end = До скольких? Выберите или напишите: «16:00».
event-day-ask-place = Где? Напишите адрес и кабинет, пришлите ссылку или то и другое в одном сообщении.
event-day-ask-link = Пришлите ссылку для тех, кто подключится. Её увидят только записанные.
event-day-ask-places = Сколько мест очно и сколько дистанционно? Выберите или напишите: «34 16». Если участвуют только очно или только дистанционно, хватит одного числа.
event-day-ask-hours = Сколько академических часов засчитать? Выберите или напишите число.
event-day-ask-closes = До какого времени принимать запись? Выберите или напишите день: «1 декабря», «1 декабря 18:00».
event-day-again = Как в прошлый раз: { $place }
event-day-without-place = Место скажу позже
event-day-without-link = Без ссылки
event-day-holidays = В этот день каникулы: { $title }.
event-day-beside = В этот день у вас ещё в { $at } «{ $title }».
event-day-check = Всё верно? Любую строку можно поправить. Пока никто ничего не получит: людей пригласите потом.
event-day-over = Этот черновик уже не нужен: день назначен или вы начали заново. Вот событие.
event-begin = Открыть запись
event-begun = Запись открыта. Теперь можно пригласить людей.

# Повторять
event-series-ask =
    «{ $title }»
    { $when }

    Как часто повторять? Место, места для людей, часы и программа останутся такими же.
event-every-week = Каждую неделю
event-every-fortnight = Раз в две недели
event-every-month = Раз в месяц, тот же день недели
event-series-times = Сколько раз, не считая этого?
event-series-day = { $number }. { $when }
event-series-free = Пропускаю каникулы: { $days }.
event-series-check = Всё верно? Каждое будет отдельным событием: его можно перенести, отменить и пригласить на него.
event-series-make = { $count ->
    [one] Создать { $count } событие
    [few] Создать { $count } события
   *[many] Создать { $count } событий
}
event-series-made = { $count ->
    [one] Создано { $count } событие. Людей пригласите, когда будете готовы.
    [few] Созданы { $count } события. Людей пригласите, когда будете готовы.
   *[many] Создано { $count } событий. Людей пригласите, когда будете готовы.
}
