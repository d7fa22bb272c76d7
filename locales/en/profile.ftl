# Profile and places: subject, stage, region, municipality, school, years of service, time zone.
profile-title = <b>{ $name }, your profile</b>
profile-title-nameless = <b>Your profile</b>
profile-subject = Subject: { $subject }
profile-stage = Stage: { $stage }
profile-full-name = In hosts’ lists: { $name }
profile-region = Region: { $region }
profile-municipality = Municipality: { $name }
profile-school = School: { $name }
profile-years-since = Teaching since { $year }
profile-years-unknown = Years of service: not given
profile-zone = Time zone: { $zone }
profile-language = Language: English
profile-role = Role: { $role }, { $place }
profile-nameless = You have no name here. Region, school and years of service are needed only if you give your consent.
profile-unverified = * the name as you typed it, nobody has checked it yet
profile-agree = Give consent
profile-saved = Saved.
profile-change-subject = Subject
profile-change-stage = Stage
profile-change-full_name = Surname and name
profile-change-region = Region
profile-change-municipality = Municipality
profile-change-school = School
profile-change-years = Years of service
profile-change-zone = Time zone
profile-change-language = Language

subject-ask = What do you teach? If there are several subjects, choose the main one.
stage-ask = Whom do you teach?

years-ask = Since which year have you been teaching? Choose or type the year, for example 2013. “12 years” works too.
years-first = First year
years-wrong = I did not understand “{ $typed }”. Type the year you began to work, for example { $example }.

full-name-ask = How should you be written in the list of participants? Who runs the session or the event sees it. Type your surname and name in one line, for example “Smith Anna”.
full-name-ask-request = How should the request name you? The coordinator needs your surname and names for the order. Write them in one line, for example “Ivanova Anna Sergeevna”.
full-name-ask-seat =
    <b>The seat is yours.</b>

    How should you be written in the list of participants? Type your surname and name in one line, for example “Smith Anna”.
full-name-ask-door =
    <b>The host sees that you have come.</b>

    How should you be written in the list? Type your surname and name in one line, for example “Smith Anna”.
full-name-need-consent = I keep your surname and name only with your consent.
full-name-skip = Skip
full-name-saved = Saved: { $name }.
full-name-one = I need both the surname and the name, with a space between. For example, “Smith Anna”.
full-name-long = That is too long: { $limit } characters are enough. Type only your surname and names, for example “Smith Anna”.
full-name-strange = The list takes letters only. Type your surname and name, for example “Smith Anna”.

region-ask = Type your region, for example “Krasnodar”. Or choose it from the list.
region-which = Several look alike. Which of them?
region-unknown = I found no region “{ $typed }”. Put it another way, for example “Perm” or “Kazan”.

municipality-ask =
    { $region }. Which district or city?

    Type its name, for example “Timashevsky district”.
municipality-example = Timashevsky district
school-ask =
    { $municipality }. What is your school called?

    Keep it short, for example “School No. 11”.
school-example = School No. 11

places-which =
    This is what looks like “{ $typed }”. Choose one.

    If the right one is not here, type the name once more and I will add it.
places-empty = The name came out empty. Type, for example, “{ $example }”.
places-long = Too long: { $limit } signs are enough for a name. Type, for example, “{ $example }”.
places-strange = That does not look like a name. Type, for example, “{ $example }”.
places-need-consent = I keep a region and a school only with your consent.
places-region-first = The region first.
places-municipality-first = The municipality first.

zone-ask = What is your time zone? Type a city or “MSK+4”, or choose.
zone-which = Which of these is yours?
zone-in-region = { $region } has several time zones. Which one is yours?
zone-unknown = I did not understand “{ $typed }”. Type, for example, “MSK+4” or “Krasnoyarsk”, or choose.
