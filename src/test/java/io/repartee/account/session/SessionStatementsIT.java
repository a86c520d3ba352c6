package io.repartee.account.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Statements;
import org.junit.jupiter.api.Test;

class SessionStatementsIT {
    @Test
    void everyStatementFitsTheSchema() throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(SessionSql.class)).hasSize(6);
    }
}
