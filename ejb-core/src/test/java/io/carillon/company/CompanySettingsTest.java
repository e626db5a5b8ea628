package io.carillon.company;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanySettingsTest {
    private static final CompanySettings GOOD = People.settings();

    private static CompanySettings filtered(String filter) {
        return new CompanySettings(true, true, GOOD.base(), filter, GOOD.attributes(), 10);
    }

    private static CompanySettings named(String attribute) {
        CompanySettings.Attributes usual = GOOD.attributes();
        return new CompanySettings(true, true, GOOD.base(), GOOD.filter(), new CompanySettings.Attributes(
                usual.id(), usual.number(), attribute, usual.mail(), usual.department()), 10);
    }

    @Test
    void whatIsUsualIsGood() {
        assertThat(CompanySettings.DEFAULT.faults()).isEmpty();
        assertThat(GOOD.faults()).isEmpty();
        assertThat(filtered("(&(objectClass=user)(!(userAccountControl:1.2.840.113556.1.4.803:=2))(secretary=*))").faults())
                .isEmpty();
        assertThat(named("cn;lang-de").faults()).isEmpty();
    }

    @Test
    void everyFieldIsToldByItsName() {
        CompanySettings.Attributes none = new CompanySettings.Attributes("", "", "", "", "");
        assertThat(new CompanySettings(true, true, "people", "(cn=", none, 101).faults())
                .containsOnlyKeys("base", "filter", "idAttribute", "numberAttribute", "nameAttribute", "mostRemovals");
        assertThat(new CompanySettings(true, true, " ", GOOD.filter(), GOOD.attributes(), 10).faults())
                .containsOnlyKeys("base");
    }

    @ParameterizedTest
    @ValueSource(strings = {"userPassword", "unicodePwd", "sambaNTPassword", "krbPrincipalKey", "2.5.4.35", "cn)(uid=*"})
    void whatIsSecretIsNotShownAsAName(String attribute) {
        assertThat(named(attribute).faults()).containsOnlyKeys("nameAttribute");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(userPassword=a*)", "(&(cn=*)(|(uid=x)(!(unicodePwd=a*))))", "(2.5.4.35=a*)", "(userPassword:2.5.13.17:=x)"
    })
    void norAskedAbout(String filter) {
        assertThat(filtered(filter).faults()).containsOnlyKeys("filter");
    }
}
