# Self-assessment: questions, pause, result.
diagnosis-intro =
    <b>Self-assessment</b>

    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    } about what you do when you teach, about { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Choose what is closest to your usual work: no answer is good or bad.

    It is voluntary. Only you see the answers, the methodist sees a summary without names. You may stop at any moment, everything is kept.
diagnosis-begin = Begin
diagnosis-place = { $area } · { $number } of { $of }
diagnosis-place-all = { $bar } { $number } of { $of }
diagnosis-letters = A B C D
diagnosis-skip = Skip
diagnosis-onward = On ›
diagnosis-pause = Pause
diagnosis-answered-already = This answer is kept already.
diagnosis-answered-otherwise = “{ $letter }” is kept for this question. To change it: “‹ Back”.
diagnosis-skipped-already = You skipped this question. To answer it: “‹ Back”.
diagnosis-renewed = The questions have changed since, so we begin with the first one. Earlier results are kept.
diagnosis-paused = <b>Paused.</b> Everything is kept: { $answered } of { $of } answered.
diagnosis-paused-areas = Answered in full: { $whole } of { $of } areas.
diagnosis-any-area = Go on in order or with any area:
diagnosis-continue = Continue: question { $number } of { $of }
diagnosis-to-end = Finish the self-assessment
diagnosis-finish-now = Finish now
diagnosis-anew = Start anew
diagnosis-anew-sure =
    { $answered ->
        [0] Start from the first question? There are no answers yet.
        [one] Start from the first question? { $answered } answer of this attempt will be lost, earlier results stay.
       *[other] Start from the first question? { $answered } answers of this attempt will be lost, earlier results stay.
    }
diagnosis-anew-keep = Keep the answers
diagnosis-anew-drop = Start anew
diagnosis-end = <b>That was the last question.</b> { $answered } of { $of } answered.
diagnosis-end-skipped =
    { $count ->
        [one] You skipped { $count } question and may return to it.
       *[other] You skipped { $count } questions and may return to them.
    }
diagnosis-end-blocks =
    { $count ->
        [one] There is one more short block, if it is about you:
       *[other] There are { $count } more short blocks, if they are about you:
    }
diagnosis-end-block =
    { $count ->
        [one] • { $applies }, { $count } question
       *[other] • { $applies }, { $count } questions
    }
diagnosis-take-up =
    { $count ->
        [one] Back to the skipped one ({ $count })
       *[other] Back to the skipped ones ({ $count })
    }
diagnosis-finish = Finish
diagnosis-widen =
    { $count ->
        [one] Answer in more detail, { $count } more question
       *[other] Answer in more detail, { $count } more questions
    }
diagnosis-widened =
    { $count ->
        [one] There is { $count } question now. Your answers are kept.
       *[other] There are { $count } questions now. Your answers are kept.
    }
diagnosis-narrow =
    { $count ->
        [one] Back to the short one, { $count } question
       *[other] Back to the short one, { $count } questions
    }
diagnosis-narrowed =
    { $count ->
        [one] The short form again, { $count } question. Your answers are kept.
       *[other] The short form again, { $count } questions. Your answers are kept.
    }
diagnosis-finished-already = This self-assessment is completed already. The result: /diagnosis
diagnosis-too-few = Too few answers yet: answer { $needed } questions of at least one area and I will show the result.
diagnosis-done = <b>Self-assessment</b> completed on { $day }.
diagnosis-repeat-now = Half a year has passed: take it again and see what has changed.
diagnosis-repeat-later = Better to take it again after { $day }: changes show in half a year. Sooner is possible too.
diagnosis-show-result = My result
diagnosis-again = Take it again

level = { $word }, { $figure } of 4
level-start = at the start
level-learning = learning
level-applying = applying
level-confident = confident
level-few = too few answers

result-title = <b>Your profile on { $day }</b>
result-title-full = <b>Your profile on { $day }</b>, full form
result-title-of = <b>{ $title }, { $day }</b>
result-strengths = <b>Strengths</b>
result-nearest = <b>Closest to confident</b>
result-no-strengths = Too few answers for strengths yet.
result-deficits = <b>What to work on</b>
result-no-deficits = No clear difficulties.
result-line = • { $area }: { $said }
result-deficit = { $line }. { $themes }
result-more =
    { $count ->
        [one] and { $count } more area, see “By area”
       *[other] and { $count } more areas, see “By area”
    }
result-change = Since { $day }: { $areas }
result-programmes = Find programmes
result-details = By area
result-changes = What has changed
result-areas-title = <b>By area, { $day }</b>
result-areas-title-full = <b>By area, { $day }</b>, full form
result-areas-title-of = <b>{ $title }: by area, { $day }</b>
result-scale = A scale from 1 to 4: at the start, learning, applying, confident.
result-area = <b>{ $area }</b>: { $said }
result-weak = Difficult spots: { $themes }
result-weak-more = Difficult spots: { $themes } and { $count } more
result-again = Take it again

instruments-list = <b>Questionnaires</b>
instruments-list-about = All are voluntary. Only you see the detailed result, the methodist sees a summary without names.
instruments-title = <b>{ $title }</b>
instruments-about-first_year = For those in their first three years of teaching: what works already and what to bring to a mentor.
instruments-about-mentor_readiness = For those who think about mentoring or already guide a colleague: what you can pass on and where support would help.
instruments-about-manager = For those who lead people in a school, nursery or college: how your work with the team goes.
instruments-size =
    { $count ->
        [one] { $count } question, about { $minutes ->
            [one] { $minutes } minute
           *[other] { $minutes } minutes
        }.
       *[other] { $count } questions, about { $minutes ->
            [one] { $minutes } minute
           *[other] { $minutes } minutes
        }.
    }
instruments-size-full =
    { $count ->
        [one] Full: { $count } question, about { $minutes ->
            [one] { $minutes } minute
           *[other] { $minutes } minutes
        }.
       *[other] Full: { $count } questions, about { $minutes ->
            [one] { $minutes } minute
           *[other] { $minutes } minutes
        }.
    }
instruments-test = Functional literacy test
instruments-size-test = 30 tasks, about 45 minutes. After the test each task is explained.
instruments-unfinished-test = Unfinished: task { $number } of { $of }.
instruments-last-test = You completed it on { $day }.
instruments-yours = About your own work.
instruments-areas = Areas: { $areas }
instruments-voluntary = It is voluntary. Only you see the answers, the methodist sees a summary without names. You may stop at any moment, everything is kept.
instruments-form-short =
    { $count ->
        [one] Short, { $count } question
       *[other] Short, { $count } questions
    }
instruments-form-full =
    { $count ->
        [one] Full, { $count } question
       *[other] Full, { $count } questions
    }
instruments-others = Other questionnaires
instruments-done = “{ $title }”: you completed this questionnaire on { $day }.
instruments-last = You completed it on { $day }.
instruments-unfinished = Unfinished: question { $number } of { $of }.
instruments-closed = This questionnaire cannot be begun now. Here are those that can.
instruments-closed-done = This questionnaire is not offered any more. Your result is kept.
