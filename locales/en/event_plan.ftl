# The plan of events of a school year.
event-plan-due-year = during the { $year } year
event-plan-all-year = during the year
event-plan-title = <b>Plan of events { $year }</b>
event-plan-title-plain = Plan of events { $year }
event-plan-none = Nothing is planned for this year yet. Load a table, or add events one by one and name a month for each.
event-plan-count = { $count ->
    [one] { $count } event
   *[other] { $count } events
}: { $said }
event-plan-above = On top of the plan: { $count }
event-plan-late = { $count } overdue
event-plan-state-held = held
event-plan-state-unmarked = over, nobody marked
event-plan-state-dated = dated
event-plan-state-undated = without a day
event-plan-state-cancelled = cancelled
event-plan-state-overdue = overdue
event-plan-late-head = { $count ->
    [one] { $count } overdue: its time is over and it has no day
   *[other] { $count } overdue: their time is over and they have no day
}
event-plan-late-one = • { $title } · { $due }
event-plan-late-more = … and { $count } more
event-plan-part = { $name } · { $count }: { $said }
event-plan-by-kind = <b>Plan of events { $year } by kind</b>
event-plan-section = <b>{ $name }</b> · plan { $year }
event-plan-section-unmarked = Over, nobody marked
event-plan-section-overdue = Overdue
event-plan-section-above = On top of the plan
event-plan-section-none = Nothing here yet.
event-plan-row = { $number }. { $when } · { $about } · { $state }
event-plan-came = { $count ->
    [one] held, { $count } person came
   *[other] held, { $count } people came
}
event-plan-to-unmarked = Nobody marked: { $count }
event-plan-to-overdue = Overdue: { $count }
event-plan-to-above = On top: { $count }
event-plan-to-kinds = By kind
event-plan-to-file = XLSX
event-plan-before = ‹ { $year }
event-plan-after = { $year } ›
event-plan-open = Plan of events
event-plan-file-started = I am making the table. I will send it when it is ready.
event-plan-file-still = The table is being made already.
event-plan-file-ready = The plan of events. The last sheet says how it is counted.

event-plan-load = Load a plan
event-plan-load-again = Another file
event-plan-load-ask =
    Plan of events { $year } · { $place }

    Please send a table, XLSX or CSV, up to { $limit } lines. It needs the columns Date, Kind, Title. If they are there I also take For whom, Responsible.

    Date: “March”, “March { $next }”, “18.03.{ $next }” or “all year”. A month without a year is one from September to August.

    First I show what would be added, and add nothing before you say so.
