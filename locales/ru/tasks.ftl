# Программа пары: цели, шаги, слова под шагом, готовые программы.
tasks-title = <b>Программа</b>: { $name }
tasks-period = { $since } – { $until }
tasks-done-of = Сделано { $done } из { $count }
tasks-late =
    { $count ->
        [one] { $count } шаг ждёт дольше, чем думали. Не страшно: перенесите день или уберите лишнее.
        [few] { $count } шага ждут дольше, чем думали. Не страшно: перенесите день или уберите лишнее.
       *[many] { $count } шагов ждут дольше, чем думали. Не страшно: перенесите день или уберите лишнее.
    }
tasks-late-own =
    { $count ->
        [one] { $count } шаг ждёт дольше, чем думали. Не страшно: вместе с наставником решите, что перенести, а что убрать.
        [few] { $count } шага ждут дольше, чем думали. Не страшно: вместе с наставником решите, что перенести, а что убрать.
       *[many] { $count } шагов ждут дольше, чем думали. Не страшно: вместе с наставником решите, что перенести, а что убрать.
    }
tasks-put-off = Разложить заново
tasks-put-off-ask =
    { $count ->
        [one] { $count } шаг встанет на ближайший школьный день, до { $until }. Разложить?
        [few] { $count } шага встанут на школьные дни, по два-три в неделю, последний до { $until }. Разложить?
       *[many] { $count } шагов встанут на школьные дни, по два-три в неделю, последний до { $until }. Разложить?
    }
tasks-put-off-sure = Да, разложить
tasks-put-off-now = Готово: у каждого шага новый день.
tasks-none = Программы пока нет.
tasks-none-mentor = Программы пока нет. Можно взять готовую и поправить под себя или написать первый шаг.
tasks-none-mentee = Программы пока нет. Её составляет наставник, а вы можете добавить свой шаг и открыть, что хочется подтянуть.
tasks-none-done = Сделанных шагов пока нет.
tasks-all-done = Все шаги сделаны. Отличная работа!
tasks-open = Впереди
tasks-done = Сделано · { $count }
tasks-aims = Цели
tasks-ready = Готовые шаги
tasks-over = Пара завершена: программу можно только читать.
tasks-many = В программе уже { $count } шагов. Уберите лишние, тогда можно добавить новые.
task-gone = Этого шага уже нет в программе.
task-listed =
    <b>{ $number }. { $title }</b>
    { $when } · { $form }{ $words }
task-words =
    { $count ->
        [one] { " " }· { $count } запись
        [few] { " " }· { $count } записи
       *[many] { " " }· { $count } записей
    }
task-until = до { $day }
task-was-due = срок был { $day }
task-today = сегодня
task-done-on = сделано { $day }
task-no-day = без срока
task-without-day = Без срока
task-form-talk = Разговор
task-form-visit = Наставник на уроке
task-form-mutual = На уроке коллеги
task-form-review = Разбор вместе
task-form-practice = Проба на уроке
task-form-paper = Материал
task-form-event = Открытый урок, выступление
task-form-own = Самостоятельно
task-title = <b>{ $title }</b>
task-when = { $when } · { $form }
task-product = Что будет: { $product }
task-aim = Цель: { $aim }
task-comment =
    <b>{ $name }</b>, { $day }
    { $text }
task-comment-mine =
    <b>Вы</b>, { $day }
    { $text }
task-erased = слова удалены
task-add = Добавить шаг
task-add-own = Добавить свой шаг
task-say = Написать
task-done = Сделано
task-undone = Ещё не сделано
task-undone-now = Шаг снова открыт.
task-change = Изменить
task-drop = Убрать
task-drop-ask = Убрать из программы шаг «{ $title }»?
task-drop-sure = Да, убрать
task-dropped = Шаг убран.
task-ask =
    Напишите шаг одной строкой. Если знаете день, допишите его:

    Посетить урок коллеги до 12 декабря
task-ask-what = День понятен, а что сделать? Напишите всё вместе: Посетить урок коллеги до 12 декабря
task-added = Шаг добавлен.
task-added-no-day = Шаг добавлен, без срока. День можно поставить на карточке шага.
task-day-past = { $day } уже позади. Напишите другой день.
task-day-late = { $day } позже конца программы, а она идёт до { $until }. Напишите другой день.
task-day-unknown = Не понял дату «{ $typed }». Напишите, например, 5 декабря или 05.12.2026.
task-ask-comment = Что сказать? { $name } прочитает это под шагом.
task-said = Передам.
task-many-words = Под этим шагом уже много записей. Остальное лучше обсудить на встрече.
task-done-now = Отлично, шаг сделан.
task-done-before = Этот шаг уже отмечен.
task-done-ask =
    Отлично, сделано: «{ $title }».

    Что получилось? Напишите одной строкой, { $name } прочитает. Можно и не писать.
task-change-ask =
    <b>{ $title }</b>

    Что изменим?
task-change-title = Что сделать
task-change-product = Что будет
task-change-day = День
task-change-form = Как
task-now = Сейчас: { $now }
task-ask-title = Напишите, что сделать.
task-ask-product = Напишите, что будет на руках: план, таблица, запись.
task-ask-day = К какому дню? Выберите или напишите: 12 декабря.
task-ask-form = Как это будет? Выберите.
task-in-days =
    { $count ->
        [one] Через { $count } день
        [few] Через { $count } дня
       *[many] Через { $count } дней
    }

