# Polls: what the people of a place need. The list, a draft, questions, answers, summary, file.
polls-title = <b>Polls</b>
polls-none = Polls will stand here: ask people what they want to learn and what gets in the way. Until the last button nobody sees anything.
polls-count =
    { $count ->
        [one] { $count } poll
       *[other] { $count } polls
    }, newest first
polls-new = New poll
polls-row = { $title } · { $state }
polls-draft = draft
polls-open = open, { $count }
polls-closed = closed, { $count }
polls-above = Polls from above: { $count }
polls-above-text = Polls of the region and the municipality: open one to see the answers of your place.
polls-above-none = The region and the municipality have not asked anything yet.
polls-above-open = open
polls-above-closed = closed
polls-mine-text = Which one? You can stop at any moment.
polls-mine-none = No poll waits for your answer now.
menu-polls = Polls

# The card
poll-title = <b>{ $title }</b>
poll-is-draft = Draft · { $place }
poll-is-open = Open · { $place }
poll-is-closed = Closed · { $place }
poll-till = { $until ->
    [none] Answers are taken while the poll is open.
   *[day] Answers are taken until { $until }.
}
poll-question = { $number }. { $text } ({ $kind })
poll-line = • { $text } ({ $kind })
poll-kind-one = one of { $count }
poll-kind-many = several of { $count }
poll-kind-words = in words
poll-no-questions = No questions yet. Add the first one.
poll-done =
    { $count ->
        [0] Nobody has answered yet.
        [one] { $count } person has answered.
       *[other] { $count } people have answered.
    }
poll-reached =
    { $count ->
        [one] The invitation reached { $count } person.
       *[other] The invitation reached { $count } people.
    }
poll-unsent = No invitations yet: the poll stands only in the menu, under “Polls”.
poll-only-invited = Only those who were invited can answer: the invitation did not go to everybody.
poll-link = A link for the chat: { $link }
poll-add = Add a question
poll-to-title = Title
poll-to-about = Explanation
poll-to-look = Look at it
poll-to-until = Last day
poll-to-results = Summary
poll-to-card = To the poll
poll-open = Open and send
poll-invite = Send an invitation
poll-close = Close
poll-drop = Delete
poll-again = Make one like it
poll-copied = A draft with the same questions is ready.
poll-ask-open = <b>Open “{ $title }”?</b>
poll-open-people =
    { $place }: { $count ->
        [one] { $count } person is in the bot and will see the poll
       *[other] { $count } people are in the bot and will see the poll
    } in the menu. Whom to invite you choose in the next step.
poll-open-all = Everybody in the bot will see the poll in the menu. Whom to invite you choose in the next step.
poll-open-stays = An open poll cannot be changed any more.
poll-opened = The poll is open.
poll-opened-before = The poll is open already, its questions stay. You can make one like it.
poll-until-past = The last day is over. Choose another one.
poll-is-over = The poll is closed already.
poll-ask-close =
    <b>Close “{ $title }”?</b>

    { $count ->
        [0] Nobody has answered yet.
        [one] { $count } person has answered.
       *[other] { $count } people have answered.
    } Nobody else will be able to, and the summaries by place will open. It cannot be opened again.
poll-closed = The poll is closed.
poll-ask-drop = Delete the draft “{ $title }”? Nobody has seen it.
poll-dropped = The draft is deleted.
poll-closed-notice =
    The poll “{ $title }” has closed: its last day is over. { $count ->
        [0] Nobody has answered.
        [one] { $count } person has answered.
       *[other] { $count } people have answered.
    }

# A new one
poll-new-ask =
    What is the poll called? Write a title of up to { $limit } characters, for example “What to learn in spring”.

    Or take a ready one: every question in it can be changed.
