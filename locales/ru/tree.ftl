# Место в дереве: регион, муниципалитет, школа. Что здесь и что ниже.
tree-everywhere = <b>Все регионы</b>
tree-people = В боте: { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}
tree-count = Численность: { $count } на { $day } ({ $source })
tree-no-count = Численность пока не указана
tree-agreements = Соглашения: { $count ->
    [0] нет действующих
    [one] { $count } действующее
    [few] { $count } действующих
   *[many] { $count } действующих
}
tree-ending = { $count ->
    [one] Одно заканчивается { $days ->
        [0] сегодня
        [one] через { $days } день
        [few] через { $days } дня
       *[many] через { $days } дней
    }
    [few] { $count } скоро закончатся, первое { $days ->
        [0] сегодня
        [one] через { $days } день
        [few] через { $days } дня
       *[many] через { $days } дней
    }
   *[many] { $count } скоро закончатся, первое { $days ->
        [0] сегодня
        [one] через { $days } день
        [few] через { $days } дня
       *[many] через { $days } дней
    }
}
tree-holders = Кто здесь работает с ботом:
tree-holder = { $name }, { $role }
tree-holders-more = и ещё { $count }
tree-type-region = Откройте регион из списка или напишите его название.
tree-type-municipality = Откройте муниципалитет из списка или напишите его название, например «Тимашевский район».
tree-type-organisation = Откройте школу из списка или напишите её номер или название, например «СОШ № 11».
tree-to-region = Регионы
tree-to-municipality = Муниципалитеты
tree-to-organisation = Школы
tree-to-find = Найти человека
tree-to-invites = Приглашения
tree-to-log = Журнал решений
tree-to-counts = Численность
tree-to-agreements = Соглашения
tree-nothing-below = Здесь пока пусто: место попадает сюда, когда его называют в профиле.
tree-which = Нашлось несколько. Какое место вы имели в виду?
tree-unknown = Не нашёл «{ $typed }» здесь. Попробуйте короче или иначе: хватит первых букв или номера.
