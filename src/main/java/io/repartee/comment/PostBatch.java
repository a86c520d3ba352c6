package io.repartee.comment;

import io.repartee.comment.Command.Idempotency;
import io.repartee.comment.Command.Post;
import io.repartee.ids.CommentId;
import io.repartee.stream.Event;
import io.repartee.stream.EventType;
import io.repartee.stream.Position;
import io.repartee.stream.StreamId;
import io.repartee.web.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes new comments, a batch in one statement. Loop-bound like the {@link Lane} that owns it. */
final class PostBatch {
    private final SqlClient database;
    private final Supplier<String> epoch;
    private final int nesting;

    PostBatch(SqlClient database, Supplier<String> epoch, int nesting) {
        this.database = database;
        this.epoch = epoch;
        this.nesting = nesting;
    }

    Future<Committed> write(List<Post> posts) {
        return database.preparedQuery(PostSql.POST).execute(parameters(posts)).map(rows -> committed(posts, rows));
    }

    private Tuple parameters(List<Post> posts) {
        Tuple tuple = Tuple.tuple();
        commands(posts).forEach(tuple::addValue);
        pages(posts).forEach(tuple::addValue);
        return tuple.addInteger(nesting).addUUID(Events.siteStream());
    }

    private static List<Object> commands(List<Post> posts) {
        return new Columns<>(posts)
                .numbered()
                .add(Integer[]::new, post -> post.site().value())
                .add(UUID[]::new, post -> post.id().value())
                .add(UUID[]::new, post -> post.thread().value())
                .add(
                        UUID[]::new,
                        post -> post.parent() == null ? null : post.parent().value())
                .add(UUID[]::new, post -> post.author().id().value())
                .add(Short[]::new, post -> post.screened().status().code())
                .add(String[]::new, post -> post.text().source())
                .add(String[]::new, post -> post.text().html())
                .add(OffsetDateTime[]::new, post -> post.at().atOffset(ZoneOffset.UTC))
                .add(
                        String[]::new,
                        post -> post.idempotency().map(Idempotency::key).orElse(null))
                .add(
                        Buffer[]::new,
                        post -> post.idempotency()
                                .map(i -> Buffer.buffer(i.bodyHash()))
                                .orElse(null))
                .add(String[]::new, post -> Findings.write(post.screened().findings()))
                .add(OffsetDateTime[]::new, post -> Findings.due(post.screened(), post.at()))
                .arrays();
    }

    /** The distinct pages of the batch; the first command's address and title count. */
    private static List<Object> pages(List<Post> posts) {
        Map<StreamId, Post> first = new LinkedHashMap<>();
        posts.forEach(post -> first.putIfAbsent(StreamId.of(post.site(), post.thread()), post));
        return new Columns<>(List.copyOf(first.values()))
                .add(Integer[]::new, post -> post.site().value())
                .add(UUID[]::new, post -> post.thread().value())
                .add(String[]::new, post -> post.where().page())
                .add(String[]::new, post -> post.where().url())
                .add(String[]::new, post -> post.where().title())
                .add(String[]::new, post -> post.where().section())
                .arrays();
    }

    private Committed committed(List<Post> posts, Iterable<Row> rows) {
        Events events = new Events();
        List<Outcome> outcomes = new ArrayList<>(posts.size());
        for (Row row : rows) {
            outcomes.add(outcome(posts.get(row.getInteger("n")), row, events));
        }
        return new Committed(outcomes, events.handovers());
    }

    private Outcome outcome(Post post, Row row, Events events) {
        return switch (row.getShort("refusal")) {
            case PostSql.FINE -> done(post, row, events);
            case PostSql.REPEATED -> new Outcome.Repeated(post.id());
            case PostSql.PARENT_NOT_VISIBLE -> Outcome.Refused.because(ErrorCode.PARENT_NOT_VISIBLE);
            case PostSql.NESTING_TOO_DEEP -> Outcome.Refused.because(ErrorCode.NESTING_TOO_DEEP);
            default -> Outcome.Refused.because(ErrorCode.THREAD_CLOSED);
        };
    }

    private Outcome.Done done(Post post, Row row, Events events) {
        Comment comment = comment(post, CommentRow.path(row.getArrayOfUUIDs("path")));
        if (row.getLong("seq") == null) { // neither readers nor the queue of what waits hear of it
            return new Outcome.Done(comment, Optional.empty());
        }
        long seq = row.getLong("seq");
        long mark = Integer.toUnsignedLong(row.getInteger("mark"));
        if (!comment.published()) {
            events.add(StreamId.ofSite(post.site()), event(EventType.QUEUE_ENTERED, post, seq, mark));
            return new Outcome.Done(comment, Optional.empty());
        }
        StreamId thread = StreamId.of(post.site(), post.thread());
        events.add(thread, event(EventType.COMMENT_PUBLISHED, post, seq, mark));
        events.show(thread, comment, row.getInteger("published"));
        return new Outcome.Done(comment, Optional.of(new Position(epoch.get(), seq, mark)));
    }

    private static Event event(EventType type, Post post, long seq, long mark) {
        return new Event(seq, mark, type, post.id().value(), 1, post.at());
    }

    private static Comment comment(Post post, List<CommentId> path) {
        return new Comment(
                post.site(),
                post.id(),
                post.thread(),
                path,
                post.author(),
                post.screened().status(),
                1,
                1,
                0,
                Votes.NONE,
                false,
                false,
                post.at(),
                post.screened().status() == Status.PUBLISHED ? post.at() : null,
                null,
                post.text().source(),
                post.text().html(),
                null);
    }
}