poll-ready-made = The draft is ready. Look at the questions and take out what you do not need.
poll-bad-empty = I see no words. Please write again.
poll-bad-long = A little long. Please keep to { $limit } characters.
poll-bad-strange = I did not understand. Please use plain words, up to { $limit } characters, without angle brackets and links.
poll-ask-title = What is the poll called? Up to { $limit } characters.
poll-ask-about = What is the poll for, and what will become of the answers? Two or three sentences, up to { $limit } characters: people read them before the first question.
poll-no-about = No explanation
poll-changed = Written down.
poll-ask-until = Until which day are answers taken? Choose or write, for example “5 December”. On that day answers are taken until 23:59.
poll-weeks =
    { $count ->
        [one] { $count } week
       *[other] { $count } weeks
    }
poll-endless-button = No last day
poll-bad-day = I did not understand the day “{ $said }”. Write, for example, 5 December or 05.12.2026.
poll-bad-until = It has to be a day from today to { $day }.

# Questions
poll-ask-question = What is the question? One message, up to { $limit } characters.
poll-text-now = Now: { $text }
poll-ask-kind = How is it answered?
poll-kind-one-button = One answer
poll-kind-many-button = Several answers
poll-kind-words-button = In words
poll-ask-options = The options: one message, each on a line of its own. From { $least } to { $most }, each up to { $limit } characters.
poll-options-now = Now (tap to copy):
poll-options-few = At least { $least } options are needed, each on a line of its own.
poll-options-many = Too many: no more than { $most } options.
poll-options-long = A little long: “{ $said }”. An option has up to { $limit } characters.
poll-options-strange = I did not understand the option “{ $said }”. Please use plain words, without angle brackets and links.
poll-options-twice = The option “{ $said }” stands there twice. Please write all of them again.
poll-added = The question is added.
poll-full = The poll has { $most } questions already, nobody would answer more. Take one out.
poll-change-text = Change the text
poll-change-options = Change the options
poll-make-one = One answer only
poll-make-many = Several answers
poll-remove = Take the question out
poll-ask-remove = Take out the question “{ $text }”?
poll-removed = The question is taken out.
poll-look = This is how its readers see the poll. What you press is not kept.
poll-looked = That is the whole poll.
poll-trial = This is a trial: for its readers the button works.

# For the reader
poll-intro =
    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }, any of them can be skipped. { $until ->
        [none] You can answer and change your answers while the poll is open.
       *[day] You can answer and change your answers until { $until }.
    }
poll-who-sees = Who sees what: the organiser sees that you have answered, not what. Answers are read as a summary without names, and only when there are { $few } or more; a school by itself, too, only from { $few } answers on. Words are shown unsigned: please name nobody in them.
poll-begin = Begin
poll-go-on = Go on
poll-begun = You stopped here: { $count } of { $of } are behind you, all is kept.
poll-place = { $title } · { $number } of { $of }
poll-how-many = You may tick several.
poll-how-words = Write your answer in one message.
poll-you-wrote = You wrote: { $words }
poll-onward = Next
poll-skip = Skip
poll-pause = Pause
poll-paused = Your answers are kept. To go on: “Polls” in the menu.
poll-kept = Your answers are kept.
poll-clear = Take my answer back
poll-answer-long = A little long: { $count }, the limit is { $limit }. Please shorten it.
poll-nothing = You skipped every question, so there is nothing to keep. Go back to the first one, or leave it as it is.
poll-from-first = To the first question
poll-thanks =
    Thank you, your answers to “{ $title }” are kept.

    { $until ->
        [none] You can change them while the poll is open.
       *[day] You can change them until { $until }.
    }
poll-change = Change my answers
poll-next = One more: { $title }
poll-over = The poll “{ $title }” is closed already. Thank you for looking in.
poll-over-done = The poll “{ $title }” is closed. Your answers are in the summary, thank you.
poll-not-yours = This poll is not for you now: it is for people of another place, or for those who were invited. If you work there, check your place of work in the profile and open the poll again.

# Summary
poll-sum-head = <b>{ $number }. { $text }</b>
poll-sum-answered =
    { $count ->
        [one] { $count } answer
       *[other] { $count } answers
    }
