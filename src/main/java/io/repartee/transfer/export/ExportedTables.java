package io.repartee.transfer.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is exported of a site, in an order in which each row comes after those it refers to, and what is not. A table that is in
 * neither list fails a test: whoever adds one decides here.
 */
public final class ExportedTables {
    /** In the order of the file. */
    public static final List<Exported> ALL = List.of(
            Exported.site("account", "account_id"),
            Exported.site("account_right", "account_id"),
            Exported.site("account_note", "note_id"),
            Exported.site("account_claim", "account_id"),
            Exported.site("account_mail", "account_id"),
            Exported.site("taken_name", "skeleton"),
            Exported.site("identity", "issuer, subject"),
            Exported.site("sanction", "sanction_id"),
            Exported.site("mute", "account_id, muted"),
            Exported.site("follow", "account_id, kind, ref"),
            Exported.site("inbox", "account_id").without("unread", "mail_key", "mail_due", "mailed"),
            Exported.thread("thread", "thread_id"),
            Exported.thread("page_alias", "page"),
            Exported.thread("page_reaction", "thread_id, account_id, reaction"),
            Exported.comment("comment", "comment_id").without("check_due", "tally"),
            Exported.comment("vote", "comment_id, account_id, kind"),
            Exported.comment("publication_comment", "comment_id"),
            Exported.comment("imported", "source, ref"),
            Exported.comment("comment_revision", "comment_id, revision"),
            Exported.comment("finding", "comment_id, revision"),
            Exported.comment("decision", "decision_id"),
            Exported.comment("report", "report_id"),
            Exported.comment("notice", "report_id")
                    .with(
                            "(select r.comment_id from report r where r.site_id = t.site_id and r.report_id = t.report_id)"
                                    + " as comment_id"),
            Exported.comment("appeal", "appeal_id"));

    /** With the reason why not. */
    public static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("site", "has a line of its own, without what is secret"),
            Map.entry("sso_key", "secret"),
            Map.entry("statistics_counted", "counted again from the decisions"),
            Map.entry("statistics_day", "counted again from the decisions"),
            Map.entry("statistics_phase", "counted again from the decisions"),
            Map.entry("invitation", "secret"),
            Map.entry("allowance", "of requests under way"),
            Map.entry("session", "secret"),
            Map.entry("account_password", "secret"),
            Map.entry("mail_request", "secret"),
            Map.entry("sign_in_provider", "secret"),
            Map.entry("spent_proof", "of requests under way"),
            Map.entry("outbox", "of this server"),
            Map.entry("gathering", "positions belong to this server"),
            Map.entry("firehose", "positions belong to this server"),
            Map.entry("webhook", "secret"),
            Map.entry("notification", "told already, by this server"),
            Map.entry("idempotency", "of requests under way"),
            Map.entry("thread_counter", "counted again"),
            Map.entry("site_counter", "counted again"),
            Map.entry("fresh_counter", "counted again"),
            Map.entry("stream_head", "positions belong to this server"),
            Map.entry("event", "positions belong to this server"),
            Map.entry("check_try", "of checks under way"),
            Map.entry("comment_search", "made again from the texts"),
            Map.entry("queue_search", "made again from the texts"),
            Map.entry("search_progress", "made again from the texts"),
            Map.entry("search_word", "made again from the texts"),
            Map.entry("claim", "of moderators at work"),
            Map.entry("spam_model", "learnt again from the decisions"),
            Map.entry("spam_example", "learnt again from the decisions"),
            Map.entry("spam_token", "learnt again from the decisions"),
            Map.entry("audit", "has an export of its own, whose chain must not be continued elsewhere"),
            Map.entry("audit_head", "secret"),
            Map.entry("import_run", "of this server"),
            Map.entry("import_page", "of this server"),
            Map.entry("import_comment", "of this server"),
            Map.entry("import_row", "of this server"),
            Map.entry("import_job", "of this server"),
            Map.entry("import_part", "of this server"),
            Map.entry("page_move", "what has moved is where it is now"),
            Map.entry("page_move_step", "what has moved is where it is now"));

    private ExportedTables() {}

    /** The table of that name, if it is exported. */
    public static Optional<Exported> of(String table) {
        return ALL.stream().filter(one -> one.table().equals(table)).findFirst();
    }
}
