-- In which language somebody is written to.
alter table inbox add column language text;
comment on column inbox.language is 'A BCP 47 tag, as the person''s page had it; null for the site''s';
