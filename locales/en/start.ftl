# The first screens: who I am, the consent, the language.
start-hello = Hello, { $name }!
start-hello-nameless = Hello!
start-who = I am “Marshrut”. I help you see what already works for you, what to improve, and where to learn it.
start-voluntary = The self-assessment is voluntary. Only you see the detailed result; the methodist sees a summary without names.
start-invited = You have been invited. One consent first, then I will show the invitation.
start-begin = Begin
start-about = What you learn about me
start-about-text =
    <b>What I learn about you</b>

    If you agree: your name from the messenger, your subject and stage, later your region and school when something needs them. And your answers.

    If you refuse: only the subject, the stage and the answers, without a name. After 30 silent days I erase them.

    <b>Who sees it</b>
    Only you see the detailed result. The methodist sees a summary without names, and only of five people or more. In your request for a programme the coordinator reads your name, school and subject: I show it before it is sent.

    <b>What I never ask for</b>
    Passport, insurance number, date of birth, phone, pictures of documents. Please do not send them.

    You can see, export and delete everything that is kept: “Profile” → “My data”.

consent-title = <b>{ $title }</b>
consent-agree = I agree
consent-refuse = Without consent, no name
consent-full = Full text
consent-again = The text has changed: you agreed to version { $version }. It holds until you answer.
consent-changed = The text of the consent has changed. Please look at the new one.

language-other = Русский
language-ru = Русский
language-en = English
language-ask = Which language shall I speak?
language-chosen = English from now on.
language-to-menu = Menu
language-to-profile = Profile
