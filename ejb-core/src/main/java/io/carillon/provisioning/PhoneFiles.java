package io.carillon.provisioning;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.carillon.contract.MediaSecurity;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders what telephones read. Templates ending in {@code ftlx} are XML: every value in them is escaped. The others
 * have one setting a line; no value has a line end, because names and labels cannot.
 */
final class PhoneFiles {
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String XML = "application/xml;charset=UTF-8";
    /** A page of the telephone book of makers that take no more at once. */
    private static final int PAGE = 32;
    private static final Pattern BOOK_FILE = Pattern.compile("phonebook(?:-([1-9][0-9]{0,2}))?\\.xml");

    /** A line of a telephone book. */
    record Entry(String name, String number) {}

    private final Configuration templates = new Configuration(Configuration.VERSION_2_3_34);

    PhoneFiles() {
        templates.setClassForTemplateLoading(PhoneFiles.class, "");
        templates.setDefaultEncoding("UTF-8");
        templates.setLocale(Locale.ROOT);
        templates.setNumberFormat("computer");
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        templates.setRecognizeStandardFileExtensions(true);
    }

    /**
     * The files of a device.
     *
     * @param secrets the SIP secret of a line; empty leaves it out
     */
    List<PhoneFile> of(Device device, Reach reach, Function<DeviceLine, String> secrets) {
        return of(device, reach, secrets, null);
    }

    /** The same. @param bookOrNull where it searches the telephone book, null for nowhere */
    List<PhoneFile> of(
            Device device, Reach reach, Function<DeviceLine, String> secrets, BookAccess bookOrNull) {
        Maker maker = device.model().maker();
        String type = maker.isXml() ? XML : TEXT;
        Map<String, Object> values = values(device, reach, secrets);
        if (bookOrNull != null) {
            values.put("ldap", Map.of("host", bookOrNull.host(), "port", bookOrNull.port(), "secure", bookOrNull.secure(),
                    "base", bookOrNull.base(), "user", bookOrNull.user(), "password", bookOrNull.password()));
        }
        List<PhoneFile> files = new ArrayList<>();
        if (maker == Maker.POLYCOM) {
            files.add(new PhoneFile(device.mac() + ".cfg", type, render("polycom-master.ftlx", values), false));
        }
        files.add(new PhoneFile(maker.fileName(device.mac()), type, render(maker.template(), values), true));
        return files;
    }

    private static Map<String, Object> values(Device device, Reach reach, Function<DeviceLine, String> secrets) {
        Map<String, Object> values = new HashMap<>();
        values.put("mac", device.mac());
        values.put("settingsFile", device.model().maker().fileName(device.mac()));
        values.put("label", device.label());
        values.put("adapter", device.model().isAdapter());
        values.put("mostLines", device.model().lines());
        values.put("host", reach.host());
        values.put("port", reach.port());
        values.put("transport", device.transport().name());
        if (device.security() != null) {
            values.put("srtp", device.security().isRequired() ? 2 : device.security() == MediaSecurity.OFF ? 0 : 1);
        }
        values.put("base", reach.base());
        values.put("place", reach.place());
        values.put("secure", reach.isSecure());
        values.put("lines", device.lines().stream()
                .map(line -> Map.of("position", line.position(), "number", line.extension(), "label", line.label(),
                        "username", line.username(), "secret", secrets.apply(line)))
                .toList());
        values.put("keys", keys(device));
        return values;
    }

    /** Every key of the model; with no layout the first ones are the lines. */
    private static List<Map<String, Object>> keys(Device device) {
        Map<Integer, DeviceKey> layout = new HashMap<>();
        device.keys().forEach(key -> layout.put(key.position(), key));
        if (layout.isEmpty()) {
            device.lines().forEach(line -> layout.put(line.position(), new DeviceKey(
                    line.position(), DeviceKey.Kind.LINE, String.valueOf(line.position()), line.label())));
        }
        List<Map<String, Object>> keys = new ArrayList<>();
        for (int position = 1; position <= device.model().keys(); position++) {
            DeviceKey key = layout.get(position);
            keys.add(key == null
                    ? Map.of("position", position, "kind", "NONE", "value", "", "label", "")
                    : Map.of("position", position, "kind", key.kind().name(), "value", key.value(), "label", key.label()));
        }
        return keys;
    }

    /**
     * Which page of the telephone book a file is.
     *
     * @return from 1; 0 when it is none
     */
    static int bookPage(Device device, String file) {
        if (device.model().maker() == Maker.POLYCOM) {
            return file.equalsIgnoreCase(device.mac() + "-directory.xml") ? 1 : 0;
        }
        Matcher book = BOOK_FILE.matcher(file);
        return !book.matches() ? 0 : book.group(1) == null ? 1 : Integer.parseInt(book.group(1));
    }

    private static String bookTemplate(Maker maker) {
        return switch (maker) {
            case YEALINK, ZULTYS -> "yealink-book.ftlx";
            case GRANDSTREAM -> "grandstream-book.ftlx";
            case CISCO -> "cisco-book.ftlx";
            case POLYCOM -> "polycom-book.ftlx";
            case SNOM -> "snom-book.ftlx";
        };
    }

    /**
     * The telephone book.
     *
     * @param page which page, from 1, for makers that read it in pages
     */
    PhoneFile book(Maker maker, List<Entry> entries, Reach reach, int page) {
        boolean paged = maker == Maker.CISCO || maker == Maker.SNOM;
        int from = paged ? Math.min((page - 1) * PAGE, entries.size()) : 0;
        int to = paged ? Math.min(from + PAGE, entries.size()) : entries.size();
        Map<String, Object> values = new HashMap<>();
        values.put("base", reach.base());
        values.put("entries", entries.subList(from, to).stream()
                .map(entry -> Map.of("name", entry.name().isBlank() ? entry.number() : entry.name(), "number", entry.number()))
                .toList());
        values.put("next", to < entries.size() ? page + 1 : 0);
        return new PhoneFile("phonebook.xml", XML, render(bookTemplate(maker), values), false);
    }

    private String render(String template, Map<String, Object> values) {
        try {
            StringWriter text = new StringWriter(4096);
            templates.getTemplate(template).process(values, text);
            return text.toString();
        } catch (IOException | TemplateException broken) {
            throw new IllegalStateException("template " + template + ": " + broken.getMessage(), broken);
        }
    }
}
