# Who was at a session: the host's list, the code, typed marks, the stream's board and table.
mark-present = Present
mark-late = Late
mark-absent = Absent
mark-excused = Excused
mark-how-qr = QR
mark-how-code = code
mark-how-list = list
mark-how-typed = message
mark-how-rest = “Done”

marks-title = <b>{ $title }</b>
marks-count =
    { $left ->
        [0] { $came } of { $all } came, everybody is marked.
        [one] { $came } of { $all } came, { $left } person has no mark.
       *[other] { $came } of { $all } came, { $left } people have no mark.
    }
marks-closed = The list is closed: { $came } of { $all } came.
marks-empty = Nobody has a place yet, so there is nobody to mark.
marks-cancelled = It was cancelled, there is nobody to mark.
marks-not-yet = You can mark people from { $time }.
marks-door =
    { $count ->
        [one] { $count } person at the door asks for a place: open “{ marks-add }”.
       *[other] { $count } people at the door ask for a place: open “{ marks-add }”.
    }
marks-line = <b>{ $number }</b> { $sign } { $name }
marks-how = { $how }, { $time }
marks-how-by = { $how }, { $time }, { $by }
marks-legend = ✓ present · ± late · ✗ absent · ≈ excused. To mark one person, press their number.
marks-everybody = All were here
marks-everybody-done =
    { $count ->
        [one] { $count } person marked. Now the exceptions: press a number.
       *[other] { $count } people marked. Now the exceptions: press a number.
    }
marks-everybody-already = Everybody has a mark already.
marks-put = { $name }: { $mark }
marks-nobody = This person is no longer on the list. Here it is.
marks-finish = Done
marks-finish-ask =
    { $count ->
        [one] { $count } person has no mark. Close the list and count them absent?
       *[other] { $count } people have no mark. Close the list and count them absent?
    }
marks-finish-sure = Close the list
marks-finished = The list is closed. The hours are counted.
marks-closed-already = The list is closed already. To change a mark, open it again.
marks-reopen = Open again
marks-reopened = The list is open, the marks are as they were.
marks-left-one = { $number }. { $name }
marks-left-more = and { $count } more
marks-code = Show the code
marks-add = Who signed up
marks-list = The list
marks-card = <b>{ $number }. { $name }</b>
marks-mode-room = in person
marks-mode-remote = remote
marks-card-mark = Mark: { $mark } · { $how }
marks-card-none = No mark yet.
host-unmarked =
    “{ $title }” is over. Please mark who was there: { $left ->
        [one] { $left } person
       *[other] { $left } people
    } of { $all } without a mark.

code-digits = Code: <code>{ $code }</code>
code-session = “{ $title }”
code-turns = It changes every minute by itself; each code works for three.
code-came = { $came } of { $all } came.
code-hint = Point a camera here or send these digits to the bot. The code changes every minute.
code-fresh = Refresh the code
code-stop = Stop
code-stopped = The code is not shown any more.
code-over = The code is not shown any more.
code-more = Show again
code-early = The code can be shown from { $time }, half an hour before the start.
code-late = It is over, nobody needs the code. Mark who was there on the list.

typed-done =
    { $count ->
        [one] { $count } mark written down:
       *[other] { $count } marks written down:
    }
typed-nothing = Nothing was written down.
typed-line = <b>{ $number }</b> { $name }: { $mark }
typed-unknown =
    { $count ->
        [1] There is no number { $numbers } on the list.
       *[other] There are no numbers { $numbers } on the list.
    }
typed-unclear = I did not understand the line “{ $line }” and left it out.
typed-example = Write like this: present 1 3 7, absent 2, late 4, excused 6, all but 2 5.
typed-which = What is “{ $words }” about?
typed-late = Your message of { $at } came late.
typed-next =
    { $count ->
        [one] { $count } more message waits
       *[other] { $count } more messages wait
    }
typed-choice = <b>{ $number }</b> { $title }
typed-no-session = You had no sessions or events in the last 24 hours, so there is nothing to write this to. Marks of earlier ones can be changed on their lists.
typed-closed = This list is closed already. Open it and write your marks down?
typed-anyway = Open and write down
typed-forgotten = I do not remember that message any more. Send the marks again or put them here.
typed-undone =
    { $count ->
        [0] There is nothing to take back: the marks were changed since.
        [one] { $count } mark is as it was before.
       *[other] { $count } marks are as they were before.
    }
typed-too-late = This can no longer be taken back. Change the marks here.

board-title = <b>Board of the stream “{ $title }”</b>
board-site = { $title } · { $organisation }
board-held = { $held } of { $all } sessions held · { $hours } of { $of } hours
board-people = { $count } interns, { $behind } behind
board-empty = No interns yet: they appear when they take places at sessions.
board-intern = <b>{ $number }</b> { $name }
board-hours = { $hours } of { $of } h, { $share }%
board-behind = behind
board-needed = A certificate needs { $share }% of the programme's hours, that is { $hours } h, and accepted work. Behind is who has less than { $share }% of the hours held so far.
board-table = XLSX table
board-started = I am preparing the table. It comes here, usually within a minute.
board-still = The last table is still being prepared. Ask again in a minute.
board-ready = The stream's journal. You can print it and sign it.

summary-title = <b>Site “{ $title }” in figures</b>
summary-streams = Streams: { $count }, running: { $open }
summary-interns = Interns: { $count }
summary-hours = Hours of all interns: { $hours }
summary-stream = <b>{ $title }</b>
summary-came = Came in { $share }% of cases ({ $came } of { $all } marks)

xlsx-journal = Journal
xlsx-counted = What is counted
xlsx-title = Internship journal
xlsx-hours-of = The programme has { $hours } hours, { $held } are held
xlsx-no-sessions = No sessions yet
xlsx-column-number = No.
xlsx-column-name = Name
xlsx-column-school = School
xlsx-column-hours = Hours
xlsx-column-share = Share
xlsx-column-day = When
xlsx-module = M{ $number }
xlsx-mark-present = P
xlsx-mark-late = L
xlsx-mark-absent = A
xlsx-mark-excused = E
xlsx-themes = What the sessions were about
xlsx-signature = Host's signature
xlsx-hosts = Hosts: { $names }
xlsx-row-made = Made
xlsx-row-by = Made by
xlsx-row-marks = Marks
xlsx-row-hours = Hours
xlsx-row-share = Share
xlsx-row-behind = Who is behind
xlsx-row-certificate = Certificate
xlsx-row-people = Who is in the table
xlsx-row-paper = Signatures
xlsx-made-at = { $day }, { $time }
xlsx-how-hours = Present and late give all hours of a session. Absent and excused give none, the session can be taken again. A module gives no more than its own hours.
xlsx-how-share = The intern's hours divided by those of the whole programme: { $hours }.
xlsx-how-behind = Who has less than { $share }% of the hours held so far. { $hours } h are held.
xlsx-how-certificate = { $share }% of the programme's hours and accepted work are needed.
xlsx-how-people = Everybody with a place at one session of the stream at least. Cancelled sessions are left out.
xlsx-how-paper = The table is made of the bot's marks. It becomes a journal when the host has signed it.
