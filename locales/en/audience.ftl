# Whom a broadcast is for: what narrows it and how many will get it.
audience-title = <b>To whom</b> · { $place }
audience-all = Everybody who works here and uses the bot
audience-everybody = Everybody
audience-done = Go on
audience-to = To whom
audience-enough = That many cannot be chosen at once. Take something out, or make two broadcasts.
audience-after = Those who did not answer the last one
audience-line = { $part }: { $values }
audience-part-event = Event
audience-event-seated = Who have a place at “{ $title }”
audience-event-came = Who came to “{ $title }”
audience-event-absent = Who had a place and did not come: “{ $title }”
audience-event-refused = Who answered “I cannot”: “{ $title }”
audience-unheard = But not who has answered already or has a place
audience-only-unheard = Who has not answered yet
audience-ask-event = People of which event?
audience-no-events = There are no events with a day here yet.
audience-ask-presence = Who of “{ $title }”?
audience-presence-seated = Who have a place
audience-presence-came = Who came
audience-presence-absent = Who did not come
audience-presence-refused = Who answered “I cannot”
audience-part-places = Where
audience-part-roles = Role
audience-part-subjects = Subject
audience-part-stages = Stage
audience-part-service = Service
audience-part-areas = To improve
audience-ask-places = { $place }: to whom of them? Mark one or several.
audience-ask-roles = People with which role? Mark one or several.
audience-ask-subjects = Teachers of which subject? Mark one or several.
audience-ask-stages = Which stage? Mark one or several.
audience-ask-service = How many years of work?
audience-ask-areas = Who wants to improve what? You will not see the names of these people, and to fewer than five such a broadcast is not sent.
audience-inside = Inside ›
audience-nothing-inside = There are no single places here yet.
audience-role-mentor = Mentors
audience-role-mentee = Young colleagues
audience-role-curator = Curators of schools
audience-role-host = Hosts of sites
audience-role-tutor = Tutors
audience-role-coordinator = Coordinators
audience-service-0-2 = The first three years
audience-service-3-9 = 3 to 9 years
audience-service-10-19 = 10 to 19 years
audience-service-20 = 20 years and more
audience-too-few = Fewer than { $few } people. By the self-assessment one cannot choose so narrowly: it would show who is meant. Choose more widely.
audience-will-get =
    { $count ->
        [one] { $count } gets it
       *[other] { $count } get it
    } of { $all }
audience-no-consent =
    { $count ->
        [one] { $count } has not agreed to messages yet
       *[other] { $count } have not agreed to messages yet
    }
audience-unreachable =
    { $count ->
        [one] { $count } has blocked the bot
       *[other] { $count } have blocked the bot
    }
