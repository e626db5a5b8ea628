package io.carillon.trunk.store;

import io.carillon.screening.Refusal;
import io.carillon.screening.Screening;
import io.carillon.screening.Screening.Block;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * Whom an extension, or the house, does not want to hear. Numbers stand in one column, {@code refusal:pattern} each.
 */
@Entity
@Table(name = "call_screening")
class ScreeningRow extends NamedRow<Screening> {
    private boolean anonymous;
    private String blocked;

    @Override
    void take(Screening settings) {
        anonymous = settings.anonymous();
        blocked = joined(settings.blocked().stream()
                .map(block -> block.refusal() + ":" + block.pattern())
                .toList());
    }

    @Override
    Screening settings() {
        return new Screening(anonymous, split(blocked).stream().map(ScreeningRow::block).toList());
    }

    private static Block block(String text) {
        int colon = text.indexOf(':');
        return new Block(text.substring(colon + 1), Refusal.valueOf(text.substring(0, colon)));
    }
}
