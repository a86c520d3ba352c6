-- Accounts of this server's own: their sessions, what they sign in by, and what is on its way to them by mail.

-- A family of refresh tokens: each is good once and gives the next. What is kept is only a hash of the newest.
create table session (
    site_id       integer not null,
    session_id    uuid not null,
    account_id    uuid not null,
    generation    integer not null default 0,
    hash          bytea not null,
    method        text not null,
    device        text not null,
    created_at    timestamptz not null,
    rotated_at    timestamptz not null,
    expires_at    timestamptz not null,
    ended_at      timestamptz,
    ended_because smallint,
    primary key (site_id, session_id),
    foreign key (site_id, account_id) references account
) with (fillfactor = 80);
comment on column session.ended_because is '0 signed out, 1 signed out everywhere, 2 a refresh token came twice, 3 too many, 4 new password';
create index session_account on session (site_id, account_id, rotated_at);
create index session_over on session (expires_at);

-- The verified address of an account; of unverified ones nothing is kept but the request.
create table account_mail (
    site_id     integer not null,
    account_id  uuid not null,
    mail_key    text not null,
    address     text not null,
    verified_at timestamptz not null,
    primary key (site_id, account_id),
    unique (site_id, mail_key),
    foreign key (site_id, account_id) references account
);
comment on column account_mail.mail_key is 'the address in lower case and ASCII, as addresses are compared';

create table account_password (
    site_id    integer not null,
    account_id uuid not null,
    hash       text not null,
    changed_at timestamptz not null,
    primary key (site_id, account_id),
    foreign key (site_id, account_id) references account
);

-- Somebody has asked for something that only the owner of an address may have. Ends soon, is good once, and allows few guesses.
create table mail_request (
    site_id       integer not null references site,
    request_id    uuid not null,
    purpose       smallint not null,
    account_id    uuid,
    mail_key      text not null,
    address       text not null,
    name          text,
    password_hash text,
    link_hash     bytea not null,
    code_hash     bytea not null,
    guesses       integer not null default 0,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    used_at       timestamptz,
    primary key (site_id, request_id),
    foreign key (site_id, account_id) references account
);
comment on column mail_request.purpose is '0 sign in, 1 register, 2 another address, 3 another password';
create index mail_request_account on mail_request (site_id, account_id) where account_id is not null;
create index mail_request_over on mail_request (expires_at);

-- Proofs of work that were used; each is good once.
create table spent_proof (
    site_id    integer not null references site,
    proof_id   bytea not null,
    expires_at timestamptz not null,
    primary key (site_id, proof_id)
);
create index spent_proof_over on spent_proof (expires_at);

-- Names as they look (UTS 39): whoever had one first on a site has it.
create table taken_name (
    site_id    integer not null,
    skeleton   text not null,
    account_id uuid not null,
    primary key (site_id, skeleton),
    foreign key (site_id, account_id) references account
);
create index taken_name_account on taken_name (site_id, account_id);

-- Who is known to other sign-in services by which subject.
create table identity (
    site_id    integer not null,
    issuer     text not null,
    subject    text not null,
    account_id uuid not null,
    provider   text not null,
    linked_at  timestamptz not null,
    primary key (site_id, issuer, subject),
    foreign key (site_id, account_id) references account
);
create index identity_account on identity (site_id, account_id);

-- Sign-in services of a site. The secret is never given out.
create table sign_in_provider (
    site_id       integer not null references site,
    provider      text not null,
    kind          smallint not null,
    name          text not null,
    issuer        text not null,
    client_id     text not null,
    client_secret text not null,
    declared      boolean not null default false,
    primary key (site_id, provider)
);
comment on column sign_in_provider.kind is '0 OpenID Connect, 1 GitHub';
