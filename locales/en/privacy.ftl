# My data: what is kept, export, withdrawal of the consent, deletion.
privacy-title = <b>My data</b>
privacy-name = I keep your name ({ $name }), your number at the messenger and what is in the profile.
privacy-nameless = I keep neither name nor number: a code stands for them that tells nobody who you are.
privacy-attempts = Self-assessments: { $count }
privacy-tests = Functional literacy tests: { $count }
privacy-answers = Answers to questions: { $count }
privacy-choices = Chosen programmes: { $count }
privacy-requests = Requests for programmes: { $count }
privacy-seats = Places at internships: { $count }. Your name and marks there are seen by the host.
privacy-event-seats = Seats at events: { $count }. Their organisers see your name and marks there.
privacy-feedback = Feedback on events: { $count }. Organisers see it without your name.
privacy-polls = Polls you have answered: { $count }. Your answers are seen in a summary only, without your name.
privacy-pairs = Mentoring pairs: { $count }. What is written in them is seen by the other one and the school's curator.
privacy-roles = Roles: { $count }
privacy-notices = Messages from me: { $count }
privacy-decisions = Entries in the log of decisions: { $count }
privacy-consent = { $title }: given { $day }, version { $version }
privacy-who-sees = Only you see the detailed result.
privacy-export-nameless = Without a consent I do not keep your address, so I cannot send you a file. After 30 silent days I erase everything myself.
privacy-export = Export my data
privacy-text = Text of the consent
privacy-withdraw = Withdraw consent
privacy-erase = Delete everything

export-started = On my way. Two files will come here: one to read, one for programs. Usually in less than a minute.
export-pdf = Your data, to read.
export-json = The same for programs, nothing left out.

withdraw-ask =
    <b>Withdraw consent</b>

    Name, number, region, school and roles go at once. What about the self-assessment?

    Keep it without a name: you can go on, nobody can tell it is you. After 30 silent days I erase it too.
    Delete everything: nothing stays.
withdraw-nameless = Keep without a name
withdraw-erase = Delete everything
withdraw-done = The consent is withdrawn. Name, number, school and roles are erased, the self-assessment stays without a name.

erase-ask =
    <b>Delete everything?</b>

    { $attempts ->
        [0] The profile, consents and roles will go.
        [one] The profile, consents, roles, { $attempts } self-assessment and its answers ({ $answers }) will go.
       *[other] The profile, consents, roles, { $attempts } self-assessments and their answers ({ $answers }) will go.
    }
    You can export a copy first: “My data”.
erase-pairs = Mentoring pairs end and your words in them are erased. Dates and minutes of meetings stay without your name: they are the other one's hours.
erase-ask-nameless =
    <b>Delete everything?</b>

    { $attempts ->
        [0] All I remember of you will go: language, subject, stage.
        [one] Subject, stage, { $attempts } self-assessment and its answers ({ $answers }) will go.
       *[other] Subject, stage, { $attempts } self-assessments and their answers ({ $answers }) will go.
    }
erase-keep = Keep
erase-go-on = Delete
erase-sure = This is the last question. Neither I nor the methodist can bring back what is deleted.
erase-for-good = Delete for good
erase-done = Everything is deleted. Thank you for having been here. If you want to come back, we begin with a clean sheet.
erase-again = Begin anew

# The file “My data”
my-data-title = My data
my-data-subtitle = “Marshrut”, { $day }
my-data-about = About you
my-data-name = Name
my-data-address = Number at the messenger
my-data-since = First seen
my-data-teaching = since { $year }
my-data-consents = Consents
my-data-withdrawn = in force until { $day }
my-data-given = given { $day }, version { $version }
my-data-roles = Roles
my-data-revoked = taken away { $day }
my-data-granted = since { $day }
my-data-attempt = Self-assessment, { $day }
my-data-attempt-of = { $title }, { $day }
my-data-attempt-open = not finished
my-data-test-open = not finished
my-data-level = { $level } of 4
my-data-few = too few answers
my-data-answers = Answers
my-data-skipped = skipped
my-data-choices = Chosen programmes
my-data-chosen = chosen { $day }
my-data-removed = removed { $day }
my-data-requests = Requests for programmes
my-data-asked = made { $day }
my-data-paper = document No. { $number } of { $day }, { $hours } h
my-data-sessions = Internships
my-data-events = Events
my-data-feedback = feedback
my-data-polls = Polls
my-data-unfinished = not finished
my-data-useful = of use: { $useful } of 5
my-data-seat-seated = the place is yours
my-data-seat-queued = you are in the queue
my-data-seat-offered = a place is offered to you
my-data-seat-left = you gave the place up
my-data-seat-declined = you declined the offer
my-data-seat-lapsed = the offer ran out
my-data-seat-passed = given up for a place in the room
my-data-seat-cancelled = the place was taken away
my-data-mentoring = Mentoring
my-data-mentor = Mentor: { $mentor }, young colleague: { $mentee }
my-data-pair-proposed = proposed { $since }
my-data-pair-over = proposed { $since }, the pair did not begin
my-data-pair-active = from { $since } until { $until }
my-data-pair-finished = from { $since }, finished { $until }
my-data-entry = meeting, { $minutes } min
my-data-step = step of the programme
my-data-whisper = to the curator
my-data-journal = Log of decisions
my-data-rest = The file for programs also holds service records: messages I sent you and orders for exports.
my-data-consent-text = Text of the consent, version { $version }
action-consent-given = a consent was given
action-consent-withdrawn = a consent was withdrawn
action-role-granted = a role was given
action-role-revoked = a role was taken away
action-invite-created = an invitation was made
action-invite-revoked = an invitation was ended
action-invite-joined = a school was joined by its link
action-invite-wrong = a wrong link was opened
action-staff-loaded = a staff list was laid in
action-staff-linked = a row of a staff list was taken
action-programme-chosen = a programme was added to the own list
action-programme-removed = a programme was taken off the own list
action-seat-taken = a place at a session taken
action-seat-queued = a place in a queue taken
action-seat-offered = a place offered
action-seat-left = a place given up
action-seat-declined = an offered place declined
action-seat-lapsed = the offer of a place ran out
action-seat-passed = a remote place given up for the room
action-seat-cancelled = a place taken away
action-seat-coming = “I will come” said
action-attendance-marked = a mark made
action-attendance-wrong = a wrong code of a session typed
action-attendance-finished = the list of a session finished
action-attendance-reopened = the list of a session opened again
action-session-planned = a session planned
action-session-moved = a session moved
action-session-relocated = the place of a session changed
action-session-revised = the module, hours or end of sign-up changed
action-session-resized = the number of places changed
action-session-cancelled = a session cancelled
action-site-opened = a site opened
action-site-described = the description of a site changed
action-site-resettled = a site moved to another school
action-site-closed = a site closed
action-module-added = a module added
action-module-changed = a module changed
action-module-dropped = a module dropped
action-stream-opened = a stream opened
action-stream-resized = the number of people in a stream changed
action-stream-closed = a stream closed
action-other = other: { $action }
