# Заявки на программы: «Хочу на эту программу», что с ней стало, документ после учёбы.

request-way-ask = Хочу на эту программу
request-way-waiting = Заявка ждёт ответа
request-way-enrolled = Вы записаны
request-way-completed = Программа пройдена
request-way-mine =
    { $count ->
        [0] Мои заявки
       *[open] Мои заявки · { $count }
    }

request-state-waiting = ждёт ответа
request-state-enrolled = вы записаны
request-state-cancelled = отменена вами
request-state-refused = отказ
request-state-completed = программа пройдена
request-reason-no-places = мест больше нет
request-reason-closed = набор закончен
request-reason-not-yours = программа для других предметов или классов
request-reason-this-year = в этом году вы уже учились
request-reason-other = другая причина
request-reason-words = { $reason }. { $words }

request-title = <b>{ $title }</b>

request-ask-head = Заявка на программу
request-ask-to-municipality = Заявку увидит координатор: { $place }.
request-ask-to-region = В вашем районе координатора пока нет, поэтому заявку увидит регион: { $place }.
request-ask-to-region-only = Заявку увидит координатор региона: { $place }.
request-ask-to-all = Координатора в ваших краях пока нет: заявку увидит администратор.
request-ask-seen = Там будет, как вас зовут ({ $name }), где вы работаете ({ $school }), что преподаёте ({ $subject }), и сама программа.
request-ask-results-no = Результатов диагностики в заявке не будет.
request-ask-results-yes = И под какую трудность вы её выбрали: вы разрешили показывать результаты.
request-ask-listed = Программа встанет и в ваш список.
request-ask-until = Заявки принимают до { $day }.
request-ask-places = Мест в группе: { $count }.
request-ask-name = Для приказа о зачислении нужны фамилия и имя.
request-ask-send = Отправить заявку
request-ask-to-name = Указать фамилию и имя
request-ask-to-place = Указать район и школу
request-no-place =
    Заявку получает координатор вашего района, а я пока не знаю, где вы работаете.

    Скажите регион, район и школу, и я вернусь к этой программе.
request-no-place-go = Сказать, где я работаю
request-need-consent = Чтобы подать заявку, нужно согласие: координатору важно знать, кто просит.
request-closed-demo = Это пример из демонстрационного каталога: записаться на него нельзя. Настоящий каталог загрузит администратор.
request-closed-archived = Этой программы больше нет в каталоге организатора, заявки на неё не принимают.
request-closed-over = Набор на эту программу закончился { $day }. Посмотрите похожие: часто их проводят снова.
request-other = Подобрать другую

request-sent = Заявка отправлена.
request-was-sent = Эта заявка уже подана.
request-cancelled = Заявка отменена.
request-gone = Такой заявки у вас нет. Вот все ваши.

request-line-waiting = Ждёт ответа с { $day }
request-line-enrolled = Вы записаны с { $day }
request-line-cancelled = Отменена вами { $day }
request-line-refused = Отказ { $day }: { $reason }
request-line-completed = Программа пройдена, документ подтверждён { $day }
request-line-sent = { $paper ->
    [pp] Диплом
    [internship] Сертификат
   *[pk] Удостоверение
 } на проверке с { $day }
request-line-returned = { $paper ->
    [pp] Диплом вернули
    [internship] Сертификат вернули
   *[pk] Удостоверение вернули
 } { $day }: { $reason }
request-paper = { $paper ->
    [pp] Диплом
    [internship] Сертификат
   *[pk] Удостоверение
 } № { $number } от { $day }, { $hours } ч
request-starts = Начало { $day }.
request-archived = Организатор убрал программу из каталога: спросите координатора, состоится ли она.
request-to = Ответит координатор: { $place }.
request-to-all = Ответит администратор.

request-next-waiting = Что дальше: координатор запишет вас или объяснит, почему нет. Я сразу скажу.
request-next-enrolled = Что дальше: учитесь. Когда получите документ, пришлите его номер, дату и часы: скан не нужен.
request-next-sent = Что дальше: координатор сверит документ, и программа будет засчитана.
request-next-returned = Что дальше: поправьте и отправьте снова, остальное сохранено.
request-next-refused = Что дальше: можно выбрать другую программу или попросить снова.
request-next-cancelled = Передумали? Заявку можно подать снова.
request-next-completed = Программа засчитана, спасибо. Следующее обучение можно выбрать, когда захотите.

