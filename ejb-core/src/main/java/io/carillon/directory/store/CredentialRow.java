package io.carillon.directory.store;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The digests of an extension's SIP secret. */
@Entity
@Table(name = "credential")
class CredentialRow {
    @Id
    @Column(name = "extension_id")
    private Long extensionId;

    private String username;
    private String realm;

    @Column(name = "ha1_md5")
    private String ha1Md5;

    @Column(name = "ha1_sha256")
    private String ha1Sha256;

    /** For JPA. */
    CredentialRow() {}

    CredentialRow(Long extensionId) {
        this.extensionId = extensionId;
    }

    Credential toRecord(Aor aor) {
        return new Credential(aor, username, realm, ha1Md5, ha1Sha256);
    }

    void take(Credential credential) {
        username = credential.username();
        realm = credential.realm();
        ha1Md5 = credential.ha1Md5();
        ha1Sha256 = credential.ha1Sha256();
    }
}
