-- Signing in by other services: what a service is believed about addresses, who changed one, and when somebody was renamed.

alter table sign_in_provider add column trusts_mail boolean not null default true;
comment on column sign_in_provider.trusts_mail is 'An address that the service says is verified is that of the account here that has it';

-- A service as the audit log may tell of it: without its secret, of which it says only that it has become another.
create function audit_provider() returns trigger language plpgsql as $$
declare
    one sign_in_provider;
begin
    if tg_op = 'DELETE' then one := old; else one := new; end if;
    if tg_op <> 'UPDATE' or to_jsonb(new) - 'declared' is distinct from to_jsonb(old) - 'declared' then
        perform audit_write(one.site_id, 'provider.' || lower(tg_op), audit_actor(), null, jsonb_build_object(
            'provider', one.provider, 'kind', one.kind, 'name', one.name, 'issuer', one.issuer, 'client', one.client_id,
            'trusts_mail', one.trusts_mail));
    end if;
    return null;
end $$;
create trigger audit_provider after insert or update or delete on sign_in_provider
    for each row execute function audit_provider();

alter table account add column renamed_at timestamptz;
comment on column account.renamed_at is 'When its person last gave it another name here';

comment on column session.ended_because is '0 signed out, 1 signed out everywhere, 2 a refresh token came twice, 3 too many, 4 new password, 5 a guest became part of an account';
