package io.repartee.web;

/** Stub until merged. */
public final class DatabaseProblems {
    private DatabaseProblems() {}

    public static Throwable translateWrite(Throwable failure) {
        return failure;
    }
}
