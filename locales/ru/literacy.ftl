# Тест функциональной грамотности: задания, пауза, результат, разбор.
literacy-intro =
    <b>Тест функциональной грамотности</b>

    { $count ->
        [one] { $count } задание
        [few] { $count } задания
       *[many] { $count } заданий
    } в шести частях: чтение, математика, естествознание, финансы, глобальные компетенции, креативное мышление. Прочитайте текст, таблицу или график и выберите один ответ из четырёх. Это примерно { $minutes ->
        [one] { $minutes } минута
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    }.

    Прерваться можно в любой момент, ответы можно менять до самого конца. Что верно и почему, покажу после завершения. Линия теста: { $line } % верных ответов, пропуск считается неверным. Следующая попытка, с другими заданиями, через 30 дней; засчитывается лучшая.

    Тест добровольный. Результат видите только вы, методисту видна сводка без имён. Все люди, цифры и тексты в заданиях придуманы.
literacy-begin = Начать
literacy-place = { $part } · { $number } из { $of }
literacy-to-task = К заданию
literacy-table = Таблица
literacy-chart = График
literacy-text = Перечитать текст
literacy-skip = Пропустить
literacy-onward = Дальше ›
literacy-pause = Пауза
literacy-answered-already = Этот ответ уже записан.
literacy-answered-otherwise = На это задание записано «{ $letter }». Изменить: «‹ Назад».
literacy-skipped-already = Это задание вы пропустили. Ответить: «‹ Назад».
literacy-paused = <b>Пауза.</b> Всё сохранено: ответов { $answered } из { $of }.
literacy-any-part = Можно продолжить по порядку или с любой части. Ответы меняются до завершения.
literacy-continue = Продолжить: задание { $number } из { $of }
literacy-to-end = К завершению теста
literacy-finish-now = Завершить сейчас
literacy-short-reading = Чтение
literacy-short-maths = Математика
literacy-short-science = Естествознание
literacy-short-finance = Финансы
literacy-short-global = Глобальные
literacy-short-creative = Креативное
literacy-end = <b>Задания закончились.</b> Ответов { $answered } из { $of }.
literacy-end-skipped =
    { $count ->
        [one] { $count } задание вы пропустили, к нему можно вернуться.
        [few] { $count } задания вы пропустили, к ним можно вернуться.
       *[many] { $count } заданий вы пропустили, к ним можно вернуться.
    }
literacy-take-up =
    { $count ->
        [one] Вернуться к пропущенному ({ $count })
        [few] Вернуться к пропущенным ({ $count })
       *[many] Вернуться к пропущенным ({ $count })
    }
literacy-parts = По частям
literacy-finish = Завершить тест
literacy-sure = <b>Завершить тест?</b> После этого ответы не изменить, зато откроется разбор. Следующая попытка будет через 30 дней.
literacy-sure-missing =
    { $count ->
        [one] Без ответа { $count } задание: оно посчитается неверным.
        [few] Без ответа { $count } задания: они посчитаются неверными.
       *[many] Без ответа { $count } заданий: они посчитаются неверными.
    }
literacy-keep-on = Вернуться к заданиям
literacy-too-few = Пока нет ни одного ответа. Ответьте хотя бы на одно задание, и я покажу результат.
literacy-finished-already = Этот тест уже завершён.
literacy-too-early = Между попытками должно пройти 30 дней.
literacy-done = <b>Тест функциональной грамотности</b> пройден { $day }: { $figures }.
literacy-figures = { $right } из { $of }, { $percent } %
literacy-best = Засчитывается лучший результат: { $figures }, { $day }.
literacy-open-now = Можно пройти ещё раз: задания будут другие, засчитается лучшая попытка.
literacy-opens = Следующая попытка, с другими заданиями: { $moment }.
literacy-withdrawn = Сейчас тест не проводится: его сняли, чтобы обновить. Пройденные попытки остаются вашими.
literacy-show-result = Мой результат
literacy-again = Пройти ещё раз
literacy-past = Прошлые попытки

literacy-result-title = <b>Тест функциональной грамотности</b>, { $day }
literacy-result = Верных ответов: <b>{ $figures }</b>
literacy-result-part = { $bar } { $right } из { $of } · { $part }
literacy-weakest =
    { $count ->
        [one] Слабее всего: { $parts }. С этой части и стоит начать.
        [few] Слабее всего: { $parts }. С этих частей и стоит начать.
       *[many] Слабее всего: { $parts }. С этих частей и стоит начать.
    }
literacy-reached = Линия { $line } % пройдена.
literacy-not-reached =
    { $missing ->
        [one] До линии { $line } % не хватило { $missing } верного ответа.
        [few] До линии { $line } % не хватило { $missing } верных ответов.
       *[many] До линии { $line } % не хватило { $missing } верных ответов.
    }
literacy-hint = Это не оценка вам, а подсказка: в разборе видно, где мысль свернула не туда.
literacy-bridge-over = В самодиагностике вы оценили эту область как «уверенно», а тест пока ниже 70 %. Так бывает, когда знакомое кажется освоенным: загляните в разбор теста.
literacy-bridge-under = Тест показал больше, чем вы сказали о себе в самодиагностике. Похоже, здесь вы к себе строже, чем нужно.
literacy-mistakes =
    { $count ->
        [one] Разбор: { $count } задание
        [few] Разбор: { $count } задания
       *[many] Разбор: { $count } заданий
    }
literacy-tasks = По заданиям
literacy-programmes = Программы по теме
literacy-all-right = Все ответы верные, разбирать нечего.
literacy-about = К материалу «{ $title }»
literacy-unanswered = – Ответа нет
literacy-yours = ✗ У вас: { $option }
literacy-yours-right = ✓ У вас верно: { $option }
literacy-right = ✓ Верно: { $option }
literacy-measures = <i>Что проверяет: { $measures }.</i>
literacy-review-all = Все задания
literacy-review-wrong = Только неверные
literacy-to-review = К разбору
literacy-past-title = <b>Тест функциональной грамотности</b>, ваши попытки
literacy-past-line = • { $day }: { $figures }
literacy-past-counts = • { $day }: { $figures }, засчитывается
