# Профиль и места: предмет, ступень, регион, муниципалитет, школа, стаж, часовой пояс.
profile-title = <b>{ $name }, ваш профиль</b>
profile-title-nameless = <b>Ваш профиль</b>
profile-subject = Предмет: { $subject }
profile-stage = Ступень: { $stage }
profile-full-name = В списках ведущих: { $name }
profile-region = Регион: { $region }
profile-municipality = Муниципалитет: { $name }
profile-school = Школа: { $name }
profile-years-since = В профессии с { $year } года
profile-years-unknown = Стаж: не указан
profile-zone = Часовой пояс: { $zone }
profile-language = Язык: русский
profile-role = Роль: { $role }, { $place }
profile-nameless = Вы без имени. Регион, школа и стаж понадобятся, только если вы дадите согласие.
profile-unverified = * название с ваших слов, его ещё не проверили
profile-agree = Дать согласие
profile-saved = Записал.
profile-change-subject = Предмет
profile-change-stage = Ступень
profile-change-full_name = Фамилия и имя
profile-change-region = Регион
profile-change-municipality = Муниципалитет
profile-change-school = Школа
profile-change-years = Стаж
profile-change-zone = Часовой пояс
profile-change-language = Язык

subject-ask = Что вы преподаёте? Если предметов несколько, выберите главный.
stage-ask = С кем вы работаете?

years-ask = С какого года вы в профессии? Выберите или напишите год, например 2013. Можно и так: 12 лет.
years-first = Первый год
years-wrong = Не понял «{ $typed }». Напишите год, когда начали работать, например { $example }.

full-name-ask = Как вас записать в список, который видит ведущий занятия? Напишите фамилию и имя одной строкой, например «Иванова Анна».
full-name-ask-seat =
    <b>Место за вами.</b>

    Ведущему нужен список. Как вас записать? Напишите фамилию и имя одной строкой, например «Иванова Анна».
full-name-ask-door =
    <b>Ведущий видит, что вы пришли.</b>

    Как вас записать в список? Напишите фамилию и имя одной строкой, например «Иванова Анна».
full-name-need-consent = Фамилию и имя храню только с вашего согласия.
full-name-skip = Пропустить
full-name-saved = Записал: { $name }.
full-name-one = Нужны и фамилия, и имя, через пробел. Например, «Иванова Анна».
full-name-long = Слишком длинно: хватит { $limit } знаков. Напишите только фамилию, имя и отчество, например «Иванова Анна Сергеевна».
full-name-strange = В списке должны быть только буквы. Напишите фамилию и имя, например «Иванова Анна».

region-ask = Напишите регион, например «Краснодарский край» или просто «краснодар». Или выберите из списка.
region-which = Похожих несколько. Какой из них?
region-unknown = Не нашёл региона «{ $typed }». Напишите по-другому, например «Кубань», «Пермский край» или «Казань».

municipality-ask =
    { $region }. Какой район, округ или город?

    Напишите название, например «Тимашевский район».
municipality-example = Тимашевский район
school-ask =
    { $municipality }. Как называется ваша школа?

    Коротко, например «СОШ № 11».
school-example = СОШ № 11

places-which =
    Вот что похоже на «{ $typed }». Выберите.

    Если нужного здесь нет, напишите название ещё раз, и я добавлю его.
places-empty = Название получилось пустым. Напишите, например, «{ $example }».
places-long = Слишком длинно: названию хватит { $limit } знаков. Напишите, например, «{ $example }».
places-strange = Не похоже на название. Напишите, например, «{ $example }».
places-need-consent = Регион и школу храню только с вашего согласия.
places-region-first = Сначала регион.
places-municipality-first = Сначала муниципалитет.

zone-ask = Какой у вас часовой пояс? Напишите город или, например, «МСК+4». Или выберите.
zone-which = Какой из них ваш?
zone-in-region = { $region }: здесь несколько часовых поясов. Какой ваш?
zone-unknown = Не понял «{ $typed }». Напишите, например, «МСК+4» или «Красноярск», или выберите.
