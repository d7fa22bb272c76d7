# Опросы: что нужно людям места. Список, черновик, вопросы, ответы, сводка, файл.
polls-title = <b>Опросы</b>
polls-none = Здесь будут опросы: спросите людей, чему они хотят учиться и что мешает. До последней кнопки никто ничего не увидит.
polls-count =
    { $count ->
        [one] { $count } опрос
        [few] { $count } опроса
       *[many] { $count } опросов
    }, новые сверху
polls-new = Новый опрос
polls-row = { $title } · { $state }
polls-draft = черновик
polls-open = открыт, { $count }
polls-closed = закрыт, { $count }
polls-above = Опросы сверху: { $count }
polls-above-text = Опросы региона и муниципалитета: откройте, чтобы увидеть ответы вашего места.
polls-above-none = Регион и муниципалитет пока ни о чём не спрашивали.
polls-above-open = идёт
polls-above-closed = закрыт
polls-mine-text = Какой откроем? Остановиться можно в любой момент.
polls-mine-none = Опросов, которые ждут вашего ответа, сейчас нет.
menu-polls = Опросы

# Карточка
poll-title = <b>{ $title }</b>
poll-is-draft = Черновик · { $place }
poll-is-open = Открыт · { $place }
poll-is-closed = Закрыт · { $place }
poll-till = { $until ->
    [none] Отвечать можно, пока опрос открыт.
   *[day] Отвечать можно до { $until }.
}
poll-question = { $number }. { $text } ({ $kind })
poll-line = • { $text } ({ $kind })
poll-kind-one = один из { $count }
poll-kind-many = несколько из { $count }
poll-kind-words = словами
poll-no-questions = Вопросов пока нет. Добавьте первый.
poll-done =
    { $count ->
        [0] Пока никто не ответил.
        [one] Ответил { $count } человек.
        [few] Ответили { $count } человека.
       *[many] Ответили { $count } человек.
    }
poll-reached =
    { $count ->
        [one] Приглашение дошло до { $count } человека.
        [few] Приглашение дошло до { $count } человек.
       *[many] Приглашение дошло до { $count } человек.
    }
poll-unsent = Приглашений ещё не было: опрос виден только в меню «Опросы».
poll-only-invited = Ответить могут только те, кого позвали: приглашение ушло не всем.
poll-link = Ссылка для чата: { $link }
poll-add = Добавить вопрос
poll-to-title = Название
poll-to-about = Пояснение
poll-to-look = Посмотреть
poll-to-until = Последний день
poll-to-results = Сводка
poll-to-card = К опросу
poll-open = Открыть и отправить
poll-invite = Отправить приглашение
poll-close = Закрыть
poll-drop = Удалить
poll-again = Сделать похожий
poll-copied = Черновик с теми же вопросами готов.
poll-ask-open = <b>Открыть «{ $title }»?</b>
poll-open-people =
    { $place }: { $count ->
        [one] в боте { $count } человек, он увидит опрос
        [few] в боте { $count } человека, они увидят опрос
       *[many] в боте { $count } человек, они увидят опрос
    } в меню. Кому отправить приглашение, выберете на следующем шаге.
poll-open-all = Опрос увидят в меню все, кто есть в боте. Кому отправить приглашение, выберете на следующем шаге.
poll-open-stays = Открытый опрос уже не изменить.
poll-opened = Опрос открыт.
poll-opened-before = Опрос уже открыт, вопросы не изменить. Можно сделать похожий.
poll-until-past = Последний день уже прошёл. Выберите другой.
poll-is-over = Опрос уже закрыт.
poll-ask-close =
    <b>Закрыть «{ $title }»?</b>

    { $count ->
        [0] Пока никто не ответил.
        [one] Ответил { $count } человек.
        [few] Ответили { $count } человека.
       *[many] Ответили { $count } человек.
    } Больше никто ответить не сможет, зато откроются сводки по местам. Открыть снова будет нельзя.
poll-closed = Опрос закрыт.
poll-ask-drop = Удалить черновик «{ $title }»? Его ещё никто не видел.
poll-dropped = Черновик удалён.
poll-closed-notice =
    Опрос «{ $title }» закрылся: вышел срок. { $count ->
        [0] Никто не ответил.
        [one] Ответил { $count } человек.
        [few] Ответили { $count } человека.
       *[many] Ответили { $count } человек.
    }

# Новый
poll-new-ask =
    Как назвать опрос? Напишите название, до { $limit } знаков, например «Чему учиться весной».

    Или возьмите готовый: все вопросы в нём можно поменять.
