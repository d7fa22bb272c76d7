# События глазами того, кто на них приходит: список, карточка, заявка.
menu-events = События
events-head = <b>События для вас</b> · впереди { $total }
events-line = { $kind } · { $place }
events-none =
    Событий впереди пока нет.

    Их назначают школа, район и регион. Позовут вас, и приглашение придёт сюда, если сообщения методиста включены.
events-nowhere = Чтобы показать события вашей школы и района, мне нужно знать, где вы работаете.
events-where = Указать, где работаю
events-notices = Включить приглашения
events-organise = Организатору
events-mine = Мои события
events-others = Другие события
events-everywhere = вся страна
events-whom = Для кого: { $whom }
events-place = Где: { $place }
events-by-word = По заявке: организатор ответит каждому.
events-programme = <b>Программа</b>
events-item = { $at } { $title }
events-item-timeless = • { $title }
events-item-speaker = { $item } ({ $speaker })
events-items-more = и ещё { $count }

seat-apply-room = Заявка: очно
seat-apply-remote = Заявка: дистанционно
seat-late = Запись закрыта. Можно попросить организатора.
seat-applied = <b>Заявка у организатора.</b> Он ответит, и я сразу скажу.
seat-own-applied = Ваша заявка у организатора, { $mode }
seat-withdraw = Отозвать заявку
seat-withdraw-ask = Отозвать заявку? Место организатор отдаст другому.
seat-withdraw-sure = Да, отозвать
seat-withdraw-not = Оставить
seat-withdrawn = Заявка отозвана. Передумаете, подавайте снова, пока запись открыта.
seat-accepted = <b>Организатор принял вашу заявку, { $mode }.</b> Место за вами.
seat-refused = Организатор не смог принять вашу заявку. Причина: { $reason }
seat-refused-silently = Организатор не смог принять вашу заявку. О причине можно спросить у него.

enrolled-applied = { $name }: заявка, { $mode }
enrolled-accept = Принять
enrolled-accepted = Заявка принята. Человек узнает об этом.
enrolled-refuse = Отказать
enrolled-ask-refusal =
    { $line }

    Почему отказываем? Напишите одной фразой, человек её увидит.
enrolled-refuse-ask =
    { $line }

    Отказать? Причина: { $reason }
enrolled-refuse-sure = Да, отказать
enrolled-refused = Отказ записан. Человек узнает об этом.
enrolled-waiting =
    { $count ->
        [one] «{ $title }»: { $count } заявка ждёт ответа:
        [few] «{ $title }»: { $count } заявки ждут ответа:
       *[many] «{ $title }»: { $count } заявок ждут ответа:
    }
enrolled-look = Ответить на заявки
enrolled-accept-all = Принять всех: { $count }
enrolled-accept-ask =
    { $count ->
        [one] Принять { $count } заявку? Каждый узнает об этом.
        [few] Принять { $count } заявки? Каждый узнает об этом.
       *[many] Принять { $count } заявок? Каждый узнает об этом.
    }
enrolled-accept-sure = Да, принять
enrolled-accepted-all = Все заявки приняты. Каждый узнает об этом.
enrolled-accepted-some = Принято: { $count }. Ещё ждут ответа: { $left }.
hosted-room-applied = Очно { $taken } из { $of }, заявок { $count }
hosted-remote-applied = Дистанционно { $taken } из { $of }, заявок { $count }
events-full-room = Очно: мест больше нет, всего { $of }
events-full-remote = Дистанционно: мест больше нет, всего { $of }
