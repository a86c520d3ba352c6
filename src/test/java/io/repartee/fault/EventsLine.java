package io.repartee.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A stream as server-sent events, with nothing of the product's in it. Loop-bound. */
final class EventsLine extends OpenLine {
    private final Frames frames;
    private final RecordParser lines = RecordParser.newDelimited("\n", this::line);
    private @Nullable HttpClientRequest request;
    private String event = "";

    private EventsLine(Frames frames, Listener listener) {
        super(listener);
        this.frames = frames;
    }

    /** Lines of one client; to be opened on one loop. */
    static Opener opener(Vertx vertx) {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(3_000), new PoolOptions().setHttp1MaxSize(100_000));
        Frames frames = new Frames();
        return (site, stream, since, listener) -> {
            EventsLine line = new EventsLine(frames, listener);
            client.request(options(site, stream, since))
                    .onSuccess(line::send)
                    .onFailure(failure -> line.end(String.valueOf(failure)));
            return line;
        };
    }

    private static RequestOptions options(URI site, String stream, @Nullable Place since) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(site.getHost())
                .setPort(site.getPort())
                .setURI(site.getPath() + "/stream?stream=" + stream + (since == null ? "" : "&since=" + since.text()))
                .putHeader("accept", "text/event-stream");
    }

    private void send(HttpClientRequest opened) {
        request = opened;
        if (isOver()) {
            opened.reset();
            return;
        }
        opened.send().onSuccess(this::answered).onFailure(failure -> end(String.valueOf(failure)));
    }

    private void answered(HttpClientResponse answer) {
        if (answer.statusCode() != 200) {
            end("status " + answer.statusCode());
            return;
        }
        answer.exceptionHandler(failure -> end(String.valueOf(failure)));
        answer.endHandler(v -> end("ended"));
        answer.handler(lines);
    }

    private void line(Buffer bytes) {
        if (isOver()) {
            return;
        }
        listener.alive();
        String line = bytes.toString(StandardCharsets.UTF_8);
        if (line.startsWith("event:")) {
            event = line.substring(6).trim();
        } else if (line.startsWith("data:")) {
            heard(frames.read(line.substring(5).trim()));
        }
    }

    private void heard(JsonNode data) {
        switch (event) {
            case "subscribed" -> listener.subscribed(Place.of(data.path("position")));
            case "events" -> listener.events(data.path("events"), Place.of(data.path("position")));
            case "resync" -> listener.resync();
            case "unsubscribed", "close" -> end(data.toString());
            default -> {}
        }
    }

    @Override
    void hangUp() {
        if (request != null) {
            request.reset();
        }
    }
}