poll-ready-made = Черновик готов. Посмотрите вопросы, лишнее уберите.
poll-bad-empty = Не вижу слов. Напишите ещё раз.
poll-bad-long = Длинновато. Уложитесь, пожалуйста, в { $limit } знаков.
poll-bad-strange = Не понял. Напишите обычными словами, до { $limit } знаков, без угловых скобок и ссылок.
poll-ask-title = Как назвать опрос? До { $limit } знаков.
poll-ask-about = Зачем опрос и что будет с ответами? Два-три предложения, до { $limit } знаков: их прочтут перед первым вопросом.
poll-no-about = Без пояснения
poll-changed = Записано.
poll-ask-until = До какого дня принимать ответы? Выберите или напишите, например «5 декабря». В этот день можно отвечать до 23:59.
poll-weeks =
    { $count ->
        [one] { $count } неделя
        [few] { $count } недели
       *[many] { $count } недель
    }
poll-endless-button = Без срока
poll-bad-day = Не понял день «{ $said }». Напишите, например, 5 декабря или 05.12.2026.
poll-bad-until = Нужен день от сегодняшнего до { $day }.

# Вопросы
poll-ask-question = Какой вопрос? Напишите одним сообщением, до { $limit } знаков.
poll-text-now = Сейчас: { $text }
poll-ask-kind = Как на него отвечать?
poll-kind-one-button = Один ответ
poll-kind-many-button = Несколько ответов
poll-kind-words-button = Словами
poll-ask-options = Варианты ответа: одним сообщением, каждый с новой строки. От { $least } до { $most }, каждый до { $limit } знаков.
poll-options-now = Сейчас (нажмите, чтобы скопировать):
poll-options-few = Нужно хотя бы { $least } варианта, каждый с новой строки.
poll-options-many = Слишком много: не больше { $most } вариантов.
poll-options-long = Длинновато: «{ $said }». Вариант до { $limit } знаков.
poll-options-strange = Не понял вариант «{ $said }». Напишите обычными словами, без угловых скобок и ссылок.
poll-options-twice = Вариант «{ $said }» стоит дважды. Напишите все варианты ещё раз.
poll-added = Вопрос добавлен.
poll-full = В опросе уже { $most } вопросов, больше не ответят. Уберите лишний.
poll-change-text = Изменить текст
poll-change-options = Изменить варианты
poll-make-one = Только один ответ
poll-make-many = Можно несколько
poll-remove = Убрать вопрос
poll-ask-remove = Убрать вопрос «{ $text }»?
poll-removed = Вопрос убран.
poll-look = Так опрос увидят читатели. Ваши нажатия не запишутся.
poll-looked = Это весь опрос.
poll-trial = Это проба: у читателей кнопка сработает.

# Читателю
poll-intro =
    { $count ->
        [one] { $count } вопрос
        [few] { $count } вопроса
       *[many] { $count } вопросов
    }, любой можно пропустить. { $until ->
        [none] Отвечать и менять ответы можно, пока опрос открыт.
       *[day] Отвечать и менять ответы можно до { $until }.
    }
poll-who-sees = Тот, кто спрашивает, увидит, что вы ответили, но не что именно: ответы складываются в сводку без имён. Она открывается с { $few } ответов, по отдельной школе тоже. Ответы словами показываются без подписи, имён в них лучше не писать.
poll-begin = Начать
poll-go-on = Продолжить
poll-begun = Вы остановились: { $count } из { $of } позади, всё сохранено.
poll-place = { $title } · { $number } из { $of }
poll-how-many = Можно отметить несколько.
poll-how-words = Напишите ответ одним сообщением.
poll-you-wrote = Вы написали: { $words }
poll-onward = Дальше
poll-skip = Пропустить
poll-pause = Пауза
poll-paused = Ответы сохранены. Продолжить: «Опросы» в меню.
poll-kept = Ответы сохранены.
poll-clear = Убрать мой ответ
poll-answer-long = Длинновато: { $count } при пределе { $limit }. Сократите, пожалуйста.
poll-nothing = Вы пропустили все вопросы, так что записывать нечего. Можно вернуться к первому или оставить всё как есть.
poll-from-first = К первому вопросу
poll-thanks =
    Спасибо, ответы на «{ $title }» записаны.

    { $until ->
        [none] Поправить их можно, пока опрос открыт.
       *[day] Поправить их можно до { $until }.
    }
poll-change = Поправить ответы
poll-next = Ещё один: { $title }
poll-over = Опрос «{ $title }» уже закрыт. Спасибо, что заглянули.
poll-over-done = Опрос «{ $title }» закрыт. Ваши ответы в сводке, спасибо.
poll-not-yours = Этот опрос сейчас не для вас: он для людей другого места или для тех, кого позвали. Если вы там работаете, проверьте место работы в профиле и откройте опрос ещё раз.

