# Events as those see them who come: the list, a card, an application.
menu-events = Events
events-head = <b>Events for you</b> · { $total } ahead
events-line = { $kind } · { $place }
events-none =
    No events are ahead yet.

    Schools, districts and regions hold them. When you are invited, the invitation comes here, if messages of the methodical service are on.
events-nowhere = To show you the events of your school and district I need to know where you work.
events-where = Say where I work
events-notices = Turn invitations on
events-organise = For the organiser
events-mine = My events
events-others = Other events
events-everywhere = the whole country
events-whom = For: { $whom }
events-place = Where: { $place }
events-by-word = By application: the organiser answers each one.
events-programme = <b>Programme</b>
events-item = { $at } { $title }
events-item-timeless = • { $title }
events-item-speaker = { $item } ({ $speaker })
events-items-more = and { $count } more

seat-apply-room = Apply: in person
seat-apply-remote = Apply: remote
seat-late = Sign-up is closed. You may ask the organiser.
seat-applied = <b>The organiser has your application.</b> I will tell you as soon as they answer.
seat-own-applied = The organiser has your application, { $mode }
seat-withdraw = Withdraw
seat-withdraw-ask = Withdraw your application? The organiser will give the seat to somebody else.
seat-withdraw-sure = Yes, withdraw
seat-withdraw-not = Keep it
seat-withdrawn = Your application is withdrawn. If you change your mind, apply again while sign-up is open.
seat-accepted = <b>The organiser has accepted your application, { $mode }.</b> The seat is yours.
seat-refused = The organiser could not accept your application. The reason: { $reason }
seat-refused-silently = The organiser could not accept your application. Ask them for the reason.

enrolled-applied = { $name }: applied, { $mode }
enrolled-accept = Accept
enrolled-accepted = Accepted. They will hear of it.
enrolled-refuse = Refuse
enrolled-ask-refusal =
    { $line }

    Why? Write one sentence, the person will read it.
enrolled-refuse-ask =
    { $line }

    Refuse? The reason: { $reason }
enrolled-refuse-sure = Yes, refuse
enrolled-refused = Refused. They will hear of it.
enrolled-waiting =
    { $count ->
        [one] “{ $title }”: { $count } application waits for an answer:
       *[other] “{ $title }”: { $count } applications wait for an answer:
    }
enrolled-look = Answer them
enrolled-accept-all = Accept all: { $count }
enrolled-accept-ask =
    { $count ->
        [one] Accept { $count } application? They will hear of it.
       *[other] Accept { $count } applications? Everybody will hear of it.
    }
enrolled-accept-sure = Yes, accept
enrolled-accepted-all = All are accepted. Everybody will hear of it.
enrolled-accepted-some = Accepted: { $count }. Still waiting: { $left }.
hosted-room-applied = In person { $taken } of { $of }, { $count } applied
hosted-remote-applied = Remote { $taken } of { $of }, { $count } applied
events-full-room = In person: all { $of } places are taken
events-full-remote = Remote: all { $of } places are taken
