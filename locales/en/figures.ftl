# Diagnoses in figures: the summary of a place without names, items for a methodist, places, the file.
figures-open = Diagnoses in figures
figures-title = <b>Diagnoses in figures</b>
figures-about = Figures only, no names. Of fewer than five people nothing is shown.
figures-none = Nothing to count yet: nobody has completed a diagnosis.
figures-name = <b>{ $title }</b>{ $form ->
    [short] , short form
    [full] , full form
   *[whole] {""}
} · { $years }
figures-row = { $number }. { $name }{ $day ->
    [none] , not counted yet
   *[day] , counted on { $day }
}
figures-not-yet = Nobody has counted these yet. Press “Count”: I will write when it is done, usually within a minute.
figures-few = Fewer than { $few } people are from here, or the difference from the neighbours would tell who answered what. So it is not shown by itself: these people are in the summary of the place above.
figures-people =
    { $count ->
        [one] { $count } person took part
       *[other] { $count } people took part
    }, of each the latest diagnosis
figures-taken = Counted on { $day }, { $time }
figures-area = { $bar } { $level } · { $area }, to improve { $share } %
figures-area-few = { $area }: fewer than { $few } answers
figures-hard = Hardest (answers A and B):
figures-theme = • { $theme }: { $weak } of { $of }
figures-count = Count
figures-count-again = Count again
figures-places = By place
figures-items = Items
figures-file = XLSX
figures-look = Look
figures-started = Counting. I will write when it is done, usually within a minute.
figures-still = Already counting, it will soon be done.
figures-not-now = I will count again when { $few } more people have taken part. Not earlier: two summaries in a row would tell who answered what.
figures-ready = The figures are ready: { $name }

# Places
figures-place = { $number }. { $name }: { $count }
figures-place-merged = { $number }. { $name }: together with the others
figures-places-none = There are no places yet that { $few } people or more took part from.
figures-places-rest = The others together: { $count }. They are not shown one by one: the answers of a small place could be worked out.

# Items of an area
figures-letters = A B C D
figures-area-name = <b>{ $area }</b>
figures-area-hidden = Fewer than { $few } answers: not shown.
figures-area-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }, mean level { $level } of 4, to improve { $share } %
figures-alpha = Cronbach’s alpha { $alpha } (all items answered by { $cases }): { $verdict }
figures-alpha-loose = the items hold together weakly, look at how each goes with the rest
figures-alpha-holds = the items hold together
figures-alpha-well = the items hold together well
figures-alpha-alike = the items nearly repeat one another
figures-alpha-few = Cronbach’s alpha and the figures of each item appear when { $enough } people have answered all items of the area. So far { $cases }.
figures-alpha-none = There is no Cronbach’s alpha: everybody’s answers add up to the same.
figures-item = { $number }. { $theme }
figures-item-mean = { $count } answers · mean { $mean } · deviation { $deviation }
figures-anchor = { $letter } { $share } %
figures-item-rest = with the rest { $rest }
figures-item-without = alpha without it { $alpha }
figures-items-more = The other questions of the area are in the XLSX file.
figures-item-flat = ⚠ nearly everybody answers the same: the item tells nothing
figures-item-against = ⚠ it goes against the rest: check the order of its answers

# The test
figures-tested = 70 % and more: { $reached } of { $of }, that is { $share } %
figures-tested-mean = Right on average: { $share } %
figures-tested-part = { $bar } { $share } % · { $part }
figures-gaps = Both a self-assessment and the test: { $count } people
figures-gap-over = • sure of themselves and under 70 %: { $count }
figures-gap-under = • rated themselves low and reached 70 %: { $count }
figures-variant = <b>Variant { $letter }, { $part }</b>
figures-variant-alpha = Cronbach’s alpha of the whole variant { $alpha } (taken by { $cases }): { $verdict }
figures-variant-few = The figures of each task appear when { $enough } people have taken one variant. So far: variant A { $first }, variant B { $second }.
figures-task = { $number }. { $measures }
figures-task-right = right { $share } % · with the rest { $rest }
figures-task-options = { $options } · no answer { $none } %
figures-task-option = { $letter } { $share } %
figures-task-key = { $letter } { $share } % ✓
figures-task-flat = ⚠ nearly all solve it or nearly nobody does: the task tells nothing
figures-task-against = ⚠ those solve it who are weaker elsewhere: check its key
figures-task-unchosen = ⚠ nobody chooses: { $letters }

