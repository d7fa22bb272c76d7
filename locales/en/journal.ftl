# The journal of meetings of a mentor and a young colleague: write down, read, confirm; silence of a pair.
journal-title = <b>Journal</b>: { $names }
journal-empty-mentor = Nothing here yet. After a meeting write it down: four taps and one message.
journal-empty-mentee = Nothing here yet. After a meeting your mentor writes it down, and you confirm or correct it.
journal-empty-curator = Nothing here yet.
journal-totals = Since { $since }: { $entries ->
    [one] { $entries } meeting
   *[other] { $entries } meetings
}, { $length }
journal-confirmed = Confirmed: { $length }
journal-all-confirmed = All confirmed
journal-month = <b>{ $month }</b>
journal-line = { $number }. { $day }, { $length }: { $theme } { $state }
journal-state-confirmed = ✓
journal-state-waiting = (no answer yet)
journal-state-corrected = (corrected)
journal-write = Write down a meeting
journal-write-planned = Write down: { $when }
journal-whisper = Tell the curator
length-minutes = { $minutes } min
length-hours = { $hours } h
length-both = { $hours } h { $minutes } min

entry-title = <b>Meeting</b>: { $names }
entry-both = { $mentor } and { $mentee }
entry-facts = { $day } · { $length } · { $form }
entry-today = today, { $day }
entry-yesterday = yesterday, { $day }
entry-theme = Topic: { $theme }
entry-group = A meeting of several: { $count ->
    [one] { $count } young colleague
   *[other] { $count } young colleagues
}
entry-difficulty = Difficult: { $text }
entry-agreement = Next: { $text }
entry-due = Until: { $day }
entry-waiting = { $name }: no answer yet
entry-confirmed = { $name }: all is so, { $day }
entry-corrected = { $name } corrects: “{ $remark }”
entry-own-waiting = Was it so?
entry-own-confirmed = You confirmed the entry on { $day }.
entry-own-corrected = Your correction: “{ $remark }”
entry-before = Correction of the earlier entry: “{ $remark }”
entry-editable = The entry can be changed until { $until }.
entry-locked = Seven days have gone, the entry changes no more.
entry-edit = Change
entry-next = Propose the next one
entry-pulse = A minute about it
entry-open = Open the entry
entry-confirm = All is so
entry-correct = Correct it
entry-confirm-thanks = Thank you, confirmed.
entry-correct-thanks = Thank you, I will tell your mentor.
entry-changed-meanwhile = The entry has just changed. Here it is as it is now.
entry-ask-remark = What was different? Write it in one message: your words will stand beside your mentor's.
entry-long-remark = That is { $count ->
    [one] { $count } sign
   *[other] { $count } signs
}, there is room for { $most }. A little shorter, please.
entry-changed-before = The entry has just been changed, so I did not take the correction. Please see whether it is right now.
entry-your-words = Your words, so that they are not lost:
entry-people = Who was there
entry-ask-people = Who was at the meeting? Tap a name to add or remove it. New ones get the entry and confirm it for themselves, the answers of the others stay.
entry-people-stays = This one cannot be removed: somebody has to stay in the entry, and of a planned meeting the one it was planned with.
entry-ask-part = What shall be changed? The entry will then be asked to be confirmed again.
entry-part-day = Day
entry-part-form = Form
entry-part-minutes = Minutes
entry-part-theme = Topic
entry-part-text = Words
entry-part-due = Due day
entry-is-now = Now it is: { $said }
entry-edited = Changed. The entry waits to be confirmed again.
entry-due-unread = I did not understand the day: “{ $typed }”. The words are kept, and the day can be set: “Change”, “Due day”.
entry-new = { $name } wrote down your meeting. Please see whether it was so.
entry-changed = { $name } changed the entry about your meeting. Please see whether it is right now.
entry-still-waiting = The entry about your meeting waits for your word. { $name } will see the answer, it takes two taps.
entry-correction = { $name } corrects the entry. The meeting: { $day }.

    “{ $remark }”

    If you agree, change the entry: it will be asked to be confirmed again. If not, leave it: both versions stand side by side.

