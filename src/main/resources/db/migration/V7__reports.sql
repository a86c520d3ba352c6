-- Reports and notices of illegal content, appeals, and the log of who decided what.

-- One report per person and revision; a notice of illegal content is a report of nobody in particular.
create table report (
    site_id     integer not null,
    report_id   uuid not null,
    comment_id  uuid not null,
    revision    integer not null,
    account_id  uuid,
    reason      smallint not null,
    detail      text,
    weight      smallint not null,
    at          timestamptz not null,
    verdict     smallint,
    decision_id uuid,
    decided_at  timestamptz,
    primary key (site_id, report_id),
    foreign key (site_id, comment_id) references comment,
    foreign key (site_id, account_id) references account
);
comment on column report.weight is 'Towards hiding the comment, in hundredths of a report; less for reporters whose reports were mostly dismissed';
comment on column report.verdict is 'Null while open; 0 dismissed: the comment may stay; 1 upheld: it was turned down';
create unique index report_once on report (site_id, comment_id, revision, account_id);
-- Starts with the account, like comment_author: what became of somebody's last reports.
create index report_record on report (account_id, decided_at desc) where verdict is not null;
create index report_settled on report (site_id, decided_at) include (reason, verdict) where verdict is not null;

alter table comment add column report_weight integer not null default 0;
comment on column comment.report_weight is 'Of the open reports together, in hundredths; means nothing while reports is 0';

-- What reports hide leaves the queue of new comments in the slot of whoever hides it: only the sum over the slots means anything.
alter table fresh_counter drop constraint if exists fresh_counter_fresh_check;

-- What the Digital Services Act, Art. 16, asks of a notice. Who sent it can be forgotten, the notice itself stays.
create table notice (
    site_id     integer not null,
    report_id   uuid not null,
    offence     text not null,
    location    text not null,
    explanation text not null,
    name        text,
    email       text,
    token_hash  bytea not null,
    erased_at   timestamptz,
    primary key (site_id, report_id),
    foreign key (site_id, report_id) references report
);
comment on column notice.token_hash is 'SHA-256 of the token that its sender alone has';

create table appeal (
    site_id     integer not null,
    appeal_id   uuid not null,
    comment_id  uuid not null,
    revision    integer not null,
    decision_id uuid,
    account_id  uuid not null,
    source      text not null,
    at          timestamptz not null,
    outcome     smallint,
    by_account  uuid,
    by_name     text,
    note        text,
    answer      text,
    result      uuid,
    decided_at  timestamptz,
    primary key (site_id, appeal_id),
    foreign key (site_id, comment_id) references comment,
    foreign key (site_id, account_id) references account
);
comment on column appeal.decision_id is 'What is appealed against; null for what the checks turned down by themselves';
comment on column appeal.outcome is 'Null while open; 0 upheld, 1 dismissed, 2 settled: the decision was taken back before anybody decided about it';
comment on column appeal.answer is 'What the author is told; the note is for moderators';
create unique index appeal_once on appeal
    (site_id, comment_id, revision, coalesce(decision_id, '00000000-0000-0000-0000-000000000000'));
create index appeal_ended on appeal (site_id, decided_at) include (outcome) where outcome is not null;
create index appeal_open on appeal (site_id, appeal_id) where outcome is null;

-- How long what was decided had waited, and what had held it: kept with the decision, so that statistics read one table.
alter table decision
    add column waited_ms bigint,
    add column phases    text[];
comment on column decision.waited_ms is 'Since it was held or first reported; null for what nobody was asked about';
comment on column decision.phases is 'The checks that asked for more than publishing it';
create index decision_time on decision (site_id, at);
comment on index decision_time is 'Statistics of some days';
create index decision_undone on decision (site_id, undoes) where undoes is not null;

create function decision_measured() returns trigger language plpgsql as $$
declare
    since timestamptz;
