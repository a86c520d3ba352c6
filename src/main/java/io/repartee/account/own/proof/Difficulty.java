package io.repartee.account.own.proof;

/**
 * How hard the work is. The first few guests of an address work for nothing while the site is quiet; then each doubling of those who
 * came lately doubles the work. At {@link #LEAST} a phone needs some tens of milliseconds, at {@link #MOST} about half a minute.
 */
final class Difficulty {
    static final int LEAST = 14;
    static final int MOST = 23;

    private static final double FREE_OF_ADDRESS = 3;
    private static final double FREE_OF_SITE = 120;

    private Difficulty() {}

    /**
     * Pure.
     *
     * @param ofAddress guests who came lately from one network address
     * @param ofSite guests who came lately to the site
     * @param always whether also the first ones work
     */
    static int of(double ofAddress, double ofSite, boolean always) {
        int more = doublings(ofAddress, FREE_OF_ADDRESS) + doublings(ofSite, FREE_OF_SITE);
        if (more == 0) {
            return always ? LEAST : 0;
        }
        return Math.min(MOST, LEAST + more - 1);
    }

    /** 0 within what is free, 1 just beyond it, one more each time that it doubles. */
    private static int doublings(double number, double free) {
        return number < free ? 0 : 1 + (int) Math.floor(Math.log(number / free) / Math.log(2));
    }
}
