package io.repartee.site;

import java.util.List;

/** What can be set about each phase; {@code then} is always what follows when it finds something. All immutable. */
public final class PhaseSettings {
    private static final int MUCH = 1_000_000;
    private static final int DAY_MINUTES = 24 * 60;
    private static final int MOST_WORDS = 5_000;
    private static final int WORD_CHARACTERS = 100;
    private static final int MOST_DOMAINS = 1_000;
    private static final int LEAST_SECRET = 32;

    private PhaseSettings() {}

    /**
     * Too short, too long, too many lines.
     *
     * @param least visible characters; 0 is no bound, also for the others
     * @param most visible characters
     */
    public record Length(Then then, int least, int most, int mostLines) {
        void check(String place, Faults faults) {
            faults.range(place + "/least", least, 0, MUCH);
            faults.range(place + "/most", most, 0, MUCH);
            faults.range(place + "/mostLines", mostLines, 0, MUCH);
            faults.must(place + "/most", most == 0 || most >= least, "This must not be below least.");
        }
    }

    /**
     * The same text again.
     *
     * @param letters shorter texts ("thank you") may be repeated
     * @param minutes how long a text is remembered
     * @param own how often its author may repeat it
     * @param accounts how many accounts may bring the same text
     * @param similarPercent how much alike two texts of one author are the same; 100 is all but case, spaces and marks
     */
    public record Repeats(Then then, int letters, int minutes, int own, int accounts, int similarPercent) {
        void check(String place, Faults faults) {
            faults.range(place + "/letters", letters, 1, MUCH);
            faults.range(place + "/minutes", minutes, 1, DAY_MINUTES);
            faults.range(place + "/own", own, 0, 20);
            faults.range(place + "/accounts", accounts, 1, 50);
            faults.range(place + "/similarPercent", similarPercent, 50, 100);
        }
    }

    /** More than so many comments of one author within so many minutes. */
    public record Flood(Then then, int most, int minutes) {
        void check(String place, Faults faults) {
            faults.range(place + "/most", most, 1, 100);
            faults.range(place + "/minutes", minutes, 1, DAY_MINUTES);
        }
    }

    /**
     * Links. Those to the site's own origins never count.
     *
     * @param most how many one comment may have
     * @param newAuthorMost how many while nothing of its author was published
     * @param allow domains that do not count, with all below them
     * @param deny domains that must not be linked to, with all below them
     * @param denied what follows on a denied one
     */
    public record Links(Then then, int most, int newAuthorMost, List<String> allow, List<String> deny, Then denied) {
        public Links {
            allow = List.copyOf(allow);
            deny = List.copyOf(deny);
        }

        void check(String place, Faults faults) {
            faults.range(place + "/most", most, 0, MUCH);
            faults.range(place + "/newAuthorMost", newAuthorMost, 0, MUCH);
            domains(place + "/allow", allow, faults);
            domains(place + "/deny", deny, faults);
        }

        private static void domains(String place, List<String> domains, Faults faults) {
            faults.size(place, domains, MOST_DOMAINS);
            faults.each(
                    place,
                    domains,
                    domain -> Domain.canonical(domain).isPresent(),
                    "This must be a domain such as example.org, without scheme, port or path.");
        }
    }

    /**
     * Words: {@code word} is a whole one, {@code word*} a beginning, {@code *word} an end, {@code *word*} any part. Spaces are allowed.
     *
     * @param accentsCount whether "año" is another word than "ano"
     */
    public record Words(Then then, List<String> words, boolean accentsCount) {
        public Words {
            words = List.copyOf(words);
        }

        void check(String place, Faults faults) {
            faults.size(place + "/words", words, MOST_WORDS);
            faults.each(
                    place + "/words",
                    words,
                    word -> word.length() <= WORD_CHARACTERS
                            && word.codePoints().anyMatch(Character::isLetterOrDigit),
                    "This must have a letter or digit and at most " + WORD_CHARACTERS + " characters.");
        }
    }

    /**
     * Shouting.
     *
     * @param capitalsPercent of the letters, above which it is shouted; 0 is no bound
     * @param letters fewer than these may all be capitals
     * @param run how often a character may follow itself; 0 is no bound
     */
    public record Shouting(Then then, int capitalsPercent, int letters, int run) {
        void check(String place, Faults faults) {
            faults.range(place + "/capitalsPercent", capitalsPercent, 0, 100);
            faults.range(place + "/letters", letters, 1, MUCH);
            faults.range(place + "/run", run, 0, MUCH);
        }
    }

    /** Controls, text that runs against its direction, and what cannot be seen inside of words. */
    public record Invisible(Then then) {}

    /** Towers of marks: more than so many on one letter, beyond what its script needs. */
    public record Marks(Then then, int most) {
        void check(String place, Faults faults) {
            faults.range(place + "/most", most, 2, 50);
        }
    }

    /** An author of whom fewer than so many comments were published. */
    public record NewAuthor(Then then, int published) {
        void check(String place, Faults faults) {
            faults.range(place + "/published", published, 1, 100);
        }
    }

    /** An author whom a moderator has put under premoderation. */
    public record Premoderated(Then then) {}

    /** Of the author's recent comments at least so many, and so great a share, were turned down. */
    public record Rejections(Then then, int least, int percent) {
        void check(String place, Faults faults) {
            faults.range(place + "/least", least, 1, 100);
            faults.range(place + "/percent", percent, 1, 100);
        }
    }

    /**
     * What this site's moderators called spam before.
     *
     * @param percent the probability from which it counts
     * @param examples of spam and of what is none, each, before anything is said
     */
    public record Spam(Then then, int percent, int examples) {
        void check(String place, Faults faults) {
            faults.range(place + "/percent", percent, 50, 100);
            faults.range(place + "/examples", examples, 10, MUCH);
        }
    }

    /**
     * A service of the publisher's that is asked while the comment is held. Its answer may be milder than {@code then}.
     *
     * @param then what follows at most; {@code off} asks nobody
     * @param url https, unless the server allows others
     * @param secret with which the call is signed; never shown again
     * @param seconds for one answer
     * @param tries before it stays with the moderators
     */
    public record External(Then then, String url, String secret, int seconds, int tries) {
        void check(String place, Faults faults) {
            faults.range(place + "/seconds", seconds, 1, 60);
            faults.range(place + "/tries", tries, 1, 20);
            faults.must(
                    place + "/url",
                    url.isEmpty() ? !then.looks() : WebAddress.is(url),
                    "This must be an https address.");
            faults.must(
                    place + "/secret",
                    secret.isEmpty() ? !then.looks() : secret.length() >= LEAST_SECRET,
                    "This must have at least " + LEAST_SECRET + " characters.");
        }
    }
}
