# Lists of programmes: search, filters, order, “not for me”.

list-head-find = <b>Search: “{ $words }”</b> · { $total } found
list-filters-on = Filters: { $filters }
list-filters-more = { $filters } and { $count } more
list-with-unknown = { $what } and where it is not given
list-sort-best = First those that name your difficulty first; then the registry, your region, the shorter ones.
list-sort-everything = First those in the registry; then your region, the shorter ones.
list-sort-find = First those with your words in the title; then the registry, your region, the shorter ones.
list-sort-shorter = The shorter ones first.
list-sort-sooner = First those that begin soon.
list-sort-cheaper = First those free of charge, then the cheaper ones.
list-unknown =
    { $count ->
        [one] Another { $count } programme { $without }.
       *[other] Another { $count } programmes { $without }.
    }
list-admit = Show them too
list-without-hours = without hours given
list-without-form = without a form
list-without-dot = that say nothing about distance learning
list-without-dates = without dates
list-without-subject = without a subject
list-without-stage = without a stage
list-without-region = without a region
list-without-free = without a price
list-without-document = without a kind of document
list-passed =
    { $count ->
        [1] For the area { $areas } there is nothing yet, so this one comes first.
       *[other] For the areas { $areas } there is nothing yet, so this one comes first.
    }
list-corrected = Found by “{ $taken }”; you wrote “{ $typed }”.
list-some = No programme has all of these words. Here are those with some of them, most first.
list-nothing-found = There is nothing like it in the catalogue. Try one word instead of several, or say it differently.
list-nothing-filtered = Nothing fits these filters. Take some of them off, or all at once.
list-not-ready = The catalogue is being made ready for searching, it takes a minute or two. Press “Again” a little later.
list-again = Again
list-search = Search
list-filters = Filters
list-order = Order
list-marked = ✗ Marked: { $why }
list-marks = My marks · { $count }
list-reset = Take filters off
list-reset-done = The filters are off.
list-taste-hours = long ones ({ $hours } h and more)
list-taste-paid = those to be paid for
list-taste-far = those in person with nothing online
list-taste-themes = those like the themes you marked
list-taste-not_mine = those for other subjects and grades
list-taste = Below the others stand { $said }: as you marked.

search-ask =
    <b>What are you looking for?</b>

    Write a theme, a part of a title, a provider or a registry number. Endings and misprints do not matter.
search-ask-last = Last time you looked for “{ $words }”.
search-again = “{ $words }” again
search-no-words = I see no words to look for here. Write, for example, “functional literacy”.

filters-title =
    { $count ->
        [one] <b>Filters</b> · { $count } programme fits
       *[other] <b>Filters</b> · { $count } programmes fit
    }
filters-none = Nothing is narrowed: all that suits is shown.
filters-about = They hold in all lists and in the search until you take them off.
filters-line = { $name }: { $value }
filters-any = any
filters-show-count = Show · { $count }
filters-reset-all = Take all off
filters-changed = There is no such value any more. Here is how it stands.
filter-hours = Hours
filter-form = Form
filter-dot = Online
filter-dates = Dates
filter-subject = Subject
filter-stage = Stage
filter-region = Region
filter-free = Price
filter-registry = Registry
filter-document = Document
filter-sort = Order
filter-ask-hours = How many hours? Choose or write: “36”, “36–72”, “up to 72”.
filter-ask-form = In which form?
filter-ask-dot = How much of it online?
filter-ask-dates = When? You may write: “in February”, “from 1 December to 20 December”, “until 15 January”.
filter-ask-subject = For which subject?
filter-ask-stage = For which stage?
filter-ask-region = Where is it taught? Choose or write: “Perm Krai”.
filter-ask-free = Only those free of charge?
filter-ask-registry = Only those in the federal registry?
filter-ask-document = Which document do you need?
filter-now = Now: { $value }
filter-unknown =
    { $count ->
        [one] { $count } programme does not say it.
       *[other] { $count } programmes do not say it.
    }
