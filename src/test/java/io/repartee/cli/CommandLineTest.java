package io.repartee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.database.DatabaseNotStarted;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exit codes and messages that need no database. */
class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                | Which command?
            sreve                                             | Unmatched argument
            serve --prot 1 | Unknown options: '--prot'
            serve --port abc                                  | repartee: port: must be a whole number, not 'abc'
            serve --port 70000                                | repartee: port: must be from 0 to 65535
            serve --port 7 --ops-port 7                       | repartee: ops-port: must not be the port of the API
            serve --config /nowhere.yaml                      | repartee: /nowhere.yaml: there is no such file
            serve --database mysql://x                        | repartee: database: it must look like postgresql://
            token --site s --role boss --name n               | Invalid value for option '--role'
            token --site s --name n                           | Missing required option: '--role
            token --site s --role reader --name n --minutes 0 | --minutes must be from 1
            site                                              | list or put
            """)
    void whatIsWronglyAskedExitsWith2(String arguments, String message) {
        int code = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(code).isEqualTo(2);
    }

    @Test
    void whatCannotBeDoneExitsWith1AndALineThatSaysWhy() {
        assertThat(serve(new DatabaseNotStarted("another Repartee (pid 7) is already using this data directory")))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("repartee: another Repartee (pid 7) is already using this data directory");
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        assertThat(serve(new CompletionException(new BindException("Address already in use"))))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("cannot listen: Address already in use")
                .doesNotContain("\tat ");
    }

    @Test
    void aMistakeOfOursComesWithItsTrace() {
        assertThat(serve(new IllegalStateException("oh"))).isEqualTo(1);
        assertThat(err.toString()).contains("IllegalStateException: oh", "\tat ");
    }

    @Test
    void helpAndVersionExitWith0() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("serve", "token", "site");
        assertThat(run("serve", "--help")).isZero();
        assertThat(out.toString()).contains("--port", "--ops-port", "--data", "--database", "--config");
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("Repartee ", "Java ");
    }

    private int serve(RuntimeException failure) {
        return CommandLineInterface.run(
                config -> {
                    throw failure;
                },
                Map.of(),
                new PrintWriter(out),
                new PrintWriter(err, true),
                "serve");
    }

    private int run(String... arguments) {
        return CommandLineInterface.run(
                config -> {
                    throw new AssertionError("no server should have been started");
                },
                Map.of(),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                arguments);
    }
}
