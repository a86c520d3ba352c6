package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;

/** The only place that decides what a caller may do. Each question throws the {@link Problem} that says why not. */
public final class Access {
    private Access() {}

    public static void mustPost(Caller caller) {
        must(caller, Role.READER);
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

    public static void mustDelete(Caller caller, AccountId author) {
        mustPost(caller);
        if (!caller.is(author) && !moderates(caller)) {
            throw Problem.of(ErrorCode.NOT_AUTHOR);
        }
    }

    /** Whoever may comment may report, but guests only where they may; nobody their own. */
    public static void mustReport(Caller caller, boolean guests) {
        mustPost(caller);
        if (!guests && caller.profile().kind() == Caller.Kind.GUEST) {
            throw Problem.of(ErrorCode.GUESTS_MAY_NOT_REPORT);
        }
    }

    /** What is said to an author alone: why a comment was taken away, and the way to object. */
    public static void mustBeAuthor(Caller caller, AccountId author) {
        mustPost(caller);
        if (!caller.is(author)) {
            throw Problem.of(ErrorCode.NOT_AUTHOR);
        }
    }

    public static boolean moderates(Caller caller) {
        return caller.role().atLeast(Role.MODERATOR);
    }

    /** Whether the caller sees what is not published: its source, its status, who wrote it. */
    public static boolean seesInside(Caller caller, AccountId author) {
        return moderates(caller) || caller.is(author);
    }

    private static void must(Caller caller, Role role) {
        if (caller.account().isEmpty()) {
            throw Problem.of(ErrorCode.TOKEN_MISSING);
        }
        if (!caller.role().atLeast(role)) {
            throw Problem.of(
                    ErrorCode.ROLE_REQUIRED,
                    "This needs the role " + role.name().toLowerCase(java.util.Locale.ROOT) + ".");
        }
    }
}
