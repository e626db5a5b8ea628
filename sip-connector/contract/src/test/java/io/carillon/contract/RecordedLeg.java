package io.carillon.contract;

/** One leg as the adapter would have it; {@link SwitchRecorder} keeps its books. */
public final class RecordedLeg {
    final LegId id;
    CallId call;
    final SipTarget target;
    boolean answered;
    boolean over;
    boolean unanswerable;

    RecordedLeg(LegId id, CallId call, SipTarget target) {
        this.id = id;
        this.call = call;
        this.target = target;
    }

    public LegId id() {
        return id;
    }

    /** Whether the device called us. */
    public boolean isInbound() {
        return target == null;
    }

    public boolean isAnswered() {
        return answered;
    }

    public boolean isOver() {
        return over;
    }

    /** Where its INVITE went, null for an inbound leg. */
    public SipTarget target() {
        return target;
    }
}
