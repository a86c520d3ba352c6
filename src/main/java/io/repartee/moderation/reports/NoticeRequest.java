package io.repartee.moderation.reports;

import io.repartee.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of a notice of illegal content, as it came: what Art. 16 (2) of the EU's Digital Services Act lists. The comment's id
 * is its exact electronic location; {@code location} may name the page besides.
 */
record NoticeRequest(
        @Nullable String offence,
        @Nullable String explanation,
        @Nullable String location,
        @Nullable String name,
        @Nullable String email,
        boolean goodFaith) {
    /** Of this one nobody need say who they are (Art. 16 (2) c). */
    private static final String ANONYMOUS = "child_sexual_abuse";

    private static final Set<String> OFFENCES = Set.of(
            ANONYMOUS, "terrorism", "hate_speech", "violence", "defamation", "privacy", "fraud", "copyright", "other");
    private static final int LEAST_EXPLANATION_CHARS = 20;
    private static final int MOST_EXPLANATION_CHARS = 5000;
    private static final int MOST_LOCATION_CHARS = 2048;
    private static final int MOST_NAME_CHARS = 200;
    private static final int MOST_EMAIL_CHARS = 254;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");

    record Checked(
            String offence,
            String explanation,
            @Nullable String location,
            @Nullable String name,
            @Nullable String email) {}

    Checked check() {
        List<Problem.Field> faults = new ArrayList<>();
        String what = offence == null ? "" : offence;
        if (!OFFENCES.contains(what)) {
            fault(
                    faults,
                    "/offence",
                    "One of " + String.join(", ", OFFENCES.stream().sorted().toList()) + " is needed.");
        }
        String why = explanation == null ? "" : explanation.strip();
        if (why.length() < LEAST_EXPLANATION_CHARS || why.length() > MOST_EXPLANATION_CHARS) {
            fault(
                    faults,
                    "/explanation",
                    "Why it is illegal must be said in %d to %d characters."
                            .formatted(LEAST_EXPLANATION_CHARS, MOST_EXPLANATION_CHARS));
        }
        if (location != null && location.length() > MOST_LOCATION_CHARS) {
            fault(faults, "/location", "At most " + MOST_LOCATION_CHARS + " characters are allowed.");
        }
        sender(faults, what.equals(ANONYMOUS));
        if (!goodFaith) {
            fault(
                    faults,
                    "/goodFaith",
                    "You must confirm that you believe in good faith that this is accurate and complete.");
        }
        if (!faults.isEmpty()) {
            throw Problem.fields(faults);
        }
        return new Checked(what, why, location, name, email);
    }

    private void sender(List<Problem.Field> faults, boolean optional) {
        if (name == null ? !optional : name.isBlank() || name.length() > MOST_NAME_CHARS) {
            fault(faults, "/name", "Your name is needed, in at most " + MOST_NAME_CHARS + " characters.");
        }
        if (email == null
                ? !optional
                : email.length() > MOST_EMAIL_CHARS || !EMAIL.matcher(email).matches()) {
            fault(faults, "/email", "Your e-mail address is needed.");
        }
    }

    private static void fault(List<Problem.Field> faults, String field, String detail) {
        faults.add(new Problem.Field(field, detail));
    }
}
