# Broadcasts: the list, a draft, the progress, the report; and the message as its reader sees it.
command-broadcast = Broadcasts
broadcasts-to = Broadcasts
broadcasts-title = <b>Broadcasts</b>
broadcasts-none = Your broadcasts will stand here: invitations, announcements, “who will come?”. Begin the first; until the last button nobody gets anything.
broadcasts-count =
    { $count ->
        [one] { $count } broadcast
       *[other] { $count } broadcasts
    }, the newest first
broadcasts-new = New
broadcasts-row = { $title } · { $state }
broadcasts-draft = draft
broadcasts-scheduled = scheduled
broadcasts-running = { $share } %
broadcasts-paused = paused, { $share } %
broadcasts-done = sent
broadcasts-cancelled = stopped
broadcasts-withdrawn = withdrawn

# New
broadcast-new-where = In whose name?
broadcast-title-file = a file without words
broadcast-title-none = no words yet
broadcast-draft = <b>Draft: { $title }</b> · { $place }
broadcast-ask-words =
    Write the message as it will be read: bold type, links and paragraphs are kept. You may send a picture or a file with a caption.

    Up to { $text } signs, under a picture or a file up to { $caption }. I add below who writes.
broadcast-ask-words-event =
    Write the invitation as it will be read. A picture or a file with a caption will do too.

    Up to { $text } signs, under a picture or a file up to { $caption }. When and where I add below, and correct it if the event is moved.
broadcast-only-text = I cannot send that to others yet. Send a text, a picture or a file in one message.
broadcast-too-long = A little long: { $count }, the limit is { $limit }. Please shorten it, or attach the details as a file.
broadcast-no-words = There are no words yet. Write the message.
broadcast-album = Of several pictures I take the first only: a broadcast has one.
broadcast-rewrite = Change the text
broadcast-now = Send
broadcast-later = Choose a time
broadcast-to-myself = Send to me
broadcast-to-answers = Answers
broadcast-drop = Delete
broadcast-ask-drop = Delete the draft “{ $title }”? Nobody has got it yet.
broadcast-dropped = The draft is deleted.
broadcast-gone-out = This broadcast has gone out already. Here it is.
broadcast-ask-answers = Which buttons shall stand under the message? You will see the answers as they come.
broadcast-answers-none = No answer
broadcast-answers-read = “I have read it”
broadcast-answers-coming = “In person · remotely · cannot come”
broadcast-answers-are-none = Answer: not needed
broadcast-answers-are-read = Answer: “I have read it”
broadcast-answers-are-event = Answer: who comes and who cannot, the same button signs up for the event
broadcast-answers-are-poll = Answer: the poll opens below the message
broadcast-answers-are-coming = Answer: “In person · remotely · cannot come”

# The time and the last question
broadcast-ask-day = On which day shall it go?
broadcast-ask-hour = { $day }. At what time? It comes at that hour of each reader's own day.
broadcast-past = That time is over. Choose another.
broadcast-when = When: { $when }
broadcast-at-once = at once; from 21:00 to 8:00 of the reader's time it waits for the morning
broadcast-at = { $day } at { $time } of each reader's own time
broadcast-ask-sure =
    <b>{ $count ->
        [one] Send “{ $title }” to { $count } person?
       *[other] Send “{ $title }” to { $count } people?
    }</b>
broadcast-sure =
    { $count ->
        [one] Send to { $count } person
       *[other] Send to { $count } people
    }
broadcast-changed-meanwhile = The number of people has changed meanwhile. Please look again.
broadcast-nobody = Nobody would get it like this. Choose to whom it goes.
broadcast-launched = It goes. You can stop or correct it at any moment.

# Progress
broadcast-head = <b>“{ $title }”</b>
broadcast-laying = Making the list: { $count }
broadcast-laid =
    { $count ->
        [one] { $count } person gets it
       *[other] { $count } people get it
    }
broadcast-scheduled = Goes { $day } at { $time } of each reader's own time
broadcast-bar = { $bar } { $share } % · { $done } of { $of }
broadcast-pace = { $pace } a second · { $minutes ->
    [0] less than a minute left
    [one] about { $minutes } minute left
   *[other] about { $minutes } minutes left
}
broadcast-is-paused = Paused. { $count } wait
broadcast-till-morning = { $count } wait for their morning: it is their quiet time. I go on at { $time }
broadcast-waits = { $count } wait. I go on as soon as Telegram lets me
broadcast-lost = Did not reach { $count }: { $why }
broadcast-lost-why = { $why } { $count }
broadcast-why-blocked = blocked the bot
broadcast-why-deactivated = account deleted
broadcast-why-no_chat = no chat
broadcast-why-refused = refused by Telegram
broadcast-why-broke = a fault of mine
broadcast-why-deleted = deleted their data
broadcast-unknown = Unknown { $count }: the connection broke at the moment of sending
broadcast-counted = { $answer } { $count }
broadcast-counted-read = have read it
broadcast-counted-done = answered
broadcast-counted-room = in person
broadcast-counted-remote = remotely
broadcast-counted-no = cannot come
broadcast-pause = Pause
broadcast-resume = Go on
broadcast-stop = Stop
broadcast-refresh = Refresh
broadcast-paused-now = Paused. I send it to nobody now.
broadcast-resumed-now = I go on from where it stopped.
broadcast-ask-stop =
    <b>Stop “{ $title }”?</b>

    { $sent } have got it, { $count } will not. It cannot go on later. If it only has to wait, press “Back” and “Pause”.
broadcast-stopped-now = Stopped.

