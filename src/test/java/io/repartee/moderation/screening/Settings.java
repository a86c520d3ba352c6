package io.repartee.moderation.screening;

import io.repartee.site.Phases;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** The default settings with one of them another. */
final class Settings {
    private Settings() {}

    static Phases with(String phase, Record settings) {
        return with(Phases.DEFAULT, phase, settings);
    }

    static Phases with(Phases others, String phase, Record settings) {
        RecordComponent[] components = Phases.class.getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                boolean other = components[i].getName().equals(phase);
                values[i] = other ? settings : components[i].getAccessor().invoke(others);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return Phases.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