begin
    if new.undoes is null and new.before in (0, 1) then
        select min(r.at) into since from report r
        where r.site_id = new.site_id and r.comment_id = new.comment_id and r.verdict is null;
        if since is null and new.before = 1 then
            select coalesce(c.edited_at, c.created_at) into since from comment c
            where c.site_id = new.site_id and c.comment_id = new.comment_id;
        end if;
        new.waited_ms := greatest(0, extract(epoch from new.at - since) * 1000)::bigint;
    end if;
    select array_agg(distinct e ->> 'phase') into new.phases
    from finding f cross join lateral jsonb_array_elements(f.findings) as e
    where f.site_id = new.site_id and f.comment_id = new.comment_id and f.revision = new.revision
      and e ->> 'ruling' <> 'publish';
    return new;
end $$;
create trigger decision_measured before insert on decision for each row execute function decision_measured();

-- A decision (not a redaction, which leaves the status as it is) answers the open reports of its comment, and an appeal if it
-- brings the comment back; taking it back opens them again.
create function decision_answers() returns trigger language plpgsql as $$
begin
    update report r set verdict = (d.after <> 0)::int, decision_id = d.decision_id, decided_at = d.at
    from made d
    where d.action <= 3 and r.site_id = d.site_id and r.comment_id = d.comment_id and r.verdict is null;

    -- Upheld only by somebody who has not turned the comment down: whoever did takes their own decision back.
    update appeal a set by_account = d.account_id, by_name = d.by_name, note = d.note, answer = d.message,
        result = d.decision_id, decided_at = d.at,
        outcome = case when d.reason = 'appeal' and not exists (
            select from decision o where o.site_id = d.site_id and o.comment_id = d.comment_id
              and o.account_id = d.account_id and o.after in (2, 3)) then 0 else 2 end
    from made d
    where d.after = 0 and a.site_id = d.site_id and a.comment_id = d.comment_id and a.outcome is null;

    if exists (select from made where undoes is not null) then
        update appeal a set outcome = null, by_account = null, by_name = null, note = null, answer = null,
            result = null, decided_at = null
        from made d where d.undoes is not null and a.site_id = d.site_id and a.comment_id = d.comment_id and a.result = d.undoes;

        update report r set verdict = null, decision_id = null, decided_at = null
        from made d
        where d.undoes is not null and r.site_id = d.site_id and r.comment_id = d.comment_id and r.decision_id = d.undoes;

        -- Others may have reported since: what is open counts, and not what was open then.
        with open as (
            select c.site_id, c.comment_id, c.status, c.reports, count(r.report_id)::int as n, coalesce(sum(r.weight), 0)::int as weight
            from made d
            join comment c on c.site_id = d.site_id and c.comment_id = d.comment_id
            left join report r on r.site_id = c.site_id and r.comment_id = c.comment_id and r.verdict is null
            where d.undoes is not null group by c.site_id, c.comment_id),
        counted as (
            update comment c set reports = o.n, report_weight = o.weight from open o
            where c.site_id = o.site_id and c.comment_id = o.comment_id and (o.n > 0 or c.reports > 0)),
        moved as (
            select site_id, sum((n > 0)::int - (reports > 0)::int)::int as reported from open where status <= 1 group by site_id)
        update site_counter k set reported = k.reported + m.reported from moved m
        where k.site_id = m.site_id and m.reported <> 0;
    end if;
    return null;
end $$;
create trigger decision_answers after insert on decision referencing new table as made
    for each statement execute function decision_answers();

-- The log. What an entry tells of people is in its detail alone and can be forgotten; the chain goes over ids and the keyed
-- digest of the detail, so it holds afterwards too. Entries are put into the chain (sealed) soon after their commit.
create table audit (
    site_id  integer not null,
    entry_id bigint generated always as identity,
    at       timestamptz not null default clock_timestamp(),
    kind     text not null,
    actor    uuid,
    subject  uuid,
    detail   jsonb,
    salt     uuid default gen_random_uuid(),
    seq      bigint,
    digest   bytea,
    hash     bytea,
    primary key (site_id, entry_id)
);
comment on column audit.detail is 'Null when it was erased, and its salt with it';
comment on column audit.seq is 'The place in the chain of its site, from 1; null until it is sealed';
create unique index audit_chain on audit (site_id, seq) where seq is not null;
create index audit_unsealed on audit (site_id, entry_id) where seq is null;

