# Meetings of a mentor and a young colleague: propose, choose a time, move, cancel.
meeting-form-talk = Meeting
meeting-form-visit = Mentor at a lesson
meeting-form-mutual = At the mentor's lesson
meeting-form-online = Online
meeting-form-review = Going over a plan or a lesson
when-two = { $when } ({ $name }: { $own })
