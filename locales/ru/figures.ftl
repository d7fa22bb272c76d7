# Диагностика в цифрах: сводка места без имён, вопросы для методиста, места, файл.
figures-open = Диагностика в цифрах
figures-title = <b>Диагностика в цифрах</b>
figures-about = Здесь только цифры, без имён. Меньше пяти человек нигде не показываю.
figures-none = Пока считать нечего: никто не завершил ни одной диагностики.
figures-name = <b>{ $title }</b>{ $form ->
    [short] , короткая форма
    [full] , полная форма
   *[whole] {""}
} · { $years }
figures-row = { $number }. { $name }{ $day ->
    [none] , ещё не считали
   *[day] , посчитано { $day }
}
figures-not-yet = Этих цифр ещё никто не считал. Нажмите «Посчитать»: пришлю, когда будет готово, обычно меньше минуты.
figures-few = Отсюда меньше { $few } человек, или ответы немногих можно было бы вычислить по соседним местам. Отдельно не показываю: эти люди учтены в сводке места выше.
figures-people =
    { $count ->
        [one] Прошёл { $count } человек
        [few] Прошли { $count } человека
       *[many] Прошли { $count } человек
    }, от каждого последняя диагностика
figures-taken = Посчитано { $day }, { $time }
figures-area = { $bar } { $level } · { $area }, подтянуть { $share } %
figures-area-few = { $area }: меньше { $few } ответов
figures-hard = Труднее всего (ответы А и Б):
figures-theme = • { $theme }: { $weak } из { $of }
figures-count = Посчитать
figures-count-again = Пересчитать
figures-places = По местам
figures-items = Вопросы
figures-file = XLSX
figures-look = Посмотреть
figures-started = Считаю. Напишу, когда будет готово, обычно меньше минуты.
figures-still = Уже считаю, скоро будет готово.
figures-not-now = Пересчитаю, когда пройдут ещё { $few } человек. Раньше нельзя: по двум сводкам подряд было бы видно, кто что ответил.
figures-ready = Цифры готовы: { $name }

# Места
figures-place = { $number }. { $name }: { $count }
figures-place-merged = { $number }. { $name }: вместе с остальными
figures-places-none = Мест, откуда прошли { $few } человек и больше, пока нет.
figures-places-rest = Остальные вместе: { $count }. Поодиночке их не показываю: иначе можно было бы вычислить ответы маленького места.

# Вопросы области
figures-letters = А Б В Г
figures-area-name = <b>{ $area }</b>
figures-area-hidden = Меньше { $few } ответов: не показываю.
figures-area-people =
    { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }, средний уровень { $level } из 4, подтянуть { $share } %
figures-alpha = Альфа Кронбаха { $alpha } (на все вопросы ответили { $cases }): { $verdict }
figures-alpha-loose = вопросы держатся вместе слабо, посмотрите на связь с остальными
figures-alpha-holds = вопросы держатся вместе
figures-alpha-well = вопросы хорошо держатся вместе
figures-alpha-alike = вопросы почти повторяют друг друга
figures-alpha-few = Альфа Кронбаха и статистика вопросов появятся, когда на все вопросы области ответят { $enough } человек. Сейчас { $cases }.
figures-alpha-none = Альфу Кронбаха не посчитать: суммы ответов у всех одинаковы.
figures-item = { $number }. { $theme }
figures-item-mean = { $count } отв. · среднее { $mean } · разброс { $deviation }
figures-anchor = { $letter } { $share } %
figures-item-rest = связь с остальными { $rest }
figures-item-without = без него альфа { $alpha }
figures-items-more = Остальные вопросы области есть в файле XLSX.
figures-item-flat = ⚠ почти все отвечают одинаково: вопрос не различает
figures-item-against = ⚠ идёт против остальных: проверьте порядок ответов

# Тест
figures-tested = 70 % и больше у { $reached } из { $of }, это { $share } %
figures-tested-mean = В среднем верно { $share } %
figures-tested-part = { $bar } { $share } % · { $part }
figures-gaps = Самооценка и тест есть у { $count }:
figures-gap-over = • уверены в себе, а до 70 % не дошли: { $count }
figures-gap-under = • оценили себя скромно, а 70 % набрали: { $count }
figures-variant = <b>Вариант { $letter }, { $part }</b>
figures-variant-alpha = Альфа Кронбаха всего варианта { $alpha } (прошли { $cases }): { $verdict }
figures-variant-few = Статистика заданий появится, когда один вариант пройдут { $enough } человек. Сейчас: вариант А { $first }, вариант Б { $second }.
figures-task = { $number }. { $measures }
figures-task-right = верно { $share } % · связь с остальными { $rest }
figures-task-options = { $options } · без ответа { $none } %
figures-task-option = { $letter } { $share } %
figures-task-key = { $letter } { $share } % ✓
figures-task-flat = ⚠ почти всем легко или почти никому не по силам: задание не различает
figures-task-against = ⚠ решают те, кто слабее в остальном: проверьте ключ
figures-task-unchosen = ⚠ никто не выбирает: { $letters }

