-- Who followed a lesson, who won the badge of a theme or badges in a course: read before they are deleted, and by the forms that show where
-- they are used. (LRN-7)
create index lesson_view_begun on cordee.lesson_view (lesson);
create index badge_of_theme on cordee.badge (theme);
create index badge_of_course on cordee.badge (course);
