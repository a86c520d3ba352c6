package io.repartee.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.repartee.testing.Futures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpMailerTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final MailAddress FROM =
            MailAddress.parse("comments@daily.example").orElseThrow();
    private static final Letter LETTER = new Letter("ann@daily.example", "Hello", "Your code is 123456.");

    private final List<Runnable> ends = new ArrayList<>();

    @AfterEach
    void end() {
        ends.forEach(Runnable::run);
    }

    @AfterAll
    static void close() {
        Futures.get(VERTX.close());
    }

    @Test
    void aLetterArrivesAsItWasWritten() throws Exception {
        GreenMail server = greenMail(ServerSetup.PROTOCOL_SMTP);
        Letter letter = new Letter(
                "ann@daily.example",
                "Grüße, “Ann” 👋",
                "Line one\n.\nünd two 👋 " + "long ".repeat(300),
                "<p>ünd <b>two</b> 👋</p>",
                Map.of("List-Unsubscribe", "<https://daily.example/u>", "Message-ID", "<4711@daily.example>"),
                "Täglich \"neu\"");

        Futures.get(mailer(settings(server.getSmtp().getPort())).send(letter));

        MimeMessage arrived = server.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("Grüße, “Ann” 👋");
        assertThat(arrived.getFrom())
                .containsExactly(new InternetAddress("comments@daily.example", "Täglich \"neu\"", "UTF-8"));
        assertThat(((InternetAddress) arrived.getFrom()[0]).getPersonal()).isEqualTo("Täglich \"neu\"");
        assertThat(arrived.getAllRecipients()).hasSize(1);
        assertThat(arrived.getHeader("List-Unsubscribe")).containsExactly("<https://daily.example/u>");
        assertThat(arrived.getMessageID()).isEqualTo("<4711@daily.example>");
        Multipart parts = (Multipart) arrived.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r", ""))
                .isEqualTo(letter.text());
        assertThat(parts.getBodyPart(1).getContent()).asString().contains("<p>ünd <b>two</b> 👋</p>");
    }

    @Test
    void logsInWhereTheServerAsks() {
        GreenMail server = greenMail(ServerSetup.PROTOCOL_SMTP);
        server.setUser("me", "secret");
        MailSettings right = login(settings(server.getSmtp().getPort()), "secret");
        MailSettings wrong = login(settings(server.getSmtp().getPort()), "wrong");

        Futures.get(mailer(right).send(LETTER));

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(Futures.failure(mailer(wrong).send(LETTER)))
                .asInstanceOf(type(Undelivered.class))
                .matches(Undelivered::mayBeTriedAgain);
    }

    @Test
    void sendsNothingToAServerWhoseCertificateNobodyTrusts() {
        GreenMail server = greenMail(ServerSetup.PROTOCOL_SMTPS);
        MailSettings settings = with(settings(server.getSmtps().getPort()), MailSettings.Tls.TLS, LONG, 4, 10);

        assertThat(Futures.failure(mailer(settings).send(LETTER))).isInstanceOf(Undelivered.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsNothingInTheClearWhereEncryptionIsAskedFor() {
        ScriptedSmtp server = scripted(Map.of());
        MailSettings settings = with(settings(server.port()), MailSettings.Tls.STARTTLS, LONG, 4, 10);

        assertThat(Futures.failure(mailer(settings).send(LETTER))).isInstanceOf(Undelivered.class);
        assertThat(server.heard).noneMatch(line -> line.startsWith("MAIL"));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such person,         false",
        "RCPT, 450 later,                  true",
        "MAIL, 553 not this sender,        false",
        "MAIL, 530 log in first,           true",
        "DATA, 554 this is spam,           false",
        "., 552 too much,                  false",
        "., 451 disk full,                 true",
        "CONNECT, 421 busy,                true"
    })
    void tellsWhetherAnotherTryMayHelp(String word, String answer, boolean mayHelp) {
        ScriptedSmtp server = scripted(Map.of(word, answer));

        Throwable failure = Futures.failure(mailer(settings(server.port())).send(LETTER));

        assertThat(failure)
                .asInstanceOf(type(Undelivered.class))
                .satisfies(why -> assertThat(why.mayBeTriedAgain()).isEqualTo(mayHelp))
                .satisfies(why -> assertThat(why.getMessage())
                        .contains(answer.substring(0, 3))
                        .doesNotContain("ann"));
    }

    @Test
    void aServerThatIsAwayIsToldSoAndMayBeTriedAgain() {
        ScriptedSmtp server = scripted(Map.of());
        Mailer mailer = mailer(settings(server.port()));
        server.close();

        assertThat(Futures.failure(mailer.send(LETTER)))
                .asInstanceOf(type(Undelivered.class))
                .matches(Undelivered::mayBeTriedAgain);
    }

    @Test
    void aSilentServerCostsALetterItsTimeAndTheOthersNothing() {
        ScriptedSmtp server = scripted(Map.of("CONNECT", ""));
        Mailer mailer = mailer(with(settings(server.port()), MailSettings.Tls.NONE, Duration.ofMillis(300), 1, 1));

        List<Future<Void>> sent = List.of(mailer.send(LETTER), mailer.send(LETTER), mailer.send(LETTER));

        assertThat(sent.get(2).cause()).as("more than may wait").hasMessageContaining("too many letters");
        assertThat(Futures.failure(sent.get(0))).hasMessageContaining("cannot be reached");
        assertThat(Futures.failure(sent.get(1))).hasMessageContaining("cannot be reached");
        assertThat(Futures.failure(mailer.send(LETTER)))
                .as("the place is free again")
                .hasMessageContaining("reached");
    }

    @Test
    void manyLettersShareFewConnections() {
        ScriptedSmtp server = scripted(Map.of());
        Mailer mailer = mailer(with(settings(server.port()), MailSettings.Tls.NONE, LONG, 2, 50));
        List<Future<Void>> sent = new ArrayList<>();
        for (int n = 0; n < 30; n++) {
            sent.add(mailer.send(LETTER));
        }

        Futures.get(Future.all(sent));

        assertThat(server.heard.stream().filter(line -> line.equals("DATA"))).hasSize(30);
        assertThat(server.mostOpen).hasValueLessThanOrEqualTo(2);
    }

    private GreenMail greenMail(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(LONG.toMillis());
        GreenMail server = new GreenMail(setup);
        server.start();
        ends.add(server::stop);
        return server;
    }

    private ScriptedSmtp scripted(Map<String, String> answers) {
        ScriptedSmtp server = new ScriptedSmtp(VERTX, answers);
        ends.add(server::close);
        return server;
    }

    private static Mailer mailer(MailSettings settings) {
        return new SmtpMailer(VERTX, settings);
    }

    private static MailSettings settings(int port) {
        return new MailSettings(
                "127.0.0.1", port, MailSettings.Tls.NONE, Optional.empty(), FROM, "The Daily", 4, 10, LONG);
    }

    private static MailSettings login(MailSettings of, String password) {
        return new MailSettings(
                of.host(),
                of.port(),
                of.tls(),
                Optional.of(new MailSettings.Login("me", password)),
                of.from(),
                of.fromName(),
                of.connections(),
                of.waiting(),
                of.patience());
    }

    private static MailSettings with(
            MailSettings of, MailSettings.Tls tls, Duration patience, int connections, int waiting) {
        return new MailSettings(
                of.host(), of.port(), tls, of.login(), of.from(), of.fromName(), connections, waiting, patience);
    }
}
