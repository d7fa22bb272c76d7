# Мои данные: что хранится, выгрузка, отзыв согласия, удаление.
privacy-title = <b>Мои данные</b>
privacy-name = Храню ваше имя ({ $name }), номер в мессенджере и то, что в профиле.
privacy-nameless = Имени и номера не храню: вместо них шифр, по которому вас не узнать.
privacy-attempts = Диагностик: { $count }
privacy-tests = Тестов функциональной грамотности: { $count }
privacy-answers = Ответов на вопросы: { $count }
privacy-choices = Выбранных программ: { $count }
privacy-requests = Заявок на программы: { $count }
privacy-seats = Мест на стажировках: { $count }. Ваше имя и отметки там видит ведущий.
privacy-event-seats = Мест на событиях: { $count }. Ваше имя и отметки там видит организатор.
privacy-feedback = Отзывов о событиях: { $count }. Организатор видит их без имени.
privacy-polls = Опросов, на которые вы отвечали: { $count }. Ответы видны только в сводке, без имени.
privacy-pairs = Пар наставничества: { $count }. Записи в них видят вторая сторона и куратор школы.
privacy-roles = Ролей: { $count }
privacy-notices = Сообщений от меня: { $count }
privacy-decisions = Записей в журнале решений: { $count }
privacy-consent = { $title }: дано { $day }, редакция { $version }
privacy-who-sees = Подробный результат видите только вы.
privacy-export-nameless = Без согласия я не храню ваш адрес, поэтому прислать файл не могу. Через 30 дней тишины сотру всё сам.
privacy-export = Выгрузить мои данные
privacy-text = Текст согласия
privacy-withdraw = Отозвать согласие
privacy-erase = Удалить всё

export-started = Готовлю. Пришлю сюда два файла: один удобно читать, другой для программ. Обычно это меньше минуты.
export-pdf = Ваши данные, чтобы прочитать.
export-json = Они же для программ, ничего не опущено.

withdraw-ask =
    <b>Отозвать согласие</b>

    Имя, номер, регион, школа и роли сотрутся сразу. Что сделать с диагностикой?

    Оставить без имени: сможете продолжить, но узнать вас будет нельзя. Через 30 дней тишины сотру и её.
    Удалить всё: не останется ничего.
withdraw-nameless = Оставить без имени
withdraw-erase = Удалить всё
withdraw-done = Согласие отозвано. Имя, номер, школа и роли стёрты, диагностика осталась без имени.

erase-ask =
    <b>Удалить всё?</b>

    { $attempts ->
        [0] Сотру профиль, согласия и роли.
        [one] Сотру профиль, согласия, роли, { $attempts } диагностику и ответы в ней: { $answers }.
        [few] Сотру профиль, согласия, роли, { $attempts } диагностики и ответы в них: { $answers }.
       *[many] Сотру профиль, согласия, роли, { $attempts } диагностик и ответы в них: { $answers }.
    }
    Сначала можно выгрузить копию: «Мои данные».
erase-pairs = Пары наставничества завершатся, ваши слова в них сотрутся. Даты и минуты встреч останутся без вашего имени: это часы второй стороны.
erase-ask-nameless =
    <b>Удалить всё?</b>

    { $attempts ->
        [0] Сотру всё, что помню о вас: язык, предмет, ступень.
        [one] Сотру предмет, ступень, { $attempts } диагностику и ответы в ней: { $answers }.
        [few] Сотру предмет, ступень, { $attempts } диагностики и ответы в них: { $answers }.
       *[many] Сотру предмет, ступень, { $attempts } диагностик и ответы в них: { $answers }.
    }
erase-keep = Оставить
erase-go-on = Удалить
erase-sure = Это последний вопрос. Вернуть удалённое не смогу ни я, ни методист.
erase-for-good = Удалить безвозвратно
erase-done = Всё удалено. Спасибо, что были здесь. Если захотите вернуться, начнём с чистого листа.
erase-again = Начать заново

