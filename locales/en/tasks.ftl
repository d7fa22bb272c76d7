# The programme of a pair: aims, steps, words under a step, ready-made programmes.
tasks-title = <b>Programme</b>: { $name }
tasks-period = { $since } – { $until }
tasks-done-of = Done { $done } of { $count }
tasks-late =
    { $count ->
        [one] { $count } step waits longer than planned. Never mind: choose another day or take out what is not needed.
       *[other] { $count } steps wait longer than planned. Never mind: choose another day or take out what is not needed.
    }
tasks-late-own =
    { $count ->
        [one] { $count } step waits longer than planned. Never mind: decide with your mentor what to put off and what to take out.
       *[other] { $count } steps wait longer than planned. Never mind: decide with your mentor what to put off and what to take out.
    }
tasks-put-off = Spread anew
tasks-put-off-ask =
    { $count ->
        [one] { $count } step will be put on the next school day, by { $until }. Shall I?
       *[other] { $count } steps will be put on school days, two or three a week, the last by { $until }. Shall I?
    }
tasks-put-off-sure = Yes, spread them
tasks-put-off-now = Done: every step has a new day.
tasks-none = There is no programme yet.
tasks-none-mentor = There is no programme yet. Take a ready-made one and adapt it, or write the first step.
tasks-none-mentee = There is no programme yet. Your mentor makes it; you can add a step of your own and open what you want to improve.
tasks-none-done = Nothing is done yet.
tasks-all-done = All steps are done. Great work!
tasks-open = Ahead
tasks-done = Done · { $count }
tasks-aims = Aims
tasks-ready = Ready-made steps
tasks-over = The pair is over: its programme can only be read.
tasks-many = There are { $count } steps in the programme. Take some out, then new ones can be added.
task-gone = This step is no longer in the programme.
task-listed =
    <b>{ $number }. { $title }</b>
    { $when } · { $form }{ $words }
task-words =
    { $count ->
        [one] { " " }· { $count } note
       *[other] { " " }· { $count } notes
    }
task-until = by { $day }
task-was-due = was due { $day }
task-today = today
task-done-on = done { $day }
task-no-day = no date
task-without-day = No date
task-form-talk = Talk
task-form-visit = Mentor at my lesson
task-form-mutual = At a colleague's lesson
task-form-review = Review together
task-form-practice = Try in class
task-form-paper = Material
task-form-event = Open lesson, talk to colleagues
task-form-own = On my own
task-title = <b>{ $title }</b>
task-when = { $when } · { $form }
task-product = What will be there: { $product }
task-aim = Aim: { $aim }
task-comment =
    <b>{ $name }</b>, { $day }
    { $text }
task-comment-mine =
    <b>You</b>, { $day }
    { $text }
task-erased = the words were deleted
task-add = Add a step
task-add-own = Add my own step
task-say = Write
task-done = Done
task-undone = Not done yet
task-undone-now = The step is open again.
task-change = Change
task-drop = Take out
task-drop-ask = Take the step “{ $title }” out of the programme?
task-drop-sure = Yes, take it out
task-dropped = The step is out.
task-ask =
    Write the step in one line. If you know the day, add it:

    Visit a colleague's lesson by 12 December
task-ask-what = The day is clear, but what is to be done? Write both: Visit a colleague's lesson by 12 December
task-added = The step is added.
task-added-no-day = The step is added, without a date. You can set one on its card.
task-day-past = { $day } is over. Write another day.
task-day-late = { $day } is after the end of the programme, which runs until { $until }. Write another day.
task-day-unknown = I did not understand the date “{ $typed }”. Write, for example, 5 December or 05.12.2026.
task-ask-comment = What would you like to say? { $name } will read it under the step.
task-said = I will pass it on.
task-many-words = There are many notes under this step already. The rest is better talked over in person.
task-done-now = Great, the step is done.
task-done-before = This step is marked already.
task-done-ask =
    Great, done: “{ $title }”.

    What came of it? Write one line, { $name } will read it. Or leave it at that.
task-change-ask =
    <b>{ $title }</b>

    What shall we change?
task-change-title = What to do
task-change-product = What will be there
task-change-day = Day
task-change-form = How
task-now = Now: { $now }
task-ask-title = Write what is to be done.
task-ask-product = Write what will be there to hold: a plan, a table, a note.
task-ask-day = By which day? Choose or write: 12 December.
task-ask-form = How will it be done? Choose.
task-in-days =
    { $count ->
        [one] In { $count } day
       *[other] In { $count } days
    }

