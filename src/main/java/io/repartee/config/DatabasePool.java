package io.repartee.config;

/**
 * @param connections the most this process opens, besides two for doorbells
 * @param waiting the most requests that wait for one; beyond it they are refused as overload
 */
public record DatabasePool(int connections, int waiting) {
    public DatabasePool {
        Check.range("database-pool.connections", connections, 1, 500);
        Check.range("database-pool.waiting", waiting, 0, 1_000_000);
    }

    static DatabasePool from(Section section) {
        DatabasePool pool = new DatabasePool(section.integer("connections", 8), section.integer("waiting", 2000));
        section.mustHoldNothingElse();
        return pool;
    }
}
