# Списки программ: поиск, фильтры, порядок, «не подходит».

list-head-find = <b>Поиск: «{ $words }»</b> · найдено { $total }
list-filters-on = Фильтры: { $filters }
list-filters-more = { $filters } и ещё { $count }
list-with-unknown = { $what } и где не указано
list-sort-best = Сначала те, где ваша трудность названа первой; дальше реестр, ваш регион, короче.
list-sort-everything = Сначала программы реестра; дальше ваш регион, короче.
list-sort-find = Сначала те, где ваши слова стоят в названии; дальше реестр, ваш регион, короче.
list-sort-shorter = Сначала короче.
list-sort-sooner = Сначала те, что скоро начнутся.
list-sort-cheaper = Сначала бесплатные, дальше дешевле.
list-unknown =
    { $count ->
        [one] Ещё { $count } программа { $without }.
        [few] Ещё { $count } программы { $without }.
       *[many] Ещё { $count } программ { $without }.
    }
list-admit = Показать и их
list-without-hours = без указания часов
list-without-form = без формы
list-without-dot = без слов о дистанте
list-without-dates = без дат
list-without-subject = без предмета
list-without-stage = без ступени
list-without-region = без региона
list-without-free = без цены
list-without-document = без вида документа
list-passed =
    { $count ->
        [1] По области { $areas } программ пока нет, поэтому сначала эта.
       *[other] По областям { $areas } программ пока нет, поэтому сначала эта.
    }
list-corrected = Нашёл по «{ $taken }», вы написали «{ $typed }».
list-some = Всех этих слов вместе нет ни в одной программе. Вот где есть хотя бы часть, сначала где больше.
list-nothing-found = Такого в каталоге нет. Попробуйте одно слово вместо нескольких или скажите по-другому: «оценивание», «одарённые», «ИКТ».
list-nothing-filtered = С этими фильтрами ничего не подошло. Снимите часть из них или все сразу.
list-not-ready = Каталог сейчас готовится к поиску, это минута или две. Нажмите «Ещё раз» чуть позже.
list-again = Ещё раз
list-search = Поиск
list-filters = Фильтры
list-order = Порядок
list-marked = ✗ Отмечена: { $why }
list-marks = Мои отметки · { $count }
list-reset = Сбросить фильтры
list-reset-done = Фильтры сняты.
list-taste-hours = длинные (от { $hours } ч)
list-taste-paid = платные
list-taste-far = очные без дистанта
list-taste-themes = похожие на отмеченные темы
list-taste-not_mine = для других предметов и классов
list-taste = Ниже остальных стоят { $said }: так вы отметили.

search-ask =
    <b>Что найти?</b>

    Напишите тему, часть названия, организацию или номер в реестре. Подойдёт и «фгос началка», и «оценивание математика»: окончания и опечатки не мешают.
search-ask-last = В прошлый раз вы искали «{ $words }».
search-again = Ещё раз «{ $words }»
search-no-words = Не вижу здесь слов для поиска. Напишите, например, «функциональная грамотность».

filters-title =
    { $count ->
        [one] <b>Фильтры</b> · подходит { $count } программа
        [few] <b>Фильтры</b> · подходят { $count } программы
       *[many] <b>Фильтры</b> · подходит { $count } программ
    }
filters-none = Ничего не ограничено: показываю всё подходящее.
filters-about = Действуют во всех списках и в поиске, пока вы их не снимете.
filters-line = { $name }: { $value }
filters-any = всё равно
filters-show-count = Показать · { $count }
filters-reset-all = Сбросить всё
filters-changed = Такого значения больше нет. Вот как сейчас.
filter-hours = Часы
filter-form = Форма
filter-dot = Дистанционно
filter-dates = Даты
filter-subject = Предмет
filter-stage = Ступень
filter-region = Регион
filter-free = Стоимость
filter-registry = Реестр
filter-document = Документ
filter-sort = Порядок
filter-ask-hours = Сколько часов? Можно выбрать или написать: «36», «36–72», «до 72».
filter-ask-form = В какой форме учиться?
filter-ask-dot = Сколько занятий дистанционно?
filter-ask-dates = Когда учиться? Можно написать: «в феврале», «с 1 по 20 декабря», «до 15 января».
filter-ask-subject = Для какого предмета?
filter-ask-stage = Для какой ступени?
filter-ask-region = Где учат? Можно выбрать или написать: «Пермский край».
filter-ask-free = Только бесплатные?
filter-ask-registry = Только из федерального реестра?
filter-ask-document = Какой документ нужен?
filter-now = Сейчас: { $value }
filter-unknown =
    { $count ->
        [one] У { $count } программы это не указано.
        [few] У { $count } программ это не указано.
       *[many] У { $count } программ это не указано.
    }
