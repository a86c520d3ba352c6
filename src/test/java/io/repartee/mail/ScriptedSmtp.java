package io.repartee.mail;

import io.repartee.testing.Futures;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers as a test tells it, for what no good server does on request. */
final class ScriptedSmtp {
    private final Map<String, String> answers;
    private final NetServer server;
    final List<String> heard = new CopyOnWriteArrayList<>();
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger mostOpen = new AtomicInteger();

    /** @param answers by the command's first word; the others are as usual. An empty one stays silent. */
    ScriptedSmtp(Vertx vertx, Map<String, String> answers) {
        this.answers = answers;
        this.server =
                Futures.get(vertx.createNetServer().connectHandler(this::greet).listen(0, "127.0.0.1"));
    }

    int port() {
        return server.actualPort();
    }

    void close() {
        Futures.get(server.close());
    }

    private void greet(NetSocket socket) {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        socket.closeHandler(closed -> open.decrementAndGet());
        boolean[] inData = {false};
        socket.handler(RecordParser.newDelimited("\r\n", line -> answer(socket, line, inData)));
        say(socket, answers.getOrDefault("CONNECT", "220 here"));
    }

    private void answer(NetSocket socket, Buffer line, boolean[] inData) {
        String text = line.toString();
        heard.add(text);
        if (inData[0]) {
            inData[0] = !text.equals(".");
            if (!inData[0]) {
                say(socket, answers.getOrDefault(".", "250 taken"));
            }
            return;
        }
        String word = text.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
        inData[0] = word.equals("DATA");
        say(
                socket,
                answers.getOrDefault(
                        word, word.equals("DATA") ? "354 go on" : word.equals("QUIT") ? "221 bye" : "250 fine"));
    }

    private static void say(NetSocket socket, String line) {
        if (!line.isEmpty()) {
            socket.write(line + "\r\n");
        }
    }
}
