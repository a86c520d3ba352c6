package io.repartee.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.config.Origin;
import io.repartee.transfer.own.OwnReport;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a file holds and what of it is here: the same before the merge (then it says what would happen) and after.
 *
 * @param comments what the file has, without what is skipped
 * @param here how many of them this site has now
 * @param added how many of them this import has brought; 0 before the merge
 * @param repeated what has an id that a comment before it in the file has; it is not taken
 * @param strangers pages whose address is on none of the site's origins, at most twenty of them
 * @param skippedEntries how many entries are not taken
 * @param skipped what is not taken, and why, at most a thousand
 */
record ImportReport(
        long pages,
        long emptyPages,
        long comments,
        long here,
        long added,
        long repeated,
        long withoutPage,
        long withoutParent,
        long authors,
        long authorsMerged,
        List<String> strangers,
        long skippedEntries,
        List<String> skipped)
        implements Report {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_STRANGERS = 20;

    /** Each number joins two whole tables once: how many comments a page has does not matter. */
    private static final String NUMBERS = """
            with page as materialized (
              select distinct p.ref from import_page p where p.site_id = ? and p.import_id = ?
            ),
            entry as not materialized (
              select * from import_comment c where c.site_id = ? and c.import_id = ?
            ),
            one as materialized (
              select distinct on (ref) site_id, comment_id from entry order by ref, ordinal
            ),
            author as (
              select min(name) <> max(name) as merged from entry group by account_id
            )
            select
              (select count(*) from import_page p where p.site_id = ? and p.import_id = ?),
              (select count(*) from import_page p where p.site_id = ? and p.import_id = ?
                 and not exists (select from entry c where c.page_ref = p.ref)),
              (select count(*) from one),
              (select count(*) from one c join comment k on k.site_id = c.site_id and k.comment_id = c.comment_id),
              (select count(*) from entry c where not exists (select from page p where p.ref = c.page_ref)),
              (select count(*) from entry c where c.parent_ref is not null
                 and not exists (select from entry p where p.page_ref = c.page_ref and p.ref = c.parent_ref)),
              (select count(*) from author), (select count(*) filter (where merged) from author),
              (select added from import_run r where r.site_id = ? and r.import_id = ?),
              (select count(*) from entry) - (select count(*) from one)
            """;

    private static final int NAMED_PLACES = 5;

    private static final String PAGES = """
            select p.url from import_page p where p.site_id = ? and p.import_id = ? and p.url is not null
              and exists (select from import_comment c where c.site_id = p.site_id and c.import_id = p.import_id and c.page_ref = p.ref)
            order by p.ordinal
            """;
    private static final int PAGES_AT_ONCE = 1_000;

    static ImportReport of(Connection connection, ImportRun run, Set<String> origins) throws SQLException {
        List<String> strangers = strangers(connection, run, origins);
        List<String> skipped = list(connection, run, """
                select (s ->> 'place') || ': ' || (s ->> 'reason')
                from import_run r cross join lateral jsonb_array_elements(r.skipped) s
                where r.site_id = ? and r.import_id = ?
                """);
        try (PreparedStatement statement = connection.prepareStatement(NUMBERS)) {
            for (int place = 0; place < NAMED_PLACES; place++) {
                statement.setInt(2 * place + 1, run.site());
                statement.setObject(2 * place + 2, run.id());
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new ImportReport(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(9),
                        row.getLong(10),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        strangers,
                        Math.max(skipped.size(), run.entries() - row.getLong(1) - row.getLong(3) - row.getLong(10)),
                        skipped);
            }
        }
    }

    /** Read in parts until there are enough: a file may have a million pages. */
    private static List<String> strangers(Connection connection, ImportRun run, Set<String> origins)
            throws SQLException {
        List<String> strangers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(PAGES)) {
            statement.setFetchSize(PAGES_AT_ONCE);
            statement.setInt(1, run.site());
            statement.setObject(2, run.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next() && strangers.size() < MOST_STRANGERS) {
                    if (!origins.contains(Origin.find(rows.getString(1)).orElse(""))) {
                        strangers.add(rows.getString(1));
                    }
                }
            }
        }
        return strangers;
    }

    private static List<String> list(Connection connection, ImportRun run, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, run.site());
            statement.setObject(2, run.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    /** As it was kept; what came with the file has come before. */
    static Report kept(JsonNode json) {
        if (json.has("kinds")) {
            return JSON.convertValue(json, OwnReport.class);
        }
        ObjectNode again = json.deepCopy();
        return JSON.convertValue(again.put("added", 0), ImportReport.class);
    }

    @Override
    public JsonNode json() {
        return JSON.valueToTree(this);
    }

    @Override
    public void print(PrintWriter out) {
        out.printf("pages     %,10d  (%,d of them without a comment)%n", pages, emptyPages);
        out.printf("comments  %,10d  (%,d here, %,d not)%n", comments, here, comments - here);
        out.printf("authors   %,10d  (%,d under several names)%n", authors, authorsMerged);
        note(out, repeated, "comments have an id that another one in the file has, and stay out");
        note(out, withoutPage, "comments name a page that the file does not have, and stay out");
        note(
                out,
                withoutParent,
                "comments answer one that is not in the file; unless it is here already they stand on the page itself");
        note(out, added, "comments have come with this import");
        note(
                out,
                skippedEntries,
                skipped.size() < skippedEntries ? "entries are skipped, the first of them:" : "entries are skipped:");
        skipped.forEach(reason -> out.println("  " + reason));
        note(
                out,
                strangers.size(),
                "pages or more are on none of the site's origins (--move OLD=NEW renames addresses):");
        strangers.forEach(url -> out.println("  " + url));
    }

    private static void note(PrintWriter out, long number, String what) {
        if (number > 0) {
            out.printf("%,d %s%n", number, what);
        }
    }
}
