-- The film of a lesson, and since when it has been that one if it was another before: what was played of another does not count for it.
-- (LRN-13, H-87)
create table cordee.film (
  lesson text primary key,
  identity text not null,
  since timestamptz
);

-- The duration that a player found where another is noted, until the lesson is published again. (LRN-13, H-87)
alter table cordee.film_check
  add column found_seconds integer check (found_seconds > 0),
  drop constraint film_check_fault_check,
  add constraint film_check_fault_check check (fault in ('missing', 'not-found', 'not-embeddable', 'unreachable', 'wrong-duration'));
