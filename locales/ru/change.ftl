# Изменения от раза к разу и напоминания о своей диагностике.
change-title = <b>Что изменилось: самодиагностика</b>
change-title-full = <b>Что изменилось: самодиагностика, полная форма</b>
change-title-of = <b>Что изменилось: { $title }</b>
change-once = Изменения видны, когда проходишь второй раз. Лучше всего после { $day }: за полгода привычки уже успевают измениться. Но можно и раньше.
change-days =
    { $count ->
        [one] { $count } раз: { $last }
        [few] { $count } раза, с { $first } по { $last }
       *[many] { $count } раз, с { $first } по { $last }
    }
change-day =
    { $count ->
        [one] { $count } раз, { $day }
        [few] { $count } раза, { $day }
       *[many] { $count } раз, { $day }
    }
change-largest = <b>Заметнее всего</b>
change-line = • { $area }: { $first } → { $last } ({ $moved })
change-still =
    { $count ->
        [one] На прежнем уровне { $count } область.
        [few] На прежнем уровне { $count } области.
       *[many] На прежнем уровне { $count } областей.
    }
change-none = Заметных изменений нет: уровни почти те же, что и раньше.
change-fell = Если уровень стал ниже, это не всегда шаг назад: чем больше знаешь о деле, тем строже себя оцениваешь.
change-same = без изменений
change-uncompared = сравнить пока не с чем
change-how = Слева первый раз, справа последний. Шкала от 1 до 4, прочерк: мало ответов.
change-area = <b>{ $area }</b>: { $levels } ({ $moved })
change-details = По областям
change-switch = { $title }
change-switch-full = { $title }, полная
change-test = <b>Тест функциональной грамотности</b>, отдельно от самооценки
change-title-test = <b>Что изменилось: тест функциональной грамотности</b>
change-once-test = Изменения видны, когда проходишь второй раз. Следующая попытка, с другими заданиями: { $moment }.
change-part = • { $part }: { $before } → { $after } из { $of }
change-drawn-test = Верные ответы в тесте
change-drawn-right = верно, %
change-drawn-seventy = линия 70 %
change-drawn-line = ниже { $level }: стоит подтянуть
change-drawn-days = { $first } → { $last }

remind-on = Напомнить закончить
remind-off = Не напоминать
remind-will = Напомню через два дня и через неделю после последнего ответа, если не закончите раньше.
remind-will-not = Хорошо, не напоминаю. Ответы сохранены.
repeat-on = Напомнить через полгода
repeat-off = Не напоминать через полгода
repeat-will = Напомню через полгода после этого раза. Если пройдёте раньше, напоминание не понадобится.
repeat-will-not = Хорошо, напоминать не буду.
repeat-not-now = Хорошо, не сейчас. Когда захотите, всё здесь: /diagnosis

notice-unfinished =
    Вы просили напомнить: «{ $title }», вы остановились { $day }.

    Ответы сохранены, продолжите с того же места.
notice-unfinished-go = Продолжить
notice-unfinished-off = Больше не напоминать
notice-repeat =
    Вы просили напомнить: «{ $title }», последний раз { $day }.

    Пройдите ещё раз, и увидите, что изменилось.
notice-repeat-go = Пройти ещё раз
notice-repeat-not-now = Не сейчас