# Файл
figures-file-started = Готовлю файл. Пришлю сюда, обычно меньше минуты.
figures-file-still = Файл уже готовлю, он скоро придёт.
figures-file-ready = Диагностика в цифрах.
xfigures-file = Диагностика
xfigures-sheet-summary = Сводка
xfigures-sheet-areas = Области
xfigures-sheet-items = Вопросы
xfigures-sheet-places = По школам
xfigures-sheet-counted = Как считаем
xfigures-row-place = Место
xfigures-row-year = Учебный год
xfigures-row-version = Версия методики
xfigures-row-people = Прошли
xfigures-row-taken = Посчитано
xfigures-column-theme = Тема
xfigures-column-weak = Ответили А или Б
xfigures-column-answered = Ответов
xfigures-column-area = Область
xfigures-column-people = Человек
xfigures-column-level = Средний уровень
xfigures-column-deficits = Подтянуть, человек
xfigures-column-share = Подтянуть, доля
xfigures-column-cases = Ответили на все вопросы
xfigures-column-alpha = Альфа Кронбаха
xfigures-column-item = Код вопроса
xfigures-column-question = Вопрос
xfigures-column-mean = Среднее
xfigures-column-deviation = Разброс
xfigures-column-first = А
xfigures-column-second = Б
xfigures-column-third = В
xfigures-column-fourth = Г
xfigures-column-rest = Связь с остальными
xfigures-column-without = Альфа без вопроса
xfigures-column-mark = На что обратить внимание
xfigures-column-region = Регион
xfigures-column-municipality = Муниципалитет
xfigures-column-school = Школа
xfigures-few = меньше { $few }
xfigures-enough = нужно { $enough } полных ответов
xfigures-merged = вместе с остальными
xfigures-rest = Остальные вместе
xfigures-how-who = Кто учтён: люди с учётной записью, от каждого последняя завершённая диагностика с { $since } по { $until }. Кто проходил без согласия, анонимно, не учтён. Место: там, где человек работал, когда его учли впервые в этом учебном году.
xfigures-how-level = Средний уровень области: у каждого человека среднее его ответов (А = 1, Г = 4), потом среднее по людям. Человек без уровня (мало ответов) в область не входит.
xfigures-how-deficits = «Подтянуть»: у человека уровень области ниже 2,5.
xfigures-how-few = Меньше { $few } человек нигде не показываются.
xfigures-how-grow = Каждое место пополняется не меньше чем по { $few } человек: иначе по двум сводкам подряд было бы видно, кто что ответил. Последние, если их меньше, войдут позже.
xfigures-how-places = Если маленькое место можно вычислить вычитанием, с ним вместе скрыто ещё одно: «вместе с остальными». В муниципалитет входят и те, кто не назвал школу.
xfigures-how-alpha = Альфа Кронбаха: по тем, кто ответил на все вопросы области, от { $enough } человек: k/(k−1) · (1 − сумма дисперсий вопросов / дисперсия суммы), дисперсии выборочные. От 0,7 вопросы держатся вместе.
xfigures-how-items = Среднее, разброс (выборочное стандартное отклонение) и доли ответов: по всем, кто ответил на вопрос. Связь с остальными: корреляция вопроса с суммой остальных вопросов области. Альфа без вопроса: какой она была бы без него.
xfigures-how-marks = Отметки: один ответ у { $same } % и больше (вопрос не различает), отрицательная связь с остальными (проверьте порядок ответов).
xfigures-how-version = Считаются версии методики с одной первой цифрой; вопрос узнаётся по коду.
xfigures-row-reached = Набрали 70 % и больше
xfigures-row-right = Верных ответов
xfigures-row-gaps = Есть и самооценка, и тест
xfigures-row-over = Уверены в себе, до 70 % не дошли
xfigures-row-under = Оценили себя скромно, 70 % набрали
xfigures-column-what = Что
xfigures-column-count = Сколько
xfigures-column-part = Часть
xfigures-column-right = Верно
xfigures-column-of = Всего заданий
xfigures-column-variant = Вариант
xfigures-column-measures = Что проверяет
xfigures-column-none = Без ответа
xfigures-column-reached = 70 % и больше
xfigures-how-best = Кто учтён: люди с учётной записью, от каждого лучшая попытка с { $since } по { $until }. Кто проходил без согласия, анонимно, не учтён. Место: там, где человек работал, когда его учли впервые в этом учебном году.
xfigures-how-score = Пропущенное задание считается неверным. Порог 70 % сравнивается без округления. «Верно» по части: верные ответы всех людей на все её задания.
xfigures-how-gaps = Самооценка и тест рядом, а не вместе: последняя самооценка области «Функциональная грамотность» и лучший тест. «Уверены»: уровень от 3,2 и меньше 70 %; «скромно»: ниже 2,5 и от 70 %.
xfigures-how-tasks = Задания: по каждому варианту, когда его прошли { $enough } человек. Связь с остальными: корреляция верного ответа с числом остальных верных. Отметки: верно у { $same } % и больше или так же мало; отрицательная связь.
xfigures-how-options = Доли ответов А–Г даны в порядке файла методики; каждый человек видел их в своём порядке.
