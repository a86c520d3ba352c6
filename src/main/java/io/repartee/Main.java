package io.repartee;

/** Arguments and exit codes. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
