package io.carillon.feature.attendant;

/**
 * How far a caller is, as it is noted between two inputs.
 *
 * @param menu number of the menu it is in
 * @param depth menus it has gone down
 * @param tries how often it was asked in this menu without a choice
 * @param choices choices it has made in all
 * @param typed keys pressed so far of a number, empty before the first
 * @param path keys that have led somewhere, with commas between them
 * @param pending what is waited for before the caller goes on, empty for its keys
 */
record Progress(String menu, int depth, int tries, int choices, String typed, String path, String pending) {
    private static final int FIELDS = 7;
    /** As calls had it that began before programs were asked. */
    private static final int FIELDS_BEFORE = 5;
    private static final int LONGEST_PATH = 200;

    /** In a menu, before anything was pressed. */
    static Progress in(String menu) {
        return new Progress(menu, 0, 0, 0, "", "", "");
    }

    /** @throws IllegalArgumentException when these are not the words of {@link #text} */
    static Progress of(String text) {
        String[] fields = text.split(";", -1);
        if (fields.length != FIELDS && fields.length != FIELDS_BEFORE) {
            throw new IllegalArgumentException("no state of a menu: " + text);
        }
        boolean whole = fields.length == FIELDS;
        return new Progress(fields[0], Integer.parseInt(fields[1]), Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]), fields[4], whole ? fields[5] : "", whole ? fields[6] : "");
    }

    String text() {
        return menu + ";" + depth + ";" + tries + ";" + choices + ";" + typed + ";" + path + ";" + pending;
    }

    Progress typing(String keys) {
        return new Progress(menu, depth, tries, choices, keys, path, "");
    }

    /** Asked once more, in vain so far. */
    Progress again() {
        return new Progress(menu, depth, tries + 1, choices, "", path, "");
    }

    /** These keys lead somewhere. */
    Progress pressed(String keys) {
        String longer = path.isEmpty() ? keys : path + "," + keys;
        return keys.isEmpty() || longer.length() > LONGEST_PATH
                ? this : new Progress(menu, depth, tries, choices, typed, longer, pending);
    }

    /** A choice was made; the menu begins anew. */
    Progress chosen() {
        return new Progress(menu, depth, 0, choices + 1, "", path, "");
    }

    /** A choice was made, and something is waited for before the caller goes on. */
    Progress awaiting(String what) {
        return new Progress(menu, depth, 0, choices + 1, "", path, what);
    }

    /** The same choice goes on with something else that is waited for; with nothing when that is empty. */
    Progress holding(String what) {
        return new Progress(menu, depth, tries, choices, typed, path, what);
    }

    /** Down into another menu. */
    Progress into(String next) {
        return new Progress(next, depth + 1, 0, choices + 1, "", path, "");
    }
}
