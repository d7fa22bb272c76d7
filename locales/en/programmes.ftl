# Programmes: suggestions, the card, my list.

programmes-head = <b>{ $area }, { $level } of 4</b> · { $total } found
programmes-head-area = <b>{ $area }</b> · { $total } found
programmes-head-all = <b>For all you may want to improve</b> · { $total } found
programmes-head-everything = <b>All programmes</b> · { $total }
programmes-entry = <b>{ $number }</b>  { $title }
programmes-entry-line = { "   " }{ $line }
programmes-entry-why = { "   " }Why: { $why }
programmes-demo-note = This is a sample catalogue. An administrator or a regional coordinator will bring in the real one.
programmes-none-diagnosed =
    I suggest programmes from your self-assessment: for what you may want to improve, each with its reason.

    There is no self-assessment yet. It is voluntary and takes about 10 minutes.
programmes-no-deficits =
    Your self-assessment found no clear difficulties, so there is nothing to suggest for. If you feel like learning on, look at all programmes.
programmes-empty-area =
    There are no programmes for this, your subject and your school stage yet. Look at all programmes: related ones may be there.
programmes-empty-everything =
    The catalogue is still empty. An administrator or a regional coordinator brings programmes in. Once they are here, I will suggest those that suit you.
programmes-diagnose = Self-assessment
programmes-everything = All programmes
programmes-all-deficits = All areas
programmes-my-list = My list
programmes-to-suggested = Suggested to me

programme-hours =
    { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }
programme-hours-short = { $hours } h
programme-hours-unknown = hours not given
programme-kind-pk = professional development course
programme-kind-pp = professional retraining
programme-kind-internship = internship
programme-form-full_time = in person
programme-form-part_time = partly in person
programme-form-extramural = extramural
programme-dot-none = no distance learning
programme-dot-partly = partly online
programme-dot-full = online

why-themes =
    { $count ->
        [1] { $themes }, which you found hard
       *[other] { $themes }, both of which you found hard
    }
why-themes-two = { $first } and { $second }
why-area = { $area }, { $level } of 4
why-besides = { $why }; it also builds “{ $area }”
why-besides-two = { $why }; it also builds “{ $first }” and “{ $second }”
why-secondary = { $why }; the programme touches on this too

card-title = <b>{ $title }</b>
card-about = About: { $about }
card-provider = Provider: { $provider }
card-region = Region: { $region }
card-audience = For: { $audience }
card-document = Document: { $document }
card-document-pk = certificate of professional development
card-document-pp = diploma of professional retraining
card-document-internship = internship certificate, not a certificate of professional development
card-price = Price: { $price } ₽
card-free = Price: free of charge
card-financing-budget = Price: free of charge, paid from the budget
card-financing-paid = Price: to be paid for, how much is not given
card-dates = Classes: { $first } – { $last }
card-starts = Begins: { $day }
card-ends = Ends: { $day }
card-apply-until = Apply by { $day }
card-places = Places: { $count }
card-typical = A model programme
card-individual = An individual plan is possible
card-registry = Registry number: { $number }
card-registry-on = Registry number: { $number } · in the federal registry on { $day }
card-registry-term = In the registry: { $from } – { $to }
card-no-registry = Registry number not given
card-checked = Checked on { $day }
card-not-state = The provider is not a state organisation: ask your methodist whether its document will count.
card-missing = Not given: { $what }
card-missing-kind = kind
card-missing-hours = hours
card-missing-form = form
card-missing-provider = provider
card-missing-region = region
card-missing-audience = audience
card-missing-price = price
card-missing-dates = dates
card-missing-url = link
card-why = <b>Why it is here:</b> { $why }
card-words = In the title: { $words }
card-areas = Competences: { $areas }
card-demo-mark = demo
card-demo = Demo: nobody can enrol on this programme.
card-archived = The provider's catalogue no longer has this programme. The card stays because you chose it.
card-in-list = ✓ In your list since { $day }
card-take = Add to my list
card-drop = Remove from list
card-take-again = Put it back
card-link = Programme page
card-taken = Added to your list.
card-already = Already in your list.
card-dropped = Removed from your list. To undo, press “Put it back”.
card-was-not = This programme is not in your list.
card-gone = There is no such programme any more. Here is the list.

my-list-head = <b>My list</b> · { $count ->
        [one] { $count } programme
       *[other] { $count } programmes
    }
my-list-since = chosen on { $day }
my-list-for = For: { $area }, then { $level } of 4
my-list-archived = no longer in the provider's catalogue
my-list-empty =
    The programmes you add to your list will stand here, each with what you chose it for.

    Nothing yet.
my-list-find = Find programmes
