request-way-ask = I want this programme
request-way-waiting = Request: waiting
request-way-enrolled = You are enrolled
request-way-completed = Programme completed
