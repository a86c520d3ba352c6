package io.repartee.egress;

/** Why a request was not sent, or its answer not taken. The message is fit for an operator's and a moderator's eyes. */
public final class NotSent extends RuntimeException {
    public NotSent(String message) {
        super(message, null, false, false);
    }
}
