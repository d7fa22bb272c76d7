# Рассылки: список, черновик, ход, отчёт; и само сообщение, как его видит читатель.
command-broadcast = Рассылки
broadcasts-to = Рассылки
broadcasts-title = <b>Рассылки</b>
broadcasts-none = Здесь будут ваши рассылки: приглашения, объявления, вопросы «Кто придёт?». Начните первую, до последней кнопки никто ничего не получит.
broadcasts-count =
    { $count ->
        [one] { $count } рассылка
        [few] { $count } рассылки
       *[many] { $count } рассылок
    }, новые сверху
broadcasts-new = Новая
broadcasts-row = { $title } · { $state }
broadcasts-draft = черновик
broadcasts-scheduled = ждёт часа
broadcasts-running = { $share } %
broadcasts-paused = пауза, { $share } %
broadcasts-done = ушла
broadcasts-cancelled = остановлена
broadcasts-withdrawn = отозвана

# Новая
broadcast-new-where = От чьего имени рассылка?
broadcast-title-file = файл без слов
broadcast-title-none = без слов
broadcast-draft = <b>Черновик: { $title }</b> · { $place }
broadcast-ask-words =
    Напишите сообщение так, как его прочтут: жирный шрифт, ссылки и абзацы сохранятся. Можно прислать картинку или файл с подписью.

    До { $text } знаков, под картинкой или файлом до { $caption }. Внизу я добавлю, кто пишет.
broadcast-ask-words-event =
    Напишите приглашение так, как его прочтут. Можно прислать картинку или файл с подписью.

    До { $text } знаков, под картинкой или файлом до { $caption }. Когда и где, напишу внизу сам и исправлю, если событие перенесут.
broadcast-only-text = Такое разослать пока не умею. Пришлите текст, картинку или файл одним сообщением.
broadcast-too-long = Длинновато: { $count } при пределе { $limit }. Сократите, пожалуйста, или приложите подробности файлом.
broadcast-no-words = Слов пока нет. Напишите сообщение.
broadcast-album = Из нескольких картинок возьму только первую: в рассылке она одна.
broadcast-rewrite = Изменить текст
broadcast-now = Отправить
broadcast-later = Выбрать время
broadcast-to-myself = Прислать себе
broadcast-to-answers = Ответы
broadcast-drop = Удалить
broadcast-ask-drop = Удалить черновик «{ $title }»? Его ещё никто не получил.
broadcast-dropped = Черновик удалён.
broadcast-gone-out = Эта рассылка уже ушла. Вот она.
broadcast-ask-answers = Какие кнопки поставить под сообщением? Ответы увидите сразу, по ходу.
broadcast-answers-none = Без ответа
broadcast-answers-read = «Прочитано»
broadcast-answers-coming = «Буду очно · дистанционно · не смогу»
broadcast-answers-are-none = Ответ: не нужен
broadcast-answers-are-read = Ответ: «Прочитано»
broadcast-answers-are-event = Ответ: «Буду» или «Не смогу», с записью на событие той же кнопкой
broadcast-answers-are-poll = Ответ: опрос откроется под сообщением
broadcast-answers-are-coming = Ответ: «Буду очно · дистанционно · не смогу»

# Время и последний вопрос
broadcast-ask-day = В какой день отправить?
broadcast-ask-hour = { $day }. Во сколько? Придёт в этот час у каждого по его времени.
broadcast-past = Это время уже прошло. Выберите другое.
broadcast-when = Когда: { $when }
broadcast-at-once = сразу, с 21:00 до 8:00 по времени читателя подожду утра
broadcast-at = { $day } в { $time } у каждого по его времени
broadcast-ask-sure =
    <b>{ $count ->
        [one] Отправить «{ $title }» { $count } человеку?
        [few] Отправить «{ $title }» { $count } людям?
       *[many] Отправить «{ $title }» { $count } людям?
    }</b>
broadcast-sure =
    { $count ->
        [one] Отправить { $count } человеку
        [few] Отправить { $count } людям
       *[many] Отправить { $count } людям
    }
broadcast-changed-meanwhile = Пока вы думали, людей стало другое число. Посмотрите ещё раз.
broadcast-nobody = Так её никто не получит. Выберите, кому отправить.
broadcast-launched = Пошла. Остановить или исправить можно в любой момент.

