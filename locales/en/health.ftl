# The bot's health: for administrators.
health-title = <b>How the bot is doing</b>
health-screens = { $count ->
    [0] All replies are shown.
    [one] { $count } reply is not shown yet.
   *[other] { $count } replies are not shown yet.
}
health-outbox = Messages from the bot: { $waiting } waiting, { $failed } failed.
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
