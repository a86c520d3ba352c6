package io.repartee.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client may say, one record per type. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = ClientMessage.Hello.class, name = "hello"),
    @Type(value = ClientMessage.Subscribe.class, name = "subscribe"),
    @Type(value = ClientMessage.Unsubscribe.class, name = "unsubscribe"),
    @Type(value = ClientMessage.Token.class, name = "token"),
    @Type(value = ClientMessage.Typing.class, name = "typing")
})
sealed interface ClientMessage {
    /** Hands it to the method for its type. */
    void to(LiveProtocol protocol, Session session);

    record Hello(@Nullable String token) implements ClientMessage {
        @Override
        public void to(LiveProtocol protocol, Session session) {
            protocol.hello(session, Optional.ofNullable(token));
        }
    }

    record Subscribe(
            @JsonProperty(required = true) String stream,
            @Nullable Since since) implements ClientMessage {
        @Override
        public void to(LiveProtocol protocol, Session session) {
            protocol.subscribe(session, stream, Optional.ofNullable(since).map(Since::position));
        }
    }

    record Unsubscribe(@JsonProperty(required = true) String stream) implements ClientMessage {
        @Override
        public void to(LiveProtocol protocol, Session session) {
            protocol.unsubscribe(session, stream);
        }
    }

    record Token(@JsonProperty(required = true) String token) implements ClientMessage {
        @Override
        public void to(LiveProtocol protocol, Session session) {
            protocol.token(session, token);
        }
    }

    record Typing(@JsonProperty(required = true) String stream) implements ClientMessage {
        @Override
        public void to(LiveProtocol protocol, Session session) {
            protocol.typing(session, stream);
        }
    }

    /** A position as a client writes it; all three parts are needed. */
    record Since(
            @JsonProperty(required = true) String epoch,
            @JsonProperty(required = true) long seq,
            @JsonProperty(required = true) long mark) {
        private static final long LARGEST_SEQ = 999_999_999_999_999_999L;
        private static final long LARGEST_MARK = 0xFFFF_FFFFL;

        public Since {
            if (epoch == null || seq < 0 || seq > LARGEST_SEQ || mark < 0 || mark > LARGEST_MARK) {
                throw new IllegalArgumentException("since must be a position that this server gave");
            }
        }

        Position position() {
            return new Position(epoch, seq, mark);
        }
    }
}
