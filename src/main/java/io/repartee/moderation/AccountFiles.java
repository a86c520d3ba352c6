package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.AccountStore;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.account.Standing;
import io.repartee.account.Standings;
import io.repartee.account.Trust;
import io.repartee.ids.AccountId;
import io.repartee.ids.NoteId;
import io.repartee.ids.SiteId;
import io.repartee.ids.Uuids;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moderators look an account up, and write notes about it. Thread-safe. */
public final class AccountFiles {
    static final UUID NEWEST = new UUID(-1, -1);
    private static final int NOTES_SHOWN = 50;
    private static final int MOST_NOTE_CHARS = 2_000;

    private final AccountStore accounts;
    private final KnownAccounts known;
    private final Standings standings;
    private final SanctionStore sanctions;
    private final AccountFileStore files;
    private final InstantSource clock;

    public AccountFiles(
            AccountStore accounts,
            KnownAccounts known,
            Standings standings,
            SanctionStore sanctions,
            AccountFileStore files,
            InstantSource clock) {
        this.accounts = accounts;
        this.known = known;
        this.standings = standings;
        this.sanctions = sanctions;
        this.files = files;
        this.clock = clock;
    }

    record NoteRequest(@Nullable String text) {
        String check() {
            if (text == null || text.isBlank() || text.length() > MOST_NOTE_CHARS) {
                throw Problem.field("/text", "1 to " + MOST_NOTE_CHARS + " characters are needed.");
            }
            return text.strip();
        }
    }

    /** Fails with {@code account_not_found}. */
    Future<AccountFile> open(Caller moderator, AccountId account) {
        Access.mustModerate(moderator);
        SiteId site = moderator.site().id();
        return accounts.find(site, account)
                .map(found -> found.orElseThrow(() -> Problem.of(ErrorCode.ACCOUNT_NOT_FOUND)))
                .compose(found -> file(moderator, found));
    }

    private Future<AccountFile> file(Caller moderator, AccountStore.Known account) {
        SiteId site = moderator.site().id();
        Future<AccountFileStore.Record> record = files.record(site, account.id());
        Future<Standing> standing = standings.of(site, account.id());
        Future<List<SanctionEntry>> all = sanctions.of(site, account.id());
        Future<List<AccountNote>> notes = files.notes(site, account.id(), NEWEST, NOTES_SHOWN);
        return Future.all(record, standing, all, notes)
                .map(read -> new AccountFile(
                        account,
                        record.result(),
                        Trust.of(
                                record.result().published(),
                                record.result().rejected(),
                                moderator.site().policy().trust()),
                        standing.result(),
                        all.result(),
                        notes.result()));
    }

    Future<AccountNote> note(Caller moderator, AccountId account, NoteRequest request) {
        Access.mustModerate(moderator);
        Instant now = now();
        AccountNote note = new AccountNote(
                new NoteId(Uuids.version7(now.toEpochMilli())),
                request.check(),
                moderator.profile().id(),
                moderator.profile().name(),
                now);
        return known.ensure(moderator)
                .compose(there -> files.add(moderator, account, note))
                .map(added -> {
                    if (!added) {
                        throw Problem.of(ErrorCode.ACCOUNT_NOT_FOUND);
                    }
                    return note;
                });
    }

    Future<List<AccountNote>> notes(Caller moderator, AccountId account, UUID before, int limit) {
        Access.mustModerate(moderator);
        return files.notes(moderator.site().id(), account, before, limit);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
