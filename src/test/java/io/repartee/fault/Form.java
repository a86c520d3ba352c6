package io.repartee.fault;

/** The short form of the runs goes with every build; {@code -Dfault.long=true} asks for the long one. */
public final class Form {
    private static final boolean LONG = Boolean.getBoolean("fault.long");

    private Form() {}

    public static int of(int shortForm, int longForm) {
        return LONG ? longForm : shortForm;
    }

    public static boolean isLong() {
        return LONG;
    }

    /**
     * A limit of time as it is promised for a machine that has nothing else to do. The short form runs on machines that have,
     * and allows several times as much; the figure itself is printed and reported either way.
     */
    public static double seconds(double promised) {
        return LONG ? promised : promised * 5;
    }
}
