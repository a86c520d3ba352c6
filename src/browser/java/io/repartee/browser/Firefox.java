package io.repartee.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Firefox with one tab, as Debian has it, spoken to by WebDriver BiDi over a WebSocket: the few commands that its tests need. Playwright
 * would need a Firefox of its own making. Used by one thread.
 */
final class Firefox implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 30;
    private static final String LISTENING = "WebDriver BiDi listening on ";
    private static final Path SCREENSHOTS = Path.of(System.getProperty("browser.screenshots", "target/screenshots"));

    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final Process process;
    private final WebSocket socket;
    private final String tab;

    Firefox(String executable) {
        try {
            Path profile = Files.createTempDirectory("firefox");
            process = new ProcessBuilder(
                            executable,
                            "--headless",
                            "--no-remote",
                            "--profile",
                            profile.toString(),
                            "--remote-debugging-port",
                            "0")
                    .redirectErrorStream(true)
                    .start();
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(address(process) + "/session"), new Frames())
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ask("session.new", Map.of("capabilities", Map.of()));
        tab = ask("browsingContext.create", Map.of("type", "tab"))
                .path("context")
                .asText();
    }

    /** Goes there, and waits until everything is loaded. */
    void navigate(String address) {
        ask("browsingContext.navigate", Map.of("context", tab, "url", address, "wait", "complete"));
    }

    void viewport(int width, int height) {
        ask(
                "browsingContext.setViewport",
                Map.of("context", tab, "viewport", Map.of("width", width, "height", height)));
    }

    /** What an expression is, once its promise is kept; an exception in the page is one here. */
    JsonNode evaluate(String expression) {
        JsonNode answer = ask(
                "script.evaluate",
                Map.of("expression", expression, "target", Map.of("context", tab), "awaitPromise", true));
        if (answer.path("type").asText().equals("exception")) {
            throw new AssertionError(answer.at("/exceptionDetails/text").asText());
        }
        return answer.at("/result/value");
    }

    /** Waits until an expression is true, as long as somebody would. */
    void until(String condition) {
        evaluate("""
                new Promise((kept, broken) => {
                  const end = Date.now() + 15000;
                  const look = () => (%s) ? kept(true) : Date.now() > end ? broken(new Error('never came true')) : setTimeout(look, 20);
                  look();
                })""".formatted(condition));
    }

    /** Types where the focus is. */
    void type(String text) {
        List<Map<String, String>> keys = text.codePoints()
                .mapToObj(Character::toString)
                .flatMap(key -> java.util.stream.Stream.of(
                        Map.of("type", "keyDown", "value", key), Map.of("type", "keyUp", "value", key)))
                .toList();
        ask(
                "input.performActions",
                Map.of("context", tab, "actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", keys))));
    }

    void picture(String name) {
        String data = ask("browsingContext.captureScreenshot", Map.of("context", tab))
                .path("data")
                .asText();
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private JsonNode ask(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        try {
            String command = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
            socket.sendText(command, true).join();
            JsonNode said = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (said.path("type").asText().equals("error")) {
                throw new AssertionError(method + ": " + said);
            }
            return said.path("result");
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(method, e);
        }
    }

    /** Where it says that it listens; the rest of what it says is read away. */
    private static String address(Process process) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains(LISTENING)) {
                Thread rest = new Thread(() -> said.lines().forEach(later -> {}));
                rest.setDaemon(true);
                rest.start();
                return line.substring(line.indexOf(LISTENING) + LISTENING.length())
                        .strip();
            }
        }
        throw new IOException("Firefox ended without listening");
    }

    /** Puts frames together, and gives each answer to who asked. */
    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(String frame) {
            try {
                JsonNode said = JSON.readTree(frame);
                CompletableFuture<JsonNode> waiting =
                        asked.remove(said.path("id").asInt());
                if (waiting != null) {
                    waiting.complete(said);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