# Ход
broadcast-head = <b>«{ $title }»</b>
broadcast-laying = Составляю список: { $count }
broadcast-laid =
    { $count ->
        [one] Получит { $count } человек
        [few] Получат { $count } человека
       *[many] Получат { $count } человек
    }
broadcast-scheduled = Уйдёт { $day } в { $time } у каждого по его времени
broadcast-bar = { $bar } { $share } % · { $done } из { $of }
broadcast-pace = { $pace } в секунду · { $minutes ->
    [0] осталось меньше минуты
    [one] ещё около { $minutes } минуты
    [few] ещё около { $minutes } минут
   *[many] ещё около { $minutes } минут
}
broadcast-is-paused = Пауза. Ждут { $count }
broadcast-till-morning = Ждут утра { $count }: у них тихие часы. Продолжу в { $time }
broadcast-waits = Ждут { $count }. Продолжу, как только Telegram позволит
broadcast-lost = Не дошло { $count }: { $why }
broadcast-lost-why = { $why } { $count }
broadcast-why-blocked = заблокировали бота
broadcast-why-deactivated = аккаунт удалён
broadcast-why-no_chat = нет чата
broadcast-why-refused = отказ Telegram
broadcast-why-broke = сбой у меня
broadcast-why-deleted = удалили свои данные
broadcast-unknown = Неизвестно { $count }: связь оборвалась в миг отправки
broadcast-counted = { $answer } { $count }
broadcast-counted-read = прочитали
broadcast-counted-done = ответили
broadcast-counted-room = очно
broadcast-counted-remote = дистанционно
broadcast-counted-no = не смогут
broadcast-pause = Пауза
broadcast-resume = Продолжить
broadcast-stop = Остановить
broadcast-refresh = Обновить
broadcast-paused-now = Пауза. Никому больше не отправляю.
broadcast-resumed-now = Продолжаю с того же места.
broadcast-ask-stop =
    <b>Остановить «{ $title }»?</b>

    { $sent } уже получили, { $count } не получат. Продолжить потом будет нельзя. Если нужно только подождать, нажмите «Назад» и «Пауза».
broadcast-stopped-now = Остановлена.

# Отчёт
broadcast-over-done = Ушла { $day }
broadcast-over-cancelled = Остановлена { $day }
broadcast-over-withdrawn = Отозвана { $day }
broadcast-sent = Дошло { $count } из { $of }
broadcast-void = Не отправлено { $count }: остановлена, человек передумал получать или уже ответил
broadcast-still-waiting = Ещё в пути { $count }
broadcast-silent = Не ответили { $count }
broadcast-fixed = Исправлено { $count }
broadcast-unfixed = Исправить не удалось { $count }
broadcast-table = Отчёт в XLSX
broadcast-table-started = Готовлю отчёт. Пришлю сюда, обычно меньше минуты.
broadcast-table-still = Отчёт уже готовлю, он скоро придёт.
broadcast-table-ready = Отчёт о рассылке.

# После
broadcast-again = Ещё раз тем, кто не ответил
broadcast-ask-again =
    <b>«{ $title }» ещё раз?</b>

    { $count ->
        [one] Не ответил { $count } человек.
        [few] Не ответили { $count } человека.
       *[many] Не ответили { $count } человек.
    } Сделаю для них черновик с тем же текстом: его можно изменить. Пока не отправите, никто ничего не получит.
broadcast-again-sure = Сделать черновик
broadcast-again-made = Черновик готов.
broadcast-all-answered = Все, до кого дошло, уже ответили.
broadcast-to-unknown = Отправить неподтверждённым
broadcast-ask-unknown =
    { $count ->
        [one] О { $count } человеке
        [few] О { $count } людях
       *[many] О { $count } людях
    } неизвестно, дошло ли: связь оборвалась, когда сообщение уже уходило.

    Если отправить ещё раз, кто-то из них может получить его дважды.
broadcast-unknown-sent =
    { $count ->
        [one] Отправляю { $count } человеку.
        [few] Отправляю { $count } людям.
       *[many] Отправляю { $count } людям.
    }
broadcast-unknown-at-once = За один раз отправлю { $count }, остальным ещё одним нажатием.
broadcast-unknown-left = Ещё { $count } ждут: когда эти уйдут, нажмите ещё раз.
broadcast-fix = Исправить
broadcast-ask-fix =
    Напишите сообщение заново, целиком, до { $limit } знаков. Оно заменит прежнее у всех, кому уже пришло: без нового звонка, на том же месте.
