# Papers of mentoring: the bot's screens.
papers-title = Papers of the pair: { $names }
papers-about = The number and the school's name are there, and there is room for signatures. What I do not know is left as an empty line to fill in by hand. A paper is valid once it is signed.
papers-hours-title = Note of hours
papers-hours-about = All your mentees and the hours of a period, confirmed ones apart from unconfirmed ones. Useful for certification as a “teacher-mentor” and for pay.
papers-none = The journal has no entries yet, so there is nothing to make a note of. It will be here after the first entry.
papers-which = For what period?
papers-ready-title = { $title }, { $period }
papers-entries = { $count ->
    [0] There are no entries for this period: the table will be empty.
    [one] The journal has { $count } entry.
   *[other] The journal has { $count } entries.
}
papers-unconfirmed = { $count ->
    [one] { $count } is not confirmed: its hours will be shown apart.
   *[other] { $count } are not confirmed: their hours will be shown apart.
}
papers-steps = { $count ->
    [0] The programme has no steps yet: the table will be empty.
    [one] The programme has { $count } step.
   *[other] The programme has { $count } steps.
}
papers-no-name = Full name not given: { $names }. There will be an empty line in the paper.
papers-ask-name = The paper needs your surname, name and patronymic. Write them in one message, for example: Kuznetsova Maria.
papers-ask-name-where = The name will be seen in papers, by your partner and by hosts of sessions.
papers-by-hand = I will write it by hand
papers-no-school = A school gives the paper its number, and yours is not known yet. Add it in your profile and come back.
papers-to-school = Say my school
papers-pdf = PDF, to print
papers-xlsx = XLSX, a table
papers-started = Working on it. The file will be here in a few seconds.
papers-still = I am still making the file before. It will be here.
papers-here = Ready. Check it, print it and sign it.
papers-to-pair = To the pair
papers-mentoring = Mentoring
papers-kind-programme = Programme
papers-kind-journal = Journal
papers-kind-report = Report
papers-kind-hours = Note of hours
action-document-numbered = a paper got its number

# Periods.
period-q1 = 1st quarter
period-q2 = 2nd quarter
period-q3 = 3rd quarter
period-q4 = 4th quarter
period-h1 = first half
period-h2 = second half
period-year = school year
period-all = since the beginning
period-named = { $name } { $from }/{ $to }

# The papers themselves.
paper-title-programme = Personal programme of mentoring
paper-title-journal = Journal of mentoring
paper-title-report = Report on the programme of mentoring
paper-title-hours = Note of a mentor's work
paper-period = { $name }: { $from } – { $to }
paper-footer = Made by the bot “Marshrut” on { $day }. Valid once signed.
paper-page = page
paper-of = of
paper-signature = signature
paper-name = full name
paper-date-of = date
paper-date = “____” ______________ 20____
paper-approve = Approved
paper-head = Head of the organisation
paper-head-stamp = Head of the organisation (seal)
paper-mentor = Mentor
paper-mentee = Mentee
paper-curator = Curator of the programme
paper-mentor-post = The mentor's post and category
paper-mentee-post = The mentee's post
paper-mentee-subject = The mentee's subject
paper-mentee-service = Teaches since
paper-since-year = { $year }
paper-order = Order by which the pair was made
paper-kind = Kind of mentoring
paper-form = Form of mentoring
paper-dates = Dates of the programme
paper-dates-are = { $from } – { $to }
paper-state = State
paper-kind-traditional = traditional, one to one
paper-kind-group = group
paper-kind-short = short-term, with a set goal
paper-kind-reverse = reverse
paper-kind-situational = situational
paper-kind-speed = speed
paper-kind-remote = virtual (remote)
paper-form-teacher = teacher – teacher
paper-form-head = head – teacher
paper-form-employer = employer – student
paper-form-university = university (college) teacher – young teacher
paper-form-partner = social partner – teacher
paper-state-active = goes on
paper-state-paused = paused
paper-state-finished = ended on { $day }
paper-result-reached = aims reached
paper-result-early = ended early
paper-result-handed_over = handed over to another mentor
paper-number = No.
paper-aims = Areas and aims
paper-aim-area = Area
paper-aim = Aim
paper-no-aims = No aims were written down yet.
paper-steps = Steps
paper-step = Theme, task
paper-step-form = Form
paper-step-due = Due
paper-step-product = Expected result
paper-step-done = Done
paper-step-aim = Aim
paper-done-on = done { $day }
paper-no-steps = No steps.
paper-outcome = What the programme came to
paper-outcome-is = { $result }, { $day }.
paper-agreed = Consent of both
paper-agreed-both = Given in the bot: by the mentor on { $mentor }, by the mentee on { $mentee }. It is not the written consent: the signatures below are.
paper-entries = Meetings
paper-when = Date, time
paper-minutes = Minutes
paper-entry-form = Form
paper-theme = Theme
paper-done = What was done
paper-difficulty = Difficulties
paper-agreement = Agreed, until when
paper-agreements = Agreed
paper-until = until { $day }
paper-confirmed = Confirmed by the mentee
paper-confirmed-on = confirmed { $day }
paper-waiting = not confirmed
paper-corrected = corrected: { $remark }
paper-no-entries = There are no entries for this period.
paper-sum-confirmed = Confirmed: { $hours } ({ $count ->
    [one] { $count } entry
   *[other] { $count } entries
}).
paper-sum-unconfirmed = Not confirmed: { $hours } ({ $count ->
    [one] { $count } entry
   *[other] { $count } entries
}).
paper-time = { $hours } h { $minutes } min
paper-by-form = Meetings by form
paper-count = Meetings
paper-minutes-confirmed = Confirmed, min
paper-minutes-unconfirmed = Not confirmed, min
paper-programme-steps = Programme: done in the period, and what fell due
paper-steps-count = Steps in the programme: { $all }, done: { $done }, past their day: { $overdue }.
paper-difficulties = Difficulties and agreements
paper-no-difficulties = The journal has none.
paper-day = Date
paper-themes = Themes of the meetings
paper-off = Meetings that did not take place
paper-off-count = Cancelled: { $cancelled }, did not take place: { $missed }.
paper-conclusion = The mentor's conclusions
paper-opinion = The mentee's opinion
paper-next = What is next
paper-school = Organisation
paper-by-mentee = Work with mentees
paper-pair-dates = In a pair
paper-now = now
paper-no-work = There are no entries for this period.
paper-group = A group meeting is counted for each mentee, and once in the sum.
paper-purpose = What for
paper-purpose-is = Made for the portfolio of a “teacher-mentor” and to account for a mentor's work. Hours of sixty minutes, from the mentor's journal; entries that the mentee agreed with are confirmed.
