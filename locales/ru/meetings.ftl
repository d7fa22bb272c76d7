# Встречи наставника и молодого коллеги: предложить, выбрать время, перенести, отменить.
when-two = { $when } ({ $name }: { $own })
clash-session =
    { $of ->
        [event] • событие «{ $title }», { $when }
       *[session] • занятие «{ $title }», { $when }
    }
clash-meeting = • встреча, { $name }, { $when }
clash-yours = На это время у вас уже есть:
clash-then = В это время у вас уже есть:
clash-row =
    { $count ->
        [one] Дальше в ряду с вашими делами совпадает { $count } встреча: { $days }.
        [few] Дальше в ряду с вашими делами совпадают { $count } встречи, ближайшие: { $days }.
       *[many] Дальше в ряду с вашими делами совпадает { $count } встреч, ближайшие: { $days }.
    }

meeting-form-talk = Встреча
meeting-form-visit = Наставник на уроке
meeting-form-mutual = На уроке у наставника
meeting-form-online = Онлайн
meeting-form-review = Разбор плана или урока
meeting-title = <b>{ $form }: { $name }</b>
meeting-option = • { $when }
meeting-was = Было: { $when }
meeting-now = Сейчас: { $when }
meeting-place = Где: { $place }
meeting-theme = О чём: { $title }
meeting-lasts =
    { $minutes ->
        [one] { $minutes } минута
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    }
meeting-minutes = { $count } мин
meeting-every-0 = Один раз
meeting-every-1 = Каждую неделю
meeting-every-2 = Раз в две недели
meeting-every-until = До конца программы, { $until }; каникулы пропустим.
meeting-reason = Причина: { $reason }

meeting-asks = Выберите время, которое вам подходит.
meeting-waits = Ответа пока нет. Скажу, как только будет.
meeting-agreed-day = <b>Договорились.</b> Напомню накануне и за час.
meeting-agreed-hour = <b>Договорились.</b> Напомню за час.
meeting-agreed = <b>Договорились.</b> Уже скоро.
meeting-over-mentor = Время встречи прошло. Как всё прошло? Запишите, пока помните.
meeting-over-mentee = Время встречи прошло. Когда наставник внесёт её в журнал, пришлю вам запись.
meeting-state-held = Встреча состоялась, она в журнале.
meeting-state-missed = Встреча не состоялась.
meeting-state-cancelled = Встреча отменена.
meeting-state-declined = В это время не получилось. Можно предложить другое.
meeting-state-lapsed = Ответа не было, время прошло. Можно предложить другое.
meeting-short-planned = договорились
meeting-short-mine = <b>ждёт вашего ответа</b>
meeting-short-waits = ответа пока нет

meetings-title = <b>Встречи: { $name }</b>
meetings-mine = <b>Мои встречи</b>
meetings-none = Впереди встреч пока нет.
meetings-all = Все мои встречи
meetings-entry = { $number }. { $title }
meetings-entry-line = { $line }
meetings-form = <b>{ $form }</b>

meeting-propose = Предложить встречу
meeting-request = Попросить о встрече
meeting-suits = Подходит
meeting-other-time = Другое время
meeting-cannot = Не получится
meeting-move = Перенести
meeting-cancel = Отменить
meeting-withdraw = Отозвать
meeting-keep = В календарь
meeting-log = Записать встречу
meeting-more = Подробнее

meeting-ask-form = Как встретитесь?
meeting-ask-when = Когда? Выберите день или напишите сразу до трёх вариантов: «чт 15:00» или «завтра 14:30, пт 15:10».
meeting-ask-clock = Во сколько? Выберите или напишите: «15:10».
meeting-ask-minutes = Сколько минут? Выберите или напишите число.
meeting-ask-place = Где? Напишите кабинет, адрес или ссылку.
meeting-ask-every = Как часто?
meeting-ask-move = Когда лучше? Выберите или напишите: «чт 15:00, пт 14:30».
meeting-bad-when = Не понял время «{ $typed }». Напишите, например, «чт 15:00» или «5 декабря 14:30».
meeting-bad-past = Это время уже прошло. Выберите другое.
meeting-bad-far = Это слишком далеко. Договоритесь о встрече не дальше чем на год вперёд.
meeting-bad-many = Вариантов может быть до трёх, так легче выбрать.
meeting-bad-minutes = Не понял «{ $typed }». Нужно число минут от 5 до 480.
meeting-bad-place = Слишком длинно: помещается 300 знаков. Напишите короче.
meeting-bad-form = Выберите одну из форм.
meeting-bad-every = Выберите, как часто.
meeting-bad-reason = Причина слишком длинная: помещается 300 знаков. Напишите короче.
meeting-no-place = Без места
meeting-pick = Выбрать день
meeting-moving = <b>Другое время: { $name }</b>
meeting-ask-row = Это встреча из ряда. Что переносим?
meeting-move-one = Только эту
meeting-move-row =
    { $count ->
        [one] Эту и следующие, { $count } встреча
        [few] Эту и следующие, { $count } встречи
       *[many] Эту и следующие, { $count } встреч
    }
