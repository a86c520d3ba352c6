package io.repartee.database;

import static io.repartee.testing.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MigrationsIT {
    @Test
    void aTestDatabaseIsMigratedAndEmpty() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(Sql.text(database.url(), "select count(*) from comment")).isEqualTo("0");
            database.execute("insert into site (key, name) values ('daily', 'The Daily')");
        }
        try (TestDatabase another = TestDatabase.create()) {
            assertThat(Sql.text(another.url(), "select count(*) from site")).isEqualTo("0");
        }
    }

    @Test
    void severalNodesMayMigrateAtOnce() {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("drop schema public cascade");
            database.execute("create schema public");
            List<CompletableFuture<Void>> nodes = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                nodes.add(CompletableFuture.runAsync(() -> Migrations.apply(database.url())));
            }
            nodes.forEach(CompletableFuture::join);
            assertThat(Sql.text(database.url(), "select count(*) from comment")).isEqualTo("0");
        }
    }

    @Test
    void aStartSeesWhetherAMigrationIsMissing() {
        Vertx vertx = Vertx.vertx();
        try (TestDatabase database = TestDatabase.create()) {
            Database open = Database.open(vertx, database.url(), 1, 1);
            assertThat(get(Migrations.areApplied(open.pool()))).isTrue();
            database.execute("update flyway_schema_history set success = false where version = '7'");
            assertThat(get(Migrations.areApplied(open.pool()))).isFalse();
            database.execute("drop table flyway_schema_history");
            assertThat(get(Migrations.areApplied(open.pool()))).isFalse();
        } finally {
            get(vertx.close());
        }
    }

    @Test
    void aDatabaseThatRefusesUsIsNamedWithoutItsPassword() {
        try (TestDatabase database = TestDatabase.create()) {
            ConnectionUrl url = database.url();
            ConnectionUrl wrong = ConnectionUrl.local(url.port(), url.database(), url.user(), "secret-but-wrong");
            assertThatThrownBy(() -> Migrations.apply(wrong))
                    .isInstanceOf(DatabaseNotStarted.class)
                    .hasMessageContaining(url.database())
                    .hasMessageContaining("password authentication failed")
                    .hasMessageNotContaining("secret-but-wrong");
        }
    }
}
