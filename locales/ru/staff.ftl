# Списки сотрудников школ.
staff-open = Списки сотрудников
staff-open-one = Список сотрудников
staff-title = <b>Списки сотрудников</b>
staff-none = Списков пока нет. Загрузите таблицу XLSX или CSV, и станет видно, кто уже в боте, а кого ещё позвать.
staff-in-all = { $schools ->
    [one] { $schools } школа
    [few] { $schools } школы
   *[many] { $schools } школ
}, в списках { $count }, из них в боте { $inside }
staff-school = { $number }. { $name }: { $count }, в боте { $inside }
staff-of = <b>Сотрудники</b> · { $school }
staff-empty = Списка этой школы пока нет. Загрузите таблицу, или пусть учителя придут по ссылке.
staff-count = В списке { $count }: в боте { $inside }, ещё нет { $rest }
staff-all = Все
staff-absent = Кого ещё нет
staff-member-in = ✓ { $name }
staff-member-maybe = { $name } (похоже, в боте)
staff-member-not = { $name }
staff-forgotten = <i>имя удалено по просьбе человека</i>
staff-load = Загрузить список
staff-load-again = Другой файл
staff-load-ask =
    Пришлите таблицу XLSX или CSV, до 10 МБ. Первая строка: названия столбцов.

    Нужны ФИО и, если у вас несколько школ, Организация и Муниципалитет. Если есть, возьму и Должность, Предмет, Ступень, Год начала работы. Телефоны и даты рождения уберите: они мне не нужны.

    Сначала покажу, что изменится, и ничего не загружу без вашего слова.
staff-load-not-a-file = Жду таблицу: нажмите на скрепку и приложите файл XLSX или CSV.
staff-reading = Читаю «{ $name }». Скоро скажу, что в нём и что изменится.
staff-applying = Загружаю «{ $name }». Напишу, когда будет готово.
staff-cancelled = «{ $name }»: отменили, ничего не загружено.
staff-dropped = Хорошо, ничего не загружаю.
staff-refused = «{ $name }» не получилось прочитать.
staff-no-rows = В файле только названия столбцов. Впишите людей под ними и пришлите ещё раз.
staff-no-name = Не нашёл столбца с ФИО. Назовите столбцы, например: ФИО; Муниципалитет; Организация; Должность; Предмет.
staff-asked = <b>{ $name }</b> · строк { $lines }, школ { $schools }
staff-added = Новых: { $count }
staff-changed = Изменится: { $count }
staff-gone = Уйдут из списков, потому что их нет в файле: { $count }
staff-doubles = Повторов, объединил: { $count }
staff-odd = Предмет не узнал, запишу «другое»: { $count }
staff-odd-stages = Ступень не узнал, оставлю пустой: { $count }
staff-fresh = Новых школ: { $count }. Добавлю: { $names }. Проверьте, нет ли их уже под другим именем.
staff-same = В списках уже всё так: менять нечего.
staff-no-wrong = Ошибок нет.
staff-wrong = { $count ->
    [one] С ошибкой { $count } строка, её не загружу.
    [few] С ошибками { $count } строки, их не загружу.
   *[many] С ошибками { $count } строк, их не загружу.
}
staff-wrong-first = Первые { $count }:
staff-wrong-line = Строка { $line }: { $what }
staff-lay = Загрузить { $count }
staff-errors = Все ошибки, XLSX
staff-errors-started = Готовлю таблицу с ошибками.
staff-errors-ready = Строки, которые не загрузятся, и что в них поправить.
staff-errors-file = Ошибки в списке
staff-errors-line = Строка
staff-errors-name = ФИО
staff-errors-school = Организация
staff-errors-what = Что поправить
staff-done = Готово.
staff-done-next = Кого ещё нет в боте, позовите ссылкой для учителей: она в списке школы.
staff-problem-name-missing = нет ФИО
staff-problem-name-one = «{ $value }»: нужны фамилия и имя
staff-problem-name-long = «{ $value }…»: слишком длинное ФИО
staff-problem-name-strange = «{ $value }» не похоже на ФИО
staff-problem-municipality-bad = «{ $value }» не похоже на название муниципалитета
staff-problem-municipality-missing = не указан муниципалитет
staff-problem-municipality-many = «{ $value }» есть в нескольких регионах, добавьте столбец «Регион»
staff-problem-municipality-outside = «{ $value }» не в вашей области
staff-problem-region-missing = «{ $value }» ещё нет в списках, добавьте столбец «Регион»
staff-problem-organisation-bad = «{ $value }» не похоже на название школы
staff-problem-organisation-missing = не указана организация
staff-problem-organisation-outside = «{ $value }» не ваша школа
staff-problem-year = «{ $value }»: напишите год начала работы, например 2013

listed-ask-name =
    В школе есть список сотрудников. Напишите фамилию, имя и отчество: найду вас в нём и заполню профиль за вас.
listed-ask = Вы { $name }{ $about }?
listed-yes = Да, это я
listed-done = Готово, профиль заполнил по списку школы.
listed-not-you = Эту строку списка уже взяли, или она не ваша. Ничего не изменилось.
