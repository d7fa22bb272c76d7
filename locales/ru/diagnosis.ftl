# Самодиагностика: вопросы, пауза, результат.
diagnosis-intro =
    <b>Самодиагностика</b>

    { $count ->
        [one] { $count } вопрос
        [few] { $count } вопроса
       *[many] { $count } вопросов
    } о том, что вы делаете на занятиях, примерно { $minutes ->
        [one] { $minutes } минута
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    }. Выбирайте то, что ближе к вашей обычной работе: хороших и плохих вариантов здесь нет.

    Диагностика добровольная. Ответы видите только вы, методисту видна сводка без имён. Прерваться можно в любой момент, всё сохранится.
diagnosis-begin = Начать
diagnosis-place = { $area } · { $number } из { $of }
diagnosis-place-all = { $bar } { $number } из { $of }
diagnosis-letters = А Б В Г
diagnosis-skip = Пропустить
diagnosis-onward = Дальше ›
diagnosis-pause = Пауза
diagnosis-answered-already = Этот ответ уже записан.
diagnosis-answered-otherwise = На этот вопрос записано «{ $letter }». Изменить: «‹ Назад».
diagnosis-skipped-already = Этот вопрос вы пропустили. Ответить: «‹ Назад».
diagnosis-renewed = Вопросы с тех пор обновились, поэтому начинаем с первого. Прошлые результаты на месте.
diagnosis-paused = <b>Пауза.</b> Всё сохранено: ответов { $answered } из { $of }.
diagnosis-paused-areas = Областей с ответами на все вопросы: { $whole } из { $of }.
diagnosis-any-area = Можно продолжить по порядку или с любой области:
diagnosis-continue = Продолжить: вопрос { $number } из { $of }
diagnosis-to-end = Завершить диагностику
diagnosis-finish-now = Завершить сейчас
diagnosis-anew = Начать заново
diagnosis-anew-sure =
    { $answered ->
        [0] Начать с первого вопроса? Ответов ещё нет.
        [one] Начать с первого вопроса? { $answered } ответ этого прохождения пропадёт, прошлые результаты останутся.
        [few] Начать с первого вопроса? { $answered } ответа этого прохождения пропадут, прошлые результаты останутся.
       *[many] Начать с первого вопроса? { $answered } ответов этого прохождения пропадут, прошлые результаты останутся.
    }
diagnosis-anew-keep = Оставить ответы
diagnosis-anew-drop = Начать заново
diagnosis-end = <b>Вопросы закончились.</b> Ответов { $answered } из { $of }.
diagnosis-end-skipped =
    { $count ->
        [one] { $count } вопрос вы пропустили, к нему можно вернуться.
        [few] { $count } вопроса вы пропустили, к ним можно вернуться.
       *[many] { $count } вопросов вы пропустили, к ним можно вернуться.
    }
diagnosis-end-blocks =
    { $count ->
        [one] Есть ещё короткий блок, если он про вас:
        [few] Есть ещё { $count } коротких блока, если они про вас:
       *[many] Есть ещё { $count } коротких блоков, если они про вас:
    }
diagnosis-end-block =
    { $count ->
        [one] • { $applies }, { $count } вопрос
        [few] • { $applies }, { $count } вопроса
       *[many] • { $applies }, { $count } вопросов
    }
diagnosis-take-up =
    { $count ->
        [one] Вернуться к пропущенному ({ $count })
        [few] Вернуться к пропущенным ({ $count })
       *[many] Вернуться к пропущенным ({ $count })
    }
diagnosis-finish = Завершить
diagnosis-widen =
    { $count ->
        [one] Ответить подробнее, ещё { $count } вопрос
        [few] Ответить подробнее, ещё { $count } вопроса
       *[many] Ответить подробнее, ещё { $count } вопросов
    }
diagnosis-widened =
    { $count ->
        [one] Теперь в диагностике { $count } вопрос. Ваши ответы на месте.
        [few] Теперь в диагностике { $count } вопроса. Ваши ответы на месте.
       *[many] Теперь в диагностике { $count } вопросов. Ваши ответы на месте.
    }
diagnosis-narrow =
    { $count ->
        [one] Вернуть короткую, { $count } вопрос
        [few] Вернуть короткую, { $count } вопроса
       *[many] Вернуть короткую, { $count } вопросов
    }
diagnosis-narrowed =
    { $count ->
        [one] Снова короткая форма, { $count } вопрос. Ваши ответы на месте.
        [few] Снова короткая форма, { $count } вопроса. Ваши ответы на месте.
       *[many] Снова короткая форма, { $count } вопросов. Ваши ответы на месте.
    }
