package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The account of the first line as a telephone reads it out of its file.
 *
 * @param user number of the extension
 * @param auth name for the digest
 * @param secret and its secret
 */
record PhoneSettings(String user, String auth, String secret) {
    /** What would be left of a template that was not filled in. */
    private static final List<String> MARKS = List.of("${", "#{", "<#", "</#", "<@", "[#", "[=");
    private static final String LINE = "#.*|[a-z0-9_.]+ = .*|";

    /** How the telephones of a maker look, and where in their file the account stands. */
    enum Maker {
        YEALINK("%s.cfg", "account.1.user_name", "account.1.auth_name", "account.1.password"),
        ZULTYS("%s.cfg", "account.1.user_name", "account.1.auth_name", "account.1.password"),
        GRANDSTREAM("cfg%s.xml", "P35 P4060", "P36 P4090", "P34 P4120"),
        POLYCOM("%s.cfg", "reg.1.address", "reg.1.auth.userId", "reg.1.auth.password"),
        CISCO("%s.xml", "User_ID_1_", "Auth_ID_1_", "Password_1_"),
        SNOM("%s.xml", "user_name", "user_pname", "user_pass");

        private final String file;
        private final String user;
        private final String auth;
        private final String secret;

        Maker(String file, String user, String auth, String secret) {
            this.file = file;
            this.user = user;
            this.auth = auth;
            this.secret = secret;
        }

        /** The file that a telephone asks for. */
        String file(String mac) {
            return file.formatted(mac);
        }

        /** Whether it reads the telephone book page by page. */
        boolean isPaged() {
            return this == CISCO || this == SNOM;
        }

        /** The file of the telephone book. */
        String book(String mac) {
            return this == POLYCOM ? mac + "-directory.xml" : "phonebook.xml";
        }
    }

    static PhoneSettings of(Maker maker, String text) throws Exception {
        assertThat(text).as("what was not filled in").doesNotContain(MARKS);
        if (maker == Maker.YEALINK || maker == Maker.ZULTYS) {
            assertThat(text.lines()).startsWith("#!version:1.0.0.1").allMatch(line -> line.matches(LINE));
            Properties settings = new Properties();
            settings.load(new StringReader(text));
            return new PhoneSettings(settings.getProperty(maker.user), settings.getProperty(maker.auth),
                    settings.getProperty(maker.secret));
        }
        Document parsed = xml(text);
        return new PhoneSettings(value(parsed, maker.user), value(parsed, maker.auth), value(parsed, maker.secret));
    }

    /** Well-formed, and without a definition of its own. */
    static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    /** Of the first element of one of these names, or of the first attribute. */
    private static String value(Document parsed, String names) {
        NodeList all = parsed.getElementsByTagName("*");
        for (String name : names.split(" ")) {
            for (int i = 0; i < all.getLength(); i++) {
                Element one = (Element) all.item(i);
                if (one.getTagName().equals(name)) {
                    return one.getTextContent();
                }
                if (one.hasAttribute(name)) {
                    return one.getAttribute(name);
                }
            }
        }
        return null;
    }
}
