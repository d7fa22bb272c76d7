# Sessions from the host's side: plan, move, cancel, who is enrolled.
plan-open = Plan a session
plan-new = <b>New session</b>, { $stream }
plan-like = <b>New session</b>, { $stream }. As last time:
plan-module = Module { $number } of { $of }. { $title }
plan-day = { $day }, no time yet
plan-time = { $start }–{ $end }, no day yet
plan-no-when = No day and time yet
plan-place = Place: { $place }
plan-no-place = No place given
plan-link = Link: { $link }
plan-no-link = No link
plan-places = In person { $room }, remote { $remote }
plan-hours =
    { $hours ->
        [one] { $hours } academic hour
       *[other] { $hours } academic hours
    }
plan-opens =
    { $days ->
        [one] Sign-up opens { $days } day before
       *[other] Sign-up opens { $days } days before
    }
plan-closes =
    { $hours ->
        [0] Sign-up until the session begins
        [one] Sign-up closes { $hours } hour before
       *[other] Sign-up closes { $hours } hours before
    }
plan-every =
    { $times ->
        [one] { $times } session
       *[other] { $times } sessions
    }, { $weeks ->
        [1] every week
       *[other] every two weeks
    }
plan-listed = { $number }. { $when }. Module { $module }. { $title }
plan-check = Is all of it right? Change any line, or type another day and time, for example “5 December 14:00–16:00”.
plan-unsaid = Give the day and the time. You can type both at once: “5 December 14:00–16:00”.
plan-revise = What shall be put right? Choose, or write the number of hours. Nobody is told of it.
plan-save = Save
plan-sure = Plan it
plan-sure-all =
    { $count ->
        [one] Plan { $count } session
       *[other] Plan all { $count } sessions
    }
plan-done = The session is planned.
plan-done-all =
    { $count ->
        [one] { $count } session is planned.
       *[other] { $count } sessions are planned.
    }
plan-over = This draft is closed: it was planned or left. Here is the stream as it is.
plan-needs-module = Add a module first: a session is always about one of them.
plan-part-day = Day
plan-part-start = Time
plan-part-module = Module
plan-part-places = Seats
plan-part-place = Place
plan-part-link = Link
plan-part-hours = Hours
plan-part-opens = Sign-up from
plan-part-closes = Sign-up until
plan-part-times = Series
plan-calendar = Calendar
plan-choice = { $number }. { $title }
plan-ask-day = Which day? Choose it or type “5 December”, “Thursday”, “5 December 14:00–16:00”.
plan-ask-start = When does it begin? Choose, or type both times: “14:00–16:00”.
plan-ask-end = Until when? Choose, or type “16:00”.
plan-ask-module = Which module? Choose it or type its number.
plan-ask-places = How many seats in person and how many remote? Choose, or type two numbers: “15 and 30”.
plan-ask-place = Where do you meet? Type the school, the room, the floor.
plan-ask-link = Send the link for those who join online. Only those who are signed up will see it.
plan-ask-hours = How many academic hours does the session count for? Choose or type a number.
plan-ask-opens = How many days before the session does sign-up open? Choose or type a number.
plan-ask-closes = How many hours before the start does sign-up close? Choose or type a number.
plan-ask-times = How often and how many sessions? The modules go in order. Choose or type a number.
plan-bad-day = I did not understand the date “{ $typed }”. Type, for example, 5 December or 05.12.2026.
plan-bad-past = That day or hour is over. Type another one, for example 5 December.
plan-bad-far = That is too far. Plan up to three years ahead.
plan-bad-time = I did not understand the time “{ $typed }”. Type, for example, 14:00–16:00.
plan-bad-module = There is no module “{ $typed }”. Choose a number from the list.
plan-bad-places = I did not understand “{ $typed }”. Type two numbers up to 1000, at least one above zero: “15 and 30”.
plan-bad-place = Too long: 300 characters fit. Please be shorter.
plan-bad-link = That does not look like a link. It begins with https:// and has up to 300 characters.
plan-bad-hours = I did not understand “{ $typed }”. I need a number of hours from 1 to 24.
plan-bad-opens = I did not understand “{ $typed }”. I need a number of days from 0 to 180; 0 is at once.
plan-bad-closes = I did not understand “{ $typed }”. I need a number of hours from 0 to 336, two weeks at the most.
plan-bad-times = I did not understand “{ $typed }”. A series has from 2 to 12 sessions.
plan-pair = Room { $room } + remote { $remote }
plan-pair-room = In person { $room }
plan-pair-remote = Remote { $remote }
plan-hours-button = { $count } h
plan-opens-button =
    { $count ->
        [0] at once
        [one] { $count } day before
       *[other] { $count } days before
    }
plan-closes-button =
    { $count ->
        [0] until it begins
        [one] { $count } hour before
       *[other] { $count } hours before
    }
plan-times-button = { $count }
plan-weeks-0 = One session
plan-weeks-1 = Every week
plan-weeks-2 = Every two weeks
plan-without-place = No place
plan-without-link = No link

