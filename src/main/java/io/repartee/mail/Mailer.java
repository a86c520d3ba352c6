package io.repartee.mail;

import io.vertx.core.Future;

/** Where letters are handed over. Thread-safe. */
public interface Mailer {
    /**
     * Completes when the mail server has taken the letter; from then on it is answerable for it. Fails with {@link Undelivered}, which says
     * whether the same letter may be tried again. It may have been taken although this fails: a second try can bring it twice.
     */
    Future<Void> send(Letter letter);
}
