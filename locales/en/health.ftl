# The bot's health: for administrators.
health-title = <b>How the bot is doing</b>
health-screens = { $count ->
    [0] All replies are shown.
    [one] { $count } reply is not shown yet.
   *[other] { $count } replies are not shown yet.
}
health-replies = Replies and files
health-reminders = Reminders
health-broadcasts = Broadcasts
health-lane-idle = { $name }: nothing to send now, { $ahead } ahead.
health-lane-busy = { $name }: { $due } to send now, the longest wait is { $late } min, { $ahead } ahead.
health-rate = Sent in the last minute: { $sent }.
health-ends = In a day: { $failed } not sent, { $expired } too late, { $unknown } sent perhaps.
health-unreachable = People who cannot be reached now: { $count }.
health-many = over { $count }
health-jobs = { $count ->
    [0] No long work is under way.
    [one] { $count } long job is under way.
   *[other] { $count } long jobs are under way.
}
health-dead = { $count ->
    [0] No update broke in the last 14 days.
    [one] { $count } update broke in the last 14 days:
   *[other] { $count } updates broke in the last 14 days:
}
health-open = How the bot is doing
health-again = Refresh
health-came = The last message from people: { $at }.
health-telegram-yes = Telegram answers.
health-telegram-no = Telegram does not answer now.
health-skew = The machine's clock is { $seconds } s off Telegram's.
health-stands = The bot has not looked after itself since { $at }: its inner clock stands, restart it.

alarm-queue = Reminders are late: the oldest has waited { $minutes } min. That happens when Telegram answers slowly or the machine is short of power. Nothing is lost.
alarm-telegram = Telegram has not answered since { $since }. Nothing is lost: all of it goes when the connection is back.
alarm-clock = The machine's clock is { $seconds } s { $ahead ->
    [yes] fast
   *[no] slow
}. Reminders and attendance codes come at the wrong time. See that it is set over the network (NTP).
alarm-broken = { $count ->
    [one] { $count } message broke within an hour.
   *[other] { $count } messages broke within an hour.
} Their sender saw an error code, earlier answers are kept. The code and the cause stand in “How the bot is doing”.
alarm-over-queue = Reminders come in time again. They were late from { $since } to { $until }.
alarm-over-telegram = Telegram answers again. It did not from { $since } to { $until }; what waited goes now.
alarm-over-clock = The machine's clock is right again. It was off from { $since } to { $until }.
