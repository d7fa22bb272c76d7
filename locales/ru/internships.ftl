# Стажировки глазами учителя: список, карточка занятия, место и очередь, напоминания, отметка.
menu-sessions = Стажировки
result-sessions = Стажировки по теме

when-zones = { $when } ({ $city }; у вас { $own })

sessions-head-mine = <b>Стажировки для вас</b> · найдено { $total }
sessions-head-all = <b>Все стажировки</b> · найдено { $total }
sessions-head-area = <b>{ $area }</b> · найдено { $total }
sessions-theme = Тема
sessions-when = Когда
sessions-near = Рядом
sessions-anywhere = Везде
sessions-only-near = Рядом со мной
sessions-dates-week = Ближайшие 7 дней
sessions-dates-month = Ближайшие 30 дней
sessions-dates-later = Позже
sessions-any-date = Когда угодно
sessions-theme-ask = Какая тема? Сначала те, что вам стоит подтянуть.
sessions-theme-ask-all = Какая тема?
sessions-when-ask = Когда вам удобно?
sessions-everything = Все стажировки
sessions-for-me = Для меня
sessions-mine = Мои занятия
sessions-none-area = Стажировок по вашей теме пока нет. Сказать вам, когда появятся?
sessions-none-wished = Стажировок по вашей теме пока нет. Скажу, когда появятся.
sessions-none-filtered = По этим условиям ничего не нашлось. Попробуйте шире.
sessions-none = Стажировок пока нет: площадки ещё не назначили занятий. Выберите тему, и я скажу, когда появятся.
sessions-unfilter = Без условий
sessions-wish = Да, скажите
sessions-unwish = Больше не сообщать
sessions-wished = Хорошо, скажу, как только появятся.
sessions-unwished = Хорошо, больше не сообщаю.
sessions-wish-consent = Написать первым могу только тому, кто дал согласие.

session-entry = <b>{ $number }</b>  { $title }
session-entry-line = { "   " }{ $line }
session-why = Почему: { $why }
session-where = { $organisation }, { $municipality }
session-title = <b>{ $title }</b>
session-module = Стажировка «{ $site }», модуль { $number } из { $of }
session-free-room = очно { $free }
session-free-remote = дистанционно { $free }
session-free = свободно: { $places }
session-none-free = мест нет
session-none-free-queue = мест нет, в очереди { $queue }
session-places-room =
    Очно: { $free ->
        [one] свободно { $free } место
        [few] свободно { $free } места
       *[many] свободно { $free } мест
    } из { $of }
session-places-remote =
    Дистанционно: { $free ->
        [one] свободно { $free } место
        [few] свободно { $free } места
       *[many] свободно { $free } мест
    } из { $of }
session-full-room = Очно: мест нет, в очереди { $queue }
session-full-remote = Дистанционно: мест нет, в очереди { $queue }
session-queue-empty = никого
session-link = Подключиться: { $link }
session-mode-room = очно
session-mode-remote = дистанционно
session-cancelled =
    { $of ->
        [event] Событие отменили. { $reason }
       *[session] Занятие отменили. { $reason }
    }
session-over =
    { $of ->
        [event] Событие прошло.
       *[session] Занятие прошло.
    }
session-under-way =
    { $of ->
        [event] Событие идёт.
       *[session] Занятие идёт.
    }
session-opens = Запись откроется { $when }.
session-closed = Запись закрыта.
session-gone = Этого больше нет. Вот что есть.
session-today = Сегодня в { $at }
session-tomorrow = Завтра в { $at }
session-there = { $when } ({ $city }: { $at })
session-mark-present =
    { $hours ->
        [0] Вы были
        [one] Вы были, засчитан { $hours } час
        [few] Вы были, засчитано { $hours } часа
       *[many] Вы были, засчитано { $hours } часов
    }
session-mark-late =
    { $hours ->
        [0] Вы были, с опозданием
        [one] Вы опоздали, но засчитан { $hours } час
        [few] Вы опоздали, но засчитано { $hours } часа
       *[many] Вы опоздали, но засчитано { $hours } часов
    }
session-mark-absent =
    { $of ->
        [event] Отмечено: вас не было. Если это ошибка, скажите организатору.
       *[session] Отмечено: вас не было. Если это ошибка, скажите ведущему.
    }
session-mark-excused =
    { $of ->
        [event] Отмечено: вас не было по уважительной причине.
       *[session] Отмечено: вас не было по уважительной причине. Занятие можно пройти в другой раз.
    }
session-marked =
    { $of ->
        [event] Вы отмечены. Хорошего дня!
       *[session] Вы отмечены. Хорошего занятия!
    }
session-check-in = Отметиться
session-keep = В календарь
session-way = Как добраться
session-more = Подробнее