writing-ask-day = When did you meet? Choose or write: “12 November”, “Thursday”.
writing-ask-form = How did you meet?
writing-ask-minutes = How many minutes? Another number may be typed.
writing-ask-theme = What about?
writing-ask-due = By which day? Write, for example, “5 December” or “Friday”.
writing-ask-text = What did you come to, and what comes next? In one message, one phrase is enough.
writing-ask-other = What did you talk about, what did you come to, what comes next? In one message: the first line becomes the topic.
writing-hint = It may have lines:
    Difficult: …
    Next: … until 5 December
writing-ask-who = Who else was at this meeting? It will be one entry, each confirms it for themselves.
writing-who = Who else was there
writing-ready = Ready
writing-today = Today
writing-yesterday = Yesterday
writing-as-planned = As planned, { $length }
writing-theme-planning = Lesson plan
writing-theme-discipline = Discipline
writing-theme-assessment = Assessment
writing-theme-parents = Parents
writing-theme-other = Something else
writing-bad-day = I did not understand the day: “{ $typed }”. Write, for example, “12 November” or “yesterday”. Meetings of the last year may be written down.
writing-bad-form = Please choose with a button how you met.
writing-bad-minutes = I did not understand how many minutes: “{ $typed }”. Write a number, for example 40.
writing-bad-theme = That is long for a topic. One line, please; the details come next.
writing-bad-due = I did not understand the date “{ $typed }”, or that day is over. Write, for example, 5 December or 05.12.2026.
writing-bad-text = That is { $count ->
    [one] { $count } sign
   *[other] { $count } signs
}, there is room for { $most }. A little shorter, please: what matters most.
writing-over = This entry is finished already. Here is the journal.
writing-already = This meeting is written down already. Here is the entry.
writing-lost-written = This meeting is written down already, I did not write it a second time.
writing-lost-pair = I could not write it down: with one of those you marked the work as a pair has ended.
writing-lost-meeting = I could not write it down: this meeting was moved or cancelled.
writing-lost-day = I could not write it down: only meetings of the last year are taken.
writing-again = Write it down again
writing-done = Written down. { $name } will get the entry and confirm it.
writing-done-group = Written down. Each will get the entry and confirm it for themselves.
writing-done-more = What came of it and what is next can be added right now, in one message.

meeting-over = Meeting: { $name }, { $day }. How did it go?
meeting-over-held = It took place
meeting-over-moved = We moved it
meeting-over-missed = There was none
missed-why = All right, there was no meeting, I note it so. If you like, say why.
missed-ill = Somebody was ill
missed-busy = There was no time
missed-cancelled = Lessons were cancelled
missed-forgot = We forgot
missed-next = Propose another one
missed-thanks = I see, thank you.

pulse-useful = One minute about the meeting. Was it useful?
pulse-clear = Is it clear what to do next?
pulse-answer-4 = Yes
pulse-answer-3 = Rather yes
pulse-answer-2 = Rather not
pulse-answer-1 = No
pulse-who-sees = Your mentor does not see the answers. The school's curator sees only the mean of the last meetings.
pulse-skip = Skip
pulse-thanks = Thank you!
whisper-ask = Write in one message what you want to say.

    Only your school's curator will read it and answer you here. Your mentor will not see it, nor learn that you wrote.
whisper-nobody = Your school has no curator here yet who could read this, so I cannot take the message. Please try to say it in person to whoever looks after mentoring.
whisper-long = That is { $count ->
    [one] { $count } sign
   *[other] { $count } signs
}, there is room for { $most }. A little shorter, please.
whisper-done = The curator has it. The answer will come here.

pair-silent = It has been a while: { $name }, last time on { $day }. It happens when there is much to do. You can propose a meeting, write down one that was, or take a pause: it is on the pair's card.
pair-silent-write = Write down a past one
pair-silent-more = Open the card
pair-silent-curator = A pair without meetings for long: { $mentor } and { $mentee }, { $school }. Last time on { $day }, school days since then: { $days }. I have reminded the mentor already. Perhaps they need help.
pair-silent-open = Have a look
pair-past-end = The programme ended on { $day }: { $name }. If all has worked out, finish the pair: the journal and the papers stay with both of you. If you need more time, extend it.

action-entry-written = A meeting was written into the mentoring journal
action-entry-changed = An entry of the mentoring journal was changed
action-entry-confirmed = An entry of the mentoring journal was confirmed
action-entry-corrected = An entry of the mentoring journal was corrected
action-whisper-sent = A message to the curator was sent
