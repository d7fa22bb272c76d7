# Каталог программ: что в нём, загрузка файла, отмена загрузки, компетенции вручную.
command-import = загрузить каталог программ
catalogue-open = Каталог
catalogue-title = <b>Каталог программ</b>
catalogue-count =
    { $count ->
        [one] В подборе { $count } программа
        [few] В подборе { $count } программы
       *[many] В подборе { $count } программ
    }
catalogue-registry = • с номером федреестра: { $count }
catalogue-hourless = • без часов: { $count }
catalogue-without = • компетенции не определены: { $count }
catalogue-doubtful = • компетенции под вопросом: { $count }
catalogue-corrected = • поправлено вручную: { $count }
catalogue-empty = Каталог пока пуст: подбирать учителям не из чего.
catalogue-demo = Сейчас здесь демонстрационные программы ({ $count }): на них можно всё попробовать. Когда загрузите свой файл, они уйдут сами.
catalogue-demo-other = Сейчас здесь демонстрационные программы, настоящих пока нет.
catalogue-not-loader = Программы загружают администратор и региональный координатор.
catalogue-load = Загрузить файл
catalogue-load-again = Другой файл
catalogue-sample = Образец
catalogue-going-on = К файлу «{ $name }»
catalogue-undo = Отменить загрузку
catalogue-to-without = Без компетенций: { $count }
catalogue-to-doubtful = Под вопросом: { $count }
catalogue-look = Все программы

catalogue-last = Последняя загрузка: { $day }, «{ $name }»
catalogue-last-by = Последняя загрузка: { $day }, { $who }, «{ $name }»
catalogue-until = Отменить её можно до { $until }.
catalogue-was-undone = Загрузка «{ $name }» отменена { $day }, каталог прежний.
catalogue-now-applying = Сейчас загружается «{ $name }». Пока она не закончена, все видят прежний каталог.
catalogue-now-undoing = Сейчас отменяется загрузка «{ $name }».

catalogue-load-ask =
    Пришлите таблицу программ: XLSX, CSV или TSV, до 10 МБ. В одной из первых строк названия столбцов.

    Обязательно только «Название». Чем больше скажет файл (вид, часы, форма, организация, номер в реестре, для кого, стоимость, даты, ссылка), тем точнее подбор. Как назвать столбцы, показывает образец.

    Сначала покажу, что изменится. Без вашего слова каталог останется прежним.
catalogue-not-a-file = Жду таблицу: нажмите на скрепку и приложите файл XLSX, CSV или TSV.
catalogue-staging = Читаю «{ $name }» и сравниваю с каталогом. Напишу, что изменится.
catalogue-refused = «{ $name }» не получилось прочитать.
catalogue-dropped = «{ $name }»: решено не загружать. Каталог прежний.
catalogue-overtaken = Пока «{ $name }» ждал решения, каталог изменился, и сравнение устарело. Пришлите файл ещё раз, сравню заново.
catalogue-not-yours = Загружать каталог вам сейчас нельзя: роль изменилась.
catalogue-again = Обновить

catalogue-rows =
    { $count ->
        [one] <b>{ $name }</b> · { $count } строка
        [few] <b>{ $name }</b> · { $count } строки
       *[many] <b>{ $name }</b> · { $count } строк
    }
catalogue-change-new = Новых: { $count }
catalogue-change-changed = Изменится: { $count }
catalogue-change-back = Вернётся из архива: { $count }
catalogue-change-gone = Уйдёт в архив, этих программ нет в файле: { $count }
catalogue-same = Останется как есть: { $count }
catalogue-example = • { $title }
catalogue-example-columns = • { $title } ({ $columns })
catalogue-more = и ещё { $count }
catalogue-much = ⚠ В архив уйдёт { $share } % программ этих организаций. Если в файле не всё, пришлите полный.
catalogue-nothing = В каталоге уже всё так: менять нечего.
catalogue-unknown = Этих столбцов не знаю, они пропущены: { $columns }
catalogue-warnings = Замечаний: { $count }. Загрузить они не мешают, чаще всего это:
catalogue-tally = • { $what } ({ $count })
catalogue-wrong =
    { $wrong ->
        [one] С ошибками { $wrong } строка. Каталог загружается только целиком, поэтому пока не меняю ничего. Исправьте её и пришлите файл ещё раз.
        [few] С ошибками { $wrong } строки. Каталог загружается только целиком, поэтому пока не меняю ничего. Исправьте их и пришлите файл ещё раз.
       *[many] С ошибками { $wrong } строк. Каталог загружается только целиком, поэтому пока не меняю ничего. Исправьте их и пришлите файл ещё раз.
    }
catalogue-wrong-line = Строка { $line } · { $what }
catalogue-wrong-lines = Строки { $lines } · { $what }
catalogue-wrong-lines-more = Строки { $lines } и другие · { $what }
catalogue-wrong-more = Остальное в таблице «Ошибки и замечания».
catalogue-problem = { $column }: { $what }
catalogue-apply = Применить
catalogue-drop = Не применять
catalogue-changes = Что изменится
catalogue-problems = Ошибки и замечания
catalogue-sure =
    Точно применить «{ $name }»?

    В архив уйдёт { $gone } из { $of } программ этих организаций. Подбирать их больше не буду; у кого они уже в списке, карточка останется. Сутки всё можно вернуть.
catalogue-sure-yes = Да, применить
catalogue-sure-no = Посмотреть ещё раз

