# Площадка: список, карточка, открытие, программа, потоки.
saved = Записал.
too-long = Слишком длинно: { $count } знаков, а помещается { $limit }. Напишите короче.

site-list = <b>Площадки</b>
site-listed = { $number }. { $title }, { $organisation }
site-none = Площадок пока нет.
site-open = Открыть площадку
site-title = <b>{ $title }</b>
site-of = { $area } · { $organisation }, { $municipality }
site-closed = Площадка закрыта.
site-address = Адрес: { $address }
site-no-address = Адрес пока не указан.
site-way = Как добраться: { $way }
site-zone = Время: { $zone }
site-hosts = Ведут: { $names }
site-no-hosts = Ведущих пока нет: пригласите первого.
site-nearest = <b>Ближайшие занятия</b>
site-session = • { $when }, модуль { $number }, { $stream }
site-nothing-ahead = Занятий впереди пока нет.
site-programme =
    <b>Программа</b>: { $modules ->
        [0] модулей пока нет
        [one] { $modules } модуль
        [few] { $modules } модуля
       *[many] { $modules } модулей
    }{ $hours ->
        [0] { "" }
        [one] , { $hours } час
        [few] , { $hours } часа
       *[many] , { $hours } часов
    }
site-module = { $number }. { $title }, { $hours } ч
site-invite = Пригласить ведущего
site-summary = Итоги
site-change = Изменить
site-change-ask = <b>{ $title }</b>. Что меняем?
site-change-title = Название
site-change-address = Адрес
site-change-way = Как добраться
site-change-area = Область
site-change-school = Школа
site-change-zone = Время
site-ask-area =
    Сейчас: { $now }

    К какой области ближе площадка? По ней занятия найдут те, кому они нужны.
site-area-saved = Записал. Занятия площадки теперь ищут в этой области.
site-ask-zone =
    Сейчас: { $now }

    По какому времени живёт площадка? Занятия, которые уже запланированы, останутся по прежнему.
site-zone-saved = Записал. Новые занятия планируйте по этому времени, у запланированных оно прежнее.
site-move-who = Школу площадки меняет куратор, координатор или администратор. Напишите тому, кто пригласил вас вести площадку.
site-move-ask =
    <b>{ $title }</b>
    Новая школа: { $place }

    Занятия будут искать там. Ведущие, потоки и отметки остаются. Адрес и места занятий поправьте сами.
site-move-sure = Да, школа теперь эта
site-move-sure-zone = Да, время: { $zone }
site-move-same = Площадка и так в этой школе.
site-move-there = В той школе уже есть площадка с таким названием.
site-moved-now = Школа записана. Проверьте адрес и как добраться.
site-ask-title =
    Сейчас: { $now }

    Напишите новое название площадки.
site-ask-address =
    Сейчас: { $now }

    Напишите адрес, например: г. Тимашевск, ул. Ленина, 5.
site-ask-way =
    Сейчас: { $now }

    Напишите, как добраться: остановка, вход, кабинет, кого спросить.
site-close = Закрыть площадку
site-close-ask =
    Закрыть площадку «{ $title }»?

    Новых занятий на ней не будет. Всё, что было, сохранится.
site-close-sure = Да, закрыть
site-closed-now = Площадка закрыта.
site-busy = Впереди есть занятия. Проведите или отмените их, тогда площадку можно закрыть.

opening-where = Где откроем площадку?
opening-ask-region = Где откроем площадку? Выберите регион или напишите его.
opening-ask-municipality = Какой муниципалитет? Выберите или напишите его название.
opening-ask-organisation = В какой школе? Выберите или напишите название.
opening-type-municipality = Какой муниципалитет? Напишите его название, например «Тимашевский район».
opening-type-organisation = В какой школе? Напишите её название, например «СОШ № 11».
opening-zone = { $place }. По какому времени живёт площадка?
opening-theme =
    { $place }

    Выберите тему. К каждой есть готовая программа с модулями и часами, потом её можно изменить под себя.
opening-own = Своя тема
opening-preview =
    <b>{ $title }</b>
    { $purpose }

    { $place }
    { $modules ->
        [one] { $modules } модуль
        [few] { $modules } модуля
       *[many] { $modules } модулей
    }, { $hours ->
        [one] { $hours } час
        [few] { $hours } часа
       *[many] { $hours } часов
    }. Под каждым сказано, что сделает стажёр.
