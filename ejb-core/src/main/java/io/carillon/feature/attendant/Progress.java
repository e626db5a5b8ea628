package io.carillon.feature.attendant;

/**
 * How far a caller is, as it is noted between two inputs.
 *
 * @param menu number of the menu it is in
 * @param depth menus it has gone down
 * @param tries how often it was asked in this menu without a choice
 * @param choices choices it has made in all
 * @param typed keys pressed so far of a number, empty before the first
 */
record Progress(String menu, int depth, int tries, int choices, String typed) {
    private static final int FIELDS = 5;

    /** In a menu, before anything was pressed. */
    static Progress in(String menu) {
        return new Progress(menu, 0, 0, 0, "");
    }

    /** @throws IllegalArgumentException when these are not the words of {@link #text} */
    static Progress of(String text) {
        String[] fields = text.split(";", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("no state of a menu: " + text);
        }
        return new Progress(fields[0], Integer.parseInt(fields[1]), Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]), fields[4]);
    }

    String text() {
        return menu + ";" + depth + ";" + tries + ";" + choices + ";" + typed;
    }

    Progress typing(String keys) {
        return new Progress(menu, depth, tries, choices, keys);
    }

    /** Asked once more, in vain so far. */
    Progress again() {
        return new Progress(menu, depth, tries + 1, choices, "");
    }

    /** A choice was made; the menu begins anew. */
    Progress chosen() {
        return new Progress(menu, depth, 0, choices + 1, "");
    }

    /** Down into another menu. */
    Progress into(String next) {
        return new Progress(next, depth + 1, 0, choices + 1, "");
    }
}
