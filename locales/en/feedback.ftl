# What people say of an event: one tap, two sentences if they like; and how its organiser reads it.
feedback-open = Feedback
feedback-ask =
    <b>{ $title }</b>
    { $kind }, { $day }

    Will it be of use in your work? 1 not at all, 5 from tomorrow on.
feedback-anonymous = No names: the organiser sees only the mean and the words themselves, and only once five people have answered.
feedback-ask-takes = What will you take to your lessons? Write one sentence or skip it.
feedback-ask-lacks = What was missing? One sentence. You may skip it.
feedback-skip = Skip
feedback-wipe = Erase
feedback-said =
    <b>{ $title }</b>

    Thank you, your feedback is kept.
feedback-useful = Of use: { $useful } of 5
feedback-takes = You take: { $words }
feedback-lacks = Missing: { $words }
feedback-until = You can change it until { $until }.
feedback-fixed = Your feedback is in, it cannot be changed any more.
feedback-change-useful = The figure
feedback-change-takes = What I take
feedback-change-lacks = What was missing
feedback-over = Feedback on this event is closed.
feedback-early = The event is not over yet. I will ask you the morning after it.
feedback-event = About the event

summary-event-title = <b>Summary</b> · { $kind } “{ $title }”
summary-event-not-yet = The summary comes once the event is over.
summary-event-seated = Signed up: { $all }
summary-event-seated-apart = Signed up: { $all } ({ $room } in person, { $remote } remote)
summary-event-came = Came: { $all }
summary-event-came-apart = Came: { $all } ({ $room } in person, { $remote } remote)
summary-event-absent = Did not come: { $count }
summary-event-excused = Excused: { $count }
summary-event-unmarked = Not marked: { $count }
summary-event-waiting = Never got a seat: { $count }
summary-event-cannot = Answered “I cannot”: { $count }
summary-event-none = No feedback yet.
summary-event-few = Feedback: { $count }. The mean and the words come once there are five: so nobody can be recognised.
summary-event-said = <b>Feedback: { $count } of { $came }</b>
summary-event-mean = Of use: { $mean } of 5
summary-event-figure = { $figure } { $bar } { $count }
summary-event-words = What they said
summary-event-no-words = Nobody has written any words yet.
summary-event-takes = <b>They take to their lessons</b>
summary-event-lacks = <b>What was missing</b>
summary-event-word = • { $words }
summary-event-mark = Mark people
summary-event-table = XLSX table
summary-event-started = I am making the table. I will send it here, usually within a minute.
summary-event-still = I am still making the last table. Ask again in a minute.
summary-event-ready = The summary of the event.

summary-event-file = Summary
summary-event-sheet-figures = Summary
summary-event-sheet-people = People
summary-event-sheet-said = Feedback
summary-event-sheet-counted = How we count
summary-event-column-number = No.
summary-event-column-name = Name
summary-event-column-school = School
summary-event-column-mode = Part
summary-event-column-mark = Mark
summary-event-column-hours = Hours
summary-event-column-part = About
summary-event-column-words = Words
summary-event-row-takes = They take to their lessons
summary-event-row-lacks = What was missing
summary-event-how-made = Made: { $at }
summary-event-how-seated = Signed up: those with a seat. In person and remote go by the seat.
summary-event-how-came = Came: marked present or late. Being late gives all hours.
summary-event-how-unmarked = Not marked: a seat and no mark. Finish the list and nobody is left so.
summary-event-how-cannot = “I cannot”: the last answer of a person to the invitation.
summary-event-how-said = Feedback has no names. The mean and the words are shown from { $enough } answers on.
