-- Settings of a site that its admins change, and what was learnt from its moderators.

alter table site add column settings_revision integer not null default 0;
comment on column site.settings_revision is 'How often the policy was changed: whoever changes it names the revision that was read';
