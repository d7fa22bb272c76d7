# Internship sessions as a teacher sees them: the list, a card, seats and queues, reminders, checking in.
menu-sessions = Internships
result-sessions = Internships for this

when-zones = { $when } ({ $city }; { $own } for you)

sessions-head-mine = <b>Internships for you</b> · { $total } found
sessions-head-all = <b>All internships</b> · { $total } found
sessions-head-area = <b>{ $area }</b> · { $total } found
sessions-theme = Theme
sessions-when = When
sessions-near = Near me
sessions-anywhere = Anywhere
sessions-only-near = Near me
sessions-dates-week = Next 7 days
sessions-dates-month = Next 30 days
sessions-dates-later = Later
sessions-any-date = Any time
sessions-theme-ask = Which theme? Those you may want to improve come first.
sessions-theme-ask-all = Which theme?
sessions-when-ask = When does it suit you?
sessions-everything = All internships
sessions-for-me = For me
sessions-mine = My sessions
sessions-none-area = There are no internships on your theme yet. Shall I tell you when they appear?
sessions-none-wished = There are no internships on your theme yet. I will tell you when they appear.
sessions-none-filtered = Nothing matches. Try a wider choice.
sessions-none = There are no internships yet: the sites have not planned any sessions. Choose a theme and I will tell you when they appear.
sessions-unfilter = Without filters
sessions-wish = Yes, tell me
sessions-unwish = Do not tell me
sessions-wished = All right, I will tell you as soon as they appear.
sessions-unwished = All right, I will not tell you any more.
sessions-wish-consent = I may write first only to people who gave their consent.

session-entry = <b>{ $number }</b>  { $title }
session-entry-line = { "   " }{ $line }
session-why = Why: { $why }
session-where = { $organisation }, { $municipality }
session-title = <b>{ $title }</b>
session-module = Internship “{ $site }”, module { $number } of { $of }
session-free-room = in person { $free }
session-free-remote = remote { $free }
session-free = free: { $places }
session-none-free = full
session-none-free-queue = full, { $queue } in the queue
session-places-room =
    In person: { $free ->
        [one] { $free } place
       *[other] { $free } places
    } free of { $of }
session-places-remote =
    Remote: { $free ->
        [one] { $free } place
       *[other] { $free } places
    } free of { $of }
session-full-room = In person: full, in the queue: { $queue }
session-full-remote = Remote: full, in the queue: { $queue }
session-queue-empty = nobody
session-link = Join: { $link }
session-mode-room = in person
session-mode-remote = remote
session-cancelled =
    { $of ->
        [event] This event was cancelled. { $reason }
       *[session] This session was cancelled. { $reason }
    }
session-over =
    { $of ->
        [event] This event is over.
       *[session] This session is over.
    }
session-under-way =
    { $of ->
        [event] This event is under way.
       *[session] This session is under way.
    }
session-opens = Sign-up opens { $when }.
session-closed = Sign-up is closed.
session-gone = It is no longer there. Here is what there is.
session-today = Today at { $at }
session-tomorrow = Tomorrow at { $at }
session-there = { $when } ({ $city }: { $at })
session-mark-present =
    { $hours ->
        [0] You were there
        [one] You were there, { $hours } hour counts
       *[other] You were there, { $hours } hours count
    }
session-mark-late =
    { $hours ->
        [0] You were there, late
        [one] You were late, but { $hours } hour counts
       *[other] You were late, but { $hours } hours count
    }
session-mark-absent =
    { $of ->
        [event] Marked: you were not there. If this is a mistake, tell the organiser.
       *[session] Marked: you were not there. If this is a mistake, tell the host.
    }
session-mark-excused =
    { $of ->
        [event] Marked: you were excused.
       *[session] Marked: you were excused. You may take this session another time.
    }
session-marked =
    { $of ->
        [event] You are marked. Have a good day!
       *[session] You are marked. Enjoy the session!
    }
session-check-in = Check in
session-keep = To the calendar
session-way = How to get there
session-more = Details

seat-take-room = In person
seat-take-remote = Remote
seat-queue-room = Queue: in person
seat-queue-remote = Queue: remote
seat-change-room = Rather in person
seat-change-remote = Rather remote
seat-own = ✓ The seat is yours, { $mode }
seat-own-coming = ✓ The seat is yours, { $mode }. You are expected
seat-own-queued = You are in the queue, { $mode }. Your number: { $number }
seat-own-offered = There is a seat for you, { $mode }. Answer by { $until }
seat-yours =
    { $of ->
        [event] <b>The seat is yours.</b> The event begins soon: at { $at }.
       *[session] <b>The seat is yours.</b> It begins soon: at { $at }.
    }
