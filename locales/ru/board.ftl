# Табло куратора: пары школы.
menu-pairs = Пары
board-pairs-title = Пары: { $name }
board-names = { $mentor } – { $mentee }
board-open = { $active ->
    [0] Пар пока нет
    [one] Работает { $active } пара
    [few] Работают { $active } пары
   *[many] Работают { $active } пар
}
board-also-paused = на паузе { $count }
board-without = Без наставника { $count }
board-wishing = из них ищут { $count }
board-untold = Не указали год начала работы { $count }
board-waiting = Ждут согласия { $count }
board-silent = Давно не встречались { $count }
board-overdue = Есть просроченное { $count }
board-ending = Заканчиваются в ближайшие 30 дней { $count }
board-pairs-none = Здесь появятся пары и молодые коллеги, которым нужен наставник.
board-calm = Срочного нет: у всех молодых коллег есть наставник, пары встречаются.
board-to-without = Без наставника { $count }
board-to-untold = Год не указан { $count }
board-to-waiting = Ждут согласия { $count }
board-to-silent = Молчат { $count }
board-to-overdue = Просрочено { $count }
board-to-ending = Заканчиваются { $count }
board-to-all = Все пары { $count }
board-list-without = Кому нужен наставник. Нажмите номер, подскажу, кого предложить.
board-list-untold = Работают в школе и не указали, с какого года преподают. Возможно, среди них есть молодые коллеги.
board-list-waiting = Предложения, на которые ещё не ответили. Через две недели без ответа они снимаются.
board-list-silent = Встреч не было две недели и больше, каникулы не считаются.
board-list-overdue = Шаги программы, срок которых прошёл, и записи журнала, которые ждут подтверждения больше недели.
board-list-ending = Программа заканчивается в ближайшие 30 дней или срок уже прошёл: продлите или завершите её.
board-list-all = Все пары школы
board-list-empty = Здесь уже пусто.
board-wished = ищет с { $day }
board-year = { $year }-й год работы
board-no-year = год начала работы не указан
board-proposed = предложено { $day }
board-silent-days = { $days ->
    [one] { $days } учебный день без встреч
    [few] { $days } дня без встреч, каникулы не в счёт
   *[many] { $days } дней без встреч, каникулы не в счёт
}
board-late = шагов просрочено { $steps }, записей ждут подтверждения { $entries }
board-until = до { $day }
board-paused = на паузе
board-schools-title = Наставничество по школам
board-schools = { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[many] { $count } школ
} · пар { $pairs } · без наставника { $without }
board-schools-none = Здесь появятся школы, в которых есть пары или молодые коллеги без наставника.
board-all-schools = Все мои школы
board-figures = пар { $pairs }, без наставника { $without }, ждут согласия { $waiting }, молчат { $silent }, просрочено { $overdue }, заканчиваются { $ending }
board-figures-only = Имена и записи видит куратор школы, здесь только числа.
board-pairs-table = Таблица XLSX
board-pairs-started = Готовлю таблицу. Она придёт сюда через несколько секунд.
board-pairs-still = Ещё готовлю предыдущую таблицу. Она придёт сюда.
board-pairs-ready = Таблица готова. Имена в ней только для работы: не пересылайте её в общие чаты.
board-figures-ready = Таблица готова. В ней только числа, имён нет.
board-to-pairs = Пары

# Таблица.
board-file = Пары школы
board-file-schools = Наставничество по школам
board-file-without = Без наставника
board-file-day = На { $day }
board-file-none = Строк нет.
board-file-footer = Составлено ботом «Маршрут». Молчат: две недели без встреч, каникулы не считаются. Просрочено: шаги с прошедшим сроком и записи, которые ждут подтверждения больше недели. Заканчиваются: в ближайшие 30 дней.
board-column-number = №
board-column-mentor = Наставник
board-column-mentee = Молодой коллега
board-column-state = Состояние
board-column-dates = Срок
board-column-held = Последняя встреча
board-column-silent = Дней без встреч
board-column-steps = Шагов просрочено
board-column-entries = Не подтверждено записей
board-column-name = Имя
board-column-wished = Ищет наставника
board-column-year = Преподаёт с
board-column-school = Школа
board-column-municipality = Муниципалитет
board-column-pairs = Пар
board-column-without = Без наставника
board-column-waiting = Ждут согласия
board-column-quiet = Молчат
board-column-overdue = Просрочено
board-column-ending = Заканчиваются
board-state-proposed = ждёт согласия
board-state-active = работает
board-state-paused = на паузе

# Карточка пары для куратора.
curated-kind = { $kind }, { $form }
curated-entries = { $count ->
    [one] В журнале { $count } запись
    [few] В журнале { $count } записи
   *[many] В журнале { $count } записей
}: { $minutes } мин, подтверждено { $confirmed } мин
curated-no-entries = В журнале пока пусто.
curated-held = { $days ->
    [0] Последняя встреча { $day }
    [one] Последняя встреча { $day }, { $days } день назад без каникул
    [few] Последняя встреча { $day }, { $days } дня назад без каникул
   *[many] Последняя встреча { $day }, { $days } дней назад без каникул
}
curated-steps = Шагов программы сделано { $done } из { $all }
curated-no-steps = Программа ещё не составлена.
curated-pulse = По последним встречам, из 4: полезно { $useful }, понятно, что дальше { $clear }. Наставник этих оценок не видит.
curated-whispers = { $count ->
    [one] Ждёт ответа { $count } личное сообщение вам.
    [few] Ждут ответа { $count } личных сообщения вам.
   *[many] Ждут ответа { $count } личных сообщений вам.
}
curated-to-whispers = Личные сообщения
curated-waits = Ждём согласия: { $names }. Предложено { $day }.
curated-lapses = Если за две недели никто не ответит, предложение снимется само.
curated-withdrawn = Предложение отозвано.
curated-refused = Пара не сложилась: кто-то из двоих отказался. Без объяснений, это нормально.
curated-lapsed = Предложение снято: две недели не было ответа.

# То, что молодой коллега говорит куратору.
whispers-title = Личные сообщения: { $mentee } (наставник { $mentor })
whispers-hidden = Наставник их не видит и о них не знает.
whispers-none = Личных сообщений нет.
whispers-said = { $day }:
    { $text }
whispers-reply = { $name }, { $day }:
    { $text }
whispers-curator = Куратор
whispers-answer = Ответить
whispers-ask = Напишите ответ одним сообщением. Его прочитает только тот, кто вам писал.

    { $text }
whispers-long = Получилось { $count } знаков, а помещается { $most }. Напишите короче.
whispers-done = Ответ отправлен.
whispers-already = На это уже ответили.
whispers-new = Личное сообщение куратору. Пишет { $name }, наставник этого не видит.
whispers-read = Прочитать
whispers-replied = Ответ куратора, { $name }:
    { $text }
whispers-only-you = Наставник этого не видит.
whispers-again = Написать ещё
action-whisper-answered = Куратор ответил на личное сообщение
