-- Settings of a site that its admins change, and what was learnt from its moderators.

alter table site add column settings_revision integer not null default 0;
comment on column site.settings_revision is 'How often the policy was changed: whoever changes it names the revision that was read';

-- Checks by a service of the publisher's, which run after the commit.
create index comment_check_due on comment (check_due) where check_due is not null;
create table check_try (
    site_id    integer not null,
    comment_id uuid not null,
    revision   integer not null,
    tries      integer not null default 1,
    primary key (site_id, comment_id)
);
comment on table check_try is 'How often the service was asked about a revision that still waits for it';

-- What a site has learnt from its moderators about spam.
create table spam_model (
    site_id  integer primary key references site,
    spam     integer not null default 0 check (spam >= 0),
    fine     integer not null default 0 check (fine >= 0),
    version  integer not null default 0,
    position uuid not null default '00000000-0000-0000-0000-000000000000'
);
comment on column spam_model.position is 'The last decision that was learnt from';

create table spam_example (
    site_id    integer not null,
    comment_id uuid not null,
    spam       boolean not null,
    tokens     text[] not null,
    primary key (site_id, comment_id),
    foreign key (site_id, comment_id) references comment on delete cascade
);
comment on table spam_example is 'What was counted for a comment, so that it can be taken back exactly';

create table spam_token (
    site_id integer not null,
    token   text not null,
    spam    integer not null default 0 check (spam >= 0),
    fine    integer not null default 0 check (fine >= 0),
    primary key (site_id, token)
);
