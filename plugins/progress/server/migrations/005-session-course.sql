-- The view `cordee.session` of the plugin `seats` says the course of a session. This older view served 004 of this folder last.
drop view cordee.session_course;
