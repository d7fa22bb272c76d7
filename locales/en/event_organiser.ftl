# Events as their organiser sees them: the list of a place, the card, the day, the programme, the lead, series.
event-to-board = Events
event-board = <b>Events</b>, { $place }
event-everywhere = all regions
event-row = { $number }. { $words }
event-what = { $kind } “{ $title }”
event-when = { $day }, { $at }
event-late = { $due }, overdue
event-taken = { $taken } of { $of } signed up
event-came = { $count } came
event-unmarked = not marked
event-off = cancelled
event-view-ahead = Ahead { $count }
event-view-undated = No day { $count }
event-view-past = Past { $count }
event-none = No events here yet. Make the first one: a seminar, an open lesson, a round table. Or load a whole year’s plan from a file.
event-none-ahead = Nothing is ahead. Look at those without a day, or make a new one.
event-none-undated = Every event has its day.
event-none-past = Nothing is over yet.
event-find = To find an event, type a word of its title.
event-found = Found: { $count }. If there are more than ten, type more of the title.
event-not-found = “{ $typed }” is in no title. Try less: a part of a word is enough.
event-new = New event
event-to-plan = Year’s plan
event-to-polls = Polls
event-ask-new = <b>New event</b>, { $place }. What is it?
event-ask-name =
    <b>{ $kind }</b>
    What is it called? Type its topic, for example “Formative assessment in class”.
event-made = The event is written down. Say the rest now or later.

# The card
event-title =
    <b>{ $kind }</b>
    “{ $title }”
event-due = In the plan: { $due }
event-whom = For: { $whom }
event-lead = Lead: { $name }
event-programme = Programme: { $count ->
    [one] { $count } item
   *[other] { $count } items
}
event-missing = Not said yet: { $parts }.
event-missing-day = the day
event-missing-whom = for whom
event-missing-programme = the programme
event-missing-lead = the lead
event-dropped = Taken off the list.
event-cancelled = Cancelled.
event-cancelled-why = Cancelled. Reason: { $reason }
event-over = The event is over. { $count ->
    [0] By its list nobody came.
    [one] { $count } person came.
   *[other] { $count } people came.
}
event-over-unmarked = The event is over. Mark who came: without marks it does not get into reports.
event-answered = Answers to the invitation: { $said }
event-answered-room = in the room { $count }
event-answered-remote = remotely { $count }
event-answered-no = cannot come { $count }
event-by-word = On request: you answer each person.
event-by-word-waiting = On request: { $count ->
    [one] { $count } person is waiting
   *[other] { $count } people are waiting
} for your answer.
event-at-once = Sign-up at once, while there are places.
event-to-day = Set the day
event-to-programme = Programme
event-to-lead = Lead
event-to-series = Repeat
event-to-invite = Invite
event-to-same = Call the same people
event-to-summary = Summary
event-change = Change
event-copy = Copy
event-copied = This is a copy: the same, without a day.
event-drop = Take off
event-drop-ask =
    Take the event “{ $title }” off?

    It will be in no list and no plan. Marks and feedback, if there are any, are kept.
event-drop-sure = Yes, take it off
event-not-held = Not held
event-not-held-ask =
    Did the event “{ $title }” not take place?

    It becomes cancelled in the plan. People are not told. If it was only put off, copy it and set a new day.
event-not-held-sure = Yes, not held
event-marks = Mark
event-people = People
event-place = Place and link
event-cancel = Cancel

# Change
event-change-ask =
    “{ $title }”

    What shall change? People are not told.
event-field-title = Title
event-field-kind = Kind
event-field-whom = For whom
event-field-about = About it
event-field-due = Month of the plan
event-field-hours = Hours
event-field-closes = Sign-up until
event-now = Now: { $said }
event-ask-title = Type the new title.
event-ask-kind = What kind of event is it?
event-ask-whom = Whom is it for? Type, for example: teachers of mathematics, years 5–9.
event-ask-about = What is it about and why come? One message, up to 1000 signs.
event-ask-due = When is it in the plan? Choose a month or type: “March 2027”, “18.03.2027”.
event-ask-hours = How many academic hours does it give? Choose or type a number.
event-ask-closes = Until when may people sign up? Choose or type a day: “1 December”, “1 December 18:00”.
event-bad-due = I did not understand “{ $typed }”. Type a month or a day of this school year: “March 2027”, “18.03.2027”.
event-bad-kind = I have no kind “{ $typed }”. Choose the nearest one.
event-bad-closes = I did not understand “{ $typed }”. Type a day before the start, “1 December” or “1 December 18:00”, or a number of hours: “24”.
event-clear = Clear
event-closes = Sign-up until { $until }
event-hours =
    { $hours ->
        [0] No academic hours
        [one] { $hours } academic hour
       *[other] { $hours } academic hours
    }
