-- What the last look at each film found. `fault` is null when it plays. (LRN-5)
create table cordee.film_check (
  lesson text primary key,
  host text not null check (host in ('own', 'vimeo', 'youtube')),
  checked_at timestamptz not null,
  fault text check (fault in ('missing', 'not-found', 'not-embeddable', 'unreachable')),
  since timestamptz,
  check ((fault is null) = (since is null))
);

-- A host all of whose films fail: told once, until one of them plays again. (LRN-5)
create table cordee.film_host_down (
  host text primary key,
  since timestamptz not null default cordee.now()
);
