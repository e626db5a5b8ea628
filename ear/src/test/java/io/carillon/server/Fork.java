package io.carillon.server;

import java.util.regex.Pattern;

/**
 * Which of the two processes that run scenarios at the same time this is. Each has a server of its own to share, and what the two
 * could fight over is told apart here alone.
 */
public final class Fork {
    private static final int NUMBER = Integer.getInteger("carillon.test.fork", 1);
    /** No two ports of any servers of the tests are so far apart, whatever whole thousands they are moved by. */
    private static final int APART = 300;
    private static final Pattern PORTS = Pattern.compile("\\{(\\d+)(?:\\|(\\d+))?}");

    private Fork() {}

    /** What the first process has at this port. */
    public static int port(int ofTheFirst) {
        return ofTheFirst + APART * (NUMBER - 1);
    }

    /** Of as many things that follow one another as this, those of the first process, or the next. */
    static int after(int things) {
        return things * (NUMBER - 1);
    }

    /** The name of a file or directory that each has for itself. */
    public static String own(String name) {
        return name + "-" + NUMBER;
    }

    /** Arguments with ports in braces: {@code {9080}} is moved, of {@code {30000|18000}} each takes its own. */
    static String arguments(String template) {
        return PORTS.matcher(template).replaceAll(ports -> String.valueOf(ports.group(2) == null
                ? port(Integer.parseInt(ports.group(1)))
                : Integer.parseInt(ports.group(NUMBER))));
    }
}
