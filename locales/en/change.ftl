# Changes from one time to the next, and reminders of one's own questionnaires.
change-title = <b>What has changed: self-assessment</b>
change-title-full = <b>What has changed: self-assessment, full form</b>
change-title-of = <b>What has changed: { $title }</b>
change-once = Changes show once you take it a second time. Best after { $day }: in half a year habits have had time to change. Earlier is fine too.
change-days =
    { $count ->
        [one] { $count } time: { $last }
       *[other] { $count } times, from { $first } to { $last }
    }
change-day =
    { $count ->
        [one] { $count } time, { $day }
       *[other] { $count } times, { $day }
    }
change-largest = <b>What stands out</b>
change-line = • { $area }: { $first } → { $last } ({ $moved })
change-still =
    { $count ->
        [one] { $count } area has stayed at the same level.
       *[other] { $count } areas have stayed at the same level.
    }
change-none = No change worth naming: the levels are almost the same as before.
change-fell = A lower level is not always a step back: the more you know about the work, the stricter you are with yourself.
change-same = no change
change-uncompared = nothing to compare with yet
change-how = The first time on the left, the last on the right. The scale is from 1 to 4, a dash means too few answers.
change-area = <b>{ $area }</b>: { $levels } ({ $moved })
change-details = By area
change-switch = { $title }
change-switch-full = { $title }, full
change-test = <b>Functional literacy test</b>, apart from the self-rating
change-title-test = <b>What has changed: the functional literacy test</b>
change-once-test = Changes show once you take it a second time. The next attempt, with other tasks: { $moment }.
change-part = • { $part }: { $before } → { $after } of { $of }
change-drawn-test = Right answers in the test
change-drawn-right = right, %
change-drawn-seventy = line of 70%
change-drawn-line = below { $level }: worth working on
change-drawn-days = { $first } → { $last }

remind-on = Remind me to finish
remind-off = Do not remind me
remind-will = I will remind you two days and a week after your last answer, unless you finish before.
remind-will-not = All right, no reminders. Your answers are kept.
repeat-on = Remind me in half a year
repeat-off = No reminder in half a year
repeat-will = I will remind you half a year after this time. If you take it earlier, there is no need to.
repeat-will-not = All right, I will not remind you.
repeat-not-now = All right, not now. Whenever you like, it is all here: /diagnosis

notice-unfinished =
    You asked to be reminded: “{ $title }”, you stopped on { $day }.

    Your answers are kept, go on from the same place.
notice-unfinished-go = Go on
notice-unfinished-off = Do not remind me again
notice-repeat =
    You asked to be reminded: you took “{ $title }” on { $day }.

    Take it again and you will see what has changed.
notice-repeat-go = Take it again
notice-repeat-not-now = Not now
