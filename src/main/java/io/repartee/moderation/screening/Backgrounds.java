package io.repartee.moderation.screening;

import io.repartee.account.Caller;
import io.repartee.account.Standing;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.site.PhaseSettings.Repeats;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gathers what is known besides a text, and remembers that the text was brought. What cannot be had is left empty, and the phase that
 * needs it has no answer. Thread-safe.
 */
public final class Backgrounds {
    private final AuthorRecords records;
    private final RecentTexts recent = new RecentTexts();
    private final Function<SiteId, Future<SpamModel>> spam;

    /** @param spam what a site has learnt */
    public Backgrounds(AuthorRecords records, Function<SiteId, Future<SpamModel>> spam) {
        this.records = records;
        this.spam = spam;
    }

    Future<Background> of(Caller author, Examined text) {
        SiteId site = author.site().id();
        AccountId account = author.profile().id();
        Future<Optional<TrackRecord>> record = optional(records.of(site, account));
        Standing standing = author.standing();
        Optional<Boolean> held = standing.confirmed() ? Optional.of(standing.premoderated()) : Optional.empty();
        Future<Optional<SpamModel>> model = text.settings().spam().then().looks()
                ? learnt(site)
                : Future.succeededFuture(Optional.of(SpamModel.EMPTY));
        return record.compose(own -> model.map(learnt -> new Background(own, held, note(site, account, text), learnt)));
    }

    /** What a site has learnt; empty when it cannot be known now. */
    Future<Optional<SpamModel>> learnt(SiteId site) {
        return optional(spam.apply(site));
    }

    private int note(SiteId site, AccountId account, Examined text) {
        Repeats repeats = text.settings().repeats();
        Fingerprint fingerprint = text.fingerprint();
        if (!text.isEdit()) {
            records.note(site, account, fingerprint, text.at());
        }
        boolean counts = repeats.then().looks() && fingerprint.letters() >= repeats.letters();
        return counts ? recent.note(site, fingerprint, account, text.at(), Duration.ofMinutes(repeats.minutes())) : 1;
    }

    private static <T> Future<Optional<T>> optional(Future<T> value) {
        return value.map(Optional::of).otherwise(Optional.empty());
    }
}
