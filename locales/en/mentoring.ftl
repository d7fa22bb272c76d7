# Mentoring: home, looking for a mentor, being one, suggestions.
menu-mentoring = Mentoring

mentoring-title = <b>Mentoring</b>
mentoring-about =
    Beside a young colleague stands somebody who has been through the first years. Together you make a programme, meet, visit each other's lessons.
    It is voluntary: you may stop on any day, without explaining.
    What is written is seen by the two of you and the school's curator, nobody else.
mentoring-nameless = So that a colleague knows who is speaking, an account with a name is needed.
mentoring-agree = Give consent
mentoring-school-first = First say where you work: a mentor is looked for nearby.
mentoring-search = Find a mentor
mentoring-be = Be a mentor
mentoring-ready = Ready for up to { $capacity }
mentoring-support = First three years
mentoring-hours = Hours and a note
mentoring-past = Past pairs
mentoring-board = Pairs of the school
mentoring-gone = name deleted
mentoring-line-mentor = Young colleague: { $name }. Until { $until }
mentoring-line-mentor-paused = Young colleague: { $name }. Paused for now
mentoring-line-mentee = Mentor: { $name }. Until { $until }
mentoring-line-mentee-paused = Mentor: { $name }. Paused for now
mentoring-waits-you = { $name }: a pair is proposed to you, they wait for an answer
mentoring-waits-them = { $name }: waiting for an answer
mentoring-past-title = <b>Past pairs</b>
mentoring-past-line = { $number }. { $name }, { $since } – { $until }
mentoring-past-none = No finished pairs yet.

mentor-be-title = <b>Being a mentor</b>
mentor-be-about =
    It takes an hour or so every week or two, and a wish to listen. The journal is short: four taps and one phrase after a meeting.
    You will be seen by young colleagues of your municipality who look for a mentor and by curators of schools: name, school, subject, stage and what you say about yourself. If you opened your self-assessment, your strengths too.
mentor-be-ask = How many colleagues would you help at once? Usually one or two.
mentor-pairs-go-on =
    Nobody new is sent to you. { $count ->
        [one] Your { $count } pair goes on.
       *[other] Your { $count } pairs go on.
    }
mentor-ready-title = <b>You are on the list of ready mentors</b>
mentor-ready-taken = With you now: { $taken } of { $capacity }.
mentor-says = About you: “{ $about }”
mentor-says-nothing = You have said nothing about yourself yet. One phrase helps people decide: “I will show how to begin a lesson calmly in year 7”.
mentor-ready-how-many = How many colleagues would you help at once?
mentor-ready-now = Noted. A proposal will come here, and you decide.
mentor-ready-first = First say how many colleagues you would help.
mentor-resting = All right, nobody new will be sent to you.
mentor-seekers = Who looks for a mentor
mentor-tell = Say about yourself
mentor-rest = Not for now
mentor-tell-ask = What can you help with? A phrase or two, up to { $limit } characters. Those who look for a mentor will read it.

mentor-search-title = <b>Ready to be mentors</b>
mentor-search-none = There are no free mentors in your municipality yet. Say that you look for one: those who make up their mind and the school's curator will see you.
mentor-wish = Let them see: I look for one
mentor-unwish = Not looking any more
mentor-wish-about = The other way round works too: say that you look for one, and a mentor offers. Then the mentors of the municipality and the school's curator see your name, school, subject, stage and the year you began.
mentor-wished = You are seen: you look for a mentor.
mentor-wished-now = All right. As soon as somebody offers, I will write.
mentor-unwished-now = All right, you are not shown any more.
mentor-no-more = This mentor takes nobody now. Here is who is ready.
mentor-room =
    { $room ->
        [one] Can take one more colleague
       *[other] Can take { $room } more colleagues
    }
mentor-quote = “{ $about }”
mentor-ask = Ask to be my mentor
mentor-ask-title = <b>Ask to be your mentor: { $name }</b>
mentor-ask-sure = Agree and ask

seekers-title = <b>Looking for a mentor</b>
seekers-none = Nobody nearby looks for a mentor yet. If somebody asks you, I will write.
seeker-since = At school since { $year }
seeker-no-more = This colleague does not look for a mentor any more. Here is who does.
seeker-offer = Offer help
seeker-offer-title = <b>Offer to be a mentor: { $name }</b>
seeker-offer-sure = Agree and offer

match-why = Why: { $why }
match-subject = the same subject ({ $subject })
match-areas = strong where help is wanted: { $areas }
match-school = from the same school
match-stage = the same stage
match-free = in no pair yet
match-municipality = from the same municipality
match-not-asked = Has not said they are ready: we will ask.
match-title = <b>A mentor for { $name }</b>
match-none = No mentor for { $name } yet. At the school and in the municipality everybody is busy or not in the bot yet.
match-ask =
    <b>Propose the pair?</b>
    Mentor: { $mentor }
    Young colleague: { $mentee }

    Both get the proposal and decide themselves. Declining needs no reason.
match-sure = Propose to both
match-done = Proposed to both. I will tell when they answer.

hand-title = <b>To whom to hand over: { $name }</b>
hand-none = Nobody to hand over to yet: { $name }. There are no free mentors nearby. Ask the curator of the school, who may propose those too who have not said that they are ready. Meanwhile the pair can be paused.
hand-ask =
    <b>Hand mentoring over?</b>
    New mentor: { $mentor }
    Young colleague: { $mentee }

    When both agree, your pair ends and the open steps of the programme go on. The journal stays with the two of you.
hand-done = Proposed to both. Until they answer everything goes on as before.
hand-waits = Waiting for: { $name }
