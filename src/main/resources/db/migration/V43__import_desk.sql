-- Files that admins bring to the desk, and what is being done with them. A file comes in parts, which any node takes; whichever node has
-- the lease works on it, and when that node is gone another one goes on.

create table import_job (
    site_id       integer not null references site,
    job_id        uuid not null,
    name          text not null,
    bytes         bigint not null check (bytes > 0),
    received      bigint not null default 0 check (received between 0 and bytes),
    format        text,
    by_identifier boolean not null default false,
    moved         jsonb not null default '{}',
    state         smallint not null default 0,
    dry_run       boolean not null default true,
    stopping      boolean not null default false,
    lease_until   timestamptz,
    bytes_read    bigint not null default 0,
    entries       bigint not null default 0,
    merged        bigint not null default 0,
    merge_all     bigint not null default 0,
    problem       text,
    report        jsonb,
    by_account    uuid not null,
    created_at    timestamptz not null default now(),
    changed_at    timestamptz not null default now(),
    primary key (site_id, job_id)
) with (fillfactor = 70);
comment on column import_job.state is '0 uploading, 1 waiting, 2 running, 3 checked by a dry run, 4 done, 5 failed, 6 cancelled';
comment on column import_job.format is 'Null until it is known';
comment on column import_job.lease_until is 'Until then a node works on it; it renews this while it lives';
comment on column import_job.stopping is 'Somebody has cancelled it, and the node is to stop';
create index import_job_due on import_job (changed_at) where state in (1, 2);

create table import_part (
    site_id integer not null,
    job_id  uuid not null,
    at      bigint not null,
    content bytea not null,
    primary key (site_id, job_id, at),
    foreign key (site_id, job_id) references import_job on delete cascade
);
alter table import_part alter column content set storage external;
comment on column import_part.at is 'Where in the file it begins';

-- Who proves to be the author of imported comments, by an address or by what the publisher's own sign-in says, gets them: the statement
-- that notes the proof also puts the work into the outbox.
create function imported_authors(site integer, person uuid, mail text, subject_of text) returns void language sql as $$
    insert into outbox (site_id, kind, destination, key, account_id, body)
    select c.site_id, 'authorship', 'authorship', 'authorship:' || c.account_id || ':' || extract(epoch from clock_timestamp()), person, jsonb_build_object('from', c.account_id, 'to', person)
    from account_claim c join account a on a.site_id = c.site_id and a.account_id = c.account_id and a.kind = 3
    where c.site_id = site and c.account_id <> person
      and (c.email_digest = sha256(convert_to('claim of site ' || site || E'\n' || mail, 'UTF8')) or c.subject = subject_of)
    on conflict do nothing
$$;

create function account_has_come() returns trigger language plpgsql as $$
begin
    perform imported_authors(new.site_id, new.account_id, null, new.subject);
    return null;
end $$;
create trigger account_has_come after insert on account for each row
    when (new.kind = 1 and not importing()) execute function account_has_come();

create function account_mail_has_come() returns trigger language plpgsql as $$
begin
    perform imported_authors(new.site_id, new.account_id, new.mail_key, null);
    return null;
end $$;
create trigger account_mail_has_come after insert or update of mail_key on account_mail for each row
    when (not importing()) execute function account_mail_has_come();
