package io.repartee.comment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Function;

/**
 * Every address of the event bus, typed. Messages never leave this process and are immutable, so they cross event loops by
 * reference.
 */
final class Topics {
    private static final String CODEC = "by-reference";
    private static final long PATIENCE_MS = 15_000;
    private static final DeliveryOptions OPTIONS =
            new DeliveryOptions().setLocalOnly(true).setCodecName(CODEC).setSendTimeout(PATIENCE_MS);

    private final EventBus bus;

    /** Registers the codec; to be made once per Vert.x instance. */
    Topics(Vertx vertx) {
        this.bus = vertx.eventBus();
        bus.registerCodec(new ByReference());
    }

    /** What a lane replies: an outcome, or why there is none. */
    private record Reply(Outcome outcome, Throwable failure) {}

    Future<Outcome> ask(int lane, Command command) {
        return bus.<Reply>request(lane(lane), command, OPTIONS)
                .map(Message::body)
                .compose(Topics::outcome);
    }

    MessageConsumer<Command> serve(int lane, Function<Command, Future<Outcome>> work) {
        return bus.localConsumer(
                lane(lane),
                message -> work.apply(message.body())
                        .onComplete(done -> message.reply(new Reply(done.result(), done.cause()), OPTIONS)));
    }

    private static Future<Outcome> outcome(Reply reply) {
        return reply.failure == null ? Future.succeededFuture(reply.outcome) : Future.failedFuture(reply.failure);
    }

    private static String lane(int number) {
        return "posting.lane." + number;
    }

    /** Hands the very object over. It could not be sent over a network, and never is. */
    private static final class ByReference implements MessageCodec<Object, Object> {
        @Override
        public void encodeToWire(Buffer buffer, Object message) {
            throw new UnsupportedOperationException("messages stay in this process");
        }

        @Override
        public Object decodeFromWire(int position, Buffer buffer) {
            throw new UnsupportedOperationException("messages stay in this process");
        }

        @Override
        public Object transform(Object message) {
            return message;
        }

        @Override
        public String name() {
            return CODEC;
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
