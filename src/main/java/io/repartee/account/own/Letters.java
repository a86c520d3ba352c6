package io.repartee.account.own;

import io.repartee.mail.Letter;
import io.repartee.mail.MailAddress;
import io.repartee.mail.Words;
import io.repartee.site.Site;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the letters with which people sign in, in their language or else in the site's. Pure; thread-safe. */
public final class Letters {
    private static final String WORDS = "sign-in";
    /** What automatic answers look for, so that they stay away. */
    private static final Map<String, String> HEADERS = Map.of("Auto-Submitted", "auto-generated");

    private static final int MOST_NAME = 100;

    private final String publicUrl;

    /** @param publicUrl how browsers reach this server */
    public Letters(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** What a letter is about: the keys of its words. */
    enum About {
        SIGN_IN("code"),
        REGISTER("code"),
        REGISTER_AGAIN("code"),
        CHANGE_ADDRESS("code"),
        NEW_PASSWORD("NEW_PASSWORD"),
        NO_ACCOUNT("NO_ACCOUNT"),
        CHANGED("CHANGED");

        private final String subject;

        About(String subject) {
            this.subject = subject;
        }
    }

    /** A letter with a code and a link. */
    Letter withToken(About about, Site site, MailAddress to, MailToken token, @Nullable String language) {
        String link = publicUrl + "/api/v1/sites/" + site.key() + "/sign-in#link=" + token.link();
        return letter(about, site, to, language, Optional.of(token.code()), link);
    }

    /** A letter that only says something. */
    Letter telling(About about, Site site, MailAddress to, @Nullable String language) {
        return letter(about, site, to, language, Optional.empty(), "");
    }

    private static Letter letter(
            About about, Site site, MailAddress to, @Nullable String language, Optional<String> code, String link) {
        Words words = Words.of(WORDS, language, site.policy().language());
        String name = oneLine(site.name());
        Said said = new Said(words, new Object[] {name, code.orElse(""), link, MailRequests.LASTS.toMinutes()});
        return new Letter(
                to.toString(),
                said.text(about.subject + ".subject"),
                text(said, about, code, link),
                html(said, about, code, link),
                HEADERS,
                name);
    }

    private record Said(Words words, Object[] fill) {
        private String text(String key) {
            return words.say(key, fill);
        }

        private String paragraph(String key) {
            return "<p>" + words.html(key, fill) + "</p>";
        }
    }

    private static String text(Said said, About about, Optional<String> code, String link) {
        StringBuilder text = new StringBuilder()
                .append(said.text("greeting"))
                .append("\n\n")
                .append(said.text(about + ".text"))
                .append("\n\n");
        code.ifPresent(digits -> text.append("    ")
                .append(digits)
                .append("\n\n")
                .append(said.text("orLink"))
                .append("\n\n")
                .append(link)
                .append("\n\n")
                .append(said.text("lasts"))
                .append("\n"));
        return text.append(said.text("ignore")).append("\n").toString();
    }

    private static String html(Said said, About about, Optional<String> code, String link) {
        StringBuilder html = new StringBuilder(said.words().htmlHead())
                .append(said.paragraph("greeting"))
                .append(said.paragraph(about + ".text"));
        code.ifPresent(digits -> html.append(
                        "<p style=\"font-size:2em;letter-spacing:.2em;margin:.5em 0\"><strong dir=\"ltr\">")
                .append(Words.escaped(digits))
                .append("</strong></p>")
                .append(said.paragraph("orLink"))
                .append("<p><a href=\"")
                .append(Words.escaped(link))
                .append("\">")
                .append(said.words().html("button"))
                .append("</a></p>")
                .append(said.paragraph("lasts")));
        return html.append(said.paragraph("ignore")).append("</body></html>").toString();
    }

    /** A site is called as its publisher likes; a header takes less. */
    private static String oneLine(String name) {
        String line = name.replaceAll("\\p{Cntrl}|\\p{Zl}|\\p{Zp}", " ").strip();
        return line.substring(
                0, line.offsetByCodePoints(0, Math.min(MOST_NAME, line.codePointCount(0, line.length()))));
    }
}
