package io.repartee.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * What anybody would write first with the same library, to compare with: it answers every GET with the same bytes, and
 * sends the body of every POST to all its sockets.
 */
public final class BareServer extends AbstractVerticle {
    /** How it sends to its sockets. */
    enum Way {
        /** With {@code writeTextMessage}. */
        TEXT,
        /** A frame that is encoded once for all, written straight to their channels: what is cheapest with one frame for each event. */
        ONCE
    }

    private static final String NEWS = "news";
    private static final int FINAL_TEXT = 0x81;
    private static final int LENGTH_FOLLOWS = 126;

    private final int port;
    private final Way way;
    private final Buffer plain;
    private final Buffer zipped;
    private final Set<ServerWebSocket> sockets = new HashSet<>();

    private BareServer(int port, Way way, Buffer plain, Buffer zipped) {
        this.port = port;
        this.way = way;
        this.plain = plain;
        this.zipped = zipped;
    }

    static ServerProcess start(Options options, int port, Path body, Way way, Path log) throws Exception {
        List<String> command = new ArrayList<>(List.of(Java.program("java")));
        options.jvm().stream()
                .filter(option -> !option.contains("FlightRecording")) // its file is the product's
                .forEach(command::add);
        command.addAll(List.of("-cp", options.jar() + ":" + classes(), BareServer.class.getName()));
        command.addAll(List.of(Integer.toString(port), body.toString(), way.name()));
        HttpClient client = HttpClient.newHttpClient();
        return ServerProcess.start(command, log, () -> Product.up(client, port, "/"));
    }

    /** Takes the port, the file whose bytes are the answer, and the way to send. */
    public static void main(String[] arguments) throws IOException {
        byte[] body = Files.readAllBytes(Path.of(arguments[1]));
        Buffer plain = Buffer.buffer(body);
        Buffer zipped = Buffer.buffer(gzip(body));
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx.vertx()
                .deployVerticle(
                        () -> new BareServer(Integer.parseInt(arguments[0]), Way.valueOf(arguments[2]), plain, zipped),
                        new DeploymentOptions().setInstances(loops))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start() {
        vertx.eventBus().<String>localConsumer(NEWS, news -> {
            if (way == Way.TEXT) {
                sockets.forEach(socket -> socket.writeTextMessage(news.body()));
            } else {
                sendOnce(news.body());
            }
        });
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setWebSocketSubProtocols(List.of("repartee.v1"));
        vertx.createHttpServer(options)
                .webSocketHandler(this::open)
                .requestHandler(this::answer)
                .listen()
                .onFailure(Throwable::printStackTrace);
    }

    private void sendOnce(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuf frame = Unpooled.directBuffer(payload.length + 4)
                .writeByte(FINAL_TEXT)
                .writeByte(LENGTH_FOLLOWS)
                .writeShort(payload.length)
                .writeBytes(payload);
        for (ServerWebSocket socket : sockets) {
            ChannelHandlerContext context = ((WebSocketInternal) socket).channelHandlerContext();
            context.write(frame.retainedDuplicate(), context.voidPromise());
            context.flush();
        }
        frame.release();
    }

    private void open(ServerWebSocket socket) {
        sockets.add(socket);
        socket.closeHandler(closed -> sockets.remove(socket));
    }

    private void answer(HttpServerRequest request) {
        if (request.method().name().equals("POST")) {
            request.body().onSuccess(body -> {
                vertx.eventBus().publish(NEWS, body.toString());
                request.response().setStatusCode(201).end();
            });
            return;
        }
        boolean zip = "gzip".equals(request.getHeader("accept-encoding"));
        if (zip) {
            request.response().putHeader("content-encoding", "gzip");
        }
        request.response().putHeader("content-type", "application/json").end(zip ? zipped : plain);
    }

    private static String classes() {
        return Path.of(java.net.URI.create(BareServer.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }
}
