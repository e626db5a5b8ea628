package io.carillon.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.SelfSignedCertificateGenerator;
import com.unboundid.util.ObjectPair;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustStoreTrustManager;
import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** A real directory is read over a real connection. */
class CompanyReaderTest {
    private static CompanyReader reader(People people) {
        return new CompanyReader(people.address(), People.SECRET, null);
    }

    @Test
    void fiveThousandPeopleComeInPagesAndNobodyIsMissing() throws Exception {
        try (People people = new People(null)) {
            Set<String> expected = new HashSet<>();
            for (int i = 0; i < 5_000; i++) {
                String number = String.valueOf(10_000 + i);
                people.add("u" + i, number, "Person " + i);
                expected.add(number);
            }
            List<Found> found = reader(people).read(People.settings());
            assertThat(found).hasSize(5_000).allMatch(Found::isSound);
            assertThat(found.stream().map(Found::number).collect(Collectors.toSet())).isEqualTo(expected);
            assertThat(found.stream().map(Found::id).distinct()).hasSize(5_000);
            assertThat(people.searches()).isEqualTo(10);
        }
    }

    @Test
    void somebodyWithAnotherNameOrPlaceIsTheSamePerson() throws Exception {
        try (People people = new People(null)) {
            people.add("ann", "1001", "Ann");
            Found before = reader(people).read(People.settings()).get(0);
            people.server().modifyDN("uid=ann," + People.BASE, "uid=anna", true);
            Found after = reader(people).read(People.settings()).get(0);
            assertThat(after.where()).isEqualTo("uid=anna," + People.BASE);
            assertThat(after.id()).isEqualTo(before.id()).isNotEmpty();
        }
    }

    @Test
    void whatIsWrittenForPeopleIsReadAndWhatIsNoNumberIsSaid() throws Exception {
        try (People people = new People(null)) {
            people.add("ann", "10 (0)-1", "Ann");
            people.add("bob", "+49 30 1234", "Bob");
            people.add("cid", "none", "Cid");
            people.add("dot", "1004", "D".repeat(81));
            List<Found> found = reader(people).read(People.settings());
            assertThat(found.get(0)).satisfies(ann -> {
                assertThat(ann.number()).isEqualTo("1001");
                assertThat(ann.name()).isEqualTo("Ann");
                assertThat(ann.mail()).isEqualTo("ann@example.com");
                assertThat(ann.department()).isEqualTo("Sales");
            });
            assertThat(found).extracting(Found::fault).containsExactly("", "telephoneNumber must be 2 to 15 digits",
                    "telephoneNumber must be 2 to 15 digits", "cn must have up to 80 characters");
        }
    }

    @Test
    void anIdOfActiveDirectoryIsBytes() throws Exception {
        try (People people = new People(null)) {
            people.server().add("dn: uid=ann," + People.BASE, "objectClass: person", "uid: ann", "cn: Ann",
                    "telephoneNumber: 1001", "objectGUID:: gP8AAQIDBAUGBwgJCgsMDQ==");
            CompanySettings usual = People.settings();
            CompanySettings active = new CompanySettings(true, true, usual.base(), usual.filter(),
                    new CompanySettings.Attributes("objectGUID", "telephoneNumber", "cn", "", ""), 10);
            Found ann = reader(people).read(active).get(0);
            assertThat(ann.id()).isEqualTo("80ff000102030405060708090a0b0c0d");
            assertThat(ann.mail()).isEmpty();
            assertThat(ann.isSound()).isTrue();
        }
    }

    @Test
    void aReferralLeadsNowhere() throws Exception {
        try (People people = new People(null)) {
            people.add("ann", "1001", "Ann");
            try (People far = new People(null)) {
                far.add("eve", "1666", "Eve");
                people.server().add("dn: ou=far," + People.BASE, "objectClass: referral", "objectClass: extensibleObject",
                        "ou: far", "ref: ldap://127.0.0.1:" + far.address().port() + "/" + People.BASE);
                assertThat(reader(people).read(People.settings())).extracting(Found::number).containsExactly("1001");
                assertThat(far.searches()).isZero();
            }
        }
    }

    @Test
    void aWrongSecretAndADirectoryThatIsAwayAreSaid() throws Exception {
        People people = new People(null);
        CompanyServer address = people.address();
        assertThatThrownBy(() -> new CompanyReader(address, "wrong", null).read(People.settings()))
                .isInstanceOf(Unreadable.class).hasMessageContaining("invalid credentials").hasMessageNotContaining("wrong");
        people.close();
        assertThatThrownBy(() -> new CompanyReader(address, People.SECRET, null).read(People.settings()))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void aDirectoryThatKnowsNoStartTlsIsNotReadInClear() throws Exception {
        try (People people = new People(null)) {
            assertThatThrownBy(() -> new CompanyReader(people.addressWithTls(), People.SECRET, SSLContext.getDefault())
                    .read(People.settings())).isInstanceOf(Unreadable.class);
            assertThat(people.searches()).isZero();
        }
    }

    @Test
    void withStartTlsNothingIsSaidBeforeTheCertificateIsTrusted() throws Exception {
        ObjectPair<File, char[]> store =
                SelfSignedCertificateGenerator.generateTemporarySelfSignedCertificate("carillon", "PKCS12");
        SSLUtil own = new SSLUtil(
                new KeyStoreKeyManager(store.getFirst(), store.getSecond(), "PKCS12", null), null);
        SSLContext trusting =
                new SSLUtil(new TrustStoreTrustManager(store.getFirst(), store.getSecond(), "PKCS12", true)).createSSLContext();
        try (People people = new People(own.createSSLSocketFactory())) {
            people.add("ann", "1001", "Ann");
            assertThat(new CompanyReader(people.addressWithTls(), People.SECRET, trusting).read(People.settings())).hasSize(1);
            int before = people.searches();
            assertThatThrownBy(() -> new CompanyReader(people.addressWithTls(), People.SECRET, SSLContext.getDefault())
                    .read(People.settings())).isInstanceOf(Unreadable.class);
            assertThat(people.searches()).isEqualTo(before);
        }
    }
}
