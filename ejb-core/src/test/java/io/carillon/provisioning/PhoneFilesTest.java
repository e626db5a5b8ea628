package io.carillon.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.MediaSecurity;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/**
 * What each maker's telephones read, compared with files that were looked at. When a change is meant, the new file,
 * left in {@code target/provisioning}, is committed with it.
 */
class PhoneFilesTest {
    private final PhoneFiles files = new PhoneFiles();

    @ParameterizedTest
    @ValueSource(strings = {"yealink-t23g", "grandstream-gxp2170", "grandstream-ht801", "grandstream-ht802", "polycom-vvx450",
        "cisco-spa504g", "cisco-spa112", "snom-d735", "zultys-zip33g"})
    void isWhatWasLookedAt(String model) throws Exception {
        for (PhoneFile file : files.of(Samples.device(model), Samples.HTTPS, Samples::secret)) {
            assertGolden(model + "-" + file.name(), file);
        }
    }

    static List<String> models() {
        return Model.ALL.stream().map(Model::id).toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelGetsItsLinesAndNothingIsMoreThanText(String model) throws Exception {
        List<PhoneFile> all = files.of(Samples.device(model), Samples.HTTPS, Samples::secret);
        PhoneFile settings = all.get(all.size() - 1);
        assertThat(settings.secret()).isTrue();
        assertThat(settings.text()).contains("1001-user1", "secret1", "pbx.example.com");
        for (PhoneFile file : all) {
            if (file.contentType().startsWith("application/xml")) {
                Document parsed = parse(file.text());
                assertThat(parsed.getElementsByTagName("x").getLength()).as("markup from a name").isZero();
            } else {
                assertThat(file.text().lines()).allMatch(line -> line.isEmpty() || line.matches("#.*|[a-z0-9_.]+ = .*"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void withoutSecretsNoneIsThereAndNoneIsOverwritten(String model) {
        Device device = Samples.device(model);
        for (PhoneFile file : files.of(device, Samples.HTTPS, line -> "")) {
            assertThat(file.text()).doesNotContain("secret1", "secret2").doesNotContainPattern("(?i)(password|user_pass)");
            assertThat(file.text()).doesNotContain("<P34>", "<P4120>", "<P406>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yealink-t46s", "grandstream-gxp2170", "cisco-spa504g", "snom-d735", "polycom-vvx450"})
    void theTelephoneBookIsWhatWasLookedAt(String model) throws Exception {
        Maker maker = Model.of(model).orElseThrow().maker();
        PhoneFile book = files.book(maker, List.of(new PhoneFiles.Entry(Samples.HOSTILE, "1001"),
                new PhoneFiles.Entry("", "1002")), Samples.HTTPS, 1);
        assertGolden(model + "-phonebook.xml", book);
    }

    @Test
    void aCiscoReadsTheTelephoneBookInPages() throws Exception {
        List<PhoneFiles.Entry> entries = new ArrayList<>();
        IntStream.range(0, 70).forEach(i -> entries.add(new PhoneFiles.Entry("P" + i, "10" + i)));
        assertThat(entriesOf(entries, 1)).isEqualTo(32);
        assertThat(files.book(Maker.CISCO, entries, Samples.HTTPS, 1).text()).contains("phonebook-2.xml");
        assertThat(entriesOf(entries, 3)).isEqualTo(6);
        assertThat(files.book(Maker.CISCO, entries, Samples.HTTPS, 3).text()).doesNotContain("phonebook-4.xml");
        assertThat(entriesOf(entries, 900)).isZero();
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatIsNoAdapterSearchesTheTelephoneBook(String model) throws Exception {
        BookAccess access = new BookAccess("book.example.com", 636, true, "ou=default,o=carillon",
                "uid=001565abcdef,ou=phones,ou=default,o=carillon", "book-password");
        Device device = Samples.device(model);
        String told = String.join("\n", files.of(device, Samples.HTTPS, Samples::secret, access).stream()
                .map(PhoneFile::text).toList());
        boolean searches = !device.model().isAdapter() && device.model().maker() != Maker.CISCO;
        assertThat(told.contains("book.example.com")).isEqualTo(searches);
        assertThat(told.contains("book-password")).isEqualTo(searches);
        String open = String.join("\n", files.of(device, Samples.HTTPS, Samples::secret,
                new BookAccess("book.example.com", 389, false, "b", "u", "book-password")).stream()
                .map(PhoneFile::text).toList());
        assertThat(open.contains("book-password")).isEqualTo(!device.model().isAdapter());
    }

    @Test
    void eachMakerAsksForTheBookUnderItsOwnName() {
        assertThat(PhoneFiles.bookPage(Samples.device("snom-d735"), "phonebook-2.xml")).isEqualTo(2);
        assertThat(PhoneFiles.bookPage(Samples.device("yealink-t46s"), "phonebook.xml")).isEqualTo(1);
        assertThat(PhoneFiles.bookPage(Samples.device("polycom-vvx450"), "001565ABCDEF-directory.xml")).isEqualTo(1);
        assertThat(PhoneFiles.bookPage(Samples.device("polycom-vvx450"), "phonebook.xml")).isZero();
    }

    private int entriesOf(List<PhoneFiles.Entry> entries, int page) throws Exception {
        return parse(files.book(Maker.CISCO, entries, Samples.HTTPS, page).text())
                .getElementsByTagName("DirectoryEntry").getLength();
    }

    @ParameterizedTest
    @CsvSource({"yealink-t46s,account.1.srtp_encryption = 0,account.1.srtp_encryption = 2",
        "zultys-zip33g,account.1.srtp_encryption = 0,account.1.srtp_encryption = 2",
        "snom-d735,>off</user_savp>,>mandatory</user_savp>",
        "polycom-vvx450,reg.1.srtp.enable=\"0\",reg.1.srtp.require=\"1\"",
        "grandstream-gxp2170,<P443>0</P443>,<P443>2</P443>", "grandstream-ht802,<P183>0</P183>,<P183>2</P183>"})
    void aPolicyOfItsOwnIsToldToTheTelephone(String model, String off, String required) {
        assertThat(settings(Samples.device(model))).doesNotContain("srtp", "savp", "<P183>");
        assertThat(settings(Samples.secured(model, MediaSecurity.OFF))).contains(off);
        assertThat(settings(Samples.secured(model, MediaSecurity.OFFER))).doesNotContain(off, required);
        assertThat(settings(Samples.secured(model, MediaSecurity.REQUIRE_ANYWHERE))).contains(required);
    }

    private String settings(Device device) {
        List<PhoneFile> all = files.of(device, Samples.HTTPS, Samples::secret);
        return all.get(all.size() - 1).text();
    }

    @Test
    void withNoLayoutTheFirstKeysAreTheLines() {
        Device device = Samples.device(Model.of("yealink-t46s").orElseThrow(),
                List.of(Samples.line(1, "1001", "Ann"), Samples.line(2, "1002", "Bob")), List.of());
        String text = files.of(device, Samples.HTTPS, Samples::secret).get(0).text();
        assertThat(text).contains("linekey.1.type = 15", "linekey.2.type = 15", "linekey.2.line = 2", "linekey.3.type = 0",
                "account.3.enable = 0");
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static void assertGolden(String name, PhoneFile file) throws Exception {
        if (file.contentType().startsWith("application/xml")) {
            parse(file.text());
        }
        Path made = Path.of("target/provisioning", name);
        Files.createDirectories(made.getParent());
        Files.writeString(made, file.text(), StandardCharsets.UTF_8);
        assertThat(file.text()).as(name).isEqualTo(golden(name));
    }

    private static String golden(String name) throws IOException {
        try (InputStream looked = PhoneFilesTest.class.getResourceAsStream("/provisioning/" + name)) {
            return looked == null ? "" : new String(looked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