aims-title = <b>Aims</b>: { $name }
aims-none = No aims yet. They come with a ready-made programme, or the mentor adds them.
aim-listed =
    <b>{ $number }. { $title }</b>
    done { $done } of { $count }
aim-title = <b>{ $title }</b>
aim-area = Area: { $area }
aim-no-steps = No steps towards this aim yet.
aim-add = Add an aim
aim-ask = Write the aim in one phrase: what will work. For example: A calm start of lessons in class 7B.
aim-added = The aim is added. Now it needs steps.
aim-drop = Take the aim out
aim-drop-ask =
    { $count ->
        [0] Take out the aim “{ $title }”?
        [one] Take out the aim “{ $title }” and { $count } open step? What is done stays.
       *[other] Take out the aim “{ $title }” and { $count } open steps? What is done stays.
    }
aim-drop-sure = Yes, take it out
aim-dropped = The aim is out.
aims-many = There are { $count } aims already. Take one out, then a new one can be added.
aims-share = Only you see what you want to improve. If you open it, { $name } can find steps for it.
aims-share-button = Open what to improve
aims-shared = You have opened what you want to improve: { $name } sees areas and levels, never answers.
aims-unshare-button = Close it or read the text
aims-not-shared = The areas to improve will appear here if { $name } decides to open them.
aims-no-weak = { $name }: the self-assessment found nothing hard, or has not been taken yet.
aims-weak = <b>Wants to improve</b> ({ $name } opens it to you freely)
aims-weak-line = • { $area }, { $level } of 4
aims-weak-themes = • { $area }, { $level } of 4. Hard: { $themes }
aims-take = Steps: { $area }

templates-title = <b>Ready-made programmes</b>
templates-aims = Single aims
templates-aims-title = <b>Single aims</b>
templates-too-late = The programme has come to its end. Extend it on the pair's card, then steps can be added.
template-listed =
    <b>{ $name }</b>, { $count ->
        [one] { $count } step
       *[other] { $count } steps
    }
    { $about }
template-title = <b>{ $name }</b>
template-would =
    The programme will get { $count ->
        [one] { $count } step
       *[other] { $count } steps
    }, the last by { $until }. Later each can be changed or taken out.
template-core = There is less time than all { $all } need, so these are the main ones.
template-step = • by { $day }: { $title }
template-more =
    { $count ->
        [one] and { $count } more step
       *[other] and { $count } more steps
    }
template-take = Take into the programme
template-taken =
    { $count ->
        [one] { $count } step is added. { $name } will soon see it.
       *[other] { $count } steps are added. { $name } will soon see them.
    }
template-there = These steps are in the programme already.

share-given = You agreed on { $day }. Your methodist and your mentor see areas and levels with your name, nobody sees single answers.
share-close = Close access
share-now = Opened. You can close it here or in “My data”.
share-closed = Closed. Now only you see it.
share-button = Who sees my result

notice-tasks-added =
    { $count ->
        [one] { $name }: { $count } new step in the programme
       *[other] { $name }: { $count } new steps in the programme
    }
notice-tasks-done =
    { $count ->
        [one] { $name }: { $count } step of the programme done
       *[other] { $name }: { $count } steps of the programme done
    }
notice-tasks-due =
    { $count ->
        [one] { $count } step of the programme tomorrow
       *[other] { $count } steps of the programme tomorrow
    }
notice-task-due = Tomorrow in the programme: <b>{ $title }</b>
notice-comment = <b>{ $name }</b> about the step “{ $title }”:
notice-comment-done = <b>{ $name }</b> about the step “{ $title }”, done on { $day }:
notice-answer = Answer
notice-task-open = Open the step
notice-programme = Programme

action-aim-added = an aim was added to the mentoring programme
action-aim-dropped = an aim was taken out of the mentoring programme
action-task-added = a step was added to the mentoring programme
action-task-changed = a step of the programme was changed
action-task-commented = words under a step of the programme
action-task-done = a step of the programme was marked as done
action-task-dropped = a step was taken out of the programme
action-task-planned = a ready-made mentoring programme was taken
action-task-put_off = steps of the programme were put on other days
action-task-undone = a step of the programme is open again
