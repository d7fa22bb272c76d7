# Программы: подбор, карточка, мой список, загрузка каталога.

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

import-checked = Строк прочитано: { $rows }. С ошибками: { $wrong }.
import-done = Каталог загружен. Строк: { $rows }, новых программ: { $added }, изменилось: { $changed }, ушло в архив: { $archived }.
import-refused = Ничего не загружено: строк с ошибками { $wrong } из { $rows }. Исправьте их и загрузите файл целиком.
import-real-there = Демонстрационные программы не загружаю: в каталоге уже есть настоящие.
import-unknown-columns = Столбцы, которых я не знаю, пропущены: { $columns }
import-row = Строка { $row }. { $errors }
import-no-file = Нет такого файла: { $name }
import-cannot-open = Файл не открывается: { $name }
import-empty = Файл пустой.
import-too-big = Файл больше { $limit } МБ. Уберите из него лишнее или разделите на части.
import-file-gone = Telegram больше не отдаёт этот файл. Пришлите его ещё раз.
import-too-long = В файле больше { $limit } строк. Разделите его на части по организациям.
import-too-wide = Столбцов в файле: { $count }, а должно быть не больше { $limit }.
import-old-excel = Это старая книга Excel (.xls) или книга с паролем. Сохраните её как .xlsx без пароля.
import-broken-book = Книга Excel не открывается. Сохраните её ещё раз как .xlsx или как «CSV UTF-8».
import-too-big-unpacked = Книга слишком велика: больше { $limit } МБ внутри. Оставьте в ней один лист с таблицей.
import-not-a-table = Это не таблица. Нужен файл XLSX, CSV или TSV, первой строкой названия столбцов.
import-no-title = В первой строке нет столбца «Название». Назовите столбцы, например: Название; Вид; Часы; Организация.
import-column-twice = Два столбца об одном и том же: { $column }. Оставьте один.
import-broken-row = Строка { $row } не дочитывается: похоже, в ней или выше открыта и не закрыта кавычка.

import-column-title = название
import-column-kind = вид
import-column-hours = часы
import-column-form = форма
import-column-dot = ДОТ
import-column-provider = организация
import-column-provider_is_state = государственная
import-column-region = регион
import-column-audience = категория слушателей
import-column-year = год
import-column-registry_number = номер в реестре
import-column-in_registry_from = в реестре с
import-column-in_registry_to = в реестре до
import-column-checked_on = дата проверки
import-column-url = ссылка
import-column-price = стоимость
import-column-document = документ
import-column-annotation = аннотация

import-problem-no-title = нет названия
import-problem-missing = не указано
import-problem-too-long = длиннее { $limit } знаков
import-problem-too-few-hours-pk = { $value }, а у повышения квалификации не меньше { $limit }
import-problem-too-few-hours-pp = { $value }, а у профессиональной переподготовки не меньше { $limit }
import-problem-not-hours = «{ $value }» не число часов
import-problem-unknown-kind = «{ $value }», а бывает ПК, ПП или стажировка
import-problem-unknown-form = «{ $value }», а бывает очная, очно-заочная или заочная
import-problem-unknown-dot = «{ $value }», а бывает нет, частично или полностью
import-problem-form-remote = «{ $value }» это технология, а не форма: записано как заочная, полностью дистанционно. Проверьте
import-problem-form-internship = «{ $value }» это не форма обучения: форма не указана
import-problem-not-yes-no = «{ $value }», а нужно да или нет
import-problem-not-a-year = «{ $value }» не год
import-problem-not-a-number = «{ $value }» не похоже на номер в реестре
import-problem-not-a-day = «{ $value }» не дата, напишите, например, 22.11.2026
import-problem-not-a-link = «{ $value }» не ссылка
import-problem-not-a-price = «{ $value }» не сумма в рублях
import-problem-number-twice = { $value } уже стоит в строке { $limit }
import-problem-same-as = та же программа, что в строке { $limit }; повтор пропущен
import-problem-no-competence = не понял из названия, какую компетенцию развивает программа
import-problem-too-many-cells = значений больше, чем столбцов
