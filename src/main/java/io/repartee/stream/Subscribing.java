package io.repartee.stream;

import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.AsyncResult;
import java.util.List;
import java.util.Optional;

/** What sockets listen to: begins and ends it. Holds no state of a socket; bound to its hub's event loop. */
final class Subscribing {
    /** Streams that everybody may hear go on when a token ends. */
    private static final String PUBLIC_PREFIX = "thread:";

    private final Hub hub;
    private final Topics topics;
    private final Answers answers;

    Subscribing(Hub hub, Topics topics, Answers answers) {
        this.hub = hub;
        this.topics = topics;
        this.answers = answers;
    }

    /** Subscribing again begins again, from the position now given. */
    void subscribe(Session session, String name, Optional<Position> since) {
        session.subscription(name).ifPresent(before -> drop(session, before));
        if (session.subscriptions().size() >= hub.settings().mostSubscriptions()) {
            session.error(name, LiveError.TOO_MANY_SUBSCRIPTIONS);
            return;
        }
        if (hub.tokens().isOver(session) && !isPublic(name)) {
            session.error(name, ErrorCode.TOKEN_EXPIRED.code(), ErrorCode.TOKEN_EXPIRED.title() + ".");
            return;
        }
        Subscription subscription = new Subscription(session, name, since);
        session.subscriptions().add(subscription);
        answers.then(session, session.guest().stream(name), answer -> resolved(session, subscription, answer));
    }

    private void resolved(Session session, Subscription subscription, AsyncResult<StreamId> answer) {
        if (subscription.ended()) {
            return;
        }
        if (answer.failed()) {
            Problem problem = Answers.problem(answer.cause());
            drop(session, subscription);
            session.error(subscription.name(), problem.code().code(), problem.getMessage());
        } else {
            topics.begin(subscription, answer.result());
        }
    }

    void unsubscribe(Session session, String name) {
        session.subscription(name)
                .ifPresentOrElse(
                        known -> end(session, known, "requested"), () -> session.error(name, LiveError.NOT_SUBSCRIBED));
    }

    /** Somebody is writing there: counted only for threads, and only of those who could also post. */
    void typing(Session session, String name) {
        Optional<Subscription> known = session.subscription(name);
        if (!hub.settings().presence() || !session.guest().showsTyping() || !isPublic(name)) {
            session.error(name, LiveError.FEATURE_UNAVAILABLE);
        } else if (known.isEmpty()) {
            session.error(name, LiveError.NOT_SUBSCRIBED);
        } else if (session.guest().subject().isEmpty() || hub.tokens().isOver(session)) {
            ErrorCode code = session.guest().subject().isEmpty() ? ErrorCode.TOKEN_MISSING : ErrorCode.TOKEN_EXPIRED;
            session.error(name, code.code(), code.title() + ".");
        } else {
            topics.types(known.get());
        }
    }

    /** What the person behind the socket may hear is asked again. */
    void askAgain(Session session) {
        List.copyOf(session.subscriptions()).forEach(known -> askAgain(session, known));
    }

    /**
     * The same without what everybody may hear, and whether it is counted there. A socket that is left with nothing, and a token
     * that is over, is closed.
     */
    void askAgainForPrivate(Session session) {
        session.subscriptions().forEach(topics::countAgain);
        List.copyOf(session.subscriptions()).stream()
                .filter(known -> !isPublic(known.name()))
                .forEach(known -> askAgain(session, known));
    }

    private void askAgain(Session session, Subscription subscription) {
        answers.then(session, session.guest().stream(subscription.name()), answer -> {
            if (answer.failed() && !subscription.ended()) {
                refused(session, subscription, Answers.problem(answer.cause()).code());
            }
        });
    }

    private void refused(Session session, Subscription subscription, ErrorCode why) {
        end(session, subscription, why.code());
        if (why == ErrorCode.TOKEN_REVOKED && session.subscriptions().isEmpty()) {
            hub.close(session, CloseCode.TOKEN_REVOKED);
        }
    }

    /** The token has ended: what needs one ends too. */
    void tokenEnded(Session session) {
        List.copyOf(session.subscriptions()).stream()
                .filter(known -> !isPublic(known.name()))
                .forEach(known -> end(session, known, ErrorCode.TOKEN_EXPIRED.code()));
    }

    private void end(Session session, Subscription subscription, String code) {
        drop(session, subscription);
        session.write(ServerMessages.unsubscribed(subscription.name(), code));
    }

    private void drop(Session session, Subscription subscription) {
        session.forget(subscription);
        topics.end(subscription);
    }

    private static boolean isPublic(String name) {
        return name.startsWith(PUBLIC_PREFIX);
    }
}
