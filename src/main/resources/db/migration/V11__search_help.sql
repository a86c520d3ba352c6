-- The words that a site's comments have, so that a moderator who types a part of a word, or misspells it, still finds it. Where
-- pg_trgm cannot be had, search goes by whole words and their beginnings alone.
create table search_word (
    site_id integer not null references site,
    word    text not null,
    primary key (site_id, word)
);

do $$
begin
    create extension if not exists pg_trgm;
    create index search_word_like on search_word using gin (word gin_trgm_ops);
    create function search_alike(site integer, typed text) returns text[] language sql stable as $f$
        select array(
            select word from search_word
            where site_id = site and (word % typed or word like '%' || replace(replace(replace(typed, '\', '\\'), '%', '\%'), '_', '\_') || '%')
            order by similarity(word, typed) desc, word limit 10)
    $f$;
exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object or undefined_function then
    create function search_alike(site integer, typed text) returns text[] language sql stable as $f$
        select '{}'::text[]
    $f$;
end
$$;

insert into search_word (site_id, word)
    select distinct site_id, word from comment_search cross join lateral unnest(tsvector_to_array(words)) as word
    where length(word) between 3 and 40;
