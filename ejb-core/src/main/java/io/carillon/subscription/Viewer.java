package io.carillon.subscription;

import io.carillon.contract.Aor;

/**
 * Who looks.
 *
 * @param by the watcher, proven
 * @param domain host and port under which it knows the house: what it watches is called {@code sip:<number>@<domain>}
 */
public record Viewer(Aor by, String domain) {
    /** The URI of a number as this watcher knows it. */
    public String uri(String number) {
        return "sip:" + number + "@" + domain;
    }
}
