package io.carillon.trunk.store;

import io.carillon.hotdesk.DeskLogin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Who has logged in at the telephones of an extension. */
@Entity
@Table(name = "desk_login")
class DeskLoginRow extends NamedRow<DeskLogin> {
    @Column(name = "user_number")
    private String user;

    @Override
    void take(DeskLogin settings) {
        user = settings.user();
    }

    @Override
    DeskLogin settings() {
        return new DeskLogin(user);
    }
}
