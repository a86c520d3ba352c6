package io.repartee.stream;

import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from each message of a client. Holds no state of a socket; bound to its hub's event loop. */
final class LiveProtocol {
    private static final Logger LOG = LoggerFactory.getLogger(LiveProtocol.class);
    private static final int MOST_EARLY = 64;
    /** Streams that everybody may hear go on when a token ends. */
    private static final String PUBLIC_PREFIX = "thread:";

    private final Hub hub;
    private final LiveGate gate;
    private final Topics topics;

    LiveProtocol(Hub hub, LiveGate gate, Topics topics) {
        this.hub = hub;
        this.gate = gate;
        this.topics = topics;
    }

    void received(Session session, byte[] utf8) {
        if (session.stage() == Session.Stage.CLOSED) {
            return;
        }
        try {
            received(session, ClientMessages.read(utf8));
        } catch (ClientMessages.Refused refused) {
            if (session.stage() == Session.Stage.WAITING) {
                hub.close(session, CloseCode.HELLO_MISSING);
            } else {
                session.error(null, refused.error());
            }
        }
    }

    private void received(Session session, ClientMessage message) {
        switch (session.stage()) {
            case WAITING -> first(session, message);
            case GREETING -> early(session, message);
            case OPEN -> message.to(this, session);
            case CLOSED -> {}
        }
    }

    private void first(Session session, ClientMessage message) {
        if (message instanceof ClientMessage.Hello) {
            message.to(this, session);
        } else {
            hub.close(session, CloseCode.HELLO_MISSING);
        }
    }

    private void early(Session session, ClientMessage message) {
        if (session.early().size() < MOST_EARLY) {
            session.early().add(message);
        } else {
            hub.close(session, CloseCode.TOO_MANY_MESSAGES);
        }
    }

    void hello(Session session, Optional<String> token) {
        if (session.stage() != Session.Stage.WAITING) {
            session.error(null, LiveError.ALREADY_GREETED);
            return;
        }
        session.stage(Session.Stage.GREETING);
        then(session, gate.hello(session.siteKey(), token), answer -> greeted(session, answer));
    }

    private void greeted(Session session, AsyncResult<LiveGate.Guest> answer) {
        if (answer.failed()) {
            Problem problem = problem(answer.cause());
            session.error(null, problem.code().code(), problem.getMessage());
            hub.close(session, problem.code().retry() ? CloseCode.UNAVAILABLE : CloseCode.HELLO_REFUSED);
            return;
        }
        session.guest(answer.result());
        session.stage(Session.Stage.OPEN);
        session.write(ServerMessages.welcome(hub.settings()));
        hub.tokens().look(session, hub.nowMs());
        List<ClientMessage> waiting = session.early();
        session.noEarly();
        waiting.forEach(message -> received(session, message));
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
        then(session, session.guest().stream(name), answer -> resolved(session, subscription, answer));
    }

    private void resolved(Session session, Subscription subscription, AsyncResult<StreamId> answer) {
        if (subscription.ended()) {
            return;
        }
        if (answer.failed()) {
            Problem problem = problem(answer.cause());
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

    /** A new token for the same person; somebody anonymous may become a person. What it may hear is asked again. */
    void token(Session session, String token) {
        then(session, gate.hello(session.siteKey(), Optional.of(token)), answer -> {
            if (answer.failed()) {
                Problem problem = problem(answer.cause());
                session.error(null, problem.code().code(), problem.getMessage());
            } else {
                renewed(session, answer.result());
            }
        });
    }

    private void renewed(Session session, LiveGate.Guest guest) {
        Optional<String> before = session.guest().subject();
        if (before.isPresent() && !before.equals(guest.subject())) {
            hub.close(session, CloseCode.OTHER_SUBJECT);
            return;
        }
        session.guest(guest);
        hub.tokens().look(session, hub.nowMs());
        List.copyOf(session.subscriptions()).forEach(known -> askAgain(session, known));
    }

    private void askAgain(Session session, Subscription subscription) {
        then(session, session.guest().stream(subscription.name()), answer -> {
            if (answer.failed() && !subscription.ended()) {
                end(session, subscription, problem(answer.cause()).code().code());
            }
        });
    }

    void typing(Session session, String name) {
        session.error(name, LiveError.FEATURE_UNAVAILABLE);
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

    /** Goes on with an answer on this loop, unless the socket has closed meanwhile. */
    private <T> void then(Session session, Future<T> answer, Consumer<AsyncResult<T>> next) {
        answer.onComplete(done -> hub.post(() -> {
            if (session.stage() != Session.Stage.CLOSED) {
                next.accept(done);
            }
        }));
    }

    private static boolean isPublic(String name) {
        return name.startsWith(PUBLIC_PREFIX);
    }

    private static Problem problem(Throwable cause) {
        if (cause instanceof Problem problem) {
            return problem;
        }
        LOG.error("A socket's question failed", cause);
        return Problem.of(ErrorCode.DATABASE_UNAVAILABLE);
    }
}
