package io.repartee.transfer;

/** Counts again what threads keep of their page's reactions and of how much is said there, after comments came from elsewhere. */
public final class RecountThreads {
    /** %s selects the threads; the site is the parameter. Their totals get a new version, so that whoever asks for changes hears of them. */
    public static final String OF = """
            update thread_counter k set tally = k.tally + 1, page_tally = k.tally + 1,
              reactions = (select jsonb_object_agg(reaction, n) from (
                select reaction, count(*) as n from page_reaction r where r.site_id = k.site_id and r.thread_id = k.thread_id group by reaction) r),
              pulse = (select pulse_of(array_agg(c.published_at)) from comment c
                where c.site_id = k.site_id and c.thread_id = k.thread_id and c.status = 0 and c.published_at > now() - interval '15 days')
            where k.site_id = ? and k.thread_id in (%s)
            """;

    private RecountThreads() {}
}