seat-take-room = Очно
seat-take-remote = Дистанционно
seat-queue-room = Очередь: очно
seat-queue-remote = Очередь: дистанционно
seat-change-room = Лучше очно
seat-change-remote = Лучше дистанционно
seat-own = ✓ Место за вами, { $mode }
seat-own-coming = ✓ Место за вами, { $mode }. Вас ждут
seat-own-queued = Вы в очереди, { $mode }. Ваш номер: { $number }
seat-own-offered = Для вас есть место, { $mode }. Ответьте до { $until }
seat-yours =
    { $of ->
        [event] <b>Место за вами.</b> Начало скоро: в { $at }.
       *[session] <b>Место за вами.</b> Занятие скоро: в { $at }.
    }
seat-yours-hour = <b>Место за вами.</b> Напомню за час.
seat-yours-day = <b>Место за вами.</b> Напомню накануне и за час.
seat-waiting = <b>Мест нет, ваш номер в очереди: { $number }.</b> Как только место освободится, предложу его вам и скажу, до какого часа ответить.
seat-kept-remote = Дистанционное место пока остаётся за вами.
seat-full = Это место уже занято, пока вы выбирали. Записать вас в очередь?
seat-full-remote = Дистанционных мест нет. Ваше очное место остаётся за вами.
seat-full-late = Мест нет. До начала меньше двух часов: если кто-то откажется, место займёт тот, кто запишется первым.
seat-wait = В очередь
seat-stream-full = В этой группе все места заняты. Посмотрите другие занятия по этой теме.
seat-closed-early =
    { $of ->
        [event] Запись на это событие ещё не открыта.
       *[session] Запись на это занятие ещё не открыта.
    }
seat-closed-late =
    { $of ->
        [event] Запись на это событие уже закрыта.
       *[session] Запись на это занятие уже закрыта.
    }
seat-closed-over =
    { $of ->
        [event] Событие уже прошло, менять нечего.
       *[session] Занятие уже прошло, менять нечего.
    }
seat-closed-marked = Вы уже отмечены, место остаётся за вами.
seat-closed-cancelled =
    { $of ->
        [event] Это событие отменили.
       *[session] Это занятие отменили.
    }
seat-need-consent = Чтобы записать вас, мне нужно ваше согласие. Потом вернёмся сюда.
seat-clash-ask = Записаться и сюда?
seat-anyway = Всё равно записаться
seat-leave = Освободить место
seat-leave-ask = Освободить место? Если кто-то ждёт, оно сразу уйдёт следующему.
seat-leave-sure = Да, освободить
seat-leave-not = Оставить за мной
seat-left = Место освобождено. Передумаете, записывайтесь снова, пока есть места.
seat-unqueue = Выйти из очереди
seat-unqueue-ask = Выйти из очереди? Если вернётесь, будете в конце.
seat-unqueue-sure = Да, выйти
seat-unqueue-not = Остаться
seat-unqueued = Вы больше не в очереди.
seat-accept = Беру
seat-decline = Не смогу
seat-coming = Приду
seat-not-coming = Не смогу
seat-see-you = Спасибо, вас ждут.
seat-given =
    { $of ->
        [event] <b>Организатор записал вас на событие, { $mode }.</b> Место за вами.
       *[session] <b>Ведущий записал вас на занятие, { $mode }.</b> Место за вами.
    }
seat-removed =
    { $of ->
        [event] Организатор освободил ваше место. Причина: { $reason }
       *[session] Ведущий освободил ваше место. Причина: { $reason }
    }
seat-removed-silently =
    { $of ->
        [event] Организатор освободил ваше место. О причине можно спросить у него.
       *[session] Ведущий освободил ваше место. О причине можно спросить у него.
    }

offer = <b>Освободилось место для вас, { $mode }.</b>
offer-until = Ответить до { $until }. Потом предложу следующему.
offer-clash-ask = Взять и это место?
offer-anyway = Всё равно беру
offer-over = Время на ответ вышло, место предложено следующему. Можно вернуться в очередь.
offer-declined = Хорошо, предложу это место следующему.
offer-lapsed = Время на ответ вышло, и место ушло следующему. Вернуться в очередь?
offer-again = Вернуться в очередь

reminder =
    { $of ->
        [event] <b>{ $when }</b> событие «{ $title }».
       *[session] <b>{ $when }</b> занятие «{ $title }».
    }
reminder-minutes =
    { $minutes ->
        [60] Начало через час.
        [one] Начало через { $minutes } минуту.
        [few] Начало через { $minutes } минуты.
       *[many] Начало через { $minutes } минут.
    }
moved =
    { $of ->
        [event] <b>Событие перенесли.</b>
       *[session] <b>Занятие перенесли.</b>
    }
moved-was = Было: { $when }
moved-now = Стало: { $when }
moved-place = <b>Место другое, время прежнее.</b>
moved-link = <b>Ссылка другая, время прежнее.</b>
moved-both = <b>Место и ссылка другие, время прежнее.</b>
moved-too-place = Место тоже другое.
moved-too-link = Ссылка тоже другая.
moved-too-both = Место и ссылка тоже другие.
session-is-off =
    { $of ->
        [event] <b>Событие отменили.</b>
       *[session] <b>Занятие отменили.</b>
    }
