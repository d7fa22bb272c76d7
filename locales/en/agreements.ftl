# Agreements with partners: with whom, about what, until which day.
agreements-title = <b>Agreements</b>: { $place }
agreements-none = No agreements yet.
agreement-write = Write an agreement down
agreement-number = No. { $number } of { $day }
agreement-until = In force until { $day }
agreement-ending = In force until { $day }, { $days ->
    [0] today is the last day
    [one] { $days } day left
   *[other] { $days } days left
}
agreement-over = Ran out on { $day }
agreement-ended-on = Ended early, on { $day }
agreement-extend = Prolong
agreement-end = End it
agreement-look = Open the agreement
agreement-ask-partner = With whom is the agreement? Type the partner's name, for example “State University”.
agreement-ask-subject = What is it about? In one line, for example “Working together on mentoring”.
agreement-ask-number = Its number and the day it was signed. For example: “12 of 01.09.2026”.
agreement-ask-until = Until which day is it in force? Choose a term or type a date, for example “until 31.08.2027”.
agreement-ask-longer = { $partner }: in force until { $day }. For how long shall we prolong it? Choose a term or type a new date, for example “until 31.08.2028”.
agreement-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
agreement-bad-words = One line of words, please, up to { $limit } characters. Try again.
agreement-bad-number = I see no number and date. Type it like this: “12 of 01.09.2026”, the number up to { $limit } characters.
agreement-bad-day = I did not understand the day it was signed: “{ $said }”. Type it like this: “12 of 01.09.2026”, the number up to { $limit } characters.
agreement-bad-future = That day has not come yet. Type the day the agreement was signed; the number up to { $limit } characters.
agreement-bad-until-day = I did not understand until when: “{ $said }”. Type a date after { $day }, for example “until 31.08.2027”, or a term: “for 3 years”.
agreement-bad-until-before = That is before { $day }. Type a later day or a term: “for 3 years”.
agreement-bad-until-far = That is too far: 30 years from { $day } at the most.
agreement-written = The agreement is written down. I will remind you a month before its end.
agreement-written-soon = The agreement is written down. It ends within a month, so I will send no reminder.
agreement-written-over = The agreement is written down. Its term is over already.
agreement-extended = Prolonged.
agreement-ended = The agreement has ended.
agreement-end-ask =
    { $partner }, No. { $number }.

    End the agreement today? It stays in the list, but is not in force any more.
agreement-ending-notice =
    An agreement ends on { $day }, { $days ->
        [0] this is its last day
        [one] { $days } day left
       *[other] { $days } days left
    }.

    { $partner }, No. { $number } ({ $place }). You can prolong it right here.
action-agreement-made = an agreement was written down
action-agreement-extended = an agreement was prolonged
action-agreement-ended = an agreement was ended
action-head_count-written = a head count was written down
action-head_count-dropped = a head count was taken back
