-- What the migrations of the next version may do: every table has more columns, some with a default and some that may be null, more
-- indexes and triggers, and there are tables and events that this version knows nothing of.
do $$
declare
    one record;
begin
    for one in
        select c.oid::regclass as name, c.relname from pg_class c
        where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace and c.relname not like 'flyway%'
    loop
        execute format('alter table %s add column next_text text, add column next_number bigint not null default 7,
                        add column next_json jsonb not null default ''{"a": [1]}'', add column next_time timestamptz default now()', one.name);
        execute format('create index on %s (next_number)', one.name);
    end loop;
end $$;

create table next_table (
    site_id integer not null references site,
    noted   bigint not null,
    primary key (site_id, noted)
);
create sequence next_noted;

create function next_note() returns trigger language plpgsql as $$
begin
    insert into next_table values (new.site_id, nextval('next_noted'));
    return new;
end $$;
create trigger next_note after insert or update on comment for each row execute function next_note();

insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
select max(installed_rank) + 1, '9999', 'next', 'SQL', 'V9999__next.sql', 1, current_user, 1, true from flyway_schema_history;
