# Requests for programmes as a coordinator sees them: what waits, decisions, certificates, the table.
desk-open = Programme requests
desk-open-waits = Programme requests: { $count }
desk-title = <b>Programme requests</b> · { $place }
desk-none =
    No requests yet.

    On a programme's card a teacher finds the button “I want this programme”. The very first request will be here, and I will write to you about it in the morning.
desk-waiting = Waiting for an answer: { $count }
desk-late = over a week { $count }
desk-sent = Certificates to check: { $count }
desk-enrolled = enrolled { $count }
desk-completed = completed { $count }
desk-refused = refused { $count }
desk-cancelled = cancelled { $count }
desk-rest = Also: { $what }
desk-calm = All is answered, nobody waits.
desk-find = To find somebody, type their name.
desk-to-waiting = Waiting { $count }
desk-to-sent = To check { $count }
desk-to-enrolled = Enrolled { $count }
desk-to-completed = Completed { $count }
desk-to-refused = Refused { $count }
desk-to-cancelled = Cancelled { $count }
desk-to-programmes = By programme
desk-table = XLSX table
desk-list-waiting = Waiting for an answer: { $count }. Whoever waits longest stands first.
desk-list-sent = Certificates to check: { $count }. Whoever waits longest stands first.
desk-list-enrolled = Enrolled and still learning: { $count }
desk-list-completed = Completed: { $count }
desk-list-refused = Refused: { $count }
desk-list-cancelled = Cancelled by those who asked: { $count }
desk-list-empty = Nothing is left here.
desk-programmes = Programmes that people wait for. Open one by its number: all can be enrolled at once.
desk-programme = { $count ->
    [one] { $count } person waits.
   *[other] { $count } people wait.
}
desk-taken = Enrolled through you: { $count }.
desk-taken-of = Places: { $places }, enrolled through you: { $count }.
desk-hours = { $hours } h
desk-found = This is what I found by “{ $typed }”.
desk-not-found = No requests by “{ $typed }”. The beginning of a surname is enough.
desk-no-school = school not given
desk-waits = { $days ->
    [0] waiting since today
    [one] waiting { $days } day
   *[other] waiting { $days } days
}
desk-from = enrolled from { $day }
desk-since = { $day }
desk-words = “{ $words }”
desk-reason-no-places = no places left
desk-reason-closed = enrolment is over
desk-reason-not-yours = for other subjects or grades
desk-reason-this-year = already trained this year
desk-reason-other = another reason
desk-paper = { $kind ->
    [pp] Diploma
    [internship] Internship certificate
   *[pk] Certificate
} No. { $number } of { $day }, { $hours } h

# One request.
desk-is-waiting = Request of { $day }, { $waits }
desk-is-enrolled = Enrolled { $day }
desk-is-completed = Completed, enrolled { $day }
desk-is-refused = Refused { $day }: { $reason }
desk-is-cancelled = Cancelled { $day } by whoever asked
desk-registry = On that day the programme was in the federal registry, No. { $number }.
desk-no-registry = On that day it is not in the registry: it will not count for indicator 1.
desk-begins = Begins { $day }.
desk-until = Requests are taken until { $day }.
desk-over = Requests were taken until { $day }.
desk-archived = This programme is no longer in the catalogue: its provider has withdrawn it.
desk-for = What for: { $area }, { $level } of 4 in the diagnosis
desk-doubt-hours-other = Not the hours of the programme, which has { $hours }.
desk-doubt-hours-few = Few hours for such a document: please check.
desk-paper-sent = Sent { $day }, waiting to be checked.
desk-paper-returned = Sent back with an explanation: “{ $reason }”
desk-paper-confirmed = Confirmed { $day }.
not-allowed-own = This is your own request: somebody else decides it, a colleague or the regional coordinator.
desk-enrol = Enrol today
desk-enrol-on = On another day
desk-confirm = Confirm
desk-return = Send back
desk-reopen = Back to waiting
desk-refuse = Refuse
desk-programme-open = The programme
desk-next = Next ›
desk-previous = ‹ Previous
desk-changed = Something has changed here. This is how it is now.
desk-asked-again = The same person has a newer request for this programme: decide that one.
desk-done-enrol = { $name }: enrolled from { $day }. I will tell them.
desk-done-refuse = { $name }: refused. I will pass on the reason.
desk-done-confirm = { $name }: the document is confirmed, the programme completed.
desk-done-return = { $name }: the document went back with your explanation.
desk-done-reopen = { $name }: the request waits again.
desk-whose = { $name }, “{ $title }”
desk-ask-day = Of which day is the order of enrolment? Type for example 1 December or 01.12.2026.
desk-ask-refusal = Why not? Choose or type it in your own words. Whoever asked will read it.
desk-ask-return = What is to be corrected? Choose or type it in your own words. The document can be sent again.
desk-return-number = The number is not that of the document
desk-return-day = The date is not that of the document
desk-return-hours = The hours are not those of the document
desk-return-another = This is the document of another programme
desk-bad-day = I did not understand the date “{ $typed }”. Type for example 1 December or 01.12.2026.
desk-bad-early = { $day } is over a year ago. Check the year and type the day again.
desk-bad-late = { $day } is more than a year ahead. Check the year and type the day again.
desk-long = That is { $count } signs, and { $most } fit. Make it shorter.

# All who wait for one programme.
desk-group = Enrol all who wait
desk-group-full = No places are left.
desk-group-short = There are places for { $count }.
desk-group-part = I enrol { $count } at once, the others stay waiting.
desk-group-order = Order of enrolment of { $day }. Who is to be enrolled:
desk-group-day = If the order is of another day, type it.
desk-group-all = { $count ->
    [one] Enrol { $count } person
   *[other] Enrol all { $count }
}
desk-group-first = { $count ->
    [one] Enrol the first
   *[other] Enrol the first { $count }
}
desk-group-changed = The list changed while you were looking. This is who waits now.
desk-group-done = { $count ->
    [one] { $count } person enrolled, order of { $day }.
   *[other] { $count } people enrolled, order of { $day }.
}

# Once a day, at nine.
desk-notice = <b>Programme requests</b>
desk-notice-waiting = { $count ->
    [one] { $count } request waits for an answer.
   *[other] { $count } requests wait for an answer.
}
desk-notice-sent = { $count ->
    [one] { $count } certificate to check.
   *[other] { $count } certificates to check.
}
desk-notice-late = Over a week:
desk-notice-open = Open the requests

# The table.
desk-table-started = I am making the table. It will come here in a few seconds.
desk-table-still = I am still making the last table. It will come here.
desk-table-ready = The table is ready. The names in it are for work only: do not pass it on to group chats.
desk-file = Programme requests
desk-file-day = As of { $day }
desk-file-none = No requests yet.
desk-file-footer = Made by the “Marshrut” bot. The number in the registry is that of the day of enrolment. No results of the diagnosis are in the table.
desk-file-column-number = No.
desk-file-column-name = Name
desk-file-column-school = School
desk-file-column-programme = Programme
desk-file-column-hours = Hours
desk-file-column-state = State
desk-file-column-asked = Request
desk-file-column-enrolled = Enrolled
desk-file-column-registry = Registry No.
desk-file-column-paper = Document
desk-file-column-day = Date
desk-file-column-given = Its hours
desk-state-waiting = waiting
desk-state-sent = document to check
desk-state-enrolled = learning
desk-state-completed = completed
desk-state-refused = refused: { $reason }
desk-state-cancelled = cancelled
