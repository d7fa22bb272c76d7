# Заявки на программы у координатора: что ждёт ответа, решения, удостоверения, таблица.
desk-open = Заявки на программы
desk-open-waits = Заявки на программы: { $count }
desk-title = <b>Заявки на программы</b> · { $place }
desk-none =
    Заявок пока нет.

    На карточке программы у учителя есть кнопка «Хочу на эту программу». Первая же заявка появится здесь, а утром я о ней напишу.
desk-waiting = Ждут ответа: { $count }
desk-late = из них дольше недели { $count }
desk-sent = Удостоверений на проверке: { $count }
desk-enrolled = записаны { $count }
desk-completed = прошли { $count }
desk-refused = отказов { $count }
desk-cancelled = отменено { $count }
desk-rest = Ещё: { $what }
desk-calm = Всё отвечено, никто не ждёт.
desk-find = Чтобы найти человека, напишите фамилию.
desk-to-waiting = Ждут ответа { $count }
desk-to-sent = Проверить { $count }
desk-to-enrolled = Записаны { $count }
desk-to-completed = Прошли { $count }
desk-to-refused = Отказы { $count }
desk-to-cancelled = Отменены { $count }
desk-to-programmes = По программам
desk-table = Таблица XLSX
desk-list-waiting = Ждут ответа: { $count }. Кто ждёт дольше, стоит выше.
desk-list-sent = Удостоверения на проверке: { $count }. Кто ждёт дольше, стоит выше.
desk-list-enrolled = Записаны и ещё учатся: { $count }
desk-list-completed = Прошли программу: { $count }
desk-list-refused = Отказы: { $count }
desk-list-cancelled = Отменены теми, кто просил: { $count }
desk-list-empty = Здесь уже пусто.
desk-programmes = Программы, на которые ждут ответа. Откройте по номеру: можно записать всех сразу.
desk-programme = { $count ->
    [one] Ждёт { $count } человек.
    [few] Ждут { $count } человека.
   *[many] Ждут { $count } человек.
}
desk-taken = Через вас записано { $count }.
desk-taken-of = Мест { $places }, через вас записано { $count }.
desk-hours = { $hours } ч
desk-found = По словам «{ $typed }» нашлось вот что.
desk-not-found = По словам «{ $typed }» заявок нет. Хватит и начала фамилии.
desk-no-school = школа не указана
desk-waits = { $days ->
    [0] ждёт с сегодняшнего дня
    [one] ждёт { $days } день
    [few] ждёт { $days } дня
   *[many] ждёт { $days } дней
}
desk-from = запись с { $day }
desk-since = { $day }
desk-words = «{ $words }»
desk-reason-no-places = нет мест
desk-reason-closed = набор закончен
desk-reason-not-yours = не по предмету или классам
desk-reason-this-year = обучение в этом году уже было
desk-reason-other = другая причина
desk-paper = { $kind ->
    [pp] Диплом
    [internship] Сертификат
   *[pk] Удостоверение
} № { $number } от { $day }, { $hours } ч

