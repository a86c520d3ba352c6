package io.repartee.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that is to be visited once per turn, a part of it at each tick, so that visits are spread evenly and no member
 * needs a timer of its own. Bound to its owner's thread.
 *
 * @param <T> a member, which remembers its {@link Seat}
 */
final class Wheel<T extends Wheel.Seat> {
    /** Where a member sits. */
    abstract static class Seat {
        private int spoke = -1;
        private int index;
    }

    private final List<List<T>> spokes = new ArrayList<>();
    private int current;
    private int nextSeat;

    Wheel(int ticksPerTurn) {
        for (int i = 0; i < ticksPerTurn; i++) {
            spokes.add(new ArrayList<>());
        }
    }

    void add(T member) {
        Seat seat = member;
        seat.spoke = nextSeat++ % spokes.size();
        List<T> spoke = spokes.get(seat.spoke);
        seat.index = spoke.size();
        spoke.add(member);
    }

    /** Takes a member out and says whether it was in. */
    boolean remove(T member) {
        Seat seat = member;
        if (seat.spoke < 0) {
            return false;
        }
        List<T> spoke = spokes.get(seat.spoke);
        T last = spoke.remove(spoke.size() - 1);
        if (last != member) {
            Seat moved = last;
            spoke.set(seat.index, last);
            moved.index = seat.index;
        }
        seat.spoke = -1;
        return true;
    }

    /** Visits the members whose turn it is; a visit may remove any member. */
    void tick(Consumer<T> visit) {
        current = (current + 1) % spokes.size();
        List.copyOf(spokes.get(current)).forEach(visit);
    }

    void forEach(Consumer<T> visit) {
        spokes.forEach(spoke -> List.copyOf(spoke).forEach(visit));
    }
}
