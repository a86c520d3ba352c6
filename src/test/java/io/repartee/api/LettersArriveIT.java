package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the press of a button to a session, over a mail server that takes letters by SMTP. */
class LettersArriveIT {
    private static final GreenMail MAIL = mail();

    @RegisterExtension
    static final TestServer SERVER =
            TestServer.with("""
            mail: {host: 127.0.0.1, port: %d, tls: none, from: "Comments <comments@daily.example>"}
            """.formatted(MAIL.getSmtp().getPort()));

    private static GreenMail mail() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(30_000);
        GreenMail mail = new GreenMail(setup);
        mail.start();
        return mail;
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @Test
    void theCodeOfTheLetterSignsIn() throws Exception {
        SERVER.sql("update site set policy = '{\"signIn\":{\"email\":true}}' where key = 'daily'");
        Reply asked = SERVER.anonymous()
                .post("/auth/email", Map.of("email", "ada@daily.example"))
                .is(202);
        MimeMessage letter = letterTo("ada@daily.example");
        Matcher code = Pattern.compile("^(\\d{6}) is your code for The Daily$").matcher(letter.getSubject());
        assertThat(code.matches()).as(letter.getSubject()).isTrue();

        Map<String, String> proof = Map.of("request", asked.text("/request"), "code", code.group(1));

        assertThat(letter.getFrom()[0].toString()).isEqualTo("The Daily <comments@daily.example>");
        assertThat(GreenMailUtil.getWholeMessage(letter))
                .contains("multipart/alternative", "Auto-Submitted: auto-generated");
        SERVER.anonymous().post("/auth/email/confirm", proof).is(200);
        Awaitility.await()
                .until(() -> !SERVER.sql("select coalesce(string_agg(body::text, ''), '') as all from outbox")
                        .iterator()
                        .next()
                        .getString("all")
                        .contains(code.group(1)));
    }

    @Test
    void theLetterIsInTheLanguageThatWasAskedFor() throws Exception {
        SERVER.sql("update site set policy = '{\"signIn\":{\"email\":true}}' where key = 'daily'");
        Awaitility.await()
                .until(() -> SERVER.anonymous()
                                .post("/auth/email", Map.of("email", "noa@daily.example", "language", "he"))
                                .status()
                        == 202);
        MimeMessage letter = letterTo("noa@daily.example");

        assertThat(letter.getSubject()).contains("הוא הקוד שלכם עבור");
        String html =
                ((Multipart) letter.getContent()).getBodyPart(1).getContent().toString();
        assertThat(html)
                .contains("<html lang=\"he\" dir=\"rtl\">")
                .containsPattern("<strong dir=\"ltr\">\\d{6}</strong>");
    }

    @Test
    void anInvitationIsInTheLanguageThatWasAskedForToo() throws Exception {
        String link = "/server/#site=daily&invitation=";
        SERVER.anonymous()
                .as(SsoToken.of("daily", "Chefin").role("admin").text())
                .post("/invitations", Map.of("role", "moderator", "email", "mo@daily.example", "language", "de-AT"))
                .is(201);
        MimeMessage letter = letterTo("mo@daily.example");

        assertThat(letter.getSubject()).isEqualTo("Eine Einladung zu The Daily");
        Multipart parts = (Multipart) letter.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .startsWith("Chefin lädt Sie ein, bei den Kommentaren von The Daily mitzuhelfen")
                .contains(link);
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<html lang=\"de\" dir=\"ltr\">", "<bdi>Chefin</bdi>", link.replace("&", "&amp;"))
                .contains("Einladung annehmen");
        SERVER.anonymous()
                .as(SsoToken.of("daily", "Chefin").role("admin").text())
                .post("/invitations", Map.of("role", "moderator", "language", "../../etc"))
                .is(ErrorCode.INVALID_FIELDS);
    }

    private static MimeMessage letterTo(String address) {
        return Awaitility.await()
                .until(
                        () -> Arrays.stream(MAIL.getReceivedMessages())
                                .filter(letter -> isTo(address, letter))
                                .toList(),
                        letters -> !letters.isEmpty())
                .get(0);
    }

    private static boolean isTo(String address, MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
