package io.repartee.notify;

/** The statements of {@link PreferenceStore}. */
final class PreferenceSql {
    static final String FIND = """
            select quiet, mail_when, mail, mail_confirmed, mail_key, language from inbox where site_id = $1 and account_id = $2
            """;

    /**
     * $3 unwanted kinds, $4 when mail is sent, $5 the address or null, $6 the key of a new address, $7 the language. Another address is not confirmed, and
     * its links are others, but for the one by which the account itself signs in. Mail begins with what comes from now on.
     */
    static final String SAVE = """
            insert into inbox as i (site_id, account_id, quiet, mail_when, mail, mail_key, language, mail_confirmed, mailed)
            values ($1, $2, $3, $4, $5, $6, $7,
                    exists (select from account_mail m where m.site_id = $1 and m.account_id = $2 and m.mail_key = lower($5)),
                    coalesce((select max(notification_id) from notification where site_id = $1 and account_id = $2), 0))
            on conflict (site_id, account_id) do update set
              quiet = excluded.quiet,
              mail_when = excluded.mail_when,
              mail = excluded.mail,
              language = excluded.language,
              mail_confirmed = excluded.mail_confirmed or i.mail_confirmed and i.mail is not distinct from excluded.mail,
              mailed = case when i.mail_confirmed then i.mailed else excluded.mailed end,
              mail_key = case when i.mail is not distinct from excluded.mail then coalesce(i.mail_key, excluded.mail_key)
                              else excluded.mail_key end,
              mail_due = case when i.mail is not distinct from excluded.mail and i.mail_when = excluded.mail_when then i.mail_due end
            returning quiet, mail_when, mail, mail_confirmed, mail_key, language
            """;

    /** By the key in a letter. $1 site, $2 account, $3 key. Mail begins with what comes from now on. */
    static final String CONFIRM = """
            update inbox i set mail_confirmed = true, mailed = coalesce((
              select max(notification_id) from notification n where n.site_id = $1 and n.account_id = $2), 0)
            where site_id = $1 and account_id = $2 and mail_key = $3 and mail is not null
            """;

    /** In which language whoever got a letter reads it, by the key in it. */
    static final String LANGUAGE = """
            select language from inbox where site_id = $1 and account_id = $2 and mail_key = $3
            """;

    static final String UNSUBSCRIBE = """
            update inbox set mail_when = 0, mail_due = null
            where site_id = $1 and account_id = $2 and mail_key = $3
            """;

    private PreferenceSql() {}
}
