# “The first three years”: which support there was, what has begun, what is open.
support-title = <b>The first three years</b>
support-no-year = Tell me since which year you have been teaching, and I will show which support you have had this school year and what is open.
support-year = Tell the year
support-not-young = You have been teaching since { $year }. This screen is for the first three years of work. But you can become a mentor.
support-be-mentor = Become a mentor
support-year-of-work = Year { $number } in the profession, school year { $year }
support-had =
    { $count ->
        [one] Support this year: { $count } kind.
       *[other] Support this year: { $count } kinds.
    }
support-none = No support is seen this year yet. Begin with any line.
support-had-mentor =
    { $count ->
        [one] ✓ Mentor: { $count } confirmed meeting, { $day }
       *[other] ✓ Mentor: { $count } confirmed meetings, the last on { $day }
    }
support-begun-mentor = · There is a mentor, no confirmed meeting yet
support-open-mentor = · No mentor yet
support-had-steps =
    { $count ->
        [one] ✓ Programme with the mentor: { $count } step done, { $day }
       *[other] ✓ Programme with the mentor: { $count } steps done, the last on { $day }
    }
support-begun-steps = · There is a programme with the mentor, no step is done yet
support-had-internship =
    { $count ->
        [one] ✓ Internship: { $count } session, { $day }
       *[other] ✓ Internship: { $count } sessions, the last on { $day }
    }
support-begun-internship =
    { $count ->
        [one] · Internship: { $count } session ahead
       *[other] · Internship: { $count } sessions ahead
    }
support-open-internship = · No internship session yet
support-had-courses =
    { $count ->
        [one] ✓ Courses: { $count } programme, { $day }
       *[other] ✓ Courses: { $count } programmes, the last on { $day }
    }
support-begun-courses =
    { $count ->
        [one] · Courses: { $count } programme in your list, { $day }. When it is done, tell the certificate in your request
       *[other] · Courses: { $count } programmes in your list, the last on { $day }. When they are done, tell the certificate in your request
    }
support-open-courses = · No programme in your list yet
support-to-mentor = Mentor
support-to-steps = Programme
support-to-internship = Internships
support-to-courses = Courses
