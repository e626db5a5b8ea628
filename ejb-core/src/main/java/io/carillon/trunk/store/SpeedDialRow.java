package io.carillon.trunk.store;

import io.carillon.speeddial.SpeedDials;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.TreeMap;

/** Short codes of an extension, or of the house, in one column as {@code code:number}. */
@Entity
@Table(name = "speed_dial")
class SpeedDialRow extends NamedRow<SpeedDials> {
    private String numbers;

    @Override
    void take(SpeedDials settings) {
        numbers = joined(settings.numbers().entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .toList());
    }

    @Override
    SpeedDials settings() {
        Map<String, String> byCode = new TreeMap<>();
        split(numbers).forEach(entry -> byCode.put(entry.substring(0, 2), entry.substring(3)));
        return new SpeedDials(byCode);
    }
}
