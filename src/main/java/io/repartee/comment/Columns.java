package io.repartee.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Turns a batch of things into the arrays, one a column, that {@code unnest} takes. */
final class Columns<T> {
    private final List<T> rows;
    private final List<Object> arrays = new ArrayList<>();

    Columns(List<T> rows) {
        this.rows = rows;
    }

    /** The row's number in the batch, from 0. */
    Columns<T> numbered() {
        Integer[] numbers = new Integer[rows.size()];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = n;
        }
        arrays.add(numbers);
        return this;
    }

    <V> Columns<T> add(IntFunction<V[]> array, Function<T, ? extends V> value) {
        V[] values = array.apply(rows.size());
        for (int n = 0; n < values.length; n++) {
            values[n] = value.apply(rows.get(n));
        }
        arrays.add(values);
        return this;
    }

    List<Object> arrays() {
        return arrays;
    }
}
