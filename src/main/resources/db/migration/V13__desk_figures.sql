-- An author's record (how many of the last comments were published, how many turned down) is shown on every card of a queue: with the
-- status in the index, fifty records are read without a visit to five thousand rows.
create index comment_by_author on comment (account_id, comment_id) include (site_id, status);
drop index comment_author;
alter index comment_by_author rename to comment_author;

-- Decisions are only ever added, so what moderators did on a day that is over stays as it is: it is counted once, when somebody first asks.
create table statistics_counted (
    site_id integer not null,
    day     date not null,
    primary key (site_id, day)
);
comment on table statistics_counted is 'The days (UTC) that statistics_day and statistics_phase have';

create table statistics_day (
    site_id    integer not null,
    day        date not null,
    account_id uuid not null,
    decisions  bigint[] not null,
    waited     bigint[],
    primary key (site_id, day, account_id)
);
comment on column statistics_day.decisions is 'How many of each action, in the order of their numbers';
comment on column statistics_day.waited is 'Median and 90th percentile of milliseconds; null when nobody had been asked about any of it';

create table statistics_phase (
    site_id    integer not null,
    day        date not null,
    phase      text not null,
    decided    bigint not null,
    overturned bigint not null,
    primary key (site_id, day, phase)
);
comment on table statistics_phase is 'Also what was taken back later, which is subtracted when it is read';

create index decision_taken_back on decision (site_id, at) where undoes is not null;

-- What is brought here from elsewhere, or late, may be of a day that was counted: it is counted again.
create function statistics_outdated() returns trigger language plpgsql as $$
begin
    delete from statistics_counted s using made d
    where s.site_id = d.site_id and s.day = (d.at at time zone 'UTC')::date;
    return null;
end $$;
create trigger statistics_outdated after insert on decision referencing new table as made
    for each statement execute function statistics_outdated();

-- What the publication says in its own name was written by somebody; readers never learn by whom.
create table publication_comment (
    site_id    integer not null,
    comment_id uuid not null,
    account_id uuid not null,
    name       text not null,
    at         timestamptz not null default now(),
    told       boolean not null default false,
    primary key (site_id, comment_id)
);
comment on table publication_comment is 'Noted before the comment is written; told in the audit log when it is there';
create index publication_comment_by on publication_comment (site_id, account_id);
create index publication_comment_untold on publication_comment (at) where not told;

create function audit_publication() returns trigger language plpgsql as $$
begin
    perform audit_write(new.site_id, 'publication.comment', new.account_id, new.comment_id, jsonb_build_object('name', new.name));
    return null;
end $$;
create trigger audit_publication after update on publication_comment for each row
    when (new.told and not old.told) execute function audit_publication();

create index account_staff on account (site_id, account_id) where role >= 2;