diagnosis-finished-already = Эта диагностика уже завершена. Результат: /diagnosis
diagnosis-too-few = Пока мало ответов: ответьте на { $needed } вопроса хотя бы одной области, и я покажу результат.
diagnosis-done = <b>Самодиагностика</b> пройдена { $day }.
diagnosis-repeat-now = Прошло полгода: можно пройти ещё раз и увидеть, что изменилось.
diagnosis-repeat-later = Пройти ещё раз лучше после { $day }: за полгода изменения уже видны. Но можно и раньше.
diagnosis-show-result = Мой результат
diagnosis-again = Пройти ещё раз

level = { $word }, { $figure } из 4
level-start = начало пути
level-learning = осваиваю
level-applying = применяю
level-confident = уверенно
level-few = мало ответов

result-title = <b>Ваш профиль на { $day }</b>
result-title-full = <b>Ваш профиль на { $day }</b>, полная форма
result-title-of = <b>{ $title }, { $day }</b>
result-strengths = <b>Сильные стороны</b>
result-nearest = <b>Ближе всего к уверенности</b>
result-no-strengths = Для сильных сторон пока мало ответов.
result-deficits = <b>Что подтянуть</b>
result-no-deficits = Явных трудностей нет.
result-line = • { $area }: { $said }
result-deficit = { $line }. { $themes }
result-more =
    { $count ->
        [one] и ещё { $count } область, она в разделе «По областям»
        [few] и ещё { $count } области, они в разделе «По областям»
       *[many] и ещё { $count } областей, они в разделе «По областям»
    }
result-change = С { $day }: { $areas }
result-programmes = Подобрать программы
result-details = По областям
result-changes = Изменения
result-areas-title = <b>По областям, { $day }</b>
result-areas-title-full = <b>По областям, { $day }</b>, полная форма
result-areas-title-of = <b>{ $title }: по областям, { $day }</b>
result-scale = Шкала от 1 до 4: начало пути, осваиваю, применяю, уверенно.
result-area = <b>{ $area }</b>: { $said }
result-weak = Трудные места: { $themes }
result-weak-more = Трудные места: { $themes } и ещё { $count }
result-again = Пройти ещё раз

instruments-list = <b>Методики</b>
instruments-list-about = Что из них пройти и когда, решаете вы. Подробный результат видите только вы, методисту видна сводка без имён.
instruments-title = <b>{ $title }</b>
instruments-about-first_year = Для тех, кто преподаёт первые три года: что уже получается и с чем идти к наставнику.
instruments-about-mentor_readiness = Для тех, кто думает о наставничестве или уже ведёт коллегу: что вы умеете передать и где пригодится поддержка.
instruments-about-manager = Для тех, кто руководит людьми в школе, саду, колледже: как устроена ваша работа с командой.
instruments-size =
    { $count ->
        [one] { $count } вопрос, примерно { $minutes ->
            [one] { $minutes } минута
            [few] { $minutes } минуты
          *[many] { $minutes } минут
        }.
        [few] { $count } вопроса, примерно { $minutes ->
            [one] { $minutes } минута
            [few] { $minutes } минуты
          *[many] { $minutes } минут
        }.
       *[many] { $count } вопросов, примерно { $minutes ->
            [one] { $minutes } минута
            [few] { $minutes } минуты
          *[many] { $minutes } минут
        }.
    }
instruments-size-full =
    { $count ->
        [one] Полная: { $count } вопрос, примерно { $minutes ->
            [one] { $minutes } минута
            [few] { $minutes } минуты
           *[many] { $minutes } минут
        }.
        [few] Полная: { $count } вопроса, примерно { $minutes ->
            [one] { $minutes } минута
            [few] { $minutes } минуты
           *[many] { $minutes } минут
        }.
       *[many] Полная: { $count } вопросов, примерно { $minutes ->
            [one] { $minutes } минута
            [few] { $minutes } минуты
           *[many] { $minutes } минут
        }.
    }
instruments-test = Тест функциональной грамотности
instruments-size-test = 30 заданий, примерно 45 минут. После теста разбор каждого задания.
instruments-unfinished-test = Не закончен: задание { $number } из { $of }.
instruments-last-test = Вы прошли его { $day }.
instruments-yours = Про вашу работу.
instruments-areas = Области: { $areas }
instruments-voluntary = Диагностика добровольная. Ответы видите только вы, методисту видна сводка без имён. Прерваться можно в любой момент, всё сохранится.
instruments-form-short =
    { $count ->
        [one] Короткая, { $count } вопрос
        [few] Короткая, { $count } вопроса
       *[many] Короткая, { $count } вопросов
    }
instruments-form-full =
    { $count ->
        [one] Полная, { $count } вопрос
        [few] Полная, { $count } вопроса
       *[many] Полная, { $count } вопросов
    }
instruments-others = Другие методики
instruments-done = «{ $title }»: вы прошли эту методику { $day }.
instruments-last = Вы прошли её { $day }.
instruments-unfinished = Не закончена: вопрос { $number } из { $of }.
instruments-closed = Эту методику сейчас начать нельзя. Вот те, что можно.
instruments-closed-done = Эту методику больше не предлагают. Ваш результат на месте.