request-cancel = Отменить заявку
request-cancel-ask =
    Отменить заявку на программу «{ $title }»?

    Координатор увидит, что вы передумали. Подать её снова можно в любой момент.
request-cancel-sure = Да, отменить
request-cancel-keep = Оставить
request-again = Подать снова
request-paper-enter = { $paper ->
    [pp] Ввести диплом
    [internship] Ввести сертификат
   *[pk] Ввести удостоверение
 }
request-paper-mend = Исправить документ
request-to-programme = Карточка программы
request-to-list = ‹ Мои заявки

requests-head = <b>Мои заявки</b> · { $count }
requests-empty =
    Заявок пока нет.

    Найдите программу и нажмите «Хочу на эту программу»: я передам заявку координатору и скажу, что он ответил.
requests-find = Найти программу

request-doc-ask =
    <b>{ $paper ->
        [pp] Диплом
        [internship] Сертификат
       *[pk] Удостоверение
     }</b> · { $title }

    Напишите одним сообщением, как в документе:
    № 180000123456 от { $day }, { $hours } ч

    Или по очереди: начните с номера. Скан не нужен.
request-doc-ask-number = Какой номер стоит на документе? Например, № 180000123456.
request-doc-ask-day = Какого числа выдан документ? Например, { $day }.
request-doc-ask-hours = Сколько часов в документе? Например, { $hours }.
request-doc-wrong-number = Не вижу номера в сообщении «{ $typed }». Напишите его цифрами, как в документе: № 180000123456.
request-doc-wrong-long = Слишком длинно для документа. Нужны только номер, дата и часы.
request-doc-wrong-day = Не понял дату «{ $typed }». Напишите, например, { $day }.
request-doc-wrong-future = { $typed } ещё не наступило. Проверьте дату документа.
request-doc-wrong-early =
    В документе { $typed }, а записаны вы позже: { $enrolled }. Проверьте дату. Если она верная, попросите координатора поправить день записи.
request-doc-wrong-hours = Не понял часы: «{ $typed }». Напишите число, например { $hours }.
request-doc-kept = Записано: { $said }
request-doc-number = № { $number }
request-doc-day = от { $day }
request-doc-hours = { $hours } ч
request-doc-check =
    <b>Проверьте { $paper ->
        [pp] диплом
        [internship] сертификат
       *[pk] удостоверение
     }</b> · { $title }
request-doc-doubt-hours-other = Часов в программе { $hours }. Если в документе { $said }, отправляйте: координатор сверит.
request-doc-doubt-hours-few = Для документа такого вида часов мало, обычно не меньше { $least }. Проверьте, всё ли верно.
request-doc-returned = Координатор пишет: { $reason }
request-doc-mend = Что-то не так? Напишите верное: номер, дату или часы.
request-doc-send = Отправить на проверку
request-doc-sent = Отправлено на проверку.
request-doc-not-now = Документ сейчас не нужен. Вот как обстоят дела.
request-doc-lost = Документ не сохранился на этом экране: введите его ещё раз.

notice-request-enrolled = Вы записаны на программу «{ $title }» с { $day }.
notice-request-refused = На программу «{ $title }» записать не получилось: { $reason }
notice-request-waiting = Решение по программе «{ $title }» отозвано: заявка снова ждёт ответа.
notice-request-completed = { $paper ->
    [pp] Диплом подтверждён
    [internship] Сертификат подтверждён
   *[pk] Удостоверение подтверждено
 }: программа «{ $title }» засчитана.
notice-request-returned = { $paper ->
    [pp] Диплом по программе «{ $title }» вернули
    [internship] Сертификат по программе «{ $title }» вернули
   *[pk] Удостоверение по программе «{ $title }» вернули
 }: { $reason }
notice-request-open = Открыть заявку

action-request-made = заявка на программу подана
action-request-enrolled = по заявке записали на программу
action-request-refused = в заявке на программу отказано
action-request-reopened = заявка на программу снова ждёт ответа
action-request-cancelled = заявка на программу отменена
action-request-document-sent = документ о программе отправлен на проверку
action-request-document-confirmed = документ о программе подтверждён
action-request-document-returned = документ о программе возвращён
