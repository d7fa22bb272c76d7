# Приглашение на событие и на опрос: что стоит под словами автора, что отвечает бот, как приглашение начинают.
call-words = Приглашаем: { $kind } «{ $title }»
call-whom = Для кого: { $whom }
call-programme = В программе:
call-item = { $at } { $title }
call-item-plain = • { $title }

# Под словами автора
call-when = <b>{ $when }</b>
call-where-room = { $place }
call-where-remote = Дистанционно
call-where-both = { $place }, можно дистанционно
call-cancelled = <b>Событие отменили.</b>
call-over = Событие уже прошло.
call-closed = Запись закрыта.
call-late = Запись закрыта, но можно попросить организатора.
call-seated = <b>Место за вами, { $mode }.</b>
call-offered = <b>Для вас есть место, { $mode }.</b> Ответьте до { $until }
call-queued = Вы в очереди, { $mode }. Ваш номер: { $number }
call-asked = Заявка у организатора, { $mode }. Он ответит, и я передам.
call-none-held = Сейчас места за вами нет. Передумаете, выберите ещё раз.
call-more = Подробнее

# Вопросы на месте приглашения
call-title = <b>{ $title }</b>
call-anyway = Всё равно буду
call-full-room = Очных мест нет. Записать вас в очередь? Как только место освободится, предложу его вам.
call-full-remote = Дистанционных мест нет. Записать вас в очередь? Как только место освободится, предложу его вам.
call-full-late = Мест нет. До начала меньше двух часов: если кто-то откажется, место займёт тот, кто запишется первым.
call-kept-room = Дистанционных мест нет. Ваше очное место остаётся за вами.
call-ask-late = Запись закрыта. Попросить место у организатора? Он ответит, и я передам.
call-wish = Попросить
call-wait = В очередь
call-ask-give-up = Место за вами. Освободить его? Если кто-то ждёт, оно сразу уйдёт следующему.
call-give-up = Да, освободить
call-keep = Оставить за мной
call-yours = Место за вами.
call-noted = Записано. Скажу, как только будет место.
call-closed-early = Запись ещё не открыта.
call-closed-late = Запись уже закрыта.
call-closed-over = Событие уже прошло, менять нечего.
call-closed-cancelled = Событие отменили.
call-closed-marked = Вас уже отметили, место остаётся за вами.

# Автору
call-not-no-day = Сначала назначьте день: без него приглашать некуда.
call-not-cancelled = Событие отменено, приглашать некуда.
call-not-closed = Запись на событие закрыта. Чтобы приглашать, продлите её.
call-not-over = Событие уже прошло, приглашать некуда.
call-too-late = К этому времени запись на событие закроется. Выберите время раньше или продлите запись.
call-seats = Места: { $said }
call-seats-room = очно занято { $taken } из { $of }
call-seats-remote = дистанционно { $taken } из { $of }
call-seats-queue = ждут { $count }
call-gone = <b>Приглашение уже ушло</b> · { $title }
call-gone-line = { $day }: дошло { $count }. { $answers }
call-gone-open = Открыть: { $day }
call-rest = Позвать тех, кто не ответил
broadcast-stopped-by-event = Событие отменили, поэтому остальным приглашение не уйдёт. Кому пришло, те увидят, что его не будет.

# Опрос
poll-call-words = Ответьте, пожалуйста, на опрос «{ $title }»
poll-call-answer = Ответить
poll-call-change = Изменить ответы
poll-call-done = Спасибо, вы ответили.
poll-call-closed = Опрос закрыт.
poll-call-not-open = Отправить можно только открытый опрос.
poll-call-more = Отправить ещё раз
