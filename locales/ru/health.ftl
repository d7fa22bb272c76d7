# Здоровье бота: видит администратор.
health-title = <b>Как дела у бота</b>
health-screens = { $count ->
    [0] Все ответы показаны.
    [one] { $count } ответ ещё не показан.
    [few] { $count } ответа ещё не показаны.
   *[many] { $count } ответов ещё не показаны.
}
health-replies = Ответы и файлы
health-reminders = Напоминания
health-broadcasts = Рассылки
health-lane-idle = { $name }: сейчас отправлять нечего, впереди { $ahead }.
health-lane-busy = { $name }: пора отправить { $due }, дольше всех ждут { $late } мин, впереди { $ahead }.
health-rate = За минуту отправлено: { $sent }.
health-ends = За сутки не отправлено: { $failed }, опоздало: { $expired }, неизвестно, дошло ли: { $unknown }.
health-unreachable = До кого сейчас не достучаться: { $count }.
health-many = больше { $count }
health-jobs = { $count ->
    [0] Длинных дел нет.
    [one] В работе { $count } длинное дело.
    [few] В работе { $count } длинных дела.
   *[many] В работе { $count } длинных дел.
}
health-dead = { $count ->
    [0] Сломанных сообщений за 14 дней нет.
    [one] { $count } сообщение за 14 дней сломалось:
    [few] { $count } сообщения за 14 дней сломались:
   *[many] { $count } сообщений за 14 дней сломались:
}
health-open = Как дела у бота
health-again = Обновить
health-came = Последнее сообщение от людей: { $at }.
health-telegram-yes = Telegram отвечает.
health-telegram-no = Telegram сейчас не отвечает.
health-skew = Часы машины расходятся с Telegram на { $seconds } с.
health-stands = С { $at } бот не смотрел за собой: его внутренние часы стоят, перезапустите его.

alarm-queue = Напоминания задерживаются: самое давнее ждёт { $minutes } мин. Так бывает, когда Telegram отвечает медленно или машине не хватает сил. Ничего не потеряно.
alarm-telegram = Telegram не отвечает с { $since }. Ничего не потеряно: всё уйдёт, когда связь вернётся.
alarm-clock = Часы машины { $ahead ->
    [yes] спешат
   *[no] отстают
} на { $seconds } с. Напоминания и коды занятий приходят не вовремя. Проверьте, что время на ней сверяется по сети (NTP).
alarm-broken = { $count ->
    [one] За час сломалось { $count } сообщение.
    [few] За час сломались { $count } сообщения.
   *[many] За час сломалось { $count } сообщений.
} Человек увидел код ошибки, его прежние ответы сохранены. Код и причина стоят в «Как дела у бота».
alarm-over-queue = Напоминания снова приходят вовремя. Задерживались с { $since } до { $until }.
alarm-over-telegram = Telegram снова отвечает. Не отвечал с { $since } до { $until }; всё, что ждало, уходит сейчас.
alarm-over-clock = Часы машины снова идут верно. Расходились с { $since } до { $until }.
