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