seat-yours-hour = <b>The seat is yours.</b> I will remind you an hour before.
seat-yours-day = <b>The seat is yours.</b> I will remind you the day before and an hour before.
seat-waiting = <b>No seats are left, your number in the queue: { $number }.</b> As soon as one is free, I will offer it to you and say how long you have to answer.
seat-kept-remote = Your remote seat stays yours meanwhile.
seat-full = This seat was taken while you were choosing. Shall I put you in the queue?
seat-full-remote = No remote seats are left. Your in-person seat stays yours.
seat-full-late = No seats are left. It begins in less than two hours: if somebody leaves, the seat goes to whoever signs up first.
seat-wait = Join the queue
seat-stream-full = All places in this group are taken. Look at other sessions on this theme.
seat-closed-early =
    { $of ->
        [event] Sign-up for this event has not opened yet.
       *[session] Sign-up for this session has not opened yet.
    }
seat-closed-late =
    { $of ->
        [event] Sign-up for this event is closed already.
       *[session] Sign-up for this session is closed already.
    }
seat-closed-over =
    { $of ->
        [event] This event is over, nothing can be changed.
       *[session] This session is over, nothing can be changed.
    }
seat-closed-marked = You are marked already, the place stays yours.
seat-closed-cancelled =
    { $of ->
        [event] This event was cancelled.
       *[session] This session was cancelled.
    }
seat-need-consent = To sign you up I need your consent. Then we will come back here.
seat-clash-ask = Sign up here too?
seat-anyway = Sign up anyway
seat-leave = Free my seat
seat-leave-ask = Free your seat? If somebody waits, it goes to them at once.
seat-leave-sure = Yes, free it
seat-leave-not = Keep it
seat-left = Your seat is free now. If you change your mind, sign up again while there are seats.
seat-unqueue = Leave the queue
seat-unqueue-ask = Leave the queue? If you come back, you will be at its end.
seat-unqueue-sure = Yes, leave
seat-unqueue-not = Stay
seat-unqueued = You are not in the queue any more.
seat-accept = I take it
seat-decline = I cannot
seat-coming = I will come
seat-not-coming = I cannot
seat-see-you = Thank you, you are expected.
seat-given =
    { $of ->
        [event] <b>The organiser has put you on the list, { $mode }.</b> The seat is yours.
       *[session] <b>The host has put you on the list, { $mode }.</b> The seat is yours.
    }
seat-removed =
    { $of ->
        [event] The organiser has freed your seat. The reason: { $reason }
       *[session] The host has freed your seat. The reason: { $reason }
    }
seat-removed-silently =
    { $of ->
        [event] The organiser has freed your seat. Ask them for the reason.
       *[session] The host has freed your seat. Ask them for the reason.
    }

offer = <b>A seat is free for you, { $mode }.</b>
offer-until = Answer by { $until }. After that I will offer it to the next person.
offer-clash-ask = Take this seat too?
offer-anyway = Take it anyway
offer-over = The time to answer is over, the seat was offered to the next person. You can go back to the queue.
offer-declined = All right, I will offer this seat to the next person.
offer-lapsed = The time to answer is over, and the seat went to the next person. Go back to the queue?
offer-again = Back to the queue

reminder =
    { $of ->
        [event] <b>{ $when }</b>: event “{ $title }”.
       *[session] <b>{ $when }</b>: session “{ $title }”.
    }
reminder-minutes =
    { $minutes ->
        [60] It begins in an hour.
        [one] It begins in { $minutes } minute.
       *[other] It begins in { $minutes } minutes.
    }
moved =
    { $of ->
        [event] <b>The event was moved.</b>
       *[session] <b>The session was moved.</b>
    }
moved-was = It was: { $when }
moved-now = It is now: { $when }
moved-place = <b>Another place, the same time.</b>
moved-link = <b>Another link, the same time.</b>
moved-both = <b>Another place and link, the same time.</b>
moved-too-place = The place is another one too.
moved-too-link = The link is another one too.
moved-too-both = The place and the link are other ones too.
session-is-off =
    { $of ->
        [event] <b>The event was cancelled.</b>
       *[session] <b>The session was cancelled.</b>
    }
