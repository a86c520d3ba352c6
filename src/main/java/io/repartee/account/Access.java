package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.time.Duration;
import java.util.Locale;

/** The only place that decides what a caller may do. Each question throws the {@link Problem} that says why not. */
public final class Access {
    private static final Duration SOON = Duration.ofSeconds(1);

    private Access() {}

    /** Be somebody: what is one's own may be seen, appealed and signed out of whatever the sanction. */
    public static void mustSignIn(Caller caller) {
        if (caller.account().isEmpty()) {
            throw Problem.of(ErrorCode.TOKEN_MISSING);
        }
        if (!caller.standing().confirmed()) {
            throw Problem.retryAfter(ErrorCode.RIGHTS_UNCONFIRMED, SOON);
        }
    }

    /** Hear what is told to this account alone, and take back what it has said. */
    public static void mustTakePart(Caller caller) {
        must(caller, Role.READER);
    }

    public static void mustPost(Caller caller) {
        must(caller, Role.READER);
        caller.standing().warning().ifPresent(warning -> {
            throw Problem.of(ErrorCode.WARNING_UNACKNOWLEDGED).with("warning", warning.told());
        });
    }

    public static void mustModerate(Caller caller) {
        must(caller, Role.MODERATOR);
    }

    public static void mustAdminister(Caller caller) {
        must(caller, Role.ADMIN);
    }

    /** An edit is its author's alone: a moderator decides about a text but does not write it. */
    public static void mustEdit(Caller caller, AccountId author) {
        mustPost(caller);
        if (!caller.is(author)) {
            throw Problem.of(ErrorCode.NOT_AUTHOR);
        }
    }

    /** To take one's own words back needs no acknowledgement of anything. */
    public static void mustDelete(Caller caller, AccountId author) {
        must(caller, Role.READER);
        if (!caller.is(author) && !moderates(caller)) {
            throw Problem.of(ErrorCode.NOT_AUTHOR);
        }
    }

    /** Whoever takes part may report, but guests only where they may. */
    public static void mustReport(Caller caller, boolean guests) {
        mustTakePart(caller);
        if (!guests && caller.profile().kind() == Caller.Kind.GUEST) {
            throw Problem.of(ErrorCode.GUESTS_MAY_NOT_REPORT);
        }
    }

    /** Whoever may write may vote, but guests only where they may. */
    public static void mustVote(Caller caller, boolean guests) {
        mustPost(caller);
        if (!guests && caller.profile().kind() == Caller.Kind.GUEST) {
            throw Problem.of(ErrorCode.GUESTS_MAY_NOT_VOTE);
        }
    }

    /** What is said to an author alone: why a comment was taken away, and the way to object, whatever the sanction. */
    public static void mustBeAuthor(Caller caller, AccountId author) {
        mustSignIn(caller);
        if (!caller.is(author)) {
            throw Problem.of(ErrorCode.NOT_AUTHOR);
        }
    }

    /** Put a sanction on somebody, or lift it: whoever has a lower role, never oneself. */
    public static void mustSanction(Caller caller, AccountId account, Role theirs) {
        mustModerate(caller);
        mustBeAnother(caller, account);
        if (theirs.atLeast(caller.role())) {
            throw Problem.of(ErrorCode.ROLE_REQUIRED, "The account's own role is not lower than yours.");
        }
    }

    /** Change what somebody else may do on this site, or end their tokens. */
    public static void mustRule(Caller caller, AccountId account) {
        mustAdminister(caller);
        mustBeAnother(caller, account);
    }

    public static boolean moderates(Caller caller) {
        return may(caller) && caller.role().atLeast(Role.MODERATOR);
    }

    /** Whether the caller sees what is not published: its source, its status, who wrote it. */
    public static boolean seesInside(Caller caller, AccountId author) {
        return moderates(caller) || caller.standing().confirmed() && caller.is(author);
    }

    private static void mustBeAnother(Caller caller, AccountId account) {
        if (caller.is(account)) {
            throw Problem.of(ErrorCode.OWN_ACCOUNT);
        }
    }

    private static boolean may(Caller caller) {
        return caller.standing().confirmed() && caller.standing().barred().isEmpty();
    }

    private static void must(Caller caller, Role role) {
        mustSignIn(caller);
        if (!caller.role().atLeast(role)) {
            throw Problem.of(
                    ErrorCode.ROLE_REQUIRED,
                    "This needs the role " + role.name().toLowerCase(Locale.ROOT) + ".");
        }
        caller.standing().barred().ifPresent(Access::refuse);
    }

    private static void refuse(Sanction sanction) {
        ErrorCode code = sanction.kind() == SanctionKind.BAN ? ErrorCode.ACCOUNT_BANNED : ErrorCode.ACCOUNT_SUSPENDED;
        Problem problem = Problem.of(code);
        if (sanction.until() != null) {
            problem = problem.with("until", sanction.until().toString());
        }
        throw problem.with("sanction", sanction.told());
    }
}
