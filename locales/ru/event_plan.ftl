# План событий учебного года.
event-plan-due-year = в течение { $year } года
event-plan-all-year = в течение года
event-plan-title = <b>План событий { $year }</b>
event-plan-title-plain = План событий { $year }
event-plan-none = На этот год в плане пока ничего нет. Загрузите таблицу или добавляйте события по одному и называйте им месяц.
event-plan-count = { $count ->
    [one] { $count } событие
    [few] { $count } события
   *[many] { $count } событий
}: { $said }
event-plan-above = Сверх плана: { $count }
event-plan-late = просрочено { $count }
event-plan-state-held = проведено
event-plan-state-unmarked = прошло без отметок
event-plan-state-dated = назначено
event-plan-state-undated = без дня
event-plan-state-cancelled = отменено
event-plan-state-overdue = просрочено
event-plan-late-head = Просрочено { $count }: срок прошёл, а дня нет
event-plan-late-one = • { $title } · { $due }
event-plan-late-more = … и ещё { $count }
event-plan-part = { $name } · { $count }: { $said }
event-plan-by-kind = <b>План событий { $year } по видам</b>
event-plan-section = <b>{ $name }</b> · план { $year }
event-plan-section-unmarked = Прошло без отметок
event-plan-section-overdue = Просрочено
event-plan-section-above = Сверх плана
event-plan-section-none = Здесь пока ничего нет.
event-plan-row = { $number }. { $when } · { $about } · { $state }
event-plan-came = { $count ->
    [one] проведено, пришёл { $count }
    [few] проведено, пришли { $count }
   *[many] проведено, пришли { $count }
}
event-plan-to-unmarked = Без отметок: { $count }
event-plan-to-overdue = Просрочено: { $count }
event-plan-to-above = Сверх плана: { $count }
event-plan-to-kinds = По видам
event-plan-to-file = XLSX
event-plan-before = ‹ { $year }
event-plan-after = { $year } ›
event-plan-open = План событий
event-plan-file-started = Собираю таблицу. Пришлю, как будет готова.
event-plan-file-still = Таблица уже собирается.
event-plan-file-ready = План событий. На последнем листе: как считаем.

event-plan-load = Загрузить план
event-plan-load-again = Другой файл
event-plan-load-ask =
    План событий { $year } · { $place }

    Пришлите таблицу XLSX или CSV, до { $limit } строк. Нужны столбцы: Срок, Вид, Название. Если есть, возьму и Для кого, Ответственный.

    Срок: «март», «март { $next }», «18.03.{ $next }» или «в течение года». Месяц без года считаю с сентября по август.

    Сначала покажу, что добавится, и ничего не добавлю без вашего слова.
event-plan-not-a-file = Жду таблицу: нажмите на скрепку и приложите файл XLSX или CSV. Если её ещё нет, возьмите образец.
event-plan-sample = Образец
event-plan-sample-started = Готовлю образец.
event-plan-sample-ready = Образец плана. Замените три строки своими и пришлите файл сюда. На втором листе все виды событий.
event-plan-sample-file = Образец плана { $year }
event-plan-reading = Читаю «{ $name }». Скоро скажу, что добавится.
event-plan-laying = Добавляю события из «{ $name }». Напишу, когда будет готово.
event-plan-dropped = «{ $name }»: отменили, ничего не добавлено.
event-plan-dropped-toast = Хорошо, ничего не добавляю.
event-plan-refused = «{ $name }» не получилось прочитать.
event-plan-no-title = Не нашёл столбца с названием события. Назовите столбцы, например: Срок; Вид; Название; Для кого; Ответственный.
event-plan-no-rows = В файле только названия столбцов. Впишите события под ними и пришлите ещё раз.
event-plan-too-long = В плане больше { $limit } строк. Разделите его на два файла.
event-plan-asked = <b>{ $name }</b> · { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[many] { $count } строк
}
event-plan-asked-for = В план { $year }, { $place }
event-plan-new = Добавится событий: { $count }
event-plan-nothing-new = Добавлять нечего.
event-plan-past = У { $count } срок уже прошёл. Это точно план { $year }?
event-plan-known = Уже есть в плане или повторяются в файле: { $count }
event-plan-no-wrong = Ошибок нет.
event-plan-wrong = { $count ->
    [one] С ошибкой { $count } строка, её не добавлю.
    [few] С ошибками { $count } строки, их не добавлю.
   *[many] С ошибками { $count } строк, их не добавлю.
}
event-plan-wrong-first = Первые { $count }:
event-plan-wrong-line = Строка { $line }: { $what }
event-plan-lay = Добавить { $count }
event-plan-errors = Все ошибки, XLSX
event-plan-errors-started = Готовлю таблицу с ошибками.
event-plan-errors-ready = Строки, которые не добавятся, и что в них поправить.
event-plan-errors-file = Ошибки в плане
event-plan-done = { $count ->
    [one] Готово: в план { $year } добавлено { $count } событие.
    [few] Готово: в план { $year } добавлено { $count } события.
   *[many] Готово: в план { $year } добавлено { $count } событий.
}
event-plan-done-next = Откройте событие, когда будете готовы назначить ему день.

