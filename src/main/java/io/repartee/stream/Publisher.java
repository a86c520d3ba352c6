package io.repartee.stream;

import java.util.List;

/** Port: where writers put what they committed. Called after commit, on any thread; never blocks and never fails. */
public interface Publisher {
    void committed(List<Handover> handovers);

    /** Totals of streams have changed. */
    default void counted(List<Counted> changes) {}
}
