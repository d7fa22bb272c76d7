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
