# Занятия со стороны ведущего: запланировать, перенести, отменить, кто записан.
plan-open = Запланировать занятие
plan-new = <b>Новое занятие</b>, { $stream }
plan-like = <b>Новое занятие</b>, { $stream }. Как в прошлый раз:
plan-module = Модуль { $number } из { $of }. { $title }
plan-day = { $day }, время пока не указано
plan-time = { $start }–{ $end }, день пока не указан
plan-no-when = День и время пока не указаны
plan-place = Место: { $place }
plan-no-place = Место не указано
plan-link = Ссылка: { $link }
plan-no-link = Ссылки нет
plan-places = Очно { $room }, дистанционно { $remote }
plan-hours =
    { $hours ->
        [one] { $hours } академический час
        [few] { $hours } академических часа
       *[many] { $hours } академических часов
    }
plan-opens =
    { $days ->
        [one] Запись откроется за { $days } день до занятия
        [few] Запись откроется за { $days } дня до занятия
       *[many] Запись откроется за { $days } дней до занятия
    }
plan-closes =
    { $hours ->
        [0] Запись до начала занятия
        [one] Запись закроется за { $hours } час до начала
        [few] Запись закроется за { $hours } часа до начала
       *[many] Запись закроется за { $hours } часов до начала
    }
plan-every =
    { $times ->
        [one] { $times } занятие
        [few] { $times } занятия
       *[many] { $times } занятий
    }, { $weeks ->
        [1] каждую неделю
       *[other] раз в две недели
    }
plan-listed = { $number }. { $when }. Модуль { $module }. { $title }
plan-check = Всё верно? Можно поправить любую строку или написать новые день и время, например «5 декабря 14:00–16:00».
plan-unsaid = Укажите день и время. Можно написать сразу: «5 декабря 14:00–16:00».
plan-revise = Что поправить? Выберите или напишите число часов. Людям об этом не сообщаю.
plan-save = Сохранить
plan-sure = Запланировать
plan-sure-all =
    { $count ->
        [one] Запланировать { $count } занятие
        [few] Запланировать все { $count } занятия
       *[many] Запланировать все { $count } занятий
    }
plan-done = Занятие запланировано.
plan-done-all =
    { $count ->
        [one] Запланировано { $count } занятие.
        [few] Запланированы { $count } занятия.
       *[many] Запланировано { $count } занятий.
    }
plan-over = Этот черновик уже не нужен: занятие запланировано или вы начали другое. Вот поток.
plan-needs-module = Сначала добавьте модуль: занятие всегда про один из них.
plan-part-day = День
plan-part-start = Время
plan-part-module = Модуль
plan-part-places = Места
plan-part-place = Где
plan-part-link = Ссылка
plan-part-hours = Часы
plan-part-opens = Запись с
plan-part-closes = Запись до
plan-part-times = Серия
plan-calendar = Календарь
plan-choice = { $number }. { $title }
plan-ask-day = Какой день? Выберите или напишите: «5 декабря», «в четверг», «5 декабря 14:00–16:00».
plan-ask-start = Во сколько начало? Выберите или напишите оба времени: «14:00–16:00».
plan-ask-end = До скольких? Выберите или напишите: «16:00».
plan-ask-module = Какой модуль? Выберите или напишите его номер.
plan-ask-places = Сколько мест очно и сколько дистанционно? Выберите или напишите два числа: «15 и 30».
plan-ask-place = Где встречаемся? Напишите: школа, кабинет, этаж.
plan-ask-link = Пришлите ссылку для тех, кто подключится. Её увидят только записанные.
plan-ask-hours = Сколько академических часов засчитать за занятие? Выберите или напишите число.
plan-ask-opens = За сколько дней до занятия открыть запись? Выберите или напишите число.
plan-ask-closes = За сколько часов до начала закрыть запись? Выберите или напишите число.
plan-ask-times = Как часто и сколько занятий? Модули пойдут по порядку. Выберите или напишите число.
plan-bad-day = Не понял дату «{ $typed }». Напишите, например, 5 декабря или 05.12.2026.
plan-bad-past = Этот день или час уже прошёл. Напишите другой, например 5 декабря.
plan-bad-far = Это слишком далеко. Планируйте не дальше чем на три года вперёд.
plan-bad-time = Не понял время «{ $typed }». Напишите, например, 14:00–16:00.
plan-bad-module = Нет модуля «{ $typed }». Выберите номер из списка.
plan-bad-places = Не понял «{ $typed }». Напишите два числа до 1000, хотя бы одно больше нуля: «15 и 30».
plan-bad-place = Слишком длинно: помещается 300 знаков. Напишите короче.
plan-bad-link = Это не похоже на ссылку. Она начинается с https:// и не длиннее 300 знаков.
plan-bad-hours = Не понял «{ $typed }». Часы нужны числом от 1 до 24.
plan-bad-opens = Не понял «{ $typed }». Нужно число дней от 0 до 180; 0 значит сразу.
plan-bad-closes = Не понял «{ $typed }». Нужно число часов от 0 до 336, то есть не больше двух недель.
plan-bad-times = Не понял «{ $typed }». В серии может быть от 2 до 12 занятий.
plan-pair = Очно { $room } + дист. { $remote }
plan-pair-room = Очно { $room }
plan-pair-remote = Дистанционно { $remote }
plan-hours-button = { $count } ч
plan-opens-button =
    { $count ->
        [0] сразу
        [one] за { $count } день
        [few] за { $count } дня
       *[many] за { $count } дней
    }
