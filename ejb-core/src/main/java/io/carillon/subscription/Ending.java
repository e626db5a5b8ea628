package io.carillon.subscription;

/** Why a subscription ends, as Subscription-State says it (RFC 6665 section 4.1.3). */
enum Ending {
    /** It ran out, or the watcher ended it. */
    TIMEOUT("timeout"),
    /** What was watched is no more. */
    NO_RESOURCE("noresource"),
    /** What was watched has changed so much that the watcher had better subscribe anew, at once. */
    DEACTIVATED("deactivated"),
    /** The watcher may not watch it any more. */
    REJECTED("rejected");

    private final String reason;

    Ending(String reason) {
        this.reason = reason;
    }

    String value() {
        return "terminated;reason=" + reason;
    }
}