cancelled-why = The reason: { $reason }
cancelled-others = Others on this theme
unmarked =
    { $of ->
        [event] The event “{ $title }” is under way, and you are not marked yet. Type the code from the screen: just send me the six digits.
       *[session] The session “{ $title }” is under way, and you are not marked yet. Type the code from the screen: just send me the six digits.
    }
session-new = A new internship on your theme.

way-map = Open the map

calendar-on =
    { $of ->
        [event] Open the file, and the event goes into your phone’s calendar. If it is moved, I will write to you and give a new file.
       *[session] Open the file, and the session goes into your phone’s calendar. If the session is moved, I will write to you and give a new file.
    }
calendar-off = Open the file: your calendar will show the cancellation. If it asks, let it delete.
calendar-cancelled = Cancelled
calendar-update = Update the calendar
calendar-remove = Remove from calendar

my-sessions-title = <b>My sessions and events</b>
my-sessions-offered = <b>Waiting for your answer</b>
my-sessions-coming = <b>Coming</b>
my-sessions-waiting = <b>In the queue</b>
my-sessions-empty =
    The sessions and events you sign up for will be here: when, where and how many hours.

    Nothing yet.
my-sessions-none-ahead = Nothing is ahead. Shall we find something?
my-sessions-find = Find an internship
my-sessions-past = Past sessions
my-sessions-past-head =
    <b>Past sessions and events</b>
    You were at { $attended ->
        [one] { $attended } of them
       *[other] { $attended } of them
    }, hours: { $hours }. Missed: { $missed }
my-sessions-unmarked =
    { $of ->
        [event] the organiser has not marked it yet
       *[session] the host has not marked it yet
    }

check-in-ask =
    “{ $title }”

    Type the six digits from the screen.
check-in-which = Several of yours are under way. Which one are you at?
check-in-none = Nothing of yours is under way now. You can check in from half an hour before the start until the end. Came without a seat? Point your camera at the QR on the screen.
check-in-not-a-code = The code has six digits, for example 042137. It is on the screen.
check-in-wrong = This code does not fit: it changes every minute. Look at the screen and type the new one.
check-in-too-many = Too many tries. Wait ten minutes or ask to be marked in the list.
check-in-not-listed =
    { $of ->
        [event] You are not in the list of “{ $title }”. If you are there, go to the organiser: they will add you.
       *[session] You are not in the list of “{ $title }”. If you are there, go to the host: they will add you.
    }
check-in-ask-in = I am here, add me
check-in-asked =
    { $of ->
        [event] The organiser sees you in their list. Once they give you a place, you can check in.
       *[session] The host sees you in their list. Once they give you a place, you can check in.
    }
check-in-early =
    { $of ->
        [event] It is too early. { $when } the event begins, and you can check in from half an hour before that.
       *[session] It is too early. { $when } it begins, and you can check in from half an hour before that.
    }
check-in-over =
    { $of ->
        [event] Checking in is closed. If you were there, tell the organiser: they will correct the list.
       *[session] Checking in is closed. If you were there, tell the host: they will correct the list.
    }
check-in-cancelled =
    { $of ->
        [event] The event “{ $title }” was cancelled, there is nothing to check in to.
       *[session] The session “{ $title }” was cancelled, there is nothing to check in to.
    }
check-in-done-present =
    { $of ->
        [event] Done, you are marked: “{ $title }”. Have a good day!
       *[session] Done, you are marked: “{ $title }”. Enjoy the session!
    }
check-in-done-late =
    { $of ->
        [event] Done, you are marked, late: “{ $title }”.
       *[session] Done, you are marked, late: “{ $title }”. The hours count in full.
    }
check-in-already-present = You are marked already: “{ $title }”.
check-in-already-late = You are marked already, late: “{ $title }”.
check-in-already-absent =
    { $of ->
        [event] The organiser has marked that you are not at “{ $title }”. If you are there, tell them.
       *[session] The host has marked that you are not at “{ $title }”. If you are there, tell them.
    }
check-in-already-excused =
    { $of ->
        [event] The organiser has marked you as excused from “{ $title }”. If you are there, tell them.
       *[session] The host has marked you as excused from “{ $title }”. If you are there, tell them.
    }
