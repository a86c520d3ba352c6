package io.repartee.cli;

/** The command could not do what it was asked, for a reason that its user can understand: the message, one line. */
final class NotDone extends RuntimeException {
    NotDone(String message) {
        super(message);
    }
}