filter-unknown-in = Those that do not say it are shown too.
filter-admit = Show those that do not say
filter-leave-out = Leave out those that do not say
filter-option-count = { $option } · { $count }
filter-chosen = ✓ { $option }
filter-none-to-choose = There is nothing to choose from yet: no programme says this.
filter-bad-hours = I did not understand “{ $typed }”. Write one number of hours or two: “36”, “36–72”, “up to 72”.
filter-bad-dates = I did not understand “{ $typed }”. Write, for example, “in February” or “from 1 December to 20 December”.
filter-bad-region = I found no region “{ $typed }”. Write, for example, “Perm Krai”.
filter-many-regions = Several fit: { $names }. Write it in full.
filter-hours-least = from { $least } h
filter-hours-most = up to { $most } h
filter-hours-one = { $least } h
filter-hours-both = { $least }–{ $most } h
filter-dot-full = fully online
filter-dot-any = online at least in part
filter-dot-none = nothing online
filter-dates-soon = begins within 3 months
filter-dates-both = { $first } – { $last }
filter-dates-first = from { $first }
filter-dates-last = until { $last }
filter-yes-free = free of charge
filter-yes-registry = in the federal registry
filter-document-pk = certificate
filter-document-pp = retraining diploma
filter-document-internship = internship certificate
filter-mine = { $value } (mine)
stage-atomic-preschool = kindergarten
stage-atomic-primary = grades 1–4
stage-atomic-basic = grades 5–9
stage-atomic-senior = grades 10–11
stage-atomic-vocational = vocational college
stage-atomic-additional = extracurricular

sort-title =
    <b>Order</b>

    { $best } That is “Best fit”.

    In any other order those that do not say hours, dates or price stand last.
sort-best = Best fit
sort-shorter = Shorter
sort-sooner = Begin soon
sort-cheaper = Cheaper
sort-done = Done.

unsuitable-button = Not for me
unsuitable-ask =
    “{ $title }”

    What is wrong with it? I will take it off your suggestions and mind the reason: similar ones will stand lower. You can bring it back at any time.
unsuitable-theme = Another theme
unsuitable-known = Have the document
unsuitable-long = Too long
unsuitable-paid = To be paid for
unsuitable-far = Too far to go
unsuitable-not_mine = Not my subject, grades
unsuitable-said-theme = Taken off. Similar themes will stand lower.
unsuitable-said-known = Taken off, and the same ones of other providers too.
unsuitable-said-long = Taken off. Those as long will stand lower.
unsuitable-said-paid = Taken off. Those to be paid for will stand lower.
unsuitable-said-far = Taken off. Those in person with nothing online will stand lower.
unsuitable-said-not_mine = Taken off. Those for other subjects and grades will stand lower.
unsuitable-said-alone = Taken off, I will not suggest it again.
unsuitable-said-here = Marked. It is no longer among your suggestions.
unsuitable-was = It is marked already.
unsuitable-on-card = ✗ You marked it: { $why }. It is not among your suggestions.
unsuitable-restore = Suggest it again
unsuitable-restored = It is among your suggestions again.
unsuitable-restored-all = All marks are taken back.
unsuitable-not-there = This mark is no longer there.
refused-head =
    <b>My marks</b> · { $count ->
        [one] { $count } programme is not for me
       *[other] { $count } programmes are not for me
    }
refused-learned = That is why among your suggestions, below the others, stand { $said }.
refused-entry-why = { "   " }{ $why }, { $day }
refused-return = Bring back { $number }
refused-return-all = Bring all back
refused-empty = There are no marks. If a programme is not for you, say so on its card: I will take it off and learn what to look for.
refused-why-theme = another theme
refused-why-known = have the document or know it
refused-why-long = too long
refused-why-paid = to be paid for
refused-why-far = too far to go
refused-why-not_mine = not my subject or grades
action-programme-refused = a programme was marked as not suiting
action-programme-refusal_undone = a mark “not for me” was taken back
my-data-unsuitable = Programmes marked as not suiting
my-data-marked = { $why }, { $day }
my-data-unmarked = the mark taken back { $day }
