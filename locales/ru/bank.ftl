# Банк методик: что есть, карточка, просмотр глазами учителя, загрузка своей.
bank-open = Банк методик
bank-title = <b>Банк методик</b>
bank-what = Самодиагностика и тесты, которые проходят ваши учителя. Откройте методику: посмотреть вопросы, забрать файл, сделать свою.
bank-empty = Пока ничего нет. Свою методику можно загрузить файлом.
bank-everywhere = все регионы
bank-row =
    { $number }. <b>{ $title }</b> · { $version }
    { $told }
bank-state-draft = Черновик
bank-state-withdrawn = Отозвано
bank-load = Загрузить свою

bank-variant = { $title }, вариант { $letter }
bank-code = Код { $code } · версия { $version }
bank-shipped = Входит в «Маршрут»
bank-published = Опубликовано { $day }, { $by }
bank-withdrawn = Отозвано { $day }: начать нельзя, начатое можно закончить
bank-made-draft = Черновик от { $day }, { $by }. Учителя его не видят
bank-made-dropped = Черновик удалён { $day }. Его можно вернуть в течение 30 дней
bank-nobody = имя не указано
bank-newer = Есть новее: { $version }
bank-for = Для кого: { $place }
bank-asks =
    { $count ->
        [one] { $count } вопрос
        [few] { $count } вопроса
       *[many] { $count } вопросов
    }
bank-asks-short = { $asks }, из них { $core } в краткой форме
bank-asks-test =
    { $count ->
        [one] { $count } задание
        [few] { $count } задания
       *[many] { $count } заданий
    }
bank-asks-part = • { $part }: { $count }
bank-unreadable = Эта версия записана по старым правилам: показать вопросы не могу, но файл забрать можно.
bank-uses = Прошли: { $completed } · проходят сейчас: { $going }
bank-uses-few = меньше пяти
bank-uses-many = больше { $count }
bank-look = Посмотреть
bank-version = Версия { $version }
bank-publish = Опубликовать
bank-drop = Удалить черновик
bank-restore = Вернуть черновик
bank-withdraw = Отозвать
bank-bring-back = Вернуть
bank-file-started = Собираю файл. Пришлю, как будет готов.
bank-file-ready = Готово. Поменяйте в файле, что нужно, и пришлите обратно: банк методик → «Загрузить свою».

bank-against = По сравнению с версией { $version }:
bank-new = • добавлено { $count }: { $themes }
bank-gone = • убрано { $count }: { $themes }
bank-reworded = • изменено { $count }: { $themes }
bank-the-same = • вопросы и ответы те же
bank-themes-more = { $themes } и ещё { $count }
bank-publish-ask = Опубликовать «{ $title }», версию { $version }?
bank-publish-twin = Вместе выйдет «{ $title }», версия { $version }.
bank-publish-first = Это новая методика: учителя найдут её в «Других методиках».
bank-publish-comparable = Прошлые результаты можно будет сравнить с новыми.
bank-publish-apart = Первая цифра версии новая: прошлые результаты с новыми не сравниваются.
bank-publish-follow = Кто проходит сейчас, продолжит с новыми словами, ответы сохранятся.
bank-publish-anew = Кто проходит сейчас, начнёт с первого вопроса.
bank-publish-test = Кто проходит тест сейчас, закончит его с прежними заданиями.
bank-publish-unlike = Вопросы добавлены или убраны, а первая цифра версии прежняя. Если сравнивать с прошлым уже не стоит, увеличьте её в файле.
bank-publish-stays = Опубликованную версию не поправить: правки идут следующей. Отозвать методику можно в любой день.
bank-published-toast = Опубликовано. Учителя уже могут начать.
bank-published-both = Опубликованы оба варианта теста.
bank-one-test = Тест функциональной грамотности один на всех, новые версии публикует администратор. Черновик можно смотреть и забрать файлом, чтобы передать ему.
bank-taken = Код «{ $code }» занят: эту методику ведёт { $place }. Впишите в файл свой код латинскими буквами, например «{ $code }_our», и загрузите его ещё раз.
bank-not-higher = Версия { $version } не выше опубликованной { $highest }. Увеличьте её в файле и загрузите его ещё раз: вторую цифру, если поправили слова, первую, если спрашиваете о другом.
bank-no-twin = У теста два варианта, они публикуются вместе. Загрузите вариант { $letter } с той же первой цифрой версии.
bank-unlike-twin =
    Варианты теста не совпадают по трудности и темам, так сравнивать их нельзя.

    { $item }: { $why }
