package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Statements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentStatementsIT {
    @ParameterizedTest
    @ValueSource(
            classes = {
                CommentSql.class,
                FeedSql.class,
                PostSql.class,
                ChangeSql.class,
                ReportSql.class,
                VoteSql.class,
                TallySql.class,
                PageSql.class
            })
    void everyStatementFitsTheSchema(Class<?> sql) throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(sql)).isNotEmpty();
    }
}