cancelled-why = Причина: { $reason }
cancelled-others = Другие по этой теме
unmarked =
    { $of ->
        [event] Событие «{ $title }» идёт, а вы ещё не отмечены. Введите код с экрана: просто напишите сюда шесть цифр.
       *[session] Занятие «{ $title }» идёт, а вы ещё не отмечены. Введите код с экрана: просто напишите сюда шесть цифр.
    }
session-new = Появилась стажировка по вашей теме.

way-map = Открыть карту

calendar-on =
    { $of ->
        [event] Откройте файл, и событие встанет в календарь телефона. Если его перенесут, напишу и дам новый файл.
       *[session] Откройте файл, и занятие встанет в календарь телефона. Если занятие перенесут, напишу и дам новый файл.
    }
calendar-off = Откройте файл: в календаре появится отмена. Если календарь спросит, разрешите удалить.
calendar-cancelled = Отменено
calendar-update = Обновить в календаре
calendar-remove = Убрать из календаря

my-sessions-title = <b>Мои занятия и события</b>
my-sessions-offered = <b>Ждут вашего ответа</b>
my-sessions-coming = <b>Впереди</b>
my-sessions-waiting = <b>В очереди</b>
my-sessions-empty =
    Здесь будут занятия и события, на которые вы запишетесь: когда, где и сколько часов.

    Пока пусто.
my-sessions-none-ahead = Впереди ничего нет. Подобрать что-нибудь?
my-sessions-find = Найти стажировку
my-sessions-past = Прошедшие
my-sessions-past-head =
    <b>Прошедшие занятия и события</b>
    Были на { $attended ->
        [one] { $attended } встрече
        [few] { $attended } встречах
       *[many] { $attended } встречах
    }, часов: { $hours }. Пропущено: { $missed }
my-sessions-unmarked =
    { $of ->
        [event] организатор ещё не отметил
       *[session] ведущий ещё не отметил
    }

check-in-ask =
    «{ $title }»

    Напишите шесть цифр с экрана.
check-in-which = Сейчас идёт несколько ваших встреч. На какой вы?
check-in-none = Сейчас ничего из вашего не идёт. Отметиться можно за полчаса до начала и до самого конца. Пришли без записи? Наведите камеру на QR с экрана.
check-in-not-a-code = Код из шести цифр, например 042137. Он на экране.
check-in-wrong = Такой код не подходит: он меняется каждую минуту. Посмотрите на экран и напишите новый.
check-in-too-many = Слишком много попыток. Подождите десять минут или попросите отметить вас в списке.
check-in-not-listed =
    { $of ->
        [event] Вас нет в списке события «{ $title }». Если вы пришли, подойдите к организатору: он запишет.
       *[session] Вас нет в списке занятия «{ $title }». Если вы пришли, подойдите к ведущему: он запишет.
    }
check-in-ask-in = Я на месте, запишите меня
check-in-asked =
    { $of ->
        [event] Организатор видит вас в своём списке. Как только он отдаст вам место, вы сможете отметиться.
       *[session] Ведущий видит вас в своём списке. Как только он отдаст вам место, вы сможете отметиться.
    }
check-in-early =
    { $of ->
        [event] Ещё рано. { $when } начало, отметиться можно за полчаса до него.
       *[session] Ещё рано. { $when } начнётся занятие, отметиться можно за полчаса до него.
    }
check-in-over =
    { $of ->
        [event] Отметка закрыта. Если вы были, скажите организатору: он поправит список.
       *[session] Отметка закрыта. Если вы были, скажите ведущему: он поправит список.
    }
check-in-cancelled =
    { $of ->
        [event] Событие «{ $title }» отменили, отмечаться не нужно.
       *[session] Занятие «{ $title }» отменили, отмечаться не нужно.
    }
check-in-done-present =
    { $of ->
        [event] Готово, вы отмечены: «{ $title }». Хорошего дня!
       *[session] Готово, вы отмечены: «{ $title }». Хорошего занятия!
    }
check-in-done-late =
    { $of ->
        [event] Готово, вы отмечены, с опозданием: «{ $title }».
       *[session] Готово, вы отмечены, с опозданием: «{ $title }». Часы засчитаю полностью.
    }
check-in-already-present = Вы уже отмечены: «{ $title }».
check-in-already-late = Вы уже отмечены, с опозданием: «{ $title }».
check-in-already-absent =
    { $of ->
        [event] Организатор отметил, что вас нет: «{ $title }». Если вы здесь, скажите ему.
       *[session] Ведущий отметил, что вас нет на занятии «{ $title }». Если вы здесь, скажите ему.
    }
check-in-already-excused =
    { $of ->
        [event] У организатора отмечена уважительная причина: «{ $title }». Если вы здесь, скажите ему.
       *[session] У ведущего отмечена уважительная причина: «{ $title }». Если вы здесь, скажите ему.
    }