plan-closes-button =
    { $count ->
        [0] до начала
        [one] за { $count } час
        [few] за { $count } часа
       *[many] за { $count } часов
    }
plan-times-button = { $count }
plan-weeks-0 = Одно занятие
plan-weeks-1 = Каждую неделю
plan-weeks-2 = Раз в две недели
plan-without-place = Без места
plan-without-link = Без ссылки

session-bad-starts_at = Это время уже прошло или слишком далеко. Выберите другой день или час.
session-bad-ends_at = Конец должен быть позже начала, но не больше чем на сутки. Поправьте время.
session-bad-place = Место слишком длинное: помещается 300 знаков.
session-bad-link = Это не похоже на ссылку. Она начинается с https:// и не длиннее 300 знаков.
session-bad-room = Очных мест может быть от 0 до 1000, и хотя бы одно место нужно.
session-bad-remote = Дистанционных мест может быть от 0 до 1000.
session-bad-hours = Часов может быть от 1 до 24.
session-bad-opens_at = Запись закрылась бы раньше, чем откроется. Поправьте «Запись с» или «Запись до».
session-bad-closes_at = Запись не может закрыться позже начала. Поправьте «Запись до».
session-bad-module = Этого модуля в программе больше нет. Выберите другой.
session-bad-event = Это событие уже убрали из списка.
session-bad-stream = Поток уже закрыт, занятие не запланировать.

hosted-title = <b>Модуль { $number } из { $of }. { $title }</b>
hosted-of = { $site }, { $stream }
hosted-room = Очно { $taken } из { $of }
hosted-room-waiting = Очно { $taken } из { $of }, в очереди { $queue }
hosted-remote = Дистанционно { $taken } из { $of }
hosted-remote-waiting = Дистанционно { $taken } из { $of }, в очереди { $queue }
hosted-open = Запись открыта до { $until }.
hosted-opens = Запись откроется { $at }.
hosted-closed = Запись закрыта.
hosted-over = Занятие прошло.
hosted-cancelled = Занятие отменено.
hosted-cancelled-why = Занятие отменено. Причина: { $reason }
hosted-marks = Список
hosted-code = Код
hosted-people = Записанные и очередь
hosted-move = Перенести
hosted-place = Место
hosted-size = Число мест
hosted-cancel = Отменить
hosted-change = Модуль, часы, запись
hosted-like = Запланировать похожее
hosted-save = Изменить и сообщить
hosted-changed = Эта кнопка устарела: с тех пор кое-что изменилось. Вот как теперь.
hosted-marked-move = Люди уже отмечены, перенести нельзя. Закройте список как есть, а на другой день запланируйте ещё раз.
hosted-marked-cancel = Отметки уже есть: с отменой пропали бы часы. Проведите до конца или поправьте отметки в списке.
hosted-times = Другое время
hosted-ask-when =
    Сейчас: { $when }

    Когда теперь? Напишите «5 декабря», «14:00–16:00» или всё вместе. Или выберите день.
