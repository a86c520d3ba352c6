package io.repartee.database;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands before a PostgreSQL command: {@code setpriv} changes the user and asks the kernel for a SIGINT (fast, clean
 * shutdown) when our thread dies, even by {@code kill -9}; {@code setsid} keeps a Ctrl-C in the terminal from reaching
 * PostgreSQL before we are done with it. Both are in Debian's util-linux. The best that works here is taken.
 */
final class Prefix {
    private static final List<String> DIE_WITH_PARENT = List.of("--pdeathsig", "INT");
    private static final List<String> OWN_SESSION = List.of("setsid");

    private Prefix() {}

    static List<String> of(PostgresUser user) {
        return candidates(user).filter(Prefix::works).findFirst().orElseThrow(() -> cannot(user));
    }

    private static Stream<List<String>> candidates(PostgresUser user) {
        List<String> setpriv = new ArrayList<>(List.of("setpriv"));
        if (user.isOther()) {
            setpriv.addAll(List.of("--reuid=" + user.uid(), "--regid=" + user.gid(), "--clear-groups"));
        }
        setpriv.addAll(DIE_WITH_PARENT);
        Stream<List<String>> good = Stream.of(joined(setpriv, OWN_SESSION), setpriv);
        return user.isOther() ? good : Stream.concat(good, Stream.of(OWN_SESSION, List.of()));
    }

    private static boolean works(List<String> prefix) {
        try {
            return new ProcessBuilder(joined(prefix, List.of("true")))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private static DatabaseNotStarted cannot(PostgresUser user) {
        return new DatabaseNotStarted("PostgreSQL does not run as root, and changing to user " + user.uid()
                + " with setpriv (package util-linux) failed: start Repartee as an ordinary user, or give --database");
    }
}
