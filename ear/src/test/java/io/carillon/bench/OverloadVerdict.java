package io.carillon.bench;

/** What row 50 of docs/reliability.md asks of a server that is offered two and a half times what it can do. */
final class OverloadVerdict extends Verdict {
    static final double OF_KNEE_PERCENT = 70;
    static final double SILENT_PERCENT = 1;
    static final double LOST_PERCENT = 1;
    /** At half the knee, before and after. */
    static final double ORDINARY_PERCENT = 99;

    /**
     * Some seconds at one rate.
     *
     * @param possible calls that the server can do in this time, at most those that were offered
     * @param started calls that were offered
     * @param unexplained refusals that did not say when to come again
     * @param silent calls without any answer
     * @param lossPercent of the packets of those who talk
     */
    record Stretch(double possible, int started, int completed, int unexplained, int silent, double lossPercent) {
        private double completedPercent() {
            return 100.0 * completed / possible;
        }
    }

    /** @param disturbed people whose conversation ended, or never began */
    OverloadVerdict(Stretch before, Stretch overload, Stretch after, int disturbed) {
        super("overload");
        atLeast("completed at half the knee, percent", before.completedPercent(), ORDINARY_PERCENT);
        atLeast("completed, percent of the knee", overload.completedPercent(), OF_KNEE_PERCENT);
        atMost("calls without any answer, percent", 100.0 * overload.silent / Math.max(1, overload.started), SILENT_PERCENT);
        atMost("refusals without Retry-After", overload.unexplained, 0);
        atMost("packets lost by those who talk, percent", overload.lossPercent, LOST_PERCENT);
        atMost("people who could not talk", disturbed, 0);
        atLeast("completed at half the knee afterwards, percent", after.completedPercent(), ORDINARY_PERCENT);
    }
}
