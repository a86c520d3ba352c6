-- Who runs the server, who is invited to a site, publishers' keys that come and go, and how often accounts write.

alter table site add column declared boolean not null default false;
comment on column site.declared is 'The configuration declares it, and nobody else changes what is declared';

-- A secret or a public key has its own kid; a set of keys that the issuer publishes has the kid '*' and its address as secret.
alter table sso_key
    add column key_id     uuid not null default gen_random_uuid(),
    add column declared   boolean not null default false,
    add column created_at timestamptz not null default now(),
    add column retires_at timestamptz;
comment on column sso_key.retires_at is 'From then on it proves nothing; set by a rotation, so that tokens under way go on';
create unique index sso_key_id on sso_key (site_id, key_id);

create or replace function audit_site() returns trigger language plpgsql as $$
declare
    changed jsonb;
begin
    changed := audit_difference(
        case when tg_op = 'INSERT' then '{}' else to_jsonb(old) - 'policy' - 'declared' || old.policy end,
        to_jsonb(new) - 'policy' - 'declared' || new.policy);
    if changed <> '{}' then
        perform audit_write(new.site_id, 'settings', audit_actor(), null, changed);
    end if;
    return null;
end $$;

create or replace function audit_key() returns trigger language plpgsql as $$
declare
    one sso_key;
begin
    if tg_op = 'DELETE' then one := old; else one := new; end if;
    if tg_op <> 'UPDATE' or to_jsonb(new) - 'declared' is distinct from to_jsonb(old) - 'declared' then
        perform audit_write(one.site_id, 'key.' || lower(tg_op), audit_actor(), null, jsonb_strip_nulls(jsonb_build_object(
            'key', one.key_id, 'issuer', one.issuer, 'kid', one.kid, 'algorithm', one.algorithm, 'roles', one.roles,
            'retires_at', one.retires_at)));
    end if;
    return null;
end $$;

-- Until now only a configuration made keys. What it does not declare any more, the next start finds.
update sso_key set declared = true;
update site set declared = true;

-- Whoever has the link becomes, once, what it says.
create table invitation (
    site_id       integer not null references site,
    invitation_id uuid not null,
    role          smallint not null check (role between 1 and 3),
    email         text,
    token_hash    bytea not null,
    by_account    uuid not null,
    by_name       text not null,
    at            timestamptz not null default now(),
    expires_at    timestamptz not null,
    accepted_at   timestamptz,
    accepted_by   uuid,
    withdrawn_at  timestamptz,
    primary key (site_id, invitation_id)
);
comment on column invitation.email is 'Null again as soon as the invitation is accepted or withdrawn';
comment on column invitation.token_hash is 'SHA-256 of what stands in the link';
create unique index invitation_token on invitation (site_id, token_hash);
create index invitation_accepted on invitation (site_id, accepted_by) where accepted_by is not null;
create index invitation_by on invitation (site_id, by_account);

create function audit_invitation() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        perform audit_write(new.site_id, 'invitation.made', new.by_account, null, jsonb_build_object(
            'invitation', new.invitation_id, 'role', new.role, 'expires_at', new.expires_at));
    elsif new.accepted_at is not null and old.accepted_at is null then
        perform audit_write(new.site_id, 'invitation.accepted', new.accepted_by, new.accepted_by, jsonb_build_object(
            'invitation', new.invitation_id, 'role', new.role));
    elsif new.withdrawn_at is not null and old.withdrawn_at is null then
        perform audit_write(new.site_id, 'invitation.withdrawn', audit_actor(), null, jsonb_build_object(
            'invitation', new.invitation_id, 'role', new.role));
    end if;
    return null;
end $$;
create trigger audit_invitation after insert or update on invitation for each row execute function audit_invitation();

-- Operators belong to the server, not to a site: so these tables have no site.
create table operator (
    operator_id uuid primary key,
    name        text not null,
    tokens_from timestamptz,
    created_at  timestamptz not null default now()
);
comment on column operator.tokens_from is 'Signed out: tokens issued before are refused';

-- A link is used once: then its row goes.
create table operator_link (
    token_hash  bytea primary key,
    operator_id uuid references operator on delete cascade,
    first       boolean not null default false,
    made_by     uuid,
    at          timestamptz not null default now(),
    expires_at  timestamptz not null
);
comment on column operator_link.operator_id is 'Who signs in again with it; null makes somebody new an operator';
comment on column operator_link.first is 'Printed by a server without operators: worth nothing as soon as there is one';

create table server_audit (
    entry_id bigint generated always as identity primary key,
    at       timestamptz not null default clock_timestamp(),
    kind     text not null,
    actor    uuid,
    subject  uuid,
    detail   jsonb not null default '{}'
);
comment on column server_audit.actor is 'The operator who did it; null for whoever has the command line';
create function server_audit_guarded() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only' using errcode = 'restrict_violation';
end $$;
create trigger server_audit_guarded before update or delete on server_audit
    for each row execute function server_audit_guarded();
create trigger server_audit_kept before truncate on server_audit
    for each statement execute function server_audit_guarded();

create function audit_operator() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into server_audit (kind, actor, subject, detail)
        values ('operator.removed', audit_actor(), old.operator_id, jsonb_build_object('name', old.name));
        return null;
    end if;
    insert into server_audit (kind, actor, subject, detail)
    values (case when tg_op = 'INSERT' then 'operator.made' else 'operator.changed' end, audit_actor(), new.operator_id,
            jsonb_build_object('name', new.name, 'tokens_from', new.tokens_from));
    return null;
end $$;
create trigger audit_operator after insert or update or delete on operator for each row execute function audit_operator();

create function audit_operator_link() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into server_audit (kind, actor, subject, detail)
        values (case when old.expires_at > now() then 'link.used' else 'link.over' end, old.made_by, old.operator_id,
                jsonb_build_object('first', old.first));
    else
        insert into server_audit (kind, actor, subject, detail)
        values ('link.made', new.made_by, new.operator_id,
                jsonb_build_object('first', new.first, 'expires_at', new.expires_at));
    end if;
    return null;
end $$;
create trigger audit_operator_link after insert or delete on operator_link for each row execute function audit_operator_link();

create function audit_new_site() returns trigger language plpgsql as $$
begin
    insert into server_audit (kind, actor, detail)
    values ('site.made', audit_actor(), jsonb_build_object('site', new.key, 'name', new.name));
    return null;
end $$;
create trigger audit_new_site after insert on site for each row execute function audit_new_site();

-- How often an account has done what is limited: the time until which its allowance is spent. A row of the past says
-- nothing. It need not outlive a crash.
create unlogged table allowance (
    site_id     integer not null,
    account_id  uuid not null,
    kind        smallint not null,
    spent_until timestamptz not null,
    primary key (site_id, account_id, kind)
) with (fillfactor = 50);
comment on column allowance.kind is '0 comments, 1 reports, 2 other writes';
create index account_right_staff on account_right (site_id, account_id) where role >= 2;