filter-unknown-in = Не указанные тоже показываю.
filter-admit = Показывать и не указанные
filter-leave-out = Без не указанных
filter-option-count = { $option } · { $count }
filter-chosen = ✓ { $option }
filter-none-to-choose = Выбирать пока не из чего: ни в одной программе этого нет.
filter-bad-hours = Не понял «{ $typed }». Напишите число часов или два: «36», «36–72», «до 72».
filter-bad-dates = Не понял «{ $typed }». Напишите, например, «в феврале» или «с 1 по 20 декабря».
filter-bad-region = Не нашёл региона «{ $typed }». Напишите, например, «Пермский край».
filter-many-regions = Подходит несколько: { $names }. Напишите полностью.
filter-hours-least = от { $least } ч
filter-hours-most = до { $most } ч
filter-hours-one = { $least } ч
filter-hours-both = { $least }–{ $most } ч
filter-dot-full = полностью дистанционно
filter-dot-any = хотя бы часть дистанционно
filter-dot-none = без дистанта
filter-dates-soon = начало в ближайшие 3 месяца
filter-dates-both = { $first } – { $last }
filter-dates-first = с { $first }
filter-dates-last = до { $last }
filter-yes-free = бесплатно
filter-yes-registry = в федреестре
filter-document-pk = удостоверение
filter-document-pp = диплом о переподготовке
filter-document-internship = сертификат о стажировке
filter-mine = { $value } (мой)
stage-atomic-preschool = детский сад
stage-atomic-primary = 1–4 классы
stage-atomic-basic = 5–9 классы
stage-atomic-senior = 10–11 классы
stage-atomic-vocational = колледж (СПО)
stage-atomic-additional = доп. образование

sort-title =
    <b>Порядок</b>

    { $best } Это и есть «Самое подходящее».

    В любом другом порядке программы без часов, дат или цены стоят последними.
sort-best = Самое подходящее
sort-shorter = Короче
sort-sooner = Скоро начнутся
sort-cheaper = Дешевле
sort-done = Переставил.

unsuitable-button = Не подходит
unsuitable-ask =
    «{ $title }»

    Чем не подходит? Уберу её из подобранных вам, а причину учту: похожее будет стоять ниже. Вернуть можно в любой момент.
unsuitable-theme = Тема не та
unsuitable-known = Уже есть документ
unsuitable-long = Слишком долго
unsuitable-paid = Платно
unsuitable-far = Далеко ехать
unsuitable-not_mine = Не мой предмет, классы
unsuitable-said-theme = Убрал. Похожие темы будут ниже.
unsuitable-said-known = Убрал, и такие же программы других организаций тоже.
unsuitable-said-long = Убрал. Такие длинные будут ниже.
unsuitable-said-paid = Убрал. Платные будут ниже.
unsuitable-said-far = Убрал. Очные без дистанта будут ниже.
unsuitable-said-not_mine = Убрал. Для других предметов и классов будут ниже.
unsuitable-said-alone = Убрал, больше её не предложу.
unsuitable-said-here = Отметил. В подобранных вам её больше не будет.
unsuitable-was = Она уже отмечена.
unsuitable-on-card = ✗ Отмечена как неподходящая: { $why }. В подобранных её нет.
unsuitable-restore = Вернуть в подбор
unsuitable-restored = Вернул в подобранные.
unsuitable-restored-all = Все отметки сняты.
unsuitable-not-there = Этой отметки уже нет.
refused-head =
    <b>Мои отметки</b> · { $count ->
        [one] { $count } программа не подходит
        [few] { $count } программы не подходят
       *[many] { $count } программ не подходят
    }
refused-learned = Поэтому в подобранных вам ниже остальных стоят { $said }.
refused-entry-why = { "   " }{ $why }, { $day }
refused-return = Вернуть { $number }
refused-return-all = Вернуть все
refused-empty = Отметок нет. Если программа вам не подходит, скажите об этом на её карточке: уберу её из подобранных и пойму, что искать.
refused-why-theme = тема не та
refused-why-known = уже есть документ или знакомо
refused-why-long = слишком долго
refused-why-paid = платно
refused-why-far = далеко ехать
refused-why-not_mine = не мой предмет или классы
action-programme-refused = программа отмечена как неподходящая
action-programme-refusal_undone = отметка «не подходит» снята
my-data-unsuitable = Программы, отмеченные как неподходящие
my-data-marked = { $why }, { $day }
my-data-unmarked = отметка снята { $day }
