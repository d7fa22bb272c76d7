# Места, которые вписали сами люди: проверить, исправить название, объединить с тем, что уже есть.
unchecked-to-organisation = Непроверенные школы: { $count }
unchecked-to-municipality = Непроверенные муниципалитеты: { $count }
unchecked-organisation = <b>Непроверенные школы: { $count }</b> · { $place }
unchecked-municipality = <b>Непроверенные муниципалитеты: { $count }</b> · { $place }
unchecked-why = Эти названия вписали сами люди. Откройте по номеру: название верное, его надо исправить или такое место уже есть под другим именем.
unchecked-none = Всё проверено. Когда кто-то впишет новое название, оно появится здесь.
place-open = Название
place-people = { $count ->
    [0] никого с ботом
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}
place-typed = Название вписал кто-то из людей, его ещё не проверяли.
place-verified = Название проверено.
place-near = Похоже на { $names }.
place-right = Верно
place-rename = Исправить название
place-same = Это то же, что…
place-verified-toast = Проверено: { $name }.
place-merged-already = «{ $name }» уже объединили с «{ $now }». Вот как теперь.
place-rename-ask =
    Сейчас: «{ $name }».

    Напишите, как правильно. Прежнее название тоже будет вести сюда.
place-renamed = Теперь «{ $name }».
place-taken = { $count ->
    [0] «{ $name }» здесь уже есть. Это одно и то же место?
    [one] «{ $name }» здесь уже есть, там { $count } человек. Это одно и то же место?
    [few] «{ $name }» здесь уже есть, там { $count } человека. Это одно и то же место?
   *[many] «{ $name }» здесь уже есть, там { $count } человек. Это одно и то же место?
} Напишите другое название или объедините их.
place-taken-yes = Объединить…
same-ask =
    «{ $name }» то же, что…

    Вот похожие. Если нужного нет, напишите номер или часть названия.
same-ask-none =
    «{ $name }» то же, что…

    Похожих не нашёл. Напишите номер или часть названия.
same-which = По словам «{ $typed }» нашлось вот что. Какое место?
same-unknown = Не нашёл «{ $typed }» рядом. Попробуйте короче или иначе: хватит номера или первых букв.
same-pick = { $name } · { $people }
same-itself = Это одно и то же место. Выберите другое.
merge-ask = Объединить «{ $gone }» с «{ $stays }»?
merge-moves = В «{ $stays }» перейдут: { $moving }.
merge-nothing = За названием «{ $gone }» никого и ничего нет, перейдёт только оно само.
merge-how = Название «{ $gone }» запомню: кто впишет его снова, попадёт в «{ $stays }». Сообщений людям не будет, в профиле у них появится новое название. Разделить обратно я не смогу.
merge-papers-how = Документы сохранят номера. Если такой номер уже есть, документ останется с прежним названием, как напечатан.
merge-people = { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}
merge-staff = { $count ->
    [one] { $count } строка списка сотрудников
    [few] { $count } строки списка сотрудников
   *[many] { $count } строк списка сотрудников
}
merge-pairs = { $count ->
    [one] { $count } пара
    [few] { $count } пары
   *[many] { $count } пар
}
merge-sites = { $count ->
    [one] { $count } стажировочная площадка
    [few] { $count } стажировочные площадки
   *[many] { $count } стажировочных площадок
}
merge-schools = { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[many] { $count } школ
}
merge-agreements = { $count ->
    [one] { $count } соглашение
    [few] { $count } соглашения
   *[many] { $count } соглашений
}
merge-roles = { $count ->
    [one] { $count } роль
    [few] { $count } роли
   *[many] { $count } ролей
}
merge-counts = { $count ->
    [one] { $count } запись численности
    [few] { $count } записи численности
   *[many] { $count } записей численности
}
merge-broadcasts = { $count ->
    [one] { $count } рассылка
    [few] { $count } рассылки
   *[many] { $count } рассылок
}
merge-events = { $count ->
    [one] { $count } событие
    [few] { $count } события
   *[many] { $count } событий
}
merge-polls = { $count ->
    [one] { $count } опрос
    [few] { $count } опроса
   *[many] { $count } опросов
}
merge-instruments = { $count ->
    [one] { $count } методика
    [few] { $count } методики
   *[many] { $count } методик
}
merge-papers = { $count ->
    [one] { $count } документ с номером
    [few] { $count } документа с номерами
   *[many] { $count } документов с номерами
}
merge-do = Объединить
merge-other-way = Наоборот: останется { $name }
merge-done = Готово: «{ $gone }» теперь «{ $stays }».
action-place-verified = название проверено
action-place-renamed = название исправлено
action-place-merged = два места объединены в одно
