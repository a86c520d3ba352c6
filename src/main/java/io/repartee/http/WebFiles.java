package io.repartee.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The scripts for publishers' pages, the desk and the demo, from the classpath's {@code web/}. All of it is read once and
 * answered from memory; only what the build has listed exists, so no path leads anywhere else. What is not there is passed
 * on. Immutable, shared by all event loops.
 */
public final class WebFiles implements Handler<RoutingContext> {
    private static final String ROOT = "web/";
    private static final String LIST = ROOT + "files";
    private static final String INDEX = "index.html";
    private static final String DEMO = "demo/";

    private final Map<String, WebFile> files = new HashMap<>();
    private final Map<String, String> elsewhere = new HashMap<>();

    private WebFiles() {}

    /** @param demo whether the demo's pages are there too */
    public static WebFiles load(boolean demo) {
        WebFiles all = new WebFiles();
        listed().stream().filter(path -> demo || !path.startsWith(DEMO)).forEach(all::add);
        all.elsewhere.put("/", demo ? "/" + DEMO : "/desk/");
        return all;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        WebFile file = files.get(request.path());
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            context.next();
        } else if (file != null) {
            file.answer(request);
        } else if (elsewhere.containsKey(request.path())) {
            redirect(request, elsewhere.get(request.path()));
        } else {
            context.next();
        }
    }

    private static void redirect(HttpServerRequest request, String to) {
        request.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, to)
                .end();
    }

    private void add(String path) {
        WebFile file = WebFile.of(read(ROOT + path), WebHeaders.of(path));
        files.put("/" + path, file);
        if (path.endsWith("/" + INDEX)) {
            String directory = "/" + path.substring(0, path.length() - INDEX.length());
            files.put(directory, file);
            elsewhere.put(directory.substring(0, directory.length() - 1), directory);
        }
    }

    private static List<String> listed() {
        return new String(read(LIST), StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] read(String resource) {
        try (InputStream in = WebFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        resource + " is not on the classpath: the build's process-resources phase makes it");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
