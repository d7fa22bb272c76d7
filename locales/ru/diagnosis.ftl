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
diagnosis-letters = А Б В Г
diagnosis-skip = Пропустить
diagnosis-onward = Дальше ›
diagnosis-pause = Пауза
diagnosis-answered-already = Этот ответ уже записан.
diagnosis-answered-otherwise = На этот вопрос записано «{ $letter }». Изменить: «‹ Назад».
diagnosis-skipped-already = Этот вопрос вы пропустили. Ответить: «‹ Назад».
diagnosis-renewed = Вопросы с тех пор обновились, поэтому начинаем с первого. Прошлые результаты на месте.
diagnosis-paused = <b>Пауза.</b> Всё сохранено: ответов { $answered } из { $of }.
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
        [one] Есть ещё короткий блок из двух вопросов, если он про вас:
        [few] Есть ещё { $count } коротких блока по два вопроса, если они про вас:
       *[many] Есть ещё { $count } коротких блоков по два вопроса, если они про вас:
    }
diagnosis-end-block = • { $applies }
diagnosis-take-up =
    { $count ->
        [one] Вернуться к пропущенному ({ $count })
        [few] Вернуться к пропущенным ({ $count })
       *[many] Вернуться к пропущенным ({ $count })
    }
diagnosis-finish = Завершить
diagnosis-finished-already = Эта диагностика уже завершена. Результат: /diagnosis
diagnosis-too-few = Пока мало ответов: ответьте на оба вопроса хотя бы одной области, и я покажу результат.
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
result-areas-title = <b>По областям, { $day }</b>
result-scale = Шкала от 1 до 4: начало пути, осваиваю, применяю, уверенно.
result-area = <b>{ $area }</b>: { $said }
result-weak = Трудные места: { $themes }
result-again = Пройти ещё раз