bank-withdraw-ask =
    Отозвать «{ $title }»?

    Начать больше никто не сможет. Кто уже начал, закончит; результаты останутся. Вернуть можно в любой день.
bank-withdrawn-toast = Отозвано. Передумаете: «Вернуть».
bank-returned-toast = Методика снова доступна учителям.
bank-dropped-toast = Черновик удалён. Передумаете: «Вернуть черновик».
bank-restored-toast = Черновик на месте.

bank-preview = <b>{ $title }</b> · { $version }
bank-preview-items =
    { $count ->
        [one] { $count } вопрос
        [few] { $count } вопроса
       *[many] { $count } вопросов
    } по областям
bank-preview-tasks =
    { $count ->
        [one] { $count } задание
        [few] { $count } задания
       *[many] { $count } заданий
    } по частям
bank-preview-how = Вопросы показаны так, как их увидит учитель, под каждым пометки для методиста. Ответы при просмотре не сохраняются.
bank-preview-first = С начала
bank-preview-head = <i>Просмотр</i>
bank-preview-answer = Это просмотр, ответ не сохраняется.
bank-part-button = { $name } · { $count }
bank-part-item =
    { $number }. <b>{ $theme }</b>
    { $question }
bank-notes = <b>Для методиста</b>
bank-note-theme = Тема: { $theme }
bank-note-behaviour = О чём: { $behaviour }
bank-note-source = Источник: { $source }
bank-note-id = Код: { $id }
bank-note-core = Входит в короткую форму
bank-note-key = Верный ответ: <b>{ $letter }</b>, { $option }
bank-note-explanation = После теста: { $explanation }
bank-note-measures = Проверяет: { $measures } · трудность { $difficulty } из 3
bank-note-shuffled = Здесь ответы стоят как в файле, учителю показываю вперемешку.
bank-table = Таблица
bank-chart = График
bank-to-task = К заданию

bank-load-ask =
    <b>Методика из файла</b> · { $place }

    Пришлите XLSX или TOML до { $limit } МБ. Проверю каждую строку и сделаю черновик: учителя увидят методику, только когда вы её опубликуете.

    Проще начать с готовой: откройте её в банке, заберите «XLSX», поменяйте вопросы и код, пришлите сюда.
bank-not-a-file = Жду файл методики, XLSX или TOML. Образец: откройте любую методику в банке и нажмите «XLSX».
bank-reading = Читаю «{ $name }». Скажу, что получилось.
bank-dropped = «{ $name }»: черновика из этого файла уже нет, его опубликовали, удалили или заменили другим файлом.
bank-refused = Не получилось прочитать «{ $name }».
bank-load-again = Другой файл
bank-wrong =
    { $count ->
        [one] «{ $name }»: { $count } ошибка. Исправьте её и пришлите файл ещё раз, черновика пока нет.
        [few] «{ $name }»: { $count } ошибки. Исправьте их и пришлите файл ещё раз, черновика пока нет.
       *[many] «{ $name }»: { $count } ошибок. Исправьте их и пришлите файл ещё раз, черновика пока нет.
    }
bank-wrong-first = Первые { $count }:
bank-errors = Все ошибки, XLSX
bank-errors-ready = Все замечания к файлу, по строкам.
bank-drafted = Черновик готов: <b>{ $title }</b>, версия { $version }. Ошибок нет.
bank-drafted-next = Посмотрите его глазами учителя и опубликуйте, когда всё так.
bank-doubts =
    { $count ->
        [one] { $count } замечание, публиковать не мешает:
        [few] { $count } замечания, публиковать не мешают:
       *[many] { $count } замечаний, публиковать не мешают:
    }
bank-doubts-all = Все замечания, XLSX
bank-to-card = К методике
bank-to-draft = К черновику
