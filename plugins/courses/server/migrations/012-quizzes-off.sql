-- There are no quizzes yet: a course that asked for them would have themes that nobody can validate. Badges that were won stay. (LRN-6, LRN-16)
update courses set programme_quizzes = false where programme_quizzes is distinct from false;
