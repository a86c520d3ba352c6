package io.repartee.config;

/**
 * How long people stay signed in with this server's own tokens.
 *
 * @param tokenMinutes an access token
 * @param sessionDays a session that is not used
 */
public record SignIn(int tokenMinutes, int sessionDays) {
    public SignIn {
        Check.range("sign-in.token-minutes", tokenMinutes, 2, 45);
        Check.range("sign-in.session-days", sessionDays, 1, 730);
    }

    static SignIn from(Section section) {
        SignIn signIn = new SignIn(section.integer("token-minutes", 15), section.integer("session-days", 90));
        section.mustHoldNothingElse();
        return signIn;
    }
}