# Файл «Мои данные»
my-data-title = Мои данные
my-data-subtitle = «Маршрут», { $day }
my-data-about = О вас
my-data-name = Имя
my-data-address = Номер в мессенджере
my-data-since = Впервые здесь
my-data-teaching = с { $year } года
my-data-consents = Согласия
my-data-withdrawn = действовало до { $day }
my-data-given = дано { $day }, редакция { $version }
my-data-roles = Роли
my-data-revoked = снята { $day }
my-data-granted = с { $day }
my-data-attempt = Диагностика { $day }
my-data-attempt-of = { $title }, { $day }
my-data-attempt-open = не завершена
my-data-test-open = не завершён
my-data-level = { $level } из 4
my-data-few = мало ответов
my-data-answers = Ответы
my-data-skipped = пропущено
my-data-choices = Выбранные программы
my-data-chosen = выбрана { $day }
my-data-removed = убрана { $day }
my-data-requests = Заявки на программы
my-data-asked = подана { $day }
my-data-paper = документ № { $number } от { $day }, { $hours } ч
my-data-sessions = Стажировки
my-data-events = События
my-data-feedback = отзыв
my-data-polls = Опросы
my-data-unfinished = не закончен
my-data-useful = пригодится: { $useful } из 5
my-data-seat-seated = место за вами
my-data-seat-queued = вы в очереди
my-data-seat-offered = место предложено вам
my-data-seat-left = вы отказались от места
my-data-seat-declined = вы отказались от предложения
my-data-seat-lapsed = предложение истекло
my-data-seat-passed = место отдано ради очного
my-data-seat-cancelled = место снято
my-data-mentoring = Наставничество
my-data-mentor = Наставник: { $mentor }, молодой коллега: { $mentee }
my-data-pair-proposed = предложено { $since }
my-data-pair-over = предложено { $since }, пара не началась
my-data-pair-active = с { $since } до { $until }
my-data-pair-finished = с { $since }, завершено { $until }
my-data-entry = встреча, { $minutes } мин
my-data-step = шаг программы
my-data-whisper = куратору
my-data-journal = Журнал решений
my-data-rest = В файле для программ есть ещё служебные записи: сообщения, которые я вам отправлял, и задания на выгрузку.
my-data-consent-text = Текст согласия, редакция { $version }
action-consent-given = согласие дано
action-consent-withdrawn = согласие отозвано
action-role-granted = роль дана
action-role-revoked = роль снята
action-invite-created = приглашение создано
action-invite-revoked = приглашение отозвано
action-invite-joined = вход в школу по ссылке
action-invite-wrong = открыта неверная ссылка
action-staff-loaded = загружен список сотрудников
action-staff-linked = строка списка сотрудников взята
action-programme-chosen = программа добавлена в личный список
action-programme-removed = программа убрана из личного списка
action-seat-taken = место на занятии занято
action-seat-queued = место в очереди занято
action-seat-offered = место предложено
action-seat-left = место освобождено
action-seat-declined = предложение места отклонено
action-seat-lapsed = предложение места истекло
action-seat-passed = дистанционное место отдано ради очного
action-seat-cancelled = место снято
action-seat-coming = сказано «приду»
action-attendance-marked = отметка поставлена
action-attendance-wrong = введён неверный код занятия
action-attendance-finished = список занятия закрыт
action-attendance-reopened = список занятия открыт снова
action-session-planned = занятие запланировано
action-session-moved = занятие перенесено
action-session-relocated = место занятия изменено
action-session-revised = модуль, часы или срок записи изменены
action-session-resized = число мест изменено
action-session-cancelled = занятие отменено
action-site-opened = площадка открыта
action-site-described = описание площадки изменено
action-site-resettled = площадка перешла в другую школу
action-site-closed = площадка закрыта
action-module-added = модуль добавлен
action-module-changed = модуль изменён
action-module-dropped = модуль убран
action-stream-opened = поток открыт
action-stream-resized = число мест в потоке изменено
action-stream-closed = поток закрыт
action-other = другое: { $action }
