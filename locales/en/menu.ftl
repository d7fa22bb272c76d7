# The main menu and the help. Do not change the words of the buttons: people and tests find them by these.
menu-hello = Welcome back, { $name }!
menu-text = Where shall we go?
menu-acting = You are acting as { $role }, { $place }.
menu-switch = Change the role
menu-continue = Continue: question { $number } of { $of }
menu-continue-test = Continue the test: task { $number } of { $of }
menu-finish-test = Finish the test
menu-continue-of = Continue: { $title }
menu-finish-of = Finish: { $title }
menu-consent = Consent: a new version
menu-diagnosis = Self-assessment
menu-programmes = Programmes
menu-profile = Profile
menu-help = Help
menu-privacy = My data
menu-site = Internship site
menu-coordinator = For coordinators
menu-administrator = For administrators
help-text =
    <b>What I can do</b>

    Self-assessment: { $count ->
        [one] { $count } short question
       *[other] { $count } short questions
    } about what you do in class, about ten minutes. Stop any time and come back.
    Programmes: courses for what you find difficult, each with its reason.
    Internships: sessions at the sites, in person and remote. I sign you up and remind you.
    Events: seminars, workshops and meetings of your school, district and region.
    Mentoring: find a mentor or help a young colleague, a programme, meetings, a short journal and papers.
    Profile: subject, school, time zone. Your data are there too: see, export, delete.

    /diagnosis self-assessment
    /programmes programmes
    /sessions internships
    /events events
    /mentoring mentoring
    /profile profile
    /privacy my data
    /language language
    /menu menu
    /cancel leave a question
help-coordinator = /people invitations and roles
