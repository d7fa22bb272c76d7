# Meetings of a mentor and a young colleague: propose, choose a time, move, cancel.
when-two = { $when } ({ $name }: { $own })
clash-session =
    { $of ->
        [event] • event “{ $title }”, { $when }
       *[session] • session “{ $title }”, { $when }
    }
clash-meeting = • meeting, { $name }, { $when }
clash-yours = You already have at this time:
clash-then = At this time you already have:
clash-row =
    { $count ->
        [one] Later in the series { $count } meeting clashes with what you have: { $days }.
       *[other] Later in the series { $count } meetings clash with what you have, first on { $days }.
    }

meeting-form-talk = Meeting
meeting-form-visit = Mentor at a lesson
meeting-form-mutual = At the mentor's lesson
meeting-form-online = Online
meeting-form-review = Going over a plan or a lesson
meeting-title = <b>{ $form }: { $name }</b>
meeting-option = • { $when }
meeting-was = Was: { $when }
meeting-now = Now: { $when }
meeting-place = Where: { $place }
meeting-theme = About: { $title }
meeting-lasts =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
meeting-minutes = { $count } min
meeting-every-0 = Once
meeting-every-1 = Every week
meeting-every-2 = Every two weeks
meeting-every-until = Up to the end of the programme, { $until }; holidays are left out.
meeting-reason = Reason: { $reason }

meeting-asks = Choose the time that suits you.
meeting-waits = No answer yet. You will hear as soon as there is one.
meeting-agreed-day = <b>Agreed.</b> I shall remind you the day before and an hour before.
meeting-agreed-hour = <b>Agreed.</b> I shall remind you an hour before.
meeting-agreed = <b>Agreed.</b> It is soon.
meeting-over-mentor = The time is over. How did it go? Write it down while you remember.
meeting-over-mentee = The time is over. When the mentor has put it into the journal, you will get the entry.
meeting-state-held = The meeting was held, it is in the journal.
meeting-state-missed = The meeting did not take place.
meeting-state-cancelled = The meeting is cancelled.
meeting-state-declined = This time did not suit. Another one may be proposed.
meeting-state-lapsed = There was no answer and the time is over. Another one may be proposed.
meeting-short-planned = agreed
meeting-short-mine = <b>waits for your answer</b>
meeting-short-waits = no answer yet

meetings-title = <b>Meetings: { $name }</b>
meetings-mine = <b>My meetings</b>
meetings-none = No meetings ahead yet.
meetings-all = All my meetings
meetings-entry = { $number }. { $title }
meetings-entry-line = { $line }
meetings-form = <b>{ $form }</b>

meeting-propose = Propose a meeting
meeting-request = Ask for a meeting
meeting-suits = It suits me
meeting-other-time = Another time
meeting-cannot = I cannot
meeting-move = Move
meeting-cancel = Cancel
meeting-withdraw = Take back
meeting-keep = To the calendar
meeting-log = Write it down
meeting-more = More

meeting-ask-form = How will you meet?
meeting-ask-when = When? Choose a day or write up to three times at once: “Thu 15:00” or “tomorrow 14:30, Fri 15:10”.
meeting-ask-clock = At what time? Choose or write: “15:10”.
meeting-ask-minutes = How many minutes? Choose or write a number.
meeting-ask-place = Where? Write a room, an address or a link.
meeting-ask-every = How often?
meeting-ask-move = When is better? Choose or write: “Thu 15:00, Fri 14:30”.
meeting-bad-when = I did not understand the time “{ $typed }”. Write, for example, “Thu 15:00” or “5 December 14:30”.
meeting-bad-past = This time has passed. Choose another one.
meeting-bad-far = This is too far. Agree on a meeting within a year.
meeting-bad-many = Up to three times: so it is easier to choose.
meeting-bad-minutes = I did not understand “{ $typed }”. It takes a number of minutes from 5 to 480.
meeting-bad-place = Too long: 300 letters fit. Write it shorter.
meeting-bad-form = Choose one of the forms.
meeting-bad-every = Choose how often.
meeting-bad-reason = The reason is too long: 300 letters fit. Write it shorter.
meeting-no-place = No place
meeting-pick = Choose a day
meeting-moving = <b>Another time: { $name }</b>
meeting-ask-row = This meeting is one of a series. What is to move?
meeting-move-one = Only this one
meeting-move-row =
    { $count ->
        [one] This and the next ones, { $count } meeting
       *[other] This and the next ones, { $count } meetings
    }
meeting-row-moves = Those that follow move in the same way; school holidays are left out.
meeting-row-stays = The meetings that follow stay at their old time.
meeting-check = Is it right? You may add one more time: “Fri 15:10”.
meeting-check-full = Is it right?
meeting-send = Propose
meeting-anew = Choose times anew
meeting-part-when = One more time
meeting-part-form = Form
meeting-part-minutes = Length
meeting-part-place = Where
meeting-part-every = Repeat
meeting-sent = The proposal is sent. You will hear as soon as there is an answer.
meeting-sketch-over = This draft is not needed any more: you sent it or began another one. Here are the meetings.
meeting-pair-rests = The pair is not active now, so no meeting can be proposed.
meeting-changed = Something about the meeting has changed. This is how it is now.
meeting-time-passed = This time cannot be chosen any more. This is how it is now.
meeting-clash-ask = Meet at this time all the same?
meeting-anyway = It suits all the same
meeting-declined = Good, I shall say that this time does not suit.
meeting-more-planned =
    { $count ->
        [one] And { $count } more meeting up to the end of the programme, on the same weekday at the same hour.
       *[other] And { $count } more meetings up to the end of the programme, on the same weekday at the same hour.
    }
meeting-cancel-ask = Cancel the meeting? { $name } will know.
meeting-withdraw-ask = Take the proposal back?
meeting-cancel-why = You may write the reason in one message; only the two of you will see it.
meeting-cancel-one = Cancel this meeting
meeting-cancel-all =
    { $count ->
        [one] This and all that follow, { $count } meeting
       *[other] This and all that follow, { $count } meetings
    }
meeting-leave = Leave as it is
meeting-cancelled-done =
    { $count ->
        [one] Cancelled.
       *[other] { $count } meetings are cancelled.
    }
meeting-calendar-on = Open the file and the meeting goes into your phone's calendar. If it moves, I shall give you a new one.

meeting-heard-proposed = { $name } proposes to meet.
meeting-heard-requested = { $name } asks for a meeting.
meeting-heard-moved = { $name } proposes to move the meeting.
meeting-heard-waiting = { $name } waits for your answer about the meeting. If the time does not suit, say so, one button is enough.
meeting-heard-planned = { $name } agrees to meet.
meeting-heard-declined = { $name }: this time does not suit.
meeting-heard-cancelled = { $name } cancels the meeting.
meeting-heard-unanswered = { $name } has not answered about the meeting yet. I am asking once more, and you may propose another time.
meeting-heard-reminder = <b>{ $when }</b>: { $form }, { $name }
meeting-more-cancelled =
    { $count ->
        [one] Together with it { $count } more meeting is cancelled.
       *[other] Together with it { $count } more meetings are cancelled.
    }

action-meeting-proposed = a meeting of mentoring proposed
action-meeting-planned = meeting agreed
action-meeting-moved = another time of a meeting proposed
action-meeting-declined = time of a meeting declined
action-meeting-cancelled = meeting cancelled
action-meeting-held = meeting put into the journal
action-meeting-missed = noted that a meeting did not take place
action-meeting-lapsed = a proposed meeting was not answered
