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
diagnosis-letters = A B C D
diagnosis-skip = Skip
diagnosis-onward = On ›
diagnosis-pause = Pause
diagnosis-answered-already = This answer is kept already.
diagnosis-answered-otherwise = “{ $letter }” is kept for this question. To change it: “‹ Back”.
diagnosis-skipped-already = You skipped this question. To answer it: “‹ Back”.
diagnosis-renewed = The questions have changed since, so we begin with the first one. Earlier results are kept.
diagnosis-paused = <b>Paused.</b> Everything is kept: { $answered } of { $of } answered.
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
        [one] There is one more short block of two questions, if it is about you:
       *[other] There are { $count } more short blocks of two questions, if they are about you:
    }
diagnosis-end-block = • { $applies }
diagnosis-take-up =
    { $count ->
        [one] Back to the skipped one ({ $count })
       *[other] Back to the skipped ones ({ $count })
    }
diagnosis-finish = Finish
diagnosis-finished-already = This self-assessment is completed already. The result: /diagnosis
diagnosis-too-few = Too few answers yet: answer both questions of at least one area and I will show the result.
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
result-areas-title = <b>By area, { $day }</b>
result-scale = A scale from 1 to 4: at the start, learning, applying, confident.
result-area = <b>{ $area }</b>: { $said }
result-weak = Difficult spots: { $themes }
result-again = Take it again