create table audit_head (
    site_id integer primary key,
    seq     bigint not null default 0,
    hash    bytea not null default '',
    key     bytea not null
);
comment on column audit_head.key is 'Of the digests of this site';

create function audit_guarded() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if (new.site_id, new.entry_id, new.at, new.kind, new.actor, new.subject)
             is not distinct from (old.site_id, old.entry_id, old.at, old.kind, old.actor, old.subject)
           and (old.seq is null or (new.seq, new.digest, new.hash) is not distinct from (old.seq, old.digest, old.hash))
           and (new.detail is not distinct from old.detail and new.salt is not distinct from old.salt
                or new.detail is null and new.salt is null) then
            return new;
        end if;
    end if;
    raise exception 'the audit log is append-only' using errcode = 'restrict_violation';
end $$;
create trigger audit_guarded before update or delete on audit for each row execute function audit_guarded();
create trigger audit_kept before truncate on audit for each statement execute function audit_guarded();

-- What the log tells of a person is forgotten; that something was done, by which account and when, stays.
create function audit_forget(site integer, person uuid) returns void language sql as $$
    update audit set detail = null, salt = null
    where site_id = site and detail is not null and (actor = person or subject = person or subject in (
        select comment_id from comment where site_id = site and account_id = person))
$$;

-- Writes an entry in the transaction of what it tells about. The actor is an account of the site, or null for the operator.
create function audit_write(site integer, kind text, actor uuid, subject uuid, detail jsonb) returns void
language sql as $$
    insert into audit (site_id, kind, actor, subject, detail) values (site, kind, actor, subject, coalesce(detail, '{}'))
$$;

-- Who acts, where a table does not say it: a statement sets it for its own transaction with
-- set_config('repartee.actor', <account id>, true).
create function audit_actor() returns uuid language sql stable as $$
    select nullif(current_setting('repartee.actor', true), '')::uuid
$$;

-- A thing as it may be told in the log: without what must stay secret.
create function audit_redacted(value jsonb) returns jsonb language plpgsql immutable as $$
begin
    return case jsonb_typeof(value)
        when 'object' then (
            select coalesce(jsonb_object_agg(e.key, case
                when e.key ~* '(secret|password|token)' then '"kept secret"' else audit_redacted(e.value) end), '{}')
            from jsonb_each(value) e)
        when 'array' then (select coalesce(jsonb_agg(audit_redacted(e)), '[]') from jsonb_array_elements(value) as e)
        else value
    end;
end $$;

create function audit_difference(before jsonb, after jsonb) returns jsonb language sql immutable as $$
    select audit_redacted(coalesce(jsonb_object_agg(key, jsonb_build_object('from', b.value, 'to', a.value)), '{}'))
    from jsonb_each(before) b full join jsonb_each(after) a using (key)
    where b.value is distinct from a.value
$$;

create function audit_decision() returns trigger language plpgsql as $$
begin
    insert into audit (site_id, at, kind, actor, subject, detail)
    select site_id, at, 'decision', account_id, comment_id, jsonb_build_object(
        'decision', decision_id, 'action', action, 'revision', revision, 'before', before, 'after', after, 'by', by_name,
        'reason', reason, 'note', note, 'undoes', undoes)
    from made order by at, decision_id;
    return null;
end $$;
create trigger audit_decision after insert on decision referencing new table as made
    for each statement execute function audit_decision();
insert into audit (site_id, at, kind, actor, subject, detail)
    select site_id, at, 'decision', account_id, comment_id, jsonb_build_object(
        'decision', decision_id, 'action', action, 'revision', revision, 'before', before, 'after', after, 'by', by_name,
        'reason', reason, 'note', note, 'undoes', undoes)
    from decision order by at, decision_id;

create function audit_appeal() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        perform audit_write(new.site_id, 'appeal.made', new.account_id, new.comment_id,
            jsonb_build_object('appeal', new.appeal_id, 'decision', new.decision_id));
    elsif new.outcome is distinct from old.outcome then
        perform audit_write(new.site_id, case when new.outcome is null then 'appeal.opened' else 'appeal.decided' end,
            new.by_account, new.comment_id, jsonb_build_object('appeal', new.appeal_id, 'outcome', new.outcome,
                'by', new.by_name, 'note', new.note, 'result', new.result));
    end if;
    return null;
