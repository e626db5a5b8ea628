package io.carillon.provisioning;

/** Who made a telephone, and with that how its file looks and what makes it read it again. */
public enum Maker {
    YEALINK("yealink.ftl", "%s.cfg", "check-sync;reboot=false", "check-sync;reboot=true"),
    GRANDSTREAM("grandstream.ftlx", "cfg%s.xml", "check-sync", "check-sync;reboot=true"),
    /** Its file names a second one, which has the settings. */
    POLYCOM("polycom.ftlx", "%s-carillon.cfg", "check-sync", "check-sync"),
    CISCO("cisco.ftlx", "%s.xml", "resync", "reboot"),
    SNOM("snom.ftlx", "%s.xml", "check-sync;reboot=false", "check-sync;reboot=true"),
    /** Built by Yealink and configured alike. */
    ZULTYS("yealink.ftl", "%s.cfg", "check-sync;reboot=false", "check-sync;reboot=true");

    private final String template;
    private final String fileName;
    private final String resync;
    private final String reboot;

    Maker(String template, String fileName, String resync, String reboot) {
        this.template = template;
        this.fileName = fileName;
        this.resync = resync;
        this.reboot = reboot;
    }

    /** Name of the template of its settings. */
    String template() {
        return template;
    }

    /** Whether its files are XML. */
    boolean isXml() {
        return template.endsWith(".ftlx");
    }

    /** The name under which a telephone asks for its settings. */
    String fileName(String mac) {
        return fileName.formatted(mac);
    }

    /** Value of Event in a NOTIFY after which the telephone reads its file again, or restarts. */
    String event(boolean restart) {
        return restart ? reboot : resync;
    }
}
