package io.carillon.trunk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every kind of the plan can be written down and read back, so that a change of it can be taken back. */
class PlanKindsTest {
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class, Character.class, Integer.class, Long.class, Boolean.class, Double.class, BigDecimal.class,
            int.class, long.class, boolean.class, double.class, ZoneId.class, LocalDate.class, LocalTime.class,
            LocalDateTime.class, Instant.class, Duration.class);

    private final Set<Class<?>> seen = new HashSet<>();

    @Test
    void allThatSettingsAreMadeOfIsKnown() {
        var kinds = new OutsideStore().kinds();
        assertThat(kinds).containsKeys("trunk", "ring-group", "menu", "webhook", "phone-book");
        kinds.forEach((kind, type) -> check(kind, type));
    }

    private void check(String where, Type type) {
        if (type instanceof ParameterizedType generic) {
            for (Type of : generic.getActualTypeArguments()) {
                check(where, of);
            }
            return;
        }
        Class<?> plain = (Class<?>) type;
        if (PLAIN.contains(plain) || plain.isEnum() || !seen.add(plain)) {
            return;
        }
        if (plain.isSealed()) {
            for (Class<?> one : plain.getPermittedSubclasses()) {
                check(where, one);
            }
            return;
        }
        assertThat(plain.isRecord()).as(where + " has a " + plain + ", which RecordJson cannot read").isTrue();
        for (RecordComponent component : plain.getRecordComponents()) {
            check(where + "." + component.getName(), component.getGenericType());
        }
    }
}
