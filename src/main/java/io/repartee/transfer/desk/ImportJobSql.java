package io.repartee.transfer.desk;

/** The statements of {@link ImportJobStore}. */
final class ImportJobSql {
    private static final String COLUMNS = """
            j.site_id, s.key, j.job_id, j.name, j.bytes, j.received, j.format, j.by_identifier, j.moved::text as moved, j.state, j.dry_run,
            j.bytes_read, j.entries, j.merged, j.merge_all, j.problem, j.report::text as report, j.created_at, j.changed_at
            """;

    static final String LATEST = "select " + COLUMNS + """
             from import_job j join site s on s.site_id = j.site_id where j.site_id = $1 order by j.created_at desc, j.job_id limit 20
            """;

    static final String FIND = "select " + COLUMNS
            + " from import_job j join site s on s.site_id = j.site_id where j.site_id = $1 and j.job_id = $2";

    /** Files whose bytes are kept. */
    static final String KEPT = """
            select count(*)::int as kept from import_job where site_id = $1 and received > 0 and state <> 4
            """;

    static final String CREATE = """
            insert into import_job (site_id, job_id, name, bytes, format, by_account) values ($1, $2, $3, $4, $5, $6)
            """;

    /** A part that goes on where the file ends as yet; another one changes nothing. */
    static final String APPEND = """
            with job as (
              update import_job set received = received + $4, changed_at = now()
              where site_id = $1 and job_id = $2 and state = 0 and received = $3 and received + $4 <= bytes
              returning site_id, job_id)
            insert into import_part (site_id, job_id, at, content) select site_id, job_id, $3, $5 from job
            """;

    static final String START = """
            with job as (
              update import_job set state = 1, dry_run = $3, format = coalesce($4, format), by_identifier = $5, moved = $6::jsonb, stopping = false,
                lease_until = null, bytes_read = 0, entries = 0, merged = 0, merge_all = 0, problem = null, report = null, changed_at = now()
              where site_id = $1 and job_id = $2 and received = bytes and state not in (1, 2, 4)
              returning site_id, name, format)
            select audit_write(site_id, 'import.started', $7, null, jsonb_build_object('file', name, 'format', format)) from job where not $3
            """;

    static final String STOP = """
            update import_job set stopping = state = 2, state = case when state = 2 then 2 else 6 end, changed_at = now()
            where site_id = $1 and job_id = $2 and state in (0, 1, 2)
            """;

    /** Whoever works on it finds nothing to renew, and stops. */
    static final String FORGET = "delete from import_job where site_id = $1 and job_id = $2";

    /** The next one that nobody works on, or whose node is gone. */
    static final String CLAIM = """
            with next as (
              select site_id, job_id from import_job where state in (1, 2) and coalesce(lease_until, '-infinity') < now()
              order by changed_at limit 1 for update skip locked),
            j as (
              update import_job i set state = 2, lease_until = now() + $1::int * interval '1 second', changed_at = now() from next
              where i.site_id = next.site_id and i.job_id = next.job_id returning i.*)
            select %s from j join site s on s.site_id = j.site_id
            """.formatted(COLUMNS);

    /** Says how far it is; no row when the work is to stop. */
    static final String RENEW = """
            update import_job set lease_until = now() + $3::int * interval '1 second', bytes_read = $4, entries = $5, merged = $6, merge_all = $7
            where site_id = $1 and job_id = $2 and state = 2 and not stopping returning job_id
            """;

    /** The bytes are needed no more when it is done. */
    static final String END = """
            with gone as (delete from import_part where site_id = $1 and job_id = $2 and $3::smallint = 4)
            update import_job set state = $3, format = coalesce($4, format), problem = $5, report = $6::jsonb, stopping = false,
              lease_until = case when $3::smallint = 1 then now() + interval '5 seconds' end, changed_at = now()
            where site_id = $1 and job_id = $2 and state = 2
            """;

    /** Files that nobody has touched for a week. */
    static final String FORGET_OLD = """
            delete from import_job where state in (0, 3, 5, 6) and changed_at < now() - interval '7 days'
            """;

    private ImportJobSql() {}
}
