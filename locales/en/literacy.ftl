# The functional literacy test: tasks, pause, result, review.
literacy-intro =
    <b>Functional literacy test</b>

    { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    } in six parts: reading, mathematics, science, finance, global competence, creative thinking. Read a text, a table or a chart and choose one answer of four. It takes about { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.

    You may stop at any moment and change your answers until the very end. What is right, and why, is shown after you finish. The line of the test is { $line }% of right answers; a skipped task counts as wrong. The next try, with other tasks, is in 30 days; the best one counts.

    The test is voluntary. Only you see your result, the methodist sees a summary without names. All people, figures and texts in the tasks are made up.
literacy-begin = Begin
literacy-place = { $part } · { $number } of { $of }
literacy-to-task = To the task
literacy-table = The table
literacy-chart = The chart
literacy-text = Read the text again
literacy-skip = Skip
literacy-onward = On ›
literacy-pause = Pause
literacy-answered-already = This answer is kept already.
literacy-answered-otherwise = “{ $letter }” is kept for this task. To change it: “‹ Back”.
literacy-skipped-already = You skipped this task. To answer it: “‹ Back”.
literacy-paused = <b>Paused.</b> Everything is kept: { $answered } of { $of } answered.
literacy-any-part = Go on in order or with any part. Answers may be changed until you finish.
literacy-continue = Continue: task { $number } of { $of }
literacy-to-end = To the end of the test
literacy-finish-now = Finish now
literacy-short-reading = Reading
literacy-short-maths = Mathematics
literacy-short-science = Science
literacy-short-finance = Finance
literacy-short-global = Global
literacy-short-creative = Creative
literacy-end = <b>That was the last task.</b> { $answered } of { $of } answered.
literacy-end-skipped =
    { $count ->
        [one] You skipped { $count } task and can return to it.
       *[other] You skipped { $count } tasks and can return to them.
    }
literacy-take-up =
    { $count ->
        [one] Return to the skipped one ({ $count })
       *[other] Return to the skipped ones ({ $count })
    }
literacy-parts = By part
literacy-finish = Finish the test
literacy-sure = <b>Finish the test?</b> After that answers cannot be changed, and the explanations open. The next try will be in 30 days.
literacy-sure-missing =
    { $count ->
        [one] { $count } task has no answer and will count as wrong.
       *[other] { $count } tasks have no answer and will count as wrong.
    }
literacy-keep-on = Back to the tasks
literacy-too-few = There is no answer yet. Answer one task at least, and I will show a result.
literacy-finished-already = This test is finished already.
literacy-too-early = There must be 30 days between two tries.
literacy-done = <b>Functional literacy test</b> taken on { $day }: { $figures }.
literacy-figures = { $right } of { $of }, { $percent }%
literacy-best = The best result counts: { $figures }, { $day }.
literacy-open-now = You can take it again: the tasks will be others, and the best try counts.
literacy-opens = The next try, with other tasks: { $moment }.
literacy-withdrawn = The test is not given now: it has been taken away to be renewed. Your earlier tries remain yours.
literacy-show-result = My result
literacy-again = Take it again
literacy-past = Earlier tries

literacy-result-title = <b>Functional literacy test</b>, { $day }
literacy-result = Right answers: <b>{ $figures }</b>
literacy-result-part = { $bar } { $right } of { $of } · { $part }
literacy-weakest =
    { $count ->
        [one] Weakest: { $parts }. That part is a good place to begin.
       *[other] Weakest: { $parts }. Those parts are a good place to begin.
    }
literacy-reached = You are over the line of { $line }%.
literacy-not-reached =
    { $missing ->
        [one] { $missing } more right answer would have reached the line of { $line }%.
       *[other] { $missing } more right answers would have reached the line of { $line }%.
    }
literacy-hint = It is a hint rather than a mark: the review shows where a thought took a wrong turn.
literacy-bridge-over = In the self-assessment you felt confident here, and the test is still under 70%. That happens when what is familiar seems mastered: look at the review of the test.
literacy-bridge-under = The test shows more than you said of yourself in the self-assessment. It seems you are stricter with yourself here than you need to be.
literacy-mistakes =
    { $count ->
        [one] Review: { $count } task
       *[other] Review: { $count } tasks
    }
literacy-tasks = Task by task
literacy-programmes = Programmes on it
literacy-all-right = All answers are right, there is nothing to review.
literacy-about = On “{ $title }”
literacy-unanswered = – You did not answer
literacy-yours = ✗ Your answer: { $option }
literacy-yours-right = ✓ Your answer is right: { $option }
literacy-right = ✓ Right: { $option }
literacy-measures = <i>What it measures: { $measures }.</i>
literacy-review-all = All tasks
literacy-review-wrong = Wrong ones only
literacy-to-review = To the review
literacy-past-title = <b>Functional literacy test</b>, your tries
literacy-past-line = • { $day }: { $figures }
literacy-past-counts = • { $day }: { $figures }, this one counts
