# Соглашения с партнёрами: с кем, о чём, до какого дня.
agreements-title = <b>Соглашения</b>: { $place }
agreements-none = Соглашений пока нет.
agreement-write = Записать соглашение
agreement-number = № { $number } от { $day }
agreement-until = Действует до { $day }
agreement-ending = Действует до { $day }, { $days ->
    [0] сегодня последний день
    [one] остался { $days } день
    [few] осталось { $days } дня
   *[many] осталось { $days } дней
}
agreement-over = Срок вышел { $day }
agreement-ended-on = Закончено раньше срока, { $day }
agreement-extend = Продлить
agreement-end = Закончить
agreement-look = Открыть соглашение
agreement-ask-partner = С кем соглашение? Напишите название партнёра, например «Кубанский государственный университет».
agreement-ask-subject = О чём оно? Одной строкой, например «Сетевое взаимодействие по наставничеству».
agreement-ask-number = Номер и дата подписания. Например: «№ 12 от 01.09.2026». Если номера нет, напишите «б/н от 01.09.2026».
agreement-ask-until = До какого дня действует? Выберите срок или напишите дату, например «до 31.08.2027».
agreement-ask-longer = { $partner }: действует до { $day }. На сколько продлить? Выберите срок или напишите новую дату, например «до 31.08.2028».
agreement-years = { $years ->
    [one] { $years } год
    [few] { $years } года
   *[many] { $years } лет
}
agreement-bad-words = Нужна одна строка словами, до { $limit } знаков. Попробуйте ещё раз.
agreement-bad-number = Не вижу номера и даты. Напишите так: «№ 12 от 01.09.2026», номер до { $limit } знаков.
agreement-bad-day = Не понял дату подписания «{ $said }». Напишите так: «№ 12 от 01.09.2026», номер до { $limit } знаков.
agreement-bad-future = Эта дата ещё не наступила. Напишите день, когда соглашение подписали; номер до { $limit } знаков.
agreement-bad-until-day = Не понял, до какого дня: «{ $said }». Напишите дату после { $day }, например «до 31.08.2027», или срок: «на 3 года».
agreement-bad-until-before = Это раньше, чем { $day }. Напишите день позже или срок: «на 3 года».
agreement-bad-until-far = Так далеко не запишу: самое большее 30 лет, считая с { $day }.
agreement-written = Соглашение записано. За месяц до конца я напомню.
agreement-written-soon = Соглашение записано. До конца меньше месяца, отдельно напоминать не буду.
agreement-written-over = Соглашение записано. Его срок уже прошёл.
agreement-extended = Срок продлён.
agreement-ended = Соглашение закончено.
agreement-end-ask =
    { $partner }, № { $number }.

    Закончить соглашение сегодня? Оно останется в списке, но действующим считаться не будет.
agreement-ending-notice =
    Соглашение заканчивается { $day }, { $days ->
        [0] это последний день
        [one] остался { $days } день
        [few] осталось { $days } дня
       *[many] осталось { $days } дней
    }.

    { $partner }, № { $number } ({ $place }). Продлить его можно прямо здесь.
action-agreement-made = соглашение записано
action-agreement-extended = соглашение продлено
action-agreement-ended = соглашение закончено
action-head_count-written = численность записана
action-head_count-dropped = численность убрана
