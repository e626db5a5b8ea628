package io.carillon.sip.message;

/** A header of an otherwise sound message does not follow its grammar. The request deserves a 400 with this reason. */
public final class MalformedHeader extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param header canonical header name; @param reason what was wrong, without the hostile text itself */
    public MalformedHeader(String header, String reason) {
        super(header + ": " + reason, null, false, false);
    }
}