poll-sum-none = Nobody answered.
poll-sum-few = Fewer than { $few } answers: not shown.
poll-sum-words =
    { $count ->
        [one] { $count } answer in words
       *[other] { $count } answers in words
    }
poll-sum-nobody = Nobody chose: { $options }
poll-sum-option = { $bar } { $share } % · { $option }, { $count }

poll-results-open = { $until ->
    [none] The poll goes on
   *[day] The poll goes on until { $until }
}
poll-results-closed = The poll is closed
poll-results-first = The summary is of the first { $told }. The last ones come in when the poll is closed: two summaries one after another would show who said what.
poll-results-few = The summary opens when there are { $few } answers.
poll-results-later = The summary of this place opens when the poll is over.
poll-results-hidden = There are too few answers from here to show them by themselves: they are in the whole.
poll-results-words = In words: question { $number }
poll-results-places = By place
poll-results-file = XLSX
poll-words-title = <b>{ $text }</b>
poll-words-order = By the alphabet, without names:
poll-word = • { $words }
poll-words-few = Fewer than { $few } answers in words: not shown.
poll-places-title = <b>{ $title }</b>, by place
poll-places-later = The summary of each place opens when the poll is over.
poll-places-none = Nothing to show by place yet.
poll-place-row = { $number }. { $name }: { $count }
poll-place-few = { $number }. { $name }: fewer than { $few }
poll-place-merged = { $number }. { $name }: with the rest
poll-places-rest = The rest together: { $count }. They are not shown one by one: the answers of a small place could be found by subtraction.
poll-file-started = I am making the file. It comes here, usually in less than a minute.
poll-file-still = The file is being made already, it comes soon.
poll-file-ready = The summary of the poll.

# The file
xpoll-file = Poll
xpoll-sheet-summary = Summary
xpoll-sheet-places = By school
xpoll-sheet-words = Words
xpoll-sheet-counted = How we count
xpoll-row-place = Place
xpoll-row-state = Poll
xpoll-row-opened = Opened
xpoll-row-closed = Closed
xpoll-row-reached = The invitation reached
xpoll-row-done = Answered
xpoll-row-told = Of them in the summary
xpoll-open = { $until ->
    [none] goes on
   *[day] goes on until { $until }
}
xpoll-closed = closed
xpoll-column-question = Question
xpoll-column-option = Option
xpoll-column-count = Answers
xpoll-column-share = Share
xpoll-column-region = Region
xpoll-column-municipality = Municipality
xpoll-column-school = School
xpoll-column-done = Answered
xpoll-column-words = Answer
xpoll-answered = Answered the question
xpoll-few = fewer than { $few }
xpoll-merged = with the rest
xpoll-rest = The rest together
xpoll-later = The summaries of schools come into the file when the poll is over.
xpoll-how-made = Made on { $day }, { $time }
xpoll-how-done = “Answered”: came to the last question and answered at least one. Who stopped before that is not counted.
xpoll-how-share = The share is of those who answered this question. Where several could be ticked the shares add up to more than a hundred per cent.
xpoll-how-reached = “The invitation reached”: the sum over the broadcasts of this poll, without those sent again to the silent. Who got two different invitations is counted twice. The poll can be answered from the menu without an invitation, too.
xpoll-how-few = Fewer than { $few } answers are not shown. Where a small place could be found by subtraction, another one is hidden with it: “with the rest”.
xpoll-how-open = While the poll goes on, the last five to nine answers are not in the summary, and places are not shown by themselves: two summaries one after another would show who said what.
xpoll-how-place = The place is where somebody worked when they answered.
xpoll-how-words = Words stand in the order of the alphabet and without schools, so that their authors cannot be told.

# The log of decisions
action-poll-opened = poll opened
action-poll-prolonged = last day of a poll changed
action-poll-closed = poll closed
action-poll-dropped = draft of a poll deleted