aims-title = <b>Цели</b>: { $name }
aims-none = Целей пока нет. Они появятся вместе с готовой программой или их добавит наставник.
aim-listed =
    <b>{ $number }. { $title }</b>
    сделано { $done } из { $count }
aim-title = <b>{ $title }</b>
aim-area = Область: { $area }
aim-no-steps = Шагов к этой цели пока нет.
aim-add = Добавить цель
aim-ask = Напишите цель одной фразой: что станет получаться. Например: Спокойное начало урока в 7 «Б».
aim-added = Цель добавлена. Теперь к ней нужны шаги.
aim-drop = Убрать цель
aim-drop-ask =
    { $count ->
        [0] Убрать цель «{ $title }»?
        [one] Убрать цель «{ $title }» и { $count } открытый шаг? Сделанное останется.
        [few] Убрать цель «{ $title }» и { $count } открытых шага? Сделанное останется.
       *[many] Убрать цель «{ $title }» и { $count } открытых шагов? Сделанное останется.
    }
aim-drop-sure = Да, убрать
aim-dropped = Цель убрана.
aims-many = Целей уже { $count }. Уберите лишнюю, тогда можно добавить новую.
aims-share = Что вам хочется подтянуть, видите только вы. Если откроете, { $name } сможет подобрать шаги под это.
aims-share-button = Открыть, что подтянуть
aims-shared = Вы открыли, что хочется подтянуть: { $name } видит области и уровни, но не ответы.
aims-unshare-button = Закрыть или прочитать
aims-not-shared = Здесь появятся области, которые хочется подтянуть, если { $name } решит их открыть.
aims-no-weak = { $name }: явных трудностей диагностика не нашла, или её ещё не было.
aims-weak = <b>Хочется подтянуть</b> ({ $name } открывает вам это по своей воле)
aims-weak-line = • { $area }, { $level } из 4
aims-weak-themes = • { $area }, { $level } из 4. Трудное: { $themes }
aims-take = Шаги: { $area }

templates-title = <b>Готовые программы</b>
templates-aims = Отдельные цели
templates-aims-title = <b>Отдельные цели</b>
templates-too-late = Программа подошла к концу. Продлите её на карточке пары, тогда можно добавить шаги.
template-listed =
    <b>{ $name }</b>, { $count ->
        [one] { $count } шаг
        [few] { $count } шага
       *[many] { $count } шагов
    }
    { $about }
template-title = <b>{ $name }</b>
template-would =
    В программу войдёт { $count ->
        [one] { $count } шаг
        [few] { $count } шага
       *[many] { $count } шагов
    }, последний к { $until }. Потом каждый можно изменить или убрать.
template-core = Времени меньше, чем нужно на все { $all }, поэтому взяты главные.
template-step = • до { $day }: { $title }
template-more =
    { $count ->
        [one] и ещё { $count } шаг
        [few] и ещё { $count } шага
       *[many] и ещё { $count } шагов
    }
template-take = Взять в программу
template-taken =
    { $count ->
        [one] Добавлен { $count } шаг, { $name } скоро увидит.
        [few] Добавлено { $count } шага, { $name } скоро увидит.
       *[many] Добавлено { $count } шагов, { $name } скоро увидит.
    }
template-there = Эти шаги уже в программе.

share-given = Согласие дано { $day }. Методист и наставник видят области и уровни с вашим именем, отдельных ответов не видит никто.
share-close = Закрыть доступ
share-now = Открыто. Закрыть можно здесь же или в «Моих данных».
share-closed = Закрыто. Теперь это видите только вы.
share-button = Кому виден результат

notice-tasks-added =
    { $count ->
        [one] { $name }: { $count } новый шаг в программе
        [few] { $name }: { $count } новых шага в программе
       *[many] { $name }: { $count } новых шагов в программе
    }
notice-tasks-done =
    { $count ->
        [one] { $name }: сделан { $count } шаг программы
        [few] { $name }: сделано { $count } шага программы
       *[many] { $name }: сделано { $count } шагов программы
    }
notice-tasks-due =
    { $count ->
        [one] Завтра по программе { $count } шаг
        [few] Завтра по программе { $count } шага
       *[many] Завтра по программе { $count } шагов
    }
notice-task-due = Завтра по программе: <b>{ $title }</b>
notice-comment = <b>{ $name }</b> о шаге «{ $title }»:
notice-comment-done = <b>{ $name }</b> о шаге «{ $title }», сделано { $day }:
notice-answer = Ответить
notice-task-open = Открыть шаг
notice-programme = Программа

action-aim-added = цель добавлена в программу наставничества
action-aim-dropped = цель убрана из программы наставничества
action-task-added = шаг добавлен в программу наставничества
action-task-changed = шаг программы изменён
action-task-commented = слова под шагом программы
action-task-done = шаг программы отмечен сделанным
action-task-dropped = шаг убран из программы
action-task-planned = взята готовая программа наставничества
action-task-put_off = шаги программы перенесены на другие дни
action-task-undone = шаг программы снова открыт
