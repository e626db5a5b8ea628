package io.carillon.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What is special about a leg that leaves the house through a trunk.
 *
 * @param trunk id of the {@link TrunkLine}; the leg goes to the address of that trunk and nowhere else
 * @param asserted whom the network may bill and trace, sent as P-Asserted-Identity (RFC 3325); null for nobody
 * @param withheld whether the called party must not see who calls (RFC 3323: anonymous From and Privacy: id)
 * @param codecs encodings the trunk may be offered, by RTP name; empty for no restriction
 * @param location where the caller is, as a PIDF-LO document (RFC 4119) sent with a Geolocation header (RFC 6442);
 *     empty for calls that tell no location
 * @param emergency whether somebody calls for help
 */
public record TrunkUse(
        String trunk,
        CallerIdentity asserted,
        boolean withheld,
        List<String> codecs,
        String location,
        boolean emergency)
        implements Serializable {
    public TrunkUse {
        Objects.requireNonNull(trunk, "trunk");
        codecs = List.copyOf(codecs);
        location = location == null ? "" : location;
    }

    /** A call that is like any other. */
    public TrunkUse(String trunk, CallerIdentity asserted, boolean withheld, List<String> codecs) {
        this(trunk, asserted, withheld, codecs, "", false);
    }
}