opening-module =
    <b>{ $number }. { $title }</b>, { $hours } ч
    Продукт: { $product }
opening-begin = Открыть площадку
opening-area = К какой области ближе ваша тема? По ней стажировку найдут те, кому она нужна.
opening-title = Как назовём площадку? Напишите тему, например «Шахматы в начальной школе».
opening-done = Площадка открыта. Укажите адрес, откройте поток и пригласите ведущего.
opening-done-own = Площадка открыта. Теперь добавьте модули программы.

modules-open = Модули
modules-title =
    <b>{ $site }</b>
    Программа, { $hours ->
        [0] пока без модулей
        [one] всего { $hours } час
        [few] всего { $hours } часа
       *[many] всего { $hours } часов
    }
modules-none = Добавьте первый модуль: без него занятие не запланировать.
module-listed =
    <b>{ $number }. { $title }</b>, { $hours } ч
    Продукт: { $product }
module-no-product = не указан
module-card =
    <b>Модуль { $number }. { $title }</b>
    { $hours ->
        [one] { $hours } час
        [few] { $hours } часа
       *[many] { $hours } часов
    }

    Продукт: { $product }
module-add = Добавить модуль
module-ask = Напишите название и часы, например: Критерии до работы, 8
module-ask-again = Не нашёл часов. Напишите название и после запятой число, например: Критерии до работы, 8
module-added = Модуль добавлен. Напишите, что на нём сделает стажёр.
module-change-title = Название
module-change-hours = Часы
module-change-product = Продукт
module-ask-title =
    Сейчас: { $now }

    Напишите новое название модуля.
module-ask-hours = Сейчас: { $now }. Сколько академических часов? Напишите число.
module-ask-product =
    Сейчас: { $now }

    Что стажёр сделает и покажет? Напишите одной фразой.
module-bad-title = Название слишком длинное: помещается 200 знаков.
module-bad-hours = Часы нужны числом от 1 до 500, например 8.
module-bad-product = Слишком длинно: помещается 300 знаков.
module-bad-modules = Модулей уже 40. Объедините какие-нибудь, тогда можно добавить новый.
module-drop = Убрать модуль
module-drop-ask = Убрать модуль «{ $title }» из программы? Следующие модули сдвинутся.
module-drop-sure = Да, убрать
module-dropped = Модуль убран.
module-used = По этому модулю есть занятия, поэтому убрать его нельзя. Название и часы изменить можно.

streams-open = Потоки
streams-title = <b>{ $site }</b>, потоки
streams-none = Потоков пока нет. Поток собирает тех, кто проходит программу вместе, например «Осень 2026».
stream-listed =
    { $number }. { $title }, { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[many] { $people } человек
    }
stream-listed-closed =
    { $number }. { $title }, закрыт, { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[many] { $people } человек
    }
stream-add = Новый поток
stream-ask = Как назовём поток? Например, «Осень 2026».
stream-opened = Поток открыт. Можно планировать занятия.
stream-title =
    <b>{ $title }</b>
    { $site }
stream-people =
    { $people ->
        [one] { $people } человек, ограничения нет
        [few] { $people } человека, ограничения нет
       *[many] { $people } человек, ограничения нет
    }
stream-people-of =
    { $people ->
        [one] { $people } человек из { $capacity }
        [few] { $people } человека из { $capacity }
       *[many] { $people } человек из { $capacity }
    }
stream-closed = Поток закрыт.
stream-no-sessions = Занятий пока нет.
stream-session = { $number }. { $when }, модуль { $module }, записано { $taken } из { $places }
stream-session-cancelled = { $number }. <s>{ $when }</s>, отменено
stream-board = Табло потока
streams-all = Все потоки
stream-resize = Число людей
stream-ask-size = Сколько человек берёте в поток? Выберите или напишите число.
stream-no-limit = Без ограничения
stream-bad-size = Нужно число от 1 до { $most }, и не меньше, чем людей в потоке.
stream-close = Закрыть поток
stream-close-ask = Закрыть поток «{ $title }»? Занятий в нём больше не будет, записи сохранятся.
stream-close-sure = Да, закрыть
stream-closed-now = Поток закрыт.
stream-busy = В потоке впереди есть занятия. Проведите или отмените их, тогда его можно закрыть.
