# The curator's board: pairs of a school.
menu-pairs = Pairs
board-pairs-title = Pairs: { $name }
board-names = { $mentor } – { $mentee }
board-open = { $active ->
    [0] No pairs yet
    [one] { $active } pair goes on
   *[other] { $active } pairs go on
}
board-also-paused = paused: { $count }
board-without = Without a mentor: { $count }
board-wishing = looking for one: { $count }
board-untold = Have not said since when they teach: { $count }
board-waiting = Waiting for consent: { $count }
board-silent = Have not met for long: { $count }
board-overdue = Something is overdue: { $count }
board-ending = Ending in 30 days: { $count }
board-pairs-none = Pairs and young colleagues who need a mentor will appear here.
board-calm = Nothing is urgent: all young colleagues have a mentor, pairs meet.
board-to-without = No mentor { $count }
board-to-untold = Year not told { $count }
board-to-waiting = Waiting { $count }
board-to-silent = Silent { $count }
board-to-overdue = Overdue { $count }
board-to-ending = Ending { $count }
board-to-all = All pairs { $count }
board-list-without = Who needs a mentor. Press a number, and I will suggest whom to propose.
board-list-untold = They work at the school and have not said since when they teach. There may be young colleagues among them.
board-list-waiting = Proposals that nobody has answered yet. After two weeks without an answer they lapse.
board-list-silent = No meeting for two weeks or more, holidays left out.
board-list-overdue = Steps of the programme past their day, and entries of the journal unconfirmed for over a week.
board-list-ending = The programme ends in 30 days or should have ended: extend it or finish it.
board-list-all = All pairs of the school
board-list-empty = There is nothing here any more.
board-wished = looking since { $day }
board-year = year of work: { $year }
board-no-year = year of the start not told
board-proposed = proposed on { $day }
board-silent-days = { $days ->
    [one] { $days } day without a meeting
   *[other] { $days } days without a meeting, holidays left out
}
board-late = steps overdue: { $steps }, entries to be confirmed: { $entries }
board-until = until { $day }
board-paused = paused
board-schools-title = Mentoring by school
board-schools = { $count ->
    [one] { $count } school
   *[other] { $count } schools
} · pairs: { $pairs } · without a mentor: { $without }
board-schools-none = Schools with pairs or with young colleagues without a mentor will be here.
board-all-schools = All my schools
board-figures = pairs { $pairs }, without a mentor { $without }, waiting { $waiting }, silent { $silent }, overdue { $overdue }, ending { $ending }
board-figures-only = Names and entries are for the school's curator, here are figures only.
board-pairs-table = XLSX table
board-pairs-started = Making the table. It will be here in a few seconds.
board-pairs-still = I am still making the table before. It will be here.
board-pairs-ready = The table is ready. The names in it are for work: please do not pass it on to common chats.
board-figures-ready = The table is ready. It has figures only, no names.
board-to-pairs = Pairs

# The table.
board-file = Pairs of the school
board-file-schools = Mentoring by school
board-file-without = Without a mentor
board-file-day = On { $day }
board-file-none = No rows.
board-file-footer = Made by the bot “Marshrut”. Silent: two weeks without a meeting, holidays left out. Overdue: steps past their day and entries unconfirmed for over a week. Ending: in 30 days.
board-column-number = No.
board-column-mentor = Mentor
board-column-mentee = Young colleague
board-column-state = State
board-column-dates = Dates
board-column-held = Last meeting
board-column-silent = Days without a meeting
board-column-steps = Steps overdue
board-column-entries = Entries unconfirmed
board-column-name = Name
board-column-wished = Looks for a mentor
board-column-year = Teaches since
board-column-school = School
board-column-municipality = Municipality
board-column-pairs = Pairs
board-column-without = Without a mentor
board-column-waiting = Waiting
board-column-quiet = Silent
board-column-overdue = Overdue
board-column-ending = Ending
board-state-proposed = waiting for consent
board-state-active = goes on
board-state-paused = paused

# A pair's card for the curator.
curated-kind = { $kind }, { $form }
curated-entries = { $count ->
    [one] The journal has { $count } entry
   *[other] The journal has { $count } entries
}: { $minutes } min, { $confirmed } min confirmed
curated-no-entries = The journal is empty so far.
curated-held = { $days ->
    [0] Last meeting on { $day }
    [one] Last meeting on { $day }, { $days } day ago without holidays
   *[other] Last meeting on { $day }, { $days } days ago without holidays
}
curated-steps = Steps of the programme done: { $done } of { $all }
curated-no-steps = There is no programme yet.
curated-pulse = After the last meetings, of 4: useful { $useful }, clear what comes next { $clear }. The mentor does not see these.
curated-whispers = { $count ->
    [one] { $count } message to you waits for an answer.
   *[other] { $count } messages to you wait for an answer.
}
curated-to-whispers = Messages to you
curated-waits = Waiting for: { $names }. Proposed on { $day }.
curated-lapses = If nobody answers for two weeks, the proposal lapses by itself.
curated-withdrawn = The proposal was taken back.
curated-refused = The pair did not come about: one of the two said no. No reasons needed, that is normal.
curated-lapsed = The proposal has lapsed: no answer for two weeks.

# What a young colleague tells the curator.
whispers-title = Messages to the curator: { $mentee } (mentor { $mentor })
whispers-hidden = The mentor does not see them and does not know of them.
whispers-none = There are no messages.
whispers-said = { $day }:
    { $text }
whispers-reply = { $name }, { $day }:
    { $text }
whispers-curator = The curator
whispers-answer = Answer
whispers-ask = Write your answer in one message. Only the person who wrote to you will read it.

    { $text }
whispers-long = That is { $count } signs, and { $most } fit in. Please write it shorter.
whispers-done = The answer was sent.
whispers-already = It has been answered.
whispers-new = A message to the curator. From { $name }, the mentor does not see it.
whispers-read = Read
whispers-replied = The curator's answer, { $name }:
    { $text }
whispers-only-you = The mentor does not see this.
whispers-again = Write again
action-whisper-answered = The curator answered a message to them
