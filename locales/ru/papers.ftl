# Документы наставничества: экраны бота.
papers-title = Документы пары: { $names }
papers-about = Номер и название школы уже стоят, для подписей есть место. Чего я не знаю, остаётся пустой строкой: впишете от руки. Документ действителен после подписания.
papers-hours-title = Справка о часах
papers-hours-about = Все ваши подопечные и часы за период, подтверждённые отдельно от неподтверждённых. Пригодится для аттестации на «педагога-наставника» и для доплаты.
papers-none = Записей в журнале пока нет, справку составлять не из чего. Она появится после первой записи.
papers-which = За какой период?
papers-ready-title = { $title }, { $period }
papers-entries = { $count ->
    [0] Записей за этот период нет: таблица будет пустой.
    [one] В журнале { $count } запись.
    [few] В журнале { $count } записи.
   *[many] В журнале { $count } записей.
}
papers-unconfirmed = { $count ->
    [one] { $count } не подтверждена: её часы будут показаны отдельно.
    [few] { $count } не подтверждены: их часы будут показаны отдельно.
   *[many] { $count } не подтверждены: их часы будут показаны отдельно.
}
papers-steps = { $count ->
    [0] Шагов в программе пока нет: таблица будет пустой.
    [one] В программе { $count } шаг.
    [few] В программе { $count } шага.
   *[many] В программе { $count } шагов.
}
papers-no-name = Полное имя не указано: { $names }. В документе будет пустая строка.
papers-ask-name = Для документа нужны ваши фамилия, имя и отчество. Напишите их одним сообщением, например: Кузнецова Мария Игоревна.
papers-ask-name-where = Имя увидят в документах, напарник и организаторы занятий.
papers-by-hand = Впишу от руки
papers-no-school = Номер документу даёт школа, а ваша пока не указана. Добавьте её в профиле и возвращайтесь.
papers-to-school = Указать школу
papers-pdf = PDF, для печати
papers-xlsx = XLSX, таблица
papers-started = Готовлю. Файл придёт сюда через несколько секунд.
papers-still = Ещё готовлю предыдущий файл. Он придёт сюда.
papers-here = Готово. Проверьте, распечатайте и подпишите.
papers-to-pair = К паре
papers-mentoring = Наставничество
papers-kind-programme = Программа
papers-kind-journal = Журнал
papers-kind-report = Отчёт
papers-kind-hours = Справка о часах
action-document-numbered = документ получил номер

# Периоды.
period-q1 = I четверть
period-q2 = II четверть
period-q3 = III четверть
period-q4 = IV четверть
period-h1 = первое полугодие
period-h2 = второе полугодие
period-year = учебный год
period-all = с начала
period-named = { $name } { $from }/{ $to }

# Сами документы.
paper-title-programme = Персонализированная программа наставничества
paper-title-journal = Журнал наставничества
paper-title-report = Отчёт о работе наставника с наставляемым
paper-title-hours = Справка о наставнической деятельности
paper-period = { $name }: { $from } – { $to }
paper-footer = Составлено ботом «Маршрут» { $day }. Действительно после подписания.
paper-page = стр.
paper-of = из
paper-signature = подпись
paper-name = фамилия, имя, отчество
paper-date-of = дата
paper-date = «____» ______________ 20____ г.
paper-approve = Утверждаю
paper-head = Руководитель организации
paper-head-stamp = Руководитель организации (М. П.)
paper-mentor = Наставник
paper-mentee = Наставляемый
paper-curator = Куратор программы
paper-mentor-post = Должность, категория наставника
paper-mentee-post = Должность наставляемого
paper-mentee-subject = Предмет наставляемого
paper-mentee-service = Преподаёт с
paper-since-year = { $year } года
paper-order = Приказ о закреплении
paper-kind = Вид наставничества
paper-form = Форма наставничества
paper-dates = Срок программы
paper-dates-are = { $from } – { $to }
paper-state = Состояние
paper-kind-traditional = традиционное, один на один
paper-kind-group = групповое
paper-kind-short = краткосрочное, целеполагающее
paper-kind-reverse = реверсивное
paper-kind-situational = ситуационное
paper-kind-speed = скоростное
paper-kind-remote = виртуальное (дистанционное)
paper-form-teacher = педагог – педагог
paper-form-head = руководитель – педагог
paper-form-employer = работодатель – студент
paper-form-university = педагог вуза (колледжа) – молодой педагог
paper-form-partner = социальный партнёр – педагог
paper-state-active = действует
paper-state-paused = приостановлена
paper-state-finished = завершена { $day }
paper-result-reached = цели достигнуты
paper-result-early = завершена досрочно
paper-result-handed_over = передана другому наставнику
paper-number = №
paper-aims = Направления и цели
paper-aim-area = Направление
paper-aim = Цель
paper-no-aims = Цели ещё не записаны.
paper-steps = Мероприятия
paper-step = Тема, задача
paper-step-form = Форма
paper-step-due = Срок
paper-step-product = Ожидаемый результат
paper-step-done = Отметка о выполнении
paper-step-aim = Цель №
paper-done-on = выполнено { $day }
paper-no-steps = Шагов нет.
paper-outcome = Итог программы
paper-outcome-is = { $result }, { $day }.
paper-agreed = Согласие сторон
paper-agreed-both = Согласие в боте: наставник { $mentor }, наставляемый { $mentee }. Письменного согласия оно не заменяет: для него подписи ниже.
paper-entries = Встречи
paper-when = Дата, время
paper-minutes = Минут
paper-entry-form = Форма
paper-theme = Тема
paper-done = Что сделано
paper-difficulty = Трудности
paper-agreement = Договорённости, срок
paper-agreements = Договорённости
paper-until = до { $day }
paper-confirmed = Подтверждение наставляемого
paper-confirmed-on = подтверждено { $day }
paper-waiting = не подтверждено
paper-corrected = уточнено: { $remark }
paper-no-entries = Записей за этот период нет.
paper-sum-confirmed = Подтверждено: { $hours } ({ $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}).
paper-sum-unconfirmed = Не подтверждено: { $hours } ({ $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}).
paper-time = { $hours } ч { $minutes } мин
paper-by-form = Встречи по формам
paper-count = Встреч
paper-minutes-confirmed = Подтверждено, мин
paper-minutes-unconfirmed = Не подтверждено, мин
paper-programme-steps = Программа: сделано за период и то, чей срок наступил
paper-steps-count = Шагов в программе { $all }, выполнено { $done }, срок прошёл у { $overdue }.
paper-difficulties = Трудности и договорённости
paper-no-difficulties = В журнале их нет.
paper-day = Дата
paper-themes = Темы встреч
paper-off = Встречи, которые не состоялись
paper-off-count = Отменено { $cancelled }, не состоялось { $missed }.
paper-conclusion = Выводы наставника
paper-opinion = Мнение наставляемого
paper-next = Что дальше
paper-school = Организация
paper-by-mentee = Работа с наставляемыми
paper-pair-dates = В паре
paper-now = сейчас
paper-no-work = Записей за этот период нет.
paper-group = Групповая встреча посчитана у каждого наставляемого, а в итоге один раз.
paper-purpose = Для чего
paper-purpose-is = Справка составлена для портфолио при аттестации на квалификационную категорию «педагог-наставник» и для учёта наставнической работы. Часы астрономические, по журналу наставника; подтверждёнными считаются записи, с которыми согласился наставляемый.
