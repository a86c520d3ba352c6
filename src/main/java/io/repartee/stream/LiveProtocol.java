package io.repartee.stream;

import io.repartee.web.Problem;
import io.vertx.core.AsyncResult;
import java.util.List;
import java.util.Optional;

/**
 * What follows from each message of a client: here what concerns who is there; what is listened to is {@link Subscribing}'s.
 * Holds no state of a socket; bound to its hub's event loop.
 */
final class LiveProtocol {
    private static final int MOST_EARLY = 64;

    private final Hub hub;
    private final LiveGate gate;
    private final Answers answers;
    private final Subscribing subscribing;

    LiveProtocol(Hub hub, LiveGate gate, Answers answers, Subscribing subscribing) {
        this.hub = hub;
        this.gate = gate;
        this.answers = answers;
        this.subscribing = subscribing;
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
            case OPEN -> {
                if (session.renewing()) {
                    early(session, message);
                } else {
                    message.to(this, session);
                }
            }
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
        answers.then(session, gate.hello(session.siteKey(), token), answer -> greeted(session, answer));
    }

    private void greeted(Session session, AsyncResult<LiveGate.Guest> answer) {
        if (answer.failed()) {
            Problem problem = Answers.problem(answer.cause());
            session.error(null, problem.code().code(), problem.getMessage());
            hub.close(session, problem.code().retry() ? CloseCode.UNAVAILABLE : CloseCode.HELLO_REFUSED);
            return;
        }
        session.guest(answer.result());
        session.stage(Session.Stage.OPEN);
        session.write(ServerMessages.welcome(hub.settings(), answer.result()));
        hub.tokens().look(session, hub.nowMs());
        goOn(session);
    }

    /** What was said meanwhile is heard now. */
    private void goOn(Session session) {
        List<ClientMessage> waiting = session.early();
        session.noEarly();
        waiting.forEach(message -> received(session, message));
    }

    /** A new token for the same person; somebody anonymous may become a person. What it may hear is asked again. */
    void token(Session session, String token) {
        session.renewing(true);
        answers.then(session, gate.hello(session.siteKey(), Optional.of(token)), answer -> {
            if (answer.failed()) {
                Problem problem = Answers.problem(answer.cause());
                session.error(null, problem.code().code(), problem.getMessage());
            } else {
                renewed(session, answer.result());
            }
            session.renewing(false);
            goOn(session);
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
        subscribing.askAgain(session);
    }

    void subscribe(Session session, String name, Optional<Position> since) {
        subscribing.subscribe(session, name, since);
    }

    void unsubscribe(Session session, String name) {
        subscribing.unsubscribe(session, name);
    }

    void typing(Session session, String name) {
        subscribing.typing(session, name);
    }
}