meeting-row-moves = Вместе с ней так же переедут и следующие; каникулы пропустим.
meeting-row-stays = Следующие встречи остаются в прежнее время.
meeting-check = Всё верно? Можно дописать ещё время: «пт 15:10».
meeting-check-full = Всё верно?
meeting-send = Предложить
meeting-anew = Выбрать время заново
meeting-part-when = Ещё время
meeting-part-form = Форма
meeting-part-minutes = Длительность
meeting-part-place = Где
meeting-part-every = Повторять
meeting-sent = Предложение отправлено. Скажу, как только ответят.
meeting-sketch-over = Этот черновик уже не нужен: вы отправили его или начали другой. Вот встречи.
meeting-pair-rests = Пара сейчас не действует, поэтому встречу не предложить.
meeting-changed = Со встречей уже что-то изменилось. Вот как сейчас.
meeting-time-passed = Это время уже не выбрать. Вот как сейчас.
meeting-clash-ask = Встретиться в это время всё равно?
meeting-anyway = Всё равно подходит
meeting-declined = Хорошо, скажу, что в это время не получится.
meeting-more-planned =
    { $count ->
        [one] И ещё { $count } встреча до конца программы, в тот же день недели и час.
        [few] И ещё { $count } встречи до конца программы, в тот же день недели и час.
       *[many] И ещё { $count } встреч до конца программы, в тот же день недели и час.
    }
meeting-cancel-ask = Отменить встречу? { $name } узнает об этом.
meeting-withdraw-ask = Отозвать предложение?
meeting-cancel-why = Можно написать причину одним сообщением, её увидит только ваша пара.
meeting-cancel-one = Отменить эту встречу
meeting-cancel-all =
    { $count ->
        [one] Эту и все следующие, { $count } встреча
        [few] Эту и все следующие, { $count } встречи
       *[many] Эту и все следующие, { $count } встреч
    }
meeting-leave = Оставить как есть
meeting-cancelled-done =
    { $count ->
        [one] Отменено.
        [few] Отменены { $count } встречи.
       *[many] Отменено { $count } встреч.
    }
meeting-calendar-on = Откройте файл, и встреча встанет в календарь телефона. Если она переедет, дам новый файл.

meeting-heard-proposed = { $name } предлагает встретиться.
meeting-heard-requested = { $name } просит о встрече.
meeting-heard-moved = { $name } предлагает перенести встречу.
meeting-heard-waiting = { $name } ждёт вашего ответа о встрече. Если в это время не получится, скажите об этом, хватит одной кнопки.
meeting-heard-planned = { $name } соглашается на встречу.
meeting-heard-declined = { $name }: в это время не получится.
meeting-heard-cancelled = { $name } отменяет встречу.
meeting-heard-unanswered = { $name } пока не отвечает о встрече. Я напоминаю об этом ещё раз, а время можно предложить и другое.
meeting-heard-reminder = <b>{ $when }</b>: { $form }, { $name }
meeting-more-cancelled =
    { $count ->
        [one] Вместе с ней отменена ещё { $count } встреча.
        [few] Вместе с ней отменены ещё { $count } встречи.
       *[many] Вместе с ней отменено ещё { $count } встреч.
    }

action-meeting-proposed = предложена встреча с наставником
action-meeting-planned = о встрече договорились
action-meeting-moved = предложено другое время встречи
action-meeting-declined = время встречи отклонено
action-meeting-cancelled = встреча отменена
action-meeting-held = встреча внесена в журнал
action-meeting-missed = отмечено, что встречи не было
action-meeting-lapsed = предложение встречи осталось без ответа
