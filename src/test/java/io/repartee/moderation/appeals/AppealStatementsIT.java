package io.repartee.moderation.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Statements;
import org.junit.jupiter.api.Test;

class AppealStatementsIT {
    @Test
    void everyStatementFitsTheSchema() throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(AppealSql.class)).isNotEmpty();
    }
}
