package io.repartee.comment;

import io.repartee.comment.Command.Change;
import io.repartee.comment.Command.Decide;
import io.repartee.comment.Command.Delete;
import io.repartee.comment.Command.Edit;
import io.repartee.comment.Command.Redact;
import io.repartee.comment.Command.Remove;
import io.repartee.comment.Command.Settle;
import io.repartee.comment.Screening.Screened;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each kind of change puts into the columns of {@link ChangeSql}; null where a kind has nothing to say. */
final class ChangeValues {
    private ChangeValues() {}

    static short kind(Change change) {
        if (change instanceof Edit) {
            return ChangeSql.EDIT;
        } else if (deletes(change)) {
            return ChangeSql.DELETE;
        } else if (change instanceof Decide) {
            return ChangeSql.DECIDE;
        }
        return change instanceof Settle ? ChangeSql.SETTLE : ChangeSql.REDACT;
    }

    static @Nullable Integer revision(Change change) {
        if (change instanceof Edit edit) {
            return edit.revision();
        } else if (change instanceof Decide decide) {
            return decide.revision();
        } else if (change instanceof Settle settle) {
            return settle.revision();
        }
        return change instanceof Redact redact ? redact.revision() : null;
    }

    static @Nullable Short expect(Change change) {
        if (change instanceof Decide decide) {
            return decide.expect().code();
        }
        return change instanceof Redact redact ? redact.expect().code() : null;
    }

    /** The status to go to, or null to stay. */
    static @Nullable Short next(Change change) {
        if (change instanceof Edit edit) {
            return unless(Status.PUBLISHED, edit.screened());
        } else if (change instanceof Settle settle) {
            return unless(Status.HELD, settle.screened());
        } else if (change instanceof Decide decide) {
            return decide.after().code();
        }
        return deletes(change) ? Status.DELETED.code() : null;
    }

    /** Of an edit, whether it is to wait beside what readers see; of a decision, whether one was seen to wait. */
    static @Nullable Boolean editWaits(Change change) {
        if (change instanceof Edit edit) {
            return edit.staysShown();
        }
        return change instanceof Decide decide ? decide.editWaits() : null;
    }

    /** What becomes of an edit that waits: taken, turned down, or null to go on waiting. */
    static @Nullable Boolean takesEdit(Change change) {
        if (change instanceof Decide decide) {
            return decide.takesEdit();
        } else if (change instanceof Settle settle) {
            Status status = settle.screened().status();
            return status == Status.HELD ? null : status != Status.REJECTED;
        }
        return deletes(change) ? true : null;
    }

    static Command.@Nullable Text text(Change change) {
        if (change instanceof Edit edit) {
            return edit.text();
        }
        return change instanceof Redact redact ? redact.text() : null;
    }

    static @Nullable String findings(Change change) {
        return screened(change)
                .map(screened -> Findings.write(screened.findings()))
                .orElse(null);
    }

    static @Nullable OffsetDateTime checkDue(Change change) {
        return screened(change)
                .map(screened -> Findings.due(screened, change.at()))
                .orElse(null);
    }

    private static boolean deletes(Change change) {
        return change instanceof Delete || change instanceof Remove;
    }

    private static Optional<Screened> screened(Change change) {
        if (change instanceof Edit edit) {
            return Optional.of(edit.screened());
        }
        return change instanceof Settle settle ? Optional.of(settle.screened()) : Optional.empty();
    }

    private static @Nullable Short unless(Status stays, Screened screened) {
        return screened.status() == stays ? null : screened.status().code();
    }
}
