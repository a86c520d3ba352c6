-- How many comments a page of a file has, counted once when all of it is laid down: so groups of pages for one transaction are cut
-- without counting again, and several connections can merge at once.
alter table import_page add column comments integer;
comment on column import_page.comments is 'Null until they are counted; what is erased meanwhile is not taken off';

-- What an import has brought that was not here, over all the times that it went on.
alter table import_run add column added bigint not null default 0;

-- Who comes with a publisher's token that has a verified address gets what was imported of it. The address is not told here, only its digest.
create function imported_authors_of(site integer, person uuid, digest bytea) returns void language sql as $$
    insert into outbox (site_id, kind, destination, key, account_id, body)
    select c.site_id, 'authorship', 'authorship', 'authorship:' || c.account_id || ':' || extract(epoch from clock_timestamp()), person, jsonb_build_object('from', c.account_id, 'to', person)
    from account_claim c join account a on a.site_id = c.site_id and a.account_id = c.account_id and a.kind = 3
    where c.site_id = site and c.account_id <> person and c.email_digest = digest
    on conflict do nothing
$$;