hosted-ask-day = На какой день переносим?
hosted-ask-time = { $day }: во сколько начало? Выберите или напишите «5 декабря 14:00–16:00».
hosted-move-ask =
    <b>Переносим?</b>

    Было: { $was }
    Станет: { $becomes }

    { $people ->
        [0] Записанных нет, сообщать некому.
        [one] Узнает { $people } человек.
        [few] Узнают { $people } человека.
       *[many] Узнают { $people } человек.
    }
hosted-moved = Перенёс. Всем, кого это касается, сообщу.
hosted-ask-place = Напишите новое место или пришлите новую ссылку.
hosted-place-ask =
    <b>Теперь так:</b> { $said }

    { $people ->
        [0] Записанных нет, сообщать некому.
        [one] Узнает { $people } человек.
        [few] Узнают { $people } человека.
       *[many] Узнают { $people } человек.
    }
hosted-told = Изменил. Всем, кого это касается, сообщу.
hosted-ask-size = Сейчас очно { $room }, дистанционно { $remote }. Сколько нужно? Выберите или напишите два числа: «15 и 30».
hosted-bad-room = Так не получится: мест нужно не меньше, чем записанных, а если ждёт очередь, хотя бы одно. Всего от 1 до 1000.
hosted-bad-remote = Так не получится: дистанционных мест нужно не меньше, чем записанных, а если ждёт очередь, хотя бы одно.
hosted-ask-reason = Почему отменяем? Напишите людям одной фразой.
hosted-no-reason = Без причины
hosted-cancel-ask =
    <b>Отменяем?</b>

    { $when }
    Причина: { $reason }
hosted-cancel-people =
    { $people ->
        [0] Отменить
        [one] Отменить: узнает { $people } человек
        [few] Отменить: узнают { $people } человека
       *[many] Отменить: узнают { $people } человек
    }
hosted-cancel-last =
    Вернуть отменённое будет нельзя. { $people ->
        [0] Записанных нет.
        [one] Об этом узнает { $people } человек.
        [few] Об этом узнают { $people } человека.
       *[many] Об этом узнают { $people } человек.
    } Точно отменить?
hosted-cancel-sure = Да, отменить
hosted-cancelled-now = Отменил. Всем, кого это касается, сообщу.

enrolled-head = <b>{ $title }</b>
enrolled-listed = { $number }. { $line }
enrolled-nobody = Пока никто не записан.
enrolled-name = { $name }, { $organisation }
enrolled-nameless = без имени
enrolled-seated = { $name }: { $mode }
enrolled-offered = { $name }: { $mode }, место предложено
enrolled-queued = { $name }: в очереди { $place }, { $mode }
enrolled-door = { $name }: просит место на входе, { $mode }
enrolled-take = Взять из очереди
enrolled-admit = Дать место
enrolled-taken = Место отдано. Человек узнает об этом.
enrolled-full = Свободных мест нет. Добавьте места или освободите одно.
enrolled-stream-full = В потоке больше нет мест. Увеличьте число людей в потоке.
enrolled-remove = Убрать из списка
enrolled-ask-reason =
    { $line }

    Почему убираем? Напишите одной фразой, человек её увидит.
enrolled-remove-ask =
    { $line }

    Убрать из списка? Причина: { $reason }
enrolled-remove-sure = Да, убрать
enrolled-removed = Убрал. Человек узнает об этом.
door-asked =
    { $count ->
        [one] «{ $title }»: на входе человек без записи просит место:
        [few] «{ $title }»: на входе { $count } человека без записи просят место:
       *[many] «{ $title }»: на входе { $count } человек без записи просят место:
    }
door-look = Кто просит место
