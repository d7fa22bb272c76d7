# Requests for programmes: “I want this programme”, what became of it, the document afterwards.

request-way-ask = I want this programme
request-way-waiting = Request: waiting
request-way-enrolled = You are enrolled
request-way-completed = Programme completed
request-way-mine =
    { $count ->
        [0] My requests
       *[open] My requests · { $count }
    }

request-state-waiting = waiting for an answer
request-state-enrolled = enrolled
request-state-cancelled = cancelled by you
request-state-refused = refused
request-state-completed = completed
request-reason-no-places = no places are left
request-reason-closed = enrolment has ended
request-reason-not-yours = the programme is for other subjects or grades
request-reason-this-year = you have already studied this year
request-reason-other = another reason
request-reason-words = { $reason }. { $words }

request-title = <b>{ $title }</b>

request-ask-head = Request for a programme
request-ask-to-municipality = The request goes to the coordinator: { $place }.
request-ask-to-region = Your district has no coordinator yet, so the request goes to the region: { $place }.
request-ask-to-region-only = The request goes to the coordinator of the region: { $place }.
request-ask-to-all = There is no coordinator in your parts yet: the request goes to the administrator.
request-ask-seen = It says what you are called ({ $name }), where you work ({ $school }), what you teach ({ $subject }), and the programme itself.
request-ask-results-no = The results of your diagnosis are not in it.
request-ask-results-yes = And which difficulty you chose it for: you have allowed your results to be shown.
request-ask-listed = The programme also goes into your list.
request-ask-until = Requests are taken until { $day }.
request-ask-places = Places in the group: { $count }.
request-ask-name = The order of enrolment needs your surname and name.
request-ask-send = Send the request
request-ask-to-name = Tell my surname and name
request-ask-to-place = Tell my district and school
request-no-place =
    The request goes to the coordinator of your district, and I do not know yet where you work.

    Tell me the region, the district and the school, and I will come back to this programme.
request-no-place-go = Tell where I work
request-need-consent = A request needs your consent: the coordinator has to know who is asking.
request-closed-demo = This is an example of the demo catalogue: nobody can be enrolled. The administrator will load a real one.
request-closed-archived = The provider no longer offers this programme, so no requests are taken.
request-closed-over = Enrolment for this programme ended on { $day }. Look at similar ones: they are often held again.
request-other = Find another one

request-sent = The request has been sent.
request-was-sent = This request has been made already.
request-cancelled = The request is cancelled.
request-gone = You have no such request. Here are all of yours.

request-line-waiting = Waiting for an answer since { $day }
request-line-enrolled = You are enrolled from { $day }
request-line-cancelled = Cancelled by you on { $day }
request-line-refused = Refused on { $day }: { $reason }
request-line-completed = Completed, the document was confirmed on { $day }
request-line-sent = { $paper ->
    [pp] The diploma
    [internship] The certificate of the internship
   *[pk] The certificate
 } is being checked since { $day }
request-line-returned = { $paper ->
    [pp] The diploma
    [internship] The certificate of the internship
   *[pk] The certificate
 } came back on { $day }: { $reason }
request-paper = { $paper ->
    [pp] Diploma
    [internship] Certificate of the internship
   *[pk] Certificate
 } No. { $number } of { $day }, { $hours } h
request-starts = It begins on { $day }.
request-archived = The provider has taken the programme out of the catalogue: ask the coordinator whether it takes place.
request-to = Answered by the coordinator: { $place }.
request-to-all = Answered by the administrator.

request-next-waiting = What comes next: the coordinator enrols you or explains why not. I will tell you at once.
request-next-enrolled = What comes next: study. When you have the document, send its number, day and hours: no scan is needed.
request-next-sent = What comes next: the coordinator checks the document, and the programme counts.
request-next-returned = What comes next: mend it and send it again, the rest is kept.
request-next-refused = What comes next: choose another programme or ask again.
request-next-cancelled = Changed your mind? The request can be made again.
request-next-completed = The programme counts, thank you. Choose the next one whenever you like.

