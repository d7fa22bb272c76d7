# Кто был на занятии: список ведущего, код, отметки сообщением, табло потока и таблица.
mark-present = Присутствие
mark-late = Опоздание
mark-absent = Отсутствие
mark-excused = Уваж. причина
mark-how-qr = QR
mark-how-code = код
mark-how-list = список
mark-how-typed = сообщение
mark-how-rest = «Готово»

marks-title = <b>{ $title }</b>
marks-count =
    { $left ->
        [0] Пришли { $came } из { $all }, отмечены все.
        [one] Пришли { $came } из { $all }, без отметки { $left } человек.
        [few] Пришли { $came } из { $all }, без отметки { $left } человека.
       *[many] Пришли { $came } из { $all }, без отметки { $left } человек.
    }
marks-closed = Список закрыт: пришли { $came } из { $all }.
marks-empty = Мест пока никто не занял, отмечать некого.
marks-cancelled = Всё отменено, отмечать некого.
marks-not-yet = Отмечать можно с { $time }.
marks-door =
    { $count ->
        [one] На входе просит место { $count } человек: откройте «Кто записан».
        [few] На входе просят место { $count } человека: откройте «Кто записан».
       *[many] На входе просят место { $count } человек: откройте «Кто записан».
    }
marks-line = <b>{ $number }</b> { $sign } { $name }
marks-how = { $how }, { $time }
marks-how-by = { $how }, { $time }, { $by }
marks-legend = ✓ присутствие · ± опоздание · ✗ отсутствие · ≈ уваж. причина. Чтобы отметить одного человека, нажмите его номер.
marks-everybody = Все были
marks-everybody-done =
    { $count ->
        [one] Отметил { $count } человека. Теперь исключения: нажмите номер.
        [few] Отметил { $count } человек. Теперь исключения: нажмите номер.
       *[many] Отметил { $count } человек. Теперь исключения: нажмите номер.
    }
marks-everybody-already = Без отметки никого нет.
marks-put = { $name }: { $mark }
marks-nobody = Этого человека в списке уже нет. Вот список.
marks-finish = Готово
marks-finish-ask =
    { $count ->
        [one] Без отметки { $count } человек. Отметить отсутствие и закрыть список?
        [few] Без отметки { $count } человека. Отметить их отсутствие и закрыть список?
       *[many] Без отметки { $count } человек. Отметить их отсутствие и закрыть список?
    }
marks-finish-sure = Закрыть список
marks-finished = Список закрыт, часы посчитаны.
marks-closed-already = Список уже закрыт. Чтобы изменить отметку, откройте его снова.
marks-reopen = Открыть снова
marks-reopened = Список открыт, отметки на месте.
marks-left-one = { $number }. { $name }
marks-left-more = и ещё { $count }
marks-code = Показать код
marks-add = Кто записан
marks-list = Список
marks-card = <b>{ $number }. { $name }</b>
marks-mode-room = очно
marks-mode-remote = дистанционно
marks-card-mark = Отметка: { $mark } · { $how }
marks-card-none = Отметки пока нет.
host-unmarked =
    Закончилось: «{ $title }». Отметьте, кто был: { $left ->
        [one] без отметки { $left } человек
        [few] без отметки { $left } человека
       *[many] без отметки { $left } человек
    } из { $all }.

code-digits = Код: <code>{ $code }</code>
code-session = «{ $title }»
code-turns = Меняется сам каждую минуту, каждый код работает три минуты.
code-came = Пришли { $came } из { $all }.
code-hint = Наведите камеру или пришлите эти цифры боту. Код меняется каждую минуту.
code-fresh = Обновить код
code-stop = Остановить
code-stopped = Код больше не показываю.
code-over = Показ кода окончен.
code-more = Показать ещё
code-early = Код можно показать с { $time }, за полчаса до начала.
code-late = Время вышло, код больше не нужен. Отметьте, кто был, в списке.

typed-done =
    { $count ->
        [one] Записал { $count } отметку:
        [few] Записал { $count } отметки:
       *[many] Записал { $count } отметок:
    }
typed-nothing = Ничего не записал.
typed-line = <b>{ $number }</b> { $name }: { $mark }
typed-unknown =
    { $count ->
        [1] Номера { $numbers } в списке нет.
       *[other] Номеров { $numbers } в списке нет.
    }