event-plan-not-a-file = I wait for a table: press the paper clip and attach an XLSX or CSV file. If there is none yet, take the sample.
event-plan-sample = Sample
event-plan-sample-started = I am making the sample.
event-plan-sample-ready = A sample plan. Put your own lines instead of the three and send the file here. The second sheet has all kinds of events.
event-plan-sample-file = Sample plan { $year }
event-plan-reading = I am reading “{ $name }”. I will soon say what would be added.
event-plan-laying = I am adding the events of “{ $name }”. I will write when it is done.
event-plan-dropped = “{ $name }”: called off, nothing was added.
event-plan-dropped-toast = All right, nothing is added.
event-plan-refused = “{ $name }” could not be read.
event-plan-no-title = There is no column with titles. Name the columns, for example: Date; Kind; Title; For whom; Responsible.
event-plan-no-rows = The file has only names of columns. Put events under them and send it again.
event-plan-too-long = The plan has more than { $limit } lines. Split it into two files.
event-plan-asked = <b>{ $name }</b> · { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
event-plan-asked-for = For the plan { $year }, { $place }
event-plan-new = Events to be added: { $count }
event-plan-nothing-new = There is nothing to add.
event-plan-past = { $count ->
    [one] { $count } of them is overdue already. Is it the plan { $year }?
   *[other] { $count } of them are overdue already. Is it the plan { $year }?
}
event-plan-known = In the plan already, or twice in the file: { $count }
event-plan-no-wrong = No mistakes.
event-plan-wrong = { $count ->
    [one] { $count } line has a mistake and will not be added.
   *[other] { $count } lines have mistakes and will not be added.
}
event-plan-wrong-first = The first { $count }:
event-plan-wrong-line = Line { $line }: { $what }
event-plan-lay = Add { $count }
event-plan-errors = All mistakes, XLSX
event-plan-errors-started = I am making a table of the mistakes.
event-plan-errors-ready = Lines that will not be added, and what to put right in them.
event-plan-errors-file = Mistakes in the plan
event-plan-done = { $count ->
    [one] Done: { $count } event was added to the plan { $year }.
   *[other] Done: { $count } events were added to the plan { $year }.
}
event-plan-done-next = Open an event when you are ready to give it a day.

event-plan-problem-title-missing = no title
event-plan-problem-title-long = the title is too long: “{ $value }…”
event-plan-problem-whom-long = too long, for whom: “{ $value }…”
event-plan-problem-lead-long = too long about who is responsible: “{ $value }…”
event-plan-problem-kind-missing = no kind
event-plan-problem-due-missing = no date: write a month, a day or “all year”
event-plan-problem-due-unread = “{ $value }” is no date I know: write a month, a day or “all year”
event-plan-problem-due-part = “{ $value }”: write a month, for example “March”, or “all year”
event-plan-problem-due-several = “{ $value }”: several months, give each a line of its own
event-plan-problem-due-outside = “{ $value }” is not in this school year
event-plan-kind-near = there is no kind “{ $value }”. Near to it: { $near }
event-plan-kind = there is no kind “{ $value }”, the sample has all of them

event-plan-column-line = Line
event-plan-column-due = Date
event-plan-column-kind = Kind
event-plan-column-title = Title
event-plan-column-whom = For whom
event-plan-column-lead = Responsible
event-plan-column-day = Day
event-plan-column-state = What became of it
event-plan-column-came = Came
event-plan-column-what = What to put right
event-plan-sheet-plan = Plan
event-plan-sheet-kinds = Kinds
event-plan-sheet-summary = Summary
event-plan-sheet-counted = How it is counted
event-plan-file = Plan of events { $year }
event-plan-whole = The whole plan
event-plan-by-months = By month
event-plan-by-kinds = By kind
event-plan-above-row = On top of the plan
event-plan-count-all = Events
event-plan-count-held = Held
event-plan-count-unmarked = Over, nobody marked
event-plan-count-dated = Dated
event-plan-count-undated = Without a day
event-plan-count-cancelled = Cancelled
event-plan-count-overdue = Overdue among them
event-plan-made = Made on { $day } at { $time }
event-plan-how-plan = The plan of a school year: the events of this very place that are due from September to August: in a month, on a day or during the year. Those of the schools and districts within it are not counted here.
event-plan-how-held = Held: it is over, not cancelled, and somebody is marked as having come, be it late.
event-plan-how-unmarked = Over, nobody marked: it is over and not cancelled, and nobody is marked as having come. Mark people, and it becomes held.
event-plan-how-dated = Dated: it has a day, which is ahead or goes on now.
event-plan-how-undated = Without a day: it is in the plan and has no day yet.
event-plan-how-overdue = Overdue: its time is over, and it has not even a day. These are among those without a day. What has a day later than planned is not overdue.
event-plan-how-cancelled = Cancelled: it had a day and was cancelled, or did not take place.
event-plan-how-above = On top of the plan: an event that was not planned and has its day in this school year. It is not among the events of the plan; the screen leaves cancelled ones out.
event-plan-how-dropped = Events that were taken out are not counted at all.
event-plan-example-1-due = October
event-plan-example-1-title = Criteria before the lesson: how to agree with a class on marks
event-plan-example-1-whom = teachers of language and literature
event-plan-example-1-lead = A. Ivanova, school 11
event-plan-example-2-due = 18.02.{ $year }
event-plan-example-2-title = The question of a study in a physics lesson
event-plan-example-2-whom = teachers of physics and mathematics
event-plan-example-2-lead = G. Petrov
event-plan-example-3-due = all year
event-plan-example-3-title = The first quarter of a young teacher
event-plan-example-3-whom = young teachers and mentors
event-plan-example-3-lead = Adviser for young teachers

action-event-made = an event was added
action-event-described = an event was changed
action-event-answerable = somebody was made responsible for an event
action-event-programme = the programme of an event was changed
action-event-dropped = an event was taken out of the plan
action-event-loaded = a plan of events was loaded