# Сводка
poll-sum-head = <b>{ $number }. { $text }</b>
poll-sum-answered =
    { $count ->
        [one] { $count } ответ
        [few] { $count } ответа
       *[many] { $count } ответов
    }
poll-sum-none = Никто не ответил.
poll-sum-few = Меньше { $few } ответов: не показываю.
poll-sum-words =
    { $count ->
        [one] { $count } ответ словами
        [few] { $count } ответа словами
       *[many] { $count } ответов словами
    }
poll-sum-nobody = Никто не выбрал: { $options }
poll-sum-option = { $bar } { $share } % · { $option }, { $count }

poll-results-open = { $until ->
    [none] Опрос идёт
   *[day] Опрос идёт до { $until }
}
poll-results-closed = Опрос закрыт
poll-results-first = В сводке первые { $told }. Последние войдут, когда опрос закроется: иначе по двум сводкам подряд было бы видно, кто что ответил.
poll-results-few = Сводка откроется, когда ответов станет { $few }.
poll-results-later = Сводка этого места откроется, когда опрос закончится.
poll-results-hidden = Ответов отсюда слишком мало, чтобы показать их отдельно: они в общей сводке.
poll-results-words = Словами: вопрос { $number }
poll-results-places = По местам
poll-results-file = XLSX
poll-words-title = <b>{ $text }</b>
poll-words-order = По алфавиту, без имён:
poll-word = • { $words }
poll-words-few = Ответов словами меньше { $few }: не показываю.
poll-places-title = <b>{ $title }</b>, по местам
poll-places-later = Сводку каждого места можно будет открыть, когда опрос закончится.
poll-places-none = По местам показать пока нечего.
poll-place-row = { $number }. { $name }: { $count }
poll-place-few = { $number }. { $name }: меньше { $few }
poll-place-merged = { $number }. { $name }: вместе с остальными
poll-places-rest = Остальные вместе: { $count }. Поодиночке их не показываю: иначе можно было бы вычислить ответы маленького места.
poll-file-started = Готовлю файл. Пришлю сюда, обычно меньше минуты.
poll-file-still = Файл уже готовлю, он скоро придёт.
poll-file-ready = Сводка опроса.

# Файл
xpoll-file = Опрос
xpoll-sheet-summary = Сводка
xpoll-sheet-places = По школам
xpoll-sheet-words = Слова
xpoll-sheet-counted = Как считаем
xpoll-row-place = Место
xpoll-row-state = Опрос
xpoll-row-opened = Открыт
xpoll-row-closed = Закрыт
xpoll-row-reached = Приглашение дошло
xpoll-row-done = Ответили
xpoll-row-told = Из них в сводке
xpoll-open = { $until ->
    [none] идёт
   *[day] идёт до { $until }
}
xpoll-closed = закрыт
xpoll-column-question = Вопрос
xpoll-column-option = Вариант
xpoll-column-count = Ответов
xpoll-column-share = Доля
xpoll-column-region = Регион
xpoll-column-municipality = Муниципалитет
xpoll-column-school = Школа
xpoll-column-done = Ответили
xpoll-column-words = Ответ
xpoll-answered = Ответили на вопрос
xpoll-few = меньше { $few }
xpoll-merged = вместе с остальными
xpoll-rest = Остальные вместе
xpoll-later = Сводки школ появятся в файле, когда опрос закончится.
xpoll-how-made = Составлено { $day }, { $time }
xpoll-how-done = «Ответили»: дошли до последнего вопроса и ответили хотя бы на один. Кто остановился раньше, не считается.
xpoll-how-share = Доля считается от тех, кто ответил на этот вопрос. Где можно отметить несколько, доли вместе дают больше ста процентов.
xpoll-how-reached = «Приглашение дошло»: сумма по рассылкам этого опроса. Повторы тем, кто не ответил, не в счёт. Кто получил два разных приглашения, сосчитан дважды. Ответить можно и без приглашения, из меню.
xpoll-how-few = Меньше { $few } ответов не показываются. Если маленькое место можно вычислить вычитанием, с ним вместе скрыто ещё одно: «вместе с остальными».
xpoll-how-open = Пока опрос идёт, последние пять–девять ответов в сводку не входят, а места отдельно не показываются: иначе по двум сводкам подряд было бы видно, кто что ответил.
xpoll-how-place = Место: там, где человек работал, когда отвечал.
xpoll-how-words = Слова стоят по алфавиту и без школ, чтобы автора нельзя было узнать.

# Журнал решений
action-poll-opened = опрос открыт
action-poll-prolonged = у опроса изменён последний день
action-poll-closed = опрос закрыт
action-poll-dropped = черновик опроса удалён