typed-unclear = Не понял строку «{ $line }», её не записал.
typed-example = Пишите так: был 1 3 7, не был 2, опоздал 4, уваж 6, все кроме 2 5.
typed-which = К чему относится «{ $words }»?
typed-late = Сообщение от { $at } дошло с опозданием.
typed-next =
    { $count ->
        [one] Ждёт ещё { $count } сообщение
        [few] Ждут ещё { $count } сообщения
       *[many] Ждут ещё { $count } сообщений
    }
typed-choice = <b>{ $number }</b> { $title }
typed-no-session = За последние сутки ваших занятий и событий не было, записать некуда. Отметки прошлых можно поправить в их списках.
typed-closed = Этот список уже закрыт. Открыть его и записать ваши отметки?
typed-anyway = Открыть и записать
typed-forgotten = Того сообщения я уже не помню. Пришлите отметки ещё раз или поставьте их здесь.
typed-undone =
    { $count ->
        [0] Возвращать нечего: отметки с тех пор изменили.
        [one] Вернул как было: { $count } отметка.
        [few] Вернул как было: { $count } отметки.
       *[many] Вернул как было: { $count } отметок.
    }
typed-too-late = Отменить уже нельзя. Поправьте отметки здесь.

board-title = <b>Табло потока «{ $title }»</b>
board-site = { $title } · { $organisation }
board-held = Занятий прошло { $held } из { $all } · часов { $hours } из { $of }
board-people = Стажёров { $count }, отстают { $behind }
board-empty = Стажёров пока нет: они появятся, когда займут места на занятиях.
board-intern = <b>{ $number }</b> { $name }
board-hours = { $hours } из { $of } ч, { $share } %
board-behind = отстаёт
board-needed = Для сертификата нужно { $share } % часов программы, это { $hours } ч, и принятые работы. Отстаёт тот, у кого меньше { $share } % часов прошедших занятий.
board-table = Таблица XLSX
board-started = Готовлю таблицу. Пришлю сюда, обычно это меньше минуты.
board-still = Ещё готовлю прошлую таблицу. Попросите через минуту.
board-ready = Журнал потока. Можно распечатать и подписать.

summary-title = <b>Итоги площадки «{ $title }»</b>
summary-streams = Потоков { $count }, идут { $open }
summary-interns = Стажёров { $count }
summary-hours = Часов у стажёров { $hours }
summary-stream = <b>{ $title }</b>
summary-came = Пришли в { $share } % случаев ({ $came } из { $all } отметок)

xlsx-journal = Журнал
xlsx-counted = Что считается
xlsx-title = Журнал стажировки
xlsx-hours-of = Часов в программе { $hours }, прошло { $held }
xlsx-no-sessions = Занятий пока нет
xlsx-column-number = №
xlsx-column-name = Фамилия, имя
xlsx-column-school = Школа
xlsx-column-hours = Часов
xlsx-column-share = Доля
xlsx-column-day = Когда
xlsx-module = М{ $number }
xlsx-mark-present = +
xlsx-mark-late = оп
xlsx-mark-absent = н
xlsx-mark-excused = ув
xlsx-themes = Что было на занятиях
xlsx-signature = Подпись ведущего
xlsx-hosts = Ведущие: { $names }
xlsx-row-made = Составлено
xlsx-row-by = Кто составил
xlsx-row-marks = Отметки
xlsx-row-hours = Часы
xlsx-row-share = Доля
xlsx-row-behind = Кто отстаёт
xlsx-row-certificate = Сертификат
xlsx-row-people = Кто в таблице
xlsx-row-paper = Подписи
xlsx-made-at = { $day }, { $time }
xlsx-how-hours = Присутствие и опоздание дают все часы занятия. Отсутствие и уваж. причина часов не дают, занятие можно пройти ещё раз. За модуль засчитывается не больше его часов.
xlsx-how-share = Часы стажёра делятся на часы всей программы: { $hours }.
xlsx-how-behind = У кого меньше { $share } % часов прошедших занятий. Прошло { $hours } ч.
xlsx-how-certificate = Нужно { $share } % часов программы и принятые работы.
xlsx-how-people = Все, у кого есть место хотя бы на одном занятии потока. Отменённых занятий в таблице нет.
xlsx-how-paper = Таблица собрана из отметок бота. Журналом она становится после подписи ведущего.
