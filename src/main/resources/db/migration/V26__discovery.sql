-- What is read and said where. How much is said on a page is kept as one number in the row of its counters: the logarithm of its
-- comments, each of which weighs half as much with every six hours. Decay is a sum in logarithms (forward decay): a page that
-- nobody writes on is never touched, and of two pages the higher number always has the higher rate. docs/engagement.md has it.
alter table thread_counter add column pulse double precision;
comment on column thread_counter.pulse is 'log2 of the sum of 2^(t/6h) over its published comments, t since 2020; null for none';

create function pulse_at(at timestamptz) returns double precision language sql immutable parallel safe as $$
    select extract(epoch from at - timestamptz '2020-01-01 00:00:00+00')::float8 / 21600
$$;

-- What lies sixty halvings apart does not change the other.
create function pulse_plus(a double precision, b double precision) returns double precision
language sql immutable parallel safe as $$
    select case
        when a is null or b is null then coalesce(a, b)
        when abs(a - b) > 60 then greatest(a, b)
        else greatest(a, b) + ln(1 + power(2::float8, -abs(a - b))) / 0.693147180559945 end
$$;

create function pulse_minus(a double precision, b double precision) returns double precision
language sql immutable parallel safe as $$
    select case
        when a is null or b is null then a
        when b >= a - 0.000001 then null
        when a - b > 60 then a
        else a + ln(1 - power(2::float8, b - a)) / 0.693147180559945 end
$$;

create function pulse_of(times timestamptz[]) returns double precision language sql immutable parallel safe as $$
    select max(m) + ln(sum(power(2::float8, greatest(x - m, -60)))) / 0.693147180559945
    from (select pulse_at(t) as x, max(pulse_at(t)) over () as m from unnest(times) as t) p
$$;

create function pulse_change(before double precision, gained timestamptz[], lost timestamptz[]) returns double precision
language sql immutable parallel safe as $$
    select pulse_minus(pulse_plus(before, pulse_of(gained)), pulse_of(lost))
$$;

update thread_counter k set pulse = p.pulse
from (select site_id, thread_id, pulse_of(array_agg(published_at)) as pulse
      from comment where status = 0 and published_at > now() - interval '15 days' group by site_id, thread_id) p
where p.site_id = k.site_id and p.thread_id = k.thread_id;

-- The newest pages of a section.
create index thread_section on thread (site_id, section, created_at) where section is not null;
