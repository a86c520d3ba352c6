-- Everything of a site as a file, and back: what such a file says is laid down as it is, and merged thread by thread.

create table import_row (
    site_id    integer not null,
    import_id  uuid not null,
    ordinal    bigint not null,
    kind       text not null,
    thread_id  uuid,
    comment_id uuid,
    content    jsonb not null,
    primary key (site_id, import_id, ordinal),
    foreign key (site_id, import_id) references import_run on delete cascade
);
comment on column import_row.ordinal is 'The line of the file';
comment on column import_row.thread_id is 'The thread, as the file calls it, that a row without a comment of its own belongs to, and of comments theirs';
create index import_row_thread on import_row (site_id, import_id, kind, thread_id) where thread_id is not null;
create index import_row_comment on import_row (site_id, import_id, kind, comment_id) where comment_id is not null;

alter table import_run
    add column merged_to bigint not null default 0,
    add column report    jsonb;
comment on column import_run.merged_to is 'Everything up to this line is where it belongs; only for files of this system';
comment on column import_run.report is 'What became of it, once it is merged; what was laid down is gone then';

-- An author of imported comments is known by an address or by what the publisher's own sign-in calls the person.
alter table import_comment add column subject text;
alter table account_claim
    alter column email_digest drop not null,
    add column subject text,
    add check (num_nonnulls(email_digest, subject) > 0);
create index account_claim_subject on account_claim (site_id, subject) where subject is not null;

-- The id that Java gives to names (ids.Uuids): the first bits of a SHA-256 over them, each with its length before it.
create function named_uuid(variadic names text[]) returns uuid language sql immutable as $$
    select encode(set_byte(set_byte(h, 6, get_byte(h, 6) & 15 | 128), 8, get_byte(h, 8) & 63 | 128), 'hex')::uuid
    from (select substring(sha256(string_agg(int4send(octet_length(convert_to(name, 'UTF8'))) || convert_to(name, 'UTF8'), ''::bytea order by place)) from 1 for 16) as h
          from unnest(names) with ordinality as n (name, place)) as d
$$;

-- What comes from a file has happened long ago: nothing follows from it again. Whoever merges sets repartee.importing for the
-- transaction.
create function importing() returns boolean language sql stable as $$
    select coalesce(current_setting('repartee.importing', true), '') = 'on'
$$;

create or replace trigger decision_measured before insert on decision for each row
    when (not importing()) execute function decision_measured();
create or replace trigger decision_answers after insert on decision referencing new table as made for each statement
    when (not importing()) execute function decision_answers();
create or replace trigger audit_decision after insert on decision referencing new table as made for each statement
    when (not importing()) execute function audit_decision();
create or replace trigger audit_appeal after insert or update on appeal for each row
    when (not importing()) execute function audit_appeal();
create or replace trigger audit_notice after insert or update on notice for each row
    when (not importing()) execute function audit_notice();
create or replace trigger audit_sanction after insert or update on sanction for each row
    when (not importing()) execute function audit_sanction();
create or replace trigger audit_right after insert or update on account_right for each row
    when (not importing()) execute function audit_right();
create or replace trigger audit_role_given after insert on account for each row
    when ((to_jsonb(new) ->> 'role')::int > 1 and not importing()) execute function audit_role();

-- Pages that were renamed, merged or divided: what has moved where, so that it can be taken back.
create table page_move (
    site_id    integer not null references site,
    move_id    uuid not null,
    at         timestamptz not null default now(),
    by_account uuid,
    by_name    text,
    request    jsonb not null,
    undone_at  timestamptz,
    primary key (site_id, move_id)
);
create table page_move_step (
    site_id     integer not null,
    move_id     uuid not null,
    ordinal     integer not null,
    from_page   text not null,
    to_page     text not null,
    from_thread uuid not null,
    to_thread   uuid not null,
    aliases     text[] not null,
    url_before  text,
    page_before text,
    open_before boolean not null,
    comments    uuid[],
    primary key (site_id, move_id, ordinal),
    foreign key (site_id, move_id) references page_move on delete cascade
);
comment on column page_move_step.aliases is 'The names that led to the old thread before';
comment on column page_move_step.comments is 'What has changed threads: the roots of what was merged or divided; null where only names have';
