package io.repartee.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what this server says, each message as one frame. The frames of events are made of encoded batches. */
final class ServerMessages {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    /** What is offered beyond the messages every client must know. */
    private static final byte[] END = {'}'};

    record Limits(int subscriptions, int messageBytes) {}

    private record Welcome(String type, List<String> features, double heartbeatSeconds, Limits limits) {}

    private record Subscribed(String type, String stream, Position position) {}

    private record Named(
            String type,
            @Nullable String stream,
            @Nullable String code,
            @Nullable String detail) {}

    private record Present(String type, String stream, int readers, int typing) {}

    private record Heads(String type, Map<String, Long> heads) {}

    private ServerMessages() {}

    static ByteBuf welcome(LiveSettings settings, LiveGate.Guest guest) {
        Limits limits = new Limits(settings.mostSubscriptions(), settings.messageBytes());
        List<String> features = new ArrayList<>(2);
        if (settings.presence() && guest.isCounted()) {
            features.add("presence");
        }
        if (settings.presence() && guest.showsTyping()) {
            features.add("typing");
        }
        return frame(new Welcome("welcome", features, settings.heartbeatMs() / 1000.0, limits));
    }

    static ByteBuf subscribed(String stream, Position position) {
        return frame(new Subscribed("subscribed", stream, position));
    }

    static ByteBuf unsubscribed(String stream, String code) {
        return frame(new Named("unsubscribed", stream, code, null));
    }

    static ByteBuf resync(String stream) {
        return frame(new Named("resync", stream, null, null));
    }

    static ByteBuf tokenExpiring() {
        return frame(new Named("token-expiring", null, null, null));
    }

    static ByteBuf error(@Nullable String stream, String code, String detail) {
        return frame(new Named("error", stream, code, detail));
    }

    static ByteBuf presence(String stream, Attendance total) {
        return frame(new Present("presence", stream, total.readers(), total.typing()));
    }

    static ByteBuf totals(String stream, Totals totals) {
        return Frames.text(totals.message(new String(bytes(stream), StandardCharsets.UTF_8)));
    }

    static ByteBuf heads(Map<String, Long> heads) {
        return frame(new Heads("heads", heads));
    }

    /** How every frame of events for a stream of that name begins. */
    static byte[] eventsPrefix(String stream) {
        String name = new String(bytes(stream), StandardCharsets.UTF_8);
        return ("{\"type\":\"events\",\"stream\":" + name + ',').getBytes(StandardCharsets.UTF_8);
    }

    static ByteBuf events(byte[] prefix, Batch batch) {
        return Frames.text(prefix, batch.body(), END);
    }

    private static ByteBuf frame(Object message) {
        return Frames.text(bytes(message));
    }

    private static byte[] bytes(Object message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message of this server is always JSON", e);
        }
    }
}