catalogue-applying = Загружаю «{ $name }»: { $done } из { $of }. Пока не закончу, все видят прежний каталог. Напишу, когда будет готово.
catalogue-undoing = Возвращаю каталог, каким он был до «{ $name }»: осталось { $done } из { $of }. Напишу, когда будет готово.
catalogue-applied = Готово: «{ $name }» в каталоге.
catalogue-added = Новых: { $count }
catalogue-changed = Изменилось: { $count }
catalogue-archived = Ушло в архив: { $count }
catalogue-stands =
    { $count ->
        [one] Теперь в подборе { $count } программа.
        [few] Теперь в подборе { $count } программы.
       *[many] Теперь в подборе { $count } программ.
    }
catalogue-undone = Каталог снова такой, каким был до «{ $name }». Что люди успели выбрать, осталось у них.
catalogue-undo-ask =
    Вернуть каталог, каким он был до «{ $name }»?

    Новые программы уйдут, изменённые станут прежними, ушедшие вернутся. Что люди успели выбрать и что вы поправили вручную, останется.
catalogue-undo-yes = Вернуть прежний
catalogue-undo-no = Оставить как есть
catalogue-no-undo-late = Прошло больше суток, эту загрузку уже не отменить. Загрузите прежний файл: сравню и верну.
catalogue-no-undo-not-last = Отменить можно только последнюю загрузку. Вот она.
catalogue-no-undo-busy = Каталог сейчас меняется. Дождитесь конца и попробуйте ещё раз.
catalogue-no-undo-state = Эта загрузка уже отменена или не была применена.
catalogue-busy = Каталог сейчас меняет другая загрузка. Подождите немного и нажмите ещё раз.
catalogue-dropped-toast = Хорошо, каталог прежний.
catalogue-file-started = Собираю файл. Пришлю, как будет готов.
catalogue-file-changes = Что изменится, если применить файл: было, станет, уйдёт.
catalogue-file-problems = Что не так в файле, по строкам и столбцам. «Ошибка» мешает загрузить, «замечание» нет.
catalogue-file-sample = Образец каталога. Заполните первый лист; на втором сказано, что значит каждый столбец.

catalogue-sample-file = Образец каталога
catalogue-sample-sheet = Программы
catalogue-sample-how = Как заполнять

catalogue-codes-open = Поправить компетенции
catalogue-codes-title = <b>Компетенции программы</b>
catalogue-codes-doubtful = <b>Компетенции под вопросом</b> · осталось { $count }
catalogue-codes-without = <b>Без компетенций</b> · осталось { $count }
catalogue-codes-area = { $number }. { $area }
catalogue-codes-area-why = { $number }. { $area }: слова { $words }
catalogue-codes-empty = Пока ни одной: в подбор по трудностям программа не попадает.
catalogue-codes-by-hand = Поправлено вручную { $day }. Следующие загрузки этого не изменят.
catalogue-codes-ask-1 = О чём программа прежде всего? Нажмите область: запишу сразу и для всех.
catalogue-codes-ask-2 = Записано. Если программа и о другом, нажмите вторую область.
catalogue-codes-ask-3 = Записано. Можно добавить третью, последнюю.
catalogue-codes-full = Записано, больше трёх областей не бывает.
catalogue-codes-right = ✓ Всё верно
catalogue-codes-undo = Вернуть как было
catalogue-codes-first = Выбрать заново
catalogue-codes-next = Следующая ›
catalogue-codes-skip = Пропустить ›
catalogue-codes-previous = ‹ К прошлой
catalogue-codes-card = К программе
catalogue-codes-kept = Отмечено: области верные.
catalogue-codes-undone = Вернулись области, которые я вижу в названии.
catalogue-codes-was-not = Здесь ничего не правили вручную.
catalogue-codes-skipped = Это последняя. Пропущено: { $count }.
catalogue-codes-again = С начала
catalogue-codes-none-doubtful = Программ под вопросом не осталось. Спасибо, подбор стал точнее.
catalogue-codes-none-without = У каждой программы есть компетенции. Спасибо, подбор стал точнее.
catalogue-sample-about-title = Обязательно. Из названия я понимаю, какие компетенции развивает программа.
catalogue-sample-about-kind = ПК (повышение квалификации, от 16 часов), ПП (переподготовка, от 250 часов) или стажировка.
catalogue-sample-about-hours = Число часов.
catalogue-sample-about-form = Очная, очно-заочная или заочная. «Дистанционная» это технология: для неё следующий столбец.
catalogue-sample-about-dot = Дистанционные технологии: нет, частично или полностью.
catalogue-sample-about-provider = Кто проводит. Если программы этой организации нет в новом файле, она уйдёт в архив.
catalogue-sample-about-region = Субъект Российской Федерации.
catalogue-sample-about-audience = Для кого: по этим словам подбираю предмет и классы.
catalogue-sample-about-registry_number = Номер в федеральном реестре ДПП. Нет в реестре: оставьте пустым.
catalogue-sample-about-starts_on = День начала, например 01.02.2027.
catalogue-sample-about-ends_on = День окончания.
catalogue-sample-about-apply_until = До какого дня принимают заявки.
catalogue-sample-about-places = Сколько слушателей возьмут.
catalogue-sample-about-price = В рублях; 0, если бесплатно.
catalogue-sample-about-url = Страница программы, с https://.
catalogue-sample-about-annotation = О чём программа, своими словами. Столбцы «Цель» и «Планируемые результаты» тоже прочту.
