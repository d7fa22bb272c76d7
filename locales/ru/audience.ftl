# Кому рассылка: чем сужается круг и сколько людей получат.
audience-title = <b>Кому</b> · { $place }
audience-all = Всем, кто работает здесь и пользуется ботом
audience-everybody = Всем
audience-done = Дальше
audience-to = Кому
audience-enough = Столько за один раз не выбрать. Уберите что-нибудь или разделите на две рассылки.
audience-after = Тем, кто не ответил на прошлую рассылку
audience-line = { $part }: { $values }
audience-part-event = Событие
audience-event-seated = Записаны на событие «{ $title }»
audience-event-came = Были на событии «{ $title }»
audience-event-absent = Записались, но не пришли: «{ $title }»
audience-event-refused = Ответили «не смогу»: «{ $title }»
audience-unheard = Кроме тех, кто уже ответил или записан
audience-only-unheard = Кто ещё не ответил
audience-ask-event = Люди какого события?
audience-no-events = Событий с назначенным днём здесь пока нет.
audience-ask-presence = Кому с события «{ $title }»?
audience-presence-seated = Кто записан
audience-presence-came = Кто был
audience-presence-absent = Кто не пришёл
audience-presence-refused = Кто ответил «не смогу»
audience-part-places = Где
audience-part-roles = Роль
audience-part-subjects = Предмет
audience-part-stages = Ступень
audience-part-service = Стаж
audience-part-areas = Что подтянуть
audience-ask-places = { $place }: кому из них? Отметьте одно или несколько.
audience-ask-roles = Людям с какой ролью? Отметьте одну или несколько.
audience-ask-subjects = Учителям какого предмета? Отметьте один или несколько.
audience-ask-stages = Какая ступень? Отметьте одну или несколько.
audience-ask-service = Сколько лет работают?
audience-ask-areas = Кому хочется подтянуть что? Имён этих людей вы не увидите, и меньше чем пятерым такая рассылка не уходит.
audience-inside = Внутри ›
audience-nothing-inside = Отдельных мест здесь пока нет.
audience-role-mentor = Наставники
audience-role-mentee = Молодые коллеги
audience-role-curator = Кураторы школ
audience-role-host = Ведущие площадок
audience-role-tutor = Тьюторы
audience-role-coordinator = Координаторы
audience-service-0-2 = Первые три года
audience-service-3-9 = От 3 до 9 лет
audience-service-10-19 = От 10 до 19 лет
audience-service-20 = 20 лет и больше
audience-too-few = Меньше { $few } человек. По диагностике так узко выбирать нельзя: стало бы видно, о ком речь. Расширьте круг.
audience-will-get =
    { $count ->
        [one] Получит { $count }
        [few] Получат { $count }
       *[many] Получат { $count }
    } из { $all }
audience-no-consent =
    { $count ->
        [one] { $count } ещё не согласился на сообщения
        [few] { $count } ещё не согласились на сообщения
       *[many] { $count } ещё не согласились на сообщения
    }
audience-unreachable =
    { $count ->
        [one] { $count } заблокировал бота
        [few] { $count } заблокировали бота
       *[many] { $count } заблокировали бота
    }
