package io.carillon.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.Tenant;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyServerTest {
    private static CompanyServer of(String... settings) {
        Properties properties = new Properties();
        properties.setProperty("carillon.ldap.bind-dn", "cn=carillon,dc=example,dc=com");
        for (int i = 0; i < settings.length; i += 2) {
            properties.setProperty("carillon.ldap." + settings[i], settings[i + 1]);
        }
        return CompanyServer.of(properties);
    }

    @Test
    void thereIsNoneUntilSomebodySaysWhere() {
        assertThat(of()).isNull();
    }

    @Test
    void portsAreTheUsualOnes() {
        assertThat(of("url", "ldaps://dir.example.com").port()).isEqualTo(636);
        assertThat(of("url", "ldap://127.0.0.1").port()).isEqualTo(389);
        assertThat(of("url", "ldap://127.0.0.1:1389").port()).isEqualTo(1389);
    }

    @Test
    void passwordsOfPeopleGoEncryptedOrStayOnTheMachine() {
        assertThat(of("url", "ldaps://dir.example.com").isPrivate()).isTrue();
        assertThat(of("url", "ldap://localhost").isPrivate()).isTrue();
        assertThat(of("url", "ldap://dir.example.com", "start-tls", "true").isPrivate()).isFalse();
        assertThat(of("url", "ldap://dir.example.com", "clear-text", "true").isPrivate()).isTrue();
    }

    @Test
    void aTenantReadsThePartThatTheServerGivesItAndTheFirstReadsAll() {
        CompanyServer server = of("url", "ldaps://dir.example.com", "tenants",
                "acme: ou=Acme,dc=example,dc=com ; other:ou=Other,dc=example,dc=com");
        Tenant acme = new Tenant("acme");
        assertThat(server.opens(acme, "ou=acme, dc=example, dc=com")).isTrue();
        assertThat(server.opens(acme, "ou=people,ou=Acme,dc=example,dc=com")).isTrue();
        assertThat(server.opens(acme, "ou=Other,dc=example,dc=com")).isFalse();
        assertThat(server.opens(acme, "dc=example,dc=com")).isFalse();
        assertThat(server.opens(acme, "ou=notAcme,dc=example,dc=com")).isFalse();
        assertThat(server.opens(acme, "")).isFalse();
        assertThat(server.opens(new Tenant("stranger"), "ou=Acme,dc=example,dc=com")).isFalse();
        assertThat(server.opens(Tenant.DEFAULT, "dc=example,dc=com")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "url, ldap://dir.example.com, is not encrypted",
        "url, http://dir.example.com, is not an address",
        "url, ldap://, is not an address",
        "start-tls, yes, must be true or false",
        "timeout, 10, must be 100 to 60000",
        "bind-dn, carillon, must be the distinguished name",
        "tenants, acme=ou=acme, must be TENANT:DISTINGUISHED-NAME",
        "tenants, acme:, must be TENANT:DISTINGUISHED-NAME"
    })
    void aWrongSettingIsNamed(String key, String value, String reason) {
        assertThatThrownBy(() -> of("url", "ldaps://dir.example.com", key, value))
                .hasMessageContaining("carillon.ldap." + key).hasMessageContaining(reason);
    }
}