request-cancel = Cancel the request
request-cancel-ask =
    Cancel the request for “{ $title }”?

    The coordinator will see that you changed your mind. It can be made again at any time.
request-cancel-sure = Yes, cancel
request-cancel-keep = Keep it
request-again = Ask again
request-paper-enter = { $paper ->
    [pp] Enter the diploma
    [internship] Enter the certificate
   *[pk] Enter the certificate
 }
request-paper-mend = Mend the document
request-to-programme = The programme
request-to-list = ‹ My requests

requests-head = <b>My requests</b> · { $count }
requests-empty =
    There are no requests yet.

    Find a programme and press “I want this programme”: I will pass it to the coordinator and tell you the answer.
requests-find = Find a programme

request-doc-ask =
    <b>{ $paper ->
        [pp] Diploma
        [internship] Certificate of the internship
       *[pk] Certificate
     }</b> · { $title }

    Write in one message, as the document says:
    No. 180000123456 of { $day }, { $hours } h

    Or one after the other: begin with the number. No scan is needed.
request-doc-ask-number = Which number stands on the document? For example, No. 180000123456.
request-doc-ask-day = Which day was the document issued on? For example, { $day }.
request-doc-ask-hours = How many hours does the document say? For example, { $hours }.
request-doc-wrong-number = I see no number in “{ $typed }”. Write it in digits, as the document has it: No. 180000123456.
request-doc-wrong-long = Too long for a document. Only the number, the day and the hours are needed.
request-doc-wrong-day = I did not understand the day “{ $typed }”. Write, for example, { $day }.
request-doc-wrong-future = { $typed } has not come yet. Check the day of the document.
request-doc-wrong-early =
    The document says { $typed }, but you were enrolled later: { $enrolled }. Check the day. If it is right, ask the coordinator to correct the day of enrolment.
request-doc-wrong-hours = I did not understand the hours: “{ $typed }”. Write a number, for example { $hours }.
request-doc-kept = Noted: { $said }
request-doc-number = No. { $number }
request-doc-day = of { $day }
request-doc-hours = { $hours } h
request-doc-check =
    <b>Check the { $paper ->
        [pp] diploma
        [internship] certificate of the internship
       *[pk] certificate
     }</b> · { $title }
request-doc-doubt-hours-other = The programme has { $hours } hours. If the document says { $said }, send it: the coordinator will check.
request-doc-doubt-hours-few = These are few hours for such a document, usually no fewer than { $least }. Check whether all is right.
request-doc-returned = The coordinator writes: { $reason }
request-doc-mend = Something wrong? Write it right: the number, the day or the hours.
request-doc-send = Send it to be checked
request-doc-sent = Sent to be checked.
request-doc-not-now = The document is not needed now. This is how it stands.
request-doc-lost = The document was not kept on this screen: enter it once more.

notice-request-enrolled = You are enrolled for “{ $title }” from { $day }.
notice-request-refused = You could not be enrolled for “{ $title }”: { $reason }
notice-request-waiting = The decision on “{ $title }” was withdrawn: the request waits for an answer again.
notice-request-completed = { $paper ->
    [pp] The diploma is confirmed
    [internship] The certificate of the internship is confirmed
   *[pk] The certificate is confirmed
 }: “{ $title }” counts.
notice-request-returned = { $paper ->
    [pp] The diploma
    [internship] The certificate of the internship
   *[pk] The certificate
 } of “{ $title }” came back: { $reason }
notice-request-open = Open the request

action-request-made = request for a programme made
action-request-enrolled = enrolled for a programme by request
action-request-refused = request for a programme refused
action-request-reopened = request for a programme waits again
action-request-cancelled = request for a programme cancelled
action-request-document-sent = document of a programme sent to be checked
action-request-document-confirmed = document of a programme confirmed
action-request-document-returned = document of a programme returned
