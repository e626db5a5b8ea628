package io.carillon.provisioning;

/**
 * A file that a telephone reads.
 *
 * @param name its name
 * @param contentType its media type
 * @param text what is in it
 * @param secret whether SIP secrets belong into it
 */
public record PhoneFile(String name, String contentType, String text, boolean secret) {
    /** Never prints the text. */
    @Override
    public String toString() {
        return "PhoneFile[" + name + "]";
    }
}
