# The programme of a pair: aims, steps, words under a step, ready-made programmes.
action-aim-added = an aim was added to the mentoring programme
action-aim-dropped = an aim was taken out of the mentoring programme
action-task-added = a step was added to the mentoring programme
action-task-changed = a step of the programme was changed
action-task-commented = words under a step of the programme
action-task-done = a step of the programme was marked as done
action-task-dropped = a step was taken out of the programme
action-task-planned = a ready-made mentoring programme was taken
action-task-undone = a step of the programme is open again
