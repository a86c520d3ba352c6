package io.repartee.web;

import java.util.Locale;

/**
 * Every error a program can meet, by its stable code (the name in lower case). {@code docs/errors.md} has a row for each:
 * the cause, and whether sending the same request again can help.
 */
public enum ErrorCode {
    BAD_JSON(400, "The body is not the JSON that this call takes"),
    BAD_PARAMETER(400, "A parameter is not of its form"),
    BAD_CURSOR(400, "The cursor is not one this list gave"),
    BAD_POSITION(400, "The position is not of its form"),
    TOKEN_MISSING(401, "This call needs a token"),
    TOKEN_INVALID(401, "The token is not valid here"),
    TOKEN_EXPIRED(401, "The token has expired"),
    TOKEN_REVOKED(401, "The token does not count any more"),
    REFRESH_INVALID(401, "The refresh token is not valid here"),
    CREDENTIALS_WRONG(401, "Address or password is wrong"),
    SESSION_ENDED(401, "The session has ended: sign in again"),
    ROLE_REQUIRED(403, "Your role does not allow this"),
    GUESTS_NOT_ALLOWED(403, "This site does not take guests"),
    PROOF_REQUIRED(403, "This browser must work a little first"),
    SIGN_IN_NOT_OFFERED(403, "This site does not offer to sign in that way"),
    SIGN_IN_CANCELLED(403, "The sign-in was cancelled at the other service"),
    ORIGIN_NOT_ALLOWED(403, "This site may not be embedded there"),
    NOT_AUTHOR(403, "Only its author may do this"),
    OWN_COMMENT(403, "This is not for your own comments"),
    GUESTS_MAY_NOT_REPORT(403, "Guests cannot report here"),
    GUESTS_MAY_NOT_VOTE(403, "Guests cannot vote here"),
    ADDRESS_HAS_VOTED(403, "Another guest at your network address has voted on this"),
    VOTES_OFF(403, "This is switched off here"),
    SAME_MODERATOR(403, "Somebody else must decide about this appeal"),
    APPEAL_CLOSED(403, "The time for an appeal is over"),
    EDIT_WINDOW_CLOSED(403, "The time for edits is over"),
    ACCOUNT_BANNED(403, "This account may not write here"),
    ACCOUNT_SUSPENDED(403, "This account may not write here for a while"),
    WARNING_UNACKNOWLEDGED(403, "A warning must be acknowledged first"),
    OWN_ACCOUNT(403, "You cannot do this to your own account"),
    PAGE_NOT_ALLOWED(403, "The page is not on one of the site's origins"),
    NOT_FOUND(404, "There is nothing at this address"),
    SITE_NOT_FOUND(404, "There is no such site"),
    COMMENT_NOT_FOUND(404, "There is no such comment"),
    ACCOUNT_NOT_FOUND(404, "There is no such account"),
    SESSION_NOT_FOUND(404, "There is no such session"),
    IDENTITY_NOT_FOUND(404, "This account does not sign in with that"),
    SANCTION_NOT_FOUND(404, "There is no such sanction"),
    QUEUE_NOT_FOUND(404, "There is no such queue"),
    METHOD_NOT_ALLOWED(405, "This address does not take that method"),
    REVISION_CONFLICT(409, "The comment has changed since you read it"),
    CLAIMED(409, "Another moderator has taken this comment"),
    STATUS_CONFLICT(409, "The comment's status does not allow this"),
    SETTINGS_CONFLICT(409, "The settings have changed since you read them"),
    TOO_MANY_MUTES(409, "You have muted as many people as one can"),
    NAME_TAKEN(409, "Somebody is called so already"),
    ADDRESS_TAKEN(409, "Another account has this address"),
    IDENTITY_TAKEN(409, "Another account signs in with this already"),
    LAST_WAY_IN(409, "This is the only way left to sign in"),
    LINK_USED(409, "This link or code was used already"),
    LINK_EXPIRED(410, "This link or code has expired"),
    DECLARED(409, "The configuration declares this"),
    ALREADY_THERE(409, "There is one of that name"),
    LINK_OVER(410, "This link is not good any more"),
    BODY_TOO_LARGE(413, "The body is too large"),
    URI_TOO_LONG(414, "The address is too long"),
    MEDIA_TYPE_NOT_SUPPORTED(415, "The body must be application/json"),
    INVALID_FIELDS(422, "Some fields are not right"),
    PARENT_NOT_VISIBLE(422, "The comment you answer is not on this page"),
    NESTING_TOO_DEEP(422, "The conversation cannot be nested any deeper"),
    THREAD_CLOSED(422, "This thread is closed"),
    IDEMPOTENCY_MISMATCH(422, "This Idempotency-Key was used for another request"),
    LINK_INVALID(422, "This link or code is not valid here"),
    CODE_WRONG(422, "The code is wrong"),
    PROVIDER_REFUSED(422, "The other service did not say who this is"),
    PROOF_WRONG(422, "The work was not done, or too late"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "Something went wrong here"),
    OVERLOADED(503, "The server has too much to do"),
    RIGHTS_UNCONFIRMED(503, "This server cannot know at the moment what you may do"),
    KEYS_UNAVAILABLE(503, "The publisher's keys cannot be read at the moment"),
    PROVIDER_UNAVAILABLE(503, "The other service does not answer"),
    DATABASE_UNAVAILABLE(503, "The database does not answer"),
    OUTCOME_UNKNOWN(503, "It is not known whether this was done"),
    SHUTTING_DOWN(503, "This server is shutting down");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The stable name on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the same request may succeed later. */
    public boolean retry() {
        return status == 429 || status == 503;
    }
}
