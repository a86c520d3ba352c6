package io.repartee.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Several who want to know that streams have moved. */
public record HeadListeners(List<HeadListener> all) implements HeadListener {
    @Override
    public void moved(long bell, long seq) {
        all.forEach(one -> one.moved(bell, seq));
    }

    @Override
    public void counted(long bell, long tally) {
        all.forEach(one -> one.counted(bell, tally));
    }

    @Override
    public Collection<StreamId> inUse() {
        List<StreamId> streams = new ArrayList<>();
        all.forEach(one -> streams.addAll(one.inUse()));
        return streams;
    }

    @Override
    public void rewritten(StreamId stream) {
        all.forEach(one -> one.rewritten(stream));
    }

    @Override
    public void allRewritten() {
        all.forEach(HeadListener::allRewritten);
    }
}
