package io.repartee.comment;

import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A comment as the database has it. What of it somebody may see is {@link CommentJson}'s business.
 *
 * @param path its ancestors, the root first, without itself
 * @param revision the revision that readers see, or would see
 * @param latest the newest revision; above {@code revision} while an edit waits for a moderator
 * @param waiting the newest revision's text while it waits, where it was asked for; only insiders ever see it
 * @param replyCount published comments anywhere below it
 * @param votes what readers made of it
 * @param pinned whether editors put it above the others
 * @param featured whether editors recommend it
 */
public record Comment(
        SiteId site,
        CommentId id,
        ThreadId thread,
        List<CommentId> path,
        Author author,
        Status status,
        int revision,
        int latest,
        int replyCount,
        Votes votes,
        boolean pinned,
        boolean featured,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant editedAt,
        String source,
        String html,
        Command.@Nullable Text waiting) {

    /**
     * The account that wrote it, as readers know it.
     *
     * @param badges what readers are told about the person
     */
    public record Author(
            AccountId id, String name, @Nullable String avatar, List<String> badges) {
        public Author(AccountId id, String name, @Nullable String avatar) {
            this(id, name, avatar, List.of());
        }
    }

    public int depth() {
        return path.size();
    }

    public Optional<CommentId> parent() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.get(path.size() - 1));
    }

    public CommentId root() {
        return path.isEmpty() ? id : path.get(0);
    }

    /** Whether readers see this one while a newer revision waits for a moderator. */
    public boolean editWaits() {
        return latest > revision;
    }

    /** The newest text: what its author and moderators work on. */
    public Command.Text newest() {
        return waiting == null ? new Command.Text(source, html) : waiting;
    }

    Comment withWaiting(Command.Text text) {
        return new Comment(
                site,
                id,
                thread,
                path,
                author,
                status,
                revision,
                latest,
                replyCount,
                votes,
                pinned,
                featured,
                createdAt,
                publishedAt,
                editedAt,
                source,
                html,
                text);
    }

    public boolean published() {
        return status == Status.PUBLISHED;
    }
}