# Одна заявка.
desk-is-waiting = Заявка от { $day }, { $waits }
desk-is-enrolled = Зачисление { $day }
desk-is-completed = Программа пройдена, зачисление { $day }
desk-is-refused = Отказ { $day }: { $reason }
desk-is-cancelled = Заявка отменена { $day } тем, кто её подавал
desk-registry = В этот день программа была в федеральном реестре, № { $number }.
desk-no-registry = На этот день в реестре её нет: в показатель 1 она не войдёт.
desk-begins = Начало { $day }.
desk-until = Заявки принимают до { $day }.
desk-over = Приём заявок закончился { $day }.
desk-archived = В каталоге этой программы больше нет: организатор её убрал.
desk-for = Зачем: { $area }, { $level } из 4 по диагностике
desk-doubt-hours-other = Часы не те, что у программы: там { $hours }.
desk-doubt-hours-few = Столько часов для такого документа мало: проверьте.
desk-paper-sent = Прислано { $day }, ждёт проверки.
desk-paper-returned = Возвращено с пояснением: «{ $reason }»
desk-paper-confirmed = Подтверждено { $day }.
not-allowed-own = Это ваша собственная заявка: её решает кто-то другой, коллега или координатор региона.
desk-enrol = Записать сегодня
desk-enrol-on = Другим днём
desk-confirm = Подтвердить
desk-return = Вернуть с пояснением
desk-reopen = Вернуть в ожидание
desk-refuse = Отказать
desk-programme-open = О программе
desk-next = Следующая ›
desk-previous = ‹ Прошлая
desk-changed = Здесь уже всё иначе. Вот как теперь.
desk-asked-again = На эту программу уже есть новая заявка этого человека: решите её.
desk-done-enrol = { $name }: запись с { $day }. Учителю напишу.
desk-done-refuse = { $name }: отказ. Учителю напишу, почему.
desk-done-confirm = { $name }: документ подтверждён, программа пройдена.
desk-done-return = { $name }: документ вернулся с вашим пояснением.
desk-done-reopen = { $name }: заявка снова ждёт ответа.
desk-whose = { $name }, «{ $title }»
desk-ask-day = Каким днём приказ о зачислении? Напишите, например, 1 декабря или 01.12.2026.
desk-ask-refusal = Почему не получится? Выберите или напишите своими словами. Ответ увидит тот, кто просит.
desk-ask-return = Что исправить? Выберите или напишите своими словами. Документ можно будет прислать снова.
desk-return-number = Номер не сходится с документом
desk-return-day = Дата не сходится с документом
desk-return-hours = Часы не сходятся с документом
desk-return-another = Это документ о другой программе
desk-bad-day = Не понял дату «{ $typed }». Напишите, например, 1 декабря или 01.12.2026.
desk-bad-early = { $day } – больше года назад. Проверьте год и напишите день ещё раз.
desk-bad-late = { $day } – больше чем через год. Проверьте год и напишите день ещё раз.
desk-long = Получилось { $count } знаков, а помещается { $most }. Напишите короче.

# Все, кто ждёт одну программу.
desk-group = Записать всех, кто ждёт
desk-group-full = Мест больше нет.
desk-group-short = Мест хватит на { $count }.
desk-group-part = За один раз записываю { $count }, остальные останутся ждать.
desk-group-order = Приказ о зачислении { $day }. Кого записать:
desk-group-day = Если приказ другим днём, напишите этот день.
desk-group-all = { $count ->
    [one] Записать { $count } человека
    [few] Записать всех { $count }
   *[many] Записать всех { $count }
}
desk-group-first = { $count ->
    [one] Записать первого
    [few] Записать первых { $count }
   *[many] Записать первых { $count }
}
desk-group-changed = Список изменился, пока вы смотрели. Вот кто ждёт теперь.
desk-group-done = { $count ->
    [one] Записан { $count } человек, зачисление { $day }.
    [few] Записаны { $count } человека, зачисление { $day }.
   *[many] Записаны { $count } человек, зачисление { $day }.
}

# Раз в день, в девять утра.
desk-notice = <b>Заявки на программы</b>
desk-notice-waiting = { $count ->
    [one] Ждёт ответа { $count } заявка.
    [few] Ждут ответа { $count } заявки.
   *[many] Ждут ответа { $count } заявок.
}
desk-notice-sent = { $count ->
    [one] На проверке { $count } удостоверение.
    [few] На проверке { $count } удостоверения.
   *[many] На проверке { $count } удостоверений.
}
desk-notice-late = Дольше недели:
desk-notice-open = Открыть заявки

# Таблица.
desk-table-started = Готовлю таблицу. Она придёт сюда через несколько секунд.
desk-table-still = Ещё готовлю предыдущую таблицу. Она придёт сюда.
desk-table-ready = Таблица готова. Имена в ней только для работы: не пересылайте её в общие чаты.
desk-file = Заявки на программы
desk-file-day = На { $day }
desk-file-none = Заявок пока нет.
desk-file-footer = Составлено ботом «Маршрут». Номер в реестре дан на день зачисления. Результатов диагностики в таблице нет.
desk-file-column-number = №
desk-file-column-name = Имя
desk-file-column-school = Школа
desk-file-column-programme = Программа
desk-file-column-hours = Часов
desk-file-column-state = Состояние
desk-file-column-asked = Заявка
desk-file-column-enrolled = Зачисление
desk-file-column-registry = № в реестре
desk-file-column-paper = Документ
desk-file-column-day = Дата
desk-file-column-given = Часов в нём
desk-state-waiting = ждёт ответа
desk-state-sent = документ на проверке
desk-state-enrolled = учится
desk-state-completed = программа пройдена
desk-state-refused = отказ: { $reason }
desk-state-cancelled = отменена
