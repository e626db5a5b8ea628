package io.carillon.trunk.store;

import io.carillon.company.CompanySettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What a tenant takes from the company's directory. */
@Entity
@Table(name = "company_directory")
class CompanyRow extends NamedRow<CompanySettings> {
    @Column(name = "sign_in")
    private boolean signIn;

    private boolean sync;

    private String base;

    private String filter;

    @Column(name = "id_attribute")
    private String identity;

    @Column(name = "number_attribute")
    private String number;

    @Column(name = "name_attribute")
    private String person;

    @Column(name = "mail_attribute")
    private String mail;

    @Column(name = "department_attribute")
    private String department;

    @Column(name = "most_removals")
    private int mostRemovals;

    @Override
    void take(CompanySettings settings) {
        signIn = settings.signIn();
        sync = settings.sync();
        base = settings.base();
        filter = settings.filter();
        identity = settings.attributes().id();
        number = settings.attributes().number();
        person = settings.attributes().name();
        mail = settings.attributes().mail();
        department = settings.attributes().department();
        mostRemovals = settings.mostRemovals();
    }

    @Override
    CompanySettings settings() {
        return new CompanySettings(signIn, sync, base, filter,
                new CompanySettings.Attributes(identity, number, person, mail, department), mostRemovals);
    }
}