event-plan-problem-title-missing = нет названия
event-plan-problem-title-long = слишком длинное название: «{ $value }…»
event-plan-problem-whom-long = слишком длинно, для кого: «{ $value }…»
event-plan-problem-lead-long = слишком длинно об ответственном: «{ $value }…»
event-plan-problem-kind-missing = не указан вид
event-plan-problem-due-missing = не указан срок: напишите месяц, день или «в течение года»
event-plan-problem-due-unread = не понял срок «{ $value }»: напишите месяц, день или «в течение года»
event-plan-problem-due-part = «{ $value }»: напишите месяц, например «март», или «в течение года»
event-plan-problem-due-several = «{ $value }»: несколько месяцев, дайте каждому свою строку
event-plan-problem-due-outside = «{ $value }» не из этого учебного года
event-plan-kind-near = нет вида «{ $value }». Похожие: { $near }
event-plan-kind = нет вида «{ $value }», все виды есть в образце

event-plan-column-line = Строка
event-plan-column-due = Срок
event-plan-column-kind = Вид
event-plan-column-title = Название
event-plan-column-whom = Для кого
event-plan-column-lead = Ответственный
event-plan-column-day = День
event-plan-column-state = Что стало
event-plan-column-came = Пришли
event-plan-column-what = Что поправить
event-plan-sheet-plan = План
event-plan-sheet-kinds = Виды
event-plan-sheet-summary = Сводка
event-plan-sheet-counted = Как считаем
event-plan-file = План событий { $year }
event-plan-whole = Весь план
event-plan-by-months = По месяцам
event-plan-by-kinds = По видам
event-plan-above-row = Сверх плана
event-plan-count-all = Событий
event-plan-count-held = Проведено
event-plan-count-unmarked = Прошло без отметок
event-plan-count-dated = Назначено
event-plan-count-undated = Без дня
event-plan-count-cancelled = Отменено
event-plan-count-overdue = Из них просрочено
event-plan-made = Составлено { $day } в { $time }
event-plan-how-plan = План учебного года: события этого места, которым назван срок с сентября по август: месяц, день или «в течение года». События школ и районов, которые входят в это место, сюда не входят.
event-plan-how-held = Проведено: событие закончилось, не отменено, и кто-то отмечен как пришедший, пусть и с опозданием.
event-plan-how-unmarked = Прошло без отметок: событие закончилось, не отменено, но никто не отмечен как пришедший. Отметьте людей, и оно станет проведённым.
event-plan-how-dated = Назначено: день есть, и он ещё впереди или идёт сейчас.
event-plan-how-undated = Без дня: событие стоит в плане, а день ему не назначен.
event-plan-how-overdue = Просрочено: срок прошёл, а у события нет даже дня. Такие есть и среди «без дня». Назначенное позже срока просроченным не считаем.
event-plan-how-cancelled = Отменено: день был, но событие отменили или оно не состоялось.
event-plan-how-above = Сверх плана: событие без срока в плане, день которого попал в этот учебный год. В число событий плана не входит; отменённые на экране не считаем.
event-plan-how-dropped = Убранные события не считаем вовсе.
event-plan-example-1-due = октябрь
event-plan-example-1-title = Критерии до урока: как договориться с классом об отметке
event-plan-example-1-whom = учителя русского языка и литературы
event-plan-example-1-lead = Иванова А. П., СОШ № 11
event-plan-example-2-due = 18.02.{ $year }
event-plan-example-2-title = Вопрос исследования на уроке физики
event-plan-example-2-whom = учителя физики и математики
event-plan-example-2-lead = Петров Г. И.
event-plan-example-3-due = в течение года
event-plan-example-3-title = Первая четверть молодого учителя
event-plan-example-3-whom = молодые педагоги и наставники
event-plan-example-3-lead = Методист по работе с молодыми педагогами

action-event-made = добавлено событие
action-event-described = изменено событие
action-event-answerable = назначен ответственный за событие
action-event-programme = изменена программа события
action-event-dropped = событие убрано из плана
action-event-loaded = загружен план событий