end $$;
create trigger audit_appeal after insert or update on appeal for each row execute function audit_appeal();

create function audit_notice() returns trigger language plpgsql as $$
begin
    perform audit_write(new.site_id, case when tg_op = 'INSERT' then 'notice.received' else 'notice.erased' end,
        audit_actor(), (select comment_id from report where site_id = new.site_id and report_id = new.report_id),
        jsonb_build_object('notice', new.report_id, 'offence', new.offence));
    return null;
end $$;
create trigger audit_notice after insert or update on notice for each row execute function audit_notice();

create function audit_site() returns trigger language plpgsql as $$
declare
    changed jsonb;
begin
    changed := audit_difference(
        case when tg_op = 'INSERT' then '{}' else to_jsonb(old) - 'policy' || old.policy end,
        to_jsonb(new) - 'policy' || new.policy);
    if changed <> '{}' then
        perform audit_write(new.site_id, 'settings', audit_actor(), null, changed);
    end if;
    return null;
end $$;
create trigger audit_site after insert or update on site for each row execute function audit_site();

create function audit_key() returns trigger language plpgsql as $$
declare
    one sso_key;
begin
    if tg_op = 'DELETE' then one := old; else one := new; end if;
    if tg_op <> 'UPDATE' or new is distinct from old then
        perform audit_write(one.site_id, 'key.' || lower(tg_op), audit_actor(), null, jsonb_build_object(
            'issuer', one.issuer, 'kid', one.kid, 'algorithm', one.algorithm, 'roles', one.roles));
    end if;
    return null;
end $$;
create trigger audit_key after insert or update or delete on sso_key for each row execute function audit_key();

-- Sanctions and rights have tables of their own, which say themselves who acted.
create function audit_sanction() returns trigger language plpgsql as $$
declare
    one jsonb := to_jsonb(new);
begin
    if tg_op = 'INSERT' then
        perform audit_write(new.site_id, 'sanction.imposed', (one ->> 'by_account')::uuid, (one ->> 'account_id')::uuid,
            audit_redacted(one - 'site_id' - 'account_id' - 'by_account'));
    elsif one ->> 'lifted_at' is not null and to_jsonb(old) ->> 'lifted_at' is null then
        perform audit_write(new.site_id, 'sanction.lifted', (one ->> 'lifted_by')::uuid, (one ->> 'account_id')::uuid,
            jsonb_build_object('sanction_id', one -> 'sanction_id', 'kind', one -> 'kind', 'by_name', one -> 'lifted_by_name'));
    end if;
    return null;
end $$;

create function audit_right() returns trigger language plpgsql as $$
declare
    changed jsonb := audit_difference(
        case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end - 'changed_at' - 'changed_by' - 'site_id' - 'account_id',
        to_jsonb(new) - 'changed_at' - 'changed_by' - 'site_id' - 'account_id');
begin
    if changed <> '{}' then
        perform audit_write(new.site_id, 'right', (to_jsonb(new) ->> 'changed_by')::uuid, new.account_id, changed);
    end if;
    return null;
end $$;

-- The role that an account's token gives is the publisher's decision: no account of the site made it.
create function audit_role() returns trigger language plpgsql as $$
begin
    perform audit_write(new.site_id, 'role', null, new.account_id, jsonb_build_object(
        'from', case when tg_op = 'UPDATE' then to_jsonb(old) -> 'role' end, 'to', to_jsonb(new) -> 'role'));
    return null;
end $$;
create trigger audit_role_given after insert on account for each row
    when ((to_jsonb(new) ->> 'role')::int > 1) execute function audit_role();
create trigger audit_role_changed after update on account for each row
    when (to_jsonb(new) -> 'role' is distinct from to_jsonb(old) -> 'role') execute function audit_role();

do $$
begin
    if to_regclass('sanction') is not null then
        create trigger audit_sanction after insert or update on sanction for each row execute function audit_sanction();
    end if;
    if to_regclass('account_right') is not null then
        create trigger audit_right after insert or update on account_right for each row execute function audit_right();
    end if;
end $$;
