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
