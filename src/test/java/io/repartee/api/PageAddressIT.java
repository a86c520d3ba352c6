package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server never fetches a page's address, nor an avatar's (CVE-2026-117565): a listener there hears nothing. */
class PageAddressIT {
    private static final int PATIENCE_MS = 500;
    private static final ServerSocket LISTENER = listener();

    @RegisterExtension
    static final TestServer SERVER =
            TestServer.usual().andSite(PublisherToken.site("near", "post").replace("http://localhost:8080", own()));

    @AfterAll
    static void close() throws IOException {
        LISTENER.close();
    }

    @Test
    void isKeptAndNeverFetched() throws IOException {
        Api ada = SERVER.anonymous()
                .at("near")
                .as(SsoToken.of("near", "Ada")
                        .claim("picture", own().replace("http:", "https:") + "/a.png")
                        .text());
        String page = TestServer.page();
        ada.post("/comments", Map.of("page", Map.of("key", page, "url", own() + "/story"), "body", own() + "/link"))
                .is(201);
        assertThat(Drafts.thread(ada, page).text("/thread/url")).isEqualTo(own() + "/story");

        LISTENER.setSoTimeout(PATIENCE_MS);
        try {
            LISTENER.accept().close();
            throw new AssertionError("somebody came");
        } catch (SocketTimeoutException nobodyCame) {
            assertThat(LISTENER.isClosed()).isFalse();
        }
    }

    private static String own() {
        return "http://localhost:" + LISTENER.getLocalPort();
    }

    private static ServerSocket listener() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
