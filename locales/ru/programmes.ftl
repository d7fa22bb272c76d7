# Программы: подбор, карточка, мой список.

programmes-head = <b>{ $area }, { $level } из 4</b> · найдено { $total }
programmes-head-area = <b>{ $area }</b> · найдено { $total }
programmes-head-all = <b>Под все ваши трудности</b> · найдено { $total }
programmes-head-everything = <b>Все программы</b> · { $total }
programmes-entry = <b>{ $number }</b>  { $title }
programmes-entry-line = { "   " }{ $line }
programmes-entry-why = { "   " }Почему: { $why }
programmes-demo-note = Это демонстрационный каталог. Настоящий загрузит администратор или координатор региона.
programmes-none-diagnosed =
    Подбираю программы по результатам диагностики: под то, что вам стоит подтянуть, и с объяснением почему.

    Диагностики пока нет. Она добровольная и занимает около 10 минут.
programmes-no-deficits =
    Явных трудностей диагностика не нашла, подбирать пока нечего. Если хочется учиться дальше, посмотрите все программы.
programmes-empty-area =
    Программ по этой теме для вашего предмета и ступени пока нет. Загляните во все программы: там бывают и смежные.
programmes-empty-everything =
    Каталог пока пуст. Программы загружает администратор или координатор региона. Как только они появятся, подберу их под ваши трудности.
programmes-diagnose = Пройти диагностику
programmes-everything = Все программы
programmes-all-deficits = Все трудности
programmes-my-list = Мой список
programmes-to-suggested = Подобранные мне

programme-hours =
    { $hours ->
        [one] { $hours } час
        [few] { $hours } часа
       *[many] { $hours } часов
    }
programme-hours-short = { $hours } ч
programme-hours-unknown = часы не указаны
programme-kind-pk = повышение квалификации
programme-kind-pp = профессиональная переподготовка
programme-kind-internship = стажировка
programme-form-full_time = очно
programme-form-part_time = очно-заочно
programme-form-extramural = заочно
programme-dot-none = без дистанционных технологий
programme-dot-partly = частично дистанционно
programme-dot-full = дистанционно

why-themes =
    { $count ->
        [1] { $themes }, это ваше трудное место
       *[other] { $themes }, это ваши трудные места
    }
why-themes-two = { $first } и { $second }
why-area = { $area }, { $level } из 4
why-besides = { $why }; заодно область «{ $area }»
why-besides-two = { $why }; заодно области «{ $first }» и «{ $second }»
why-secondary = { $why }; программа в том числе и об этом

card-title = <b>{ $title }</b>
card-about = О чём: { $about }
card-provider = Проводит: { $provider }
card-region = Регион: { $region }
card-audience = Для кого: { $audience }
card-document = Документ: { $document }
card-document-pk = удостоверение о повышении квалификации
card-document-pp = диплом о профессиональной переподготовке
card-document-internship = сертификат (справка) о стажировке, это не удостоверение о повышении квалификации
card-price = Стоимость: { $price } ₽
card-free = Стоимость: бесплатно
card-financing-budget = Стоимость: бесплатно, за счёт бюджета
card-financing-paid = Стоимость: платно, сколько, не указано
card-dates = Занятия: { $first } – { $last }
card-starts = Начало: { $day }
card-ends = Окончание: { $day }
card-apply-until = Заявки до { $day }
card-places = Мест: { $count }
card-typical = Типовая программа
card-individual = Можно учиться по индивидуальному плану
card-registry = Номер в реестре: { $number }
card-registry-on = Номер в реестре: { $number } · есть в федреестре на { $day }
card-registry-term = Срок в реестре: { $from } – { $to }
card-no-registry = Номер в реестре не указан
card-checked = Сведения проверены { $day }
card-not-state = Организация негосударственная: уточните у методиста, зачтут ли документ.
card-missing = Не указано: { $what }
card-missing-kind = вид
card-missing-hours = часы
card-missing-form = форма
card-missing-provider = организатор
card-missing-region = регион
card-missing-audience = для кого
card-missing-price = стоимость
card-missing-dates = даты
card-missing-url = ссылка
card-why = <b>Почему здесь:</b> { $why }
card-words = В названии: { $words }
card-areas = Компетенции: { $areas }
card-demo-mark = демо
card-demo = Демо: записаться на эту программу нельзя.
card-archived = Этой программы больше нет в каталоге организатора. Карточка осталась, потому что вы её выбирали.
card-in-list = ✓ В вашем списке с { $day }
card-take = В мой список
card-drop = Убрать из списка
card-take-again = Вернуть в список
card-link = Страница программы
card-taken = Добавлено в ваш список.
card-already = Уже в вашем списке.
card-dropped = Убрано из списка. Если передумаете, нажмите «Вернуть в список».
card-was-not = Этой программы в вашем списке нет.
card-gone = Такой программы больше нет. Вот список.

my-list-head = <b>Мой список</b> · { $count ->
        [one] { $count } программа
        [few] { $count } программы
       *[many] { $count } программ
    }
my-list-since = выбрана { $day }
my-list-for = Под трудность: { $area }, было { $level } из 4
my-list-archived = сейчас нет в каталоге организатора
my-list-empty =
    Здесь будут программы, которые вы добавите кнопкой «В мой список», и трудность, под которую выбрали каждую.

    Пока пусто.
my-list-find = Подобрать программы