event-hours-none = No hours
event-ask-word = On request
event-freely = Sign-up at once
event-word-taken = On request from now on: you answer each person, under “People”.
event-word-left = Sign-up at once from now on. Those who were waiting are offered places.

# The programme
event-items = <b>Programme</b>, “{ $title }”
event-item = { $number }. { $words }
event-item-at = { $number }. { $at } { $words }
event-item-by = { $title }. <i>{ $speaker }</i>
event-items-ask =
    Send the programme as one message, a line an item:

    14:00 Opening
    14:20 Criteria before the lesson – Ivanova A., school No. 11
    15:00 Work in groups
event-items-again = To change it, send the whole programme again, a line an item.
event-items-bad-many = { $count } items, and there is room for { $limit }. Join some and send all of it again.
event-items-bad-title = Line { $line } is too long: { $count } signs, and { $limit } fit. Shorten it and send all of it again.
event-items-bad-speaker = Line { $line } says too much of the speaker: { $count } signs, and { $limit } fit. Shorten it and send all of it again.
event-items-parts = The message is too long, Telegram has cut it into parts. Shorten the programme to { $limit } signs and send it again. The old one is in place.
event-items-clear = Clear
event-items-clear-ask = Clear the programme of “{ $title }”?
event-items-clear-sure = Yes, clear it
event-items-cleared = There is no programme now.

# Who answers for it
event-lead-ask = Who answers for the event? They are reminded of its list and may run it together with you. Choose or type a surname.
event-lead-named =
    You answer for “{ $title }”, { $place }.

    The list of people, marks and the code at the door are yours too now, and reminders of them come to you.
event-lead-me = Me
event-lead-which = Is it one of them? If not, the name is kept as words.
event-lead-words = Write down: { $name }

# The day
event-day-of = <b>“{ $title }”</b>
event-day-ask-day = Which day? Choose or type at once: “5 December 14:00–16:00”.
event-day-ask-start = When does it begin? Choose or type both times: “14:00–16:00”.
event-day-ask-end = Until when? Choose or type: “16:00”.
event-day-ask-place = Where? Type the address and the room, send a link, or both in one message.
event-day-ask-link = Send the link for those who join remotely. Only people who signed up will see it.
event-day-ask-places = How many places in the room and how many remote? Choose or type: “34 16”. If there is only one way to take part, one number will do.
event-day-ask-hours = How many academic hours does it give? Choose or type a number.
event-day-ask-closes = Until when may people sign up? Choose or type a day: “1 December”, “1 December 18:00”.
event-day-again = As last time: { $place }
event-day-without-place = Place to be said later
event-day-without-link = No link
event-day-holidays = That day is in the holidays: { $title }.
event-day-beside = That day you also have “{ $title }” at { $at }.
event-day-check = Is all of it right? Any line can be changed. Nobody gets anything yet: invite people afterwards.
event-day-over = This draft is not needed any more: the day is set, or you began anew. Here is the event.
event-begin = Open sign-up
event-begun = Sign-up is open. Now you can invite people.

# Series
event-series-ask =
    “{ $title }”
    { $when }

    How often shall it repeat? The place, the seats, the hours and the programme stay the same.
event-every-week = Every week
event-every-fortnight = Every two weeks
event-every-month = Every month, the same weekday
event-series-times = How many times, besides this one?
event-series-day = { $number }. { $when }
event-series-free = Left out for holidays: { $days }.
event-series-check = Is all of it right? Each is an event of its own: it can be moved, cancelled and invited to.
event-series-make = { $count ->
    [one] Make { $count } event
   *[other] Make { $count } events
}
event-series-made = { $count ->
    [one] { $count } event is made. Invite people when you are ready.
   *[other] { $count } events are made. Invite people when you are ready.
}
