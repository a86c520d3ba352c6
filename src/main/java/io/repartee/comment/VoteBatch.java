package io.repartee.comment;

import io.repartee.comment.Command.PageReaction;
import io.repartee.comment.Command.Vote;
import io.repartee.ids.ThreadId;
import io.repartee.stream.Counted;
import io.repartee.stream.StreamId;
import io.repartee.web.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Casts votes and reactions, a batch in one statement. Loop-bound like the {@link Lane} that owns it. */
final class VoteBatch {
    private final SqlClient database;

    VoteBatch(SqlClient database) {
        this.database = database;
    }

    Future<Committed> write(List<Vote> votes) {
        Columns<Vote> columns = new Columns<>(votes)
                .numbered()
                .add(Integer[]::new, vote -> vote.site().value())
                .add(UUID[]::new, vote -> vote.comment().value())
                .add(UUID[]::new, vote -> vote.account().value())
                .add(String[]::new, Vote::kind)
                .add(Short[]::new, Vote::value)
                .add(OffsetDateTime[]::new, vote -> vote.at().atOffset(ZoneOffset.UTC));
        return execute(VoteSql.VOTE, columns).map(rows -> committed(votes, rows, VoteBatch::voted));
    }

    Future<Committed> writeOnPages(List<PageReaction> reactions) {
        Columns<PageReaction> columns = new Columns<>(reactions)
                .numbered()
                .add(Integer[]::new, reaction -> reaction.site().value())
                .add(UUID[]::new, reaction -> reaction.thread().value())
                .add(UUID[]::new, reaction -> reaction.account().value())
                .add(String[]::new, PageReaction::reaction)
                .add(Boolean[]::new, PageReaction::on)
                .add(OffsetDateTime[]::new, reaction -> reaction.at().atOffset(ZoneOffset.UTC));
        return execute(VoteSql.REACT, columns)
                .compose(rows -> now(reactions, rows)
                        .map(now ->
                                committed(reactions, rows, row -> now.getOrDefault(row.getInteger("n"), given(row)))));
    }

    /** The totals of pages where nothing was changed, by the commands' numbers: mostly none. */
    private Future<Map<Integer, Outcome>> now(List<PageReaction> reactions, RowSet<Row> rows) {
        List<Integer> unchanged = new ArrayList<>();
        for (Row row : rows) {
            if (row.getShort("refusal") == VoteSql.FINE && !row.getBoolean("changed")) {
                unchanged.add(row.getInteger("n"));
            }
        }
        if (unchanged.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        Columns<Integer> columns = new Columns<>(unchanged)
                .add(Integer[]::new, n -> n)
                .add(Integer[]::new, n -> reactions.get(n).site().value())
                .add(UUID[]::new, n -> reactions.get(n).thread().value());
        return execute(VoteSql.REACTIONS_NOW, columns).map(found -> {
            Map<Integer, Outcome> now = new HashMap<>();
            found.forEach(row -> now.put(row.getInteger("n"), given(row)));
            return now;
        });
    }

    private static Outcome given(Row row) {
        return new Outcome.Voted(new Votes(0, 0, reactions(row), row.getLong("tally")), (short) 0);
    }

    private Future<RowSet<Row>> execute(String sql, Columns<?> columns) {
        Tuple tuple = Tuple.tuple();
        columns.arrays().forEach(tuple::addValue);
        return database.preparedQuery(sql).execute(tuple);
    }

    private static Committed committed(
            List<? extends Command> commands, RowSet<Row> rows, Function<Row, Outcome> outcome) {
        List<Outcome> outcomes = new ArrayList<>(commands.size());
        Map<StreamId, Counted> counted = new LinkedHashMap<>();
        for (Row row : rows) {
            outcomes.add(row.getShort("refusal") == VoteSql.FINE ? outcome.apply(row) : refused(row));
            if (row.getBoolean("changed")) {
                StreamId thread =
                        StreamId.of(commands.get(row.getInteger("n")).site(), new ThreadId(row.getUUID("thread_id")));
                long tally = row.getLong("tally");
                counted.put(thread, new Counted(thread, tally - 1, tally));
            }
        }
        return new Committed(outcomes, List.of(), List.copyOf(counted.values()));
    }

    private static Outcome voted(Row row) {
        return new Outcome.Voted(CommentRow.votes(row), row.getShort("value"));
    }

    private static Outcome refused(Row row) {
        return Outcome.Refused.because(
                switch (row.getShort("refusal")) {
                    case VoteSql.NOT_SHOWN -> ErrorCode.STATUS_CONFLICT;
                    case VoteSql.OWN -> ErrorCode.OWN_COMMENT;
                    case VoteSql.CLOSED -> ErrorCode.THREAD_CLOSED;
                    case VoteSql.OFF -> ErrorCode.VOTES_OFF;
                    default -> ErrorCode.COMMENT_NOT_FOUND;
                });
    }

    private static Map<String, Integer> reactions(Row row) {
        return Votes.reactions((JsonObject) row.getValue("reactions"));
    }
}
