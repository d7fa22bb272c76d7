# Which of several roles a person works in now: the rooms open with its place.
acting-ask = Who would you rather be now? It decides which place everything opens with. You keep the rights of all your roles.
acting-now = You are acting as { $role }.
acting-role = { $role }, { $place }
acting-to-tree = Open my place
acting-again = Change again
