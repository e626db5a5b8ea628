package io.carillon.selftest;

/** A self-test is under way already. */
public class SelfTestBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SelfTestBusy() {
        super("a self-test is under way");
    }
}
