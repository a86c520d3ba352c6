package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mail about the inbox, taken by a real SMTP server: after the address was confirmed, about what is unread, ended by one click. */
class NoticeMailIT {
    private static final GreenMail POST = started();

    @RegisterExtension
    static final TestServer SERVER =
            TestServer.with("""
            limits: {comments-per-minute: 0, guests-per-minute: 0}
            public-url: https://comments.example.org
            mail: {host: 127.0.0.1, port: %d, tls: none, from: "comments@example.org"}
            """.formatted(POST.getSmtp().getPort()));

    private static final Pattern LINK =
            Pattern.compile("https://comments\\.example\\.org(/api/v1/sites/daily/mail/\\S+)");

    private final String page = TestServer.page();
    private final String address = page + "@readers.example";
    private final Api ada = SERVER.reader("Ada of " + page);
    private final Api grace = SERVER.reader("Grace of " + page);

    @AfterAll
    static void stop() {
        POST.stop();
    }

    @Test
    void whoConfirmsGetsOneLetterAboutWhatIsUnreadAndNoneAfterOneClick() throws Exception {
        String first = Drafts.post(ada, page, "first");
        Drafts.answer(grace, page, first, "before there was an address");
        awaitUnread(1);
        Reply saved = prefer("at-once").is(200);
        assertThat(saved.at("/mail/confirmed").asBoolean()).isFalse();
        String asking = body(awaitLetters(1).get(0));
        assertThat(asking).doesNotContain("Grace").doesNotContain("first");

        assertThat(form(link(asking), "GET").statusCode()).isEqualTo(200);
        assertThat(ada.get("/preferences").at("/mail/confirmed").asBoolean())
                .as("looking is not confirming")
                .isFalse();
        assertThat(form(link(asking), "POST").statusCode()).isEqualTo(200);
        assertThat(ada.get("/preferences").at("/mail/confirmed").asBoolean()).isTrue();

        Drafts.answer(grace, page, first, "second <b>answer</b>");
        String third = Drafts.answer(grace, page, first, "third answer");
        awaitUnread(3);
        ada.post("/inbox/read", Map.of("ids", List.of(ada.get("/inbox").text("/items/0/id"))))
                .is(200);
        makeDue();

        MimeMessage letter = awaitLetters(2).get(1);
        String text = body(letter);
        assertThat(letter.getSubject()).isEqualTo("Grace of " + page + " answered you");
        assertThat(text)
                .contains("> second <b>answer</b>")
                .contains("&lt;b&gt;answer")
                .doesNotContain("third answer")
                .doesNotContain("before there was an address");
        assertThat(letter.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(letter.getHeader("Message-ID", null)).startsWith("<inbox.").endsWith("@comments.example.org>");

        Matcher oneClick =
                LINK.matcher(letter.getHeader("List-Unsubscribe", null).replace(">", ""));
        assertThat(oneClick.find()).isTrue();
        assertThat(form(oneClick.group(1), "POST").statusCode()).isEqualTo(200);
        assertThat(ada.get("/preferences").text("/mail/when")).isEqualTo("never");
        Drafts.answer(grace, page, first, "fourth answer");
        awaitUnread(3);
        assertThat(SERVER.sql("select 1 from inbox where mail = $1 and mail_due is not null", address)
                        .size())
                .isZero();
        assertThat(third).isNotEmpty();
    }

    @Test
    void whatIsRemovedBeforeItIsSentIsInNoLetter() throws Exception {
        String first = Drafts.post(ada, page, "first");
        prefer("daily").is(200);
        form(link(body(awaitLetters(1).get(0))), "POST");
        String answer = Drafts.answer(grace, page, first, "regretted");
        String other = Drafts.answer(grace, page, first, "not regretted");
        awaitUnread(2);
        grace.delete("/comments/" + answer).is(204);
        awaitUnread(1);

        makeDue();

        assertThat(body(awaitLetters(2).get(1))).contains("not regretted").doesNotContain("> regretted");
        assertThat(other).isNotEmpty();
    }

    @Test
    void lettersAndTheirPagesAreInTheLanguageOfWhoeverReadsThem() throws Exception {
        String first = Drafts.post(ada, page, "first");
        ada.send("PUT", "/preferences", in("ar-EG", "at-once")).is(200);
        MimeMessage asking = awaitLetters(1).get(0);
        assertThat(asking.getSubject()).startsWith("عنوانك على");
        assertThat(body(asking)).contains("<html lang=\"ar\" dir=\"rtl\">").contains("<bdi>The Daily</bdi>");
        assertThat(form(link(body(asking)), "GET").body())
                .contains("<html lang=\"ar\" dir=\"rtl\">")
                .contains("هل هذا عنوانك؟");
        assertThat(form(link(body(asking)), "POST").statusCode()).isEqualTo(200);
        assertThat(ada.get("/preferences").is(200).text("/language")).isEqualTo("ar-EG");

        Drafts.answer(grace, page, first, "an answer from <Grace>");
        awaitUnread(1);
        makeDue();

        MimeMessage letter = awaitLetters(2).get(1);
        assertThat(letter.getSubject()).isEqualTo("ردّ عليك \u2068Grace of " + page + "\u2069");
        assertThat(body(letter))
                .contains("<html lang=\"ar\" dir=\"rtl\">")
                .contains("ردّ عليك <bdi>Grace of " + page + "</bdi>")
                .contains("<blockquote dir=\"auto\">an answer from &lt;Grace&gt;</blockquote>");
    }

    @Test
    void whatWasInALetterIsInNoOtherHoweverOneIsTold() throws Exception {
        String first = Drafts.post(ada, page, "first");
        prefer("at-once").is(200);
        form(link(body(awaitLetters(1).get(0))), "POST");
        Drafts.answer(grace, page, first, "told at once");
        awaitUnread(1);
        makeDue();
        assertThat(body(awaitLetters(2).get(1))).contains("told at once");

        prefer("daily").is(200);
        Drafts.answer(grace, page, first, "told by the day");
        awaitUnread(2);
        makeDue();

        assertThat(body(awaitLetters(3).get(2))).contains("told by the day").doesNotContain("told at once");
    }

    @Test
    void whoHasNamedNoLanguageIsWrittenToInTheSites() throws Exception {
        Api chief = SERVER.anonymous()
                .at("strict")
                .as(SsoToken.of("strict", "Chief").role("admin").text());
        Api reader = SERVER.strictReader("Reader of " + page);
        int revision = chief.get("/settings").is(200).at("/revision").asInt();
        chief.send("PUT", "/settings", Api.json(Map.of("revision", revision, "policy", Map.of("language", "de"))))
                .is(200);
        AtomicInteger addresses = new AtomicInteger();

        await().until(() -> {
            String fresh = addresses.incrementAndGet() + "." + address;
            reader.send("PUT", "/preferences", mail("daily", fresh)).is(200);
            return awaitLetters(fresh, 1).get(0).getSubject().equals("Ihre Adresse bei The Daily");
        });
    }

    @Test
    void aLanguageIsATag() {
        ada.send("PUT", "/preferences", "{\"language\":\"<script>\"}").is(ErrorCode.INVALID_FIELDS);
        ada.send("PUT", "/preferences", "{\"language\":\"eo\"}").is(200);
        ada.send("PUT", "/preferences", "{}").is(200);
        assertThat(ada.get("/preferences").at("/language").isNull()).isTrue();
    }

    @Test
    void guestsGetNoMailAndNobodyAtAWrongAddress() {
        Api guest = SERVER.anonymous()
                .as(SERVER.anonymous()
                        .post("/auth/guest", Map.of("name", "Guest"))
                        .text("/token"));
        guest.send("PUT", "/preferences", mail("daily", address)).is(ErrorCode.INVALID_FIELDS);
        ada.send("PUT", "/preferences", mail("daily", "nobody")).is(ErrorCode.INVALID_FIELDS);
        ada.send("PUT", "/preferences", "{\"mail\":{\"when\":\"daily\"}}").is(ErrorCode.INVALID_FIELDS);
    }

    private Reply prefer(String when) {
        return ada.send("PUT", "/preferences", mail(when, address));
    }

    private String in(String language, String when) {
        return "{\"language\":\"%s\",\"mail\":{\"when\":\"%s\",\"address\":\"%s\"}}".formatted(language, when, address);
    }

    private static String mail(String when, String address) {
        return "{\"mail\":{\"when\":\"%s\",\"address\":\"%s\"}}".formatted(when, address);
    }

    private void awaitUnread(int unread) {
        await().until(() -> ada.get("/inbox").at("/unread").asInt() == unread);
    }

    /** The time has come. */
    private void makeDue() {
        assertThat(SERVER.sql("update inbox set mail_due = now() where mail = $1 and mail_due is not null", address)
                        .rowCount())
                .isOne();
    }

    private List<MimeMessage> awaitLetters(int count) {
        return awaitLetters(address, count);
    }

    private static List<MimeMessage> awaitLetters(String to, int count) {
        return await().until(
                        () -> Arrays.stream(POST.getReceivedMessages())
                                .filter(letter -> isTo(to, letter))
                                .toList(),
                        letters -> letters.size() == count);
    }

    private static boolean isTo(String address, MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** All of its parts, decoded. */
    private static String body(MimeMessage letter) throws MessagingException, IOException {
        return text(letter.getContent());
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof jakarta.mail.Multipart parts) {
            StringBuilder all = new StringBuilder();
            for (int n = 0; n < parts.getCount(); n++) {
                all.append(text(parts.getBodyPart(n).getContent()));
            }
            return all.toString();
        }
        return content.toString();
    }

    private static String link(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    /** As a mail program or a browser without script. */
    private static HttpResponse<String> form(String path, String method) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.address() + path))
                .header("content-type", "application/x-www-form-urlencoded")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static GreenMail started() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }
}
