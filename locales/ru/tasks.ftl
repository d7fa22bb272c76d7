# Программа пары: цели, шаги, слова под шагом, готовые программы.
action-aim-added = цель добавлена в программу наставничества
action-aim-dropped = цель убрана из программы наставничества
action-task-added = шаг добавлен в программу наставничества
action-task-changed = шаг программы изменён
action-task-commented = слова под шагом программы
action-task-done = шаг программы отмечен сделанным
action-task-dropped = шаг убран из программы
action-task-planned = взята готовая программа наставничества
action-task-undone = шаг программы снова открыт