# The file
figures-file-started = Making the file. I will send it here, usually within a minute.
figures-file-still = The file is being made already, it will come soon.
figures-file-ready = Diagnoses in figures.
xfigures-file = Diagnoses
xfigures-sheet-summary = Summary
xfigures-sheet-areas = Areas
xfigures-sheet-items = Items
xfigures-sheet-places = By school
xfigures-sheet-counted = How it is counted
xfigures-row-place = Place
xfigures-row-year = School year
xfigures-row-version = Version of the instrument
xfigures-row-people = Took part
xfigures-row-taken = Counted
xfigures-column-theme = Theme
xfigures-column-weak = Answered A or B
xfigures-column-answered = Answers
xfigures-column-area = Area
xfigures-column-people = People
xfigures-column-level = Mean level
xfigures-column-deficits = To improve, people
xfigures-column-share = To improve, share
xfigures-column-cases = Answered all items
xfigures-column-alpha = Cronbach’s alpha
xfigures-column-item = Item
xfigures-column-question = Question
xfigures-column-mean = Mean
xfigures-column-deviation = Deviation
xfigures-column-first = A
xfigures-column-second = B
xfigures-column-third = C
xfigures-column-fourth = D
xfigures-column-rest = With the rest
xfigures-column-without = Alpha without it
xfigures-column-mark = To look at
xfigures-column-region = Region
xfigures-column-municipality = Municipality
xfigures-column-school = School
xfigures-few = fewer than { $few }
xfigures-enough = { $enough } complete answers are needed
xfigures-merged = together with the others
xfigures-rest = The others together
xfigures-how-who = Who is counted: people with an account, of each the latest diagnosis completed from { $since } to { $until }. Who took part without consent, anonymously, is not counted. The place is where somebody worked when they were first counted in this school year.
xfigures-how-level = The mean level of an area: of each person the mean of their answers (A = 1, D = 4), then the mean over people. Who has no level (few answers) is not in the area.
xfigures-how-deficits = “To improve”: the person’s level in the area is under 2.5.
xfigures-how-few = Fewer than { $few } people are not shown anywhere.
xfigures-how-grow = Each place grows by { $few } people at least: two summaries in a row would tell who answered what. The last ones, if they are fewer, come in later.
xfigures-how-places = If a small place could be worked out by subtraction, one more is hidden with it: “together with the others”. A municipality has also those in it who have not named a school.
xfigures-how-alpha = Cronbach’s alpha: of those who answered all items of the area, from { $enough } people: k/(k−1) · (1 − sum of the items’ variances / variance of the sum), sample variances. From 0.7 the items hold together.
xfigures-how-items = Mean, deviation (sample standard deviation) and shares of answers: of all who answered the item. With the rest: correlation of the item with the sum of the area’s other items. Alpha without it: what it would be without the item.
xfigures-how-marks = Marks: one answer given by { $same } % and more (the item tells nothing), a negative correlation with the rest (check the order of the answers).
xfigures-how-version = Versions of the instrument with one first figure are counted together; an item is known by its code.
xfigures-row-reached = Reached 70 % and more
xfigures-row-right = Right answers
xfigures-row-gaps = Both a self-assessment and the test
xfigures-row-over = Sure of themselves, under 70 %
xfigures-row-under = Rated themselves low, reached 70 %
xfigures-column-what = What
xfigures-column-count = How many
xfigures-column-part = Part
xfigures-column-right = Right
xfigures-column-of = Tasks in all
xfigures-column-variant = Variant
xfigures-column-measures = What it measures
xfigures-column-none = No answer
xfigures-column-reached = 70 % and more
xfigures-how-best = Who is counted: people with an account, of each the best attempt from { $since } to { $until }. Who took part without consent, anonymously, is not counted. The place is where somebody worked when they were first counted in this school year.
xfigures-how-score = A skipped task counts as wrong. The line of 70 % is compared unrounded. “Right” of a part: the right answers of all people to all its tasks.
xfigures-how-gaps = Self-rating and test beside each other, not together: the latest self-assessment of the area “Functional literacy” and the best test. “Sure”: a level from 3.2 and under 70 %; “low”: under 2.5 and from 70 %.
xfigures-how-tasks = Tasks: of each variant once { $enough } people have taken it. With the rest: correlation of a right answer with the number of other right ones. Marks: right for { $same } % and more, or as few; a negative correlation.
xfigures-how-options = The shares of answers A–D stand in the order of the instrument’s file; each person saw an order of their own.
