package io.repartee.site;

import io.repartee.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Gathers what is wrong with settings, so that all of it is told at once, each with its place as a JSON pointer. Not thread-safe. */
public final class Faults {
    private final List<Problem.Field> fields = new ArrayList<>();

    public void range(String place, long value, long least, long most) {
        must(place, value >= least && value <= most, "This must be from %d to %d.".formatted(least, most));
    }

    public void size(String place, List<?> list, int most) {
        must(place, list.size() <= most, "At most %d are allowed.".formatted(most));
    }

    /** Each item of a list must be so; the place of the first that is not is told. */
    public void each(String place, List<String> list, Predicate<String> right, String otherwise) {
        for (int i = 0; i < list.size(); i++) {
            if (!right.test(list.get(i))) {
                must(place + "/" + i, false, otherwise);
                return;
            }
        }
    }

    public void must(String place, boolean condition, String otherwise) {
        if (!condition) {
            fields.add(new Problem.Field(place, otherwise));
        }
    }

    /** @throws Problem {@code invalid_fields}, when anything was wrong */
    public void refuse() {
        if (!fields.isEmpty()) {
            throw Problem.fields(fields);
        }
    }
}