session-bad-starts_at = That time is over or too far ahead. Choose another day or hour.
session-bad-ends_at = It must end after it begins and last a day at the most. Mend the time.
session-bad-place = The place is too long: 300 characters fit.
session-bad-link = That does not look like a link. It begins with https:// and has up to 300 characters.
session-bad-room = There may be from 0 to 1000 seats in person, and at least one seat is needed.
session-bad-remote = There may be from 0 to 1000 remote seats.
session-bad-hours = There may be 1 to 24 hours.
session-bad-opens_at = Sign-up would close before it opens. Mend “Sign-up until”.
session-bad-closes_at = Sign-up cannot close after the start. Mend “Sign-up until”.
session-bad-module = This module is not in the programme any more. Choose another one.
session-bad-event = This event has been taken off the list.
session-bad-stream = The stream is closed, nothing can be planned in it.

hosted-title = <b>Module { $number } of { $of }. { $title }</b>
hosted-of = { $site }, { $stream }
hosted-room = In person { $taken } of { $of }
hosted-room-waiting = In person { $taken } of { $of }, { $queue } waiting
hosted-remote = Remote { $taken } of { $of }
hosted-remote-waiting = Remote { $taken } of { $of }, { $queue } waiting
hosted-open = Sign-up is open until { $until }.
hosted-opens = Sign-up opens { $at }.
hosted-closed = Sign-up is closed.
hosted-over = The session is over.
hosted-cancelled = The session is cancelled.
hosted-cancelled-why = The session is cancelled. Reason: { $reason }
hosted-marks = List
hosted-code = Code
hosted-people = Enrolled and waiting
hosted-move = Move
hosted-place = Place
hosted-size = Seats
hosted-cancel = Cancel
hosted-change = Module, hours, sign-up
hosted-like = Plan one like it
hosted-save = Change and tell
hosted-changed = This button is out of date: something has changed since. Here is how it is now.
hosted-marked-move = People are marked already, so it cannot be moved. Finish the list as it is and plan it once more for another day.
hosted-marked-cancel = People are marked already: cancelled, their hours would be lost. Hold it to its end, or put the marks right in the list.
hosted-times = Another time
hosted-ask-when =
    Now: { $when }

    When shall it be? Type “5 December”, “14:00–16:00”, or both. Or choose a day.
hosted-ask-day = To which day?
hosted-ask-time = { $day }: when does it begin? Choose, or type “5 December 14:00–16:00”.
hosted-move-ask =
    <b>Move it?</b>

    Was: { $was }
    Will be: { $becomes }

    { $people ->
        [0] Nobody is signed up, nobody will be told.
        [one] { $people } person will hear of it.
       *[other] { $people } people will hear of it.
    }
hosted-moved = It is moved. I will tell everybody concerned.
hosted-ask-place = Type the new place or send the new link.
hosted-place-ask =
    <b>From now on:</b> { $said }

    { $people ->
        [0] Nobody is signed up, nobody will be told.
        [one] { $people } person will hear of it.
       *[other] { $people } people will hear of it.
    }
hosted-told = Changed. I will tell everybody concerned.
hosted-ask-size = Now { $room } in person, { $remote } remote. How many are needed? Choose, or type two numbers: “15 and 30”.
hosted-bad-room = That will not do: there cannot be fewer seats than people, and seats are needed where a queue waits. There may be from 1 to 1000.
hosted-bad-remote = That will not do: there cannot be fewer remote seats than people, and seats are needed where a queue waits.
hosted-ask-reason = Why is it cancelled? Tell people in a phrase.
hosted-no-reason = No reason
hosted-cancel-ask =
    <b>Cancel it?</b>

    { $when }
    Reason: { $reason }
hosted-cancel-people =
    { $people ->
        [0] Cancel
        [one] Cancel: { $people } person will hear of it
       *[other] Cancel: { $people } people will hear of it
    }
hosted-cancel-last =
    What is cancelled cannot be brought back. { $people ->
        [0] Nobody is signed up for it.
        [one] { $people } person will hear of it.
       *[other] { $people } people will hear of it.
    } Cancel it for sure?
hosted-cancel-sure = Yes, cancel
hosted-cancelled-now = It is cancelled. I will tell everybody concerned.

enrolled-head = <b>{ $title }</b>
enrolled-listed = { $number }. { $line }
enrolled-nobody = Nobody is signed up yet.
enrolled-name = { $name }, { $organisation }
enrolled-nameless = without a name
enrolled-seated = { $name }: { $mode }
enrolled-offered = { $name }: { $mode }, seat offered
enrolled-queued = { $name }: { $place } in the queue, { $mode }
enrolled-door = { $name }: at the door, asks for a place, { $mode }
enrolled-admit = Give them a place
enrolled-take = Take from the queue
enrolled-taken = The seat is given. The person will be told.
enrolled-full = There are no free seats. Add some or free one.
enrolled-stream-full = The stream has no more room. Let it take more people.
enrolled-remove = Take off the list
enrolled-ask-reason =
    { $line }

    Why? Type it in a phrase, the person will see it.
enrolled-remove-ask =
    { $line }

    Take them off the list? Reason: { $reason }
enrolled-remove-sure = Yes, take off
enrolled-removed = Done. The person will be told.
door-asked =
    { $count ->
        [one] Somebody came to “{ $title }” without a place and asks for one:
       *[other] { $count } people came to “{ $title }” without a place and ask for one:
    }
door-look = Who asks for a place
