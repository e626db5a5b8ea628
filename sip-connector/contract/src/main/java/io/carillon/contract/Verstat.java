package io.carillon.contract;

/** What came of verifying the number of a caller, in the words of 3GPP TS 24.229 section 7.2A.20. */
public enum Verstat {
    /** A signature vouches for the number. */
    PASSED("TN-Validation-Passed"),
    /** There was one, and it is not good. */
    FAILED("TN-Validation-Failed"),
    /** There was none that could be judged. */
    NONE("No-TN-Validation");

    private final String text;

    Verstat(String text) {
        this.text = text;
    }

    /** Value of the {@code verstat} parameter. */
    public String text() {
        return text;
    }
}