broadcast-ask-fix-file =
    Напишите подпись заново, целиком, до { $limit } знаков. Она заменит прежнюю у всех, кому уже пришло. Картинка или файл останутся прежними.
broadcast-fix-only-text = Заменить можно только слова. Напишите их одним сообщением.
broadcast-ask-fix-sure =
    Так это прочтут. Заменить у { $count }, кому уже пришло?

    Кто ещё ждёт, получит сразу новое: таких { $waiting }.
broadcast-fix-sure = Заменить
broadcast-fix-other = Написать иначе
broadcast-fixed-now = Заменяю. Сколько готово, видно здесь.
broadcast-withdraw = Отозвать
broadcast-ask-withdraw =
    <b>Отозвать «{ $title }»?</b>

    У { $count }, кому пришло, вместо текста будет «Сообщение отозвано», { $waiting } не получат его вовсе. Кто успел прочесть, тот прочёл. Вернуть будет нельзя.
broadcast-ask-withdraw-file =
    <b>Отозвать «{ $title }»?</b>

    У { $count }, кому пришло, вместо картинки или файла и слов будет «Сообщение отозвано», { $waiting } не получат его вовсе. Кто успел сохранить, у того останется. Вернуть будет нельзя.
broadcast-withdrawn-now = Отзываю.

# Читателю
broadcast-from-region = { $place }, региональная методическая служба
broadcast-from-municipality = { $place }, методическая служба
broadcast-from-organisation = { $place }
broadcast-answer-read = Прочитано
broadcast-answer-room = Буду очно
broadcast-answer-remote = Дистанционно
broadcast-answer-no = Не смогу
broadcast-said-read = прочитано
broadcast-said-done = ответ получен
broadcast-said-room = буду очно
broadcast-said-remote = буду дистанционно
broadcast-said-no = не смогу
broadcast-you-answered = Вы ответили: { $answer }
broadcast-answer-heard = Записано. Передумаете, нажмите другую кнопку.
broadcast-answer-too-late = Это сообщение отозвали, отвечать больше не нужно.
broadcast-not-for-you = Это сообщение было не вам, ответ не записан.
broadcast-is-withdrawn = Сообщение отозвано.
broadcast-mute = Не присылать такие
broadcast-muted = Больше не пришлю. Включить снова: «Профиль» → «Мои данные» → «Сообщения методиста».
broadcast-trial = Это проба: у читателей кнопка сработает.

# Файл отчёта
report-file = Рассылка
report-sheet-summary = Итог
report-sheet-people = Люди
report-sheet-counted = Как считаем
report-title = Рассылка «{ $title }»
report-row-place = Кто пишет
report-row-audience = Кому
report-row-launched = Отправлена
report-row-laid = Всего получателей
report-row-sent = Дошло
report-row-unknown = Неизвестно
report-row-void = Не отправлено
report-row-waiting = Ещё в пути
report-row-silent = Не ответили
report-row-text = Текст
report-row-made = Отчёт составлен
report-lost = Не дошло: { $why }
report-column-number = №
report-column-name = Имя
report-column-state = Доставка
report-column-answer = Ответ
report-column-at = Когда
report-state-waiting = в пути
report-state-sent = дошло
report-state-failed = не дошло
report-state-unreachable = не дошло
report-state-void = не отправлено
report-state-expired = не отправлено
report-state-unknown = неизвестно
report-how-sent = «Дошло»: Telegram принял сообщение. Прочитано ли оно, видно только по ответам.
report-how-unknown = «Неизвестно»: связь оборвалась в миг отправки, сообщение могло и дойти. Повторно такое само не уходит.
report-how-answer = Ответ считается последний: его можно менять, пока сообщение не отозвано.
report-how-people = Имена только тех, кто сегодня относится к месту, от которого ушла рассылка. Остальные посчитаны без имён.
report-how-areas = Круг выбран по диагностике, поэтому списка людей нет.
report-how-consent = Получают только те, кто согласился на сообщения. Кто присоединился после отправки, в счёт не входит.

# Журнал решений
action-broadcast-launched = рассылка отправлена
action-broadcast-paused = рассылка поставлена на паузу
action-broadcast-resumed = рассылка продолжена
action-broadcast-cancelled = рассылка остановлена
action-broadcast-corrected = рассылка исправлена
action-broadcast-withdrawn = рассылка отозвана
action-broadcast-resent = рассылка отправлена неподтверждённым
action-broadcast-dropped = черновик рассылки удалён