# The report
broadcast-over-done = Sent { $day }
broadcast-over-cancelled = Stopped { $day }
broadcast-over-withdrawn = Withdrawn { $day }
broadcast-sent = Reached { $count } of { $of }
broadcast-void = Not sent { $count }: it was stopped, or the person wants no messages any more or has answered already
broadcast-still-waiting = Still on the way { $count }
broadcast-silent = Did not answer { $count }
broadcast-fixed = Corrected { $count }
broadcast-unfixed = Could not correct { $count }
broadcast-table = Report as XLSX
broadcast-table-started = I prepare the report and send it here, usually in less than a minute.
broadcast-table-still = The report is being made, it comes soon.
broadcast-table-ready = The report of the broadcast.

# Afterwards
broadcast-again = Once more to the silent
broadcast-ask-again =
    <b>“{ $title }” once more?</b>

    { $count ->
        [one] { $count } person has not answered.
       *[other] { $count } people have not answered.
    } I make a draft for them with the same text: you can change it. Until you send it nobody gets anything.
broadcast-again-sure = Make a draft
broadcast-again-made = The draft is ready.
broadcast-all-answered = Everybody whom it reached has answered.
broadcast-to-unknown = Send to the unconfirmed
broadcast-ask-unknown =
    { $count ->
        [one] Of { $count } person
       *[other] Of { $count } people
    } nobody knows whether it arrived: the connection broke when the message was leaving.

    If it is sent once more, some of them may get it twice.
broadcast-unknown-sent =
    { $count ->
        [one] Sending to { $count } person.
       *[other] Sending to { $count } people.
    }
broadcast-unknown-at-once = At once I send to { $count }, to the rest with one more press.
broadcast-unknown-left = { $count } more are waiting: press again when these have gone.
broadcast-fix = Correct
broadcast-ask-fix =
    Write the whole message anew, up to { $limit } signs. It takes the place of the old one for all who have got it: silently, where it stands.
broadcast-ask-fix-file =
    Write the whole caption anew, up to { $limit } signs. It takes the place of the old one for all who have got it. The picture or file stays.
broadcast-fix-only-text = Only words can be replaced. Write them in one message.
broadcast-ask-fix-sure =
    This is how it will read. Replace it for { $count } who have got it?

    Those who still wait get the new one at once: { $waiting }.
broadcast-fix-sure = Replace
broadcast-fix-other = Write it otherwise
broadcast-fixed-now = Replacing. You see here how far it is.
broadcast-withdraw = Withdraw
broadcast-ask-withdraw =
    <b>Withdraw “{ $title }”?</b>

    { $count } who have got it will see “Withdrawn” instead of the text, { $waiting } do not get it at all. Who has read it has read it. This cannot be undone.
broadcast-ask-withdraw-file =
    <b>Withdraw “{ $title }”?</b>

    For { $count } who have got it “Withdrawn” stands in place of the picture or file and of the words, { $waiting } do not get it at all. Who has saved it keeps it. This cannot be undone.
broadcast-withdrawn-now = Withdrawing.

# For the reader
broadcast-from-region = { $place }, regional methodical service
broadcast-from-municipality = { $place }, methodical service
broadcast-from-organisation = { $place }
broadcast-answer-read = I have read it
broadcast-answer-room = In person
broadcast-answer-remote = Remotely
broadcast-answer-no = Cannot come
broadcast-said-read = read
broadcast-said-done = answered
broadcast-said-room = in person
broadcast-said-remote = remotely
broadcast-said-no = cannot come
broadcast-you-answered = You answered: { $answer }
broadcast-answer-heard = Noted. If you change your mind, press another button.
broadcast-answer-too-late = This message was withdrawn, no answer is needed.
broadcast-not-for-you = This message was not for you, the answer is not noted.
broadcast-is-withdrawn = This message was withdrawn.
broadcast-mute = No more of these
broadcast-muted = I will send no more. To switch them on again: “Profile” → “My data” → “Methodist's messages”.
broadcast-trial = This is a trial: for its readers the button will work.

# The report's file
report-file = Broadcast
report-sheet-summary = Summary
report-sheet-people = People
report-sheet-counted = How we count
report-title = Broadcast “{ $title }”
report-row-place = Who writes
report-row-audience = To whom
report-row-launched = Sent
report-row-laid = Recipients in all
report-row-sent = Reached
report-row-unknown = Unknown
report-row-void = Not sent
report-row-waiting = Still on the way
report-row-silent = Did not answer
report-row-text = Text
report-row-made = Report made
report-lost = Did not reach: { $why }
report-column-number = No.
report-column-name = Name
report-column-state = Delivery
report-column-answer = Answer
report-column-at = When
report-state-waiting = on the way
report-state-sent = reached
report-state-failed = not reached
report-state-unreachable = not reached
report-state-void = not sent
report-state-expired = not sent
report-state-unknown = unknown
report-how-sent = “Reached”: Telegram took the message. Whether it was read only the answers show.
report-how-unknown = “Unknown”: the connection broke at the moment of sending, it may have arrived. It is never repeated by itself.
report-how-answer = The last answer counts: it can be changed until the message is withdrawn.
report-how-people = Names only of those who belong today to the place that the broadcast came from. The others are counted without names.
report-how-areas = The audience was chosen by the self-assessment, so there is no list of people.
report-how-consent = Only those who agreed to messages get it. Who joined after it was sent is not counted.

# The log of decisions
action-broadcast-launched = broadcast sent
action-broadcast-paused = broadcast paused
action-broadcast-resumed = broadcast resumed
action-broadcast-cancelled = broadcast stopped
action-broadcast-corrected = broadcast corrected
action-broadcast-withdrawn = broadcast withdrawn
action-broadcast-resent = broadcast sent to the unconfirmed
action-broadcast-dropped = draft of a broadcast deleted
