package io.repartee.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Statements;
import org.junit.jupiter.api.Test;

class SanctionStatementsIT {
    @Test
    void areUnderstoodByTheDatabase() throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(SanctionSql.class)).isNotEmpty();
    }
}
