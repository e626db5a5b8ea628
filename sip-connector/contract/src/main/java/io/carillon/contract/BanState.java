package io.carillon.contract;

import java.io.Serializable;
import java.util.List;

/**
 * The bans of the adapter.
 *
 * @param version another one with every change
 * @param bans those that hold and those that are remembered
 */
public record BanState(long version, List<SourceBan> bans) implements Serializable {
    public BanState {
        bans = List.copyOf(bans);
    }
}
