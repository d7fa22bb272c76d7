# A call to an event or a poll: what stands below its author's words, what the bot answers, how one is begun.
call-words = You are invited: { $kind } “{ $title }”
call-whom = For: { $whom }
call-programme = In the programme:
call-item = { $at } { $title }
call-item-plain = • { $title }

# Below the author's words
call-when = <b>{ $when }</b>
call-where-room = { $place }
call-where-remote = Remotely
call-where-both = { $place }, or remotely
call-cancelled = <b>The event is cancelled.</b>
call-over = The event is over.
call-closed = Sign-up is closed.
call-late = Sign-up is closed, but you may ask the organiser.
call-seated = <b>You have a place, { $mode }.</b>
call-offered = <b>There is a place for you, { $mode }.</b> Answer until { $until }
call-queued = You are in the queue, { $mode }. Your number: { $number }
call-asked = The organiser has your request, { $mode }. I will tell you the answer.
call-none-held = You have no place at the moment. If you change your mind, choose again.
call-more = More

# Questions in the place of the call
call-title = <b>{ $title }</b>
call-anyway = I come anyway
call-full-room = No places in the room are left. Shall I put you in the queue? As soon as one is free, I offer it to you.
call-full-remote = No remote places are left. Shall I put you in the queue? As soon as one is free, I offer it to you.
call-full-late = No places are left. It begins in less than two hours: a place that is given up goes to whoever signs up first.
call-kept-room = No remote places are left. You keep your place in the room.
call-ask-late = Sign-up is closed. Ask the organiser for a place? I will tell you the answer.
call-wish = Ask
call-wait = Into the queue
call-ask-give-up = You have a place. Give it up? If somebody waits, it goes to them at once.
call-give-up = Yes, give it up
call-keep = Keep it
call-yours = You have a place.
call-noted = Noted. I will tell you as soon as there is a place.
call-noted-word = The organiser has your request. I will tell you the answer.
call-closed-early = Sign-up is not open yet.
call-closed-late = Sign-up is closed already.
call-closed-over = The event is over, there is nothing to change.
call-closed-cancelled = The event is cancelled.
call-closed-marked = You are marked already and keep your place.

# For the author
call-not-no-day = Give it a day first: there is nothing to call to yet.
call-not-cancelled = The event is cancelled, there is nothing to call to.
call-not-closed = Sign-up is closed. Let people sign up longer before you call them.
call-not-over = The event is over, there is nothing to call to.
call-too-late = By that time sign-up is closed. Choose an earlier time, or let people sign up longer.
call-seats = Places: { $said }
call-seats-room = in the room { $taken } of { $of } taken
call-seats-remote = remotely { $taken } of { $of }
call-seats-queue = waiting { $count }
call-gone = <b>The call has gone out already</b> · { $title }
call-gone-line = { $day }: reached { $count }. { $answers }
call-gone-open = Open: { $day }
call-rest = Call those who did not answer
broadcast-stopped-by-event = The event was cancelled, so the others do not get the call. Those who have it see that it will not take place.

# A poll
poll-call-words = Please answer the poll “{ $title }”
poll-call-answer = Answer
poll-call-change = Change my answers
poll-call-done = Thank you, you have answered.
poll-call-closed = The poll is closed.
poll-call-not-open = Only an open poll can be sent.
poll-call-more = Send once more
