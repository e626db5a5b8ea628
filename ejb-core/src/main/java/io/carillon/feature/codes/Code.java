package io.carillon.feature.codes;

import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.directory.CallForwarding;
import java.util.Optional;
import java.util.function.BiFunction;

/** The codes there are and what each does to the settings of the caller. */
enum Code {
    DND_ON("*78", "do not disturb on", (now, to) -> now.withDnd(true)),
    DND_OFF("*79", "do not disturb off", (now, to) -> now.withDnd(false)),
    ALL("*72", "forward every call", CallForwarding::withAll, true),
    ALL_OFF("*73", "forward every call off", (now, to) -> now.withAll("")),
    BUSY("*90", "forward when busy", CallForwarding::withBusy, true),
    BUSY_OFF("*91", "forward when busy off", (now, to) -> now.withBusy("")),
    NO_ANSWER("*92", "forward without an answer", CallForwarding::withNoAnswer, true),
    NO_ANSWER_OFF("*93", "forward without an answer off", (now, to) -> now.withNoAnswer("")),
    UNREACHABLE("*94", "forward when unreachable", CallForwarding::withUnreachable, true),
    UNREACHABLE_OFF("*95", "forward when unreachable off", (now, to) -> now.withUnreachable("")),
    CALL_WAITING("*45", "call waiting on", (now, to) -> now.withBusyAt(0)),
    CALL_WAITING_OFF("*44", "call waiting off", (now, to) -> now.withBusyAt(1));

    /** Digits an extension can have. */
    private static final int LEAST_DIGITS = 2;
    private static final int MOST_DIGITS = 15;

    private final String digits;
    private final String does;
    private final BiFunction<CallForwarding, String, CallForwarding> change;
    private final boolean wantsNumber;

    Code(String digits, String does, BiFunction<CallForwarding, String, CallForwarding> change) {
        this(digits, does, change, false);
    }

    Code(String digits, String does, BiFunction<CallForwarding, String, CallForwarding> change, boolean wantsNumber) {
        this.digits = digits;
        this.does = does;
        this.change = change;
        this.wantsNumber = wantsNumber;
    }

    boolean wantsNumber() {
        return wantsNumber;
    }

    FeatureCode asDialled(String feature) {
        return new FeatureCode(digits + " " + does, match(), feature);
    }

    private Match match() {
        return wantsNumber ? new Match.Prefix(digits, LEAST_DIGITS, MOST_DIGITS) : new Match.Exact(digits);
    }

    /** The number behind the code, empty when it has none. */
    String numberIn(String dialled) {
        return match().rest(dialled);
    }

    CallForwarding applyTo(CallForwarding now, String number) {
        return change.apply(now, number);
    }

    static Optional<Code> in(String dialled) {
        for (Code code : values()) {
            if (code.match().accepts(dialled)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
