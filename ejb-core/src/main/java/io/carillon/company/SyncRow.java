package io.carillon.company;

/**
 * What comes of one entry of the directory.
 *
 * @param action what is done
 * @param where the entry, as the directory calls it; its id when it is gone
 * @param number of the extension
 * @param name shown on telephones
 * @param detail what changes, or why nothing can be done; may be empty
 */
public record SyncRow(Action action, String where, String number, String name, String detail) {
    /** What is done with an extension. */
    public enum Action {
        /** Made, with a secret that nobody knows yet. */
        ADD,
        /** Follows a name, a return, or begins to follow. */
        CHANGE,
        /** The person has another number: that is made, the one before is disabled. */
        MOVE,
        /** The entry is gone: neither registers nor is called any more; nothing of it is deleted. */
        DISABLE,
        /** As it should be. */
        KEEP,
        /** Nothing could be done; the others go on. */
        FAULT
    }

    private static final int LONGEST = 300;
    private static final int LONGEST_NAME = 80;

    public SyncRow {
        where = cut(where, LONGEST);
        number = cut(number, LONGEST_NAME);
        name = cut(name, LONGEST_NAME);
        detail = cut(detail, LONGEST);
    }

    private static String cut(String text, int longest) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= longest ? plain : plain.substring(0, longest) + "...";
    }

    SyncRow failed(String reason) {
        return new SyncRow(Action.FAULT, where, number, name, reason);
    }
}
